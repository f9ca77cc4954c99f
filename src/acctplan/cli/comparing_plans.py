"""Many plans, each compared with what it was: what changed, is new or gone, and what could not be compared."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from acctplan.cli.earlier import Archive, Earlier, is_same_content
from acctplan.comparing import compare
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal, Objective, ReviewedGoal
from acctplan.model.sections.growth import Opportunity
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.model.sections.profile import StateDimension
from acctplan.model.sections.risks import Risk
from acctplan.model.sections.value import ValueTarget
from acctplan.model.words import Audience
from acctplan.overview.difference import (
    DiffDocument,
    PlanDifference,
    SkippedPlan,
    Then,
    changed_plan,
    lone_plan,
)
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace, looks_like_plan, read

_FOLLOWED: frozenset[type[Row]] = frozenset({Goal, Milestone, Action, Objective, Opportunity})
"""The tables that are followed through the time in between."""

_COMPARED = _FOLLOWED | {ReviewedGoal, ValueTarget, Stakeholder, TeamMember, Risk, StateDimension}
"""The tables that are compared, and those that say who is who and how much is used."""


@dataclass
class Outcome:
    """What comparing many plans gave. `failed` are those that cannot be compared as they are now, with a hint.

    `notes` are said of plans that were compared without some of their states in between.
    """

    plans: list[PlanDifference] = field(default_factory=list)
    unchanged: int = 0
    skipped: list[SkippedPlan] = field(default_factory=list)
    notes: list[SkippedPlan] = field(default_factory=list)
    failed: list[tuple[str, str, str]] = field(default_factory=list)
    unreadable: int = 0

    def document(self, audience: Audience, today: date) -> DiffDocument:
        """The outcome as every format tells it."""
        skipped = self.skipped if audience is Audience.INTERNAL else []
        return DiffDocument(
            as_of=today, audience=audience.value, plans=self.plans, unchanged=self.unchanged, skipped=skipped
        )


@dataclass(frozen=True)
class Comparer:
    """Compares plans with what they were, as far as an audience may see them."""

    archive: Archive
    audience: Audience

    def compare_all(self, candidates: Iterable[tuple[Candidate, Source]]) -> Outcome:
        """All plans, in their order; whatever is wrong with one is noted, and the others go on."""
        outcome = Outcome()
        for candidate, source in candidates:
            try:
                self._compare(candidate, source, outcome)
            except UsageError as error:
                outcome.failed.append((candidate.name, error.message, error.hint))
        return outcome

    def add_gone(self, outcome: Outcome, paths: Sequence[Path], workspace: Workspace) -> None:
        """Tell of the plans that were there then and are gone: patterns of the configuration would bring them."""
        lost = dict(self.archive.gone(paths))
        for candidate in workspace.among(lost):
            earlier = lost[candidate.path]
            source = self.archive.source(candidate.path, earlier)
            plan = read_plan(source, candidate.project.settings, _COMPARED).plan
            if plan is not None:
                path = candidate.name if self.audience is Audience.INTERNAL else None
                account = self._seen(plan, candidate.project.settings).front.account or ""
                outcome.plans.append(lone_plan(account, "gone", self._then(earlier), path=path))

    def _compare(self, candidate: Candidate, source: Source, outcome: Outcome) -> None:
        earlier = None if self.archive.asks_the_plan else self.archive.of(candidate.path)
        if earlier and earlier.was_there and is_same_content(source, earlier.blob):
            outcome.unchanged += 1
            return
        settings = candidate.project.settings
        reading = read_plan(source, settings, _COMPARED)
        if reading.plan is None:
            outcome.unreadable += 1
            said = reading.findings[0]
            outcome.failed.append((candidate.name, f"{said.code}: {said.message}", said.hint))
            return
        if earlier is None:
            earlier = self.archive.of(candidate.path, reading.plan)
        self._compare_with(earlier, candidate, reading.plan, outcome)

    def _compare_with(self, earlier: Earlier, candidate: Candidate, now: Plan, outcome: Outcome) -> None:
        settings, then = candidate.project.settings, self._then(earlier)
        path = candidate.name if self.audience is Audience.INTERNAL else None
        if not earlier.was_there:
            outcome.plans.append(lone_plan(self._seen(now, settings).account or "", "new", then, path=path))
            return
        if is_same_content(now.source, earlier.blob):
            outcome.unchanged += 1
            return
        before = read_plan(self.archive.source(candidate.path, earlier), settings, _COMPARED)
        if before.plan is None:
            why = before.findings[0].message
            outcome.skipped.append(
                SkippedPlan(
                    path=candidate.name, reason=f"as it was on {earlier.day} it cannot be read: {why}"
                )
            )
            return
        states = States(earlier, settings, self._seen)
        changes = compare(self._seen(before.plan, settings), self._seen(now, settings), states)
        if changes.all:
            outcome.plans.append(changed_plan(self._seen(now, settings), then, changes, path=path))
        else:
            outcome.unchanged += 1
        for version in earlier.past.forget() if earlier.past else ():
            reason = f"compared without its state of {version.day}, which cannot be read"
            outcome.notes.append(SkippedPlan(path=candidate.name, reason=reason))

    def _then(self, earlier: Earlier) -> Then:
        """What is said of the time; what a ref is called is nothing for a customer."""
        is_ours = self.audience is Audience.INTERNAL or earlier.commit is None
        return Then(day=earlier.day, what=earlier.what if is_ours else "", commit=earlier.commit)

    def _seen(self, plan: Plan, settings: Settings) -> Plan:
        """A plan as far as the audience may see it."""
        if self.audience is Audience.INTERNAL:
            return plan
        from acctplan.documents.projection import project

        return project(plan, self.audience, settings).plan


class States(Sequence[Plan | None]):
    """The plans between then and now, the oldest first, as far as an audience may see them; read when asked for."""

    def __init__(self, earlier: Earlier, settings: Settings, seen: Callable[[Plan, Settings], Plan]) -> None:
        self._past, self._settings, self._seen = earlier.past, settings, seen
        self._versions = earlier.since()
        self._plans: dict[int, Plan | None] = {}

    def __len__(self) -> int:
        return len(self._versions)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        if place not in self._plans:
            version = self._versions[place]
            plan = self._past.plan(version, self._settings, _FOLLOWED) if self._past else None
            self._plans[place] = self._seen(plan, self._settings) if plan else None
        return self._plans[place]


def plans_among(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, Source]]:
    """The files that are plans, or that somebody named, with their texts."""
    for candidate in candidates:
        source = read(candidate)
        is_ours = candidate.in_globs if source.unreadable else looks_like_plan(source.text)
        if candidate.named or is_ours:
            yield candidate, source
