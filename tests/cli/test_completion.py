"""What the shell offers for arguments of commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; sys.argv[0] = 'acctplan'; from acctplan.cli import main; main()"


def offered(words: str, folder: Path) -> list[str]:
    asked = {
        "_ACCTPLAN_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    command = [sys.executable, "-c", RUN]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | asked, cwd=folder
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("acctplan rule AP02", ["AP020", "AP021", "AP022", "AP023"], id="rule codes"),
        pytest.param("acctplan rule AP101 AP023", ["AP023"], id="a second code"),
        pytest.param("acctplan schema re", ["report"], id="schemas"),
        pytest.param("acctplan show br", ["brightwater"], id="plans"),
        pytest.param("acctplan show x", [], id="no plan"),
    ],
)
def test_the_shell_completes(words: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / "accounts").mkdir()
    for name in ("brightwater.md", "acme.md"):
        (tmp_path / "accounts" / name).write_text("---\nacctplan: 1\n---\n")
    assert offered(words, tmp_path) == found


def test_a_wrong_configuration_offers_nothing(tmp_path: Path) -> None:
    (tmp_path / "acctplan.toml").write_text("curency = 1\n")
    assert offered("acctplan show a", tmp_path) == []
