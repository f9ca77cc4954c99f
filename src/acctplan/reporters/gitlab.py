"""GitLab's code quality report: findings beside the lines of a merge request.

Shape: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab merges entries of the
same fingerprint and does not show `check_name`, so the description begins with the code.
"""

import json

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.printable import printable
from acctplan.report import Layout, Report, Reporter, fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, _layout: Layout) -> str:
    """The visible findings as one JSON array, in ASCII only; `[]` if there are none."""
    shown = set(map(id, report.visible))
    marks = zip(report.diagnostics, fingerprints(report), strict=True)
    entries = [_entry(each, mark, report) for each, mark in marks if id(each) in shown]
    return json.dumps(entries, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, mark: str, report: Report) -> dict[str, object]:
    return {
        "description": f"{diagnostic.code}: {printable(diagnostic.finding.message)}",
        "check_name": diagnostic.code,
        "fingerprint": mark,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": report.locate(diagnostic.path), "lines": {"begin": diagnostic.span.line}},
    }


REPORTER = Reporter(name="gitlab", render=render)
