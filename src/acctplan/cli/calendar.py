"""`acctplan calendar`."""

from pathlib import Path
from typing import Annotated

import typer

from acctplan import files
from acctplan.agenda.listing import Planned
from acctplan.cli import edge, options
from acctplan.cli.agendas import read_agendas
from acctplan.errors import UsageError
from acctplan.model.words import Audience
from acctplan.printable import printable
from acctplan.workspace import Workspace
from acctplan.workspace.paths import full, shown

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write this file (.ics); standard output without."),
]
Reminders = Annotated[
    bool, typer.Option("--reminders", help="Remind the day before; of reviews and renewals earlier, too.")
]
For = Annotated[
    Audience,
    typer.Option("--audience", help="customer: only what a customer may see, without our preparation."),
]
Notice = Annotated[
    int,
    typer.Option(
        "--notice",
        metavar="DAYS",
        min=0,
        max=1000,
        help="Days before the contract's end by which notice must be given, if it renews by itself.",
    ),
]


def calendar(
    paths: options.Paths = None,
    output: Output = None,
    audience: For = Audience.INTERNAL,
    reminders: Reminders = False,
    notice: Notice = 90,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Write a calendar of what is due (iCalendar).

    Goals, actions, milestones, touchpoints, reviews with the days of their preparation, renewals with the days that
    lead to them. Importing it again updates what a calendar has. Exit status 1 if a plan cannot be read.

    Example: acctplan calendar --reminders -o plans.ics
    """
    from acctplan.agenda.calendar import Terms, calendar_of

    today = options.day_or_today(as_of)
    cwd = Path.cwd()
    target = full(cwd, output) if output else None
    if target and target.suffix.lower() != ".ics":
        raise UsageError(f"'{shown(target, cwd)}' is no calendar file", "name a file that ends in .ics")
    plans = read_agendas(Workspace(cwd, config).find(paths or ()), today, quiet=quiet, audience=audience)
    content = calendar_of(plans, Terms(today, audience, reminders, notice))
    if target is None:
        edge.write_document(content.decode("utf-8"))
    else:
        files.replace(target, content)
    return _complain(plans)


def _complain(plans: list[Planned]) -> int:
    status = edge.CLEAN
    for each in plans:
        if each.problem:
            place = f"{printable(each.path)}:{each.problem.line}:{each.problem.column}"
            edge.say(f"left out: {place}: {each.problem.code} {printable(each.problem.message)}")
            status = edge.FINDINGS
    return status
