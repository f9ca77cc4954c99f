"""A projection to the view that templates see."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from acctplan.blocks import Texts
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.documents import cascade, growth, horizon, pictured, relations, risks, schedule, value
from acctplan.documents.cells import Line, Section, Shown, Viewpoint
from acctplan.documents.checklist import Item
from acctplan.documents.projection import Projection
from acctplan.documents.questions import lacks
from acctplan.documents.remembering import Remembered, since
from acctplan.documents.view import Judgement, View
from acctplan.languages import ENGLISH, Tongue
from acctplan.model import numbers
from acctplan.model.formats import NONE
from acctplan.model.front import KeyGroup, keys
from acctplan.model.row import Prose
from acctplan.model.sections.goals import CustomerVision
from acctplan.model.sections.profile import BusinessContext, CurrentEngagement, Notes
from acctplan.model.sections.value import SuccessMetric
from acctplan.settings import Settings


def build_view(
    projection: Projection,
    texts: Texts,
    today: date,
    settings: Settings,
    judgement: Judgement,
    minutes: int = 0,
    tongue: Tongue = ENGLISH,
    remembered: Remembered | None = None,
) -> View:
    """The view of a projection. Pure: the same arguments give the same view and the same tokens.

    For a customer the judgement is not looked at.
    """
    view = Viewpoint(projection, texts, today, settings, tongue)
    people = relations.stakeholders(view)
    actions, dangers = cascade.actions(view), risks.risks(view)
    said = judgement if view.internal else Judgement()
    open_findings = [each for each in said.findings if each.suppressed is None]
    return View(
        internal=view.internal,
        today=view.day(today),
        minutes=minutes,
        account=_account(view),
        us=texts.plain(settings.team.company) if settings.team.company else tongue.t("Our team"),
        us_named=bool(settings.team.company),
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
        next_year=horizon.next_year(view),
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
        white_space_map=pictured.white_space_map(view),
        opportunities=growth.opportunities(view),
        arr_bridge=pictured.arr_bridge(view),
        roadmap=growth.roadmap(view),
        blockers=growth.blockers(view),
        growth_plan=growth.steps(view),
        growth_targets=growth.targets(view),
        success_metrics=view.section(view.plan.rows(SuccessMetric), SuccessMetric),
        stakeholders=people,
        power_map=relations.power_map(view, people),
        strengths=relations.strengths(view, people),
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
    term = end
    if start != NONE:
        t = view.tongue.t
        term = t("from {start}", start=start) if end == NONE else t("{start} to {end}", start=start, end=end)
    return {
        **found,
        "name": view.texts.plain(name) if name else view.tongue.t("This account"),
        "contract_term": term,
    }


def _prose(view: Viewpoint, kind: type[Prose]) -> str:
    section = view.plan.prose.get(kind)
    if section is None:
        return ""
    text = section.passage.words if view.internal else section.passage.public
    return view.texts.prose(text) if text else ""


def _figures(view: Viewpoint, people: Section) -> dict[str, Shown]:
    front, tongue = view.plan.front, view.tongue
    months = schedule.months_to_renewal(view.today, front.contract.end if front.contract else None)
    band = schedule.renewal_band(months)
    quarter = front.quarter
    elapsed = numbers.expected_progress(
        quarter.start if quarter else None, quarter.end if quarter else None, view.today
    )
    found = {
        "months_to_renewal": view.shown(
            months, lambda count: tongue.n("{count} month", "{count} months", count)
        ),
        "band": view.shown(band, lambda each: tongue.t(each.label)),
        "focus": view.shown(band, lambda each: tongue.t(each.focus)),
        "emphasis": view.shown(band, lambda each: tongue.t(each.emphasis)),
        "quarter_elapsed": view.percent(elapsed),
    }
    if not view.internal:
        return found
    return {**found, **growth.figures(view), **relations.figures(view, people), **_returns(view)}


def _returns(view: Viewpoint) -> dict[str, Shown]:
    """Return on what the customer spends; internal, since one of its inputs is."""
    investment = view.plan.front.investment or view.plan.front.arr
    gained = value.gained(view, investment)
    rate = numbers.roi(gained, investment)
    money = view.tongue.forms.money
    formula = view.missing(rate.reason)
    if rate.value is not None and gained.value is not None and investment is not None:
        spent = money(investment)
        formula = Shown(f"({money(gained.value)} − {spent}) ÷ {spent}")
    promised = value.promised(view, investment)
    return {
        "benefit": view.money(gained),
        "roi": view.percent(rate),
        "roi_formula": formula,
        "spend": Shown(money(investment)) if investment else view.missing("no investment stated"),
        "promised_benefit": view.money(promised),
        "promised_roi": view.percent(numbers.roi(promised, investment)),
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
    t = view.tongue.t
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(
            {
                "title": t(item.title),
                "state": item.state.value,
                "state_name": t(item.state.value),
                "codes": ", ".join(item.codes) or NONE,
                "evidence": tuple(
                    {"text": view.texts.plain(t(each.text)), "code": each.code, "line": str(each.line or "")}
                    for each in item.evidence
                ),
            }
        )
    return tuple(
        {
            "name": t(name),
            "entries": tuple(entries),
            "ticked": sum(each["state"] == "ticked" for each in entries),
            "count": sum(each["state"] != "not applicable" for each in entries),
        }
        for name, entries in groups.items()
    )
