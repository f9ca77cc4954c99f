"""What the tests of documents share: reading a text, and rendering it as a customer or one of us gets it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from acctplan import renderers
from acctplan.blocks import Texts
from acctplan.checker import check, judge
from acctplan.documents import Catalogue, Request, load_catalogue, render
from acctplan.documents.cells import Viewpoint
from acctplan.documents.checklist import readiness
from acctplan.documents.projection import project
from acctplan.documents.view import Judgement
from acctplan.model.plan import Plan
from acctplan.model.words import Audience
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

TODAY = date(2026, 11, 2)


@dataclass(frozen=True)
class Desk:
    """Reads and renders as of one day, with the settings given."""

    catalogue: Catalogue
    settings: Settings
    today: date = TODAY

    def read(self, text: str, path: str = "plan.md") -> Plan:
        """The plan in a text."""
        plan = read_plan(Source(path, text), self.settings).plan
        assert plan is not None
        return plan

    def request(self, name: str, audience: str | None = None, minutes: int | None = None) -> Request:
        """What a command would ask for, without a judgement."""
        document = self.catalogue.find(name)
        return Request(
            document, document.audience(audience), self.today, self.settings, document.length(minutes)
        )

    def md(self, text: str, name: str, audience: str | None = None, minutes: int | None = None) -> str:
        """A document of a plan in Markdown."""
        document = render(self.read(text), self.request(name, audience, minutes), self.catalogue)
        return str(renderers.find("md").render(document))

    def viewpoint(self, text: str, audience: Audience = Audience.INTERNAL) -> Viewpoint:
        """Where the parts of a view start from."""
        return Viewpoint(
            project(self.read(text), audience, self.settings), Texts(), self.today, self.settings
        )

    def judgement(self, text: str, path: str = "plan.md") -> Judgement:
        """What a check of the plan says."""
        source = Source(path, text)
        reading, bench = read_plan(source, self.settings), judge(self.settings)
        assert reading.plan is not None
        found = check(reading, source, bench, self.today)
        return Judgement(found, readiness(found, bench.active[reading.plan.tier], reading.plan))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def desk(catalogue: Catalogue) -> Desk:
    return Desk(catalogue, Settings())


@pytest.fixture(scope="session")
def complete() -> str:
    return (Path(__file__).parents[1] / "plans" / "complete.md").read_text(encoding="utf-8")


@pytest.fixture
def read(desk: Desk) -> Callable[[str], Plan]:
    return desk.read
