"""The report for programs, as `report_contract` describes it."""

import json

from acctplan.report import Layout, Report, Reporter
from acctplan.report_contract import report_document


def render(report: Report, _layout: Layout) -> str:
    """All findings as one JSON object, in ASCII only: valid in every encoding, harmless on every terminal."""
    return json.dumps(report_document(report).model_dump(mode="json"), indent=2) + "\n"


REPORTER = Reporter(name="json", render=render)
