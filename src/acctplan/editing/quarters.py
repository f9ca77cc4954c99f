"""Which quarter is closed, which begins, and where its days lie."""

from datetime import date
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.time import Precision, Quarter, Timeline, add_months
from acctplan.model.words import Cadence, PlanStatus
from acctplan.pattern import Pattern
from acctplan.reader.values.quarter import find_quarter

_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.HALF_YEARLY: 6, Cadence.YEARLY: 12}
_MOST_REVIEWS = 1_000
_YEAR = r"(?:FY ?)?['’]?(?:[0-9]{4}|[0-9]{2})"
_IN_HEADING = Pattern(rf"(?i)\b(?:{_YEAR}[-/ ]?)?Q[1-4]\b(?:[-/ ]?{_YEAR}\b)?")
_PART = Pattern(r"(?i)(?<=Q)[1-4]|(?<![0-9])[0-9]{4}|(?<![0-9Qq])[0-9]{2}(?![0-9])")


class Turn(NamedTuple):
    """From the quarter that is closed to the one that begins."""

    closed: Quarter
    begun: Quarter

    @property
    def quarters(self) -> int:
        """Quarters between the two; at least one."""
        months = (self.begun.start.year - self.closed.start.year) * 12
        return max((months + self.begun.start.month - self.closed.start.month) // 3, 1)


def turn_of(plan: Plan, wanted: Quarter | None, today: date) -> Turn | str:
    """What there is to close, or why there is nothing.

    Without a wanted quarter a plan whose quarter is over goes to that of today. One whose quarter still runs goes to
    the next only if it has goals and no review: else it may have been rolled a moment ago, and the author has to say
    that this quarter ends early.
    Raises: UsageError for a plan without a quarter, and for one that is later than the wanted one.
    """
    now = plan.front.quarter
    if plan.status is PlanStatus.ARCHIVED:
        return "is archived: no quarter to close"
    if now is None:
        raise UsageError(
            f"'{plan.source.path}' has no quarter to close", "write one: acctplan set PLAN quarter=2026-Q4"
        )
    if wanted is not None:
        return _turn_to(plan, now, wanted)
    if now.end < today:
        return Turn(now, now.at(today))
    if now.start > today or plan.reviews or not plan.goals:
        last = f", and runs until {now.end}: to close it before, name the next: --quarter {now.next()}"
        return f"already rolled: the quarter is {now}{last if now.start <= today else ''}"
    return Turn(now, now.next())


def _turn_to(plan: Plan, now: Quarter, wanted: Quarter) -> Turn | str:
    begun = now.at(wanted.start)
    if begun.start != wanted.start:
        begun = wanted
    if begun.start == now.start:
        return f"already rolled: the quarter is {now}"
    if begun < now:
        raise UsageError(f"'{plan.source.path}' is in {now} already, after {wanted}", "name a later quarter")
    return Turn(now, begun)


def moved_due(due: Timeline | None, turn: Turn) -> str | None:
    """A due date that goes along into the quarter that begins; None for one that need not or cannot."""
    begun = turn.begun
    if due is None or due.start is None or due.end is None or due.end >= begun.start:
        return None
    if due.precision is Precision.DAY:
        return min(max(add_months(due.start, 3 * turn.quarters), begun.start), begun.end).isoformat()
    if due.precision is Precision.MONTH:
        month = max(add_months(due.start, 3 * turn.quarters), begun.start)
        return f"{month.year}-{month.month:02d}"
    return str(begun) if due.precision is Precision.QUARTER else None


def next_reviews(plan: Plan, turn: Turn, today: date) -> dict[str, str]:
    """The days of the last and the next review after a quarter is closed; of keys that the plan has.

    The review that closes it is the one that was to be next, or that of today if it was to be later; one that is to
    be in the quarter that begins stays.
    """
    review = plan.front.review
    if review is None:
        return {}
    planned = review.next
    if planned is not None and planned > today and planned >= turn.begun.start:
        return {}
    held = min(planned, today) if planned else today
    months = _MONTHS[review.cadence or Cadence.QUARTERLY]
    days = (add_months(planned or held, months * count) for count in range(1, _MOST_REVIEWS))
    following = next(day for day in days if day > today and day >= turn.begun.start)
    moved = {"review.last": max(held, review.last or held), "review.next": following}
    return {path: day.isoformat() for path, day in moved.items() if plan.front.place(path)}


def heading_of(text: str, turn: Turn, fiscal_year_start: int) -> str:
    """A heading that names the closed quarter, with the one that begins instead; `Q4 Goals` becomes `Q1 Goals`."""
    match = _IN_HEADING.search(text)
    if match is None:
        return text
    found = find_quarter(match[0], fiscal_year_start)
    number = next(int(mark) for before, mark in zip(match[0], match[0][1:], strict=False) if before in "qQ")
    if number != turn.closed.number or (found is not None and found.year != turn.closed.year):
        return text
    return (
        text[: match.start()]
        + _PART.sub(lambda part: _renamed(part[0], turn), match[0])
        + text[match.end() :]
    )


def _renamed(part: str, turn: Turn) -> str:
    if len(part) == 1:
        return str(turn.begun.number)
    return str(turn.begun.year) if len(part) == 4 else f"{turn.begun.year % 100:02d}"
