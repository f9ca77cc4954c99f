"""Numbers as a line of bars."""

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(numbers: Sequence[float | None]) -> str:
    """A bar for each number, from the least to the greatest; a blank for none, and nothing for less than two."""
    known = [each for each in numbers if each is not None]
    if len(known) < 2:
        return ""
    least, span = min(known), max(known) - min(known)
    return "".join(" " if each is None else _bar((each - least) / span if span else 0.5) for each in numbers)


def _bar(share: float) -> str:
    return _BARS[min(int(share * len(_BARS)), len(_BARS) - 1)]
