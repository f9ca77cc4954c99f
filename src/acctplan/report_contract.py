"""The JSON report of `check`: fields may be added, never renamed or removed."""

import hashlib
from collections import Counter
from functools import lru_cache
from pathlib import PurePath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.report import Report, counts
from acctplan.source import Source
from acctplan.statistics import Tally, statistics


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Tool(_Part):
    """The program that made the report."""

    name: Literal["acctplan"]
    version: str


class Summary(_Part):
    """Counts over all findings; a suppressed or baselined finding is not counted by its severity."""

    files: int = Field(ge=0, description="Plans that were judged")
    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    notes: int = Field(ge=0)
    suppressed: int = Field(ge=0, description="Findings silenced by a comment in the plan")
    baselined: int = Field(ge=0, description="Findings accepted earlier by a baseline file")


class Position(_Part):
    """A place in a file, in code points; a byte order mark is not counted."""

    line: int = Field(ge=1)
    column: int = Field(ge=1)
    offset: int = Field(ge=0, description="Code points before this place")


class Range(_Part):
    """From `start` up to, but without, `end`."""

    start: Position
    end: Position


class Edit(_Part):
    """One replacement of a range by a text."""

    range: Range
    text: str


class Fix(_Part):
    """Edits that mend a finding, and whether they may be made without asking."""

    applicability: Literal["safe", "unsafe"]
    message: str
    edits: list[Edit]


class Suppressed(_Part):
    """Why a finding does not count."""

    kind: str
    reason: str
    until: str = Field(description="The last day it holds, or an empty text")


class FindingEntry(_Part):
    """One problem in one place."""

    code: str
    name: str
    severity: Literal["error", "warning", "note"]
    message: str
    hint: str = Field(description="What to do, or an empty text")
    path: str = Field(description="With forward slashes")
    range: Range
    account: str = Field(description="The plan's account, or an empty text")
    field: str = Field(description="The key or column concerned, or an empty text")
    url: str | None
    fix: Fix | None
    fingerprint: str = Field(
        pattern="^[0-9a-f]{64}$",
        description="The same as long as the line's text is, wherever the line moves",
    )
    suppressed: Suppressed | None


class RuleCount(_Part):
    """How many findings a rule has, those that are suppressed left out."""

    code: str
    name: str
    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    notes: int = Field(ge=0)


class AccountCount(_Part):
    """How many findings there are in the plans of one account."""

    account: str = Field(description="The account, or the path of a plan that could not be read")
    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    notes: int = Field(ge=0)


class OwnerCount(_Part):
    """How many findings there are in the plans of one owner."""

    owner: str = Field(
        description="The plans' csm, or else their account_executive; an empty text where neither is named"
    )
    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    notes: int = Field(ge=0)


class StatisticsEntry(_Part):
    """The findings in numbers, three times over; the most findings first."""

    rules: list[RuleCount]
    accounts: list[AccountCount]
    owners: list[OwnerCount]


class ToolError(_Part):
    """Something that could not be done at all."""

    message: str
    hint: str


class ReportDocument(_Part):
    """The whole report, as `acctplan check --json` prints it."""

    schema_version: Literal[1]
    tool: Tool
    summary: Summary
    findings: list[FindingEntry]
    errors: list[ToolError]
    statistics: StatisticsEntry | None = Field(description="Asked for with --statistics, else null")


def report_document(report: Report) -> ReportDocument:
    """The report with every finding, the suppressed and the hidden ones too, in the order of the report."""
    total = counts(report.diagnostics)
    marks = fingerprints(report)
    return ReportDocument(
        schema_version=1,
        tool=Tool(name="acctplan", version=report.version),
        summary=Summary(
            files=report.plans,
            errors=total.errors,
            warnings=total.warnings,
            notes=total.notes,
            suppressed=total.suppressed,
            baselined=0,
        ),
        findings=[
            _entry(one, report.source(one.path), mark)
            for one, mark in zip(report.diagnostics, marks, strict=True)
        ],
        errors=[],
        statistics=_statistics(report) if report.counted else None,
    )


def _statistics(report: Report) -> StatisticsEntry:
    found = statistics(report)
    return StatisticsEntry(
        rules=[RuleCount(code=each.label, name=each.name, **_counts(each)) for each in found.rules],
        accounts=[AccountCount(account=each.label, **_counts(each)) for each in found.accounts],
        owners=[OwnerCount(owner=each.label, **_counts(each)) for each in found.owners],
    )


def _counts(tally: Tally) -> dict[str, int]:
    return {"errors": tally.errors, "warnings": tally.warnings, "notes": tally.notes}


def fingerprints(report: Report) -> list[str]:
    """For each diagnostic a name that survives moves of its line: SHA-256 in hexadecimal digits.

    Made of the text of the line, code, path and the how-manieth of its like it is, not of the line's number.
    """
    lines: dict[tuple[str, int], str] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for diagnostic in report.diagnostics:
        place = (diagnostic.path, diagnostic.span.line)
        if place not in lines:
            lines[place] = _digest(_line(report.source(diagnostic.path), diagnostic.span.line))
        key = (diagnostic.code, _slashes(diagnostic.path), lines[place])
        marks.append(_digest("\0".join([*key, str(seen[key])])))
        seen[key] += 1
    return marks


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1024)
def _slashes(path: str) -> str:
    return PurePath(path).as_posix()


def _line(source: Source, number: int) -> str:
    return source.lines[number - 1] if number <= len(source.lines) else ""


def _entry(diagnostic: Diagnostic, source: Source, mark: str) -> FindingEntry:
    return FindingEntry(
        code=diagnostic.code,
        name=diagnostic.name,
        severity=_severity(diagnostic.severity),
        message=diagnostic.finding.message,
        hint=diagnostic.finding.hint,
        path=_slashes(diagnostic.path),
        range=_range(diagnostic, source),
        account=diagnostic.account,
        field=diagnostic.finding.field,
        url=None,
        fix=None,
        fingerprint=mark,
        suppressed=_suppressed(diagnostic),
    )


def _severity(severity: Severity) -> Literal["error", "warning", "note"]:
    return severity.value


def _range(diagnostic: Diagnostic, source: Source) -> Range:
    line, column, end_line, end_column = diagnostic.span
    return Range(start=_position(source, line, column), end=_position(source, end_line, end_column))


def _position(source: Source, line: int, column: int) -> Position:
    return Position(line=line, column=column, offset=source.offset(line, column))


def _suppressed(diagnostic: Diagnostic) -> Suppressed | None:
    why = diagnostic.suppressed
    return Suppressed(kind=why.kind, reason=why.reason, until=why.until) if why else None
