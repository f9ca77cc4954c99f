"""A note beside a growth target -> the factor that it states."""

import re
from decimal import Decimal
from typing import NamedTuple

from acctplan.pattern import Pattern
from acctplan.reader.values.reading import bare

_MAX_NOTE = 500
_MULTIPLE = Pattern(r"(?<![\w.,])([0-9]{1,4}(?:[.,][0-9]{1,3})?) ?[x×](?![\w-])", re.IGNORECASE)
_PERCENT = Pattern(r"(?<![\w.,])([+−-])?([0-9]{1,4}(?:[.,][0-9]{1,3})?) ?(?:%|percent\b)")
_GROWTH = Pattern(
    r"\b(?:grow\w{0,4}|increas\w{0,3}|up|uplift|yoy|y/y|year over year|more|expansion|rise\w?)\b",
    re.IGNORECASE,
)
_SHRINK = Pattern(r"\b(?:shrink\w{0,3}|decreas\w{0,3}|down|decline\w?|contraction|less)\b", re.IGNORECASE)
_OTHER = Pattern(
    r"\b(?:nrr|grr|probab\w{0,5}|likel\w{0,5}|confiden\w{0,3}|margin|discount|churn|of)\b", re.IGNORECASE
)
_COUNTED = Pattern(
    r"\b(?:users?|seats?|licen[cs]es?|usage|adoption|pric\w{1,4}|costs?|coverage|teams?|sites?|plants?)\b",
    re.IGNORECASE,
)
_REVENUE = Pattern(r"\b(?:grow\w{0,4}|arr|revenue|yoy|y/y)\b", re.IGNORECASE)
_AROUND = ".+~≈<>=≤≥ "
"""What may stand around a percentage that stands alone."""

_WORDS = {
    "double": 2,
    "doubles": 2,
    "doubling": 2,
    "doubled": 2,
    "triple": 3,
    "triples": 3,
    "tripling": 3,
    "tripled": 3,
}
_WORD = Pattern(r"\b(?:doubl|tripl)(?:es?|ing|ed)\b", re.IGNORECASE)


_LEAST = Pattern(
    r"(?:>=?|≥|\bat least|\bover|\bmore than|\babove|\bmin\.?|\bminimum) ?[+]?[0-9]|[0-9] ?(?:%|x|×)\+",
    re.IGNORECASE,
)
_MOST = Pattern(r"(?:<=?|≤|\bup to|\bat most|\bunder|\bbelow|\bless than|\bmax\.?) ?[+]?[0-9]", re.IGNORECASE)
_ABOUT = Pattern(
    r"[~≈]|\b(?:about|around|approx\.?|approximately|circa|ca\.?|roughly|nearly|almost)\b", re.IGNORECASE
)
_WHOLE_MULTIPLE = Decimal("0.25")


class Growth(NamedTuple):
    """A stated factor: how far the exact one may be from it by rounding, and whether it is only a bound.

    `bound` is as in `Percent`.
    """

    factor: Decimal
    slack: Decimal
    bound: str = ""

    def agrees(self, exact: Decimal) -> bool:
        """Whether the exact factor may be what was stated; about a growth is a tenth of it wide."""
        if (self.bound == ">=" and exact >= self.factor) or (self.bound == "<=" and exact <= self.factor):
            return True
        slack = max(self.slack, abs(self.factor - 1) / 10) if self.bound == "~" else self.slack
        return abs(exact - self.factor) <= slack


def stated_growth(text: str) -> Growth | None:
    """The factor of `find_growth` with how exactly it is meant: half a point for `25%`, a quarter for `3x`.

    None also for a note that counts something else, such as `2x users`.
    """
    text = bare(text[:_MAX_NOTE])
    factor = find_growth(text)
    if factor is None or (_COUNTED.search(text) and not _REVENUE.search(text)):
        return None
    if _MULTIPLE.search(text) or _WORD.search(text) or not _PERCENT.search(text):
        step = _step(factor, 0)
        slack = step / 2 if step < 1 else _WHOLE_MULTIPLE
    else:
        slack = _step(factor, 2) / 2
    bound = ">=" if _LEAST.search(text) else "<=" if _MOST.search(text) else ""
    return Growth(factor, slack, bound or ("~" if _ABOUT.search(text) else ""))


def _step(number: Decimal, decimals: int) -> Decimal:
    """The smallest step of a number that has at least so many decimals."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(-decimals, exponent if isinstance(exponent, int) else 0))


def find_growth(text: str) -> Decimal | None:
    """The factor against the year before: 3 for `3x growth`, 1.25 for `+25%` or `25% growth`.

    None if the note states no growth, or two that differ. A percentage counts if it stands alone, has a
    sign or stands in a note about growth; one about retention, probability or a part of something does not.
    """
    text = bare(text[:_MAX_NOTE])
    found = {Decimal(match[1].replace(",", ".")) for match in _MULTIPLE.finditer(text)}
    found |= {Decimal(_WORDS[match[0].lower()]) for match in _WORD.finditer(text)}
    if not found and not _OTHER.search(text):
        found = _percentages(text)
    return found.pop() if len(found) == 1 else None


def _percentages(text: str) -> set[Decimal]:
    shrinking = _SHRINK.search(text) is not None
    about_growth = shrinking or _GROWTH.search(text) is not None
    found = set()
    for match in _PERCENT.finditer(text):
        if match[1] or about_growth or match[0] == text.strip(_AROUND):
            change = Decimal(match[2].replace(",", ".")) / 100
            negative = match[1] in ("-", "−") or (shrinking and not match[1])
            found.add(1 - change if negative else 1 + change)
    return found
