"""What an editor shows over a place of a plan: the rules of its findings, and what stands there means."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin

from acctplan.diagnostic import Diagnostic
from acctplan.language_server.page import Page
from acctplan.language_server.positions import touches
from acctplan.language_server.spots import AtCell, AtHeader, AtHeading, AtKey, AtValue, Spot, spot_at
from acctplan.model.front import Key, KeyGroup
from acctplan.model.row import Column, Row
from acctplan.model.words import Audience
from acctplan.reader.sections import Kind
from acctplan.reference.plan_schema import type_name
from acctplan.reference.rule_book import page as rule_page
from acctplan.rules import book
from acctplan.source import Span

_MOST = 3
"""Pages shown at one place; of more findings only the sentences."""


class Hover(NamedTuple):
    """Markdown about the text at `span`."""

    text: str
    span: Span


def hover_at(page: Page, diagnostics: Sequence[Diagnostic], line: int, column: int) -> Hover | None:
    """The findings at a place, each with its rule's page, then what stands there means; None if there is neither."""
    found = [each for each in diagnostics if touches(each.span, line, column)]
    spot = spot_at(page, line, column)
    parts = [*_findings(found), *_meaning(spot)]
    if not parts:
        return None
    span = found[0].span if found else spot.typed if spot else Span(line, column, line, column)
    return Hover("\n\n---\n\n".join(parts), span)


def _findings(found: Sequence[Diagnostic]) -> Iterator[str]:
    shown: set[str] = set()
    for each in found:
        said = f"**{each.code}** {escaped(each.finding.message)}"
        hint = f"\n\n*{escaped(each.finding.hint)}*" if each.finding.hint else ""
        if each.code in shown or len(shown) >= _MOST:
            yield said + hint
        else:
            shown.add(each.code)
            yield f"{said}{hint}\n\n{rule_page(book()[each.code])}".rstrip()


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, whatever the plan's author wrote."""
    return "".join(f"\\{mark}" if mark in "\\`*_[]<>#|&!" else mark for mark in text)


def _meaning(spot: Spot | None) -> Iterator[str]:
    match spot:
        case AtKey(key=Key() as key) | AtValue(key=key):
            yield _about_key(key)
        case AtHeading(kind=kind) if kind is not None:
            yield _about_section(kind)
        case AtHeader(kind=row, column=Column() as column) | AtCell(kind=row, column=column):
            yield _about_column(row, column)


def _about_key(key: Key) -> str:
    facts = [] if _is_group(key.kind) else [_values(key.kind)]
    if key.minimum is not None and key.minimum != key.maximum:
        facts.append(f"{key.minimum} to {key.maximum}")
    return _page(f"`{key.path}`", key.meaning, facts, key.required, key.audience, key.source)


def _is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, KeyGroup)


def _about_column(row: type[Row], column: Column) -> str:
    also = f"also written as {', '.join(column.aliases)}" if column.aliases else ""
    facts = [_values(column.kind), *filter(None, [also])]
    audience = max(column.audience, row.INFO.audience)  # internal comes after customer, and wins
    title = f"{row.INFO.title} › {column.title}"
    return _page(title, "", facts, column.required, audience, column.source)


def _about_section(kind: Kind) -> str:
    info = kind.INFO
    facts = [f"also written as {', '.join(info.aliases)}"] if info.aliases else []
    return _page(info.title, info.purpose, facts, False, info.audience, info.source)


def _page(
    title: str, meaning: str, facts: Sequence[str], required: bool, audience: Audience, source: str
) -> str:
    seen = "the customer may see it" if audience is Audience.CUSTOMER else "internal"
    listed = [*facts, *(["required"] if required else []), seen, f"source: {source}"]
    return "\n".join(
        [f"**{title}**" + (f": {meaning}" if meaning else ""), "", *(f"- {each}" for each in listed)]
    )


def _values(kind: Any) -> str:
    member = get_args(kind)[0] if get_origin(kind) is tuple else kind
    if isinstance(member, type) and issubclass(member, StrEnum):
        *most, last = (f"`{each.value}`" for each in member)
        return f"{', '.join(most)} or {last}"
    return type_name(kind)
