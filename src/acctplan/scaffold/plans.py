"""A new plan, made of the declarations of the format: a key or a column that is declared appears by itself."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args, get_origin

from acctplan.errors import UsageError
from acctplan.fixing.yaml_text import as_scalar
from acctplan.model.front import KeyGroup, keys
from acctplan.model.money import Money
from acctplan.model.people import Names
from acctplan.model.row import Row, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.words import Cadence, PlanStatus, Tier
from acctplan.reader.values import quoted
from acctplan.reader.values.quarter import find_quarter
from acctplan.scaffold.answers import current_quarter, money_text, read_answer
from acctplan.scaffold.filling import environment, root
from acctplan.settings import Settings

DEFAULT_FOLDER = "accounts"
"""Where plans are kept if the patterns do not say."""

_WILD = re.compile(r"[*?\[]")
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"[\\`*_\[\]~|]|&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of plan that `new` can write: a folder below `templates/plans`."""

    name: str
    title: str
    description: str
    folder: Path


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """A section as templates see it; `kind` is None for prose."""

    purpose: str
    kind: type[Row] | None

    @property
    def is_table(self) -> bool:
        return self.kind is not None

    def table(self, optional: Sequence[str]) -> list[_Column]:
        """The required columns and those of the optional ones that are named, in declared order, `#` first."""
        declared = columns(self.kind) if self.kind else ()
        strange = set(optional) - {each.title for each in declared}
        if strange:
            raise KeyError(*strange)
        chosen = [each for each in declared if each.required or each.title in optional]
        chosen.sort(key=lambda each: each.name != "number")
        return [_Column(each.title, _choices(each.kind)) for each in chosen]


@dataclass(frozen=True, slots=True)
class _Key:
    """A key as templates see it; `value` is YAML, empty if the author has to write it."""

    path: str
    name: str
    depth: int
    required: bool
    is_group: bool
    meaning: str
    choices: tuple[str, ...]
    bounds: str
    value: str


def plan_folder(settings: Settings) -> str:
    """Where new plans go, below the root: the first pattern as far as it names folders; `.` for the root."""
    first = settings.plans[0] if settings.plans else f"{DEFAULT_FOLDER}/*.md"
    *folders, _ = (part for part in first.split("/") if part not in ("", "."))
    literal = list(takewhile(lambda part: not _WILD.search(part), folders))
    return "/".join(literal) or (DEFAULT_FOLDER if folders else ".")


def find_template(name: str) -> Template:
    """The template of that name.

    Raises: UsageError that lists the names there are.
    """
    known = {folder.parent.name: folder.parent for folder in sorted(root("plans").glob("*/template.toml"))}
    if name not in known:
        close = get_close_matches(name, known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"choose {', '.join(known)}"
        raise UsageError(f"there is no template '{quoted(name)[1:-1]}'", hint)
    about = tomllib.loads((known[name] / "template.toml").read_text(encoding="utf-8"))
    return Template(name, about["title"], about["description"], known[name])


def scaffold_plan(template: Template, answers: Mapping[str, str], settings: Settings, today: date) -> str:
    """The text of a new plan, a draft for the quarter of `today`.

    `answers` are texts by the path of their key; `account` is among them.
    Raises: UsageError as `read_answer` does.
    """
    read = {path: read_answer(path, text, settings, today) for path, text in answers.items()}
    values = {
        "acctplan": "1",
        "status": PlanStatus.DRAFT.value,
        "tier": Tier.GROWTH.value,
        "quarter": str(current_quarter(today, settings)),
        "review.cadence": Cadence.QUARTERLY.value,
        **{path: value for path, value in read.items() if value},
    }
    quarter = find_quarter(values["quarter"], settings.fiscal_year_start) or current_quarter(today, settings)
    body = environment(template.folder, root("partials")).get_template("plan.md.jinja")
    text = body.render(
        heading=_heading(read["account"]),
        keys=list(_keys(values)),
        sections={table.INFO.title: _Section(table.INFO.purpose, table) for table in TABLES}
        | {prose.INFO.title: _Section(prose.INFO.purpose, None) for prose in PROSE},
        quarter=values["quarter"],
        quarter_end=quarter.end.isoformat(),
        quarters=lambda count: str(quarter.next(count)),
        day=lambda days: (today + timedelta(days=days)).isoformat(),
        money=lambda amount: money_text(Money(Decimal(amount), settings.currency), settings),
        today=today,
    )
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def _heading(account: str) -> str:
    """A name as the text of a heading."""
    return _MARKUP.sub(r"\\\g<0>", account).replace("<", "&lt;")


def _choices(kind: Any) -> tuple[str, ...]:
    member = get_args(kind)[0] if get_origin(kind) is tuple else kind
    if isinstance(member, type) and issubclass(member, StrEnum):
        return tuple(each.value for each in member if not each.value.isdigit())
    return ("yes", "no") if member is bool else ()


def _keys(values: Mapping[str, str]) -> Iterator[_Key]:
    for key in keys():
        is_group = isinstance(key.kind, type) and issubclass(key.kind, KeyGroup)
        value = values.get(key.path, "")
        if key.kind in (str, Names) and value:
            value = as_scalar(value, are_words=True)
        bounds = "" if key.minimum is None else f"{key.minimum} to {key.maximum}"
        yield _Key(
            key.path,
            key.path.rpartition(".")[2],
            key.path.count("."),
            key.required,
            is_group,
            key.meaning,
            _choices(key.kind),
            bounds,
            value,
        )
