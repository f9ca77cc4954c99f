"""A plan with a unique token in every place that no customer may see, derived from the model's declarations.

A key, column or section added to the model is planted here without another word: what a declaration does not open
to customers gets a token, and the tests look for the tokens in everything that a customer gets.
"""

import datetime
import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from acctplan.model.front import KeyGroup, keys
from acctplan.model.money import Measure, Money, Percent, Share
from acctplan.model.people import Names, Relationship
from acctplan.model.row import Prose, Row, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.model.time import Quarter, Timeline
from acctplan.model.words import Audience

TOKEN = re.compile(r"zq\d+zq|9\d{5}7\b|9\d{2},\d{2}7\b|20[6-9]\d-\d{2}-\d{2}", re.IGNORECASE)
"""Planted words, planted amounts of money in both forms, planted days."""

PATH = "accounts/zq999999zq/plan.md"


@dataclass
class Planter:
    """Makes tokens that never repeat and remembers where each was planted."""

    typed: bool
    places: dict[str, str] = field(default_factory=dict)

    def word(self, where: str) -> str:
        """A word that no field but a text can read."""
        token = f"zq{len(self.places):06d}zq"
        self.places[token] = where
        return token

    def value(self, kind: Any, where: str) -> str:
        """A value that the field can read, where its type has room for one that is unique; else a word."""
        count = len(self.places)
        if self.typed and kind is Money:
            amount = f"{900_007 + 10 * count:,}"
            self.places[amount] = where
            return f"${amount}"
        if self.typed and kind is datetime.date:
            day = (datetime.date(2061, 1, 1) + datetime.timedelta(days=count)).isoformat()
            self.places[day] = where
            return day
        return self.word(where)


def open_value(kind: Any) -> str:
    """A harmless value that a field of that type can read."""
    samples = {
        str: "plain words",
        Money: "$1,000",
        Percent: "40%",
        Measure: "5 h",
        Share: "3 of 7",
        Names: "Mara Lind",
        Relationship: "3",
        datetime.date: "2026-11-20",
        Timeline: "2026-11-20",
        Quarter: "2026-Q4",
        int: "1",
        bool: "true",
    }
    if isinstance(kind, type) and issubclass(kind, enum.StrEnum):
        return next(iter(kind)).value
    return samples.get(kind, "1")


def planted_plan(*, typed: bool, only_misspelled: bool = False) -> tuple[str, Planter]:
    """The text of the plan and what was planted in it.

    `typed` plants values that can be read where the type allows it, else words that cannot; `only_misspelled`
    plants under misspelled titles and headings instead of the right ones.
    """
    planter = Planter(typed)
    parts = [*_front_matter(planter), f"# Planted {planter.word('text above the sections')}", ""]
    parts += [f"<!-- acctplan: allow AP202 until 2099-01-01: {planter.word('allow reason')} -->", ""]
    for prose in PROSE:
        parts += _prose(prose, planter)
    for kind in TABLES:
        parts += _table(kind, planter, misspelled=only_misspelled)
    parts += _unknown_section(planter)
    parts += [
        "<!-- internal -->",
        "",
        "## Review 2025-Q1",
        "",
        f"| Goal | Progress |\n|---|---|\n| {planter.word('marked section')} | 5% |",
    ]
    parts += ["", planter.word("prose of a marked section"), "", "<!-- /internal -->", ""]
    return "\n".join(parts) + "\n", planter


def _front_matter(planter: Planter) -> Iterator[str]:
    yield f"---  \n# {planter.word('comment in the front matter')}"
    group = ""
    for key in keys():
        parent, _, name = key.path.rpartition(".")
        if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
            group = key.path
            yield f"{name}:"
            continue
        hidden = key.audience is not Audience.CUSTOMER or group_is_internal(parent)
        value = planter.value(key.kind, f"key {key.path}") if hidden else open_value(key.kind)
        indent = "  " if parent and parent == group else ""
        yield f'{indent}{name}: "{value}"' if name != "acctplan" else "acctplan: 1"
    yield f"unknown_key: {planter.word('unknown key')}\n---\n"


def group_is_internal(path: str) -> bool:
    """Whether the group of keys of that path is internal."""
    return any(key.path == path and key.audience is not Audience.CUSTOMER for key in keys())


def _prose(kind: type[Prose], planter: Planter) -> Iterator[str]:
    title = kind.INFO.title
    hidden = kind.INFO.audience is not Audience.CUSTOMER
    yield f"## {title}\n\n{planter.word(title) if hidden else f'Open words about {title}.'}\n"
    yield f"<!-- {planter.word(f'comment in {title}')} -->\n"
    yield f"<!-- internal -->{planter.word(f'marked in {title}')}<!-- /internal --> and on.\n"
    yield f"<!-- internal -->\n\n{planter.word(f'marked block in {title}')}\n\n<!-- /internal -->\n"


def _table(kind: type[Row], planter: Planter, *, misspelled: bool) -> Iterator[str]:
    title = kind.INFO.title
    heading = "Review 2026-Q3" if kind is ReviewedGoal else title
    misspelled = misspelled and kind is not ReviewedGoal
    if misspelled:
        heading = title[:2] + title[3:]
    declared = columns(kind)
    titles = [each.title for each in declared]
    prose = "open words learned" if kind is ReviewedGoal else planter.word(f"prose around {title}")
    yield f"## {heading}\n\n{prose}\n"
    yield f"| {' | '.join([*titles, 'Wholly Different Column'])} |\n|{'---|' * (len(titles) + 1)}"
    open_row = kind.INFO.audience is Audience.CUSTOMER and not misspelled
    for audience, is_open in (
        ("", open_row),
        ("customer", not misspelled),
        ("internal", False),
        ("perhaps", False),
    ):
        cells = [_cell(planter, kind, each, audience, is_open=is_open) for each in declared]
        yield f"| {' | '.join([*cells, planter.word(f'unknown column of {title}')])} |"
    yield f"| <!-- internal --> {' | '.join(planter.word(f'half marked row of {title}') for _ in titles)} | <!-- /internal --> x |"
    yield f"| {planter.word(f'short row of {title}')} |"
    yield f"| Total | {' | '.join(planter.word(f'sum of {title}') for _ in titles)} |\n"
    yield "<!-- internal -->\n"
    yield f"{planter.word(f'marked below {title}')}\n"
    yield "<!-- /internal -->\n"


def _cell(planter: Planter, kind: type[Row], column: Any, audience: str, *, is_open: bool) -> str:
    if column.name == "audience":
        return audience
    where = f"{kind.INFO.title} / {column.title}, row '{audience}'"
    if not is_open or column.audience is not Audience.CUSTOMER:
        return planter.value(column.kind, where)
    return f"{open_value(column.kind)} <!-- {planter.word(f'comment in {where}')} -->"


def _unknown_section(planter: Planter) -> Iterator[str]:
    yield f"## Wholly different heading {planter.word('unknown heading')}\n\n{planter.word('unknown section')}\n"
    yield f"| {planter.word('unknown table')} | B |\n|---|---|\n| {planter.word('unknown cell')} | 1 |\n"
