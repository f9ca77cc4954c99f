"""Timings as Markdown: start-up, a repository of plans beside its floors, and how time grows."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from benchmarks.account import AS_OF
from benchmarks.corpus import write_corpus
from benchmarks.measuring import Cost, Failed, interleaved, run

_HERE = Path(__file__).parent.parent
_FLOORS = {
    "bytes": "read all bytes",
    "yaml": "front matter: nodes of PyYAML's C loader",
    "mistune": "mistune, block level with tables, no positions",
    "places": "mistune, block level with positions (`acctplan.reader.markdown`)",
    "models": "row models of pydantic, built by validation",
}


def report(plans: int, *, quick: bool, full: bool) -> Iterator[str]:
    """The lines of the whole report. Raises: Failed if a command cannot run."""
    runs = 3 if quick else 5
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    yield f"Python {platform.python_version()}, {machine}; medians of interleaved runs."
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / str(plans)
        folder.mkdir()
        size = write_corpus(folder, plans)
        yield from ("", f"## Start-up ({3 if quick else 9} runs)", "")
        yield from _start_up(folder, 3 if quick else 9)
        yield from ("", f"## {plans:,} plans, {size / 1e6:.1f} MB ({runs} runs)", "")
        yield from _corpus(folder, runs)
        if full:
            larger = Path(name) / "larger"
            larger.mkdir()
            write_corpus(larger, plans * 10)
            yield from ("", f"## {plans * 10:,} plans beside {plans:,}", "")
            yield from _growth(folder, larger)


def tool(name: str) -> str:
    """The path of a program, first of all the one beside this Python. Raises: Failed if it is not installed."""
    found = which(name, path=str(Path(sys.executable).parent)) or which(name)
    if found is None:
        raise Failed(f"'{name}' is not installed")
    return found


def _check(*arguments: str) -> list[str]:
    return [tool("acctplan"), "check", "--as-of", AS_OF.isoformat(), "--quiet", *arguments]


def _start_up(folder: Path, runs: int) -> Iterator[str]:
    one = "accounts/000/account-00000.md"
    commands = {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "`acctplan --version`": [tool("acctplan"), "--version"],
        "`acctplan --help`": [tool("acctplan"), "--help"],
        "`acctplan check PLAN`": _check("--no-cache", one),
        "`acctplan check PLAN`, unchanged": _check(one),
    }
    run(_check(one), folder, accepted=(0, 1))
    costs, _ = interleaved(commands, folder, runs, accepted=(0, 1))
    base = costs["`python -c pass`"]
    yield from _head("what", "wall ms", "× Python", "CPU ms", "× Python")
    for name, cost in costs.items():
        cells = (
            f"{cost.wall * 1000:.0f}",
            f"{cost.wall / base.wall:.2f}",
            f"{cost.cpu * 1000:.0f}",
            f"{cost.cpu / base.cpu:.2f}",
        )
        yield _row(name, *cells)


def _corpus(folder: Path, runs: int) -> Iterator[str]:
    commands = {
        "`acctplan check --jobs 1`": _check("--no-cache", "--jobs", "1"),
        "`acctplan check`": _check("--no-cache"),
        "`acctplan check`, all unchanged": _check(),
    }
    run(_check(), folder, accepted=(0, 1))
    floors = {f"{text} (`python -m benchmarks.floor {part}`)": part for part, text in _FLOORS.items()}
    for text, part in floors.items():
        commands[text] = [sys.executable, "-m", "benchmarks.floor", part, str(folder / "accounts")]
    peer = "`rumdl check --no-cache --silent accounts`"
    rumdl = which("rumdl", path=str(Path(sys.executable).parent)) or which("rumdl")
    if rumdl:
        commands[peer] = [rumdl, "check", "--no-cache", "--silent", "accounts"]
    costs, printed = interleaved(commands, folder, runs, accepted=(0, 1), path=_HERE)
    base = next(cost for name, cost in costs.items() if floors.get(name) == "mistune")
    yield from _head("what", "CPU s", "of which work", "wall s", "peak MB", "× mistune's CPU")
    for name, cost in costs.items():
        work = f"{float(printed[name].split()[1]):.3f}" if name in floors else "–"
        yield _row(
            name,
            f"{cost.cpu:.2f}",
            work,
            f"{cost.wall:.2f}",
            f"{cost.peak:.0f}",
            f"{cost.cpu / base.cpu:.2f}",
        )
    if not rumdl:
        yield _row(peer, "not installed", "", "", "", "")
    yield ""
    yield "CPU is user and system time of the process and its children, from start to end;"
    yield "*work* leaves out starting Python, importing and preparing. All but *unchanged* run with `--no-cache`."


def _growth(folder: Path, larger: Path) -> Iterator[str]:
    small: Cost = interleaved({"": _check("--no-cache", "--jobs", "1")}, folder, 3, accepted=(0, 1))[0][""]
    large: Cost = interleaved({"": _check("--no-cache", "--jobs", "1")}, larger, 1, accepted=(0, 1))[0][""]
    yield from _head("what", "CPU s", "wall s", "peak MB")
    for name, cost in (
        ("`acctplan check --jobs 1`", small),
        ("`acctplan check --jobs 1`, ten times as many", large),
    ):
        yield _row(name, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.peak:.0f}")
    yield ""
    yield f"Ten times as many plans take {large.cpu / small.cpu:.1f} times as long."


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield "|---|" + "---:|" * (len(titles) - 1)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
