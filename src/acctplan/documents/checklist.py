"""The Success Plan Review Checklist: seventeen items, each ticked, open or not applicable, with its evidence.

Source: 000, Success Plan Review Checklist. An item holds when the rules behind it are silent and nothing kept them from
speaking: what could not be read leaves the item open.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import NamedTuple

from acctplan.diagnostic import Diagnostic
from acctplan.model.phrase import Phrase
from acctplan.model.plan import Plan
from acctplan.model.row import CellState, Prose, Row
from acctplan.model.sections.engagement import Milestone, SignOff
from acctplan.model.sections.goals import Action, CustomerVision, Goal, Objective, Strategy
from acctplan.model.sections.people import Stakeholder
from acctplan.model.sections.risks import Risk
from acctplan.model.sections.value import ValueTarget
from acctplan.model.words import PlanStatus
from acctplan.rules import book

Kind = type[Row] | type[Prose]


class State(StrEnum):
    """How an item stands."""

    TICKED = "ticked"
    OPEN = "open"
    NOT_APPLICABLE = "not applicable"


class Evidence(NamedTuple):
    """One reason why an item stands as it does; `code` and `line` are empty and 0 for what no rule found."""

    text: str
    code: str = ""
    line: int = 0


@dataclass(frozen=True)
class Item:
    """One line of the checklist; `codes` are the rules that were asked."""

    group: str
    title: str
    state: State
    codes: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class _Check(NamedTuple):
    """An item: its rules, the sections and columns that they judge, and the findings that silence them."""

    group: str
    title: str
    codes: tuple[str, ...]
    sections: tuple[Kind, ...]
    fields: tuple[str, ...] = ()
    silenced_by: tuple[str, ...] = ()


_ELEMENTS, _QUALITY, _ALIGNMENT = "Success plan elements", "Plan quality check", "Stakeholder alignment"
_OWNED = (Goal, Milestone, Action)
_SIGNED = ("role", "name", "signed")
_CHECKS = (
    _Check(_ELEMENTS, "Customer vision documented", ("AP101",), (CustomerVision,)),
    _Check(_ELEMENTS, "Annual objectives defined", ("AP102",), (Objective,), ("objective",)),
    _Check(_ELEMENTS, "Quarterly goals established", ("AP103", "AP112"), (Goal,), ("goal",)),
    _Check(
        _ELEMENTS,
        "Success criteria measurable",
        ("AP104",),
        (Goal, Objective),
        ("criteria", "metric", "target"),
        ("AP102", "AP103"),
    ),
    _Check(_ELEMENTS, "Owners assigned (both sides)", ("AP105", "AP106"), _OWNED, ("owner",), ("AP103",)),
    _Check(_ELEMENTS, "Timeline clear", ("AP107", "AP110", "AP604"), _OWNED, ("due",), ("AP103", "AP611")),
    _Check(_ELEMENTS, "Risks identified", ("AP108",), (Risk,), ("risk",)),
    _Check(
        _ELEMENTS, "Value targets set", ("AP109", "AP402"), (ValueTarget,), ("area", "baseline", "target")
    ),
    _Check(
        _QUALITY,
        "Goals are customer-driven",
        ("AP201", "AP207"),
        (Goal, Objective),
        ("source",),
        ("AP102", "AP103"),
    ),
    _Check(
        _QUALITY,
        "Objectives are SMART",
        ("AP202", "AP203", "AP204", "AP205", "AP206"),
        (Objective,),
        ("metric", "baseline", "target", "due", "owner"),
        ("AP102",),
    ),
    _Check(
        _QUALITY,
        "Plan connects to business outcomes",
        ("AP208", "AP209", "AP210", "AP214"),
        (Goal, Objective, Strategy),
        ("objective", "category", "initiative", "our_role"),
        ("AP102", "AP103"),
    ),
    _Check(_QUALITY, "Mutual accountability exists", ("AP106", "AP211"), _OWNED, ("owner",), ("AP103",)),
    _Check(_QUALITY, "Review cadence established", ("AP212",), ()),
    _Check(_ALIGNMENT, "Champion reviewed and approved", ("AP301", "AP305"), (SignOff,), _SIGNED, ("AP306",)),
    _Check(_ALIGNMENT, "Executive sponsor aware", ("AP302",), (SignOff, Stakeholder), _SIGNED, ("AP307",)),
    _Check(_ALIGNMENT, "Key stakeholders informed", ("AP303",), (Stakeholder,), ("informed", "power")),
    _Check(_ALIGNMENT, "Internal team aligned", ("AP304",), (SignOff,), _SIGNED),
)
"""The items with the rules that speak for them. Source: the rule book's last table."""

_SILENCING = ("AP010", "AP011", "AP013")
"""Findings of reading that keep a whole section from being judged."""

_UNREAD = {CellState.UNREADABLE: "AP015", CellState.PLACEHOLDER: "AP016"}


def readiness(diagnostics: Sequence[Diagnostic], active: Collection[str], plan: Plan) -> list[Item]:
    """The seventeen items in the source's order.

    `active` are the codes that count for this plan; a rule that does not exist yet is not among them. An allowed
    finding does not keep an item open, but is told.
    """
    return [_item(check, diagnostics, active, plan) for check in _CHECKS]


def _item(check: _Check, diagnostics: Sequence[Diagnostic], active: Collection[str], plan: Plan) -> Item:
    asked = tuple(code for code in check.codes if code in book() and code in active)
    if not asked or plan.status is PlanStatus.ARCHIVED:
        return Item(check.group, check.title, State.NOT_APPLICABLE, asked, (Evidence(_why_not(check, plan)),))
    found = [each for each in diagnostics if each.code in asked]
    told = [each for each in diagnostics if each.code in check.silenced_by] + _unjudged(
        check, diagnostics, plan
    )
    problems = [each for each in (*found, *told) if each.suppressed is None]
    against = [Evidence(each.finding.message, each.code, each.span.line) for each in problems]
    against += _unread_cells(check, plan)
    if against:
        ordered = tuple(sorted(set(against), key=lambda each: (each.line, each.code, each.text)))
        return Item(check.group, check.title, State.OPEN, asked, ordered)
    proof = (*_proof(check, plan), *(_allowance(each) for each in found))
    if not proof:
        return Item(check.group, check.title, State.OPEN, asked, (Evidence(_nowhere(check)),))
    return Item(check.group, check.title, State.TICKED, asked, proof)


def _why_not(check: _Check, plan: Plan) -> str:
    if plan.status is PlanStatus.ARCHIVED:
        return Phrase("an archived plan is only read")
    if not any(code in book() for code in check.codes):
        return Phrase("no rule of this version judges it: read it yourself")
    return Phrase(
        "its rules are switched off for tier {tier} or by the configuration", tier=Phrase(plan.tier.value)
    )


def _nowhere(check: _Check) -> str:
    titles = [Phrase(kind.INFO.title) for kind in check.sections]
    if not titles:
        return Phrase("nothing shows it")
    either = reduce(lambda one, other: Phrase("{one} or {other}", one=one, other=other), titles)
    return Phrase("nothing under {section} shows it", section=either)


def _unjudged(check: _Check, diagnostics: Sequence[Diagnostic], plan: Plan) -> list[Diagnostic]:
    """What kept rules from judging a whole section of the item."""
    headings = {plan.heading(kind).line for kind in check.sections}
    bounds = [(start, end) for start, end in plan.bounds if start in headings]
    silencing = [each for each in diagnostics if each.code in _SILENCING]
    return [each for each in silencing if any(start <= each.span.line < end for start, end in bounds)]


def _unread_cells(check: _Check, plan: Plan) -> Iterator[Evidence]:
    """The cells that the item's rules could not judge."""
    for kind in check.sections:
        for row in plan.rows(kind) if issubclass(kind, Row) else ():
            for name in check.fields:
                code = _UNREAD.get(row.state(name))
                if code:
                    text = Phrase("'{text}' could not be read", text=row.text(name)[:60])
                    yield Evidence(text, code, row.at(name).line)


def _allowance(diagnostic: Diagnostic) -> Evidence:
    reason = diagnostic.suppressed.reason if diagnostic.suppressed else ""
    text = Phrase("allowed: {reason}", reason=reason or Phrase("no reason given"))
    return Evidence(text, diagnostic.code, diagnostic.span.line)


def _proof(check: _Check, plan: Plan) -> Iterator[Evidence]:
    """Where in the plan the item is met."""
    if not check.sections and plan.front.review and plan.front.review.cadence:
        text = Phrase("reviewed {cadence}", cadence=Phrase(plan.front.review.cadence.value))
        yield Evidence(text, line=plan.front.at("review.cadence").line)
    for kind in check.sections:
        if issubclass(kind, Row) and (table := plan.tables.get(kind)):
            count = len(table.rows)
            if count:
                title = Phrase(kind.INFO.title)
                rows = Phrase("{count} rows in {section}", "{count} row in {section}", count, section=title)
                yield Evidence(rows, line=table.heading.line)
            elif table.prose and not table.prose.is_empty:
                yield Evidence(
                    Phrase("text in {section}", section=Phrase(kind.INFO.title)), line=table.heading.line
                )
        elif issubclass(kind, Prose) and (section := plan.prose.get(kind)):
            yield Evidence(
                Phrase("text in {section}", section=Phrase(kind.INFO.title)), line=section.heading.line
            )
