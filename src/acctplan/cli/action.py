"""`acctplan action`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import options
from acctplan.cli.accounts import find_account
from acctplan.cli.carrying import DryRun, carry_out, plan_of
from acctplan.cli.show import PlanName
from acctplan.editing.acting import Promise, add_action, finish_action
from acctplan.errors import UsageError
from acctplan.model.people import Side
from acctplan.workspace import Workspace


class What(StrEnum):
    """What is done with an action."""

    ADD = "add"
    DONE = "done"


class WhoseSide(StrEnum):
    """Whose promise it is."""

    CUSTOMER = "customer"
    US = "us"


Doing = Annotated[
    What, typer.Argument(metavar="add|done", help="What is done with the action.", show_default=False)
]
Text = Annotated[
    str,
    typer.Argument(
        metavar="TEXT",
        help="What is promised; with 'done' its number, or a part of its text.",
        show_default=False,
    ),
]
Owner = Annotated[
    str | None, typer.Option("--owner", metavar="NAME", help="Who does it; several are split at ';'.")
]
Due = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The day by which it is done.")]
OfSide = Annotated[
    WhoseSide | None,
    typer.Option(
        "--side",
        help="The owner must be of this side; without --owner it is the primary contact or the CSM.",
    ),
]
Goal = Annotated[
    str | None, typer.Option("--goal", metavar="GOAL", help="The goal that it serves, by number or text.")
]


def action(
    what: Doing,
    plan: PlanName,
    text: Text,
    owner: Owner = None,
    due: Due = None,
    side: OfSide = None,
    goal: Goal = None,
    dry_run: DryRun = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,  # noqa: ARG001 - every command has it
    no_color: options.NoColor = False,  # noqa: ARG001 - nothing of this has colours
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Add an action to a plan, or mark one as done.

    Example: acctplan action add acme 'Send the list' --side us --due 2026-12-10

    Example: acctplan action done acme 'supplier list'
    """
    place = find_account(plan, Workspace(Path.cwd(), config))
    settings = place.project.settings
    if what is What.DONE:
        if owner or due or side or goal:
            message = "--owner, --due, --side and --goal belong to 'action add'"
            raise UsageError(message, "leave them out, or change the row with 'acctplan set'")
        done = finish_action(plan_of(place), text, settings)
    else:
        if not due:
            raise UsageError("the action has no day by which it is done", "name one, like --due 2026-12-10")
        promise = Promise(text, due, owner or "", Side(side.value) if side else None, goal or "")
        done = add_action(plan_of(place), promise, settings)
    return carry_out([done], dry_run=dry_run, quiet=quiet)
