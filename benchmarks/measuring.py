"""What a command costs: its own process and all that it starts."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

_SET_CHILD_SUBREAPER = 36


class Cost(NamedTuple):
    """Seconds of processor (user and system, children included) and of the clock; megabytes of the largest process."""

    cpu: float
    wall: float
    peak: float


class Failed(Exception):  # noqa: N818 - said to people as it is
    """A command that could not run."""


def run(
    command: Sequence[str], folder: Path, accepted: Sequence[int] = (0,), path: Path | None = None
) -> tuple[Cost, str]:
    """Run a command once in a folder; gives its cost and what it printed. `path` is put on Python's.

    Raises: Failed if it ends with a status that is not accepted.
    """
    environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    _adopt()
    start = perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        left = sum(_left_behind())
    if process.returncode not in accepted:
        raise Failed(f"'{' '.join(command)}' ended with {process.returncode}")
    megabyte = 1_000_000 if sys.platform == "darwin" else 1_000
    return Cost(usage.ru_utime + usage.ru_stime + left, wall, usage.ru_maxrss / megabyte), printed


def _adopt() -> None:
    """Become the parent of processes whose own has ended, so that what they cost is known; on Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _left_behind() -> Iterator[float]:
    """Seconds of processor of each process that a command left behind, such as a git that it no longer asks."""
    with suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-1, 0)
            yield usage.ru_utime + usage.ru_stime


def interleaved(
    commands: Mapping[str, Sequence[str]],
    folder: Path,
    runs: int,
    accepted: Sequence[int] = (0,),
    path: Path | None = None,
) -> tuple[dict[str, Cost], dict[str, str]]:
    """The median cost of each command over `runs` rounds in which each runs once, and what each printed last."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    printed: dict[str, str] = {}
    for _ in range(runs):
        for name, command in commands.items():
            cost, printed[name] = run(command, folder, accepted, path)
            costs[name].append(cost)
    return {name: Cost(*map(median, zip(*each, strict=True))) for name, each in costs.items()}, printed
