"""Findings that a team has accepted for now, in a file beside the plans: only new ones count.

A finding is known by rule, path, the text of its line and the how-manieth of its like it is, not by its line's
number, so that lines may move.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from acctplan.diagnostic import BASELINED, Suppression
from acctplan.errors import UsageError
from acctplan.report import Report, fingerprints

BASELINE_NAME = "acctplan-baseline.json"
"""The file that `check` looks for beside the configuration."""

_VERSION = 1
_WRITE = "write it anew: acctplan check --write-baseline"


class Accepted(NamedTuple):
    """One accepted finding; all but the fingerprint is for people who read the file."""

    fingerprint: str
    code: str
    path: str
    message: str


def read_baseline(text: str, name: str) -> tuple[Accepted, ...]:
    """The findings in the text of a baseline; `name` is the file's, for messages.

    Raises: UsageError, with the line if it is known, for anything that `baseline_text` does not write.
    """
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UsageError(f"{name}:{line}: the baseline is not JSON", _WRITE) from error
    version = document.get("schema_version") if isinstance(document, dict) else None
    if version != _VERSION or not isinstance(document.get("findings"), list):
        raise UsageError(f"{name}: this is no baseline of acctplan's format {_VERSION}", _WRITE)
    return tuple(_accepted(entry, index, name) for index, entry in enumerate(document["findings"], 1))


def _accepted(entry: Any, index: int, name: str) -> Accepted:
    values = [str(entry[key]) for key in Accepted._fields if isinstance(entry, dict) and _is_text(entry, key)]
    if len(values) < len(Accepted._fields):
        raise UsageError(f"{name}: entry {index} of 'findings' is not one of a baseline", _WRITE)
    return Accepted(*values)


def _is_text(entry: dict[str, Any], key: str) -> bool:
    return isinstance(entry.get(key), str)


def baseline_text(accepted: Iterable[Accepted]) -> str:
    """A baseline with these findings, one a line in order of path and code, so that two branches merge well."""
    ordered = sorted(accepted, key=lambda each: (each.path, each.code, each.fingerprint))
    lines = ",\n".join(f"    {json.dumps(each._asdict(), ensure_ascii=False)}" for each in ordered)
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "schema_version": {_VERSION},\n  "findings": {listed}\n}}\n'


def findings_of(report: Report) -> list[Accepted]:
    """What `--write-baseline` accepts: every finding of a report that no allow-comment silences."""
    marked = zip(report.diagnostics, fingerprints(report), strict=True)
    return [
        Accepted(mark, each.code, report.locate(each.path), each.finding.message)
        for each, mark in marked
        if each.suppressed is None or each.suppressed.kind == BASELINED
    ]


def with_baseline(report: Report, accepted: Sequence[Accepted], name: str) -> Report:
    """The report with the accepted findings marked as such; they are no longer visible and do not count."""
    known = {each.fingerprint for each in accepted}
    reason = Suppression(BASELINED, f"accepted in {name}")
    marked = [
        each._replace(suppressed=reason) if each.suppressed is None and mark in known else each
        for each, mark in zip(report.diagnostics, fingerprints(report), strict=True)
    ]
    hidden = {id(old) for old, new in zip(report.diagnostics, marked, strict=True) if old is not new}
    visible = [each for each in report.visible if id(each) not in hidden]
    return replace(report, diagnostics=marked, visible=visible)


def pruned(report: Report, accepted: Sequence[Accepted]) -> list[Accepted]:
    """The accepted findings without those of the judged files that are mended; of other files nothing is known."""
    judged = {report.locate(path) for path in report.files}
    found = set(fingerprints(report))
    return [each for each in accepted if each.path not in judged or each.fingerprint in found]
