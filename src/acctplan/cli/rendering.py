"""`acctplan render --all`: many plans, documents and formats at once, each in a file of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from acctplan import files, renderers
from acctplan.cli import edge
from acctplan.cli.accounts import Account, read_account
from acctplan.cli.destinations import precious
from acctplan.cli.judging import Bench, Terms, process_context
from acctplan.cli.making import (
    Order,
    counted_findings,
    document_of,
    said_lacking,
    severities_of,
    templates_of,
)
from acctplan.cli.references import on_references
from acctplan.cli.terminal import with_progress
from acctplan.diagnostic import Severity
from acctplan.documents import Catalogue, load_catalogue
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.renderers import Renderer
from acctplan.workspace import Candidate
from acctplan.workspace.paths import full, shown

if TYPE_CHECKING:
    from acctplan.cli.disguise import Disguise

_FEW = 4
"""Plans that are not worth a second process."""


@dataclass(frozen=True)
class Bulk:
    """What was asked for: every one of `documents`, all that there are if empty, in every one of `formats`."""

    order: Order
    documents: tuple[str, ...]
    formats: tuple[str, ...]
    templates: Path | None
    reference: Path | None
    cwd: Path
    disguise: "Disguise | None" = None


class Page(NamedTuple):
    """One document in one format. `name` is what stands behind the account's in the file's name."""

    name: str
    content: str | bytes


class Outcome(NamedTuple):
    """What became of one file: its documents, mistakes as message and hint, and what is to be said of it."""

    path: Path
    name: str
    account: str
    pages: tuple[Page, ...] = ()
    mistakes: tuple[tuple[str, str], ...] = ()
    findings: tuple[Severity, ...] = ()
    lacking: tuple[str, ...] = ()


def render_all(candidates: Sequence[Candidate], bulk: Bulk, output: str, jobs: int, *, quiet: bool) -> int:
    """Write all documents of all plans into a folder; gives the exit status.

    What goes wrong with one plan is said, and the others go on.
    Raises: UsageError for what is wrong with the order itself, before any plan is read.
    """
    folder = full(bulk.cwd, Path(output))
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"'{shown(folder, bulk.cwd)}' is a file, not a folder", "name a folder")
    _refuse_impossible(candidates, bulk)
    shelf = _Shelf(folder, bulk.cwd)
    outcomes = _outcomes(candidates, bulk, jobs)
    watched = outcomes if quiet else with_progress(outcomes, "Rendering", len(candidates))
    done = [shelf.filed(each) for each in watched if each is not None]
    if not done:
        hint = "a plan begins with front matter that has 'acctplan: 1'; 'acctplan new' makes one"
        raise UsageError(f"no plan among {len(candidates)} Markdown files", hint)
    return _told(done, shelf, quiet=quiet)


class _Shelf:
    """The folder that everything is written to; gives each plan names that no other has."""

    def __init__(self, folder: Path, cwd: Path) -> None:
        self.folder, self.cwd, self.written = folder, cwd, 0
        self._taken: set[str] = set()

    def filed(self, outcome: Outcome) -> Outcome:
        """Write the pages of one plan; gives its outcome without them, and with what could not be written."""
        stem = self._stem(outcome.account)
        mistakes = list(outcome.mistakes)
        for page in outcome.pages:
            try:
                self._write(f"{stem}-{page.name}", page.content)
            except UsageError as error:
                mistakes.append((error.message, error.hint))
        return outcome._replace(pages=(), mistakes=tuple(mistakes))

    def _stem(self, account: str) -> str:
        stem = files.slug(account) if account.strip() else "account"
        number, found = 1, stem
        while found in self._taken:
            number += 1
            found = f"{stem}-{number}"
        self._taken.add(found)
        return found

    def _write(self, name: str, content: str | bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        place = files.inside(self.folder, name)
        if what := precious(place):
            raise UsageError(
                f"'{shown(place, self.cwd)}' is {what}; it was left alone", "name another folder"
            )
        files.replace(place, content)
        self.written += 1


class _Worker:
    """Renders plans one by one; what many plans need is loaded once."""

    current: ClassVar["_Worker"]

    def __init__(self, candidates: Sequence[Candidate], bulk: Bulk) -> None:
        self.candidates, self.bulk, self.bench = candidates, bulk, Bench(Terms(bulk.order.today))
        self.catalogue = cache(load_catalogue)
        found = [renderers.find(name) for name in bulk.formats]
        self.renderers_for = [
            on_references(each, bulk.reference, bulk.cwd, branded=bulk.disguise is None) for each in found
        ]

    @classmethod
    def prepare(cls, candidates: Sequence[Candidate], bulk: Bulk) -> None:
        """Make the one of this process."""
        cls.current = cls(candidates, bulk)

    @classmethod
    def work(cls, number: int) -> Outcome | None:
        """The outcome of one file, None if it is no plan and nobody named it."""
        return cls.current.outcome(cls.current.candidates[number])

    def outcome(self, candidate: Candidate) -> Outcome | None:
        """What becomes of one file. Raises nothing that another plan could suffer from."""
        account = read_account(candidate, self.bench, disguise=self.bulk.disguise)
        if account is None:
            return None
        name = (account.plan and account.plan.front.account) or ""
        try:
            made = self._made(candidate, account)
        except UsageError as error:
            return Outcome(candidate.path, candidate.name, name, mistakes=((error.message, error.hint),))
        return Outcome(candidate.path, candidate.name, name, *made)

    def _made(
        self, candidate: Candidate, account: Account
    ) -> tuple[tuple[Page, ...], tuple[tuple[str, str], ...], tuple[Severity, ...], tuple[str, ...]]:
        catalogue = self.catalogue(templates_of(candidate, self.bulk.templates, self.bulk.cwd))
        chosen = [renderer_for(candidate) for renderer_for in self.renderers_for]
        pages: list[Page] = []
        lacking: dict[str, None] = {}
        for order in orders(self.bulk, catalogue):
            made = {
                slides: document_of(candidate, account, catalogue, order, slides=slides)
                for slides in {each.slides for each in chosen}
            }
            for renderer in chosen:
                document = made[renderer.slides]
                pages.append(Page(_file_end(order, renderer), renderer.render(document)))
                lacking |= dict.fromkeys(renderer.lacking(document) if renderer.lacking else ())
        return tuple(pages), (), tuple(severities_of(account)), tuple(lacking)


def orders(bulk: Bulk, catalogue: Catalogue) -> list[Order]:
    """An order for each document that has the audience asked for; each for its own audience if none was.

    Raises: UsageError for a document or audience that does not exist, a length that no document comes in, and if no
    document is left.
    """
    names = bulk.documents or tuple(catalogue.documents)
    found = [catalogue.find(name) for name in dict.fromkeys(names)]
    wanted = bulk.order.audience
    if wanted and (bulk.documents or not any(wanted in each.audiences for each in found)):
        for each in found:
            each.audience(wanted)
    fitting = [each for each in found if not wanted or wanted in each.audiences]
    minutes = bulk.order.minutes
    if minutes is not None and not any(minutes in each.minutes for each in fitting):
        fitting[0].length(minutes)
    return [
        replace(
            bulk.order,
            document=each.name,
            audience=each.audience(wanted).value,
            minutes=minutes if minutes in each.minutes else None,
        )
        for each in fitting
    ]


def _refuse_impossible(candidates: Sequence[Candidate], bulk: Bulk) -> None:
    worker = _Worker(candidates, bulk)
    for candidate in candidates:
        worker.bench.judge_for(candidate.project)
        orders(bulk, worker.catalogue(templates_of(candidate, bulk.templates, bulk.cwd)))


def _outcomes(candidates: Sequence[Candidate], bulk: Bulk, jobs: int) -> Iterator[Outcome | None]:
    processes = min(jobs, len(candidates) // _FEW)
    if processes < 2:
        yield from map(_Worker(candidates, bulk).outcome, candidates)
        return
    from concurrent.futures import ProcessPoolExecutor

    prepared = (candidates, bulk)
    with ProcessPoolExecutor(processes, process_context(), _Worker.prepare, prepared) as pool:
        yield from pool.map(_Worker.work, range(len(candidates)))


def _file_end(order: Order, renderer: Renderer) -> str:
    return f"{order.document}-{order.audience}{renderer.suffix}"


def _told(done: Sequence[Outcome], shelf: _Shelf, *, quiet: bool) -> int:
    """Say what went wrong and what was written; 2 if anything went wrong."""
    mistakes = dict.fromkeys(mistake for each in done for mistake in each.mistakes)
    for message, hint in mistakes:
        edge.complain(message, hint)
    if quiet:
        return edge.MISUSE if mistakes else edge.CLEAN
    for each in done:
        _say(said_lacking(each.lacking, f"'{each.name}'"))
    failed = sum(bool(each.mistakes) for each in done)
    plans = len(done) - failed
    left = f"; {failed} could not be rendered" if failed else ""
    counts = f"{_many(shelf.written, 'document')} of {_many(plans, 'plan')}"
    _say(f"wrote {counts} to '{shown(shelf.folder, shelf.cwd)}'{left}")
    _say(counted_findings([one for each in done for one in each.findings], _many(len(done), "plan")))
    return edge.MISUSE if mistakes else edge.CLEAN


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _say(line: str) -> None:
    if line:
        edge.say(edge.obeyed_by_nobody(printable(line)))
