"""The plans below a folder as `acctplan serve` shows them, each read again when its file has changed."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock

from acctplan import renderers
from acctplan.blocks.vocabulary import Chart
from acctplan.cli.accounts import Account, read_account
from acctplan.cli.disguise import Disguise
from acctplan.cli.judging import Bench, Terms
from acctplan.cli.references import in_look
from acctplan.cli.terminal import with_progress
from acctplan.documents import Catalogue, DocumentType, Request, load_catalogue, render
from acctplan.documents.checklist import readiness
from acctplan.documents.view import Judgement
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.words import Audience
from acctplan.overview.glance import Glance, ListDocument, glance, listed
from acctplan.overview.portrait import portrait
from acctplan.serving.listing import hits
from acctplan.serving.shelf import Book, Hit
from acctplan.settings import Settings
from acctplan.workspace import Candidate, Workspace, read

FIND_EVERY = 2.0
"""Seconds after which new files are looked for."""

MOST_OPEN = 8
"""Plans that are kept as they were read; of the others there is a line for the list only."""

_Stamp = tuple[int, int]
_Known = tuple[int, date]
"""What a plan was read with: its file and its configuration as they were, and the day."""


class _Pictures(DocumentType):
    """All pictures of an account; not among the documents, as nobody hands it over."""

    @property
    def body(self) -> str:
        """Name of the body among the templates."""
        return "partials/account-pictures.md.jinja"


_PICTURES = _Pictures("pictures", "Pictures", "", (Audience.INTERNAL,), Audience.INTERNAL)


class Library:
    """A shelf over the disk. `today` is asked for each page, since the page may stay open over midnight.

    With `incognito` plans are masked as they are read, files are called after what stands for their accounts, and
    what is no readable plan is not there.
    Raises from each method: UsageError if the configuration is wrong or no file is a plan.
    """

    def __init__(
        self,
        cwd: Path,
        config: Path | None,
        paths: Sequence[Path],
        today: Callable[[], date],
        *,
        incognito: bool = False,
    ) -> None:
        self._incognito = incognito
        self._cwd = cwd
        self._config = config
        self._paths = paths
        self._today = today
        self._lock = RLock()
        self._open: dict[str, tuple[_Known, Account | None]] = {}
        self._lines: dict[str, tuple[_Known, Glance | None]] = {}
        self._bench: tuple[date, Bench] | None = None
        self._cover: tuple[tuple[Path, ...], Disguise] | None = None
        self._known: tuple[float, tuple[Path, ...]] = (0.0, ())
        self._found: list[Candidate] = []
        self._found_when: tuple[float, dict[Path, _Stamp | None]] = (0.0, {})

    def read_all(self) -> None:
        """Read every plan once, with a progress bar, so that the list is there when it is asked for."""
        candidates, today = self._candidates(), self._today()
        for each in with_progress(candidates, "Reading", len(candidates)):
            self._glance(each, today)
        self.accounts()

    def accounts(self) -> ListDocument:
        """All accounts at a glance."""
        with self._lock:
            today = self._today()
            found = [line for each in self._candidates() if (line := self._glance(each, today))]
            if not found:
                raise UsageError("there is no plan here", "'acctplan new' makes one")
            return listed(found, today)

    def search(self, words: str) -> Mapping[str, Sequence[Hit]]:
        """The plans that have all the words, with the first lines that have one."""
        with self._lock:
            wanted, today = words.casefold().split(), self._today()
            names = [each for each in self._candidates() if self._glance(each, today)]
        found = ((each.name, hits(read(each).text, each.name, wanted)) for each in names)
        return {name: lines for name, lines in found if lines is not None}

    def book(self, name: str) -> Book | None:
        """One plan."""
        with self._lock:
            today, candidate = self._today(), self._candidate(name)
            account = self._account(candidate, today) if candidate else None
            if candidate is None or account is None:
                return None
            plan = account.plan
            lines = plan.source.lines if plan else read(candidate).lines
            shown = (
                portrait(plan, account.diagnostics, account.active, today, account.settings) if plan else None
            )
            drawn = self._pictures(plan, today, account.settings) if plan else ()
            return Book(name, plan.account if plan else name, lines, account.diagnostics, shown, drawn)

    def documents(self, name: str) -> Mapping[str, DocumentType]:
        """The document types of the plan's project."""
        with self._lock:
            candidate = self._candidate(name)
            return self._catalogue(candidate).documents if candidate else {}

    def document(self, name: str, document: str, audience: Audience) -> str | None:
        """A document as a page."""
        with self._lock:
            today, candidate = self._today(), self._candidate(name)
            account = self._account(candidate, today) if candidate else None
            if candidate is None or account is None:
                return None
            catalogue = self._catalogue(candidate)
            kind = catalogue.documents.get(document)
            if kind is None or audience not in kind.audiences:
                return None
            if account.plan is None:
                finding = account.diagnostics[0].finding
                raise UsageError(f"line {finding.span.line}: {finding.message}", finding.hint)
            checklist = readiness(account.diagnostics, account.active, account.plan)
            judgement = Judgement(account.diagnostics, checklist)
            request = Request(kind, audience, today, account.settings, kind.length(None), judgement)
            page = self._html if self._incognito else in_look(self._html, candidate.project)
            return str(page.render(render(account.plan, request, catalogue)))

    def stamp(self) -> dict[str, _Stamp]:
        """When each plan, configuration, template and logo was changed, and how long it is."""
        when, files = self._known
        if time.monotonic() - when > FIND_EVERY or not files:
            with self._lock:
                files = self._files()
                self._known = (time.monotonic(), files)
        return {str(path): stamp for path in files if (stamp := _stamp(path))}

    def _pictures(self, plan: Plan, today: date, settings: Settings) -> tuple[Chart, ...]:
        request = Request(_PICTURES, Audience.INTERNAL, today, settings)
        made = render(plan, request, self._built_in)
        return tuple(block for block in made.blocks if isinstance(block, Chart))

    @cached_property
    def _built_in(self) -> Catalogue:
        return load_catalogue()

    @cached_property
    def _html(self) -> renderers.Renderer:
        return renderers.find("html")

    def _files(self) -> tuple[Path, ...]:
        try:
            candidates = self._candidates()
        except UsageError:
            return ()
        files = dict.fromkeys(each.path for each in candidates)
        for project in {id(each.project): each.project for each in candidates}.values():
            if project.file:
                files[project.file] = None
            if project.settings.render.templates:
                folder = project.root / project.settings.render.templates
                files |= dict.fromkeys(path for path in sorted(folder.glob("*/**/*")) if path.is_file())
            if project.settings.render.brand.logo:
                files[project.root / project.settings.render.brand.logo] = None
        return tuple(files)

    def _candidates(self) -> list[Candidate]:
        """The files, looked for again after a while and as soon as a configuration has changed."""
        when, configurations = self._found_when
        if time.monotonic() - when > FIND_EVERY or configurations != _configurations(self._found):
            self._found = Workspace(self._cwd, self._config).find(self._paths)
            self._bench = None
            self._found_when = (time.monotonic(), _configurations(self._found))
        return self._found

    def _candidate(self, name: str) -> Candidate | None:
        return next((each for each in self._candidates() if self._name(each) == name), None)

    def _name(self, candidate: Candidate) -> str:
        """What a file is called on the pages."""
        if not self._incognito:
            return candidate.name
        line = self._glance(candidate, self._today())
        return line.path if line else ""

    def _glance(self, candidate: Candidate, today: date) -> Glance | None:
        """A file's line in the list, made again only if it, its configuration or the day is another."""
        known = _known(candidate, today)
        line = self._lines.get(candidate.name)
        if line is None or line[0] != known:
            account = self._account(candidate, today)
            line = (known, _line(account, today) if account else None)
            self._lines[candidate.name] = line
        return line[1]

    def _account(self, candidate: Candidate, today: date) -> Account | None:
        """What is known of a file, read again unless it was among the last ones, as it is now."""
        known = _known(candidate, today)
        read_before = self._open.pop(candidate.name, None)
        if read_before is None or read_before[0] != known:
            read_before = (known, self._read(candidate, today))
        self._open[candidate.name] = read_before
        if len(self._open) > MOST_OPEN:
            del self._open[next(iter(self._open))]
        return read_before[1]

    def _read(self, candidate: Candidate, today: date) -> Account | None:
        if not self._incognito:
            return read_account(candidate, self._judging(today))
        account = read_account(candidate, self._judging(today), disguise=self._disguise())
        return account if account and account.plan else None

    def _judging(self, today: date) -> Bench:
        if self._bench is None or self._bench[0] != today:
            self._bench = (today, Bench(Terms(today)))
        return self._bench[1]

    def _disguise(self) -> Disguise:
        """The masks, made anew when there are other files."""
        paths = tuple(each.path for each in self._found)
        if self._cover is None or self._cover[0] != paths:
            self._cover = (paths, Disguise.of(self._found, Workspace(self._cwd, self._config)))
        return self._cover[1]

    def _catalogue(self, candidate: Candidate) -> Catalogue:
        own = candidate.project.settings.render.templates
        return load_catalogue(candidate.project.root / own) if own else self._built_in


def _configurations(candidates: Sequence[Candidate]) -> dict[Path, _Stamp | None]:
    """The configurations of the files, and when each was changed."""
    return {file: _stamp(file) for file in {each.project.file for each in candidates} if file}


def _known(candidate: Candidate, today: date) -> _Known:
    configuration = candidate.project.file
    return hash((_stamp(candidate.path), _stamp(configuration) if configuration else None)), today


def _line(account: Account, today: date) -> Glance:
    return glance(account.path, account.plan, account.diagnostics, today, account.settings.health.bands)


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
