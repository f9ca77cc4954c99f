"""Random orders of `acctplan set` on plans of every formatting, and what must hold of each.

`.venv/bin/python tests/edited_plans.py --count 10000 --seed 1` tries many; what fails is printed.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import yaml

from acctplan.editing.addresses import Order
from acctplan.editing.setting import set_values
from acctplan.editing.values import cell_text, key_text
from acctplan.errors import UsageError
from acctplan.model.front import KeyGroup, keys
from acctplan.model.plan import Plan
from acctplan.model.row import Row, columns
from acctplan.reader.build import read_plan
from acctplan.reader.declared import is_nothing
from acctplan.reader.values import ReadingContext
from acctplan.settings import Settings
from acctplan.source import Source, Span, decode
from damaged_plans import damaged

_KEYS = [each for each in keys() if not (isinstance(each.kind, type) and issubclass(each.kind, KeyGroup))]
_VALUE = re.compile(r"^( *[a-z_]+:) +([^\s\"'#\[{|>][^\n\r#\"':]*[^\s\n\r#\"':])[ \t]*$", re.MULTILINE)
_GROUP = re.compile(r"^([a-z]+):\r?\n((?:  [a-z_]+: [^\n\r#]+\r?\n)+)", re.MULTILINE)
_TEXTS = (
    "Ferrand & Fils", "a: b", "x # y", "- leading dash", "NO", "yes", "~x", "012", "12:30", "1_000", "'quoted'",
    '"double"', "back\\slash", "pipe | pipe", "a\\|b", "`code | span`", "日本語 👩‍💻", "é naïve", "*star*", "&anchor", "!tag",
    "{brace}", "[x](y)", "a, b; c", "%percent", "@at", "> quote", "# hash", "1. item", "trailing:", "ends with \\",
    "on", "null x", "a  b", "2026-10-01 by mail", "<b>bold</b>", "=1+1", "it's", "plain words", "---", "...", "| x |",
)  # fmt: skip
_TYPED = (
    "2027-01-20", "10 Dec 2026", "Dec 10, 2026", "2026-Q4", "Q1 2027", "FY27-Q1", "80", "-12", "71", "0", "60%", "60", "70 %",
    ">= 88%", "$420,000", "€95k", "420000 USD", "1.2m", "green", "🟡", "amber", "red", "high", "H", "M", "low", "done",
    "doing", "open", "quarterly", "monthly", "weekly", "strategic", "growth", "draft", "active", "yes", "false", "en", "pt-BR",
    "Mara Lind", "Mara Lind, CFO", "emea, tender", "one", "land", "deployed", "champion", "3", "1; 2", "8 h", "12%", "Live",
    "2026-11", "customer", "internal", "user", "4", "Trusted Advisor", "mitigating", "budget", "adoption", "revenue", "",
)  # fmt: skip
_NONSENSE = (
    "soon",
    "TBD",
    "[Name]",
    "XX%",
    "2026-13-31",
    "a\nb",
    "a\u202eb",
    "a\0b",
    "Ã©tude",
    "<!-- internal -->",
    "x" * 300,
)


@dataclass(frozen=True)
class Trial:
    """A plan file and an order; `path` is the key that it is for, None if it is for a cell."""

    data: bytes
    order: Order
    path: str | None
    spot: tuple[type[Row], int, str] | None = None


def trial(seed: int, number: int) -> Trial | None:
    """One edit; the same for the same seed and number. None if the plan of that number cannot be read."""
    dice = Random(f"edited:{seed}:{number}")
    data = damaged(seed, number).data
    source = decode("plan.md", data)
    if source.unreadable:
        return None
    text = source.text
    for _ in range(dice.choice([0, 1, 2, 4])):
        text = dice.choice(_STYLES)(text, dice)
    data = (b"\xef\xbb\xbf" if source.marked or dice.random() < 0.1 else b"") + text.encode(
        "utf-8", "surrogatepass"
    )
    plan = _plan(decode("plan.md", data))
    if plan is None:
        return None
    tables = [(kind, table) for kind, table in plan.tables.items() if table.rows]
    if dice.random() < 0.5 or not tables:
        path = dice.choice(_KEYS).path
        return Trial(
            data, Order(path, _suitable(lambda text: key_text(path, text, ReadingContext()), dice)), path
        )
    kind, table = dice.choice(tables)
    position = dice.randrange(len(table.rows))
    column = dice.choice([each for each in columns(kind) if table.has(each.name)] or [columns(kind)[0]])
    row = table.rows[position]
    value = _suitable(lambda text: cell_text(column, text, ReadingContext()), dice)
    address = f"{kind.INFO.title}.{row.number or position + 1}.{column.name}"
    return Trial(data, Order(address, value), None, (kind, position, column.name))


def _suitable(accepted: Callable[[str], str], dice: Random) -> str:
    """A value, mostly one that the field can hold."""
    if dice.random() < 0.1:
        return dice.choice(_NONSENSE)
    for _ in range(40):
        value = dice.choice(dice.choice([_TEXTS, _TYPED]))
        try:
            accepted(value)
        except UsageError:
            continue
        return value
    return dice.choice(_TYPED)


def _restyled(made: Callable[[re.Match[str], Random], str]) -> Callable[[str, Random], str]:
    def change(text: str, dice: Random) -> str:
        start, end = _front(text)
        found = list(_VALUE.finditer(text, start, end))
        if not found:
            return text
        match = dice.choice(found)
        return text[: match.start()] + made(match, dice) + text[match.end() :]

    return change


def _front(text: str) -> tuple[int, int]:
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, 4)
    return (4, end.start()) if text.startswith("---") and end else (0, 0)


def _folded(match: re.Match[str], dice: Random) -> str:
    indent = " " * (len(match[1]) - len(match[1].lstrip()) + 2)
    mark = dice.choice(["|", ">", ">-", "|-", "|+", ">+", "|2-", "> # why", "|\t"])
    words = match[2].replace(" ", f"\n{indent}", 1) if mark[0] == ">" and dice.random() < 0.5 else match[2]
    return f"{match[1]} {mark}\n{indent}{words}{dice.choice(['', chr(10), chr(10) * 2])}"


def _broken(match: re.Match[str], dice: Random) -> str:
    indent = " " * (len(match[1]) - len(match[1].lstrip()) + 2)
    return f"{match[1]} {match[2].replace(' ', chr(10) + indent, 1)}"


def _braced(text: str, dice: Random) -> str:
    start, end = _front(text)
    match = _GROUP.search(text, start, end)
    if match is None:
        return text
    inner = [each.strip() for each in match[2].strip().splitlines()]
    between = dice.choice([", ", ",", " , ", ",\n  "])
    return text[: match.start()] + f"{match[1]}: {{{between.join(inner)}}}\n" + text[match.end() :]


def _commented(text: str, dice: Random) -> str:
    start, end = _front(text)
    ends = [match.end() for match in re.finditer(r"\n", text[:end]) if match.end() > start]
    if not ends:
        return text
    place = dice.choice(ends[:-1] or ends)
    return text[:place] + dice.choice(["# a comment\n", "\n", "  # one: more\n"]) + text[place:]


_STYLES: Sequence[Callable[[str, Random], str]] = (
    _restyled(lambda match, dice: f"{match[1]} '{match[2].replace(chr(39), chr(39) * 2)}'"),
    _restyled(lambda match, dice: f'{match[1]} "{match[2]}"  # quoted'),
    _restyled(lambda match, dice: f"{match[1]}   {match[2]}\t # tabbed"),
    _restyled(lambda match, dice: f'{match[1]}\n    "{match[2]}"'),
    _restyled(lambda match, dice: f'"{match[1].strip()[:-1]}": {match[2]}' if match[1][0] != " " else match[0]),
    _restyled(lambda match, dice: f"{match[1]} &a {match[2]}"),
    _restyled(lambda match, dice: match[1]),
    _restyled(_folded), _restyled(_folded), _restyled(_broken), _braced, _braced, _commented, _commented,
)  # fmt: skip


def _plan(source: Source) -> Plan | None:
    return read_plan(source, Settings()).plan


def troubles(given: Trial, outcomes: Counter[str]) -> Iterator[str]:
    """What does not hold of an edit; nothing if all is well. Counts what became of it."""
    before = _plan(decode("plan.md", given.data))
    assert before is not None
    try:
        done = set_values(before, [given.order], Settings())
    except UsageError as error:
        outcomes[
            "refused: "
            + (error.message.partition(": ")[2] if error.hint.startswith("edit ") else "no such value")
        ] += 1
        if not error.message or not error.hint or "\n" in error.message + error.hint:
            yield f"an error of use is not one line each: {error.message!r} {error.hint!r}"
        return
    outcomes["changed" if done.is_change else "unchanged"] += 1
    after = _plan(decode("plan.md", done.after.source.data))
    if after is None:
        yield "the result is no plan"
        return
    yield from _byte_troubles(before, after, given)
    yield from _meaning_troubles(before, after, given)
    if given.spot and given.spot[2] == "number":
        return  # the row has another name now
    yield from _second_troubles(after, given)


def _second_troubles(after: Plan, given: Trial) -> Iterator[str]:
    try:
        again = set_values(after, [given.order], Settings())
    except UsageError as error:
        yield f"a second time it is refused: {error.message}"
        return
    if again.is_change:
        yield f"a second time changes it: {again.said}"


def _byte_troubles(before: Plan, after: Plan, given: Trial) -> Iterator[str]:
    old, new = before.source.data, after.source.data
    span = _span(before, given)
    if old == new:
        return
    if span is None:
        kept = _common(old, new) + _common(old[::-1], new[::-1])
        if kept < len(old):
            yield f"a key was to be added, but {len(old) - kept} bytes are gone"
        return
    text, mark = before.source.text, 3 if before.source.marked else 0
    start, end = before.source.offset(*span[:2]), before.source.offset(*span[2:])
    if is_nothing(given.order.text) and not text[start - 1 : start].strip() and text[end : end + 1] == " ":
        end += 1
    head, tail = text[:start].encode("utf-8", "surrogatepass"), text[end:].encode("utf-8", "surrogatepass")
    if (
        new[mark : mark + len(head)] != head
        or not new.endswith(tail)
        or len(new) < mark + len(head) + len(tail)
    ):
        yield "bytes outside of the value changed"
    if new[:mark] != old[:mark]:
        yield "the byte order mark changed"


def _common(left: bytes, right: bytes) -> int:
    pairs = zip(left, right, strict=False)
    return next((place for place, (one, two) in enumerate(pairs) if one != two), min(len(left), len(right)))


def _span(plan: Plan, given: Trial) -> Span | None:
    if given.path is not None:
        place = plan.front.place(given.path)
        return place.span if place else None
    assert given.spot is not None
    kind, position, field = given.spot
    row: Row = plan.tables[kind].rows[position]
    return row.at(field)


def _meaning_troubles(before: Plan, after: Plan, given: Trial) -> Iterator[str]:
    """By the values that the reader gives, and for keys by another reader of YAML."""
    if given.path is not None:
        for key in _KEYS:
            values = [_value(plan, key.path) for plan in (before, after)]
            if key.path != given.path and values[0] != values[1] and key.path != "growth":
                yield f"{key.path} was {values[0]!r}, is {values[1]!r}"
        yield from _yaml_troubles(before, after, given.path)
    for kind, table in before.tables.items():
        for position, (old, new) in enumerate(zip(table.rows, after.tables[kind].rows, strict=True)):
            for field in old.origin.indexes:
                is_it = (kind, position, field) == given.spot
                if old.text(field) != new.text(field) and not is_it and given.path is None:
                    yield f"{field} of {kind.__name__} {position + 1} was {old.text(field)!r}, is {new.text(field)!r}"
                if is_it and not is_nothing(given.order.text) and not new.text(field):
                    yield "the value is not there"


def _value(plan: Plan, path: str) -> Any:
    value: Any = plan.front
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _yaml_troubles(before: Plan, after: Plan, path: str) -> Iterator[str]:
    old, new = _loaded(before), _loaded(after)
    if old is None:
        return
    if new is None:
        yield "another reader of YAML cannot read the result"
        return
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    if not changed <= {path, *_misspelled(before, path)}:
        yield f"another reader of YAML sees changes of {sorted(changed)}"


def _misspelled(plan: Plan, path: str) -> set[str]:
    """What the author calls a key that is read by a name which comes close."""
    place = plan.front.place(path)
    *groups, last = path.split(".")
    written = plan.source.between(place.key_span).strip("\"'") if place else last
    own = plan.front.place(groups[0]) if groups else None
    prefix = f"{plan.source.between(own.key_span)}." if own else ""
    return {prefix + written}


def _loaded(plan: Plan) -> dict[str, Any] | None:
    start, end = _front(plan.source.text.replace("\r\n", "\n").replace("\r", "\n"))
    text = plan.source.text.replace("\r\n", "\n").replace("\r", "\n")[start:end]
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    flat: dict[str, Any] = {}
    for name, value in found.items() if isinstance(found, dict) else ():
        inner = value.items() if isinstance(value, dict) else ()
        flat.update({f"{name}.{key}": text for key, text in inner} if inner else {str(name): value or ""})
    return flat


def main(arguments: Sequence[str] | None = None) -> int:
    """Try many edits and print what fails; the status is 1 if anything does."""
    parser = argparse.ArgumentParser(prog="edited_plans", description="Sets random values in odd plans.")
    parser.add_argument("--count", type=int, default=2_000, help="edits to be tried")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    failed, tried, number, slowest, start = 0, 0, wanted.first, 0.0, time.process_time()
    outcomes: Counter[str] = Counter()
    while tried < wanted.count:
        given = trial(wanted.seed, number)
        number += 1
        if given is None:
            continue
        tried += 1
        began = time.process_time()
        found = list(troubles(given, outcomes))
        slowest = max(slowest, time.process_time() - began)
        if found:
            failed += 1
            lines = "\n  ".join([f"{given.order.address}={given.order.text!r}", *found[:4]])
            sys.stdout.write(f"{wanted.seed}:{number - 1}\n  {lines}\n")
            sys.stdout.flush()
    said = ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items()))
    seconds = time.process_time() - start
    sys.stdout.write(f"{tried} edits, {failed} failed ({said}), {seconds:.0f} s, slowest {slowest:.2f} s\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
