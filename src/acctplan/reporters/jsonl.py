"""The findings of the JSON report, one JSON object a line: for logs and for programs that read as it comes."""

import json

from acctplan.report import Layout, Report, Reporter
from acctplan.report_contract import finding_entries


def render(report: Report, _layout: Layout) -> str:
    """All findings, in ASCII only; an empty text if there are none."""
    return "".join(f"{json.dumps(entry.model_dump(mode='json'))}\n" for entry in finding_entries(report))


REPORTER = Reporter(name="jsonl", render=render)
