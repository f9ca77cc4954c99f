"""From the text of a heading or a column to what it names."""

from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from unicodedata import normalize

from acctplan.pattern import Pattern

_DECORATION = Pattern(r":[a-z0-9_+-]{2,40}:|[*_`~\ufe0f\u20e3]|\{#[^{}]*\}|<[^<>]*>")
_LINK = Pattern(r"\[([^\[\]]*)\]\([^()]*\)")
_NUMBERING = Pattern(
    r"(?:(?:section|part|step)\s+)?\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])\s*[.):/](?!\d)\s*"
    r"|(?:#|no\.? ?)?\d+(?:\.\d+)*\s+(?:[-–—]\s*)?"
)
_QUARTER = r"(?:(?:fy\s?)?\d{2,4}[-/ ]?q[1-4]|q[1-4](?:[-/ ]?(?:fy\s?)?\d{2,4})?)"
_TRAILER = Pattern(
    rf"\((?:current quarter|this quarter|next 12 months|next twelve months|{_QUARTER}"
    rf"|(?:fy\s?)?\d{{2,4}}|h/m/l|\$|€|£|%|#|usd|eur|arr|1\s?[-–]\s?5)\)$"
)
_UNIT = Pattern(r"\((?:[^()]*)\)$")
_QUARTER_GOALS = Pattern(
    rf"{_QUARTER} (goals(?: and actions)?)|(quarterly goals|goals) (?:[-–—:] ?)?{_QUARTER}"
)
_REVIEW = Pattern(
    rf"(?:review|quarter review|quarterly review)[ :–—-]*({_QUARTER})|({_QUARTER})[ :–—-]*review"
    rf"|last quarter(?:'s review| review)?"
)
_EDGE = " \t:;.,-–—|•·"


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A heading for comparison: without case, numbering, emoji, decoration and known trailers."""
    plain = _DECORATION.sub("", _LINK.sub(r"\1", normalize("NFKC", text))).replace("’", "'").casefold()
    plain = plain.replace("&amp;", "&").replace("&", " and ")
    plain = _without_symbols(" ".join(plain.split()))
    numbering = _NUMBERING.match(plain)
    if numbering and numbering.end() < len(plain):
        plain = plain[numbering.end() :]
    return _TRAILER.sub("", _without_symbols(plain).strip(_EDGE)).strip(_EDGE)


def _without_symbols(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] in "($#"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")%$#'"):
        end -= 1
    return text[start:end]


def without_account(text: str, account: str) -> str:
    """A normal heading without the account's name at one of its ends."""
    name = normal(account)
    if not name or name not in text:
        return text
    for pattern in (f"{name}'s", f"{name}'", f"for {name}", f"({name})", name):
        if text.startswith(pattern):
            return text[len(pattern) :].strip(_EDGE)
        if text.endswith(pattern):
            return text[: -len(pattern)].strip(_EDGE)
    return text


def quarter_goals(text: str) -> bool:
    """Whether a normal heading is `Q4 Goals`, `2026-Q4 Goals & Actions` and the like."""
    return _QUARTER_GOALS.fullmatch(text) is not None


def review_quarter(text: str) -> str | None:
    """The quarter of a heading such as `Review 2026-Q3`; empty for `Last Quarter`; None for other headings."""
    match = _REVIEW.fullmatch(text)
    return None if match is None else (match[1] or match[2] or "").upper()


@lru_cache(maxsize=4096)
def normal_column(text: str) -> str:
    """A column's header for comparison: as a heading, and without a unit in parentheses."""
    plain = " ".join(_DECORATION.sub("", _LINK.sub(r"\1", text)).casefold().split()).strip(" :")
    return _UNIT.sub("", plain).strip() or plain


def nearest(text: str, known: Iterable[str], shortest: int = 7) -> str | None:
    """The known text within a small edit distance, or None. One edit up to seven letters, two beyond.

    Words with another first letter are other words (`Goals` and `Coals`), unless they have at least `shortest`
    letters and differ by one edit only.
    """
    return next(iter(_nearest(text, known, shortest)), None)


def is_only_nearest(text: str, known: Mapping[str, object], shortest: int = 7) -> bool:
    """Whether `nearest` finds a known text, and none that means something else is as near.

    `known` has by each text the one object that it means.
    """
    return len({id(known[each]) for each in _nearest(text, known, shortest)}) == 1


def respelled(text: str, plain: str, better: str) -> str:
    """A text with `better` for the part of it that is `plain` without case; all of it if that part is not found."""
    start = text.casefold().find(plain) if len(text.casefold()) == len(text) else -1
    return better if start < 0 or not plain else text[:start] + better + text[start + len(plain) :]


def _nearest(text: str, known: Iterable[str], shortest: int) -> list[str]:
    """The known texts that are nearest, all equally near, in their order."""
    most = 1 if len(text) < 8 else 2
    best: list[str] = []
    least = most + 1
    for candidate in known:
        allowed = most if candidate[:1] == text[:1] else 1 if len(candidate) >= shortest else 0
        if not allowed or abs(len(candidate) - len(text)) > allowed or len(candidate) < 4:
            continue
        distance = _distance(text, candidate, allowed)
        if distance <= allowed and distance < least:
            least, best = distance, [candidate]
        elif distance <= allowed and distance == least:
            best.append(candidate)
    return best


def misspelled_trailer(text: str, names: Container[str]) -> str | None:
    """The known name before a trailer that is nearly one of the usual: `quarterly goals (curent quarter)`."""
    match = _UNIT.search(text)
    name = text[: match.start()].strip(_EDGE) if match else ""
    if match is None or name not in names:
        return None
    return name if nearest(match[0].strip("()"), ("current quarter", "next 12 months")) else None


def _distance(left: str, right: str, limit: int) -> int:
    """Edits between two short texts, a swap of neighbours counting as one; `limit + 1` if there are more."""
    if len(left) > 80 or len(right) > 80:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if older and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
