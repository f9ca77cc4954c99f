"""What must hold of every input, whatever is in it."""

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from html.parser import HTMLParser

from acctplan import renderers
from acctplan.checker import Judge, check, judge
from acctplan.cli.layout import json_text
from acctplan.cli.portrait import portrait_lines
from acctplan.diagnostic import Diagnostic
from acctplan.documents import Catalogue, Request, load_catalogue, render
from acctplan.documents.checklist import readiness
from acctplan.documents.view import Judgement
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.overview.portrait import ShowDocument, portrait
from acctplan.reader.build import read_plan
from acctplan.report import Layout, Report
from acctplan.report_contract import ReportDocument
from acctplan.reporters import find_reporter, format_names
from acctplan.rules import book
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import Source, Span, decode

LAYOUTS = (Layout(), Layout(colour=True, width=20))
TAGS = frozenset(
    (
        "html", "head", "meta", "title", "style", "body", "a", "p", "div", "header", "footer", "nav", "main", "section",
        "h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr",
        "th", "td", "span", "br", "strong", "em", "del", "code", "pre", "blockquote", "hr",
        "wbr", "figure", "figcaption", "details", "summary",
        "svg", "desc", "defs", "pattern", "g", "path", "rect", "circle", "line", "text",
    )
)  # fmt: skip
"""Elements that a page may have; none of them runs or fetches anything."""

ALL = slice(None)

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Trial:
    """The bytes of a plan file, the text of a configuration, of which an empty one means none, and the day."""

    data: bytes
    configuration: str = ""
    today: date = date(2026, 11, 2)


def troubles(trial: Trial, documents: slice = ALL) -> list[str]:
    """What does not hold, none if all is well; `documents` says which of `requests` are rendered.

    Whatever an input raises is caught here: to find that is what this is for.
    """
    try:
        return list(_troubles(trial, documents))
    except Exception as error:  # noqa: BLE001
        where = " < ".join(
            f"{each.filename[-40:]}:{each.lineno}"
            for each in traceback.extract_tb(error.__traceback__)[:-5:-1]
        )
        return [f"{type(error).__name__} at {where}: {str(error)[:300]}"]


def _troubles(trial: Trial, documents: slice) -> Iterator[str]:
    try:
        bench = _bench(trial.configuration)
    except UsageError as error:
        yield from _complaint_troubles(error)
        bench = _bench("")
    source = decode("plan.md", trial.data)
    reading = read_plan(source, bench.settings)
    found = check(reading, source, bench, trial.today)
    yield from _finding_troubles(found, source)
    yield from _report_troubles(found, source)
    if reading.plan is not None:
        yield from _plan_troubles(reading.plan, found, bench, trial.today, documents)


@lru_cache(maxsize=8)
def _bench(configuration: str) -> Judge:
    return judge(parse(configuration) if configuration else Settings())


def _complaint_troubles(error: UsageError) -> Iterator[str]:
    if not re.match(r"acctplan\.toml:[0-9]+:", error.message):
        yield f"no place: {error.message[:200]!r}"
    if len(error.message) > 500 or len(error.hint) > 500:
        yield f"long complaint: {error.message[:200]!r} {error.hint[:200]!r}"


def _finding_troubles(found: list[Diagnostic], source: Source) -> Iterator[str]:
    if found != sorted(found, key=lambda each: (each.span, each.code)):
        yield "not sorted"
    for each in found:
        if each.code not in book():
            yield f"unknown code: {each.code}"
        if not source.unreadable and not _lies_inside(each.span, source.lines):
            yield f"span outside: {each.code} {each.span}"
        if not each.finding.message or "\n" in each.finding.message:
            yield f"message: {each.code} {each.finding.message[:100]!r}"


def _lies_inside(span: Span, lines: list[str]) -> bool:
    start, end = span[:2], span[2:]
    return (1, 1) <= start <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in (start, end)
    )


def _report_troubles(found: list[Diagnostic], source: Source) -> Iterator[str]:
    visible = [each for each in found if each.suppressed is None]
    report = Report(found, visible, 1, 0, {source.path: source}, "1")
    for name in format_names():
        for layout in LAYOUTS if name == "full" else LAYOUTS[:1]:
            text = find_reporter(name).render(report, layout)
            if _STEERING.search(_COLOUR.sub("", text) if layout.colour else text):
                yield f"steering in {name}"
            text.encode()
            if name == "json":
                yield from _json_troubles(text, source)
            elif name == "concise" and text.count("\n") != len(visible) + 1:
                yield "lines of concise"
            elif name == "github" and not all(line.startswith("::") for line in text.splitlines()):
                yield "lines of github"


def _json_troubles(text: str, source: Source) -> Iterator[str]:
    if not text.isascii():
        yield "json is not ASCII"
    for entry in ReportDocument.model_validate_json(text).findings:
        start, end = entry.range.start, entry.range.end
        lines = re.split(r"\r\n|\r|\n", source.text[: start.offset])
        if not start.offset <= end.offset <= len(source.text):
            yield f"offset outside: {entry.code}"
        elif not source.unreadable and (len(lines), len(lines[-1]) + 1) != (start.line, start.column):
            yield f"offset elsewhere: {entry.code} {start}"


def _plan_troubles(
    plan: Plan, found: list[Diagnostic], bench: Judge, today: date, documents: slice
) -> Iterator[str]:
    active = bench.active[plan.tier]
    shown = portrait(plan, found, active, today, bench.settings)
    ShowDocument.model_validate_json(json_text(shown))
    for line in portrait_lines(shown, 40, colour=False):
        if _STEERING.search(line):
            yield f"steering in show: {line[:80]!r}"
    judgement = Judgement(found, readiness(found, active, plan))
    for request in requests(bench.settings, judgement, today)[documents]:
        yield from _document_troubles(plan, request)


def requests(settings: Settings, judgement: Judgement, today: date) -> list[Request]:
    """Every document for each of its audiences in each of its lengths."""
    return [
        Request(document, audience, today, settings, minutes, judgement)
        for document in _catalogue().documents.values()
        for audience in document.audiences
        for minutes in document.minutes or (0,)
    ]


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()


def _document_troubles(plan: Plan, request: Request) -> Iterator[str]:
    made = render(plan, request, _catalogue())
    for name in ("md", "html"):
        text = renderers.find(name).render(made)
        assert isinstance(text, str)
        text.encode()
        if name == "html":
            name_of = f"{request.document.name} for {request.audience}"
            yield from (f"html: {trouble} in {name_of}" for trouble in html_troubles(text))


def file_troubles(trial: Trial, documents: slice = ALL) -> list[str]:
    """As `troubles`, of the formats that are no text: a file for each document, or a complaint for its reader."""
    settings = Settings()
    plan = read_plan(decode("plan.md", trial.data), settings).plan
    found: list[str] = []
    for request in requests(settings, Judgement(), trial.today)[documents] if plan else ():
        assert plan is not None
        made = render(plan, request, _catalogue())
        for name in ("docx", "pdf", "pptx"):
            try:
                content = renderers.find(name).render(made)
            except UsageError as error:
                found.append(f"{name}: {error.message[:200]}")
                continue
            if not isinstance(content, bytes) or content[:2] not in (b"PK", b"%P"):
                found.append(f"{name}: no file of {request.document.name}")
    return found


def html_troubles(page: str) -> list[str]:
    """What a page has that could run, fetch or break out, as a browser's parser sees it."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    return [*parser.found, *(f"<{tag}> is not closed" for tag in parser.open)]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        if tag not in ("meta", "br", "hr", "wbr"):
            self.open.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "src", "srcdoc", "action", "formaction"):
                self.found.append(f"attribute {name}")
            if name == "href" and not re.match(r"(?:https?://[^/\s]|mailto:|#)", value or ""):
                self.found.append(f"link to {value!r}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}> out of place")
