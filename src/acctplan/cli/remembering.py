"""What documents and overviews remember of plans: how they were at the ends of quarters and at their last review."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from acctplan.cli.comparing_plans import States
from acctplan.cli.earlier import Archive, Earlier
from acctplan.documents.remembering import Remembered
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Goal
from acctplan.model.time import Quarter
from acctplan.overview.quarters import KINDS, QuarterEnd, ends_of_quarters
from acctplan.past import Past
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from acctplan.workspace import Candidate

_GOALS: frozenset[type[Row]] = frozenset({Goal})
_MOST_LOOKED_AT = 400
"""Versions that are looked through for the end of a quarter, the newest first."""


class Memory:
    """The histories of the plans of one run, up to its day, for whoever looks back; none where there are none.

    `since` is what `--since` says: a ref or a day instead of the last review. Raises: UsageError if that was asked
    for and nothing can be known.
    """

    def __init__(self, paths: Sequence[Path], today: date, since: str | None = None) -> None:
        self._archive = Archive(since, today)
        self._is_wanted = since is not None
        self.reason = ""
        """Why nothing is known although there is a repository, or an empty text."""
        try:
            self._archive.learn(paths)
        except UsageError as error:
            if self._is_wanted:
                raise
            self.reason = error.message if "shallow" in error.message else ""

    def mask(self, masks: Mapping[Path, Callable[[Source], Source]]) -> None:
        """Read earlier texts of plans through what masks them."""
        self._archive.mask(masks)

    def past_of(self, path: Path) -> Past | None:
        """The history of a plan, if it is known."""
        return self._archive.past_of(path)

    def of(self, candidate: Candidate, plan: Plan, settings: Settings) -> Remembered | None:
        """What a plan's review looks back on, read by the plan's settings; None for one without history."""
        past = self.past_of(candidate.path)
        if past is None and not self._is_wanted:
            return None
        earlier = self._earlier(candidate, plan)
        before = self._read(candidate, earlier, settings) if earlier else None
        back = _quarter_before(plan)
        chosen = before.front.quarter if before and self._is_wanted else None
        if chosen is not None and plan.front.quarter is not None and chosen < plan.front.quarter:
            back = chosen
        else:
            chosen = None
        closed = last_in(past, back, settings) if past and back and not _is_reviewed(plan, back) else None
        if earlier is None or before is None:
            return Remembered(closed=closed)
        return Remembered(
            earlier.day, before, States(earlier, settings, lambda each, _: each), closed, chosen
        )

    def _earlier(self, candidate: Candidate, plan: Plan) -> Earlier | None:
        try:
            found = self._archive.of(candidate.path, plan)
        except UsageError:
            if self._is_wanted:
                raise
            return None
        if self._is_wanted and not found.was_there:
            hint = "name a later day, tag or commit"
            raise UsageError(f"'{candidate.name}' was not there on {found.day}", hint)
        return found if found.was_there else None

    def _read(self, candidate: Candidate, earlier: Earlier, settings: Settings) -> Plan | None:
        found = read_plan(self._archive.source(candidate.path, earlier), settings)
        if found.plan is None and self._is_wanted:
            message = (
                f"'{candidate.name}' cannot be read as it was on {earlier.day}: {found.findings[0].message}"
            )
            raise UsageError(message, "name another day, tag or commit")
        return found.plan


def _quarter_before(plan: Plan) -> Quarter | None:
    return plan.front.quarter.next(-1) if plan.front.quarter else None


def _is_reviewed(plan: Plan, quarter: Quarter) -> bool:
    """Whether the plan has a review of the quarter; one that names none is of the last."""
    return any(each.quarter is None or each.quarter.start == quarter.start for each in plan.reviews)


def last_in(past: Past, quarter: Quarter, settings: Settings) -> Plan | None:
    """A plan as it was last while it was in a quarter: what its goals came to."""
    for version in past.versions[:_MOST_LOOKED_AT]:
        plan = past.plan(version, settings, _GOALS)
        own = plan.front.quarter if plan else None
        if own is not None and own.start == quarter.start:
            return plan
        if own is not None and own.start < quarter.start:
            return None
    return None


def quarters_of(candidate: Candidate, now: Plan, today: date) -> Sequence[QuarterEnd]:
    """The plan at the ends of its quarters, and as it is; nothing without a history."""
    past = Memory([candidate.path], today).past_of(candidate.path)
    if past is None:
        return ()

    def at(day: date) -> Plan | None:
        version = past.at(day)
        return past.plan(version, candidate.project.settings, KINDS) if version else None

    def closing(quarter: Quarter) -> Plan | None:
        return last_in(past, quarter, candidate.project.settings)

    return ends_of_quarters(now, today, at, closing)
