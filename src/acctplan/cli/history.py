"""`acctplan history`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.cli.accounts import find_account
from acctplan.cli.carrying import plan_of
from acctplan.cli.earlier import Archive, is_same_content
from acctplan.cli.layout import json_text
from acctplan.cli.output import shielded
from acctplan.cli.show import PlanName
from acctplan.cli.terminal import wants_colour
from acctplan.cli.tracing import history_lines
from acctplan.errors import UsageError
from acctplan.model.row import Row
from acctplan.overview.fields import Followed, followed
from acctplan.overview.retracing import State, retraced
from acctplan.past import Past
from acctplan.settings import Settings
from acctplan.workspace import Workspace

FieldName = Annotated[
    str,
    typer.Argument(
        metavar="FIELD",
        help="A key (health, contract.end), a section (goals, actions, risks), or section:row and section:row.column "
        "(value:Invoices, goals:2.due).",
        show_default=False,
    ),
]


def history(
    plan: PlanName,
    field: FieldName,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Follow one field of a plan through its history.

    FIELD is a key of the front matter (arr, health, contract.end); a section as a whole (goals, actions, milestones,
    risks); or a row, by its number or a part of its words, with the column that matters most there or another one
    behind the last dot: value:Invoices, goals:2, 'goals:Cut close time.due', stakeholders:Okafor.support.

    Prints each value with the day from which it held. A row is followed while it is reworded, a file while it is moved.
    """
    today = options.day_or_today(as_of)
    candidate = find_account(plan, Workspace(Path.cwd(), config))
    now, settings = plan_of(candidate), candidate.project.settings
    archive = Archive(today.isoformat(), today)
    archive.learn([candidate.path])
    past = archive.past_of(candidate.path)
    if past is None:
        message = f"'{candidate.name}' has no history up to {today}"
        raise UsageError(message, "commit it first: git add, git commit")

    def states(kinds: frozenset[type[Row]] | None) -> Iterator[State]:
        if not is_same_content(now.source, past.newest.blob):
            yield State(today, "", now)
        yield from _committed(past, settings, kinds)

    what: Followed = followed(field, (each.plan for each in states(None)), settings)
    found = list(states(what.kinds))
    document = retraced(found, what, today, sorted(version.day for version in past.forget()))
    for day in () if quiet else dict.fromkeys(document.unread):
        edge.say(f"note: without the state of {day}, which cannot be read as a plan")
    if as_json:
        edge.write(json_text(document))
    else:
        lines = history_lines(document, wants_colour(no_color, sys.stdout))
        edge.write(shielded("".join(f"{line}\n" for line in lines), os.environ, os.urandom(16).hex()))
    return edge.CLEAN


def _committed(past: Past, settings: Settings, kinds: frozenset[type[Row]] | None) -> Iterator[State]:
    for version in past.versions:
        plan = past.plan(version, settings, kinds)
        if plan is not None:
            yield State(version.day, version.commit, plan)
