"""Text of a value -> yes or no."""

from acctplan.reader.values.reading import Problem, ReadingContext, bare, quoted

_WORDS = {
    **dict.fromkeys(("yes", "true", "y", "✓", "✔", "✅", "☑"), True),
    **dict.fromkeys(("no", "false", "n", "✗", "✘", "❌"), False),
}


def read_flag(text: str, _context: ReadingContext) -> bool | Problem:
    """Read `yes`, `no`, `true` or `false`, in any case; never `1`, `0` or `on`."""
    found = _WORDS.get(bare(text[:40]).lower().replace("\ufe0f", ""))
    return Problem(f"{quoted(text)} is neither yes nor no", "write yes or no") if found is None else found
