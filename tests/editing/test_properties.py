from collections import Counter

import pytest

import edited_plans
import rolled_plans


@pytest.mark.parametrize("start", range(0, 240, 60))
def test_set_changes_the_bytes_of_its_value_only(start: int) -> None:
    outcomes: Counter[str] = Counter()
    trials = [(number, edited_plans.trial(7, number)) for number in range(start, start + 60)]
    found = {
        number: list(edited_plans.troubles(given, outcomes)) for number, given in trials if given is not None
    }
    assert {number: each for number, each in found.items() if each} == {}
    assert outcomes["changed"] > 20


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_closing_a_quarter_harms_nothing(start: int) -> None:
    found = {
        number: list(rolled_plans.troubles(*rolled_plans.plan_of(7, number)))
        for number in range(start, start + 20)
    }
    assert {number: each for number, each in found.items() if each} == {}
