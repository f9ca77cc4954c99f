"""A whole file in its canonical form, proved to say what it said before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from acctplan.diagnostic import Diagnostic
from acctplan.fixing import Edit, spliced
from acctplan.formatting.meaning import is_same_outline, is_same_plan, new_findings
from acctplan.formatting.tables import Place, table_edits
from acctplan.formatting.values import cell_texts, context_of, key_edits
from acctplan.model.plan import Plan
from acctplan.reader import frontmatter
from acctplan.reader.build import Reading, read_plan
from acctplan.reader.outline import outline
from acctplan.reader.shapes import Outline, RawTable
from acctplan.settings import Settings
from acctplan.source import Source

Judging = Callable[[Reading, Source], list[Diagnostic]]
"""Judges what was read of a file."""


class Formatted(NamedTuple):
    """A file as it should be, or as it was, and then why, if there is a reason; `is_read`: it is a plan."""

    source: Source
    reason: str = ""
    is_read: bool = True


def formatted(source: Source, settings: Settings, judging: Judging, *, align: bool = False) -> Formatted:
    """The file with canonical values and compact (or aligned) tables.

    It is left as it is if its two forms could be read or judged in two ways, or if it is no plan.
    """
    reading = read_plan(source, settings)
    if reading.plan is None:
        return Formatted(source, reading.findings[0].message, is_read=False)
    shape = _outline(source)
    better = cell_texts(reading.plan, context_of(reading.plan, settings))
    text = spliced(source, _edits(reading.plan, shape, settings, better, align=align)).text
    if text == source.text:
        return Formatted(source)
    after = replace(source, text=text)
    reason = _difference(_Form(source, reading, shape), after, settings, better, judging)
    return Formatted(source, reason) if reason else Formatted(after)


class _Form(NamedTuple):
    source: Source
    reading: Reading
    shape: Outline


def _outline(source: Source) -> Outline:
    first = frontmatter.parse(source.text, source.lines).body_line
    return outline(source.lines[first - 1 :], first)


def _edits(
    plan: Plan, shape: Outline, settings: Settings, better: Mapping[Place, str], *, align: bool
) -> Iterator[Edit]:
    yield from key_edits(plan, context_of(plan, settings))
    passages = [each.passage for each in plan.prose.values()]
    prose = [range(each.first_line, each.first_line + len(each.lines)) for each in passages]
    for block in shape.blocks:
        # a table in a section of prose is its author's words
        if isinstance(block, RawTable) and not any(block.header.line in lines for lines in prose):
            yield from table_edits(block, plan.source.lines, better, align=align)


def _difference(
    before: _Form, source: Source, settings: Settings, better: Mapping[Place, str], judging: Judging
) -> str:
    after = read_plan(source, settings)
    if after.plan is None or before.reading.plan is None or not is_same_plan(before.reading.plan, after.plan):
        return "it would be read in another way"
    if not is_same_outline(before.shape, _outline(source), better):
        return "its tables would be read in another way"
    new = new_findings(judging(before.reading, before.source), judging(after, source))
    return f"it would get {new[0].code}: {new[0].finding.message}" if new else ""
