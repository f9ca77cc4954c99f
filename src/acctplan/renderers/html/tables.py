"""Tables as HTML."""

from collections.abc import Sequence

from acctplan.blocks.vocabulary import Alignment, Inlines, Table, plain_text
from acctplan.renderers.html.inlines import inlines_of, text_of

_NARROW_TABLE = 3
_SHORT_CELL = 14


def table_of(table: Table, name: str) -> str:
    """A table in a box that scrolls if it must, and that a keyboard can reach to do so, where it is called `name`."""
    narrow = ' class="narrow"' if len(table.header) <= _NARROW_TABLE else ""
    label = text_of(name)
    lines = [f'<div class="table" role="group" aria-label="{label}" tabindex="0">', f"<table{narrow}>"]
    if table.caption:
        lines.append(f"<caption>{inlines_of(table.caption)}</caption>")
    if any(table.header):
        lines.append(f"<thead>\n{_row('th', table.header, table.alignments)}\n</thead>")
    lines.append("<tbody>")
    lines += [_row("td", row, table.alignments) for row in table.rows]
    return "\n".join([*lines, "</tbody>", "</table>", "</div>"])


def _row(tag: str, cells: Sequence[Inlines], alignments: Sequence[Alignment]) -> str:
    pairs = zip(cells, alignments, strict=True)
    return f"<tr>{''.join(_cell(tag, cell, alignment) for cell, alignment in pairs)}</tr>"


def _cell(tag: str, cell: Inlines, alignment: Alignment) -> str:
    tag = tag if cell else "td"
    scope = ' scope="col"' if tag == "th" else ""
    names = [alignment.value] if alignment in {Alignment.RIGHT, Alignment.CENTER} else []
    names += ["short"] if len(plain_text(cell)) <= _SHORT_CELL else []
    classes = f' class="{" ".join(names)}"' if names else ""
    return f"<{tag}{scope}{classes}>{inlines_of(cell)}</{tag}>"
