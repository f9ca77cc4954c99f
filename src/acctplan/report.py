"""The outcome of one check as a value, and what a reporter is."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from acctplan.diagnostic import BASELINED, Diagnostic, Severity
from acctplan.printable import printable
from acctplan.source import Source


def as_posix(path: str) -> str:
    """A path with forward slashes."""
    return PurePath(path).as_posix()


@dataclass(frozen=True)
class Report:
    """All that a reporter may know.

    `diagnostics` holds every finding of the run, the suppressed ones included, ordered by path, position and
    code; `visible` those of them, in the same order, that formats for people show. `plans` counts the plans
    judged, `skipped` the Markdown files left out because they are no plans. `sources` holds, by path, the
    text of the files with findings; a missing one costs the excerpt. `version` is the version of acctplan.
    `files` are the paths of the plans judged; `locate` gives a file's place below the root of the repository,
    which is what programs go by.
    `owners` holds, by path, who answers for a plan at our side. `counted` asks for the findings in numbers: in text
    instead of the findings, in JSON besides them.
    """

    diagnostics: Sequence[Diagnostic]
    visible: Sequence[Diagnostic]
    plans: int
    skipped: int
    sources: Mapping[str, Source]
    version: str
    files: Sequence[str] = ()
    locate: Callable[[str], str] = as_posix
    owners: Mapping[str, str] = field(default_factory=dict)
    counted: bool = False

    def source(self, path: str) -> Source:
        """The file's text, or an empty one if it is not at hand."""
        return self.sources.get(path) or Source(path, "")


class Layout(NamedTuple):
    """How text for people is laid out: with ANSI colours or not, and how many terminal cells a line has."""

    colour: bool = False
    width: int = 80


class Reporter(NamedTuple):
    """One output format. `render` gives the whole text, ending in a line end unless it is empty."""

    name: str
    render: Callable[[Report, Layout], str]


class Counts(NamedTuple):
    """How many findings count against the plans, by severity; how many an allow-comment or a baseline silences."""

    errors: int
    warnings: int
    notes: int
    suppressed: int
    baselined: int = 0


def counts(diagnostics: Sequence[Diagnostic]) -> Counts:
    """Count every diagnostic once: a suppressed or baselined one only as that."""
    tally = Counter(entry.severity for entry in diagnostics if entry.suppressed is None)
    baselined = sum(
        entry.suppressed is not None and entry.suppressed.kind == BASELINED for entry in diagnostics
    )
    return Counts(
        errors=tally[Severity.ERROR],
        warnings=tally[Severity.WARNING],
        notes=tally[Severity.NOTE],
        suppressed=len(diagnostics) - tally.total() - baselined,
        baselined=baselined,
    )


def fingerprints(report: Report) -> list[str]:
    """For each diagnostic a name that survives moves of its line: SHA-256 in hexadecimal digits.

    Made of the text of the line, code, path and the how-manieth of its like it is, not of the line's number.
    """
    lines: dict[tuple[str, int], str] = {}
    places: dict[str, str] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for diagnostic in report.diagnostics:
        place = (diagnostic.path, diagnostic.span.line)
        if place not in lines:
            lines[place] = _digest(_line(report.source(diagnostic.path), diagnostic.span.line))
        if diagnostic.path not in places:
            places[diagnostic.path] = report.locate(diagnostic.path)
        key = (diagnostic.code, places[diagnostic.path], lines[place])
        marks.append(_digest("\0".join([*key, str(seen[key])])))
        seen[key] += 1
    return marks


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _line(source: Source, number: int) -> str:
    return source.lines[number - 1] if number <= len(source.lines) else ""


@lru_cache(maxsize=1024)
def shown_path(path: str) -> str:
    """The path as people read it: forward slashes on every system, nothing that steers a terminal."""
    return printable(PurePath(path).as_posix())


def summary(report: Report) -> str:
    """One line such as `5 plans checked: 2 errors, 1 warning, 3 notes`, without a line end.

    Says "all good" only if nothing at all was found, hidden notes included; "nothing new" if all was accepted before.
    """
    total = counts(report.diagnostics)
    found = [_count(total.errors, "error"), _count(total.warnings, "warning"), _notes(report, total.notes)]
    verdict = ", ".join(filter(None, found))
    asides = [
        f"{total.suppressed} suppressed" if total.suppressed else "",
        f"{total.baselined} in the baseline" if total.baselined else "",
        _skipped(report.skipped),
    ]
    judged = f"{_count(report.plans, 'plan') or 'no plans'} checked"
    if report.plans and not verdict:
        verdict = "nothing new" if total.baselined else "all good"
    return ", ".join(filter(None, [f"{judged}: {verdict}" if verdict else judged, *asides]))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _notes(report: Report, notes: int) -> str:
    hidden = notes - counts(report.visible).notes
    if hidden <= 0:
        return _count(notes, "note")
    which = "them" if hidden == notes else "all"
    return f"{_count(notes, 'note')} (--notes shows {which})"


def _skipped(files: int) -> str:
    if not files:
        return ""
    return f"{_count(files, 'file')} skipped: no plan{'' if files == 1 else 's'}"
