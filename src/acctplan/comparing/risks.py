"""Risks raised, closed, and heavier or lighter than before."""

from collections.abc import Iterator

from acctplan.comparing.cells import Pair, amount, text
from acctplan.comparing.changes import Change, Kind, Sense, Theme
from acctplan.comparing.rows import Rows, row_changes
from acctplan.comparing.slips import Between
from acctplan.comparing.telling import listed
from acctplan.model.plan import Plan
from acctplan.model.sections.risks import Risk
from acctplan.model.words import RiskState


def changes(before: Plan, after: Plan, _states: Between) -> Iterator[Change]:
    """The risks."""
    risks = Rows(
        Theme.RISKS,
        Risk,
        "risk",
        _raised,
        lambda row: (
            (Kind.GONE, "is no longer in the plan", Sense.NEITHER)
            if row.status is RiskState.CLOSED
            else (Kind.GONE, "is no longer in the plan, without having been closed", Sense.NEITHER)
        ),
        _risk,
        ("mitigation",),
    )
    for change in row_changes(risks, before, after):
        yield change._replace(sense=Sense.WORSE) if change.kind is Kind.ADDED else change


def _raised(row: Risk) -> str:
    weight = [
        f"{level.value} {name}"
        for level, name in ((row.probability, "probability"), (row.impact, "impact"))
        if level is not None
    ]
    return f"was raised{f' ({listed(weight)})' if weight else ''}"


def _risk(pair: Pair) -> Iterator[Change]:
    yield from _state(pair)
    yield from amount(pair, "probability", "probability", more_is_better=False)
    yield from amount(pair, "impact", "impact", more_is_better=False)
    yield from text(pair, "owner", "owner")
    yield from _mitigation(pair)


def _mitigation(pair: Pair) -> Iterator[Change]:
    texts = pair.texts("mitigation")
    if not texts:
        return
    if all(texts):
        yield pair.change(Kind.CHANGED, "mitigation", "has another mitigation")
    elif texts[1]:
        yield pair.change(Kind.SET, "mitigation", "has a mitigation now", Sense.BETTER)
    else:
        yield pair.change(Kind.CLEARED, "mitigation", "has no mitigation any more", Sense.WORSE)


def _state(pair: Pair) -> Iterator[Change]:
    before, after = pair.before.status, pair.after.status
    if before is after:
        return
    if after is RiskState.CLOSED:
        yield pair.change(Kind.DONE, "status", "was closed", Sense.BETTER)
    elif before is RiskState.CLOSED:
        yield pair.change(Kind.REOPENED, "status", "is open again", Sense.WORSE)
    elif after is RiskState.ACCEPTED:
        yield pair.change(Kind.CHANGED, "status", "was accepted")
    elif after is RiskState.MITIGATING:
        yield pair.change(Kind.CHANGED, "status", "is being mitigated")
