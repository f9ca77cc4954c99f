"""`acctplan rule`."""

import sys
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.cli.choices import TextOrJson
from acctplan.cli.terminal import console, is_terminal


def _complete(incomplete: str) -> list[tuple[str, str]]:
    """Codes, each with its rule's name, for the shell."""
    from acctplan.rules import book

    start = incomplete.upper()
    return [(code, rule.name) for code, rule in book().items() if code.startswith(start)]


Codes = Annotated[
    list[str],
    typer.Argument(
        metavar="CODE",
        help="Codes, such as AP105, or names, such as owner-missing.",
        autocompletion=_complete,
        show_default=False,
    ),
]
Format = Annotated[TextOrJson, typer.Option("--output-format", help="How the pages are written.")]


def rule(
    codes: Codes,
    output_format: Format = TextOrJson.TEXT,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
) -> int:
    """Explain a rule."""
    from acctplan.cli.layout import json_text
    from acctplan.reference.rule_book import RuleEntryWithPage, RulePagesDocument, find_rule

    found = list(dict.fromkeys(map(find_rule, codes)))
    entries = [RuleEntryWithPage.of(each) for each in found]
    if as_json or output_format is TextOrJson.JSON:
        edge.write(json_text(RulePagesDocument(rules=entries)))
    elif is_terminal(sys.stdout):
        _render("\n".join(entry.page for entry in entries), no_color)
    else:
        edge.write("\n".join(entry.page for entry in entries))
    return edge.CLEAN


def _render(markdown: str, no_color: bool) -> None:
    from rich.markdown import Markdown

    console(no_color).print(Markdown(markdown, code_theme="ansi_light"))
