"""Hostile and merely strange inputs by number: plans and configurations, each made of a seed alone.

`.venv/bin/python tests/fuzzing.py --count 20000 --seed 1` tries many; what fails is printed, cut down as far as it
goes on failing. `invariants` says what must hold of each.
"""

import argparse
import json
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import FrameType

from acctplan.model.front import keys
from acctplan.model.row import columns
from acctplan.model.sections import PROSE, TABLES
from invariants import Trial, troubles
from nasty import DAYS, NASTY, NUMBERS, WORDS, YAML

MAX_BYTES = 20_000
"""Longest input."""

HERE = Path(__file__).parent
CONFIGURATION = HERE.parent / "examples" / "acctplan.toml"
SETTINGS = """
[rules]
preset = "strict"
select = ["AP"]
ignore = ["AP102"]
severity = { AP209 = "note" }
per-file-ignores = { "accounts/*.md" = ["AP105", "AP2"] }
[rules.AP112]
minimum = 2
[profiles.base]
select = ["AP0", "AP1"]
ignore = ["AP101"]
[profiles.strategic]
ignore = ["AP302"]
"""

_DAYS = (date(2026, 11, 2), date(1900, 1, 1), date(2200, 12, 31), date(2028, 2, 29))
"""A usual one, the first and the last that `--as-of` takes, and one that not every year has."""

_CELL = re.compile(r"(?<=\|)[^|\n]*(?=\|)")
_KEY = re.compile(r"^([ \t]*[A-Za-z_-]+:)(.*)$", re.MULTILINE)
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Seeds:
    """What inputs are made of."""

    plans: tuple[str, ...]
    configuration: str


@cache
def seeds() -> Seeds:
    """The complete plan, the examples, and a configuration with every setting."""
    found = [HERE / "plans" / "complete.md", *sorted((HERE.parent / "examples" / "accounts").glob("**/*.md"))]
    texts = tuple(path.read_text(encoding="utf-8") for path in found)
    return Seeds(texts, CONFIGURATION.read_text(encoding="utf-8") + SETTINGS)


def trial(seed: int, number: int) -> Trial:
    """One input; the same for the same seed and number on every machine."""
    dice = random.Random(f"{seed}:{number}")
    make = dice.choices(_MAKERS, _WEIGHTS)[0]
    return replace(make(dice), today=dice.choices(_DAYS, [90, 3, 3, 4])[0])


def _bytes(dice: random.Random) -> Trial:
    data = dice.randbytes(dice.choice([0, 1, 2, 50, 5_000]))
    return Trial(dice.choice([b"", b"---\nacctplan: 1\n", b"---\nacctplan: 1\n---\n"]) + data)


def _text(dice: random.Random) -> Trial:
    """Nothing but pieces, after a beginning that makes them a plan or does not."""
    start = dice.choice(
        ["", "---\n", "---\nacctplan: 1\n", "---\nacctplan: 1\n---\n", "---\nacctplan: 1\naccount: A\n---\n"]
    )
    pieces = (dice.choice([*NASTY, _characters(dice), "\n"]) for _ in range(dice.randrange(60)))
    return _of(start + "".join(pieces))


def _declared(dice: random.Random) -> Trial:
    """Every declared key and column may be there, with values that were not meant for it."""
    front = ["acctplan: 1"] + [_entry(dice, each.path) for each in keys() if dice.random() < 0.6]
    dice.shuffle(front)
    body = [_section(dice) for _ in range(dice.randrange(12))]
    return _of("---\n" + "\n".join(front) + "\n---\n\n" + "\n".join(body), _configuration(dice))


def _entry(dice: random.Random, path: str) -> str:
    *groups, name = path.split(".")
    lines = [f"{'  ' * depth}{group}:" for depth, group in enumerate(groups)]
    return "\n".join([*lines, f"{'  ' * len(groups)}{name}: {_yaml(dice)}"])


def _yaml(dice: random.Random) -> str:
    """A value in quotes, so that the rest of the front matter is read, but for a few."""
    if dice.random() < 0.005:
        return dice.choice(YAML)
    value = json.dumps(dice.choice(_values(dice)), ensure_ascii=False)
    return f"[{value}, {value}]" if dice.random() < 0.05 else value


def _values(dice: random.Random) -> Sequence[str]:
    return dice.choice([NUMBERS, DAYS, WORDS, _own_words()])


@cache
def _own_words() -> tuple[str, ...]:
    """Cells and values of the plans that there are: what reads well, in a place where it may not."""
    found = [cell.strip() for text in seeds().plans for cell in _CELL.findall(text)]
    return tuple(
        dict.fromkeys([*found, *(value.strip() for text in seeds().plans for _, value in _KEY.findall(text))])
    )


def _section(dice: random.Random) -> str:
    if dice.random() < 0.1:
        return f"## {dice.choice(PROSE).INFO.title}\n\n{dice.choice(NASTY)}\n"
    kind = dice.choice(TABLES)
    titles = [each.title for each in columns(kind) if dice.random() < 0.9] or ["#"]
    dice.shuffle(titles)
    rows = [[dice.choice(_values(dice)) for _ in titles] for _ in range(dice.randrange(5))]
    lines = [f"| {' | '.join(row)} |" for row in [titles, ["---"] * len(titles), *rows]]
    heading = f"{kind.INFO.title}{dice.choice(['', '', '', ' 2026-Q3', ' Q9', dice.choice(NASTY)])}"
    return f"## {heading}\n\n" + "\n".join(lines) + "\n"


def _mutated(dice: random.Random) -> Trial:
    text = dice.choice(seeds().plans)
    for _ in range(dice.choice([1, 1, 2, 3, 5, 10, 40])):
        text = dice.choice(_CHANGES)(dice, text)
    return _of(text, _configuration(dice) if dice.random() < 0.2 else "")


def _mutated_bytes(dice: random.Random) -> Trial:
    data = bytearray(dice.choice(seeds().plans).encode())
    for _ in range(dice.choice([1, 3, 20])):
        place = dice.randrange(len(data))
        data[place : place + dice.randrange(3)] = dice.randbytes(dice.randrange(3))
    return Trial(bytes(data[:MAX_BYTES]))


def _configured(dice: random.Random) -> Trial:
    """A configuration that may be wrong, with a plan."""
    text = seeds().configuration
    for _ in range(dice.choice([1, 1, 2, 5])):
        text = dice.choice(_CHANGES)(dice, text)
    return _of(dice.choice(seeds().plans), text[:MAX_BYTES])


def _configuration(dice: random.Random) -> str:
    return dice.choice(["", "", seeds().configuration, 'currency = "EUR"\nfiscal-year-start = 12\n'])


def _of(text: str, configuration: str = "") -> Trial:
    data = text.encode("utf-8", "surrogatepass")[:MAX_BYTES]
    return Trial(data.decode("utf-8", "ignore").encode(), configuration)


def _characters(dice: random.Random) -> str:
    planes = [
        (0x20, 0x7F),
        (0, 0x20),
        (0xA0, 0x250),
        (0x300, 0x370),
        (0x590, 0x700),
        (0x2000, 0x2070),
        (0x1F300, 0x1FAFF),
    ]
    ends = dice.choice(planes)
    return "".join(chr(dice.randrange(*ends)) for _ in range(dice.randrange(1, 20)))


def _change_lines(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = dice.randrange(len(lines) + 1)
    end = min(start + dice.choice([1, 1, 2, 10]), len(lines))
    piece, target = lines[start:end], dice.randrange(len(lines) + 1)
    if dice.random() < 0.7:
        del lines[start:end]
    if dice.random() < 0.7:
        lines[target:target] = piece * dice.choice([1, 1, 2, 30])
    return "".join(lines)


def _change_cell(dice: random.Random, text: str) -> str:
    return _substituted(dice, text, _CELL, lambda _: f" {dice.choice(_values(dice))} ")


def _change_value(dice: random.Random, text: str) -> str:
    return _substituted(
        dice, text, _KEY, lambda match: f"{match[1]} {dice.choice([_yaml(dice), dice.choice(NASTY)])}"
    )


def _change_number(dice: random.Random, text: str) -> str:
    return _substituted(
        dice, text, _NUMBER, lambda _: dice.choice([*NUMBERS, *DAYS, str(dice.randrange(10**6))])
    )


def _substituted(
    dice: random.Random, text: str, pattern: re.Pattern[str], made: Callable[[re.Match[str]], str]
) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = dice.choice(found)
    return text[: match.start()] + made(match) + text[match.end() :]


def _insert(dice: random.Random, text: str) -> str:
    place = dice.randrange(len(text) + 1)
    piece = dice.choice([*NASTY, _characters(dice)])
    return text[:place] + piece * dice.choice([1, 1, 1, 2, 50]) + text[place:]


def _delete(dice: random.Random, text: str) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + text[place + dice.choice([1, 1, 2, 10, 500]) :]


def _change_mark(dice: random.Random, text: str) -> str:
    mark = dice.choice("|:#-<>`[]\"'\n")
    return _substituted(
        dice, text, re.compile(re.escape(mark)), lambda _: dice.choice(["", mark * 2, " ", "|", "\n"])
    )


def _change_ends(dice: random.Random, text: str) -> str:
    end = dice.choice(["\r\n", "\r", "\n\n", "\u2028", "\n\r"])
    place = dice.choice([0, dice.randrange(len(text) + 1)])
    return text[:place] + text[place:].replace("\n", end)


def _join(dice: random.Random, text: str) -> str:
    other = dice.choice(seeds().plans)
    return text[: dice.randrange(len(text) + 1)] + other[dice.randrange(len(other)) :]


_CHANGES = (
    _change_lines, _change_cell, _change_cell, _change_cell, _change_value, _change_value, _change_number, _insert, _insert,
    _delete, _change_mark, _change_ends, _join,
)  # fmt: skip
_MAKERS = (_bytes, _text, _declared, _mutated, _mutated_bytes, _configured)
_WEIGHTS = (2, 8, 25, 45, 5, 15)


def minimised(found: Trial, is_bad: Callable[[Trial], bool], attempts: int = 300) -> Trial:
    """The input with as many pieces taken out as leave it bad; smaller and smaller ones, within some attempts."""
    for field in ("configuration", "data"):
        size = max(len(getattr(found, field)) // 2, 1)
        while size and attempts > 0:
            place = 0
            while place < len(getattr(found, field)) and attempts > 0:
                attempts -= 1
                whole = getattr(found, field)
                tried = replace(found, **{field: whole[:place] + whole[place + size :]})
                if is_bad(tried):
                    found = tried
                else:
                    place += size
            size //= 2
    return found


class _TooSlow(BaseException):
    """An input did not come to an end."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlow


def _tried(one: Trial, documents: slice, seconds: int) -> list[str]:
    signal.alarm(seconds)
    try:
        return troubles(one, documents)
    except _TooSlow:
        return [f"not done after {seconds} s"]
    finally:
        signal.alarm(0)


def _failures(seed: int, numbers: Sequence[int], step: int, slow: list[tuple[float, int]]) -> Iterator[str]:
    for number in numbers:
        one, start, documents = trial(seed, number), time.process_time(), slice(number % step, None, step)
        found = _tried(one, documents, 60)
        slow.append((time.process_time() - start, number))
        if found:
            kind, each = found[0].partition(":")[0], "\n  ".join(found)
            small = minimised(one, partial(_is_alike, kind, documents))
            yield f"{seed}:{number} on {small.today}\n  {each}\n  {small.data!r}\n  {small.configuration!r}\n"


def _is_alike(kind: str, documents: slice, one: Trial) -> bool:
    return any(each.startswith(kind) for each in _tried(one, documents, 10))


def _try_all(seed: int, step: int, numbers: Sequence[int]) -> tuple[int, list[tuple[float, int]]]:
    """Print what fails among the numbers; how many do, and the three slowest."""
    signal.signal(signal.SIGALRM, _stop)
    slow: list[tuple[float, int]] = []
    failed = 0
    for report in _failures(seed, numbers, step, slow):
        failed += 1
        sys.stdout.write(report)
        sys.stdout.flush()
    return failed, sorted(slow)[:-4:-1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try many inputs and print what fails; the status is 1 if anything does, or takes longer than it may."""
    parser = argparse.ArgumentParser(prog="fuzzing", description="Tries hostile inputs.")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", type=int, default=6, help="render every so-manieth document of each plan")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--seconds", type=float, default=60, help="processor time that one input may take")
    wanted = parser.parse_args(arguments)
    end = wanted.first + wanted.count
    shares = [range(wanted.first + start, end, wanted.jobs) for start in range(wanted.jobs)]
    if wanted.jobs == 1:
        outcomes = [_try_all(wanted.seed, wanted.step, shares[0])]
    else:
        with ProcessPoolExecutor(wanted.jobs) as pool:
            outcomes = list(pool.map(partial(_try_all, wanted.seed, wanted.step), shares))
    failed = sum(each for each, _ in outcomes)
    slow = sorted((one for _, slowest in outcomes for one in slowest), reverse=True)[:3]
    slowest = ", ".join(f"{wanted.seed}:{number} {seconds:.2f} s" for seconds, number in slow)
    sys.stdout.write(f"{wanted.count} inputs, {failed} failed; slowest (processor time): {slowest}\n")
    return 1 if failed or any(seconds > wanted.seconds for seconds, _ in slow) else 0


if __name__ == "__main__":
    sys.exit(main())
