"""Blocks to the sections of a deck: what stands under one title, before it is known how many slides that takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from acctplan.blocks.vocabulary import (
    Block,
    Break,
    Callout,
    Chart,
    Document,
    Heading,
    Inlines,
    Paragraph,
    SpeakerNote,
    Table,
    Text,
    Tiles,
)
from acctplan.renderers.pptx import grids, text
from acctplan.renderers.pptx.paragraphs import Para, Words, of_blocks, openers_at_end
from acctplan.renderers.pptx.pictures import Item as Pictured
from acctplan.renderers.pptx.pictures import of_chart
from acctplan.renderers.pptx.tiles import Board, board

Item: TypeAlias = Pictured | Board


@dataclass
class Section:
    """One title with all that belongs to it; `notes` are what the presenter reads."""

    title: Inlines
    items: list[Item] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Opening:
    """What the first slide says."""

    title: Inlines
    lead: tuple[Para, ...]
    notes: tuple[Block, ...]


def opening_of(document: Document) -> tuple[Opening, Sequence[Block]]:
    """The first slide and the blocks that are left.

    A heading of level 1 opens a deck, with the paragraph and the notes after it.
    """
    title: Inlines = (Text(document.title),) if document.title else ()
    rest = list(document.blocks)
    if rest and isinstance(first := rest[0], Heading) and first.level == 1:
        title = first.inlines
        del rest[0]
    lead = (
        [rest.pop(0)] if rest and isinstance(rest[0], Paragraph) and len(rest) < len(document.blocks) else []
    )
    notes: list[Block] = []
    while rest and isinstance(note := rest[0], SpeakerNote):
        notes += note.blocks
        del rest[0]
    return Opening(title, tuple(of_blocks(lead)), tuple(notes)), rest


def sections(blocks: Sequence[Block], title: Inlines, width: float) -> list[Section]:
    """The sections that have something to show, in order; `title` is for what stands before the first heading.

    A heading of level 1 or 2 begins one, and so does a break, under the title that there is. What an empty section
    notes goes to the one before it, of the first to the one after it.
    """
    found: list[Section] = []
    waiting: list[Block] = []
    for section in _divided(blocks, title, width):
        if section.items:
            section.notes[:0] = waiting
            waiting = []
            found.append(section)
        else:
            (found[-1].notes if found else waiting).extend(section.notes)
    return found


def _divided(blocks: Sequence[Block], title: Inlines, width: float) -> Iterator[Section]:
    gathered: list[Block] = []
    for block in blocks:
        match block:
            case Heading(1 | 2, inlines):
                yield _section(title, gathered, width)
                title, gathered = inlines, []
            case Break():
                yield _section(title, gathered, width)
                gathered = []
            case _:
                gathered.append(block)
    yield _section(title, gathered, width)


def _section(title: Inlines, blocks: Sequence[Block], width: float) -> Section:
    section = Section(title)
    paras: list[Para] = []
    for block in blocks:
        match block:
            case SpeakerNote(inner):
                section.notes += inner
            case Table():
                lead = _lead(section, paras, _caption(block))
                section.items += (grid for grid, _ in grids.of_table(block, lead, width))
            case Chart():
                section.items += of_chart(block, _lead(section, paras, ()), width)
            case Tiles(tiles):
                _flush(section, paras)
                section.items += [board(tiles, ())] if tiles else []
            case Callout(kind, inner):
                _flush(section, paras)
                head = Para(text.plain(block.words, bold=True))
                section.items.append(Words((head, *of_blocks(inner)), kind.value))
            case _:
                paras += of_blocks([block])
    _flush(section, paras)
    return section


def _caption(table: Table) -> tuple[Para, ...]:
    return tuple(Para(line) for line in text.lines(table.caption, text.Run("", bold=True)))


def _lead(section: Section, paras: list[Para], caption: tuple[Para, ...]) -> tuple[Para, ...]:
    """The last paragraphs if they say what comes next; those before them become an item."""
    start = openers_at_end(paras)
    lead = tuple(paras[start:])
    del paras[start:]
    _flush(section, paras)
    return (*lead, *caption)


def _flush(section: Section, paras: list[Para]) -> None:
    if paras:
        section.items.append(Words(tuple(paras)))
        paras.clear()
