"""TOML that somebody else wrote, read in bounded time."""

import tomllib
from typing import Any

from acctplan.errors import UsageError
from acctplan.pattern import Pattern
from acctplan.settings.positions import longest_key

LONGEST_KEY = 32
"""Dots that one key may have."""

MANY_DOTS = 2_000
"""Up to here the standard parser is fast; its time grows with the square of the dots in one key."""

_PLACE = Pattern(r"\(at line (\d+), column \d+\)")


def read_toml(file: str, text: str) -> dict[str, Any]:
    """The table of a file that a team wrote beside its templates.

    Raises: UsageError with file and line.
    """
    if has_long_key(text):
        raise UsageError(f"{file}:1: a key has more than {LONGEST_KEY} dots", "write tables instead")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise UsageError(f"{file}:1: values are nested too deep", "write tables instead") from error
    except ValueError as error:
        place = _PLACE.search(str(error))
        reason = str(error).replace(place[0], "").strip().lower() if place else "it is not toml"
        raise UsageError(f"{file}:{place[1] if place else 1}: {reason}", "mend the TOML") from error


def has_long_key(text: str) -> bool:
    """Whether a key has so many dots that the standard parser takes minutes."""
    return text.count(".") > MANY_DOTS and longest_key(text) > LONGEST_KEY
