"""`acctplan render`."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from acctplan import renderers
from acctplan.cli import edge, options
from acctplan.cli.accounts import find_account, read_account
from acctplan.cli.bygone import as_they_were
from acctplan.cli.check_options import Jobs
from acctplan.cli.destinations import Rendered, deliver
from acctplan.cli.document_names import document_section
from acctplan.cli.intake import processes
from acctplan.cli.judging import Bench, Terms
from acctplan.cli.making import (
    Order,
    counted_findings,
    document_of,
    said_lacking,
    severities_of,
    templates_of,
)
from acctplan.cli.references import on_references
from acctplan.cli.remembering import Memory
from acctplan.cli.render_options import (
    All,
    At,
    AudienceName,
    DocumentName,
    Documents,
    FormatNames,
    Minutes,
    Output,
    Plans,
    Reference,
    Since,
    Templates,
)
from acctplan.documents import Catalogue, DocumentType, load_catalogue
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace
from acctplan.workspace.paths import shown

if TYPE_CHECKING:
    from acctplan.cli.disguise import Disguise

help_sections = document_section
"""The help page lists the document types of the place where it is asked for."""


def render(
    document: DocumentName = None,
    plans: Plans = None,
    all_documents: All = False,
    documents: Documents = None,
    format_names: FormatNames = None,
    audience: AudienceName = None,
    output: Output = None,
    templates: Templates = None,
    reference: Reference = None,
    minutes: Minutes = None,
    jobs: Jobs = None,
    at: At = None,
    since: Since = None,
    incognito: options.Incognito = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Render a document from plans."""
    cwd = Path.cwd()
    _refuse_brand(reference, incognito=incognito)
    if all_documents:
        from acctplan.cli.rendering import Bulk, render_all

        _refuse_with_all({"--at": at, "--since": since})
        if output is None:
            raise UsageError("--all needs a folder to write to", "name one with --output FOLDER")
        formats = tuple(find_renderer(name, output).name for name in format_names or ("md",))
        order = Order("", audience, minutes, options.day_or_today(as_of))
        workspace = Workspace(cwd, config)
        found_files = _find([document, *(plans or ())] if document else [], workspace)
        disguise = _disguise(found_files, workspace, wanted=incognito)
        bulk = Bulk(order, tuple(documents or ()), formats, templates, reference, cwd, disguise)
        return render_all(found_files, bulk, output, processes(jobs), quiet=quiet)
    _refuse_without_all(document, documents, format_names, jobs)
    renderer = find_renderer(format_names[0] if format_names else None, output)
    renderer_for = on_references(renderer, reference, cwd, branded=not incognito)
    workspace = Workspace(cwd, config)
    load = cache(load_catalogue)
    candidates, then, texts = _chosen(plans or (), workspace, at)
    order = Order(document or "", audience, minutes, as_of or then or options.day_or_today(None), since)
    bench = Bench(Terms(order.today))
    chosen = [(each, load(templates_of(each, templates, cwd))) for each in candidates]
    for _, catalogue in chosen:
        _request_parts(catalogue, order)
    disguise = _disguise(candidates, workspace, wanted=incognito)
    found = [
        (each, account, load(templates_of(each, templates, cwd)))
        for each in candidates
        if (account := read_account(each, bench, texts.get(each.path), disguise))
    ]
    if not found:
        hint = "a plan begins with front matter that has 'acctplan: 1'; 'acctplan new' makes one"
        raise UsageError(f"no plan among {len(candidates)} Markdown files", hint)
    memory = _memory(found[0][2].find(order.document), [each.path for each, _, _ in found], order, disguise)
    done: list[Rendered] = []
    for each, account, catalogue in found:
        made = document_of(each, account, catalogue, order, memory, slides=renderer.slides)
        name = (account.plan and account.plan.front.account) or ""
        own = renderer_for(each)
        done.append(Rendered(name, each.path, own.render(made)))
        if own.lacking and (said := said_lacking(own.lacking(made), f"'{each.name}'")):
            edge.say(printable(said))
    for place in deliver(done, order.document, renderer, output, cwd):
        if not quiet:
            edge.say(f"wrote {shown(place, cwd)}")
    if memory and memory.reason and not quiet:
        edge.say(f"note: the documents look back without the plan's history: {memory.reason}")
    severities = [one for _, account, _ in found for one in severities_of(account)]
    what = f"'{found[0][1].path}'" if len(found) == 1 else f"{len(found)} plans"
    if not quiet and (said := counted_findings(severities, what)):
        edge.say(printable(said))
    return edge.CLEAN


def _disguise(candidates: Sequence[Candidate], workspace: Workspace, *, wanted: bool) -> "Disguise | None":
    if not wanted:
        return None
    from acctplan.cli.disguise import Disguise

    return Disguise.of(candidates, workspace)


def _memory(
    document: DocumentType, paths: Sequence[Path], order: Order, disguise: "Disguise | None"
) -> Memory | None:
    """What plans were before, for a document that is for a session: only those look back."""
    if document.minutes:
        memory = Memory(paths, order.today, order.since)
        if disguise is not None:
            memory.mask(disguise.masks())
        return memory
    if order.since is not None:
        raise UsageError(f"document '{document.name}' does not look back", "leave out --since")
    return None


def find_renderer(name: str | None, output: str | None) -> renderers.Renderer:
    """The format that was named, else that of the output's suffix, else Markdown.

    Raises: UsageError for one that does not exist.
    """
    suffix = Path(output).suffix[1:].lower() if output else ""
    wanted = name or (suffix if suffix in renderers.names() else "md")
    known = " or ".join(renderers.names())
    if wanted in renderers.names():
        return renderers.find(wanted)
    close = get_close_matches(wanted.lower(), renderers.names(), n=1)
    raise UsageError(
        f"there is no format '{wanted}'", f"did you mean '{close[0]}'?" if close else f"choose {known}"
    )


def _chosen(
    plans: Sequence[str], workspace: Workspace, at: str | None
) -> tuple[Sequence[Candidate], date | None, Mapping[Path, Source]]:
    """The files, and for another time its day and their texts then."""
    if at is None:
        return _find(plans, workspace), None, {}
    return as_they_were(plans, workspace, lambda names: _find(names, workspace), at)


def _find(plans: Sequence[str], workspace: Workspace) -> list[Candidate]:
    paths = [_path(name, workspace) for name in plans]
    return workspace.find(paths)


def _path(name: str, workspace: Workspace) -> Path:
    """A path as it was written, or the file of the plan of that name."""
    if "/" in name or name.endswith(".md") or (workspace.cwd / name).exists():
        return Path(name)
    return find_account(name, workspace).path


def _request_parts(catalogue: Catalogue, order: Order) -> None:
    """Refuse what no plan could mend, before any is read."""
    document = catalogue.find(order.document)
    document.audience(order.audience)
    document.length(order.minutes)


def _refuse_with_all(given: Mapping[str, str | None]) -> None:
    for option, value in given.items():
        if value is not None:
            hint = "leave it out, or name the document instead of --all"
            raise UsageError(f"{option} is for one document", hint)


def _refuse_without_all(
    document: str | None, documents: Sequence[str] | None, formats: Sequence[str] | None, jobs: int | None
) -> None:
    if document is None:
        hint = "write acctplan render DOCUMENT [PLAN]...; see 'acctplan render --help'"
        raise UsageError("argument DOCUMENT is missing", hint)
    if documents or jobs is not None:
        option = "--document" if documents else "--jobs"
        raise UsageError(f"{option} is for --all", "leave it out, or write --all")
    if formats and len(formats) > 1:
        raise UsageError(f"{len(formats)} formats for one file", "choose one, or write --all")


def _refuse_brand(reference: Path | None, *, incognito: bool) -> None:
    if incognito and reference is not None:
        raise UsageError(
            "--incognito leaves your own look out, so it takes no --reference", "leave one of them out"
        )
