"""The power map of the account planning framework: who can help or stop the plan."""

import re
from enum import StrEnum
from functools import lru_cache

from acctplan.model.sections.people import Stakeholder
from acctplan.model.words import Level
from acctplan.pattern import Pattern

_PARTS = Pattern(r"[;,/&+()]|\s(?:and|und|et)\s")
_DENIED = Pattern(
    r"\b(?:former|ex|potential|possible|future|next|not|no|non|was|lost|left|develop\w*|prospective|anti)\b"
)
_CHAMPION = Pattern(r"(?:.*\b)?champions?")
_SPONSOR = Pattern(r"(?:.*\b)?sponsor(?:in|s)?")


class Quadrant(StrEnum):
    """The four corners of the power map (004 section 2)."""

    CHAMPION = "champion"
    BLOCKER = "blocker"
    ADVOCATE = "advocate"
    NEUTRAL = "neutral"


_CORNERS = {
    (Level.HIGH, Level.HIGH): Quadrant.CHAMPION,
    (Level.HIGH, Level.LOW): Quadrant.BLOCKER,
    (Level.LOW, Level.HIGH): Quadrant.ADVOCATE,
    (Level.LOW, Level.LOW): Quadrant.NEUTRAL,
}


def quadrant(person: Stakeholder) -> Quadrant | None:
    """The corner of the power map; None if power or support is medium, blank or could not be read."""
    if person.power is None or person.support is None:
        return None
    return _CORNERS.get((person.power, person.support))


def is_called_champion(person: Stakeholder) -> bool:
    """Whether the role or the relationship calls somebody a champion."""
    relationship = person.relationship
    return (relationship is not None and relationship.champion) or _plays(person.role, _CHAMPION)


def is_champion(person: Stakeholder) -> bool:
    """Whether somebody is called champion, or has high power and high support."""
    return (person.power is Level.HIGH and person.support is Level.HIGH) or is_called_champion(person)


def is_sponsor(person: Stakeholder) -> bool:
    """Whether the role names somebody as sponsor or executive sponsor."""
    return _plays(person.role, _SPONSOR)


def is_blocker(person: Stakeholder) -> bool:
    """Whether somebody has high power and low support."""
    return person.power is Level.HIGH and person.support is Level.LOW


@lru_cache(maxsize=1024)
def _plays(role: str | None, wanted: re.Pattern[str]) -> bool:
    """Whether one of the roles of a cell ends in the wanted word, and is meant: not `former champion`."""
    parts = (part.strip(" *_`.").casefold() for part in _PARTS.split((role or "")[:200]))
    return any(wanted.fullmatch(part) and not _DENIED.search(part) for part in parts)
