"""Good plans, damaged at random places in the ways that `check --fix` and `fmt` mend, and what must hold of both.

`.venv/bin/python tests/damaged_plans.py --count 10000 --seed 1` tries many; what fails is printed.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from random import Random

import fuzzing
import planted_growth
import planted_time  # noqa: F401  (adds its planters)
from acctplan.checker import Judge, check_source, judge
from acctplan.diagnostic import Diagnostic
from acctplan.fixing import Edit, fix_for, spliced
from acctplan.fixing.mending import is_fixable, mend
from acctplan.formatting import formatted
from acctplan.formatting.meaning import is_same_plan
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source, decode
from good_plans import MARK, Draft, make, write
from planted_defects import PLANTERS

_DAY = re.compile(r"\b(20[0-9]{2})-([01][0-9])-([0-3][0-9])\b")
_WORD = re.compile(r"[A-Za-z]{5,}")
_TITLE = re.compile(r"^(?:#{2,3} .*|\|.*\|[ \t]*(?=\r?\n\|[-: |]+\|))", re.MULTILINE)
_CELL = re.compile(r"(?<=\|)[^|\n]*(?=\|)")
_KEY = re.compile(r"^ *([a-z_]{4,}):", re.MULTILINE)
_AMOUNT = re.compile(r"[$€£][0-9][0-9,]*")
_PERCENT = re.compile(r"[0-9]+%")
_HIDDEN = ("\u200b", "\u202e", "\u2066", "\x07", "\ufeff", "\u200d", "\x0b", "\u00ad", "\u2028")
_CHOICE = re.compile(r"\b(?:High|Medium|Low|green|yellow|open|doing|done|quarterly|H|M|L)\b|🟢|🟡|🔴")


_MENDED = ("AP008", "AP015", "AP312", "AP401", "AP507")


@dataclass(frozen=True)
class Damaged:
    """A plan file and the day that it is judged on."""

    data: bytes
    today: date


def damaged(seed: int, number: int) -> Damaged:
    """One plan; the same for the same seed and number. One in eight is a hostile input of `fuzzing`."""
    dice = Random(f"damaged:{seed}:{number}")
    if dice.random() < 0.125:
        trial = fuzzing.trial(seed, number)
        return Damaged(trial.data, trial.today)
    draft = make(dice)
    if dice.random() < 0.4:
        planted_growth.enrich(draft, dice)
    if dice.random() < 0.4:
        _plant(draft, dice)
    text = write(draft).replace(MARK, "")
    for _ in range(dice.choice([0, 1, 2, 4, 8, 20])):
        text = dice.choice(_DAMAGES)(text, dice)
    if dice.random() < 0.2:
        text = text.rstrip("\r\n")
    return Damaged(text.encode("utf-8", "surrogatepass"), draft.today)


def _plant(draft: Draft, dice: Random) -> None:
    planters = [each for each in PLANTERS if each.code in _MENDED] if dice.random() < 0.7 else PLANTERS
    try:
        dice.choice(planters).plant(draft, dice)
    except (StopIteration, ValueError, KeyError, IndexError, AssertionError):
        return


def _at(pattern: re.Pattern[str], made: Callable[[str, Random], str], text: str, dice: Random) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = dice.choice(found)
    return text[: match.start()] + made(match[0], dice) + text[match.end() :]


def _day(text: str, dice: Random) -> str:
    year, month, day = text.split("-")
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    name = names[int(month) - 1] if 1 <= int(month) <= 12 else month
    forms = [
        f"{day}/{month}/{year}", f"{day}.{month}.{year}", f"{day} {name} {year}", f"{name} {int(day)}, {year}",
        f"{day} {name} {year[2:]}", f"{year}/{month}/{day}", f"by {day} {name} {year}", f"{text} (moved)",
        f"{day}/{month}/{year[2:]}", f"{name} {year}", f"{month}/{year}", f"**{text}**",
    ]  # fmt: skip
    return dice.choice(forms)


def _typo(text: str, dice: Random) -> str:
    return _at(_WORD, _mistyped, text, dice)


def _mistyped(word: str, dice: Random) -> str:
    place = dice.randrange(1, len(word) - 1)
    one, two = word[place], word[place + 1]
    return word[:place] + dice.choice([two + one, one + one + two, two, "x" + two]) + word[place + 2 :]


def _garbled(text: str, dice: Random) -> str:
    word = dice.choice(["é", "ü", "’", "–", "🟢", "ń", "“"])
    return text + word.encode().decode(dice.choice(["cp1252", "latin-1"]), "replace")


def _hidden(text: str, dice: Random) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(_HIDDEN) * dice.choice([1, 1, 3]) + text[place:]


def _spaced(text: str, dice: Random) -> str:
    return f"{' ' * dice.randrange(4)}{text.strip()}{' ' * dice.randrange(4)}"


def _signed(text: str, dice: Random) -> str:
    return dice.choice([f"-{text}", f"+{text}", f"{text} (est.)", f"{text}+", f" {text} "])


def _money(text: str, dice: Random) -> str:
    number = text[1:].replace(",", "")
    code = {"$": "USD", "€": "EUR", "£": "GBP"}[text[0]]
    forms = [number, f"{number} {code}", f"{code} {text[1:]}", f"{text[0]}{number}", f"{text[1:]} {text[0]}"]
    thousands = [f"{text[0]}{int(number) // 1000}k", f"{text[0]} {int(number) // 1000} K"]
    return dice.choice([*forms, *thousands, f"{text}/mo", f"{text}.00", str(int(number) * 2)])


def _percent(text: str, dice: Random) -> str:
    number = text[:-1]
    forms = [
        number,
        f"{number} %",
        f"{number} percent",
        f">={text}",
        f"≥ {text}",
        f"{text}+",
        f"< {text}",
        f"{number}.0%",
    ]
    return dice.choice([*forms, str(int(number) + 7) + "%", f"0.{number}"])


def _choice(_text: str, dice: Random) -> str:
    return dice.choice(
        "High high h Hihg Medium Mediun 🟢 green Gren 🟢 On Track|On Trak|amber|AMBER|🟠|red|done|Doen".replace(
            " On", "|On"
        )
        .replace(" ", "|")
        .split("|")
    )


def _ends(text: str, dice: Random) -> str:
    return text.replace("\r\n", "\n").replace("\n", dice.choice(["\r\n", "\r", "\n"]))


_DAMAGES: Sequence[Callable[[str, Random], str]] = (
    partial(_at, _DAY, _day), partial(_at, _DAY, _day), partial(_at, _TITLE, _typo), partial(_at, _TITLE, _typo),
    partial(_at, _KEY, _mistyped), partial(_at, _CELL, _typo), partial(_at, _CELL, _garbled), partial(_at, _CELL, _hidden),
    partial(_at, _CELL, _spaced), partial(_at, _CELL, _signed), partial(_at, _AMOUNT, _money), partial(_at, _AMOUNT, _money),
    partial(_at, _PERCENT, _percent), partial(_at, _CHOICE, _choice), _typo, _hidden, _garbled, _ends,
)  # fmt: skip


@cache
def _judge() -> Judge:
    return judge(Settings())


class Bench:
    """Judges each text once."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._known: dict[str, list[Diagnostic]] = {}

    def __call__(self, source: Source) -> list[Diagnostic]:
        if source.text not in self._known:
            self._known[source.text] = check_source(source, _judge(), self._today)
        return self._known[source.text]


def troubles(plan: Damaged) -> list[str]:
    """What does not hold of fixing and formatting a plan; none if all is well."""
    source, judging = decode("plan.md", plan.data), Bench(plan.today)
    aligned = len(plan.data) % 4 == 0
    return [*_fixing_troubles(source, judging), *_formatting_troubles(source, judging, align=aligned)]


def _fixing_troubles(source: Source, judging: Bench) -> Iterator[str]:
    found = judging(source)
    done = mend(source, judging)
    if done.left != judging(done.source):
        yield "fix: what is said to be left is not what is left"
    yield from (f"fix: new {each}" for each in _new(found, done.left))
    yield from _line_troubles("fix", source, done.source, {each.span.line for each in done.fixed})
    again = mend(done.source, judging)
    if again.fixed or again.source != done.source:
        yield f"fix: a second time changes {[each.finding.message for each in again.fixed]}"
    if not done.fixed and done.source != source:
        yield "fix: changed without saying so"
    fixes = [fix for each in found if is_fixable(each) and (fix := fix_for(each, source))]
    yield from _splicing_troubles(source, [edit for fix in fixes for edit in fix.edits])


def _formatting_troubles(source: Source, judging: Bench, *, align: bool) -> Iterator[str]:
    name = "align" if align else "fmt"
    done = formatted(source, Settings(), lambda _, text: judging(text), align=align)
    if done.reason and done.is_read:
        yield f"{name}: left alone: {done.reason}"
    if done.source == source:
        return
    if formatted(done.source, Settings(), lambda _, text: judging(text), align=align).source != done.source:
        yield f"{name}: a second time changes it"
    before, after = read_plan(source, Settings()), read_plan(done.source, Settings())
    if before.plan and after.plan and not is_same_plan(before.plan, after.plan):
        yield f"{name}: another meaning"
    yield from (f"{name}: new {each}" for each in _new(judging(source), judging(done.source)))
    yield from _line_troubles(name, source, done.source, _may_be_formatted(source))


def _may_be_formatted(source: Source) -> set[int]:
    """Lines of the front matter and of tables."""
    lines = source.lines
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() in ("---", "...")), 0)
    return {number for number, line in enumerate(lines, 1) if number <= end or "|" in line}


def _line_troubles(name: str, before: Source, after: Source, changed: set[int]) -> Iterator[str]:
    """Lines and line ends that are not the same although nothing was done there."""
    if len(before.lines) != len(after.lines) or before.marked != after.marked:
        yield f"{name}: other lines"
        return
    ends = [re.findall(r"\r\n|\r|\n", each.text) for each in (before, after)]
    if ends[0] != ends[1]:
        yield f"{name}: other line ends"
    for number, (old, new) in enumerate(zip(before.lines, after.lines, strict=True), 1):
        if old != new and number not in changed:
            yield f"{name}: line {number} was {old!r}, is {new!r}"


def _splicing_troubles(source: Source, edits: list[Edit]) -> Iterator[str]:
    """Everything outside the edits stands in the result, in order, byte by byte."""
    done = spliced(source, edits)
    made = sorted(set(edits) - set(done.skipped))
    rest, text = [], source.text
    for edit in reversed(made):
        start, end = source.offset(*edit.span[:2]), source.offset(*edit.span[2:])
        rest.append(text[end:])
        text = text[:start]
    expected = text + "".join(edit.text + kept for edit, kept in zip(made, reversed(rest), strict=True))
    if replace(source, text=expected).data != replace(source, text=done.text).data:
        yield "fix: something beside the edits changed"


def _new(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> list[str]:
    """Findings of a rule on a line that had fewer of them."""
    counts = [
        Counter((each.code, each.span.line) for each in some if not each.suppressed)
        for some in (before, after)
    ]
    return [f"{code} on line {line}" for code, line in counts[1] - counts[0]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try many plans and print what fails; the status is 1 if anything does."""
    parser = argparse.ArgumentParser(prog="damaged_plans", description="Fixes and formats damaged plans.")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    failed, slowest, start = 0, 0.0, time.process_time()
    for number in range(wanted.first, wanted.first + wanted.count):
        began = time.process_time()
        if number % 1_000 == 999:
            sys.stderr.write(f"{number + 1} …\n")
        found = troubles(damaged(wanted.seed, number))
        slowest = max(slowest, time.process_time() - began)
        if found:
            failed += 1
            sys.stdout.write(f"{wanted.seed}:{number}\n  " + "\n  ".join(found[:4]) + "\n")
            sys.stdout.flush()
    seconds = time.process_time() - start
    sys.stdout.write(
        f"{wanted.count} plans, {failed} failed, {seconds:.0f} s of processor time, slowest {slowest:.2f} s\n"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
