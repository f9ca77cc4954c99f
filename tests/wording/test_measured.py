"""How right the judge is on rows that it has never seen, and that the rules' pages say so."""

import sys
from typing import NamedTuple

import pytest

from acctplan.rules import book
from acctplan.wording.judge import CODES, weights
from labelled_rows import HELD_OUT, Measured, crossed, load, measure


class Floor(NamedTuple):
    """The least that a code must reach."""

    precision: float
    recall: float


AIM = Floor(0.95, 0.80)
ACROSS_FLOORS = {
    "AP104": Floor(0.93, 0.80),
    "AP201": Floor(0.95, 0.77),
    "AP202": AIM,
    "AP209": AIM,
}

each_code = pytest.mark.parametrize("code", sorted(CODES))


@pytest.fixture(scope="module")
def held_out() -> dict[str, Measured]:
    return measure(load(HELD_OUT), weights())


@pytest.fixture(scope="module")
def across() -> dict[str, Measured]:
    return crossed()


@each_code
def test_held_out_rows_are_judged_as_rightly_as_is_aimed_at(code: str, held_out: dict[str, Measured]) -> None:
    figures = held_out[code]
    sys.stdout.write(f"held out {code}: {figures.line()}" + "\n")

    assert figures.precision >= AIM.precision, figures.line()
    assert figures.recall >= AIM.recall, figures.line()


@each_code
def test_rows_of_a_source_are_judged_by_weights_without_it(code: str, across: dict[str, Measured]) -> None:
    figures = across[code]
    sys.stdout.write(f"across sources {code}: {figures.line()}" + "\n")

    assert figures.precision >= ACROSS_FLOORS[code].precision, figures.line()
    assert figures.recall >= ACROSS_FLOORS[code].recall, figures.line()


@each_code
def test_the_page_states_what_is_measured(code: str, held_out: dict[str, Measured]) -> None:
    assert held_out[code].line() in " ".join(book()[code].page.split())
