"""Plans with payloads in every place that the format declares, and the documents made of them."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from acctplan.checker import check, judge
from acctplan.documents import Catalogue, Request, render
from acctplan.documents.checklist import readiness
from acctplan.documents.view import Judgement
from acctplan.model.front import KeyGroup, keys
from acctplan.model.people import Names
from acctplan.model.row import Row, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.reader.build import read_plan
from acctplan.renderers import html
from acctplan.settings import Settings
from acctplan.source import Source
from hostile_payloads import blocks, payloads
from leaks import open_value

TODAY = date(2026, 11, 2)


class Made(NamedTuple):
    """A document as a page, and what it is."""

    name: str
    page: str


def plans_of_rows() -> Iterator[tuple[str, str]]:
    """Plans by name that put every payload into every column, prose and heading.

    Each twice: with payloads in all columns, and in those of text and names alone, so that rows are not
    left out of lists and pictures for want of a day or a number.
    """
    for number, block in enumerate(blocks()):
        for typed in (False, True):
            yield f"rows-{number}-{'typed' if typed else 'all'}", plan_of_rows(block, typed=typed)


def some_of_rows() -> Iterator[tuple[str, str]]:
    """Half of them: every payload once, the blocks by turns in all columns and in those of text alone."""
    return (
        plan for number, plan in enumerate(plans_of_rows()) if (number % 2 == 1) == (number // 2 % 2 == 1)
    )


def plan_of_rows(block: Sequence[str], *, typed: bool) -> str:
    """One such plan: row by row each column has another payload of the block."""
    parts = [*_front(lambda kind, number: block[number % len(block)] if _is_text(kind) else open_value(kind))]
    for prose in PROSE:
        parts += [f"## {prose.INFO.title}", "", *(f"{each}\n" for each in block)]
    for kind in TABLES:
        parts += _table(kind, block, typed=typed)
    for each in block:
        parts += [f"## {_cell(each)}", "", f"| {_cell(each)} |\n|---|\n| x |", ""]
    return "\n".join(parts).replace("\0", "&#0;") + "\n"


def plans_of_keys() -> Iterator[tuple[str, str]]:
    """Plans by name that put every payload into every key of the front matter."""
    every = payloads()
    for start in range(len(every)):
        yield (
            f"keys-{start}",
            "\n".join(_front(lambda _, number, start=start: every[(start + number) % len(every)])),
        )


def some_of_keys() -> Iterator[tuple[str, str]]:
    """A tenth of them: every payload in some keys, and every key with thirty payloads."""
    return islice(plans_of_keys(), 0, None, 10)


def documents(
    name: str, text: str, catalogue: Catalogue, which: Container[int] = range(100)
) -> Iterator[Made]:
    """All documents of a plan, for all audiences, or `which` of them, counted from 0."""
    source, settings = Source(f"accounts/{name}.md", text), Settings()
    reading, bench = read_plan(source, settings), judge(settings)
    found = check(reading, source, bench, TODAY)
    assert reading.plan is not None, found[0].finding.message
    judgement = Judgement(found, readiness(found, bench.active[reading.plan.tier], reading.plan))
    every = [(kind, audience) for kind in catalogue.documents.values() for audience in kind.audiences]
    for kind, audience in (each for number, each in enumerate(every) if number in which):
        request = Request(kind, audience, TODAY, settings, kind.length(None), judgement)
        yield Made(f"{name}.{kind.name}.{audience}", html.render(render(reading.plan, request, catalogue)))


def _front(value: Any) -> Iterator[str]:
    yield "---\nacctplan: 1"
    for number, key in enumerate(keys()):
        name, indent = key.path.rpartition(".")[2], "  " * key.path.count(".")
        if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
            yield f"{indent}{name}:"
        elif name not in ("acctplan", "status"):
            yield f"{indent}{name}: {_quoted(value(key.kind, number))}"
    yield "---\n"


def _quoted(payload: str) -> str:
    """The payload as YAML has it between double quotes."""
    signs = (each if each.isprintable() and each not in '"\\' else f"\\U{ord(each):08x}" for each in payload)
    return f'"{"".join(signs)}"'


def _table(kind: type[Row], block: Sequence[str], *, typed: bool) -> Iterator[str]:
    declared = [each for each in columns(kind) if each.name not in ("audience", "number")]
    yield "## Review 2026-Q3" if kind is ReviewedGoal else f"## {kind.INFO.title}"
    yield f"\n| {' | '.join(each.title for each in declared)} | Audience |\n{'|---' * (len(declared) + 1)}|"
    for row in range(len(block)):
        cells = [
            open_value(each.kind)
            if typed and not _is_text(each.kind)
            else _cell(block[(row + number) % len(block)])
            for number, each in enumerate(declared)
        ]
        yield f"| {' | '.join(cells)} | customer |"
    yield ""


def _is_text(kind: Any) -> bool:
    return kind in (str, Names)


def _cell(payload: str) -> str:
    """The payload in one line, with its bars escaped."""
    return payload.replace("|", "\\|").replace("\n", " ").replace("\r", " ")
