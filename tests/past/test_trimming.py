"""An earlier text without the sections that nobody asks for says the same of the others."""

from collections.abc import Iterator
from itertools import islice

import pytest
from benchmarks.corpus import plan

from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal, Objective, ReviewedGoal
from acctplan.model.sections.value import SuccessMetric, ValueTarget
from acctplan.past.trimming import only
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from cases import COMPLETE
from hostile_plans import some_of_rows

SETTINGS = Settings.unset()
ALL: frozenset[type[Row]] = frozenset(
    {Objective, Goal, ReviewedGoal, Action, ValueTarget, SuccessMetric, Milestone}
)
GOALS = "\n## Quarterly Goals\n\n| # | Goal | Success Criteria |\n|---|---|---|\n| 9 | Hidden | All of it |\n"


def said(source: Source, kinds: frozenset[type[Row]]) -> list[object]:
    """Every cell of these tables, by section."""
    found = read_plan(source, SETTINGS, kinds).plan
    if found is None:
        return []
    reviewed = [(each.quarter, [row.origin.texts for row in each.rows]) for each in found.reviews]
    rows = [
        [row.origin.texts for row in found.rows(kind)]
        for kind in sorted(kinds, key=lambda each: each.__name__)
    ]
    return [*rows, *(reviewed if ReviewedGoal in kinds else []), found.front.quarter, found.front.review]


def texts() -> Iterator[str]:
    for number in range(30):
        yield plan(number).decode()
    for _, text in islice(some_of_rows(), 8):
        yield text
    front, body = COMPLETE.split("\n## ", 1)
    for piece in (
        "<!-- a note -->",
        "<!-- a note\n\nthat goes on",
        "<!-- one --> and <!-- two",
        "<details>\n<summary>Minutes</summary>",
        "<details>\n\n</details>",
        "<div>",
        "<pre>\n\n",
        "<script>\n\n",
        "<SCRIPT>\n\n",
        "<style>",
        "<?php\n\n",
        "<!DOCTYPE x\n\n",
        "<![CDATA[\n\n",
        "```\n\n",
        "~~~\n\n```\n",
        "<!-- internal -->\n",
        "a <b>bold</b> word",
        "- a list\n",
        "> a quotation",
    ):
        for end in ("", "\n", "\n-->\n", "\n```\n", "\n</pre>\n"):
            yield f"{front}\n\n{piece}{GOALS}{end}\n## {body}"
            yield f"{front}\n## {body}\n\n{piece}{GOALS}{end}"


@pytest.mark.parametrize(
    "kinds", [ALL, frozenset({Goal}), frozenset({Action, Milestone}), frozenset[type[Row]]()]
)
def test_what_is_kept_says_the_same(kinds: frozenset[type[Row]]) -> None:
    shorter = 0
    for text in texts():
        for source in (Source("plan.md", text), Source("plan.md", text.replace("\n", "\r\n"))):
            trimmed = only(source, kinds, SETTINGS)
            assert said(trimmed, kinds) == said(source, kinds), text
            shorter += len(trimmed.text) < len(text)
    assert shorter > 100
