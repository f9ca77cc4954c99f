"""References from one row to others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class References:
    """Rows that a cell points at, by `#` or by exact text, in the author's order."""

    keys: tuple[str, ...]
