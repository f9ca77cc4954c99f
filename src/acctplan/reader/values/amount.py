"""One number in a short text and what stands around it, as money, percentages and measures share it."""

import re
from decimal import Decimal
from typing import NamedTuple

from acctplan.pattern import Pattern

_SHAPE = Pattern(r"(?P<head>[^0-9]*)(?P<number>[0-9](?:[0-9.,'’_ ]*[0-9])?)(?P<tail>.*)", re.DOTALL)
_BOUNDS = {
    ">=": ">=", "=>": ">=", "≥": ">=", "⩾": ">=", "at least": ">=", "min.": ">=", "min": ">=",
    "minimum": ">=",
    ">": ">", "more than": ">", "over": ">", "above": ">",
    "<=": "<=", "=<": "<=", "≤": "<=", "⩽": "<=", "up to": "<=", "at most": "<=", "max.": "<=", "max": "<=",
    "maximum": "<=",
    "no more than": "<=", "within": "<=",
    "<": "<", "less than": "<", "fewer than": "<", "under": "<", "below": "<",
    "~": "~", "≈": "~", "about": "~", "approx.": "~", "approx": "~", "approximately": "~",
    "around": "~", "circa": "~",
    "ca.": "~", "ca": "~", "c.": "~",
}  # fmt: skip
_BOUND = Pattern(
    "(" + "|".join(re.escape(word) for word in sorted(_BOUNDS, key=len, reverse=True)) + r")\s*",
    re.IGNORECASE,
)
_SIGNS = "+-−–"
_SCALES = {
    **dict.fromkeys(("k", "thousand", "tsd", "тыс"), 1_000),
    **dict.fromkeys(("m", "mm", "mn", "mil", "mill", "mio", "mln", "million", "millions", "млн"), 1_000_000),
    **dict.fromkeys(("b", "bn", "mrd", "bln", "billion", "billions", "млрд"), 1_000_000_000),
    **dict.fromkeys(("lakh", "lakhs", "lac"), 100_000),
    **dict.fromkeys(("cr", "crore", "crores"), 10_000_000),
}
_SCALE = Pattern(
    r"\s?(" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")(?![^\W\d_])(?:\.(?!\w))?", re.IGNORECASE
)
_NUMBERS = Pattern(r"[0-9][0-9.,]*")
_RANGE = Pattern(r"[0-9][^0-9]{0,20}(?:-|–|—|→|\bto\b|\.\.)[^0-9]{0,20}[0-9]")


class Amount(NamedTuple):
    """A text around its only number; `head` and `tail` are stripped, without bound, sign and closing plus."""

    head: str
    number: str
    tail: str
    bound: str = ""
    negative: bool = False
    signed: bool = False


def split_amount(text: str) -> Amount | None:
    """Take a text apart at its number; None if it has none or more than one."""
    match = _SHAPE.fullmatch(text)
    if match is None or any(character.isdigit() for character in match["tail"]):
        return None
    head, bound = _bound(match["head"].strip())
    number, tail = match["number"], match["tail"]
    if head.endswith(".") and not head[-2:-1].isalnum():
        head, number = head[:-1].rstrip(), f"0.{number}"
    head, sign = _sign(head)
    if not bound:
        head, bound = _bound(head)
    if tail.startswith("+") or tail.endswith("+"):
        bound, tail = bound or ">=", tail.strip("+")
    return Amount(head, number, tail.strip(), bound, sign not in {"", "+"}, bool(sign))


def split_scale(tail: str, *, attached: bool = False) -> tuple[Decimal, str]:
    """Split `K ARR` into 1000 and `ARR`; 1 and the tail if it names no scale.

    With `attached`, a lone `m` or `b` is a unit, not millions or billions, unless written `M` or `B`.
    """
    match = _SCALE.match(tail)
    if match is None or (attached and match[1] in {"m", "b", "cr", "mm", "mil", "mill"}):
        return Decimal(1), tail
    return Decimal(_SCALES[match[1].lower()]), tail[match.end() :].strip()


def is_range(text: str) -> bool:
    """Whether the text goes from one number to another: `$50K–$80K`, `5 to 8`."""
    return len(_NUMBERS.findall(text)) == 2 and _RANGE.search(text) is not None


def _bound(head: str) -> tuple[str, str]:
    match = _BOUND.match(head)
    if match is None or (match[1][-1].isalpha() and head[match.end(1) : match.end(1) + 1].isalpha()):
        return head, ""
    return head[match.end() :], _BOUNDS[match[1].lower()]


def _sign(head: str) -> tuple[str, str]:
    if head and head[0] in _SIGNS:
        return head[1:].lstrip(), head[0]
    if head and head[-1] in _SIGNS:
        return head[:-1].rstrip(), head[-1]
    return head, ""
