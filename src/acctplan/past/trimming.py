"""A text without the sections that nobody will ask for, which is read sooner."""

import re
from functools import lru_cache

from acctplan.model.row import Row
from acctplan.model.sections import PROSE, TABLES
from acctplan.pattern import Pattern
from acctplan.reader.headings import normal
from acctplan.settings import Settings
from acctplan.source import Source

_SECTION = Pattern(r"(?m)^## .*$")
_HIDES = Pattern(r"```|~~~|<!--(?!.*-->)|<(?:[?]|![A-Za-z\[]|script|pre|style|textarea)", re.IGNORECASE)
"""What a heading may stand in without being one, even after a blank line."""
_TAG = Pattern(r"<[A-Za-z/]")
"""What a heading may stand in if no blank line is between."""


def only(source: Source, kinds: frozenset[type[Row]], settings: Settings) -> Source:
    """The text without second-level sections that are certain to be of other kinds; lines are not where they were.

    The whole text if a team has headings of its own, or if a heading may be none.
    """
    text = source.text
    if settings.headings or _HIDES.search(text):
        return source
    starts = [*_SECTION.finditer(text)]
    if _TAG.search(text) and not all(_is_after_blank(text, match.start()) for match in starts):
        return source
    unwanted = _unwanted(kinds)
    kept = [text[: starts[0].start()]] if starts else [text]
    for index, match in enumerate(starts):
        if normal(match[0][3:]) not in unwanted:
            end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
            kept.append(text[match.start() : end])
    return Source(source.path, "".join(kept), source.unreadable)


def _is_after_blank(text: str, place: int) -> bool:
    """Whether the line that begins at a place follows a blank one, or none."""
    before = text.rfind("\n", 0, max(place - 1, 0)) + 1
    return not text[before:place].strip()


@lru_cache(maxsize=16)
def _unwanted(kinds: frozenset[type[Row]]) -> frozenset[str]:
    """The names of sections of other kinds, in the form in which headings are compared."""
    others = [each.INFO for each in PROSE] + [each.INFO for each in TABLES if each not in kinds]
    return frozenset(normal(name) for info in others for name in (info.title, *info.aliases))
