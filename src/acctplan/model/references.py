"""References from one row to others."""

from typing import NamedTuple


class References(NamedTuple):
    """Rows that a cell points at, by `#` or by exact text, in the author's order."""

    keys: tuple[str, ...]
