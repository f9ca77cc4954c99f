"""What stands in a section, in order: tables, lists and text, below the words that group them.

Lists are a tree of items; mistune's own carry no lines, so that nothing could be said about them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from acctplan.adoption.page import Page, Shape, body_start
from acctplan.adoption.record import Form, label_of
from acctplan.pattern import Pattern
from acctplan.reader.shapes import Heading, RawTable

_LABEL = Pattern(r"\s*(?:\*\*|__)([^*_]{1,100}?)(?:\*\*|__)\s*(?:\(([^()]{0,80})\))?\s*(:?)\s*(.*)")
_PLAIN_LABEL = Pattern(r"\s*([^\s:|`][^:|`]{0,60}):\s*")

_ITEM = Pattern(r"([ \t]*)(?:([-*+•])|(\d{1,9})([.)]))(?:[ \t]+(.*)|$)")
_TICK = Pattern(r"\[([ xX])\](?:[ \t]+|$)")
_RULE = Pattern(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_FIELD = Pattern(r"(?:\*\*|__)?[^\W\d_][\w /&-]{1,30}(?:\*\*|__)?:(?:\*\*|__)?\s+\S")
_DEEPEST = 12


class Item(NamedTuple):
    """One item of a list: `number` and `tick` (a blank or x) are empty where it has none; lines `[line, stop)`."""

    line: int
    stop: int
    number: str
    tick: str
    text: str
    children: tuple["Item", ...] = ()


class _Open:
    """An item whose text and children may go on."""

    def __init__(
        self, line: int, indent: int, number: str, tick: str, text: str, *, is_soft: bool = False
    ) -> None:
        self.is_soft = is_soft
        self.line, self.stop, self.indent = line, line + 1, indent
        self.number, self.tick, self.text = number, tick, [text] if text else []
        self.children: list[_Open] = []

    def go_on(self, line: int, text: str) -> None:
        """Take a line that continues the item; one with a label is like an item below it."""
        soft = self.children[-1] if self.children and self.children[-1].is_soft else None
        if _FIELD.match(text):
            self.children.append(_Open(line, self.indent + 1, "", "", text, is_soft=True))
        elif soft:
            soft.text.append(text)
            soft.stop = line + 1
        else:
            self.text.append(text)

    def closed(self) -> Item:
        children = tuple(child.closed() for child in self.children)
        return Item(self.line, self.stop, self.number, self.tick, " ".join(self.text), children)


def is_item(text: str) -> bool:
    """Whether a line begins an item of a list."""
    return _ITEM.fullmatch(text) is not None and not _RULE.fullmatch(text)


def read_items(texts: Sequence[str], start: int, stop: int) -> tuple[tuple[Item, ...], int]:
    """The list that begins on line `start`, and the line after it, at most `stop`.

    A blank line ends it unless an item or an indented line follows.
    """
    roots: list[_Open] = []
    stack: list[_Open] = []
    index = end = start
    while index < stop:
        text = texts[index]
        match = None if _RULE.fullmatch(text) else _ITEM.fullmatch(text)
        if match:
            opened = _opened(index, match)
            while stack and (stack[-1].indent >= opened.indent or len(stack) >= _DEEPEST):
                stack.pop()
            (stack[-1].children if stack else roots).append(opened)
            stack.append(opened)
        elif text.strip():
            if texts[index - 1].strip() == "" and text[:1] not in " \t":
                break
            stack[-1].go_on(index, text.strip())
        if text.strip():
            end = index + 1
            for each in stack:
                each.stop = end
        index += 1
    return tuple(root.closed() for root in roots), end


def _opened(index: int, match: "object") -> _Open:
    indent, _, number, _, text = match.groups()  # type: ignore[attr-defined]
    tick = _TICK.match(text or "")
    rest = (text or "")[tick.end() :] if tick else text or ""
    return _Open(index, len(indent.expandtabs(4)), number or "", tick[1] if tick else "", rest.strip())


@dataclass
class Group:
    """Items and tables under one heading or label; lines `[start, stop)` hold the label, none if it has none.

    `note` is what follows the label on its line. `has_text`: other text stands there, too.
    """

    label: str = ""
    note: str = ""
    start: int = 0
    stop: int = 0
    is_heading: bool = False
    items: list[Item] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    has_text: bool = False


def read_groups(form: Form, page: Page, shape: Shape, start: int, stop: int) -> list[Group]:
    """The groups of the lines `[start, stop)`; the first has no label."""
    return _Walk(form, page.texts, shape).groups(start, stop)


class _Walk:
    def __init__(self, form: Form, texts: Sequence[str], shape: Shape) -> None:
        self._form, self._texts, self._plain = form, texts, shape.plain
        self._headings = {heading.span.line: heading for heading in shape.headings}
        self._tables = {table.header.line: table for table in shape.tables}

    def groups(self, start: int, stop: int) -> list[Group]:
        groups = [Group()]
        index = start
        while index < stop:
            text = self._texts[index]
            if index in self._headings:
                groups.append(self._heading(self._headings[index]))
                index = groups[-1].stop
            elif index in self._tables:
                groups[-1].tables.append(self._tables[index])
                index = self._tables[index].end_line
            elif not text.strip():
                index += 1
            elif not self._plain[index]:
                groups[-1].has_text = True
                index += 1
            elif is_item(text):
                index = self._list(groups[-1], index, self._last_plain(index, stop))
            else:
                index = self._text(groups, index, stop)
        return groups

    def _heading(self, heading: Heading) -> Group:
        return Group(
            heading.text,
            start=heading.span.line,
            stop=body_start(self._texts, heading),
            is_heading=True,
        )

    def _last_plain(self, start: int, stop: int) -> int:
        index = start
        while index < stop and (self._plain[index] or not self._texts[index].strip()):
            index += 1
        return index

    def _list(self, group: Group, start: int, stop: int) -> int:
        items, end = read_items(self._texts, start, stop)
        broken = end == stop and stop < len(self._texts) and self._texts[stop][:1] in (" ", "\t")
        if broken:
            group.has_text = True
        else:
            group.items += items
            group.lists.append((start, end))
        return end

    def _text(self, groups: list[Group], index: int, stop: int) -> int:
        text = self._texts[index].lstrip("> ")
        said = label_of(self._form, text.strip())
        if said and said[0].name == self._form.head and self._leads(index, stop):
            groups.append(Group(f"{said[1]}: {said[2]}", "", index, index + 1))
        elif said and groups[-1].label:
            groups[-1].items.append(Item(index, index + 1, "", "", text.strip()))
            groups[-1].lists.append((index, index + 1))
        elif self._leads(index, stop) and (group := _labelled(text, index)):
            groups.append(group)
        else:
            groups[-1].has_text = True
        return index + 1

    def _leads(self, index: int, stop: int) -> bool:
        """Whether a list, a table or a labelled line comes right after a line, a blank line apart at most."""
        after = index + 1
        if after < stop and not self._texts[after].strip():
            after += 1
        if after >= stop or (after in self._headings):
            return False
        return after in self._tables or (
            self._plain[after]
            and (
                is_item(self._texts[after])
                or label_of(self._form, self._texts[after].strip("> ")) is not None
            )
        )


def _labelled(text: str, index: int) -> Group | None:
    bold = _LABEL.fullmatch(text)
    if bold and (bold[3] or bold[1].endswith(":") or not bold[4]):
        note = " ".join(filter(None, (f"({bold[2]})" if bold[2] else "", bold[4])))
        return Group(bold[1].strip(" :"), note, index, index + 1)
    plain = _PLAIN_LABEL.fullmatch(text)
    return Group(plain[1].strip(), "", index, index + 1) if plain else None
