"""Text of a cell -> how strong a relationship is."""

from functools import lru_cache

from acctplan.model.people import Relationship
from acctplan.pattern import Pattern
from acctplan.reader.values.reading import MAX_LENGTH, Problem, ReadingContext, bare, quoted

_LEVELS = {
    "strategic partner": 5, "very strong": 5, "trusted advisor": 4, "trusted adviser": 4, "strong": 4,
    "high": 4, "h": 4,
    "preferred vendor": 3, "medium": 3, "m": 3, "moderate": 3, "approved vendor": 2, "weak": 2,
    "low": 2, "l": 2,
    "transactional": 2, "unknown": 1, "no relationship": 1, "at risk": 1,
}  # fmt: skip
_NUMBER = Pattern(r"(?:level |l)?([1-5])(?: ?/ ?5| (?:out )?of 5)?")
_STARS = Pattern("([★⭐]{1,5})☆{0,4}")
_PARTS = Pattern(r"\s*[(),;:]\s*|\s+[-–—]\s+|\s+(?=champion$)|(?<=^champion)\s+")
_HINT = "write 1 to 5, or the level's name, like Trusted Advisor"


def read_relationship(text: str, _context: ReadingContext) -> Relationship | Problem:
    """Read `3`, `4/5`, `Level 4`, a level's name (004 section 2), `strong` to `weak`, or `Champion`."""
    return _relationship(text) if len(text) <= MAX_LENGTH else _none(text)


@lru_cache(maxsize=1024)
def _relationship(text: str) -> Relationship | Problem:
    parts = [part for part in _PARTS.split(bare(text).lower().replace("\ufe0f", "")) if part]
    champion = any(part in ("champion", "champions") for part in parts)
    levels = {level for part in parts if (level := _level(part))}
    if len(levels) > 1:
        return Problem(f"{quoted(text)} names two levels", _HINT)
    if not levels and not champion:
        return _none(text)
    first_is_known = bool(parts) and (_level(parts[0]) is not None or champion)
    return Relationship(levels.pop() if levels else None, champion) if first_is_known else _none(text)


def _level(part: str) -> int | None:
    match = _NUMBER.fullmatch(part)
    if match:
        return int(match[1])
    stars = _STARS.fullmatch(part)
    return len(stars[1]) if stars else _LEVELS.get(part)


def _none(text: str) -> Problem:
    return Problem(f"{quoted(text)} is not a relationship level", _HINT)
