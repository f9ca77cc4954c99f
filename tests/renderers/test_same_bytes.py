"""The same plan, day and options give the same bytes, wherever and whenever they are rendered."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import acctplan

PLAN = (Path(__file__).parents[1] / "plans" / "complete.md").read_text(encoding="utf-8")
HERE, THERE = (
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"},
)
FORMATS = ("docx", "pdf")


def digests(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """What a whole run writes in a folder, by name."""
    folder.mkdir(parents=True)
    (folder / "acme.md").write_text(PLAN, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "acctplan",
        "render",
        "--all",
        "acme.md",
        "--as-of",
        "2026-11-02",
        "-o",
        "out",
        "-q",
    ]
    for each in FORMATS:
        command += ["-f", each]
    usual = {name: value for name, value in os.environ.items() if name not in HERE}
    usual["PYTHONPATH"] = str(Path(acctplan.__file__).parents[1])
    done = subprocess.run(command, cwd=folder, env=usual | environment, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "out").iterdir()}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    root = tmp_path_factory.mktemp("runs")
    first = digests(root / "here", HERE)
    time.sleep(2.1)
    return first, digests(root / "some where" / "élse", THERE)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_format_has_the_same_bytes_everywhere(
    runs: tuple[dict[str, str], dict[str, str]], suffix: str
) -> None:
    first, second = ({name: digest for name, digest in run.items() if name.endswith(suffix)} for run in runs)
    assert len(first) >= 6
    assert first == second
