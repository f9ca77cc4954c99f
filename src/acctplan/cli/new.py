"""`acctplan new`."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from acctplan import files
from acctplan.cli import edge, options
from acctplan.cli.asking import ask
from acctplan.cli.terminal import is_terminal
from acctplan.errors import UsageError
from acctplan.model import words
from acctplan.scaffold import find_template, plan_folder, read_answer, scaffold_plan
from acctplan.workspace import Project, Workspace
from acctplan.workspace.globs import Globs
from acctplan.workspace.paths import full, shown

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the customer, as documents print it.")]
Tier = Annotated[
    str | None,
    typer.Option("--tier", metavar="TIER", help="strategic, growth (default) or base: how much is demanded."),
]
Arr = Annotated[
    str | None, typer.Option("--arr", metavar="AMOUNT", help="Annual recurring revenue, like '$420,000'.")
]
Csm = Annotated[str | None, typer.Option("--csm", metavar="PERSON", help="Customer success manager.")]
ContractEnd = Annotated[
    str | None,
    typer.Option("--contract-end", metavar="DATE", help="Last day of the contract: the renewal date."),
]
PlanQuarter = Annotated[
    str | None, typer.Option("--quarter", metavar="QUARTER", help="Quarter of the goals (default: today's).")
]
TemplateName = Annotated[
    str | None,
    typer.Option("--template", metavar="NAME", help="strategic, growth or base (default: as the tier)."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="PATH", help="File or folder to write to (default: the plans')."),
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Ask nothing, also on a terminal.")]

_TIERS = frozenset(words.Tier)


def new(
    name: Name,
    tier: Tier = None,
    arr: Arr = None,
    csm: Csm = None,
    contract_end: ContractEnd = None,
    quarter: PlanQuarter = None,
    template: TemplateName = None,
    output: Output = None,
    no_input: NoInput = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    no_color: options.NoColor = False,  # noqa: ARG001 - every command has it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Scaffold a plan for an account."""
    cwd, today = Path.cwd(), options.day_or_today(as_of)
    project = Workspace(cwd, config).project_for(cwd)
    given = {"tier": tier, "arr": arr, "csm": csm, "contract.end": contract_end, "quarter": quarter}
    answers = {"account": name} | {path: text for path, text in given.items() if text is not None}
    values = {path: read_answer(path, text, project.settings, today) for path, text in answers.items()}
    if template is not None and find_template(template).name in _TIERS:
        values.setdefault("tier", template)
    place = _place(output, values["account"], project, cwd)
    _refuse_existing(place, cwd)
    if not no_input and is_terminal(sys.stdin) and is_terminal(sys.stdout):
        values |= ask(values, project.settings, today)
    chosen = find_template(template or values.get("tier") or words.Tier.GROWTH)
    files.create(place, scaffold_plan(chosen, values, project.settings, today))
    edge.write(_report(place, cwd, quiet=quiet))
    if not _is_found(project, place):
        edge.say("note: no pattern of the setting 'plans' brings this file: 'acctplan check' needs its name")
    return edge.CLEAN


def _place(output: str | None, account: str, project: Project, cwd: Path) -> Path:
    file_name = f"{files.slug(account)}.md"
    if output is None:
        return files.inside(project.root, f"{plan_folder(project.settings)}/{file_name}")
    path = full(cwd, Path(output))
    return path / file_name if output.endswith(("/", "\\")) or path.is_dir() else path


def _refuse_existing(place: Path, cwd: Path) -> None:
    """Before anything is asked; `files.create` looks again."""
    if place.exists():
        raise UsageError(
            f"'{shown(place, cwd)}' exists already; nothing was written",
            "edit that plan, or name another file with --output",
        )


def _is_found(project: Project, place: Path) -> bool:
    names = project.names_below(place)
    return names is not None and Globs(project.settings.plans).match(names)


def _report(place: Path, cwd: Path, *, quiet: bool) -> str:
    name = shown(place, cwd)
    if quiet:
        return f"{name}\n"
    return (
        f"wrote {name}\nnext: fill it in; to see what is missing, type: acctplan check {shlex.quote(name)}\n"
    )
