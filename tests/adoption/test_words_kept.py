"""What must hold of every Markdown text: no word is lost, nothing is left to mend, twice is once, nothing raises."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acctplan.adoption.adopting import adopt
from acctplan.adoption.mending import MENDABLE
from acctplan.adoption.page import words
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from nasty import NASTY

WILD = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "wild").glob("*.md"))]
LINES = [line for text in WILD for line in text.split("\n")]
HEADS = [line for line in LINES if line.startswith("#")]
SETTINGS = Settings()

_name = st.sampled_from(
    ["Jane Doe", "Bo Li (CFO)", "Dr. Uwe Kern", "TBD", "[Name]", "CSM", "Jo & Al", "müller, anna"]
)
_when = st.sampled_from(
    [
        "2026-03-01",
        "Mar 1, 2026",
        "31.12.2026",
        "03/02/2026",
        "Q3",
        "Q4 FY26",
        "ASAP",
        "Day 20",
        "Late March 2026",
        "[Date]",
    ]
)
_money = st.sampled_from(
    ["$150K ARR", "$1.2M", "$3,500/mo", "£95k", "€ 1.200,50", "$50K–$80K", "$XXX,XXX", "a lot"]
)
_word = st.sampled_from(
    ["Churn", "adoption up to 80%", "**Budget** freeze", "H/M/L", "a|b", "x_y", "ÜBER 5 %", "`code`", "<b>"]
)
_label = st.sampled_from(
    [
        "Owner",
        "Due",
        "Mitigation",
        "Impact",
        "Metric",
        "Target",
        "Status",
        "Customer",
        "ARR",
        "Renewal",
        "Notes",
        "Termin",
        "Foo",
    ]
)
_value = st.one_of(_name, _when, _money, _word)
_pair = st.builds(
    lambda label, value, mark: f"{mark}{label}:{mark} {value}", _label, _value, st.sampled_from(["", "**"])
)
_suffix = st.lists(_pair, max_size=3).map(lambda pairs: "".join(f" – {pair}" for pair in pairs))
_item = st.builds(
    lambda mark, text, suffix, below: "\n".join(
        [f"{mark} {text}{suffix}", *(f"  - {pair}" for pair in below)]
    ),
    st.sampled_from(["-", "*", "1.", "2)", "- [ ]", "- [x]"]),
    st.one_of(
        _word, _pair, st.builds("{} – {}".format, _name, _word), st.builds("**{}**: {}".format, _when, _word)
    ),
    _suffix,
    st.lists(_pair, max_size=3),
)
_row = st.lists(_value, min_size=1, max_size=5).map(lambda cells: f"| {' | '.join(cells)} |")


@st.composite
def _table(draw: st.DrawFn) -> str:
    header = draw(st.lists(st.one_of(_label, _word), min_size=1, max_size=5))
    rows = draw(st.lists(_row, max_size=4))
    return "\n".join([f"| {' | '.join(header)} |", f"|{'---|' * len(header)}", *rows])


_block = st.one_of(
    st.sampled_from(HEADS),
    st.sampled_from(LINES),
    st.lists(_item, min_size=1, max_size=4).map("\n".join),
    _table(),
    st.lists(_pair, min_size=1, max_size=3).map("\n".join),
    st.sampled_from(
        ["```\n## Risks\n```", "> quoted", "<!-- internal -->", "---", "Plain words.", "**Key Risks:**"]
    ),
)
wild_plans = st.lists(_block, min_size=1, max_size=14).map("\n\n".join)


def holds(text: str) -> None:
    outcome = adopt(Source("plan.md", text), SETTINGS)
    if outcome.refused:
        assert (outcome.text, outcome.taken) == (text, ())
        return
    again = adopt(Source("plan.md", outcome.text), SETTINGS)
    findings = read_plan(Source("plan.md", outcome.text), SETTINGS).findings
    assert words(text) - words(outcome.text) == set()
    assert again.text == outcome.text
    if not text.startswith("---"):
        assert [each for each in findings if each.code in MENDABLE] == []


@settings(max_examples=80)
@given(wild_plans)
def test_no_word_of_a_wild_plan_is_lost(text: str) -> None:
    holds(f"# Acme success plan\n\n**ARR:** $5K\n\n{text}\n")


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*NASTY, *LINES]), max_size=25).map("\n".join))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    holds(text)


@pytest.mark.parametrize("seed", range(12))
def test_no_word_of_a_damaged_plan_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    lines = chance.choice(WILD).split("\n")
    for _ in range(6):
        place = chance.randrange(len(lines))
        lines[place : place + chance.randint(0, 1)] = [chance.choice([*NASTY, *LINES])]
    holds(chance.choice(["\n", "\r\n", "\r"]).join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "# Acme success plan\n\n## Risks\n\n" + "- " * 20_000,
        "# Acme success plan\n\n## Risks\n\n" + "- a\n" * 9_000,
        "# Acme success plan\n\n## Risks\n\n" + "- Risk: a. Mitigation: b. Owner: c\n" * 3_000,
        "# Acme success plan\n\n" + "## Risks\n\ntext\n\n" * 900,
        "# Acme success plan\n\n**ARR:** " + "$" * 50_000,
        "ARR: $5K\nCSM: Jo\n" + "a:" * 50_000,
        "# Acme success plan\n\n## Risks\n\n" + "".join(f"{' ' * n}- x\n" for n in range(300)),
        "# Acme success plan\n\n## Risks\n\n- a " + "(b " * 20_000,
        "# Acme success plan\n\n## Risks\n\n| Risk | Due |\n|---|---|\n" + "| a | March or so |\n" * 4_000,
        "**a" * 30_000,
        "# Acme success plan\n\n## Goals\n\n- " + "Owner: " * 8_000,
        "# Acme success plan\n\n" + "".join(f"## Milestonse {n}\n\n- x\n\n" for n in range(900)),
        "# Acme success plan\n\n## Actions\n\n" + ("- x" + " " * 3_900 + "y\n") * 100,
        "# Acme success plan\n\n## Goals\n\n" + "- Ship by 2026-04-10 (Owner: Jo; from 4 to 7)\n" * 2_900,
        "# Acme success plan\n\n" + ("the contract renews on in by " * 100 + "\n") * 150,
    ],
    ids=[
        "nested",
        "items",
        "records",
        "headings",
        "money",
        "colons",
        "steps",
        "brackets",
        "cells",
        "bold",
        "labels",
        "near headings",
        "spaces",
        "days",
        "sentences",
    ],
)
def test_a_hostile_text_costs_bounded_time(text: str) -> None:
    outcome = adopt(Source("plan.md", text), SETTINGS)

    assert words(text) - words(outcome.text) == set()
