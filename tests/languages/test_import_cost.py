"""English costs nothing: the locale data of other languages are loaded for them alone."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
PLAN = "---\nacctplan: 1\naccount: Brightwater Foods\nquarter: 2026-Q4\narr: $4\n"


@pytest.mark.parametrize(
    ("command", "line", "loads"),
    [
        ("check", "language: de\n", False),
        ("render success-plan", "", False),
        ("render success-plan", "language: en\n", False),
        ("render success-plan", "language: de\n", True),
    ],
)
def test_locale_data_are_loaded_for_other_languages_only(
    tmp_path: Path, command: str, line: str, loads: bool
) -> None:
    (tmp_path / "plan.md").write_text(f"{PLAN}{line}---\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "acctplan", *command.split(), "plan.md"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(SOURCE), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "acctplan.cli" in imported
    assert ("babel" in imported) is loads
