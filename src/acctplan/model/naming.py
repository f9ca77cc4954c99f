"""How rows are called in messages and by each other: by number, by position, by their exact text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from acctplan.model.plan import Plan, Table, once_per_plan
from acctplan.model.row import Row, title_field
from acctplan.model.sections.goals import Objective
from acctplan.pattern import Pattern

R = TypeVar("R", bound=Row)
_LINK = Pattern(r"\[([^\[\]]{1,200})\]\([^()]{0,300}\)")
_MARKS = Pattern(r"[*_`~\"“”„«»]|<br\s*/?>", re.IGNORECASE)
_MARKED = Pattern(r"[*_`~\"“”„«»<\[]")
"""What a text has if one of those two is in it; most texts have none."""
_NUMBER = Pattern(
    r"(?:(?:objectives?|goals?|milestones?|obj|okr|no|nr|[a-z])[\s.#-]{0,3})?#?0*(\d{1,4})[.):]?"
)
_NUMBERED = Pattern(r"([a-z]{0,3}#?\d{1,4})(?:[.):]\s|\s*[–—:]\s|\s+-\s|\s*\()")
_RANGE = Pattern(r"#?(\d{1,3})\s?[-–—]\s?#?(\d{1,3})")
_LONGEST_RANGE = 20
_SEVERAL = Pattern(r"\s*(?:[,;&/+]|\band\b)\s*")
_ALL = frozenset(
    {"all", "both", "all objectives", "both objectives", "all goals", "both goals", "every objective"}
)


def called(row: Row, position: int) -> str:
    """What messages call a row: its `#` or 1-based position, and its title in quotes if it has one."""
    key = row.key(position)
    return f"{key} '{row.title}'" if row.title else key


def closest(text: str, candidates: Iterable[str]) -> str:
    """The candidate that a mistyped or shortened text most probably means, or an empty text.

    Only the first 200 candidates and 100 characters are compared, so that a long list costs bounded time.
    """
    known = {normal(each)[:100]: each for each in islice(candidates, 200)}
    wanted = normal(text)[:100]
    longer = [each for each in known if len(wanted) >= 8 and each.startswith(wanted)]
    close = longer if len(longer) == 1 else get_close_matches(wanted, known, n=1, cutoff=0.6)
    return known[close[0]] if close else ""


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A text for comparison: without case, emphasis, links, quotation marks, double blanks and a final stop."""
    plain = text
    if len(text) < 2000 and _MARKED.search(text):
        plain = _MARKS.sub(" ", _LINK.sub(r"\1", text))
    return " ".join(plain.casefold().split()).rstrip(".:; ")


@lru_cache(maxsize=4096)
def same_name(title: str) -> str:
    """A row's name for comparison: without case, decoration, punctuation and what is between words."""
    return " ".join("".join(mark if mark.isalnum() else " " for mark in title.casefold()).split())


def is_all(text: str) -> bool:
    """Whether a cell of references means every row, as `all` and `both` do."""
    return normal(text) in _ALL


class Pointed(NamedTuple):
    """What a cell of references means: positions of rows, and the author's texts that mean no row."""

    rows: tuple[int, ...]
    unknown: tuple[str, ...]


_NOWHERE = Pointed((), ())
_NO_PLACES: Mapping[str | None, int] = MappingProxyType({})


class RowNames:
    """By which names the rows of a table can be meant: `#`, position where a row has none, and exact text.

    `labels` are the numbers as messages show them; `is_complete` is False if a name could not be read, so that an
    unknown name may well be right.
    """

    def __init__(self, table: Table[Any]) -> None:
        rows = table.rows
        kind: type[Row] | None = type(rows[0]) if rows else None
        title = title_field(kind) if kind else ""
        self.labels = tuple([row.number or str(position) for position, row in enumerate(rows, 1)])
        self.is_complete = bool(rows) and table.has(title) and not table.hides("number", title)
        self._texts = [row.text(title) for row in rows]
        self._numbers = _first_places([*map(_number, self.labels)])
        # A cell that is nothing but a number means no title if all of them begin with a letter.
        worded = "".join([text[:1] for text in self._texts]).isalpha()
        self._digits = self._numbers if worded else _NO_PLACES

    @cached_property
    def _titles(self) -> Mapping[str | None, int]:
        """Positions by title."""
        return _first_places([normal(text) if text else None for text in self._texts])

    def pointed(self, row: Row, field: str) -> Pointed:
        """What a cell of references means; nothing for a cell that is blank or could not be read."""
        references = getattr(row, field)
        if references is None:
            return _NOWHERE
        text = row.text(field)
        if text.isdecimal() and references.keys == (text,) and text in self._digits:
            return Pointed((self._digits[text],), ())
        whole = normal(text)
        if whole in self._titles:
            return Pointed((self._titles[whole],), ())
        if whole in _ALL:
            return Pointed(tuple(range(len(self.labels))), ())
        rows: list[int] = []
        unknown: list[str] = []
        for key in references.keys:
            found = self._find(key)
            rows.extend(found)
            if not found:
                unknown.append(key)
        return Pointed(tuple(dict.fromkeys(rows)), tuple(unknown))

    def known(self) -> str:
        """What exists, for a message: `1, 2 and 3`; at most eight names."""
        shown = [*self.labels[:8], *([f"{len(self.labels) - 8} more"] if len(self.labels) > 8 else [])]
        return " and ".join([*([", ".join(shown[:-1])] if len(shown) > 1 else []), *shown[-1:]])

    def only(self) -> str:
        """The same as a clause: `only 1 and 2 exist`."""
        return f"only {self.known()} exist{'s' if len(self.labels) == 1 else ''}"

    def _find(self, key: str) -> tuple[int, ...]:
        """Positions that one key means: a title, a number, a number before a text, a range, several numbers."""
        found = self._one(key)
        if found is not None:
            return (found,)
        name = normal(key)
        ends = _RANGE.fullmatch(name)
        if ends and int(ends[2]) - int(ends[1]) < _LONGEST_RANGE:
            numbers = [str(number) for number in range(int(ends[1]), int(ends[2]) + 1)]
        else:
            numbers = [part for part in _SEVERAL.split(name[:200]) if part]
        several = [self._one(number) for number in numbers]
        return tuple(each for each in several if each is not None) if None not in several else ()

    def _one(self, key: str) -> int | None:
        name = normal(key)
        place = self._titles.get(name)
        if place is None:
            place = self._numbers.get(_number(name))
        if place is None and (lead := _NUMBERED.match(name)):
            place = self._numbers.get(_number(lead[1]))
        return place


@once_per_plan
def objective_names(plan: Plan) -> RowNames:
    """By which names a plan's objectives can be meant; the section exists."""
    return RowNames(plan.tables[Objective])


@lru_cache(maxsize=4096)
def _number(text: str) -> str:
    name = normal(text)
    match = _NUMBER.fullmatch(name) if len(name) < 30 else None
    return match[1] if match else name


def _first_places(names: Sequence[str | None]) -> Mapping[str | None, int]:
    """By name the first position, from 0, at which it stands."""
    return dict(zip(reversed(names), range(len(names) - 1, -1, -1), strict=True))
