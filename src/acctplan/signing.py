"""What is signed when a plan is approved: its judged content, in one form whatever its layout, and a digest of it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from acctplan.model.front import FrontMatter, KeyGroup, keys
from acctplan.model.plan import Plan, Table
from acctplan.model.row import CellState, Row
from acctplan.model.sections.engagement import SignOff
from acctplan.model.sections.goals import CustomerVision
from acctplan.pattern import Pattern

FRONT_MATTER = "front matter"
"""What the front matter is called among the parts of a plan."""

_LEFT_OUT = frozenset({"notes"})
_SIGNED = Pattern(r"plan-([0-9a-f]{12})")


def judged_digest(plan: Plan) -> str:
    """Twelve hexadecimal digits that stay the same as long as nothing changes that rules judge.

    That is the front matter, the cells of known columns, as values, and the customer's vision. Notes, other prose,
    comments, the layout, the order of columns, sections and keys, and the sign-offs themselves do not count.
    """
    lines = [f"{part}\0{content}" for part, content in sorted(judged_content(plan).items())]
    return hashlib.sha256("\0\0".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def judged_content(plan: Plan) -> Mapping[str, str]:
    """The content by part of the plan: the front matter, and each section that has any, by its title.

    Two plans mean the same in a part if its text is the same; the text is for nothing else.
    """
    content = {FRONT_MATTER: _joined(_front(plan.front))}
    vision = plan.prose.get(CustomerVision)
    if vision is not None:
        content[CustomerVision.INFO.title] = " ".join(vision.passage.words.split())
    for kind, table in plan.tables.items():
        if kind is not SignOff:
            content[kind.INFO.title] = _table(table)
    for review in plan.reviews:
        content[f"Review {review.quarter or review.title}"] = _table(review)
    return {part: text for part, text in content.items() if text}


def version_text(digest: str) -> str:
    """What a sign-off says in its column *Version*: what was signed."""
    return f"plan-{digest}"


def signed_digest(text: str) -> str | None:
    """The digest in a cell of that column; None for an author's own text, as in `v2`."""
    match = _SIGNED.fullmatch(text.strip().strip("`"))
    return match[1] if match else None


def _front(front: FrontMatter) -> Iterator[str]:
    for key in keys():
        if not (isinstance(key.kind, type) and issubclass(key.kind, KeyGroup)):
            text = (
                front.text(key.path) if front.state(key.path) in _UNREAD else _value(_found(front, key.path))
            )
            if text:
                yield f"{key.path}={text}"


_UNREAD = (CellState.UNREADABLE, CellState.PLACEHOLDER)


def _found(group: Any, path: str) -> Any:
    for name in path.split("."):
        group = getattr(group, name, None)
    return group


def _table(table: Table[Any]) -> str:
    rows = (*table.rows, *table.totals)
    return "\n".join(_joined(_row(row)) for row in rows)


def _row(row: Row) -> Iterator[str]:
    for field in sorted(row.origin.indexes):
        if field not in _LEFT_OUT:
            value = getattr(row, field)
            text = _value(value) if value is not None else " ".join(row.text(field).split())
            if text and row.state(field) is not CellState.BLANK:
                yield f"{field}={text}"


def _value(value: Any) -> str:
    """A value as text: equal ones have the same, whatever the author's spelling."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        return f"({','.join(map(_value, value))})"
    if is_dataclass(value):
        return f"({','.join(_value(getattr(value, each.name)) for each in fields(value) if each.compare)})"
    return "" if value is None else str(value)


def _joined(fields: Iterator[str]) -> str:
    return "\x1f".join(fields)
