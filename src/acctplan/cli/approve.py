"""`acctplan approve`."""

from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import options
from acctplan.cli.accounts import find_account
from acctplan.cli.carrying import DryRun, carry_out, plan_of
from acctplan.cli.show import PlanName
from acctplan.editing.approving import SigningOff, approve_plan
from acctplan.errors import UsageError
from acctplan.model.words import SignOffRole
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.signing import judged_digest, version_text
from acctplan.workspace import Workspace

Role = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="ROLE",
        help="champion, executive sponsor, stakeholder or internal team.",
        show_default=False,
    ),
]
Name = Annotated[
    str, typer.Option("--name", metavar="NAME", help="Who agrees to the plan.", show_default=False)
]


def approve(
    plan: PlanName,
    role: Role,
    name: Name,
    dry_run: DryRun = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    no_color: options.NoColor = False,  # noqa: ARG001 - nothing of this has colours
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Sign a plan off, with a digest of what was agreed to.

    The row of that role and person in Sign-offs gets today as its date and the digest as its version; without such a
    row there is one more. AP305 names what was agreed to and has changed since.

    Example: acctplan approve acme --as champion --name 'Mara Lind'
    """
    day = options.day_or_today(as_of)
    place = find_account(plan, Workspace(Path.cwd(), config))
    found = plan_of(place)
    given = SigningOff(_role(role), name.strip(), day, version_text(judged_digest(found)))
    done = approve_plan(found, given, place.project.settings)
    return carry_out([done], dry_run=dry_run, quiet=quiet)


def _role(text: str) -> SignOffRole:
    found = parser_for(SignOffRole)(text.strip().replace("-", " "), ReadingContext())
    if isinstance(found, Problem) or not text.strip():
        choices = ", ".join(SignOffRole)
        raise UsageError(f"'{text}' is no role of a sign-off", f"choose one of {choices}")
    return SignOffRole(found)
