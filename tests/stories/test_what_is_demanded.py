"""A team decides what is demanded of which plans: per-file ignores, profiles by tier, presets and severities."""

import os
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE
from repositories import Repo

WEAK = COMPLETE.replace("Mara Lind | 2026-12-10", "| Q4 2026")
"""Without an owner (AP105, error) and a day (AP107, error) for a goal."""

LATE = COMPLETE.replace("  cadence: quarterly\n", "")
"""Nothing says how often the plan is reviewed (AP212, warning)."""


@pytest.fixture(autouse=True)
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repo = Repo.init(tmp_path)
    repo.write("accounts/pilot/weak.md", WEAK)
    repo.write("accounts/late.md", LATE)
    monkeypatch.chdir(tmp_path)
    return repo


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit status and, for each finding, its file and code."""
    status = guarded(lambda: run(["check", "--as-of", "2026-11-02", "--jobs", "1", *arguments]))
    lines = capsys.readouterr().out.splitlines()
    return status, [f"{line.split(':')[0]} {line.split(' ')[1]}" for line in lines if ".md:" in line]


ALL = ["accounts/late.md AP212", "accounts/pilot/weak.md AP105", "accounts/pilot/weak.md AP107"]


@pytest.mark.parametrize(
    ("settings", "status", "left"),
    [
        pytest.param("", 1, ALL, id="nothing set"),
        pytest.param(
            '[rules.per-file-ignores]\n"accounts/pilot/*.md" = ["AP105"]',
            1,
            ["accounts/late.md AP212", "accounts/pilot/weak.md AP107"],
            id="a code for some files",
        ),
        pytest.param(
            '[rules.per-file-ignores]\n"accounts/pilot/*.md" = ["AP1"]\n"**/late.md" = ["AP"]',
            0,
            [],
            id="beginnings of codes",
        ),
        pytest.param(
            '[rules.per-file-ignores]\n"pilot/*.md" = ["AP1"]', 1, ALL, id="patterns begin at the settings"
        ),
        pytest.param('[rules]\nignore = ["AP10", "AP212"]', 0, [], id="ignored everywhere"),
        pytest.param('[rules]\nselect = ["AP2"]', 0, ALL[:1], id="selected everywhere"),
        pytest.param(
            '[rules]\npreset = "strict"\nselect = ["AP2"]', 1, ALL[:1], id="strict: a warning fails, too"
        ),
        pytest.param('[rules]\nseverity = {AP105 = "note", AP107 = "note"}', 0, ALL[:1], id="other weights"),
        pytest.param(
            '[profiles.strategic]\nselect = ["AP0", "AP107"]', 1, ALL[2:], id="what a tier is judged by"
        ),
        pytest.param(
            '[profiles.strategic]\nignore = ["AP105", "AP2"]', 1, ALL[2:], id="what a tier is spared"
        ),
        pytest.param('[profiles.base]\nselect = ["AP0"]', 1, ALL, id="another tier"),
    ],
)
def test_a_team_decides(
    settings: str, status: int, left: list[str], repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write("acctplan.toml", settings)
    assert found(capsys) == (status, left)
    repo.git("add", ".")
    assert found(capsys, "--staged") == (status, left)


def test_what_is_spared_stays_so_from_every_folder(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("acctplan.toml", '[rules.per-file-ignores]\n"accounts/pilot/*.md" = ["AP1"]')
    monkeypatch.chdir(repo.root / "accounts/pilot")
    assert found(capsys, "weak.md") == (0, [])
    with (repo.root / "accounts/pilot/weak.md").open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert found(capsys, "--stdin-filename", "weak.md") == (0, [])
