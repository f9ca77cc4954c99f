"""What was found in one plan, as a line of text and back."""

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from acctplan.diagnostic import Better, Diagnostic, Finding, Severity, Suppression
from acctplan.source import Span

_CODE = re.compile("AP[0-9]{3}").fullmatch
_LARGEST = 10_000_000
_written = json.JSONEncoder(separators=(",", ":")).encode
_SEVERITIES = {each.value: each for each in Severity}


class Verdict(NamedTuple):
    """What is known of a text: whether it is a plan, and if it was judged, what was found.

    `by_name`: it does not look like a plan and was judged only because somebody named it. `owner` names who answers
    for the plan at our side. `history` is why nothing is known of the plan's history (None if it is known) and the
    versions that could not be read; None for a plan that has no history to judge.
    """

    is_plan: bool
    by_name: bool = False
    draft: bool = False
    owner: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    history: tuple[str | None, tuple[str, ...]] | None = None


def verdict_line(verdict: Verdict) -> str:
    """One line, in ASCII, without a line end."""
    found = verdict.diagnostics
    account = found[0].account if found else ""
    fields = [
        verdict.is_plan,
        verdict.by_name,
        verdict.draft,
        verdict.owner,
        account,
        [*map(_row, found)],
        verdict.history,
    ]
    return _written(fields)


def read_verdict(line: str | bytes, path: str) -> Verdict | None:
    """What a line says of the file with that path; None if `verdict_line` writes no such thing."""
    try:
        is_plan, by_name, draft, owner, account, rows, history = json.loads(line)
        _expect(bool, is_plan, by_name, draft)
        _expect(str, owner, account)
        found = tuple(_diagnostic(path, account, row) for row in rows)
        return Verdict(is_plan, by_name, draft, owner, found, _history(history))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _row(diagnostic: Diagnostic) -> Sequence[object]:
    finding, suppressed = diagnostic.finding, diagnostic.suppressed
    return [
        *(finding.code, diagnostic.name, diagnostic.severity.value),
        *(finding.message, finding.hint, finding.field),
        *finding.span,
        finding.better and list(finding.better),
        suppressed and list(suppressed),
    ]


def _diagnostic(path: str, account: str, row: Any) -> Diagnostic:
    code, name, severity, message, hint, field, *place, better, suppressed = row
    _expect(str, name, message, hint, field)
    _expect(int, *place)
    if not _CODE(code) or not all(1 <= each <= _LARGEST for each in place):
        raise ValueError(row)
    finding = Finding(code, Span(*place), message, hint, field, _better(better))
    return Diagnostic(path, account, name, _SEVERITIES[severity], finding, _suppression(suppressed))


def _better(written: Any) -> Better | None:
    if written is None:
        return None
    text, sure = written
    _expect(str, text)
    _expect(bool, sure)
    return Better(text, sure)


def _suppression(written: Any) -> Suppression | None:
    if written is None:
        return None
    _expect(str, *written)
    return Suppression(*written)


def _history(written: Any) -> tuple[str | None, tuple[str, ...]] | None:
    if written is None:
        return None
    reason, unread = written
    _expect(str, *unread, *(() if reason is None else (reason,)))
    return reason, tuple(unread)


def _expect(kind: type, *values: object) -> None:
    for value in values:
        if type(value) is not kind:
            raise TypeError(value)
