"""The options of `acctplan check`, in the order of its help page; those it shares are in `options`."""

from pathlib import Path
from typing import Annotated

import typer

from acctplan.diagnostic import Severity

_FORMATS = "full, concise, grouped, json, jsonl, github, gitlab, sarif, junit, markdown; or FORMAT=FILE."

Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODES", help="Judge by these codes or prefixes only.")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Leave these rules out.")]
FailOn = Annotated[Severity, typer.Option("--fail-on", help="The least severity that gives exit status 1.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--output-format", metavar="FORMAT", help=_FORMATS),
]
Notes = Annotated[bool, typer.Option("--notes", help="Show notes of plans that are no drafts, too.")]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Skip named files that are no plans or not configured ones.")
]
StdinFilename = Annotated[
    Path | None, typer.Option("--stdin-filename", metavar="FILE", help="Judge standard input as this file.")
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        "--changed-since", metavar="REF", help="Judge only what changed since this branch parted from REF."
    ),
]
Staged = Annotated[bool, typer.Option("--staged", help="Judge what is staged, as it will be committed.")]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="List the files to judge, and stop.")]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help="Count findings by rule, account and owner instead of listing them; in JSON, as well.",
    ),
]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what has one right answer; the rest is reported.")]
Diff = Annotated[
    bool,
    typer.Option("--diff", help="Print what --fix would change, write nothing; status 1 if there is any."),
]
ExitNonZeroOnFix = Annotated[
    bool,
    typer.Option("--exit-non-zero-on-fix", help="Exit with 1 if a file was mended, even if all is well now."),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Only findings count that are not in this file."),
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Accept all findings of today: write them to the baseline.")
]
PruneBaseline = Annotated[
    bool, typer.Option("--prune-baseline", help="Remove from the baseline what is mended.")
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Judge as if there were no baseline.")]
AddAllow = Annotated[
    str | None,
    typer.Option(
        "--add-allow",
        metavar="REASON",
        help="Write an allow-comment with this reason for each finding of today.",
    ),
]
NoHistory = Annotated[
    bool, typer.Option("--no-history", help="Judge plans as they are, not by what git says of their past.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="N", help="Processes to use (default: one a processor).")
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Judge every plan anew, and leave no .acctplan_cache behind.")
]
