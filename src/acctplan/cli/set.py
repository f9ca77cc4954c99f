"""`acctplan set`."""

from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.cli.accounts import find_account
from acctplan.cli.carrying import DryRun, carry_out, plan_of
from acctplan.cli.show import PlanName
from acctplan.editing.addresses import parse_order
from acctplan.editing.setting import set_values
from acctplan.workspace import Workspace

Orders = Annotated[
    list[str],
    typer.Argument(
        metavar="KEY=VALUE",
        help="A key of the front matter (health=80, review.next=2027-01-20) or section.row.column "
        "(goals.2.progress=60%); nothing behind '=' clears it.",
        show_default=False,
    ),
]


def set_(
    plan: PlanName,
    orders: Orders,
    dry_run: DryRun = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,  # noqa: ARG001 - every command has it
    no_color: options.NoColor = False,  # noqa: ARG001 - nothing of this has colours
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Set values of a plan, and nothing else of it.

    KEY is a key of the front matter, with dots for nested ones: health=80, contract.end=2027-06-30, tags=emea,tender.
    A missing key is added where it belongs.

    KEY may also be a cell, as section.row.column: the row by its number or a part of its text, the column by its
    title: goals.2.progress=60%, 'goal:Cut close time.progress=60%', risks."Champion leaves".probability=H. What
    stands between the first and the last dot names the row, as in git config.

    Values are checked by the type of their field, and written in canonical form.

    Example: acctplan set acme health=80 goals.2.progress=60%
    """
    parsed = [parse_order(each) for each in orders]
    place = find_account(plan, Workspace(Path.cwd(), config))
    done = set_values(plan_of(place), parsed, place.project.settings)
    return carry_out([done], dry_run=dry_run, quiet=quiet) or edge.CLEAN
