"""What changed in many plans, as `acctplan diff` tells it in every format."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from acctplan.comparing import Change, Changes, grouped
from acctplan.model.plan import Plan
from acctplan.overview.parts import TOOL, Part
from acctplan.report import as_posix
from acctplan.report_contract import Tool

ThemeName = Literal[
    "account",
    "goals",
    "objectives",
    "value",
    "stakeholders",
    "risks",
    "milestones",
    "actions",
    "opportunities",
]
KindName = Literal[
    "added",
    "gone",
    "done",
    "dropped",
    "carried-over",
    "reopened",
    "reworded",
    "up",
    "down",
    "later",
    "earlier",
    "easier",
    "harder",
    "set",
    "cleared",
    "changed",
]
SenseName = Literal["better", "worse", "neither"]


class ChangeEntry(Part):
    """One change of a key, a cell or a row."""

    kind: KindName
    what: str = Field(description="The row's own words then, or the key")
    field: str = Field(
        description="The key, or the column's name in the format; empty for a row that came or went"
    )
    before: str = Field(description="As documents print it; empty for nothing")
    after: str = Field(description="As documents print it; empty for nothing")
    sense: SenseName = Field(description="Whether it is good news")
    times: int = Field(ge=0, description="How often a day was put off; 0 for what is no day")
    sentence: str


class SentenceEntry(Part):
    """What is told of one row or key."""

    text: str
    sense: SenseName = Field(
        description="Whether all that it tells is good or bad news, as far as it is either"
    )


class ThemeEntry(Part):
    """The changes of one theme."""

    theme: ThemeName
    sentences: list[SentenceEntry] = Field(
        description="All changes in words, one sentence for each row or key"
    )
    changes: list[ChangeEntry]


class PlanDifference(Part):
    """What changed in one plan."""

    account: str
    path: str | None = Field(description="Null in what is for a customer")
    state: Literal["changed", "new", "gone"]
    since: date | None = Field(description="The day that it is compared with; null for a plan that is new")
    since_what: str = Field(
        description="What that day is: 'last review', 'end of 2026-Q3', a ref, or an empty text"
    )
    commit: str | None = Field(
        description="The commit of a ref; null otherwise and in what is for a customer"
    )
    outcome: str = Field(description="What became of the goals, in a sentence, or an empty text")
    themes: list[ThemeEntry]


class SkippedPlan(Part):
    """A plan that could not be compared."""

    path: str
    reason: str


class DiffDocument(Part):
    """What changed, as `acctplan diff --output-format json` prints it."""

    schema_version: Literal[1] = 1
    tool: Tool = TOOL
    as_of: date
    audience: Literal["customer", "internal"]
    plans: list[PlanDifference] = Field(description="Those that changed, are new or are gone, by path")
    unchanged: int = Field(ge=0, description="Plans that mean what they meant")
    skipped: list[SkippedPlan] = Field(description="Empty in what is for a customer: said on standard error")


class Then(Part):
    """What a plan is compared with."""

    day: date
    what: str
    commit: str | None = None


def changed_plan(plan: Plan, then: Then, changes: Changes, *, path: str | None) -> PlanDifference:
    """The difference of a plan of which something changed; `path` only for our own people."""
    return PlanDifference(
        account=plan.front.account or path or "This account",
        path=None if path is None else as_posix(path),
        state="changed",
        since=then.day,
        since_what=then.what,
        commit=None if path is None else then.commit,
        outcome=changes.outcome,
        themes=[
            ThemeEntry(
                theme=theme.value,
                sentences=[SentenceEntry(text=text, sense=sense.value) for text, sense in grouped(found)],
                changes=list(map(_entry, found)),
            )
            for theme, found in changes.themes()
        ],
    )


def lone_plan(
    account: str, state: Literal["new", "gone"], then: Then | None, *, path: str | None
) -> PlanDifference:
    """A plan that there is only now, or that there was only then."""
    return PlanDifference(
        account=account,
        path=None if path is None else as_posix(path),
        state=state,
        since=then.day if then else None,
        since_what=then.what if then else "",
        commit=then.commit if then and path is not None else None,
        outcome="",
        themes=[],
    )


def _entry(change: Change) -> ChangeEntry:
    return ChangeEntry(
        kind=change.kind.value,
        what=change.what,
        field=change.field,
        before=change.before,
        after=change.after,
        sense=change.sense.value,
        times=change.times,
        sentence=change.sentence,
    )


def counted(document: DiffDocument) -> str:
    """How many plans there are of each sort: `2 plans changed, 1 is new, 12 did not change`."""
    numbers = [
        (sum(each.state == state for each in document.plans), state) for state in ("changed", "new", "gone")
    ]
    parts: list[str] = []
    for count, state in (*numbers, (document.unchanged, "unchanged")):
        if count:
            noun = f" plan{'' if count == 1 else 's'}" if not parts else ""
            parts.append(f"{count}{noun} {_verb(state, count)}")
    return ", ".join(parts) or "no plan was compared"


def _verb(state: str, count: int) -> str:
    if state == "changed":
        return "changed"
    if state == "unchanged":
        return "did not change"
    return f"{'is' if count == 1 else 'are'} {state}"


def headline(each: PlanDifference) -> str:
    """What a plan is compared with: `Since 2026-09-30 (last review)`."""
    if each.state == "new":
        return (
            "This plan is new."
            if each.since is None
            else f"This plan is new: it was not there on {each.since}."
        )
    what = f" ({each.since_what})" if each.since_what else ""
    return (
        f"Since {each.since}{what}"
        if each.state == "changed"
        else f"This plan is gone: it was there on {each.since}{what}."
    )


def said_lines(each: PlanDifference) -> Iterable[tuple[str, list[SentenceEntry]]]:
    """The themes by the titles that they have in text, with their sentences."""
    titles = {"value": "Value realized", "account": "Account"}
    for theme in each.themes:
        yield titles.get(theme.theme, theme.theme.capitalize()), theme.sentences
