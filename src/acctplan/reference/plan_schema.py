"""The plan format as JSON Schema: the front matter for editors, the sections beside it for readers."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin

from acctplan.model.front import Key, KeyGroup, keys
from acctplan.model.money import Measure, Money, Percent, Potential, Share
from acctplan.model.people import Names, Relationship
from acctplan.model.references import References
from acctplan.model.row import Column, Prose, Row, SectionInfo, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.spellings import FORMS
from acctplan.model.time import PlanYear, Quarter, Timeline

Schema = dict[str, Any]

_TYPES: dict[Any, str] = {
    str: "text",
    int: "count",
    bool: "yes or no",
    Decimal: "number",
    Money: "money",
    Percent: "percent",
    Measure: "measure",
    Share: "count out of a whole",
    Potential: "text or money",
    date: "date",
    Quarter: "quarter",
    Timeline: "timeline",
    PlanYear: "year",
    Relationship: "relationship",
    Names: "people",
    References: "references",
}
_EXAMPLES: dict[Any, list[Any]] = {
    Money: ["$420,000", "€95k"],
    Percent: ["33%"],
    date: ["2026-12-31"],
    Quarter: ["2026-Q4", "FY27-Q1"],
    Names: ["Mara Lind, Head of Finance Operations"],
}
_SHORTEST_WORD = 3
"""A choice with shorter forms, such as `g` for green, is open: nothing can be said about a text that is not listed."""


def plan_schema() -> Schema:
    """JSON Schema of the front matter; `x-sections` describes what the format puts into tables and text.

    Values are what an editor's YAML makes of them: where the format reads a text such as `$420,000`, a number
    fits, too. Nothing that the reader takes is refused; an unknown key is a mistake.
    """
    return {
        **_group(""),
        "x-format-version": 1,
        "x-sections": [*map(_section, TABLES), *map(_section, PROSE)],
    }


def type_name(kind: Any) -> str:
    """What a declared type is called in the format's table of values.

    Raises: KeyError for a type that has no name yet, which is a mistake in a declaration.
    """
    if get_origin(kind) is tuple:
        return f"list of {type_name(get_args(kind)[0])}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "choice"
    return _TYPES[kind]


def _group(prefix: str) -> Schema:
    members = [key for key in keys() if key.path.rpartition(".")[0] == prefix]
    required = [key.path.rpartition(".")[2] for key in members if key.required]
    return {
        "type": "object",
        "properties": {key.path.rpartition(".")[2]: _key(key) for key in members},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _key(key: Key) -> Schema:
    about: Schema = {
        "description": key.meaning,
        "x-audience": key.audience.value,
        "x-source": key.source,
        **({"x-labels": list(key.labels)} if key.labels else {}),
    }
    if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
        return about | _group(key.path)
    value = _value(key)
    if key.required:
        return about | value
    return about | _or_nothing(value)


def _or_nothing(value: Schema) -> Schema:
    """An optional key may stand there without a value."""
    if "anyOf" in value:
        return value | {"anyOf": [*value["anyOf"], {"type": "null"}]}
    written = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return value | {"type": [*written, "null"]}


def _value(key: Key) -> Schema:
    kind = key.kind
    if key.minimum is not None and key.minimum == key.maximum:
        return {"anyOf": [{"const": key.minimum}, {"const": str(key.minimum)}]}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(kind)
    if kind is bool:
        return {"type": ["boolean", "string"]}
    if kind == tuple[str, ...]:
        return {"type": ["array", "string", "number"], "items": {"type": ["string", "number", "boolean"]}}
    limits = {} if key.minimum is None else {"minimum": key.minimum, "maximum": key.maximum}
    if kind is int:
        limits = {"minimum": 0}
    examples = {"examples": _EXAMPLES[kind]} if kind in _EXAMPLES else {}
    return {"type": _yaml_types(key), **limits, **examples}


def _yaml_types(key: Key) -> str | list[str]:
    kind = key.kind
    if kind in (date, Quarter, Names) or key.path == "language":
        return "string"
    return ["string", "integer" if kind is int else "number"]


def _choice(kind: type[StrEnum]) -> Schema:
    """The canonical words, which an editor offers, and whatever else the reader takes for one of them."""
    words = [member.value for member in kind]
    forms = {word: list(own) for word, own in FORMS.get(kind, {}).items()}
    known = [*words, *(form for own in forms.values() for form in own)]
    other: Schema = {"type": ["string", "number"] if any(map(str.isdigit, known)) else "string"}
    if min(map(len, known)) >= _SHORTEST_WORD:
        other["pattern"] = "|".join(map(_in_any_case, known))
        other["patternErrorMessage"] = f"write {', '.join(words[:-1])} or {words[-1]}"
    return {"anyOf": [{"enum": words}, other], **({"x-forms": forms} if forms else {})}


def _in_any_case(word: str) -> str:
    letters = (
        f"[{mark.upper()}{mark}]" if mark.isalpha() else "[ -]+" if mark in " -" else mark for mark in word
    )
    return "".join(letters)


def _section(kind: type[Row] | type[Prose]) -> Schema:
    info: SectionInfo = kind.INFO
    about: Schema = {
        "title": info.title,
        "aliases": list(info.aliases),
        "content": "table" if issubclass(kind, Row) else "prose",
        "audience": info.audience.value,
        "source": info.source,
        "purpose": info.purpose,
    }
    return about | ({"columns": [_column(each) for each in columns(kind)]} if issubclass(kind, Row) else {})


def _column(column: Column) -> Schema:
    member = get_args(column.kind)[0] if get_origin(column.kind) is tuple else column.kind
    choice = isinstance(member, type) and issubclass(member, StrEnum)
    return {
        "title": column.title,
        "aliases": list(column.aliases),
        "type": type_name(column.kind),
        "required": column.required,
        "audience": column.audience.value,
        "source": column.source,
        **(_words(member) if choice else {}),
    }


def _words(kind: type[StrEnum]) -> Schema:
    forms = {word: list(own) for word, own in FORMS.get(kind, {}).items()}
    return {"values": [member.value for member in kind], **({"forms": forms} if forms else {})}
