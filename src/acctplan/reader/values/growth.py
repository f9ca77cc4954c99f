"""A note beside a growth target -> the factor that it states."""

import re
from decimal import Decimal

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
        if match[1] or about_growth or match[0] == text.rstrip("."):
            change = Decimal(match[2].replace(",", ".")) / 100
            negative = match[1] in ("-", "−") or (shrinking and not match[1])
            found.add(1 - change if negative else 1 + change)
    return found
