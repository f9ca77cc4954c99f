"""The one object that templates see: plain data about a plan, as far as its audience may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from acctplan.blocks import Texts
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.documents import cascade, growth, horizon, relations, risks, schedule, value
from acctplan.documents.cells import Line, Section, Shown, Viewpoint, shown
from acctplan.documents.checklist import Item
from acctplan.documents.projection import Projection
from acctplan.documents.questions import lacks
from acctplan.documents.remembering import Remembered, since
from acctplan.model import formats, numbers
from acctplan.model.formats import NONE
from acctplan.model.front import KeyGroup, keys
from acctplan.model.row import Prose
from acctplan.model.sections.goals import CustomerVision
from acctplan.model.sections.profile import BusinessContext, CurrentEngagement, Notes
from acctplan.model.sections.value import SuccessMetric
from acctplan.settings import Settings


@dataclass(frozen=True, eq=False, repr=False)
class View:
    """What a template may print. A text of the plan's author is a token; blank cells and unfilled ones are "–".

    Fields that hold internal sections are empty in a customer's view.
    """

    internal: bool
    """Whether our own people read the document."""
    today: str
    """The day of the document."""
    minutes: int
    """Length of a session; 0 for a document without one."""
    account: Mapping[str, str]
    """Every front-matter key by its path with `_` for `.`: `account.contract_end`; `account.name` never is a dash.
    `contract_term` is from start to end, as far as they are stated."""
    us: str
    """Our company's name, or "Our team"."""
    figures: Mapping[str, Shown]
    """Computed figures: `months_to_renewal`, `focus`, `emphasis` of the renewal band; `quarter_elapsed`; for our own
    people also `growth`, `growth_amount`, `activation`, `use_cases`, `departments`, `penetration`, `white_space`,
    `addressable`, `pipeline`, `weighted`, `weighted_formula`, `left_out`, `coverage`, `roadmap`, `growth_plan`,
    `product_arr`, `benefit` so far a year with `roi` and `roi_formula`, `spend` a year, `promised_benefit` at all
    targets with `promised_roi`, and of relationships `strong`, `known`, `champions`."""
    vision: str
    """The customer's vision, empty if there is none; so are the next three."""
    business_context: str
    current_engagement: str
    notes: str
    objectives: Section
    strategies: Section
    goals: Section
    actions: Section
    actions_by_side: Mapping[str, Section]
    """Actions under `customer`, `us` and `other`."""
    value: Section
    milestones: Section
    later_milestones: int
    """How many milestones lie beyond the next twelve months."""
    timeline: Section
    """The next twelve months: `when`, `what`, `kind`, `owner`."""
    sign_offs: Section
    team: Section
    risks: Section
    sensitive_risks: Section
    """Those that a customer's document does not show."""
    review: Line | None
    """The latest closed quarter: `quarter`, `goals`, `achieved`, `open`, `score`, `learned`."""
    since: Line | None
    """What changed since the last review: its `day`, the goals in a sentence as `outcome`, other changes as sentences:
    `moved` for both sides, `ours` for our own people. None if it is not known, or nothing changed."""
    focus_areas: Sequence[Line]
    """What is off track: `what`, `kind`, `why`."""
    check_ins: Sequence[str]
    """The next check-in days."""
    lacks: Mapping[str, bool]
    """By theme of the discovery questions, whether the plan leaves it open."""
    organization: Section
    decisions: Section
    current_state: Section
    products: Section
    white_space: Section
    dimensions: Sequence[Line]
    """The five dimensions of white space: `name`, `count`, `worth`."""
    opportunities: Section
    roadmap: Section
    blockers: Section
    growth_plan: Section
    growth_targets: Section
    success_metrics: Section
    stakeholders: Section
    power_map: Sequence[Line]
    """Quadrants: `name`, `use`, `lines`."""
    strengths: Sequence[Line]
    """Relationship levels: `level`, `name`, `lines`."""
    coverage: Section
    """By department: `department`, `known`, `strong`, `best`."""
    next_actions: Section
    raci: Section
    touchpoints: Section
    findings: Sequence[Line]
    """Open findings, the heaviest first: `code`, `line`, `severity`, `message`."""
    finding_counts: Mapping[str, int]
    """Open findings by severity."""
    checklist: Sequence[Line]
    """Groups of the review checklist: `name`, `ticked` of `count`, and `entries` with `title`, `state`, `codes` and
    `evidence` (each `text`, `code`, `line`)."""


@dataclass(frozen=True)
class Judgement:
    """What checking the plan said; only our own people's documents get it."""

    findings: Sequence[Diagnostic] = ()
    checklist: Sequence[Item] = ()


def build_view(
    projection: Projection,
    texts: Texts,
    today: date,
    settings: Settings,
    judgement: Judgement,
    minutes: int = 0,
    remembered: Remembered | None = None,
) -> View:
    """The view of a projection. Pure: the same arguments give the same view and the same tokens.

    For a customer the judgement is not looked at.
    """
    view = Viewpoint(projection, texts, today, settings)
    people = relations.stakeholders(view)
    actions, dangers = cascade.actions(view), risks.risks(view)
    said = judgement if view.internal else Judgement()
    open_findings = [each for each in said.findings if each.suppressed is None]
    return View(
        internal=view.internal,
        today=today.isoformat(),
        minutes=minutes,
        account=_account(view),
        us=texts.plain(settings.team.company) if settings.team.company else "Our team",
        figures=_figures(view, people),
        vision=_prose(view, CustomerVision),
        business_context=_prose(view, BusinessContext),
        current_engagement=_prose(view, CurrentEngagement),
        notes=_prose(view, Notes),
        objectives=cascade.objectives(view),
        strategies=cascade.strategies(view),
        goals=cascade.goals(view),
        actions=actions,
        actions_by_side=cascade.by_side(actions),
        value=value.values(view),
        milestones=horizon.milestones(view),
        later_milestones=horizon.later_milestones(view),
        timeline=horizon.timeline(view),
        sign_offs=horizon.sign_offs(view),
        team=relations.team(view),
        risks=dangers,
        sensitive_risks=risks.sensitive(view, dangers),
        review=cascade.last_review(view),
        since=since(view, remembered),
        focus_areas=cascade.focus_areas(view),
        check_ins=horizon.next_check_ins(view),
        lacks=lacks(view),
        organization=growth.organization(view),
        decisions=relations.decisions(view),
        current_state=growth.current_state(view),
        products=growth.products(view),
        white_space=growth.white_space(view),
        dimensions=growth.by_dimension(view),
        opportunities=growth.opportunities(view),
        roadmap=growth.roadmap(view),
        blockers=growth.blockers(view),
        growth_plan=growth.steps(view),
        growth_targets=growth.targets(view),
        success_metrics=view.section(view.plan.rows(SuccessMetric), SuccessMetric),
        stakeholders=people,
        power_map=relations.power_map(people),
        strengths=relations.strengths(people),
        coverage=relations.coverage(view, people),
        next_actions=relations.by_next_action(view, people),
        raci=relations.raci(view),
        touchpoints=horizon.touchpoints(view),
        findings=_findings(view, open_findings),
        finding_counts={each.value: sum(one.severity is each for one in open_findings) for each in Severity},
        checklist=_checklist(view, said.checklist),
    )


def _account(view: Viewpoint) -> dict[str, str]:
    paths = [
        key.path for key in keys() if not (isinstance(key.kind, type) and issubclass(key.kind, KeyGroup))
    ]
    found = {path.replace(".", "_"): view.key(path) for path in paths}
    name = view.plan.front.account or view.plan.front.text("account")
    start, end = found["contract_start"], found["contract_end"]
    term = f"{start} to {end}" if NONE not in (start, end) else end if start == NONE else f"from {start}"
    return {
        **found,
        "name": view.texts.plain(name) if name else "This account",
        "contract_term": term,
    }


def _prose(view: Viewpoint, kind: type[Prose]) -> str:
    section = view.plan.prose.get(kind)
    if section is None:
        return ""
    text = section.passage.words if view.internal else section.passage.public
    return view.texts.prose(text) if text else ""


def _figures(view: Viewpoint, people: Section) -> dict[str, Shown]:
    front = view.plan.front
    months = schedule.months_to_renewal(view.today, front.contract.end if front.contract else None)
    band = schedule.renewal_band(months)
    quarter = front.quarter
    elapsed = numbers.expected_progress(
        quarter.start if quarter else None, quarter.end if quarter else None, view.today
    )
    found = {
        "months_to_renewal": shown(months, formats.months),
        "band": shown(band, lambda each: each.label),
        "focus": shown(band, lambda each: each.focus),
        "emphasis": shown(band, lambda each: each.emphasis),
        "quarter_elapsed": shown(elapsed, formats.percent),
    }
    if not view.internal:
        return found
    return {**found, **growth.figures(view), **relations.figures(people), **_returns(view)}


def _returns(view: Viewpoint) -> dict[str, Shown]:
    """Return on what the customer spends; internal, since one of its inputs is."""
    investment = view.plan.front.investment or view.plan.front.arr
    gained = value.gained(view, investment)
    rate = numbers.roi(gained, investment)
    formula = Shown(NONE, rate.reason)
    if rate.value is not None and gained.value is not None and investment is not None:
        spent = formats.money(investment)
        formula = Shown(f"({formats.money(gained.value)} − {spent}) ÷ {spent}")
    promised = value.promised(view, investment)
    return {
        "benefit": shown(gained, formats.money),
        "roi": shown(rate, formats.percent),
        "roi_formula": formula,
        "spend": Shown(formats.money(investment)) if investment else Shown(NONE, "no investment stated"),
        "promised_benefit": shown(promised, formats.money),
        "promised_roi": shown(numbers.roi(promised, investment), formats.percent),
    }


def _findings(view: Viewpoint, findings: Sequence[Diagnostic]) -> tuple[Line, ...]:
    ordered = sorted(findings, key=lambda each: (-each.severity.rank, each.span, each.code))
    return tuple(
        {
            "code": each.code,
            "line": str(each.span.line),
            "severity": each.severity.value,
            "message": view.texts.plain(each.finding.message),
        }
        for each in ordered
    )


def _checklist(view: Viewpoint, items: Sequence[Item]) -> tuple[Line, ...]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(
            {
                "title": item.title,
                "state": item.state.value,
                "codes": ", ".join(item.codes) or NONE,
                "evidence": tuple(
                    {"text": view.texts.plain(each.text), "code": each.code, "line": str(each.line or "")}
                    for each in item.evidence
                ),
            }
        )
    return tuple(
        {
            "name": name,
            "entries": tuple(entries),
            "ticked": sum(each["state"] == "ticked" for each in entries),
            "count": sum(each["state"] != "not applicable" for each in entries),
        }
        for name, entries in groups.items()
    )
