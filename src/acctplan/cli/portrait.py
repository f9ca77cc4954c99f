"""One account as lines of text."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from acctplan.cli.layout import aligned, indented, joined, widest, wrapped
from acctplan.cli.quarterly import quarter_lines
from acctplan.model.formats import NONE, percent
from acctplan.overview.labels import FIGURES, FORMULAS
from acctplan.overview.portrait import EvidenceEntry, GoalEntry, ReadinessEntry, ShowDocument
from acctplan.paint import BOLD, paint
from acctplan.printable import printable

_MARKS = {"ticked": "✓", "open": "open", "not applicable": NONE}
_SHOWN = 3
"""Reasons that are told of an open item; `check` has them all."""


def portrait_lines(document: ShowDocument, cells: int | None, colour: bool) -> Iterator[str]:
    """The account's text; `cells` is the width of the terminal, None to leave lines as long as they are."""
    room = cells or 10_000
    yield paint(printable(document.account.account), BOLD, colour)
    yield from indented(joined(_facts(document), " · ", room - 2), 2)
    yield from ("", paint("Numbers", BOLD, colour))
    yield from indented(_figures(document, room - 2), 2)
    if document.goals:
        yield from ("", paint(f"Goals {document.account.quarter or ''}".rstrip(), BOLD, colour))
        yield from indented(_goals(document.goals, room - 2), 2)
    if document.quarters:
        yield from ("", paint("Over the quarters", BOLD, colour))
        yield from indented(quarter_lines(document.quarters, room - 2), 2)
    if document.owners:
        yield from ("", paint("Owners", BOLD, colour))
        yield from indented(_owners(document, room - 2), 2)
    yield from ("", paint(_score(document.readiness), BOLD, colour))
    for item in document.readiness:
        yield from indented(_item(item, room - 2), 2)


def _facts(document: ShowDocument) -> Iterator[str]:
    account = document.account
    yield printable(account.path)
    yield from filter(None, (account.tier, account.status, document.stage))
    yield f"ARR {account.arr.text if account.arr else NONE}"
    if document.target_arr:
        yield f"target {document.target_arr.text}"
    score = "" if account.health is None else f"{account.health:g}"
    if score or account.health_status:
        yield f"health {score} {account.health_status or ''}".rstrip()
    if account.renewal:
        yield f"renewal {account.renewal}"
    if account.next_review:
        yield f"next review {account.next_review}"


def _figures(document: ShowDocument, room: int) -> Iterator[str]:
    """One line a figure: its value with its formula, or a dash with the reason."""
    start = max(map(len, FIGURES.values())) + 2
    for name, label in FIGURES.items():
        figure = document.figures[name]
        text = f"{figure.text} ({figure.reason})" if figure.reason else figure.text
        formula = "" if figure.reason or name not in FORMULAS else _formula(document, name)
        first, *rest = joined([text, *([formula] if formula else [])], "   ", room - start)
        yield f"{label.ljust(start)}{first}"
        for line in rest:
            yield from indented(wrapped(line, room - start), start)


def _formula(document: ShowDocument, name: str) -> str:
    said = document.figures.get(FORMULAS[name])
    return said.text if said else FORMULAS[name]


def _goals(goals: Sequence[GoalEntry], room: int) -> Iterator[str]:
    """A table, or two lines a goal if it is wider than the terminal."""
    rows = [_goal(goal) for goal in goals]
    table = aligned([("Progress", "Expected", "Pace", "Due", "Owner", "Goal"), *rows], (0, 1))
    if widest(table) <= room:
        yield from table
        return
    for progress, expected, pace, due, owner, goal in rows:
        yield from wrapped(goal, room)
        facts = (f"{progress} of {expected} expected", pace, f"due {due}", owner)
        yield from indented(joined(facts, " · ", room - 2), 2)


def _goal(goal: GoalEntry) -> tuple[str, ...]:
    owners = ", ".join(map(printable, goal.owners))
    due = goal.due.isoformat() if goal.due else NONE
    return (
        _percent(goal.progress),
        _percent(goal.expected),
        goal.pace,
        due,
        owners or NONE,
        printable(goal.goal) or NONE,
    )


def _percent(fraction: float | None) -> str:
    return NONE if fraction is None else percent(Decimal(str(fraction)))


def _owners(document: ShowDocument, room: int) -> Iterator[str]:
    """A table, or a sentence for each person if it is wider than the terminal."""
    rows = [
        (printable(each.name), each.side, str(each.goals), str(each.milestones), str(each.actions))
        for each in document.owners
    ]
    table = aligned([("Name", "Side", "Goals", "Milestones", "Actions"), *rows], (2, 3, 4))
    if widest(table) <= room:
        yield from table
    else:
        for name, side, goals, milestones, actions in rows:
            text = f"{name} ({side}): goals {goals}, milestones {milestones}, actions {actions}"
            yield from wrapped(text, room)
    sides = ", ".join(f"{side} {count}" for side, count in sorted(document.actions.items()))
    if sides:
        yield f"Actions by side: {sides}"


def _score(items: Sequence[ReadinessEntry]) -> str:
    ticked = sum(item.state == "ticked" for item in items)
    judged = sum(item.state != "not applicable" for item in items)
    return f"Readiness: {ticked} of {judged}"


def _item(item: ReadinessEntry, room: int) -> Iterator[str]:
    mark = _MARKS[item.state].ljust(6)
    if item.state == "not applicable":
        first, *rest = wrapped(f"{item.title} ({item.evidence[0].text})", room - 6)
        yield f"{mark}{first}"
        yield from indented(rest, 6)
        return
    yield f"{mark}{item.title}"
    reasons = item.evidence if item.state == "open" else [each for each in item.evidence if each.code]
    for each in reasons[:_SHOWN]:
        yield from indented(wrapped(_reason(each), room - 8), 8)
    if len(reasons) > _SHOWN:
        yield " " * 8 + f"and {len(reasons) - _SHOWN} more"


def _reason(evidence: EvidenceEntry) -> str:
    return f"{evidence.code} line {evidence.line}: {printable(evidence.text)}"
