"""The Markdown that a document may hold, as mistune reads it: no raw HTML, no definitions, bounded depth."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.plugins.formatting import strikethrough

from acctplan.reader.bare import without_comments

Token: TypeAlias = Mapping[str, Any]
"""One token of mistune: a `type`, and by type `raw`, `children` and `attrs`."""

MAX_DEPTH = 8
"""How deep quotes and lists, or bold in italic in bold, may nest; what lies deeper is text."""

_NEVER = r"(?!)"
_TABLE_HEAD = r"^ {0,3}(?=[^\n]*\|)\S[^\n]*\n(?= {0,3}[|:\-][ \t|:\-]*(?:\n|$))"
_DASHES = re.compile(r":?-+:?")
_TABLE_ENDS = re.compile(r" {0,3}(?:>|```|~~~|#{1,6}[ \t]|[-*+][ \t])")
_ALIGNMENTS = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): "none"}


def read_blocks(markdown: str) -> list[Token]:
    """The block tokens of a text; comments are dropped first, tags are text."""
    tokens, _ = _parser().parse(without_comments(markdown))
    return [token for token in tokens if isinstance(token, dict)]


def read_inlines(markdown: str) -> list[Token]:
    """The inline tokens of a text that is not looked at for blocks."""
    return list(_parser().inline(without_comments(markdown).strip(), {"ref_links": {}}))


def split_row(line: str) -> list[str]:
    """The cells of one line of a table, trimmed, with an escaped pipe read as a pipe."""
    text = line.strip(" \t\n")
    text = text[1:] if text.startswith("|") else text
    cells: list[str] = []
    start = 0
    for end in [*_separators(text), len(text)]:
        cells.append(text[start:end].strip().replace("\\|", "|"))
        start = end + 1
    return cells[:-1] if len(cells) > 1 and not cells[-1] and text.endswith("|") else cells


@cache
def _parser() -> mistune.Markdown:
    block = BlockParser(max_nested_level=MAX_DEPTH)
    for rules in (block.rules, block.block_quote_rules, block.list_rules):
        for name in ("indent_code", "ref_link", "raw_html"):
            rules.remove(name)
    block.specification["block_html"] = _NEVER
    inline = InlineParser(max_nested_level=MAX_DEPTH)
    inline.rules.remove("inline_html")
    return mistune.Markdown(block=block, inline=inline, plugins=[strikethrough, _tables, _line_break_tag])


def _line_break_tag(md: mistune.Markdown) -> None:
    """`<br>`, the one tag that people need: the only way to start a line in a cell."""
    md.inline.register("br", r"<[bB][rR] {0,3}/?>", _parse_break, before="auto_link", start_chars="<")


def _parse_break(inline: InlineParser, match: re.Match[str], state: InlineState) -> int:  # noqa: ARG001
    state.append_token({"type": "linebreak"})
    return match.end()


def _tables(md: mistune.Markdown) -> None:
    """Tables whose rows may be too short or too long, in time linear in the text; mistune's own is neither.

    The rule has to be the last: one that declines turns its line into a paragraph.
    """
    md.block.register("table", _TABLE_HEAD, _parse_table)
    md.block.insert_rule(md.block.block_quote_rules, "table")
    md.block.insert_rule(md.block.list_rules, "table")


def _parse_table(block: BlockParser, match: re.Match[str], state: BlockState) -> int | None:  # noqa: ARG001
    header = split_row(match.group())
    position = state.find_line_end_at(match.end())
    dashes = split_row(state.src[match.end() : position])
    if len(header) != len(dashes) or not all(map(_DASHES.fullmatch, dashes)):
        return None
    alignments = [_ALIGNMENTS[cell.startswith(":"), cell.endswith(":")] for cell in dashes]
    rows = []
    while position < state.cursor_max:
        end = state.find_line_end_at(position)
        line = state.src[position:end]
        if "|" not in line or _TABLE_ENDS.match(line):
            break
        cells = split_row(line)[: len(header)]
        rows.append(_row(cells + [""] * (len(header) - len(cells))))
        position = end
    state.append_token({"type": "table", "alignments": alignments, "children": [_row(header), *rows]})
    return position


def _row(cells: list[str]) -> dict[str, Any]:
    return {"type": "table_row", "children": [{"type": "table_cell", "text": cell} for cell in cells]}


def _separators(text: str) -> list[int]:
    """Where unescaped pipes stand. A pipe in code counts, as GitHub has it."""
    found = []
    escaped = False
    for index, sign in enumerate(text):
        if sign == "|" and not escaped:
            found.append(index)
        escaped = sign == "\\" and not escaped
    return found
