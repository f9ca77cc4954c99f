"""Whether goals are a quarter's or a year's, and which quarter is meant, by the days on which they are due."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from acctplan.adoption.chapters import Claim, Claims
from acctplan.adoption.columns import fit, match_header
from acctplan.adoption.values import Terms, find_value, mended
from acctplan.model.row import columns
from acctplan.model.sections.goals import Goal, Objective
from acctplan.model.time import Timeline
from acctplan.pattern import Pattern
from acctplan.reader.headings import normal
from acctplan.reader.values import parser_for

_SAID = Pattern(
    r"\b(?:q[1-4]|quarter\w*|quartal\w*|\d\d-day|90|annual|year\w*|jahres\w*|fy|h[12]|strategic|next|smart|actions?)\b"
)
"""Words of a heading that tell the horizon themselves."""
_YEARLY = Pattern(r"objective|outcome|okr|key results|success")
_DATED = Pattern(r"\d{4}|\bq[1-4]\b", re.IGNORECASE)
_YEAR = Pattern(r"(?:for|in|-|–|:)? ?(?<!q\d )(?<!q\d-)(?:\b20\d\d|\bfy ?\d\d(?:\d\d)?|annual|year)$")
_FEW = 2
_MOST = 60


def settle_horizon(claims: Claims, found: dict[int, Claim], terms: Terms) -> str:
    """Make goals whose heading does not say so objectives or quarterly goals; the quarter of those that are.

    The text is empty if their days do not all lie in one quarter. `found` is changed.
    """
    kinds = {found[index].kind: index for index in found if found[index].kind in (Goal, Objective)}
    for kind, index in list(kinds.items()):
        dues = list(_dues(claims, index, terms))
        quarter = _quarter(dues)
        heading = normal(claims.chapters[index].heading.text)
        other = Goal if quarter else Objective
        is_open = not _SAID.search(heading) and (kind is Goal or not _YEARLY.search(heading))
        is_years = kind is Goal and not quarter and _YEAR.search(heading) is not None
        is_told = is_years or (is_open and len(dues) >= _FEW)
        moves = is_told and kind is not other and other not in kinds and _may_be(claims, index, other, kind)
        if moves:
            found[index] = Claim(other, "", False)
        if quarter and Goal is (other if moves else kind):
            return quarter
    return ""


def _may_be(claims: Claims, index: int, other: type[Goal | Objective], kind: object) -> bool:
    """Whether tables suit the other section about as well."""
    chapter = claims.chapters[index]
    own = Goal if kind is Goal else Objective
    return all(
        fit(other, table.header.cells, claims.own(other)) >= fit(own, table.header.cells, claims.own(own)) - 1
        for table in claims.tables(chapter.start, chapter.end)
    )


def _dues(claims: Claims, index: int, terms: Terms) -> Iterator[Timeline]:
    chapter = claims.chapters[index]
    due = next(each for each in columns(Goal) if each.name == "due")
    texts: list[str] = []
    for table in claims.tables(chapter.start, chapter.end):
        heads = match_header(Goal, table.header.cells, claims.own(Goal))
        places = [place for place, column in enumerate(heads) if column is not None and column.name == "due"]
        texts += [row.cells[place] for row in table.rows for place in places if place < len(row.cells)]
    lines = (
        claims.page.texts[line] for line in range(chapter.start, chapter.end) if claims.shape.plain[line]
    )
    dated = (line[:400] for line in lines if _DATED.search(line[:400]))
    texts += [found for line in islice(dated, _MOST) if (found := find_value(Timeline, line, terms))]
    for text in texts[:_MOST]:
        time = parser_for(due.kind)(mended(due, text, terms) or text, terms.context) if text else None
        if isinstance(time, Timeline) and time.start and time.end:
            yield time


def _quarter(dues: list[Timeline]) -> str:
    """The calendar quarter that holds all times."""
    found = {_name(day) for time in dues for day in (time.start, time.end) if day}
    return found.pop() if len(found) == 1 else ""


def _name(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"
