import os
import socket
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from acctplan.errors import UsageError
from acctplan.workspace import Candidate, Workspace, looks_like_plan, read

HINT = "make a plan with 'acctplan new \"Name of the customer\"', or name files or folders"


def _write(path: Path, text: str = "---\nacctplan: 1\n---\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _find(cwd: Path, *paths: str, config: str = "", force_exclude: bool = False) -> list[Candidate]:
    workspace = Workspace(cwd, Path(config) if config else None)
    return workspace.find([Path(path) for path in paths], force_exclude=force_exclude)


def _names(cwd: Path, *paths: str, config: str = "", force_exclude: bool = False) -> list[str]:
    return [item.name for item in _find(cwd, *paths, config=config, force_exclude=force_exclude)]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with two accounts, a read-me, and an example repository inside."""
    repo = tmp_path / "repo"
    (repo / ".git").mkdir(parents=True)
    _write(repo / "acctplan.toml", "")
    for name in ("accounts/b.md", "accounts/eu/a.md", "README.md", "accounts/data.csv"):
        _write(repo / name)
    _write(repo / "examples/acctplan.toml", 'plans = ["kunden/*.md"]')
    for name in ("examples/kunden/k.md", "examples/accounts/x.md", "examples/README.md"):
        _write(repo / name)
    return repo


def test_without_paths_the_patterns_of_the_project_count_from_its_root(repo: Path) -> None:
    assert _names(repo) == ["accounts/b.md", "accounts/eu/a.md"]
    assert _names(repo / "accounts/eu") == [f"{repo}/accounts/b.md", "a.md"]
    assert _names(repo / "examples") == ["kunden/k.md"]


def test_what_is_found_was_not_named_and_is_in_the_patterns(repo: Path) -> None:
    item = _find(repo)[0]
    assert (item.path, item.named, item.in_globs) == (repo / "accounts/b.md", False, True)
    assert item.project.root == repo


def test_a_folder_holds_its_part_of_the_patterns_and_configurations_below_bring_theirs(repo: Path) -> None:
    assert _names(repo, ".") == ["accounts/b.md", "accounts/eu/a.md", "examples/kunden/k.md"]
    assert _names(repo, "accounts/eu") == ["accounts/eu/a.md"]
    assert _names(repo, "examples") == ["examples/kunden/k.md"]
    assert [item.project.root.name for item in _find(repo, ".")] == ["repo", "repo", "examples"]


def test_without_a_configuration_above_a_folder_holds_all_its_markdown(repo: Path) -> None:
    (repo / "acctplan.toml").unlink()
    found = _find(repo, ".")
    assert [(item.name, item.in_globs) for item in found] == [
        ("README.md", False),
        ("accounts/b.md", True),
        ("accounts/eu/a.md", True),
        ("examples/kunden/k.md", True),
    ]


def test_without_any_configuration_the_default_patterns_count_from_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    _write(tmp_path / "accounts/a.md")
    _write(tmp_path / "docs/b.md")
    assert _names(tmp_path / "docs") == [f"{tmp_path}/accounts/a.md"]


def test_a_given_configuration_replaces_all_others(repo: Path) -> None:
    assert _names(repo, config="examples/acctplan.toml") == ["examples/kunden/k.md"]
    _write(repo / "team.toml", 'plans = ["**/*.md"]')
    assert "examples/accounts/x.md" in _names(repo, ".", config="team.toml")


def test_a_folder_outside_the_given_configuration_holds_all_its_markdown(repo: Path) -> None:
    assert _names(repo, "accounts", config="examples/acctplan.toml") == ["accounts/b.md", "accounts/eu/a.md"]


def test_a_named_file_is_always_taken(repo: Path) -> None:
    found = _find(repo, "README.md", "accounts/data.csv", "accounts/b.md")
    assert [(item.name, item.named, item.in_globs) for item in found] == [
        ("README.md", True, False),
        ("accounts/b.md", True, True),
        ("accounts/data.csv", True, False),
    ]


def test_a_hook_can_name_files_that_the_patterns_leave_out(repo: Path) -> None:
    names = ["README.md", "accounts/b.md", "examples/kunden/k.md", "examples/accounts/x.md"]
    assert _names(repo, *names, force_exclude=True) == ["accounts/b.md", "examples/kunden/k.md"]
    assert _names(repo, "README.md", force_exclude=True) == []


def test_a_file_counts_once_and_as_named(repo: Path) -> None:
    (repo / "accounts/0-link.md").symlink_to("b.md")
    found = _find(repo, ".", "accounts", "accounts/b.md", "./accounts/../accounts/b.md")
    assert [(item.name, item.named) for item in found] == [
        ("accounts/b.md", True),
        ("accounts/eu/a.md", False),
        ("examples/kunden/k.md", False),
    ]
    assert _names(repo) == ["accounts/b.md", "accounts/eu/a.md"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("acounts", "did you mean 'accounts'?"),
        ("accounts/bb.md", "did you mean 'accounts/b.md'?"),
        ("x/y/z.md", "check the spelling; paths start from the current folder"),
        ("accounts/b.md/x", "check the spelling; paths start from the current folder"),
    ],
)
def test_a_path_that_does_not_exist_is_an_error_of_use(repo: Path, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        _find(repo, "accounts", name)
    assert (caught.value.message, caught.value.hint) == (f"no such file or folder: '{name}'", hint)


@pytest.mark.parametrize(
    ("cwd", "paths", "message"),
    [
        ("", ["docs"], "no file matches 'accounts/**/*.md' below '.' in 'docs'"),
        ("empty", [], "no file matches 'a/*.md', 'b/*.md' below '.'"),
        ("empty", ["."], "no file matches 'a/*.md', 'b/*.md' below '.'"),
        ("", ["empty", "docs"], None),
        ("../plain", [], "no file matches 'accounts/**/*.md' below '.'"),
        ("../plain", ["x"], "no file matches '**/*.md' below 'x'"),
    ],
)
def test_nothing_found_is_an_error_of_use(
    repo: Path, cwd: str, paths: list[str], message: str | None
) -> None:
    _write(repo / "docs/x.txt")
    _write(repo / "empty/acctplan.toml", 'plans = ["a/*.md", "b/*.md"]')
    _write(repo.parent / "plain/x/y.txt")
    message = message or (
        "no file matches 'a/*.md', 'b/*.md' below 'empty', 'accounts/**/*.md' below '.' in 'docs'"
    )
    with pytest.raises(UsageError) as caught:
        _find(Path(os.path.normpath(repo / cwd)), *paths)
    assert (caught.value.message, caught.value.hint) == (message, HINT)


def test_other_peoples_and_hidden_folders_are_not_entered(tmp_path: Path) -> None:
    _write(tmp_path / "acctplan.toml", 'plans = ["**/*.md"]')
    for folder in ("node_modules/x", ".venv", ".hidden", "__pycache__", ".git"):
        _write(tmp_path / folder / "a.md")
        _write(tmp_path / folder / "acctplan.toml", "broken")
    _write(tmp_path / "ok/a.md")
    assert _names(tmp_path) == _names(tmp_path, ".") == ["ok/a.md"]


def test_symlinks_are_followed_inside_only_and_loops_end(tmp_path: Path) -> None:
    team = tmp_path / "team"
    _write(team / "acctplan.toml", "")
    _write(team / "store/a.md")
    _write(tmp_path / "secret/s.md")
    (team / "accounts").symlink_to("store")
    for link, target in {
        "store/loop": "..",
        "store/self": "self",
        "store/out": "../../secret",
        "store/s.md": "../../secret/s.md",
        "store/gone.md": "nowhere",
    }.items():
        (team / link).symlink_to(target)
    assert _names(team) == ["accounts/a.md"]
    assert _names(team, "store/s.md") == ["store/s.md"]


def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    _write(tmp_path / "acctplan.toml", 'plans = ["**/*.md"]')
    for number in range(30):
        _write(tmp_path / f"d{number}/a.md")
        for other in range(30):
            (tmp_path / f"d{number}/to{other}").symlink_to(f"../d{other}")
    start = time.perf_counter()
    assert len(_find(tmp_path, ".")) == 30
    assert time.perf_counter() - start < 5


def test_pipes_sockets_and_closed_folders_are_passed_over(tmp_path: Path) -> None:
    _write(tmp_path / "accounts/a.md")
    os.mkfifo(tmp_path / "accounts/pipe.md")
    os.mkfifo(tmp_path / "acctplan.toml")
    (tmp_path / "accounts/closed").mkdir(mode=0)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "accounts/socket.md"))
        assert _names(tmp_path) == ["accounts/a.md"]
        named = _find(tmp_path, "accounts/pipe.md")
    assert [item.named for item in named] == [True]
    unreadable = read(named[0]).unreadable
    assert unreadable is not None
    assert unreadable.reason == "is not a regular file"


def test_names_that_are_no_fun_are_found_and_shown(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "accounts")
    Path(os.fsdecode(folder)).mkdir()
    for name in (b"a\nb.md", b"'q\".md", b"-x.md", b"a::b.md", b"caf\xe9.md"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(b"text")
    found = _find(tmp_path)
    assert [item.name.removeprefix("accounts/") for item in found] == [
        "'q\".md",
        "-x.md",
        "a::b.md",
        "a\\nb.md",
        "caf\\xe9.md",
    ]
    assert [(read(item).path, read(item).text) for item in found] == [(item.name, "text") for item in found]


def test_a_large_repository_is_a_matter_of_seconds(tmp_path: Path) -> None:
    for number in range(50):
        folder = tmp_path / f"accounts/r{number}/x"
        folder.mkdir(parents=True)
        for other in range(100):
            os.close(os.open(folder / f"{other}.md", os.O_CREAT))
    start = time.perf_counter()
    assert len(_find(tmp_path)) == 5_000
    assert time.perf_counter() - start < 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nacctplan: 1\n---\n", True),
        ("---\r\naccount: x\r\nacctplan : 1\r\n---\r\n", True),
        ("---\raccount: x\racctplan: 1\r---\r", True),
        ('--- \n"acctplan": 1\n...\n', True),
        ("---\n'acctplan': 1", True),
        ("---\naccount: x\n---\nacctplan: 1\n", False),
        ("---\n---\nacctplan: 1\n", False),
        ("---\n acctplan: 1\n---\n", False),
        ("---\nacctplanner: 1\n---\n", False),
        ("\n---\nacctplan: 1\n---\n", False),
        ("----\nacctplan: 1\n---\n", False),
        ("acctplan: 1\n", False),
        ("", False),
    ],
)
def test_only_the_marker_in_the_front_matter_makes_a_plan(text: str, expected: bool) -> None:
    assert looks_like_plan(text) is expected


def test_the_marker_is_looked_for_in_linear_time() -> None:
    start = time.perf_counter()
    assert not looks_like_plan(
        "---\n" + "acctplan" + " " * 500_000 + "\n" + ("---" + " " * 99 + "x\n") * 10_000
    )
    assert time.perf_counter() - start < 2


def _among(cwd: Path, *files: str, paths: Sequence[str] = (), force_exclude: bool = False) -> list[str]:
    workspace = Workspace(cwd)
    root = next(each for each in (cwd, *cwd.parents) if (each / ".git").exists())
    found = workspace.among(
        [root / file for file in files], [Path(path) for path in paths], force_exclude=force_exclude
    )
    return [item.name for item in found]


def test_there_may_be_nothing_to_find(tmp_path: Path) -> None:
    assert Workspace(tmp_path).find(may_be_none=True) == []
    with pytest.raises(UsageError):
        Workspace(tmp_path).find([Path("missing.md")], may_be_none=True)


def test_files_that_are_not_on_the_disk_are_chosen_as_if_they_were(repo: Path) -> None:
    files = (
        "accounts/new.md",
        "docs/x.md",
        "accounts/.hidden/y.md",
        "accounts/node_modules/z.md",
        "README.md",
    )
    assert _among(repo, *files) == ["accounts/new.md"]
    assert _among(repo / "accounts/eu", *files) == [f"{repo}/accounts/new.md"]
    assert _among(repo, *files, paths=["docs", "README.md"]) == ["README.md"]
    assert _among(repo, *files, paths=["docs/x.md"]) == ["docs/x.md"]
    assert _among(repo, *files, paths=["docs/x.md"], force_exclude=True) == []
    assert _among(repo, "examples/kunden/new.md") == []
    assert _among(repo, "examples/kunden/new.md", paths=["."]) == ["examples/kunden/new.md"]


def test_without_a_configuration_a_folder_has_all_markdown_of_those_files(repo: Path) -> None:
    (repo / "acctplan.toml").unlink()
    assert _among(repo, "docs/x.md", "docs/x.txt", "node_modules/y.md", paths=["."]) == ["docs/x.md"]


def test_a_path_that_is_none_of_those_files_must_be_on_the_disk(repo: Path) -> None:
    assert _among(repo, "accounts/new.md", paths=["accounts/b.md"]) == []
    with pytest.raises(UsageError, match=r"no such file or folder: 'accounts/gone\.md'"):
        _among(repo, "accounts/new.md", paths=["accounts/gone.md"])


def test_a_path_through_a_link_means_what_it_leads_to(repo: Path) -> None:
    (repo / "link").symlink_to("accounts")
    assert _among(repo, "accounts/new.md", paths=["link"]) == ["accounts/new.md"]
    assert _among(repo, "accounts/new.md", paths=["link/new.md"]) == ["accounts/new.md"]
