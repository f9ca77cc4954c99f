"""Good plans with values, targets, notes and sums of many shapes have neither errors nor warnings."""

from random import Random

import pytest

from acctplan.checker import check_source, judge
from acctplan.diagnostic import Severity
from acctplan.settings import Settings
from acctplan.source import decode
from good_plans import make, write
from planted_growth import enrich


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_rich_plans_have_neither_errors_nor_warnings(start: int) -> None:
    judges = judge(Settings())
    for seed in range(start, start + 50):
        rng = Random(seed)
        draft = make(rng, rng.choice(["strategic", "growth"]))
        enrich(draft, rng)
        found = check_source(decode("plan.md", write(draft).encode()), judges, draft.today)
        heavy = [
            f"{each.span.line} {each.code} {each.finding.message}"
            for each in found
            if not each.suppressed and each.severity is not Severity.NOTE
        ]
        assert heavy == [], f"seed {seed}"
