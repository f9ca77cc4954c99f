from pathlib import Path

import pytest

from acctplan.errors import UsageError
from acctplan.workspace import Reach, Workspace, ignored_for


def _write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "repo/.git").mkdir(parents=True)
    return tmp_path / "repo"


def test_the_nearest_configuration_counts(repo: Path) -> None:
    _write(repo / "acctplan.toml", 'currency = "EUR"')
    near = _write(repo / "teams/uk/pyproject.toml", '[tool.acctplan]\ncurrency = "GBP"')
    workspace = Workspace(repo)
    assert workspace.project_for(Path("teams/us/a.md")).settings.currency == "EUR"
    project = workspace.project_for(repo / "teams/uk/accounts/a.md")
    assert (project.root, project.file, project.settings.currency) == (near.parent, near, "GBP")


def test_in_one_folder_our_own_file_wins(repo: Path) -> None:
    _write(repo / "pyproject.toml", '[tool.acctplan]\ncurrency = "GBP"')
    _write(repo / "acctplan.toml", 'currency = "EUR"')
    assert Workspace(repo).project_for(Path()).settings.currency == "EUR"


@pytest.mark.parametrize("text", ["[project]\nname = 'x'", "[broken"], ids=["other", "broken"])
def test_a_pyproject_of_something_else_is_passed_over(repo: Path, text: str) -> None:
    _write(repo / "acctplan.toml", 'currency = "EUR"')
    _write(repo / "tool/pyproject.toml", text)
    assert Workspace(repo).project_for(Path("tool")).settings.currency == "EUR"


def test_the_search_ends_at_the_repository(repo: Path) -> None:
    _write(repo.parent / "acctplan.toml", 'currency = "EUR"')
    project = Workspace(repo).project_for(Path("accounts/a.md"))
    assert (project.root, project.file, project.settings.currency) == (repo, None, "USD")


def test_a_linked_worktree_is_a_repository_too(tmp_path: Path) -> None:
    _write(tmp_path / "tree/.git", "gitdir: elsewhere")
    assert Workspace(tmp_path).project_for(Path("tree/a/b.md")).root == tmp_path / "tree"


def test_one_folder_has_one_project(repo: Path) -> None:
    _write(repo / "acctplan.toml")
    workspace = Workspace(repo)
    assert workspace.project_for(Path("a.md")) is workspace.project_for(Path("accounts/b.md"))


def test_a_given_configuration_counts_everywhere(repo: Path) -> None:
    _write(repo / "accounts/acctplan.toml", 'currency = "EUR"')
    given = _write(repo.parent / "conf/team.toml", 'currency = "GBP"')
    project = Workspace(repo, Path("../conf/team.toml")).project_for(Path("accounts/a.md"))
    assert (project.root, project.file, project.settings.currency) == (given.parent, given, "GBP")


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("absent.toml", "no such file: 'absent.toml'", "name an acctplan.toml or a pyproject.toml"),
        ("teams", "'teams' is a folder, not a configuration", "name the acctplan.toml in it"),
        ("wrong.toml", "wrong.toml:1: unknown setting 'plan'", "did you mean 'plans'?"),
        (
            "pyproject.toml",
            "pyproject.toml:1: there is no table [tool.acctplan]",
            "write one or name another file",
        ),
    ],
)
def test_a_given_configuration_that_cannot_be_is_an_error_of_use(
    repo: Path, name: str, message: str, hint: str
) -> None:
    (repo / "teams").mkdir()
    _write(repo / "wrong.toml", "plan = 1")
    _write(repo / "pyproject.toml", "")
    with pytest.raises(UsageError) as caught:
        Workspace(repo, Path(name))
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_mistake_names_the_file_as_seen_from_here(repo: Path) -> None:
    _write(repo / "teams/acctplan.toml", "\nplan = 1")
    with pytest.raises(UsageError, match=r"^teams/acctplan.toml:2: unknown setting 'plan'$"):
        Workspace(repo).project_for(Path("teams/a.md"))


def test_codes_are_left_out_for_the_files_of_a_pattern(repo: Path) -> None:
    _write(
        repo / "acctplan.toml",
        '[rules.per-file-ignores]\n"accounts/pilot/*.md" = ["AP5", "AP202"]\n"**/a.md" = ["AP7"]\n',
    )
    project = Workspace(repo).project_for(repo)
    assert ignored_for(project, repo / "accounts/pilot/a.md") == ["AP5", "AP202", "AP7"]
    assert ignored_for(project, repo / "accounts/b.md") == []
    assert ignored_for(project, repo.parent / "a.md") == []


def test_what_is_remembered_of_a_configuration_counts_and_settings_are_read_when_they_are_asked_for(
    repo: Path,
) -> None:
    file = _write(repo / "acctplan.toml", 'currency = "EUR"\nplans = ["real/*.md"]\n')
    first = Workspace(repo).project_for(repo)
    asked: list[tuple[Path, str]] = []

    def recall(root: Path, digest: str) -> Reach:
        asked.append((root, digest))
        return Reach(("known/*.md",), (("known/a.md", ("AP1",)),))

    _write(repo / "known/a.md")
    workspace = Workspace(repo, None, recall)
    found = workspace.find()
    assert [each.name for each in found] == ["known/a.md"]
    assert ignored_for(found[0].project, found[0].path) == ["AP1"]
    assert asked == [(repo, first.digest)]
    file.write_text("")
    assert (found[0].project.settings.currency, found[0].project.settings.origin.name) == (
        "EUR",
        "acctplan.toml",
    )


def test_a_configuration_is_known_by_its_bytes_and_by_what_it_is(repo: Path) -> None:
    table = '[tool.acctplan]\ncurrency = "EUR"\n'
    places = {
        "a/acctplan.toml": "",
        "b/acctplan.toml": "",
        "c/acctplan.toml": "\n",
        "d/pyproject.toml": table,
    }
    for name, text in places.items():
        _write(repo / name, text)
    digests = [Workspace(repo).project_for((repo / name).parent).digest for name in places]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3
    assert Workspace(repo).project_for(repo).digest == ""


@pytest.mark.parametrize("given", [True, False])
def test_a_pyproject_that_is_not_ours_is_never_remembered(repo: Path, given: bool) -> None:
    file = _write(repo / "pyproject.toml", "[project]\nname = 'plans'\n")
    asked: list[str] = []

    def recall(_root: Path, digest: str) -> None:
        asked.append(digest)

    if given:
        with pytest.raises(UsageError, match="there is no table"):
            Workspace(repo, file, recall)
    else:
        assert Workspace(repo, None, recall).project_for(repo).file is None
        assert asked == []
