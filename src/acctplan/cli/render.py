"""`acctplan render`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from acctplan import renderers
from acctplan.cli import edge, options
from acctplan.cli.accounts import Account, find_account, read_account
from acctplan.cli.destinations import Rendered, deliver
from acctplan.cli.judging import Bench, Terms
from acctplan.cli.remembering import Memory, as_they_were
from acctplan.diagnostic import Severity
from acctplan.documents import Catalogue, DocumentType, Request, load_catalogue
from acctplan.documents import render as render_document
from acctplan.documents.checklist import readiness
from acctplan.documents.view import Judgement
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.workspace import Candidate, Workspace
from acctplan.workspace.paths import full, shown

LATER = ("pdf", "docx", "pptx")
"""Formats that are promised but not written yet."""

_UNREADABLE = ("AP001", "AP002", "AP003", "AP004")


def _document_names(incomplete: str) -> list[str]:
    return [name for name in load_catalogue().documents if name.startswith(incomplete)]


def _format_names(incomplete: str) -> list[str]:
    return [name for name in renderers.names() if name.startswith(incomplete)]


DocumentName = Annotated[
    str,
    typer.Argument(
        metavar="DOCUMENT",
        help="success-plan, account-plan, growth-assessment, qbr-agenda, review-checklist, stakeholder-map, "
        "or a type of your own.",
        autocompletion=_document_names,
        show_default=False,
    ),
]
Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PLAN", help="Files, folders, or names of configured plans; all if none is given."
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="md or html (default: by --output, else md).",
        autocompletion=_format_names,
    ),
]
AudienceName = Annotated[
    str | None,
    typer.Option("--audience", metavar="WHO", help="customer or internal (default: as the document has it)."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="PATH", help="File to write, or folder for several plans."),
]
Templates = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="Folder of own document types and partials.")
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="WHEN",
        help="Render plans as they were at a commit, a tag, or the end of a day (YYYY-MM-DD).",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="WHEN",
        help="What a session looks back to: a commit, a tag or a day (default: last review).",
    ),
]
Minutes = Annotated[
    int | None, typer.Option("--minutes", metavar="N", help="Length of a session: 20 (default), 60 or 90.")
]


@dataclass(frozen=True)
class _Order:
    """What was asked for, the same for every plan."""

    document: str
    audience: str | None
    minutes: int | None
    today: date
    since: str | None = None


def render(
    document: DocumentName,
    plans: Plans = None,
    format_name: FormatName = None,
    audience: AudienceName = None,
    output: Output = None,
    templates: Templates = None,
    minutes: Minutes = None,
    at: At = None,
    since: Since = None,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Render a document from plans."""
    cwd = Path.cwd()
    renderer = find_renderer(format_name, output)
    workspace = Workspace(cwd, config)
    load = cache(load_catalogue)
    candidates = _find(plans or (), workspace)
    then, texts = as_they_were(candidates, at) if at is not None else (None, {})
    order = _Order(document, audience, minutes, as_of or then or options.day_or_today(None), since)
    bench = Bench(Terms(order.today))
    chosen = [(each, load(_folder(each, templates, cwd))) for each in candidates]
    for _, catalogue in chosen:
        _request_parts(catalogue, order)
    found = [
        (each, account, load(_folder(each, templates, cwd)))
        for each in candidates
        if (account := read_account(each, bench, texts.get(each.path)))
    ]
    if not found:
        hint = "a plan begins with front matter that has 'acctplan: 1'; 'acctplan new' makes one"
        raise UsageError(f"no plan among {len(candidates)} Markdown files", hint)
    memory = _memory(found[0][2].find(document), [each.path for each, _, _ in found], order)
    done = [
        _rendered(each, account, catalogue, renderer, order, memory) for each, account, catalogue in found
    ]
    for place in deliver(done, document, renderer, output, cwd):
        if not quiet:
            edge.say(f"wrote {shown(place, cwd)}")
    if not quiet:
        if memory and memory.reason:
            edge.say(f"note: the documents look back without the plan's history: {memory.reason}")
        _count_findings([account for _, account, _ in found])
    return edge.CLEAN


def _memory(document: DocumentType, paths: Sequence[Path], order: _Order) -> Memory | None:
    """What plans were before, for a document that is for a session: only those look back."""
    if document.minutes:
        return Memory(paths, order.today, order.since)
    if order.since is not None:
        raise UsageError(f"document '{document.name}' does not look back", "leave out --since")
    return None


def find_renderer(name: str | None, output: str | None) -> renderers.Renderer:
    """The format that was named, else that of the output's suffix, else Markdown.

    Raises: UsageError for one that does not exist or not yet.
    """
    suffix = Path(output).suffix[1:].lower() if output else ""
    wanted = name or (suffix if suffix in (*renderers.names(), *LATER) else "md")
    known = " or ".join(renderers.names())
    if wanted in renderers.names():
        return renderers.find(wanted)
    if wanted in LATER:
        raise UsageError(f"format '{wanted}' is not in this version", f"choose {known}")
    close = get_close_matches(wanted.lower(), renderers.names(), n=1)
    raise UsageError(
        f"there is no format '{wanted}'", f"did you mean '{close[0]}'?" if close else f"choose {known}"
    )


def _find(plans: Sequence[str], workspace: Workspace) -> list[Candidate]:
    paths = [_path(name, workspace) for name in plans]
    return workspace.find(paths)


def _path(name: str, workspace: Workspace) -> Path:
    """A path as it was written, or the file of the plan of that name."""
    if "/" in name or name.endswith(".md") or (workspace.cwd / name).exists():
        return Path(name)
    return find_account(name, workspace).path


def _folder(candidate: Candidate, templates: Path | None, cwd: Path) -> Path | None:
    """Where a team's templates are: as the option says, else as the plan's configuration does."""
    if templates is not None:
        return full(cwd, templates)
    own = candidate.project.settings.render.templates
    return candidate.project.root / own if own else None


def _request_parts(catalogue: Catalogue, order: _Order) -> None:
    """Refuse what no plan could mend, before any is read."""
    document = catalogue.find(order.document)
    document.audience(order.audience)
    document.length(order.minutes)


def _rendered(
    candidate: Candidate,
    account: Account,
    catalogue: Catalogue,
    renderer: renderers.Renderer,
    order: _Order,
    memory: Memory | None,
) -> Rendered:
    plan = account.plan
    fatal = next((each for each in account.diagnostics if each.code in _UNREADABLE), None)
    if plan is None or fatal is not None:
        said = f": {fatal.code} {fatal.finding.message}" if fatal else ""
        hint = f"see 'acctplan check {candidate.name}'"
        raise UsageError(
            f"'{candidate.name}' cannot be rendered{said}", fatal.finding.hint or hint if fatal else hint
        )
    document = catalogue.find(order.document)
    checklist = readiness(account.diagnostics, account.active, plan)
    request = Request(
        document,
        document.audience(order.audience),
        order.today,
        account.settings,
        document.length(order.minutes),
        Judgement(account.diagnostics, checklist),
        memory.of(candidate, plan) if memory else None,
    )
    made = render_document(plan, request, catalogue)
    return Rendered(plan.front.account or "", candidate.path, renderer.render(made))


def _count_findings(accounts: Sequence[Account]) -> None:
    """One line, if there is anything to say."""
    counting = [
        each.severity for account in accounts for each in account.diagnostics if each.suppressed is None
    ]
    words = [
        f"{count} {severity.value}{'' if count == 1 else 's'}"
        for severity in Severity
        if (count := counting.count(severity))
    ]
    if words:
        what = f"'{accounts[0].path}'" if len(accounts) == 1 else f"{len(accounts)} plans"
        edge.say(printable(f"note: {what}: {', '.join(words)}; 'acctplan check' shows them"))
