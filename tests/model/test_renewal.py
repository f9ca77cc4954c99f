from datetime import date

import pytest

from acctplan.model.renewal import coming_renewal, has_renewal_passed
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("contract", "coming", "passed"),
    [
        pytest.param("  end: 2027-01-31", date(2027, 1, 31), False, id="ahead"),
        pytest.param("  end: 2026-11-02", date(2026, 11, 2), False, id="today"),
        pytest.param("  end: 2026-11-01", None, True, id="yesterday"),
        pytest.param("  start: 2026-05-01\n  end: 2026-04-01", None, False, id="reversed"),
        pytest.param("  start: 2027-05-01\n  end: 2027-04-01", None, False, id="reversed and ahead"),
        pytest.param("  start: 2026-05-01", None, False, id="no end"),
    ],
)
def test_a_renewal_is_ahead_or_has_passed_or_is_not_known(
    contract: str, coming: date | None, passed: bool
) -> None:
    plan = read_plan(Source("plan.md", f"---\nacctplan: 1\ncontract:\n{contract}\n---\n"), Settings()).plan
    assert plan is not None

    assert (coming_renewal(plan, TODAY), has_renewal_passed(plan, TODAY)) == (coming, passed)
