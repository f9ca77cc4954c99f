"""What the history of plans costs: a repository in which every plan has many commits, checked with and without it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from benchmarks.corpus import CONFIGURATION, plan
from benchmarks.measuring import Failed, interleaved

_FIRST = datetime(2025, 11, 25, 9, tzinfo=UTC)
_TIME = timedelta(days=360)
_DAY = "2026-11-22"
_SINCE = "2026-08-24"
_PROGRESS = re.compile(rb"(?<=\| )(\d+)%(?= \|\r?$)", re.MULTILINE)


def history_report(plans: int, commits: int, runs: int) -> Iterator[str]:
    """The lines of a table: processor and clock of `check` with the history of plans and without, and of `diff`.

    Each is compared with the last one above it that goes without history, `diff` with the first one.

    Raises: Failed if git or a command cannot run.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder, plans, commits)
        costs, _ = interleaved(_ways(), folder, runs, accepted=(0, 1))
    yield f"{plans:,} plans, {commits} commits each"
    yield ""
    yield "| | CPU s | wall s | peak MB | × CPU | × wall |"
    yield "|---|---:|---:|---:|---:|---:|"
    first = base = next(iter(costs.values()))
    for way, cost in costs.items():
        base = cost if "--no-history" in way else first if "diff" in way else base
        yield (
            f"| {way} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.peak:.0f} "
            f"| {cost.cpu / base.cpu:.2f} | {cost.wall / base.wall:.2f} |"
        )


def _ways() -> dict[str, list[str]]:
    """The commands by their names; what the others are compared with is the first."""
    acctplan = [sys.executable, "-m", "acctplan"]
    check_by_all = [*acctplan, "check", "--as-of", _DAY, "--statistics"]
    check = [*check_by_all, "--jobs", "1"]
    return {
        "`check --no-history --no-cache`": [*check, "--no-history", "--no-cache"],
        "`check --no-cache`": [*check, "--no-cache"],
        "`check --no-history --no-cache`, all processors": [*check_by_all, "--no-history", "--no-cache"],
        "`check --no-cache`, all processors": [*check_by_all, "--no-cache"],
        "`check --no-history`, all unchanged": [*check, "--no-history"],
        "`check`, all unchanged": check,
        f"`diff --since {_SINCE}`": [*acctplan, "diff", "--since", _SINCE, "--as-of", _DAY],
    }


def _fill(folder: Path, plans: int, commits: int) -> None:
    """A repository whose commits change one plan each: a note more, and progress, a week or so after the last."""
    _git(folder, "init", "--quiet", "--initial-branch=main")
    command = ["git", "fast-import", "--quiet", "--depth=10"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        _commit(process.stdin, 0, "acctplan.toml", CONFIGURATION.encode())
        texts = [plan(number) for number in range(plans)]
        for version in range(commits):
            for number, text in enumerate(texts):
                done = version * plans + number + 1
                place = f"accounts/{number // 100:03d}/account-{number:05d}.md"
                after = int(_TIME.total_seconds() * done / (plans * commits))
                _commit(process.stdin, after, place, _before(text, commits - 1 - version))
    if process.returncode:
        raise Failed("'git fast-import' could not run")
    _git(folder, "reset", "--quiet", "--hard")


def _before(text: bytes, weeks: int) -> bytes:
    """A plan as it was some commits before the last one."""
    notes = b"".join(b"- note of %d weeks ago\n" % week for week in range(weeks, 0, -1))
    earlier = _PROGRESS.sub(lambda match: b"%d%%" % max(0, int(match[1]) - weeks), text) if weeks else text
    return earlier + notes


def _commit(stream: IO[bytes], seconds: int, name: str, data: bytes) -> None:
    when = int(_FIRST.timestamp()) + seconds
    stream.write(b"commit refs/heads/main\ncommitter A <a@example.com> %d +0000\ndata 6\nchange\n" % when)
    stream.write(b"M 100644 inline %s\ndata %d\n%s\n" % (name.encode(), len(data), data))


def _git(folder: Path, *arguments: str) -> None:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        raise Failed(f"'git {arguments[0]}' could not run")
