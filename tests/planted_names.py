"""A plan with a token wherever somebody or some amount may be named, derived from the model's declarations.

A key or column added to the model is planted here without another word. Names are two words, each a token; running
text names people whom the plan introduces, in other forms too, amounts, addresses and telephone numbers.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from acctplan.model.front import KeyGroup, keys
from acctplan.model.money import Measure, Money, Potential
from acctplan.model.people import Names
from acctplan.model.row import columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import ReviewedGoal
from leaks import open_value

TOKEN = re.compile(r"[zv]q[a-z]*\d{2,}[zv]q|(?<!\d)9[01]\d[.,]?\d{2}7(?![\d.]|px)|5550\d{3}", re.IGNORECASE)
"""Planted words in any case, planted amounts with any mark between thousands, planted telephone numbers."""

ACCOUNT = "Zqaccount00zq Vqworks00zq GmbH"
COMPANY = "Zqcompany01zq Cloud"
COLLEAGUE = "Zqcolleague02zq Vqcolleague02zq"
OTHER = "Zqother03zq Vqother03zq"
BRAND = "Zqbrand04zq"
SETTINGS = f"""\
[team]
company = "{COMPANY}"
people = [{{ name = "{COLLEAGUE}", title = "CSM of {COMPANY}" }}]

[catalog]
products = ["{COMPANY} Base", "Store"]

[render.brand]
name = "{BRAND}"
"""


class Garden:
    """Plants tokens; `names` are the names planted so far."""

    def __init__(self) -> None:
        self.names: list[str] = [ACCOUNT, COLLEAGUE]
        self._numbers = count(100)

    def name(self) -> str:
        """A name that nobody else has."""
        number = next(self._numbers)
        self.names.append(f"Zq{number}zq Vq{number}zq")
        return self.names[-1]

    def amount(self) -> str:
        """An amount that is no other."""
        return f"{900_007 + 10 * next(self._numbers):,}"

    def words(self) -> str:
        """Running text about people, money and where to reach them."""
        number, name = next(self._numbers), self.names[next(self._numbers) % len(self.names)]
        first, last = name.split()[:2]
        return (
            f"{name}, {first}'s friend, {last.upper()}, {last}s and {last}, {first} pay ${self.amount()} or "
            f"{self.amount().replace(',', '.')} € of 10.5M; see https://zq{number}zq.example/vq{number}vq, "
            f"zq{number}zq.com, {first}.{last}@zq{number}zq.example or +49 5550{number % 1000:03} 17"
        )

    def value(self, kind: Any, name: str) -> str:
        """What a field of a type gets; text about people where it is text."""
        if kind is Names or name == "name":
            return self.name()
        if kind in (Money, Potential):
            return f"${self.amount()}"
        if kind is Measure:
            return f"${self.amount()}/yr"
        return self.words() if kind is str else open_value(kind)


def planted_plan() -> str:
    """The text of the plan."""
    garden = Garden()
    tables = [text for kind in TABLES for text in _table(garden, kind)]
    prose = [f"## {kind.INFO.title}\n\n{garden.words()}\n<!-- {garden.words()} -->\n" for kind in PROSE]
    head = [*_front_matter(garden), f"# Plan of {ACCOUNT}: {garden.words()}", ""]
    last = f"## {garden.names[-1]} and more\n\n{garden.words()} like {OTHER}, {BRAND} and {COMPANY}\n"
    return "\n".join([*head, *prose, *tables, last])


def _front_matter(garden: Garden) -> Iterator[str]:
    yield f"---\n# {garden.words()}"
    for key in keys():
        parent, _, name = key.path.rpartition(".")
        if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
            yield f"{name}:"
        elif key.path in ("acctplan", "language"):
            yield f"{name}: {1 if name == 'acctplan' else 'en'}"
        else:
            value = {"account": ACCOUNT, "crm_id": "zq99zq"}.get(key.path) or garden.value(key.kind, name)
            indent = "  " if parent else ""
            yield f'{indent}{name}: "{value}"'
    yield "---\n"


def _table(garden: Garden, kind: Any) -> Iterator[str]:
    titles = [each.title for each in columns(kind)]
    yield f"## {'Review 2026-Q3' if kind is ReviewedGoal else kind.INFO.title}\n\n{garden.words()}\n"
    yield f"| {' | '.join([*titles, f'View of {garden.names[-1]}'])} |\n|{'---|' * (len(titles) + 1)}"
    for audience in ("customer", "internal"):
        cells = [
            audience if each.name == "audience" else garden.value(each.kind, each.name)
            for each in columns(kind)
        ]
        yield f"| {' | '.join([*cells, garden.words()])} |"
    yield f"| Total | {' | '.join(garden.words() for _ in titles)} |\n"
