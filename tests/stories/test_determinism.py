"""The same plans on the same day give the same bytes, whoever runs the tool, where and when."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = "accounts/growth/hagenauer-werkzeugbau.md"
COMMANDS = {
    "check": ["check", "--output-format", "json", "accounts", "weak"],
    "list": ["list", "--json"],
    "show": ["show", PLAN, "--json"],
    "html": ["render", "success-plan", PLAN, "--format", "html"],
    "md": ["render", "qbr-agenda", PLAN, "--audience", "internal"],
}
PLACES = [
    {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "COLUMNS": "20"},
    {"TZ": "America/Anchorage", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "4711", "TERM": "dumb"},
]


@pytest.fixture(scope="module")
def checkouts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The examples in folders of different names and depths, written in a different order."""
    folders = []
    for number, name in enumerate(["a", "b/c d", "z/\u00e9"]):
        folder = tmp_path_factory.mktemp(f"place{number}") / name
        shutil.copytree(EXAMPLES, folder)
        moved = sorted(folder.glob("accounts/**/*.md"), reverse=number % 2 == 1)
        for path in moved:
            text = path.read_bytes()
            path.unlink()
            path.write_bytes(text)
        (folder / ".git").mkdir()
        folders.append(folder)
    return folders


def _output(arguments: list[str], folder: Path, environment: dict[str, str]) -> bytes:
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    command = [sys.executable, "-m", "acctplan", *arguments, "--as-of", "2026-11-02"]
    done = subprocess.run(
        command, cwd=folder, env=inherited | environment, capture_output=True, timeout=120, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
def test_time_zone_language_hash_seed_and_folder_change_no_byte(
    checkouts: list[Path], arguments: list[str]
) -> None:
    outputs = [_output(arguments, folder, place) for folder, place in zip(checkouts, PLACES, strict=True)]

    assert len(outputs[0]) > 1_000
    assert outputs == [outputs[0]] * len(outputs)


def test_more_processes_change_no_byte(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    text = (EXAMPLES / "weak" / "brackwater-freight.md").read_bytes()
    (tmp_path / "accounts").mkdir()
    for number in range(70):
        (tmp_path / "accounts" / f"{number}.md").write_bytes(text)

    one, two = (
        _output(["check", "--output-format", "json", "--jobs", jobs], tmp_path, PLACES[0]) for jobs in "12"
    )

    assert one == two
