"""The README says what the code says."""

import re
from pathlib import Path

import pytest

from acctplan.cli import edge
from acctplan.cli.app import run
from acctplan.cli.commands import COMMANDS
from acctplan.reference.readme import fresh
from conftest import Golden
from picture import draw, shown

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_generated_tables_are_fresh(golden: Golden) -> None:
    golden(ROOT / "README.md", fresh(README))


def test_every_command_is_in_the_readme() -> None:
    assert [entry.name for entry in COMMANDS if f"acctplan {entry.name}" not in README] == []


def test_ci_runs_the_command_that_the_readme_shows_for_the_tests() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert len(commands) == 2
    assert "acctplan check examples" in commands[0]
    assert "acctplan render" in commands[0]
    assert "pytest" in commands[1]
    assert "README.md" in script


def test_every_file_that_the_readme_links_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_picture_shows_what_the_tool_prints(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / "examples")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "118")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    command = "check weak/brackwater-freight.md --select AP105,AP107,AP203,AP216,AP309"

    edge.guarded(lambda: run([*command.split(), "--as-of", "2026-11-21", "--output-format", "full"]))

    picture = draw(f"acctplan {command}", capsys.readouterr().out, 118)
    path = ROOT / "examples" / "weak" / "check.svg"
    if request.config.getoption("--update"):
        path.write_text(picture, encoding="utf-8")
    assert shown(path.read_text(encoding="utf-8")) == shown(picture)
