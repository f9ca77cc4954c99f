"""Which numbers say how much."""

import pytest

from acctplan.wording.quantities import quantities
from acctplan.wording.tokens import tokens

CASES = {
    "percentage": ("70% without a clerk", ["amount"]),
    "range": ("from 6% to 2%", ["amount", "amount"]),
    "threshold in words": ("no more than two", ["zero", "bound"]),
    "share in words": ("nine in ten letters", ["amount", "scope"]),
    "halved": ("Queue halved", ["fraction"]),
    "nil": ("Password tickets nil", ["zero"]),
    "or better": ("8.2 or better", ["bound"]),
    "scope": ("in all 31 wards", ["scope"]),
    "topic": ("top 3 pain points", ["topic"]),
    "year": ("by June 2027", ["date"]),
    "fiscal years": ("in FY 2027-28", ["date", "date"]),
    "version": ("Version 3 of the rota", ["label"]),
    "technology": ("5G on the quayside", ["label"]),
    "rhetoric": ("24/7 focus", ["rhetoric"]),
    "more than all": ("110% commitment", ["rhetoric"]),
    "double down": ("Double down on freshness", ["rhetoric"]),
    "twice the enthusiasm": ("Double the enthusiasm", ["rhetoric"]),
    "turn by degrees": ("A 180-degree turn", ["rhetoric"]),
    "one roof": ("at home under one roof", ["one"]),
    "ordinal": ("a solid third quarter", []),
    "count": ("Three deputies developed", ["count"]),
    "sooner by a week": ("paid a week sooner", ["amount"]),
}


@pytest.mark.parametrize(("text", "kinds"), list(CASES.values()), ids=list(CASES))
def test_a_number_says_how_much_or_something_else(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in quantities(tokens(text))] == kinds


def test_a_bare_number_in_a_target_column_is_an_amount() -> None:
    assert [each.kind for each in quantities(tokens("14"), alone=True)] == ["amount"]
