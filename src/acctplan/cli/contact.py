"""`acctplan contact`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import options
from acctplan.cli.accounts import find_account
from acctplan.cli.carrying import DryRun, carry_out, plan_of
from acctplan.editing.contacting import find_contact, note_contact
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.workspace import Candidate, Workspace, looks_like_plan, read

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="[PLAN] NAME",
        help="The stakeholder, by name, first name or initials; before it the plan, if not all are meant.",
        show_default=False,
    ),
]


def contact(
    words: Words,
    dry_run: DryRun = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    no_color: options.NoColor = False,  # noqa: ARG001 - nothing of this has colours
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Note that somebody was spoken to today.

    The cell Last Contact of the stakeholder becomes today, or the day of --as-of.

    Example: acctplan contact acme 'Mara Lind'
    """
    if len(words) > 2:
        raise UsageError(
            f"{len(words)} arguments are no plan and name", "put a name of several words in quotes"
        )
    day = options.day_or_today(as_of)
    workspace = Workspace(Path.cwd(), config)
    found = find_contact(words[-1], _plans(words[:-1], workspace))
    return carry_out([note_contact(found, day)], dry_run=dry_run, quiet=quiet)


def _plans(names: Sequence[str], workspace: Workspace) -> Iterator[tuple[Plan, Settings]]:
    for name in names:
        place = _place(name, workspace)
        yield plan_of(place), place.project.settings
    if not names:
        yield from _all_plans(workspace.find())


def _place(name: str, workspace: Workspace) -> Candidate:
    try:
        return find_account(name, workspace)
    except UsageError as error:
        hint = f"{error.hint}; a name of several words stands in quotes"
        raise UsageError(error.message, hint) from error


def _all_plans(places: Sequence[Candidate]) -> Iterator[tuple[Plan, Settings]]:
    """Those of the files that can be read as plans."""
    for place in places:
        text = read(place)
        if text.unreadable is None and looks_like_plan(text.text):
            plan = read_plan(text, place.project.settings).plan
            if plan is not None:
                yield plan, place.project.settings
