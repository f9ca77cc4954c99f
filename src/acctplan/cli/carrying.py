"""What the commands that change plans share: a plan to change, and its change shown or written."""

from collections.abc import Sequence
from typing import Annotated

import typer

from acctplan.cli import edge
from acctplan.cli.rewriting import Rewrite, show_differences, write
from acctplan.editing import Changed
from acctplan.editing.proof import readable
from acctplan.model.plan import Plan
from acctplan.printable import printable
from acctplan.report import shown_path
from acctplan.workspace import Candidate, read

DryRun = Annotated[
    bool,
    typer.Option("--dry-run", "--diff", help="Write nothing; print what would change as a unified diff."),
]


def plan_of(place: Candidate) -> Plan:
    """The plan of a file. Raises: UsageError if nothing of it can be read."""
    return readable(read(place), place.project.settings)


def carry_out(changes: Sequence[Changed], *, dry_run: bool, quiet: bool) -> int:
    """Write what changes, each file whole or not at all, and say what that was; with `dry_run` print it only.

    Gives the exit status: that of misuse if a file could not be written, as it is no longer what was read.
    """
    rewrites = [Rewrite(each.before.source, each.after.source) for each in changes]
    if dry_run:
        show_differences(rewrites)
        return edge.CLEAN
    failed = write(rewrites)
    for each, rewrite in zip(changes, rewrites, strict=True):
        if rewrite not in failed and not quiet:
            say(each)
    return edge.MISUSE if failed else edge.CLEAN


def say(change: Changed) -> None:
    """Print what was done, each line after the name of its file."""
    path = shown_path(change.before.source.path)
    lines = [f"{path}: {printable(line)}\n" for line in change.said.splitlines()]
    edge.write(edge.obeyed_by_nobody("".join(lines)))
