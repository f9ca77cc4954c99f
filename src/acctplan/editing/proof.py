"""Making edits and proving by reading again that they say what was ordered, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from acctplan.errors import UsageError
from acctplan.fixing import Edit, spliced
from acctplan.fixing.yaml_text import in_front_matter
from acctplan.model.front import KeyGroup, KeyPlace, keys
from acctplan.model.plan import Plan, Table
from acctplan.model.row import CellState
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

Fact: TypeAlias = tuple[Any, ...]
Facts: TypeAlias = Mapping[Fact, Any]
"""Everything that a plan says, without its places: keys, cells, passages, comments."""


class Changed(NamedTuple):
    """A plan with an order carried out; `said` tells people what was done, `is_change` whether there was anything."""

    before: Plan
    after: Plan
    said: str

    @property
    def is_change(self) -> bool:
        """Whether the file has another text now."""
        return self.before.source.text != self.after.source.text


def readable(source: Source, settings: Settings) -> Plan:
    """The plan of a file. Raises: UsageError if nothing of it can be read."""
    reading = read_plan(source, settings)
    if reading.plan is None:
        message = f"cannot edit '{source.path}': {reading.findings[0].message}"
        raise UsageError(message, "'acctplan check' says what to mend")
    return reading.plan


def made(
    plan: Plan, edits: Iterable[Edit], settings: Settings, expected: Facts, gone: Iterable[Fact] = ()
) -> Plan:
    """The plan after edits; `expected` are the facts that are other ones or new then, `gone` those that are no more.

    Raises: UsageError if anything else would be read in another way.
    """
    done = spliced(plan.source, edits)
    after = read_plan(replace(plan.source, text=done.text), settings).plan
    wanted = {**facts(plan), **expected}
    for each in gone:
        wanted.pop(each, None)
    if done.skipped or after is None or facts(after) != wanted:
        raise beyond_us(plan, "something else would be read in another way then")
    return after


def beyond_us(plan: Plan, why: str, line: int = 0) -> UsageError:
    """A refusal of what only the author can do."""
    place = f"line {line} of the file" if line else "the file"
    return UsageError(f"cannot do that in '{plan.source.path}': {why}", f"edit {place} by hand")


def facts(plan: Plan) -> dict[Fact, Any]:
    """What a plan says, by what it is about; tables by their section, rows by their position."""
    found = dict(_keys(plan))
    for kind, table in plan.tables.items():
        found.update(_cells((kind,), table))
    for review in plan.reviews:
        found.update(_cells(table_id(plan, review), review))
    for prose, section in plan.prose.items():
        lines = "\n".join(section.passage.lines).rstrip()
        found["prose", prose] = (section.title, lines, section.passage.public, section.internal)
    for number, allow in enumerate(plan.allows):
        found["allow", number] = (allow.codes, allow.until_text, allow.reason)
    found["sections",] = len(plan.bounds)
    return found


def besides(found: Facts, *names: Fact) -> dict[Fact, Any]:
    """Those of the facts that do not begin with one of these names."""
    return {
        fact: said for fact, said in found.items() if not any(fact[: len(name)] == name for name in names)
    }


def table_id(plan: Plan, table: Table[Any]) -> Fact:
    """By what the cells of a table are known among the facts: its kind, and which review it is."""
    for kind, each in plan.tables.items():
        if each is table:
            return (kind,)
    return ("review", str(table.quarter or ""), table.title)


def _keys(plan: Plan) -> Iterator[tuple[Fact, Any]]:
    for key in keys():
        is_group = isinstance(key.kind, type) and issubclass(key.kind, KeyGroup)
        place = plan.front.place(key.path)
        if is_group or place is None or _is_of_a_table(plan, key.path, place):
            continue
        if key.kind == tuple[str, ...] and place.state is CellState.VALUE:
            yield ("key", key.path), (place.state, getattr(plan.front, key.path))
        else:
            yield ("key", key.path), (place.state, place.text.strip())


def _is_of_a_table(plan: Plan, path: str, place: KeyPlace) -> bool:
    """Whether a value is said by a cell of a section, which is a fact of its own."""
    return path.startswith("adoption.") and not in_front_matter(plan.source, place.span.line)


def _cells(name: Fact, table: Table[Any]) -> Iterator[tuple[Fact, Any]]:
    yield (*name, "header"), (table.title, table.columns, table.unsure, table.internal)
    if table.prose is not None:
        yield (*name, "prose"), (table.prose.words, table.prose.public)
    for what, rows in (("row", table.rows), ("total", table.totals)):
        for number, row in enumerate(rows):
            origin = row.origin
            yield (*name, what, number), (len(origin.texts), origin.ragged, origin.hidden)
            for position, text in enumerate(origin.texts):
                yield (*name, what, number, position), text
