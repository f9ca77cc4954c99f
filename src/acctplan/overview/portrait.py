"""One account with its computed numbers, its goals, who owns what, and how ready its plan is."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from acctplan.blocks import Texts
from acctplan.diagnostic import Diagnostic
from acctplan.documents import cascade
from acctplan.documents.building import build_view
from acctplan.documents.cells import Viewpoint
from acctplan.documents.checklist import Item, readiness
from acctplan.documents.projection import project
from acctplan.documents.schedule import months_to_renewal
from acctplan.documents.view import Judgement
from acctplan.model import numbers
from acctplan.model.people import Person
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal
from acctplan.model.sections.growth import Opportunity, WhiteSpace
from acctplan.model.words import Audience, WorkState
from acctplan.overview.glance import Glance, glance
from acctplan.overview.parts import TOOL, Amount, Part
from acctplan.overview.quarters import QuarterEnd, QuarterEntry, quarter_entries
from acctplan.report_contract import Tool
from acctplan.settings import Settings


class FigureEntry(Part):
    """A computed figure, or why it cannot be computed."""

    value: float | None = Field(
        description="Number behind the text, where there is one: a fraction, months or an amount"
    )
    text: str = Field(description="As documents print it")
    reason: str = Field(description="Why it is missing, or an empty text")


class GoalEntry(Part):
    """A goal of the quarter; fractions are 1 for 100%."""

    goal: str
    owners: list[str]
    due: date | None = Field(description="The last day meant")
    progress: float | None
    expected: float | None = Field(description="Share of its time that is over")
    pace: str = Field(description="done, overdue, behind, on pace or unknown")
    line: int = Field(ge=1)


class OwnerEntry(Part):
    """Somebody who owns something that is not dropped, and how much."""

    name: str
    side: Literal["us", "customer", "unknown"]
    goals: int = Field(ge=0)
    milestones: int = Field(ge=0)
    actions: int = Field(ge=0)


class EvidenceEntry(Part):
    """Why an item of the checklist stands as it does."""

    text: str
    code: str = Field(description="The rule that found it, or an empty text")
    line: int = Field(ge=0, description="0 for no line in particular")


class ReadinessEntry(Part):
    """One of the seventeen items of the review checklist."""

    group: str
    title: str
    state: Literal["ticked", "open", "not applicable"]
    codes: list[str] = Field(description="The rules that were asked")
    evidence: list[EvidenceEntry]


class ShowDocument(Part):
    """One account, as `acctplan show --json` prints it."""

    schema_version: Literal[1] = 1
    tool: Tool = TOOL
    as_of: date
    account: Glance
    stage: Literal["land", "expand", "transform"] | None
    target_arr: Amount | None
    figures: dict[str, FigureEntry]
    goals: list[GoalEntry]
    owners: list[OwnerEntry]
    actions: dict[str, int] = Field(
        description="Actions that are not dropped, by the side of their owners: us, customer, both, unknown, nobody"
    )
    readiness: list[ReadinessEntry]
    quarters: list[QuarterEntry] = Field(
        description="At the end of each quarter, the oldest first, and as it is; empty without history"
    )


def portrait(
    plan: Plan,
    found: Sequence[Diagnostic],
    active: Collection[str],
    today: date,
    settings: Settings,
    ends: Sequence[QuarterEnd] = (),
) -> ShowDocument:
    """Everything about one account; `found` are its findings, `active` the codes that count for it.

    `ends` are its plan at the ends of quarters, the oldest first, and as it is.
    """
    items = readiness(found, active, plan)
    projection, texts = project(plan, Audience.INTERNAL, settings), Texts()
    view = Viewpoint(projection, texts, today, settings)
    figures = build_view(projection, texts, today, settings, Judgement(found, items)).figures
    values = dict(_values(plan, today))
    front = plan.front
    return ShowDocument(
        as_of=today,
        account=glance(plan.source.path, plan, found, today, settings.health.bands),
        stage=front.stage.value if front.stage else None,
        target_arr=Amount.of(front.target_arr),
        figures={
            name: FigureEntry(value=values.get(name), text=each.text, reason=each.reason)
            for name, each in figures.items()
        },
        goals=[_goal(view, goal) for goal in plan.goals],
        owners=list(_owners(plan)),
        actions=dict(Counter(cascade.side_of(view, row) for row in _kept(plan, Action))),
        readiness=[_item(each) for each in items],
        quarters=quarter_entries(ends),
    )


def _values(plan: Plan, today: date) -> Iterator[tuple[str, float | None]]:
    front, adoption = plan.front, plan.front.adoption
    active, licensed = (adoption.active, adoption.licensed) if adoption else (None, None)
    space = numbers.total((row.worth for row in plan.rows(WhiteSpace)), "white space value")
    pipeline = numbers.weighted_pipeline(plan.rows(Opportunity)).value
    yield "months_to_renewal", months_to_renewal(today, front.contract.end if front.contract else None).value
    yield "growth", _fraction(numbers.growth(front.arr, front.target_arr).value)
    yield "activation", _fraction(numbers.share(active, licensed, "licensed users").value)
    yield "addressable", _fraction(numbers.addressable_share(front.arr, space).value)
    yield "white_space", float(space.value.amount) if space.value else None
    yield "pipeline", float(pipeline.total.amount) if pipeline else None
    yield "weighted", float(pipeline.weighted.amount) if pipeline else None


def _fraction(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _goal(view: Viewpoint, goal: Goal) -> GoalEntry:
    return GoalEntry(
        goal=goal.title,
        owners=[person.name for person in view.plan.people(goal)],
        due=goal.due.end if goal.due else None,
        progress=_fraction(goal.progress.fraction if goal.progress else None),
        expected=_fraction(cascade.expected(view, goal).value),
        pace=cascade.pace(view, goal),
        line=goal.origin.place.span().line,
    )


def _kept(plan: Plan, kind: type[Row]) -> Iterator[Row]:
    return (row for row in plan.rows(kind) if getattr(row, "status", None) is not WorkState.DROPPED)


def _owners(plan: Plan) -> Iterator[OwnerEntry]:
    """Our people first, then the customer's, then those whom nobody knows; each in order of appearance."""
    kinds: tuple[type[Row], ...] = (Goal, Milestone, Action)
    owned: Counter[tuple[Person, type[Row]]] = Counter(
        (person, kind) for kind in kinds for row in _kept(plan, kind) for person in plan.people(row)
    )
    people = dict.fromkeys(person for person, _ in owned)
    for person in sorted(people, key=lambda each: ("us", "customer", "unknown").index(each.side)):
        counts = [owned[person, kind] for kind in kinds]
        yield OwnerEntry(
            name=person.name, side=person.side.value, goals=counts[0], milestones=counts[1], actions=counts[2]
        )


def _item(item: Item) -> ReadinessEntry:
    return ReadinessEntry(
        group=item.group,
        title=item.title,
        state=item.state.value,
        codes=list(item.codes),
        evidence=[EvidenceEntry(text=one.text, code=one.code, line=one.line) for one in item.evidence],
    )
