"""What lies ahead, as a view: milestones, touchpoints, reviews and the renewal."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from acctplan.documents.cascade import side_of, titles
from acctplan.documents.cells import Line, Section, Viewpoint, exact_days, section
from acctplan.documents.schedule import check_ins, is_within_year
from acctplan.model.formats import NONE
from acctplan.model.row import CellState
from acctplan.model.sections.engagement import Milestone, SignOff, Touchpoint
from acctplan.model.time import Timeline, add_months
from acctplan.model.words import WorkState

_REVIEW = re.compile(r"\b(?:QBR|EBR|review|Quartalsgespräch|обзор)\b", re.IGNORECASE)
_GONE = (WorkState.DONE, WorkState.DROPPED)


def milestones(view: Viewpoint) -> Section:
    """Milestones of the next twelve months and those that are late, the earliest first; `late` says which are.

    One whose date cannot be read comes last.
    """
    rows = view.plan.rows(Milestone)
    kept = [row for row in rows if is_ahead(view, row)]
    return view.section(
        sorted(kept, key=lambda row: _order(row.due)),
        Milestone,
        lambda row: {
            "depends_on": titles(view, row, "dependencies", Milestone),
            "side": side_of(view, row),
            "late": _is_late(view, row),
        },
    )


def later_milestones(view: Viewpoint) -> int:
    """How many milestones lie beyond the next twelve months."""
    edge = add_months(view.today, 12)
    return sum(1 for row in view.plan.rows(Milestone) if row.due and row.due.start and row.due.start >= edge)


def is_ahead(view: Viewpoint, row: Milestone) -> bool:
    """Whether a milestone is still to come within a year, is late, or has no date that could be read."""
    if row.due is None or row.due.start is None:
        return row.status not in _GONE
    return (is_within_year(row.due, view.today) and row.status is not WorkState.DROPPED) or _is_late(
        view, row
    )


def _is_late(view: Viewpoint, row: Milestone) -> bool:
    return bool(row.due and row.due.end and row.due.end < view.today and row.status not in _GONE)


def touchpoints(view: Viewpoint) -> Section:
    """Executive touchpoints in order of time; `when` is the date, else the quarter."""
    rows = sorted(view.plan.rows(Touchpoint), key=lambda row: _order(row.date or row.quarter))
    return view.section(
        rows,
        Touchpoint,
        lambda row: {"when": view.cell(row, "date" if row.state("date") is CellState.VALUE else "quarter")},
    )


def sign_offs(view: Viewpoint) -> Section:
    """Who has agreed to the plan, and when."""
    return view.section(view.plan.rows(SignOff), SignOff)


def timeline(view: Viewpoint) -> Section:
    """The next twelve months in order: `when`, `what`, `kind`, `owner`; milestones, reviews, touchpoints, renewal.

    `days` are the first and the last day of `when`, and `kind_exact` is `milestone`, `review`, `touchpoint` or
    `renewal`, for a picture.

    The next review is left out where a touchpoint of its day is called a review, too.
    """
    entries = sorted(_entries(view), key=lambda each: each[0])
    return section([line for _, line in entries])


def _entries(view: Viewpoint) -> Iterator[tuple[int, Line]]:
    for row in view.plan.rows(Milestone):
        if is_within_year(row.due, view.today) and row.status not in _GONE:
            yield (
                _order(row.due),
                _line(
                    view.cell(row, "due"),
                    view.cell(row, "milestone"),
                    view.tongue.t("Milestone"),
                    view.cell(row, "owner"),
                    exact_days(row.due),
                    "milestone",
                ),
            )
    for meeting in view.plan.rows(Touchpoint):
        when = meeting.date or meeting.quarter
        if is_within_year(when, view.today):
            name = "date" if meeting.date else "quarter"
            line = _line(
                view.cell(meeting, name),
                view.cell(meeting, "touchpoint"),
                view.tongue.t("Touchpoint"),
                view.cell(meeting, "us"),
                exact_days(when),
                "touchpoint",
            )
            yield _order(when), line
    front, t = view.plan.front, view.tongue.t
    review = front.review.next if front.review else None
    if not any(_is_review(meeting, review) for meeting in view.plan.rows(Touchpoint)):
        yield from _day(view, review, t("Business review"), t("Review"), "review")
    end = front.contract.end if front.contract else None
    yield from _day(view, end, t("Contract renewal"), t("Renewal"), "renewal")


def _is_review(meeting: Touchpoint, day: date | None) -> bool:
    on_that_day = meeting.date is not None and meeting.date.start == day
    return on_that_day and _REVIEW.search(meeting.touchpoint or "") is not None


def _day(view: Viewpoint, day: date | None, what: str, kind: str, exact: str) -> Iterator[tuple[int, Line]]:
    if day is not None and view.today <= day < add_months(view.today, 12):
        yield day.toordinal(), _line(view.day(day), what, kind, NONE, exact_days(day), exact)


def _line(when: str, what: str, kind: str, owner: str, days: str, exact: str) -> Line:
    return {"when": when, "what": what, "kind": kind, "kind_exact": exact, "owner": owner, "days": days}


def next_year(view: Viewpoint) -> str:
    """The first and the last day of the next twelve months."""
    return f"{view.today.isoformat()}/{(add_months(view.today, 12) - timedelta(days=1)).isoformat()}"


def _order(when: Timeline | None) -> int:
    return when.end.toordinal() if when and when.end else 10**7


def next_check_ins(view: Viewpoint) -> Sequence[str]:
    """Up to six check-in days of the three months after the next review, or after today where none is planned."""
    review = view.plan.front.review
    if review is None:
        return ()
    start = review.next if review.next and review.next >= view.today else view.today
    return [view.day(day) for day in check_ins(review.check_in, start, add_months(start, 3))]
