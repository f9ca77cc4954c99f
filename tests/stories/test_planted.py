"""Planted defects are found where they stand, and nothing else is; good plans of many shapes are clean."""

from random import Random

import pytest

import planted_growth  # noqa: F401  (adds its planters)
import planted_time  # noqa: F401  (adds its planters)
import planted_wording  # noqa: F401  (adds its planters)
from acctplan.checker import Judge, check_source, judge
from acctplan.diagnostic import Severity
from acctplan.settings import Settings
from acctplan.source import decode
from good_plans import make, write
from planted_defects import PLANTERS, Planter, plant_one


@pytest.fixture(scope="module")
def judges() -> Judge:
    return judge(Settings())


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_good_plans_have_neither_errors_nor_warnings(start: int, judges: Judge) -> None:
    for seed in range(start, start + 50):
        draft = make(Random(seed))
        found = check_source(decode("plan.md", write(draft).encode()), judges, draft.today)
        heavy = [
            f"{each.span.line} {each.code} {each.finding.message}"
            for each in found
            if not each.suppressed and each.severity is not Severity.NOTE
        ]
        assert heavy == [], f"seed {seed}"


@pytest.mark.parametrize(
    ("seed", "planter"), list(enumerate(PLANTERS)), ids=[f"{each.code} {each.name}" for each in PLANTERS]
)
def test_a_planted_defect_is_the_one_finding(seed: int, planter: Planter, judges: Judge) -> None:
    case = plant_one(planter, seed, judges)
    found = [f"{each.span.line} {each.code} {each.finding.message}" for each in case.found]
    assert case.is_right, f"{planter.code} expected on {sorted(case.lines)}, found {found}"
