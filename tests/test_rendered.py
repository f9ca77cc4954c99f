"""The showcase under examples/rendered: documents of the example accounts as they are made, and nothing else.

`pytest tests/test_rendered.py --update` makes them anew; read the difference.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from acctplan import renderers, source
from acctplan.brand.loading import look_of
from acctplan.checker import check, judge
from acctplan.documents import Request, load_catalogue, render
from acctplan.documents.catalogue import Catalogue
from acctplan.documents.checklist import readiness
from acctplan.documents.view import Judgement
from acctplan.model.plan import Plan
from acctplan.model.row import columns
from acctplan.model.words import Audience, PlanStatus, Tier
from acctplan.reader.build import read_plan
from acctplan.settings import CONFIG_NAME, Settings, load
from conftest import Golden

EXAMPLES = Path(__file__).parent.parent / "examples"
RENDERED = EXAMPLES / "rendered"
TODAY = date(2026, 11, 21)
SHOWN_IN_FULL = "najmara-marketplace"
FOR_CUSTOMERS = ("success-plan", "qbr-agenda")


class Case(NamedTuple):
    """One file of the showcase."""

    account: str
    document: str
    audience: Audience
    format: str

    @property
    def file(self) -> str:
        """Its place below `examples/rendered`."""
        return f"{self.account}/{self.document}.{self.audience}.{self.format}"


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def settings() -> Settings:
    return load(EXAMPLES / CONFIG_NAME)


@cache
def account(path: Path) -> tuple[Plan, Judgement]:
    """A plan and what checking it says."""
    text, judges = source.read(path, path.relative_to(EXAMPLES).as_posix()), judge(settings())
    reading = read_plan(text, settings())
    assert reading.plan is not None
    found = check(reading, text, judges, TODAY)
    return reading.plan, Judgement(found, readiness(found, judges.active[reading.plan.tier], reading.plan))


@cache
def accounts() -> dict[str, Path]:
    """The accounts that are not archived, by the name of their file."""
    paths = {path.stem: path for path in sorted(EXAMPLES.glob("accounts/**/*.md"))}
    return {name: path for name, path in paths.items() if account(path)[0].status is not PlanStatus.ARCHIVED}


def cases() -> Iterator[Case]:
    """Markdown of everything; of small accounts and drafts, and in HTML, what a customer gets; all HTML of one."""
    for name, path in accounts().items():
        plan = account(path)[0]
        is_small = plan.tier is Tier.BASE or plan.status is PlanStatus.DRAFT
        for document in catalogue().documents.values():
            for audience in document.audiences:
                if document.name in FOR_CUSTOMERS or not is_small:
                    yield Case(name, document.name, audience, "md")
                is_customers = document.name in FOR_CUSTOMERS and audience is Audience.CUSTOMER
                if is_customers or (name == SHOWN_IN_FULL and document.name not in FOR_CUSTOMERS):
                    yield Case(name, document.name, audience, "html")


CASES = tuple(cases())


def made(case: Case) -> str:
    """The text of a file of the showcase."""
    plan, judgement = account(accounts()[case.account])
    kind = catalogue().find(case.document)
    request = Request(kind, case.audience, TODAY, settings(), kind.length(None), judgement)
    document = replace(render(plan, request, catalogue()), look=look_of(settings(), EXAMPLES))
    return str(renderers.find(case.format).render(document))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_the_showcase_is_what_the_plans_give(case: Case, golden: Golden) -> None:
    golden(RENDERED / case.file, made(case))


def test_the_showcase_holds_nothing_else() -> None:
    found = {path.relative_to(RENDERED).as_posix() for path in RENDERED.rglob("*") if path.is_file()}
    assert found == {case.file for case in CASES}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.audience is Audience.CUSTOMER], ids=lambda case: case.file
)
def test_what_a_customer_gets_holds_nothing_internal(case: Case) -> None:
    shown = (RENDERED / case.file).read_text(encoding="utf-8")
    assert "not for customers" not in shown
    assert [text for text in secrets(account(accounts()[case.account])[0]) if text in shown] == []


def secrets(plan: Plan) -> set[str]:
    """Texts of a plan that are for us only, long enough to be told from others."""
    ours: set[str] = set()
    everybodys: list[str] = []
    for kind, table in plan.tables.items():
        for row, column in product(table.rows, columns(kind)):
            audience = row.audience or kind.INFO.audience
            is_open = audience is Audience.CUSTOMER and column.audience is Audience.CUSTOMER
            (everybodys.append if is_open else ours.add)(row.text(column.name))
    for prose, section in plan.prose.items():
        public = section.passage.public if prose.INFO.audience is Audience.CUSTOMER else ""
        everybodys.append(public)
        ours.update(line for line in section.passage.words.splitlines() if line not in public)
    return {text for text in ours if len(text) > 24 and not any(text in each for each in everybodys)}


def test_there_are_secrets_to_look_for() -> None:
    found = secrets(account(accounts()[SHOWN_IN_FULL])[0])
    assert "New CISO halts the move until his own review" in found
    assert any("up all night after the outage" in text for text in found)
    assert len(found) > 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_no_showcase_is_a_plan(case: Case) -> None:
    assert not (RENDERED / case.file).read_text(encoding="utf-8").startswith("---")


def test_an_account_as_a_whole_is_shown_in_every_format_that_there_is() -> None:
    formats = {case.format for case in CASES if case.account == SHOWN_IN_FULL}
    assert formats == {"md", "html"}
    assert {case.document for case in CASES if case.account == SHOWN_IN_FULL} == set(catalogue().documents)
