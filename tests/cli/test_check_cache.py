"""`check` with a cache says what it says without one, and judges what has changed only."""

import io
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.judging import Bench
from cases import COMPLETE
from repositories import Repo

DAY = "2026-11-02"
WEAK = COMPLETE.replace("end: 2028-01-31", "end: soon")
NAMELESS = WEAK.replace("account: Brightwater Foods\n", "")
DRAFT = WEAK.replace("status: active", "status: draft")
LATE = COMPLETE.replace("2026-11-20", "2026-10-20")
FOLDER = Path(".acctplan_cache")
FORMATS = (
    *("full", "concise", "grouped", "json", "jsonl", "github"),
    *("gitlab", "sarif", "junit", "markdown"),
)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name in [name for name in os.environ if name.startswith(("GIT", "ACCTPLAN"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repo = Repo(tmp_path / "here")
    repo.write("acctplan.toml", "")
    repo.write("accounts/README.md", "# Accounts\n")
    for name, text in {"good": COMPLETE, "weak": WEAK, "draft": DRAFT}.items():
        repo.write(f"accounts/{name}.md", text)
    monkeypatch.chdir(repo.root)
    return repo


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read and judged, not recalled."""
    seen: list[str] = []
    honest = Bench.judge_source

    def watched(self: Bench, source: object, project: object, path: Path) -> object:
        seen.append(path.name)
        return honest(self, source, project, path)  # type: ignore[arg-type]

    monkeypatch.setattr(Bench, "judge_source", watched)
    return seen


def check(*arguments: str) -> int:
    return guarded(lambda: run(["check", "--as-of", DAY, "--jobs", "1", *arguments]))


def shelves() -> list[Path]:
    return sorted(FOLDER.glob("check-*"))


class Said(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def run_check(*arguments: str) -> Said:
        capsys.readouterr()
        status = check(*arguments)
        return Said(status, *capsys.readouterr())

    return run_check


def again(judged: list[str], *arguments: str) -> list[str]:
    """What is judged in a run after others."""
    judged.clear()
    check(*arguments)
    return sorted(judged)


def test_what_has_not_changed_is_not_judged_again(judged: list[str], repository: Repo) -> None:
    assert again(judged) == ["draft.md", "good.md", "weak.md"]
    assert again(judged) == []
    repository.write("accounts/good.md", LATE)
    assert again(judged) == ["good.md"]
    repository.write("accounts/good.md", COMPLETE)
    assert again(judged) == []
    os.utime("accounts/good.md", (1, 1))
    assert again(judged) == []


def test_a_plan_is_known_by_its_content_under_any_name(judged: list[str]) -> None:
    check()
    shutil.copy("accounts/weak.md", "accounts/copy.md")
    Path("accounts/good.md").rename("accounts/better.md")
    Path("accounts/draft.md").unlink()
    assert again(judged) == []
    assert again(judged, "accounts/copy.md") == []


def test_a_plan_that_is_called_by_its_path_is_judged_under_each(
    judged: list[str], repository: Repo, said: Callable[..., Said]
) -> None:
    repository.write("accounts/a.md", NAMELESS)
    repository.write("accounts/b.md", NAMELESS)
    assert again(judged) == ["a.md", "b.md", "draft.md", "good.md", "weak.md"]
    assert again(judged) == []
    Path("accounts/b.md").rename("accounts/c.md")
    assert said("--json") == said("--json", "--no-cache")
    assert '"accounts/c.md"' in said("--json").out


def test_a_plan_without_an_account_is_known_by_its_path_even_if_nothing_is_found(judged: list[str]) -> None:
    Path("accounts/a.md").write_text(NAMELESS, encoding="utf-8")
    check("--select", "AP305")
    Path("accounts/a.md").rename("accounts/c.md")
    assert again(judged, "--select", "AP305") == ["c.md"]
    assert again(judged, "--select", "AP305") == []


def test_what_is_judged_twice_in_one_run_is_remembered_from_both(judged: list[str]) -> None:
    check("--add-allow", "later")
    assert again(judged) == []


@pytest.mark.parametrize(
    "arguments",
    [["--as-of", "2026-11-03"], ["--select", "AP1"], ["--ignore", "AP105"], ["--ignore", "AP105,AP106"]],
    ids=["day", "select", "ignore", "two-ignored"],
)
def test_under_other_terms_all_are_judged_and_the_old_ones_stay_known(
    arguments: list[str], judged: list[str]
) -> None:
    check()
    assert again(judged, *arguments) == ["draft.md", "good.md", "weak.md"]
    assert again(judged, *arguments) == []
    assert again(judged) == []


@pytest.mark.parametrize(
    "text",
    [
        'currency = "EUR"\n',
        "[rules]\npreset = 'strict'\n",
        "[catalog]\nproducts = ['Ledger']\n",
        "[team]\npeople = [{ name = 'Priya Nair' }]\n",
        "[profiles.strategic]\nignore = ['AP2']\n",
        "[rules.per-file-ignores]\n'accounts/weak.md' = ['AP0']\n",
    ],
    ids=["currency", "preset", "catalog", "team", "profile", "per-file"],
)
def test_under_another_configuration_all_are_judged(text: str, judged: list[str], repository: Repo) -> None:
    check()
    repository.write("acctplan.toml", text)
    assert again(judged) == ["draft.md", "good.md", "weak.md"]
    assert again(judged) == []
    repository.write("acctplan.toml", "")
    assert again(judged) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--notes"],
        ["--statistics"],
        ["--quiet"],
        ["accounts/weak.md"],
        ["--force-exclude", "accounts/README.md"],
    ],
    ids=["all", "notes", "statistics", "quiet", "file", "excluded"],
)
def test_how_findings_are_shown_needs_no_judging(arguments: list[str], judged: list[str]) -> None:
    check()
    assert again(judged, *arguments) == []
    assert len(shelves()) == 1


def test_other_markdown_is_judged_only_if_it_is_named(judged: list[str], said: Callable[..., Said]) -> None:
    check()
    assert again(judged, "accounts/README.md") == ["README.md"]
    assert again(judged, "accounts/README.md") == []
    assert said() == said("--no-cache")
    assert "1 file skipped" in said().out
    assert again(judged, "accounts/README.md", "--force-exclude") == []


def test_settings_that_are_wrong_are_told_every_time(said: Callable[..., Said], repository: Repo) -> None:
    check()
    for text in ("currency = 1\n", "[rules]\nignore = ['AP999']\n", "[rules.AP308]\nmany = 1\n"):
        repository.write("acctplan.toml", text)
        assert said().status == 2
        assert said() == said("--no-cache")
    repository.write("acctplan.toml", "")
    assert said("--select", "AP999") == said("--select", "AP999", "--no-cache")
    assert said("--select", "AP999").status == 2


def test_the_configuration_decides_which_files_are_plans_without_being_read_again(
    said: Callable[..., Said], repository: Repo, judged: list[str]
) -> None:
    repository.write(
        "acctplan.toml", "plans = ['accounts/w*.md']\n[rules.per-file-ignores]\n'**/weak.md' = ['AP0']\n"
    )
    first = said("--json")
    assert again(judged) == []
    assert said("--json") == first == said("--json", "--no-cache")
    assert '"files": 1' in first.out or '"plans": 1' in first.out


def test_a_configuration_in_a_folder_has_a_cache_of_its_own(repository: Repo, judged: list[str]) -> None:
    repository.write("accounts/east/acctplan.toml", "plans = ['*.md']\n[rules]\npreset = 'strict'\n")
    repository.write("accounts/east/far.md", LATE)
    assert again(judged) == ["draft.md", "far.md", "good.md", "weak.md"]
    assert again(judged) == []
    assert len(list(Path("accounts/east/.acctplan_cache").glob("check-*"))) == 1
    assert guarded(lambda: run(["clean"])) == 0
    assert not Path("accounts/east/.acctplan_cache").exists()
    assert not FOLDER.exists()


def test_a_table_of_pyproject_is_a_configuration(judged: list[str], repository: Repo) -> None:
    Path("acctplan.toml").unlink()
    repository.write(
        "pyproject.toml", "[project]\nname = 'acctplan-plans'\n[tool.acctplan]\ncurrency = 'EUR'\n"
    )
    check()
    assert again(judged) == []
    repository.write(
        "pyproject.toml", "[project]\nname = 'acctplan-plans'\n[tool.acctplan]\ncurrency = 'USD'\n"
    )
    assert len(again(judged)) == 3


def test_without_a_configuration_nothing_is_written_but_to_a_chosen_folder(
    judged: list[str], repository: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("acctplan.toml").unlink()
    repository.git("init", "--quiet")
    check()
    assert len(again(judged)) == 3
    assert sorted(each.name for each in repository.root.iterdir()) == [".git", "accounts"]
    monkeypatch.setenv("ACCTPLAN_CACHE_DIR", str(tmp_path / "kept"))
    check()
    assert again(judged) == []


def test_git_does_not_see_it(repository: Repo) -> None:
    repository.git("init", "--quiet")
    check()
    assert ".acctplan_cache" not in repository.git("status", "--porcelain", "--untracked-files=all")


def test_a_cache_that_came_with_the_repository_is_not_believed(judged: list[str]) -> None:
    check()
    shutil.copytree(FOLDER, "theirs", copy_function=shutil.copyfile)
    shutil.rmtree(FOLDER)
    Path("theirs").rename(FOLDER)
    assert len(again(judged)) == 3


def test_the_environment_names_another_folder_for_all(
    judged: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCTPLAN_CACHE_DIR", str(tmp_path / "kept"))
    check()
    assert again(judged) == []
    shutil.copytree(tmp_path / "here", tmp_path / "clone")
    monkeypatch.chdir(tmp_path / "clone")
    assert again(judged) == []
    assert not FOLDER.exists()
    assert guarded(lambda: run(["clean"])) == 0
    assert not (tmp_path / "kept").exists()


def test_no_cache_neither_reads_nor_writes(judged: list[str]) -> None:
    check("--no-cache")
    assert not FOLDER.exists()
    check()
    before = shelves()[0].stat().st_mtime_ns
    assert len(again(judged, "--no-cache")) == 3
    assert shelves()[0].stat().st_mtime_ns == before


def test_standard_input_and_what_is_staged_are_not_remembered(
    judged: list[str], repository: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("init", "--quiet")
    repository.git("add", ".")
    assert again(judged, "--staged") == again(judged, "--staged") == ["draft.md", "good.md", "weak.md"]
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WEAK.encode())))
        assert again(judged, "--stdin-filename", "accounts/weak.md") == ["weak.md"]
    assert not FOLDER.exists()


def test_a_shelf_that_was_truncated_is_made_anew(said: Callable[..., Said], judged: list[str]) -> None:
    right = said("--json")
    shelf = shelves()[0]
    whole = shelf.read_bytes()
    for end in range(0, len(whole), max(len(whole) // 20, 50)):
        shelf.write_bytes(whole[:end])
        judged.clear()
        assert said("--json") == right
        assert len(judged) == 3
        assert shelf.read_bytes() == whole


@pytest.mark.parametrize("data", [b"\0" * 999, b"\xff\xfe", b"acctplan cache 1 ", b"[" * 99_999], ids=str)
def test_a_foreign_shelf_is_made_anew(data: bytes, said: Callable[..., Said], judged: list[str]) -> None:
    right = said("--json")
    shelves()[0].write_bytes(data)
    judged.clear()
    assert said("--json") == right
    assert len(judged) == 3


@pytest.mark.parametrize("kind", ["file", "link", "dangling"])
def test_where_no_folder_can_be_the_result_is_the_same(
    kind: str, said: Callable[..., Said], tmp_path: Path
) -> None:
    right = said("--json", "--no-cache")
    if kind == "file":
        FOLDER.write_text("mine")
    else:
        FOLDER.symlink_to(tmp_path / "elsewhere")
    if kind == "link":
        (tmp_path / "elsewhere").mkdir()
    assert [said("--json"), said("--json")] == [right, right]
    assert not (tmp_path / "elsewhere").exists() or list((tmp_path / "elsewhere").iterdir()) == []


def test_where_nothing_can_be_written_the_result_is_the_same() -> None:
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200));"
        "from acctplan.cli import main; sys.argv[1:] = ['check', '--no-history', '--as-of', '2026-11-02']; main()"
    )
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-1].startswith("3 plans checked: ")
    assert sorted(each.name for each in FOLDER.iterdir()) == [".gitignore", "CACHEDIR.TAG"]


def test_several_processes_fill_one_cache(
    repository: Repo, said: Callable[..., Said], judged: list[str]
) -> None:
    for number in range(70):
        repository.write(
            f"accounts/many/{number}.md", WEAK.replace("Brightwater Foods", f"Brightwater {number}")
        )
    first = said("--json", "--jobs", "2")
    judged.clear()
    assert said("--json", "--jobs", "2") == first
    assert judged == []
    assert said("--json", "--no-cache") == first
    assert len(shelves()) == 1


def test_nothing_that_judges_is_imported_when_all_is_known() -> None:
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
        "from acctplan.cli import main;"
        "sys.argv[1:] = ['check', '--as-of', '2026-11-02', '--fail-on', 'note', '--select', 'AP', 'accounts']; main()"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    cold, warm = (set(each.stderr.split()) for each in runs)
    assert {"pydantic", "acctplan.checker", "acctplan.settings", "acctplan.wording.judge"} <= cold
    assert warm.isdisjoint(
        {"pydantic", "yaml", "mistune", "tomllib", "acctplan.checker", "acctplan.settings"}
    )
    assert warm.isdisjoint(name for name in cold if name.startswith("acctplan.reader"))
    assert not {
        name for name in warm if name.startswith(("acctplan.rules", "acctplan.wording", "acctplan.model."))
    } - {"acctplan.model.years"}


def texts(dice: random.Random) -> bytes:
    text = dice.choice(
        [COMPLETE, WEAK, NAMELESS, DRAFT, LATE, COMPLETE.replace("target_arr:", "target-arr:"), "# No plan\n"]
    )
    text = dice.choice([text, text.replace("## Risks", "<!-- acctplan: allow AP406: later -->\n\n## Risks")])
    text = dice.choice([text, text, text.replace("\n", "\r\n"), "\ufeff" + text])
    data = text.encode()
    return dice.choice([data, data, data, data[: dice.randrange(len(data))], data + b"\xff", data + b"\0"])


SETTINGS = (
    "",
    'currency = "EUR"\n',
    "[rules]\npreset = 'strict'\n[rules.per-file-ignores]\n'accounts/a.md' = ['AP1']\n",
    "plans = ['accounts/*.md']\n[profiles.strategic]\nignore = ['AP3']\n",
    "[rules]\nignore = ['AP999']\n",
    "currency = 7\n",
)


def change(root: Path, dice: random.Random) -> None:
    """One edit that is the same in every repository for the same dice."""
    place = root / dice.choice(["accounts/a.md", "accounts/b.md", "accounts/weak.md", "accounts/x/c.md"])
    place.parent.mkdir(exist_ok=True)
    match dice.choice(["write", "write", "copy", "rename", "delete", "settings"]):
        case "write":
            place.write_bytes(texts(dice))
        case "copy" if (root / "accounts/weak.md").exists() and place.name != "weak.md":
            shutil.copyfile(root / "accounts/weak.md", place)
        case "rename" if place.exists():
            place.rename(place.with_name(dice.choice("ab") + ".md"))
        case "delete":
            place.unlink(missing_ok=True)
        case "settings":
            (root / "acctplan.toml").write_text(dice.choice(SETTINGS))


def wishes(dice: random.Random) -> Sequence[str]:
    chosen = ["--output-format", dice.choice(FORMATS), "--as-of", dice.choice(["2026-11-02", "2026-12-24"])]
    others = [
        *(
            ["--notes"],
            ["--statistics"],
            ["--select", "AP0,AP1"],
            ["--ignore", "AP1"],
            ["--quiet"],
            ["--fix"],
        ),
        *(
            ["--changed-since", "HEAD"],
            ["--force-exclude"],
            ["--fail-on", "note"],
            ["--diff"],
            ["--show-files"],
        ),
        *(["--write-baseline"], ["--prune-baseline"], ["--no-baseline"], ["--add-allow", "later"]),
        *(["accounts"], ["accounts/README.md"], ["accounts/a.md", "accounts/b.md"]),
    ]
    for wish in dice.sample(others, dice.choice([0, 0, 1, 1, 2])):
        chosen += wish
    return chosen


@pytest.mark.parametrize("seed", range(4))
def test_with_and_without_a_cache_the_same_is_said_and_done(
    seed: int,
    tmp_path: Path,
    repository: Repo,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    repository.git("init", "--quiet")
    repository.commit()
    roots = [tmp_path / "cached", tmp_path / "plainly"]
    for root in roots:
        shutil.copytree(repository.root, root)
    for step in range(25):
        arguments = wishes(random.Random(seed * 1000 + step))
        seen = []
        for root, option in zip(roots, ([], ["--no-cache"]), strict=True):
            monkeypatch.chdir(root)
            change(root, random.Random(seed * 1000 + step))
            status = guarded(lambda: run(["check", *arguments, *option]))  # noqa: B023
            said = [text.replace(str(root), "ROOT") for text in capsys.readouterr()]
            files = {
                each.relative_to(root).as_posix(): each.read_bytes()
                for each in root.rglob("*")
                if each.is_file() and not {".git", ".acctplan_cache"} & set(each.relative_to(root).parts)
            }
            seen.append((status, *said, files))
        assert seen[0] == seen[1], arguments
    assert (roots[0] / FOLDER).is_dir()
    assert not (roots[1] / FOLDER).exists()
