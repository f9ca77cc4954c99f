"""The complete, slower way to the outline of a body: mistune's block parser, taught to count lines.

mistune's tokens carry no positions, and its tables turn into text if one row is ragged; so the state here
notes lines, and headings, tables and code are collected as they are met. Nothing inline is parsed. mistune
stops nesting at 20 levels; a file that would cost more than bounded work is scanned line by line instead.
"""

import re
from re import Match
from typing import Any, ClassVar

from mistune.block_parser import BlockParser
from mistune.helpers import BLOCK_TAGS, PRE_TAGS

from acctplan.pattern import Pattern
from acctplan.reader.placing import Finds, PlacedState, WorkExceededError
from acctplan.reader.rough import rough_outline
from acctplan.reader.shapes import (
    Heading,
    Outline,
    RawTable,
    delimiter_columns,
    hash_heading,
    split_cells,
)
from acctplan.source import Span

_LINE_LIMIT = 50_000
"""Lines beyond which a body is not parsed; a plan of the largest size allowed has about 40,000."""

_TABLE_HEAD = r"^ {0,3}(?=[^\n]*\|)\S[^\n]*\n(?= {0,3}[|:\-][ \t|:\-]*(?:\n|$))"
_LINK_DEFINITION = r"^ {0,3}\[[^\[\]\\\n]+\]:[ \t]*\S+(?:[ \t]+[\"'(][^\n]*)?[ \t]*$"
_TABLE_STOP = Pattern(
    r" {0,3}(?:#{1,6}(?:[ \t]|$)|`{3}|~{3}|>|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)"
    r"|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:\*[ \t]*){3,}$"
    r"|<!--|<\?|<![A-Z]|<!\[CDATA\[|</?(?:" + "|".join((*BLOCK_TAGS, *PRE_TAGS)) + r")(?=[ \t/>]|$))"
    r"| {4}| {0,3}\t"
)
_QUOTE_STOP = ("blank_line", "thematic_break", "fenced_code", "atx_heading", "list", "block_html")


class _Parser(BlockParser):
    """mistune's block rules plus tables, with the places of what counts noted in the state."""

    state_cls = PlacedState
    SPECIFICATION: ClassVar[dict[str, str]] = {
        **BlockParser.SPECIFICATION,
        "ref_link": _LINK_DEFINITION,
        "table": _TABLE_HEAD,
    }
    # tables come last: a rule that declines leaves its line to the paragraph
    DEFAULT_RULES: ClassVar[tuple[str, ...]] = (*BlockParser.DEFAULT_RULES, "table")  # type: ignore[assignment]

    def parse_atx_heading(self, m: Match[str], state: Any) -> int:
        """Note a heading, unless it stands in a list or a quotation."""
        if state.parent is None:
            number = state.line_at(m.start())
            heading = hash_heading(state.finds.first_line + number, state.finds.lines[number])
            if heading:
                state.finds.blocks.append((number, heading))
        state.append_token({"type": "heading"})
        return m.end() + 1

    def parse_setex_heading(self, m: Match[str], state: Any) -> int | None:
        """Note an underlined heading, unless it stands in a list or a quotation."""
        end = super().parse_setex_heading(m, state)
        last = state.last_token()
        if end and state.parent is None and last and last["type"] == "heading" and "style" in last:
            start, stop = state.paragraph_line, state.line_at(m.start())
            level = last["attrs"]["level"]
            state.finds.blocks.append((start, _underlined_heading(state.finds, start, stop, level)))
            del last["style"]
        return end

    def parse_fenced_code(self, m: Match[str], state: Any) -> int | None:
        """Note code between fences."""
        end = super().parse_fenced_code(m, state)
        if end:
            last_line = max(end - 1, m.start())
            state.finds.fences.append((state.line_at(m.start()), state.line_at(last_line) + 1))
        return end

    def parse_indent_code(self, m: Match[str], state: Any) -> int:
        """Note code that is only indented."""
        before = len(state.tokens)
        end = super().parse_indent_code(m, state)
        if len(state.tokens) > before:
            state.note_code(m.start(), end)
        return end

    def _parse_indent_code_fast(self, state: Any) -> int | None:
        before = len(state.tokens)
        end = super()._parse_indent_code_fast(state)
        if end and len(state.tokens) > before:
            state.note_code(state.cursor, end)
        return end

    def parse_ref_link(self, m: Match[str], state: Any) -> int:
        """Step over a link definition of one line; nobody follows links here."""
        return state.append_paragraph() or m.end() + 1

    def parse_raw_html(self, m: Match[str], state: Any) -> int | None:
        """Step over HTML; unlike mistune, `<!-->` is a whole comment, as on GitHub."""
        if not m[0].endswith("<!--"):
            return super().parse_raw_html(m, state)
        end = state.src.find("-->", m.end() - 2)
        state.append_token({"type": "block_html"})
        after: int = state.find_line_end_at(end) if end >= 0 else state.cursor_max
        return after

    def parse_list(self, m: Match[str], state: Any) -> int:
        """Parse a list, noting where each item begins."""
        outer = state.container_start, state.in_list
        state.container_start, state.in_list = m.start(), True
        end = super().parse_list(m, state)
        state.container_start, state.in_list = outer
        return end

    def parse_block_quote(self, m: Match[str], state: Any) -> int:
        """Parse a quotation, noting where it begins."""
        outer = state.container_start, state.in_list
        state.container_start, state.in_list = state.cursor, False
        end = super().parse_block_quote(m, state)
        state.container_start, state.in_list = outer
        return end

    def extract_block_quote(
        self,
        m: Match[str],  # noqa: ARG002 - mistune's signature
        state: Any,
    ) -> tuple[str, int | None, set[int]]:
        """Text of a quotation. Unlike mistune's, a heading without `>` ends it, as on GitHub."""
        lazy_starts: set[int] = set()
        text = ""
        stop = self.compile_sc(list(_QUOTE_STOP))
        while state.cursor < state.cursor_max:
            line = state.get_line(state.cursor)
            inner = _unquoted(line)
            if inner is None:
                if _ends_in_blank_or_code(text) or stop.match(state.src, state.cursor):
                    break
                lazy_starts.add(len(text))
                inner = line
            text += inner
            state.cursor += len(line)
        return text, None, lazy_starts

    def parse_table(self, m: Match[str], state: Any) -> int | None:
        """Note a table, its ragged rows as they are; None if the delimiter row has other columns."""
        below = state.find_line_end_at(m.end())
        head = state.src[m.start() : m.end()].strip()
        columns = delimiter_columns(state.src[m.end() : below].rstrip("\n"))
        if not columns or columns != len(split_cells(head)):
            return None
        rows = []
        position: int = below
        while position < state.cursor_max:
            end = state.find_line_end_at(position)
            line = state.src[position:end].rstrip("\n")
            if not line.startswith("|") and (not line.strip() or _TABLE_STOP.match(line)):
                break
            rows.append(state.raw_row(position, end))
            position = end
        start = state.line_at(m.start())
        end_line = state.finds.first_line + start + 2 + len(rows)
        table = RawTable(state.raw_row(m.start(), m.end()), rows, end_line)
        state.finds.blocks.append((start, table))
        state.append_token({"type": "table"})
        return position


def parse_outline(body_lines: list[str], first_line: int) -> Outline:
    """Headings, tables and code of any body; never raises.

    `first_line` is the file line of `body_lines[0]`. Hostile nesting or length falls back to `rough_outline`.
    """
    if len(body_lines) > _LINE_LIMIT:
        return rough_outline(body_lines, first_line)
    state = PlacedState()
    state.finds = Finds(body_lines, first_line=first_line)
    state.process("\n".join(body_lines) + "\n")
    try:
        _Parser().parse(state)
    except WorkExceededError:
        return rough_outline(body_lines, first_line)
    finds = state.finds
    blocks = [block for _, block in sorted(finds.blocks, key=lambda found: found[0])]
    return Outline(blocks, sorted((first_line + start, first_line + end) for start, end in finds.fences))


def _underlined_heading(finds: Finds, start: int, stop: int, level: int) -> Heading:
    lines = finds.lines[start:stop]
    column = len(lines[0]) - len(lines[0].lstrip()) + 1
    end_column = len(lines[-1].rstrip()) + 1
    if len(lines) == 1:
        end_column = max(column, end_column)
    span = Span(finds.first_line + start, column, finds.first_line + stop - 1, end_column)
    return Heading(level, " ".join(line.strip() for line in lines), span)


def _unquoted(line: str) -> str | None:
    """What a line says behind its `>`; None if it has none."""
    match = re.match(r" {0,3}> ?", line)
    if not match:
        return None
    rest = line[match.end() :]
    return "  " + rest[1:] if rest.startswith("\t") and match[0].endswith(">") else rest


def _ends_in_blank_or_code(text: str) -> bool:
    """Whether a quotation cannot be continued by a line without `>`: only a paragraph can."""
    last = text[text.rfind("\n", 0, -1) + 1 :]
    return not last.strip() or last.startswith(("    ", "\t", "```", "~~~"))
