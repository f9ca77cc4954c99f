"""`acctplan diff`."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.cli.accounts import find_account
from acctplan.cli.comparing_plans import Comparer, Outcome, plans_among
from acctplan.cli.earlier import Archive
from acctplan.cli.output import shielded
from acctplan.cli.terminal import is_terminal, wants_colour, width
from acctplan.errors import UsageError
from acctplan.model.words import Audience
from acctplan.overview.difference import DiffDocument
from acctplan.printable import printable
from acctplan.workspace import Candidate, Workspace


class Format(StrEnum):
    """How the changes are told."""

    FULL = "full"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PLAN", help="Files, folders, or names of configured plans; all if none is given."
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="WHEN",
        help="A commit, a tag or a branch, a day (YYYY-MM-DD), or last-review (default).",
    ),
]
Formats = Annotated[
    Format,
    typer.Option(
        "--output-format",
        "-f",
        metavar="FORMAT",
        help="full (default), markdown, html or json.",
        show_default=False,
    ),
]
AudienceName = Annotated[
    Audience,
    typer.Option(
        "--audience",
        metavar="WHO",
        help="internal (default), or customer: only what a customer may see.",
        show_default=False,
    ),
]


def diff(
    plans: Plans = None,
    since: Since = None,
    output_format: Formats = Format.FULL,
    audience: AudienceName = Audience.INTERNAL,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Tell what changed in plans since their last review.

    Compares the files here with what they were, by their meaning: another layout, order, spelling or file name is no
    change. Without --since, each plan is compared with its own last review: review.last, or the end of the latest
    quarter that it has a review of.
    """
    workspace, today = Workspace(Path.cwd(), config), options.day_or_today(as_of)
    found = list(plans_among(_places(plans or [], workspace)))
    if not found:
        raise UsageError(
            "there is no plan to compare", "name plans; 'acctplan list' shows those that there are"
        )
    archive = Archive(since, today)
    paths, comparer = [candidate.path for candidate, _ in found], Comparer(archive, audience)
    archive.learn(paths)
    outcome = comparer.compare_all(found)
    if not plans:
        comparer.add_gone(outcome, paths, workspace)
    _complain(outcome, alone=len(found) == 1, quiet=quiet)
    document = outcome.document(audience, today)
    if document.plans or document.unchanged or as_json or output_format is Format.JSON:
        _show(document, Format.JSON if as_json else output_format, no_color)
    return _status(outcome)


def _places(names: list[str], workspace: Workspace) -> list[Candidate]:
    """The plans that are named, or all; each once."""
    if not names:
        return workspace.find()
    found: dict[Path, Candidate] = {}
    for name in names:
        is_folder = (workspace.cwd / name).is_dir()
        places = workspace.find([Path(name)]) if is_folder else [find_account(name, workspace)]
        found.update({each.path: each for each in places})
    return list(found.values())


def _complain(outcome: Outcome, *, alone: bool, quiet: bool) -> None:
    for name, message, hint in outcome.failed:
        edge.complain(message if alone else f"{name}: {message}", hint)
    for each in () if quiet else (*outcome.skipped, *outcome.notes):
        edge.say(edge.obeyed_by_nobody(f"note: {printable(each.path)}: {printable(each.reason)}"))


def _show(document: DiffDocument, form: Format, no_color: bool) -> None:
    if form is Format.JSON:
        from acctplan.cli.layout import json_text

        edge.write(json_text(document))
    elif form is Format.FULL:
        from acctplan.cli.differing import difference_lines

        cells = width() if is_terminal(sys.stdout) else None
        lines = difference_lines(document, cells, wants_colour(no_color, sys.stdout))
        edge.write(shielded("".join(f"{line}\n" for line in lines), os.environ, os.urandom(16).hex()))
    else:
        from acctplan import renderers
        from acctplan.overview.retelling import retold

        text = renderers.find("html" if form is Format.HTML else "md").render(retold(document))
        edge.write_document(text if isinstance(text, str) else "")


def _status(outcome: Outcome) -> int:
    """Misuse if a plan does not say what to compare it with; findings if one cannot be read as it is."""
    if len(outcome.failed) > outcome.unreadable:
        return edge.MISUSE
    if outcome.unreadable:
        return edge.FINDINGS
    nothing = not outcome.plans and not outcome.unchanged
    return edge.MISUSE if nothing else edge.CLEAN
