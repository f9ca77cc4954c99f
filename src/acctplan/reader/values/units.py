"""Units of measures, normalised so that `8 hrs` and `2 h` compare."""

from acctplan.pattern import Pattern
from acctplan.reader.values.currency import currency_of

_SAME = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "hr.", "hrs."), "h"),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "min."), "min"),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), "ms"),
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("wk", "wks", "week", "weeks"), "week"),
    **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months"), "month"),
    **dict.fromkeys(("q", "qtr", "qtrs", "quarter", "quarters"), "qtr"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "annum", "a"), "yr"),
    **dict.fromkeys(("%", "％", "percent", "pct", "per cent"), "%"),
    **dict.fromkeys(
        ("pp", "pps", "ppt", "ppts", "percentage point", "percentage points", "%-points", "% points"), "pp"
    ),
    **dict.fromkeys(("pt", "pts", "point", "points"), "point"),
    **dict.fromkeys(("x", "×", "times"), "x"),
    **dict.fromkeys(("fte", "ftes"), "fte"),
}
_PERIODS = {
    **dict.fromkeys(("annually", "yearly", "annual", "p.a.", "p.a", "pa", "arr"), "yr"),
    **dict.fromkeys(("monthly", "mrr", "p.m."), "month"),
    "quarterly": "qtr",
    "weekly": "week",
    "daily": "day",
    "hourly": "h",
}
_PER = Pattern(r"\s*/\s*|\s+per\s+|^per\s+|\s+(?:a|each|every)\s+(?=(?:h|hour|day|week|month|quarter|year)$)")
_KEEP_S = ("ss", "us", "is", "os", "as")
_MAX_WORDS = 8


def normal_unit(text: str, configured: str) -> str | None:
    """The unit in lower case, singular and short; money by its ISO code; None if it is too long for one."""
    lower = text.lower().strip(" .,;:")
    if lower in _SAME:
        return _SAME[lower]
    if len(lower.split()) > _MAX_WORDS:
        return None
    parts = [_part(part, configured) for part in _PER.split(lower)]
    return "/".join(part for index, part in enumerate(parts) if part or index == 0)


def singular(word: str) -> str:
    """An English word without its plural ending: `tickets` and `ticket` are one unit."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_KEEP_S):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def _part(text: str, configured: str) -> str:
    text = text.strip()
    if text in _SAME:
        return _SAME[text]
    words = text.split()
    period = _PERIODS.get(words[-1]) if words else None
    if period:
        words.pop()
    words = [_word(word, configured) for word in words]
    return " ".join(words) + (f"/{period}" if period else "")


def _word(word: str, configured: str) -> str:
    if word in _SAME:
        return _SAME[word]
    is_sign = not word.isalpha() or len(word) == 3
    return (currency_of(word, configured) if is_sign and word not in _WORDS else None) or singular(word)


_WORDS = frozenset(
    ("all", "top", "try", "mad", "gel", "cop", "bam", "ron", "mop", "sos", "lak", "pen", "nad")
)
