"""Killing `check --fix` and `fmt` at random moments: every file is the old one or the new one, and nothing else stays.

`.venv/bin/python tests/killed_fixes.py --count 500` kills many.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE

PLANS = 3
OLD = COMPLETE.replace("target_arr:", "target-arr:").replace("2026-11-27", "27.11.2026").encode()
NEW = COMPLETE.encode()
LOOSE = COMPLETE.replace("2026-11-27", "27 Nov 2026").encode()
COMMANDS = (
    (["check", "--fix", "--quiet", "--jobs", "1", "--as-of", "2026-11-02"], OLD),
    (["fmt", "--quiet", "--as-of", "2026-11-02"], LOOSE),
)


def kills(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Kill so many runs in a folder of plans; gives what is wrong after one of them."""
    os.chdir(folder)
    (folder / "acctplan.toml").write_bytes(b"")
    plans = [folder / "accounts" / f"{number}.md" for number in range(PLANS)]
    plans[0].parent.mkdir()
    dice = Random(seed)
    seconds = [_whole_run(command, old, plans) for command, old in COMMANDS]
    reached = 0
    for number in range(count):
        which = number % len(COMMANDS)
        command, old = COMMANDS[which]
        _write(plans, old)
        child = _start(command)
        if dice.random() < 0.25:
            time.sleep(dice.uniform(0, seconds[which]))
        else:
            _await_writing(plans[0], 3 * seconds[which])
            time.sleep(dice.uniform(0, 0.003))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = [plan.read_bytes() for plan in plans]
        reached += len(set(found)) == 2
        if any(each not in (old, NEW) for each in found):
            yield f"run {number}: a torn file"
        _run(command)
        if [plan.read_bytes() for plan in plans] != [NEW] * PLANS:
            yield f"run {number}: not mended by the next run"
        names = sorted(each.name for each in plans[0].parent.iterdir())
        if names != [plan.name for plan in plans]:
            yield f"run {number}: stray files {names}"
    sys.stdout.write(f"{count} kills, {reached} of them between two files\n")


def _whole_run(command: Sequence[str], old: bytes, plans: Sequence[Path]) -> float:
    _write(plans, old)
    start = time.perf_counter()
    _run(command)
    return time.perf_counter() - start


def _await_writing(plan: Path, most: float) -> None:
    """Until the folder has a temporary file, or the first plan is another one."""
    before, end = plan.stat().st_ino, time.perf_counter() + most
    while time.perf_counter() < end:
        if plan.stat().st_ino != before or sum(1 for _ in plan.parent.iterdir()) > PLANS:
            return


def _write(plans: Sequence[Path], data: bytes) -> None:
    for plan in plans:
        plan.write_bytes(data)


def _run(command: Sequence[str]) -> None:
    os.waitpid(_start(command), 0)


def _start(command: Sequence[str]) -> int:
    """A forked process has everything imported, so that it is killed while it works."""
    child = os.fork()
    if not child:
        os._exit(guarded(lambda: run(list(command))))
    return child


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill and print what is wrong; the status is 1 if anything is."""
    parser = argparse.ArgumentParser(prog="killed_fixes", description="Kills runs that mend and format.")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    guarded(lambda: run(["fmt", "--check", "--quiet", str(Path(__file__).parent / "plans" / "complete.md")]))
    with tempfile.TemporaryDirectory() as folder:
        wrong = list(kills(Path(folder), wanted.count, wanted.seed))
        os.chdir("/")
    sys.stdout.write("".join(f"{each}\n" for each in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
