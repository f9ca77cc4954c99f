"""Good plans of many shapes whose quarter is closed, and what must hold then.

`.venv/bin/python tests/rolled_plans.py --count 1000 --seed 1` tries many; what fails is printed.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, partial
from random import Random

import planted_growth
from acctplan.checker import Judge, check_source, judge
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.editing.proof import Changed, readable
from acctplan.editing.rolling import roll_plan
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import SignOff
from acctplan.model.sections.goals import Action, Goal
from acctplan.model.sections.people import Stakeholder
from acctplan.settings import Settings
from acctplan.source import Source, decode
from good_plans import MARK, Draft, make, write


@cache
def _judge() -> Judge:
    return judge(Settings())


def judging(today: date) -> partial[list[Diagnostic]]:
    return partial(check_source, judge=_judge(), today=today)


def plan_of(seed: int, number: int) -> tuple[Plan, date]:
    """A plan with goals of which some are finished, and the day on which its quarter is closed."""
    dice = Random(f"rolled:{seed}:{number}")
    draft = make(dice)
    if dice.random() < 0.3:
        planted_growth.enrich(draft, dice)
    _finish(draft, dice)
    text = write(draft).replace(MARK, "")
    if dice.random() < 0.2:
        text = text.rstrip("\r\n")
    today = draft.today + timedelta(days=dice.choice([0, 0, 40, 95, 200]))
    return readable(decode("plan.md", text.encode("utf-8", "surrogatepass")), Settings()), today


def _finish(draft: Draft, dice: Random) -> None:
    if not draft.has("Quarterly Goals"):
        return
    goals = draft["Quarterly Goals"]
    for row in range(len(goals.rows)):
        if dice.random() < 0.5:
            goals.put(row, "Progress", "100%")
    if draft.has("Actions") and "Goal" in draft["Actions"].columns:
        for row in range(len(draft["Actions"].rows)):
            draft["Actions"].put(row, "Goal", str(dice.randrange(len(goals.rows)) + 1))


def troubles(plan: Plan, today: date) -> Iterator[str]:
    """What does not hold of closing a plan's quarter; none if all is well."""
    quarter = plan.front.quarter
    assert quarter is not None
    wanted = quarter.next()
    try:
        done = roll_plan(plan, wanted, today, Settings(), judging(today))
    except UsageError as error:
        yield f"refused: {error.message}"
        return
    after = readable(decode("plan.md", done.after.source.data), Settings())
    again = roll_plan(after, wanted, today, Settings(), judging(today))
    if again.is_change or not again.said.startswith("already rolled"):
        yield f"a second time: {again.said}"
    unasked = roll_plan(after, None, today, Settings(), judging(today)) if wanted.end >= today else again
    if unasked.is_change:
        yield f"a second time without a quarter: {unasked.said}"
    if new := _errors(after.source, today) - _errors(plan.source, today):
        yield f"new errors: {dict(new)}"
    yield from _goal_troubles(plan, after)
    yield from _line_troubles(done)
    yield from _reference_troubles(plan, after)


def _errors(source: Source, today: date) -> Counter[str]:
    found = judging(today)(source)
    return Counter(each.code for each in found if each.severity is Severity.ERROR and not each.suppressed)


def _goal_troubles(plan: Plan, after: Plan) -> Iterator[str]:
    if not plan.goals:
        return
    finished = [row.title for row in plan.goals if row.progress and row.progress.value >= 100]
    kept = [row.title for row in plan.goals if row.title not in finished]
    if [row.title for row in after.goals] != kept:
        yield f"goals are {[row.title for row in after.goals]}"
    if any("carried over from" not in row.text("notes") for row in after.goals):
        yield "a goal is not marked"
    review = next((each for each in after.reviews if each.quarter == plan.front.quarter), None)
    if review is None or {row.title for row in review.rows} != {row.title for row in plan.goals}:
        yield "the review does not hold the goals"
    elif [row.text("progress") for row in review.rows] != [row.text("progress") for row in plan.goals]:
        yield "the review does not hold their progress"
    if any(row.signed or row.version for row in after.rows(SignOff)):
        yield "a sign-off is not open"
    if len(after.reviews) != len(plan.reviews) + 1:
        yield "other reviews are gone"


def _line_troubles(done: Changed) -> Iterator[str]:
    """Lines that are gone although the command does not speak of them."""
    before, after = done.before, done.after
    spoken = {row.at("goal").line for row in before.goals} | {
        row.at("role").line for row in before.rows(SignOff)
    }
    spoken |= {row.at("action").line for row in before.rows(Action)}
    spoken |= {each.heading.line for each in before.reviews if each.quarter is None}
    for kind in (Goal, SignOff):
        table = before.table(kind)
        if table is not None and table.header is not None:
            spoken |= {table.heading.line, table.header.line, table.header.line + 1}
    spoken |= {place.span.line for path, place in before.front.places.items() if path in _MOVED}
    gone = Counter(before.source.lines) - Counter(after.source.lines)
    left = gone - Counter(before.source.lines[number - 1] for number in spoken)
    yield from (f"gone: {line!r}" for line in left if line.strip())
    if before.rows(Stakeholder) and len(before.rows(Stakeholder)) != len(after.rows(Stakeholder)):
        yield "stakeholders are gone"


_MOVED = ("quarter", "review.last", "review.next")


def _reference_troubles(plan: Plan, after: Plan) -> Iterator[str]:
    """Actions that name another goal now than before."""
    titles = [row.title for row in plan.goals]
    left = [row.title for row in after.goals]
    numbers = {row.number or str(place): row.title for place, row in enumerate(plan.goals, 1)}
    new_numbers = {row.number or str(place): row.title for place, row in enumerate(after.goals, 1)}
    for old, new in zip(plan.rows(Action), after.rows(Action), strict=True):
        was = numbers.get(old.text("goal").lstrip("#"))
        now = new.text("goal")
        if was in titles and was not in (now, new_numbers.get(now.lstrip("#"))):
            yield f"an action was for {was!r}, is for {now!r} ({left})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try many plans and print what fails; the status is 1 if anything does."""
    parser = argparse.ArgumentParser(
        prog="rolled_plans", description="Closes the quarter of generated plans."
    )
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    failed, start = 0, time.process_time()
    for number in range(wanted.first, wanted.first + wanted.count):
        plan, today = plan_of(wanted.seed, number)
        found = list(troubles(plan, today))
        if found:
            failed += 1
            sys.stdout.write(f"{wanted.seed}:{number}\n  " + "\n  ".join(found[:4]) + "\n")
            sys.stdout.flush()
    sys.stdout.write(f"{wanted.count} plans, {failed} failed, {time.process_time() - start:.0f} s\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
