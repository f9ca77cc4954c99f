"""What other programs run: hooks, the action and the template, on a repository of plans and other Markdown."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from acctplan.checker import judge
from acctplan.settings.loading import parse
from cases import COMPLETE
from repositories import Repo

ROOT = Path(__file__).parents[2]
WEAK = COMPLETE.replace("end: 2028-01-31", "end: soon")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DAY = "--as-of=2026-11-02"


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def schema(name: str) -> Any:
    return json.loads((ROOT / "tests" / "schemas" / name).read_text(encoding="utf-8"))


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for the path that has this very acctplan."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "acctplan"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m acctplan "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A good plan, a weak one, and Markdown that is none."""
    repo = Repo.init(tmp_path / "repo")
    repo.write("acctplan.toml", "")
    repo.write("README.md", "# Our plans\n")
    repo.write("docs/plan of the office.md", "---\ntitle: moving\n---\n\n## Risks\n")
    repo.write("accounts/README.md", "# Accounts\n")
    repo.write("accounts/good.md", COMPLETE)
    repo.write("accounts/weak one.md", WEAK)
    repo.commit()
    return repo


def run(
    command: list[str], folder: Path, programs: Path, **environment: str
) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI"))}
    return subprocess.run(
        command,
        cwd=folder,
        env={**clean, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


# --- hooks -----------------------------------------------------------------------------------------------------


def hook(name: str) -> list[str]:
    return next(shlex.split(each["entry"]) for each in loaded(".pre-commit-hooks.yaml") if each["id"] == name)


def markdown(repo: Repo) -> list[str]:
    return sorted(path.relative_to(repo.root).as_posix() for path in repo.root.rglob("*.md"))


def test_the_hooks_are_as_pre_commit_wants_them() -> None:
    jsonschema.validate(loaded(".pre-commit-hooks.yaml"), schema("pre-commit-hooks.json"))


def test_a_hook_that_is_given_all_markdown_judges_the_plans(repo: Repo, programs: Path) -> None:
    done = run([*hook("acctplan-check"), DAY, *markdown(repo)], repo.root, programs)
    assert done.returncode == 1
    assert done.stdout == (
        "accounts/weak one.md:14:8: AP008 contract.end 'soon' is not a date\n"
        "2 plans checked: 1 error, 1 file skipped: no plan\n"
    )
    assert done.stderr == (
        "note: 2 of 2 plans have no commit up to 2026-11-02, so nothing of their history (AP7xx): "
        "accounts/good.md, accounts/weak one.md\n"
    )


def test_a_commit_without_plans_passes_the_hook(repo: Repo, programs: Path) -> None:
    for names in (["README.md", "docs/plan of the office.md"], ["accounts/README.md"]):
        done = run([*hook("acctplan-check"), DAY, *names], repo.root, programs)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_hook_that_mends_fails_once(repo: Repo, programs: Path) -> None:
    repo.write(
        "accounts/weak one.md", COMPLETE.replace("2026-12-10", "10 Dec 2026", 1).replace("Poznań", "PoznaÅ„")
    )
    command = [*hook("acctplan-fix"), DAY, *markdown(repo)]
    before = (repo.root / "README.md").read_bytes()
    assert [run(command, repo.root, programs).returncode for _ in range(2)] == [1, 0]
    assert "Poznań" in (repo.root / "accounts/weak one.md").read_text(encoding="utf-8")
    assert (repo.root / "README.md").read_bytes() == before


def test_a_hook_of_one_line_stops_a_commit_of_a_weak_plan(repo: Repo, programs: Path) -> None:
    (line,) = re.findall(r"^exec acctplan check --staged$", README, re.MULTILINE)
    program = repo.write(".git/hooks/pre-commit", f"#!/bin/sh\n{line} {DAY}\n")
    program.chmod(0o755)
    commit = ["git", "-c", "user.name=P", "-c", "user.email=p@example.com", "commit", "--quiet", "-m", "x"]
    repo.write("README.md", "# More\n")
    repo.write("accounts/good.md", WEAK)
    stopped = run([*commit, "--all"], repo.root, programs)
    assert stopped.returncode == 1
    assert "accounts/good.md:14:8: AP008" in stopped.stdout + stopped.stderr
    repo.git("add", "README.md")
    passed = run(commit, repo.root, programs)
    assert (passed.returncode, repo.git("status", "--short")) == (0, " M accounts/good.md\n")


# --- GitHub ----------------------------------------------------------------------------------------------------


def test_the_action_is_as_github_wants_it() -> None:
    jsonschema.validate(loaded("action.yml"), schema("github-action.json"))


def test_no_input_is_ever_part_of_a_script() -> None:
    steps = loaded("action.yml")["runs"]["steps"]
    assert [step["run"] for step in steps if "${{" in step["run"]] == []
    assert [step for step in steps if "uses" in step] == []
    given = {value for step in steps for value in step["env"].values()}
    assert given == {f"${{{{ inputs.{name} }}}}" for name in loaded("action.yml")["inputs"]}


class Step:
    """One run of the action's script by a runner, with the files that a runner gives."""

    def __init__(self, repo: Repo, programs: Path, folder: Path, **inputs: str) -> None:
        self.outputs, self.summary = folder / "outputs", folder / "summary"
        self.outputs.write_text("")
        self.summary.write_text("")
        script = next(each for each in loaded("action.yml")["runs"]["steps"] if each.get("id") == "check")
        defaults = loaded("action.yml")["inputs"]
        environment = {}
        for name, value in script["env"].items():
            key = re.fullmatch(r"\$\{\{ inputs\.(\S+) \}\}", value)
            assert key is not None
            environment[name] = inputs.get(key[1].replace("-", "_"), defaults[key[1]].get("default", ""))
        environment["ACCTPLAN_ARGS"] += f"\n{DAY}\n"
        self.done = run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script["run"]],
            repo.root,
            programs,
            GITHUB_ACTIONS="true",
            GITHUB_ACTION_PATH=str(ROOT),
            GITHUB_OUTPUT=str(self.outputs),
            GITHUB_STEP_SUMMARY=str(self.summary),
            RUNNER_TEMP=str(folder),
            **environment,
        )


def test_the_action_judges_the_plans_only(repo: Repo, programs: Path, tmp_path: Path) -> None:
    step = Step(repo, programs, tmp_path, sarif_file="out.sarif")
    assert step.done.returncode == 1
    assert step.outputs.read_text() == "exit-code=1\nfindings=1\nsarif-file=./out.sarif\n"
    first, *text, last, annotation = step.done.stdout.splitlines()
    assert first.startswith("::stop-commands::")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
    assert text == [
        "accounts/weak one.md:14:8: AP008 contract.end 'soon' is not a date",
        "2 plans checked: 1 error, 1 file skipped: no plan",
    ]
    assert annotation.startswith("::error title=AP008 invalid-value,file=accounts/weak one.md,line=14,")
    assert "| AP008 invalid-value |" in step.summary.read_text(encoding="utf-8")
    sarif = json.loads((repo.root / "out.sarif").read_text(encoding="utf-8"))
    (result,) = sarif["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "accounts/weak%20one.md"


def test_the_action_passes_when_all_is_well(repo: Repo, programs: Path, tmp_path: Path) -> None:
    step = Step(
        repo, programs, tmp_path, paths="accounts/good.md\r\n\naccounts/README.md", args="--force-exclude"
    )
    assert step.done.returncode == 0
    assert step.outputs.read_text() == "exit-code=0\nfindings=0\n"


def test_the_action_runs_in_another_folder_and_judges_what_changed(
    repo: Repo, programs: Path, tmp_path: Path
) -> None:
    repo.git("switch", "--quiet", "--create", "work")
    repo.write("accounts/good.md", WEAK)
    inputs = {"changed_since": "main", "working_directory": "accounts", "sarif_file": "out.sarif"}
    step = Step(repo, programs, tmp_path, **inputs)
    assert step.done.returncode == 1
    assert "1 plan checked: 1 error" in step.done.stdout
    assert step.outputs.read_text() == "exit-code=1\nfindings=1\nsarif-file=accounts/out.sarif\n"
    sarif = (repo.root / "accounts/out.sarif").read_text(encoding="utf-8")
    assert '"uri": "accounts/good.md"' in sarif


def test_the_action_never_hides_that_it_could_not_be_done(repo: Repo, programs: Path, tmp_path: Path) -> None:
    repo.write("out.sarif", "of an earlier run")
    repo.write("acctplan.toml", "unknown = 1\n")
    step = Step(repo, programs, tmp_path, sarif_file="out.sarif")
    assert step.done.returncode == 2
    assert "error: " in step.done.stderr
    assert step.outputs.read_text() == "exit-code=2\n"
    assert not (repo.root / "out.sarif").exists()


HOSTILE = {
    "substitution": "$(touch pwned)",
    "backticks": "`touch pwned`",
    "quote": "'; touch pwned; '",
    "double quote": '"; touch pwned; "',
    "two lines": "x\nexit-code=0",
    "option": "--output-format=json=pwned",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_input_is_never_a_command(text: str, repo: Repo, programs: Path, tmp_path: Path) -> None:
    names = ("paths", "changed_since", "fail_on", "baseline", "sarif_file")
    for inputs in (dict.fromkeys(names, text), {"working_directory": text}):
        step = Step(repo, programs, tmp_path, **inputs)
        assert step.done.returncode != 0
        assert not list(tmp_path.rglob("*pwned"))
        assert "exit-code=0" not in step.outputs.read_text()


def test_a_version_is_only_a_version(programs: Path, tmp_path: Path) -> None:
    script = ["bash", str(ROOT / "ci/github/install.sh")]
    for version in ("-r evil.txt", "1.0 --index-url=x", "1;touch pwned", "git+https://x"):
        done = run(script, tmp_path, programs, ACCTPLAN_VERSION=version, RUNNER_TEMP=str(tmp_path))
        assert (done.returncode, done.stderr) == (2, "error: the input 'version' is not a version\n")
    assert run(script, tmp_path, programs, ACCTPLAN_VERSION="").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin"]


# --- GitLab ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["ci/gitlab/acctplan.gitlab-ci.yml", "templates/repository/gitlab.yml"])
def test_the_template_judges_the_plans_and_keeps_the_reports(path: str, repo: Repo, programs: Path) -> None:
    job = loaded(path)["acctplan"]
    script = "\n".join(["set -e", *job["script"]]).replace("acctplan check", f"acctplan check {DAY}")
    variables = {name: str(value) for name, value in job.get("variables", {}).items()}
    done = run(["bash", "-c", script], repo.root, programs, **variables)
    assert done.returncode == 1
    assert done.stdout.endswith("2 plans checked: 1 error, 1 file skipped: no plan\n")
    reports = job["artifacts"]["reports"]
    (entry,) = json.loads((repo.root / reports["codequality"]).read_text(encoding="utf-8"))
    assert entry["location"]["path"] == "accounts/weak one.md"
    assert job["artifacts"]["when"] == "always"
    assert all((repo.root / name).stat().st_size for name in reports.values())


# --- what `init` writes ----------------------------------------------------------------------------------------


def test_the_hook_that_init_writes_is_the_published_one() -> None:
    (written,) = loaded("templates/repository/pre-commit-config.yaml")["repos"][0]["hooks"]
    published = next(each for each in loaded(".pre-commit-hooks.yaml") if each["id"] == written["id"])
    assert {**published, "language": "system"} == written


def test_the_workflow_that_init_writes_pins_what_it_uses() -> None:
    workflow = loaded("templates/repository/github.yml")
    steps = workflow["jobs"]["check"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each)] == []
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    assert workflow["permissions"] == {"contents": "read"}


# --- what the README shows -------------------------------------------------------------------------------------


def shown(language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_readme_uses_what_there_is() -> None:
    blocks = [yaml.safe_load(text) for text in shown("yaml")]
    hooks = [hook["id"] for block in blocks for repo in block.get("repos", ()) for hook in repo["hooks"]]
    assert hooks == [each["id"] for each in loaded(".pre-commit-hooks.yaml")]
    steps = [step for block in blocks for job in block.get("jobs", {}).values() for step in job["steps"]]
    own = next(step for step in steps if "/acctplan@" in step.get("uses", ""))
    assert set(own["with"]) <= set(loaded("action.yml")["inputs"])
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    assert upload["if"].startswith("always()")
    named = re.findall(r"steps\.plans\.outputs\.([\w-]+)", README)
    assert named
    assert set(named) <= set(loaded("action.yml")["outputs"])


def test_the_settings_that_the_readme_shows_are_settings() -> None:
    texts = [text for text in shown("toml") if "[rules]" in text]
    assert texts
    for text in texts:
        judge(parse(text, "acctplan.toml"))
