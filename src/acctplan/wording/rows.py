"""The rows of a plan that are judged by their wording."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Goal, Objective
from acctplan.model.sections.profile import Product
from acctplan.model.time import add_months
from acctplan.model.words import GoalCategory
from acctplan.settings import Settings
from acctplan.wording.english import is_english
from acctplan.wording.features import Wording
from acctplan.wording.judge import Verdict, verdict
from acctplan.wording.reading import Names
from acctplan.wording.tokens import tokens
from acctplan.wording.words import around, classes

_WINDOW = 3
"""Months before the renewal in which AP602 asks for a goal about it (000, Connecting Plan to Renewal)."""

_GENERIC = frozenset(
    {
        "software",
        "systems",
        "group",
        "cloud",
        "technologies",
        "technology",
        "solutions",
        "labs",
        "gmbh",
        "inc",
        "ltd",
        "llc",
        "corp",
        "company",
        "services",
        "data",
        "digital",
        "global",
        "international",
        "partners",
        "holding",
        "analytics",
        "networks",
        "online",
        "the",
        "and",
    }
)
"""Words in names of firms that mean the firm only together with others."""

_KEY = "acctplan.wording.rows"


class Weak(NamedTuple):
    """A weak row: what it is, its position from 1, the verdict, and the field of the cell that the verdict is about."""

    noun: str
    row: Row
    position: int
    verdict: Verdict
    field: str


def weak_rows(plan: Plan, settings: Settings, today: date, code: str) -> Iterator[Weak]:
    """The objectives and goals that a code is reported for, in order. A row has at most one code.

    Cells that could not be read, other languages and empty cells are not judged.
    """
    found: Sequence[Weak] | None = plan.known.get(_KEY)
    if found is None:
        found = plan.known[_KEY] = tuple(_weak(plan, settings, today))
    return (each for each in found if each.verdict.code == code)


def _weak(plan: Plan, settings: Settings, today: date) -> Iterator[Weak]:
    if not (plan.front.language or "en").casefold().startswith("en"):
        return
    names = _names_of(plan, settings)
    objectives, goals = plan.table(Objective), plan.table(Goal)
    whole = objectives is not None and objectives.has("objective", "metric", "target")
    for position, objective in enumerate(plan.rows(Objective) if whole else (), 1):
        if not objective.is_unsure("objective", "metric", "target"):
            words = Wording(
                "objective",
                objective.objective or "",
                objective.target or "",
                objective.metric or "",
                objective.baseline or "",
            )
            yield from _judged("objective", objective, position, words, names, renewing=False)
    renewing = _is_renewing(plan, today)
    whole = goals is not None and goals.has("goal", "criteria")
    for position, goal in enumerate(plan.rows(Goal) if whole else (), 1):
        if not goal.is_unsure("goal", "criteria"):
            adoption = goal.category is GoalCategory.ADOPTION
            words = Wording("goal", goal.goal or "", goal.criteria or "", adoption=adoption)
            yield from _judged("goal", goal, position, words, names, renewing=renewing)


_FIELDS = {
    "objective": {"T": "objective", "M": "metric", "G": "target"},
    "goal": {"T": "goal", "G": "criteria"},
}


def _judged(
    noun: str, row: Row, position: int, words: Wording, names: Names, *, renewing: bool
) -> Iterator[Weak]:
    found = verdict(words, names, renewing=renewing)
    if found and is_english(f"{words.text} {words.metric} {words.check}"):
        place = "G" if found.code == "AP104" else "T"
        yield Weak(noun, row, position, found, _FIELDS[noun][place])


def _is_renewing(plan: Plan, today: date) -> bool:
    end = plan.front.contract.end if plan.front.contract else None
    return end is not None and today <= end <= add_months(today, _WINDOW)


def _names_of(plan: Plan, settings: Settings) -> Names:
    products = tuple(row.product for row in plan.rows(Product) if row.product)
    return names(settings.team.company, (*products, *settings.catalog.products))


@lru_cache(maxsize=1024)
def names(company: str, products: tuple[str, ...]) -> Names:
    """What a firm is called in a text. An ordinary word is a product's name only in capitals within a sentence."""
    ours: set[str] = set()
    ordinary: set[str] = set()
    for name in (company, *products):
        words = [token.word for token in tokens(name) if token.raw[0].isupper() and len(token.word) > 2]
        new = [word for word in words if not classes(word) and word not in _GENERIC | around("months")]
        if len(words) > 1 or name == company:
            ours.update(new)
        else:
            ordinary.update(words)
    return Names(frozenset(ours), frozenset(ordinary))
