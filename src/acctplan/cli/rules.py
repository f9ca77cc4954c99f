"""`acctplan rules`."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.cli.choices import TextOrJson
from acctplan.cli.layout import json_text, wrapped
from acctplan.cli.terminal import is_terminal, wants_colour, width
from acctplan.diagnostic import Severity
from acctplan.paint import BOLD, FAINT, paint, severity_colour
from acctplan.reference.rule_book import RuleEntry, RulesDocument
from acctplan.rules import book

_ROOM = 40
"""Cells that a summary needs beside the other columns; in fewer it goes below them."""

Format = Annotated[TextOrJson, typer.Option("--output-format", help="How the table is written.")]


def rules(
    output_format: Format = TextOrJson.TEXT, as_json: options.Json = False, no_color: options.NoColor = False
) -> int:
    """List all rules."""
    entries = [RuleEntry.of(rule) for rule in book().values()]
    if as_json or output_format is TextOrJson.JSON:
        edge.write(json_text(RulesDocument(rules=entries)))
        return edge.CLEAN
    cells = width() if is_terminal(sys.stdout) else None
    edge.write("\n".join(table_lines(entries, cells, wants_colour(no_color, sys.stdout))) + "\n")
    return edge.CLEAN


def table_lines(entries: Sequence[RuleEntry], cells: int | None, colour: bool) -> Iterator[str]:
    """Groups of rows; `cells` is the width of the terminal, None to leave lines as long as they are."""
    longest = max(len(entry.name) for entry in entries)
    for group, members in groupby(entries, key=lambda entry: entry.group):
        yield paint(f"{group}", BOLD, colour)
        for entry in members:
            yield from _row(entry, longest, cells, colour)
        yield ""
    yield "* demanded of accounts of tier base, too; 'acctplan rule CODE' explains a rule"


def _row(entry: RuleEntry, longest: int, cells: int | None, colour: bool) -> Iterator[str]:
    severity = paint(entry.severity.ljust(7), severity_colour(Severity(entry.severity)), colour)
    start = f"  {entry.code} {severity} {'*' if entry.base else ' '} "
    indent = 18 + longest + 2
    if cells is None:
        yield f"{start}{entry.name.ljust(longest)}  {entry.summary}"
    elif cells - indent >= _ROOM:
        first, *rest = wrapped(entry.summary, cells - indent)
        yield f"{start}{entry.name.ljust(longest)}  {first}"
        yield from (" " * indent + line for line in rest)
    else:
        yield f"{start}{entry.name}"
        yield from (paint(f"    {line}", FAINT, colour) for line in wrapped(entry.summary, cells - 4))
