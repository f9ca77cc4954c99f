"""`acctplan check`: what to judge, by what, what is accepted, and where the outcome goes, in this order."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from acctplan.cli import check_options as own
from acctplan.cli import edge, intake, options
from acctplan.cli.accepting import Wish, accept, locator
from acctplan.cli.intake import Wanted
from acctplan.cli.memory import Memory, chosen_folder
from acctplan.cli.outcome import gather
from acctplan.cli.output import add_to_step_summary, exit_status, parse_targets, show
from acctplan.cli.recalling import Recall
from acctplan.cli.terminal import is_terminal, wants_colour, width
from acctplan.cli.terms import Terms
from acctplan.diagnostic import Severity
from acctplan.printable import printable
from acctplan.report import Layout, Report
from acctplan.workspace import Workspace, recall_nothing


def check(
    paths: options.Paths = None,
    select: own.Select = None,
    ignore: own.Ignore = None,
    fail_on: own.FailOn = Severity.ERROR,
    output_format: own.Formats = None,
    notes: own.Notes = False,
    force_exclude: own.ForceExclude = False,
    stdin_filename: own.StdinFilename = None,
    changed_since: own.ChangedSince = None,
    staged: own.Staged = False,
    show_files: own.ShowFiles = False,
    statistics: own.Statistics = False,
    fix: own.Fix = False,
    diff: own.Diff = False,
    exit_non_zero_on_fix: own.ExitNonZeroOnFix = False,
    baseline: own.BaselineFile = None,
    write_baseline: own.WriteBaseline = False,
    prune_baseline: own.PruneBaseline = False,
    no_baseline: own.NoBaseline = False,
    add_allow: own.AddAllow = None,
    no_history: own.NoHistory = False,
    jobs: own.Jobs = None,
    no_cache: own.NoCache = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Check plans and say what is wrong."""
    targets = parse_targets(output_format or [], as_json=as_json, on_terminal=is_terminal(sys.stdout))
    wanted = Wanted(paths or (), stdin_filename, changed_since, staged)
    today = options.day_or_today(as_of)
    recall = None if no_history else Recall(today)
    terms = Terms(today, _codes(select), _codes(ignore), force_exclude, recall)
    memory = None if no_cache or not wanted.is_on_disk else Memory(terms, chosen_folder())
    workspace = Workspace(Path.cwd(), config, memory.reach if memory else recall_nothing)

    if show_files:
        listed = "".join(f"{printable(name)}\n" for name in intake.names(wanted, workspace, terms))
        edge.write(edge.obeyed_by_nobody(listed))
        return edge.CLEAN
    taken = intake.take(wanted, workspace, terms, jobs, memory, quiet=quiet or verbose)
    for note in recall.notes(taken.judged) if recall and not quiet else ():
        edge.say(edge.obeyed_by_nobody(f"note: {printable(note)}"))

    mended = None
    if fix or diff:
        from acctplan.cli import mending

        if diff:
            return mending.show(taken, wanted, workspace, terms, quiet=quiet)
        mended = mending.fix(taken, wanted, workspace, terms, quiet=quiet)
        taken = mended.taken

    project = workspace.project_for(Path("plan.md"))
    show_notes = notes or fail_on is Severity.NOTE
    place = locator(Path.cwd(), project)
    wish = Wish(baseline, write_baseline, prune_baseline, no_baseline, wanted.is_part)

    def settled(taken: intake.Intake) -> tuple[Report, str]:
        found = gather(taken.judged, taken.known, place, show_notes=show_notes, counted=statistics)
        return accept(found, wish, project)

    report, said = settled(taken)
    if add_allow is not None:
        from acctplan.cli import silencing

        said = silencing.allow_findings(report, wanted, workspace, terms, add_allow)
        report, _ = settled(intake.take(wanted, workspace, terms, jobs, memory, quiet=quiet or verbose))
    if said and not quiet:
        edge.say(edge.obeyed_by_nobody(said.rstrip()))

    if mended and stdin_filename is not None:
        targets = mending.report_aside(report, targets, os.environ)
    show(report, targets, Layout(wants_colour(no_color, sys.stdout), width()), os.environ, quiet=quiet)
    add_to_step_summary(report, os.environ)
    status = exit_status(report.diagnostics, fail_on)
    return mended.status(status, non_zero_on_fix=exit_non_zero_on_fix) if mended else status


def _codes(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for value in values or () for code in value.split(",") if code.strip())
