"""A plan that has everything, to try templates on; derived from the declaration of the format."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin

from acctplan.model.front import KeyGroup, keys
from acctplan.model.money import Measure, Money, Percent, Potential, Share
from acctplan.model.people import Names, Relationship
from acctplan.model.row import Prose, Row, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.model.time import PlanYear, Quarter, Timeline

_ROWS = 3
_SAMPLES: dict[Any, tuple[str, ...]] = {
    Money: ("$150,000", "$500,000", "$300,000"),
    Potential: ("$150,000", "$500,000", "$300,000"),
    Percent: ("100%", "40%", "75%"),
    Measure: ("12 h", "5 h", "3 h"),
    Share: ("3 of 7", "410", "5"),
    Names: ("Mara Lind", "Priya Nair", "Mara Lind; Priya Nair"),
    Relationship: ("2", "3", "5"),
    date: ("2026-10-05", "2026-11-20", "2026-12-10"),
    Timeline: ("2026-11-20", "2026-Q4", "2027-03"),
    Quarter: ("2026-Q4", "2026-Q4", "2027-Q1"),
    PlanYear: ("2027", "2028", "2029"),
    Decimal: ("50", "60", "70"),
    int: ("1", "2", "3"),
    bool: ("true", "true", "true"),
}


def full_plan() -> str:
    """The text of a plan with every key, every section of prose and three rows in every table."""
    return "\n".join(["---", *_front(), "---", "", *_sections()]) + "\n"


def empty_plan() -> str:
    """The text of a plan of which only the name is known."""
    return "---\nacctplan: 1\naccount: Brightwater Foods\nquarter: 2026-Q4\n---\n"


def _front() -> Iterator[str]:
    yield "acctplan: 1"
    for key in keys():
        name = key.path.rpartition(".")[2]
        indent = "  " * key.path.count(".")
        if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
            yield f"{indent}{name}:"
        elif key.path not in ("acctplan", "language", "status"):
            yield f"{indent}{name}: {_key_value(key.path, key.kind)}"


def _key_value(path: str, kind: Any) -> str:
    people = {"csm": "Priya Nair", "account_executive": "Jonas Weber"}
    if kind is Names:
        return people.get(path, "Mara Lind, Head of Finance")
    if path == "account":
        return "Brightwater Foods"
    if path.endswith(".end"):
        return "2027-06-30"
    return _value(kind, 1, path.replace("_", " "))


def _sections() -> Iterator[str]:
    for prose in PROSE:
        yield from (f"## {prose.INFO.title}", "", _words(prose), "")
    for kind in TABLES:
        yield from _table(kind)


def _words(prose: type[Prose]) -> str:
    return f"Words about {prose.INFO.title.lower()}, with **weight** and a list:\n\n- one\n- two"


def _table(kind: type[Row]) -> Iterator[str]:
    declared = [each for each in columns(kind) if each.name not in ("audience", "number")]
    yield "## Review 2026-Q3" if kind is ReviewedGoal else f"## {kind.INFO.title}"
    yield ""
    yield f"| {' | '.join(each.title for each in declared)} |"
    yield "|---" * len(declared) + "|"
    for number in range(_ROWS):
        cells = (_value(each.kind, number, each.title) for each in declared)
        yield f"| {' | '.join(cells)} |"
    yield ""


def _value(kind: Any, number: int, title: str) -> str:
    """A value that the type can read; for a text its title, so that each of a row differs."""
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        words = list(kind)
        return words[number % len(words)].value
    return _SAMPLES.get(kind, (f"{title} one", f"{title} two", f"{title} | three".replace("|", "\\|")))[
        number
    ]
