"""`acctplan roll`."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from acctplan.checker import check_source
from acctplan.cli import edge, options
from acctplan.cli.accounts import find_account
from acctplan.cli.carrying import DryRun, carry_out, plan_of, say
from acctplan.cli.judging import Bench, Terms
from acctplan.cli.rewriting import Rewrite, show_differences
from acctplan.cli.terminal import is_terminal
from acctplan.editing import Changed
from acctplan.editing.rolling import roll_plan
from acctplan.errors import UsageError
from acctplan.model.time import Quarter
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.workspace import Candidate, Workspace, ignored_for

Plans = Annotated[
    list[str],
    typer.Argument(
        metavar="PLAN",
        help="Files, folders, or names of configured plans without folder and '.md'.",
        show_default=False,
    ),
]
NextQuarter = Annotated[
    str | None,
    typer.Option(
        "--quarter", metavar="QUARTER", help="The quarter that begins (default: the next, or that of today)."
    ),
]
Learned = Annotated[
    str | None, typer.Option("--learned", metavar="TEXT", help="What was learned, for the review.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")]


def roll(
    plans: Plans,
    quarter: NextQuarter = None,
    learned: Learned = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    no_color: options.NoColor = False,  # noqa: ARG001 - nothing of this has colours
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Close a quarter and begin the next.

    All goals go to a section 'Review QUARTER' with their final progress. Finished ones leave the quarterly goals; the
    others stay, marked as carried over, due in the new quarter. The keys quarter and review move on, and sign-offs
    lose their dates. Shows the difference and asks before it writes.

    Example: acctplan roll acme --quarter 2027-Q1 --learned 'Test earlier.'
    """
    workspace = Workspace(Path.cwd(), config)
    bench = Bench(Terms(options.day_or_today(as_of)))
    changes: list[Changed] = []
    failed = 0
    for place in _places(plans, workspace):
        try:
            changes.append(_rolled(place, quarter, learned or "", bench))
        except UsageError as error:
            edge.complain(error.message, error.hint)
            failed += 1
    rolled = [each for each in changes if each.is_change]
    if not quiet:
        for each in changes:
            if not each.is_change:
                say(each)
    status = _write(rolled, yes=yes, dry_run=dry_run, quiet=quiet) if rolled else edge.CLEAN
    return edge.MISUSE if failed else status


def _places(names: Sequence[str], workspace: Workspace) -> list[Candidate]:
    """The plans that are named, each once."""
    found: dict[Path, Candidate] = {}
    for name in names:
        is_folder = (workspace.cwd / name).is_dir()
        places = workspace.find([Path(name)]) if is_folder else [find_account(name, workspace)]
        found.update({each.path: each for each in places})
    return list(found.values())


def _rolled(place: Candidate, quarter: str | None, learned: str, bench: Bench) -> Changed:
    settings, today = place.project.settings, bench.terms.today
    judging = partial(
        check_source,
        judge=bench.judge_for(place.project),
        today=today,
        ignored=ignored_for(place.project, place.path),
    )
    wanted = _quarter(quarter, settings.fiscal_year_start) if quarter is not None else None
    return roll_plan(plan_of(place), wanted, today, settings, judging, learned)


def _quarter(text: str, fiscal_year_start: int) -> Quarter:
    found = parser_for(Quarter)(text.strip(), ReadingContext(fiscal_year_start=fiscal_year_start))
    if isinstance(found, Problem):
        raise UsageError(f"--quarter {found.message}", found.hint)
    return found  # type: ignore[no-any-return]


def _write(changes: Sequence[Changed], *, yes: bool, dry_run: bool, quiet: bool) -> int:
    if dry_run or yes:
        return carry_out(changes, dry_run=dry_run, quiet=quiet)
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        hint = "--yes writes without asking, --dry-run only shows what would change"
        raise UsageError("roll asks before it writes, and there is no terminal to ask on", hint)
    show_differences([Rewrite(each.before.source, each.after.source) for each in changes])
    count = f"{len(changes)} plan{'' if len(changes) == 1 else 's'}"
    if not typer.confirm(f"Write {count}?", default=False):
        edge.say("nothing was written")
        return edge.CLEAN
    return carry_out(changes, dry_run=False, quiet=quiet)
