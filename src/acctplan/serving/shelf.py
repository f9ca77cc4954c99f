"""What the page shows, as the command lays it out: the page itself never opens a file."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from acctplan.blocks.vocabulary import Chart
from acctplan.diagnostic import Diagnostic
from acctplan.documents.catalogue import DocumentType
from acctplan.model.words import Audience
from acctplan.overview.glance import ListDocument
from acctplan.overview.portrait import ShowDocument


class Book(NamedTuple):
    """One plan: its name on the shelf, its lines, what check finds, and unless nothing can be read its numbers.

    `pictures` are all that can be drawn of it.
    """

    name: str
    account: str
    lines: Sequence[str]
    findings: Sequence[Diagnostic]
    portrait: ShowDocument | None
    pictures: Sequence[Chart] = ()


class Hit(NamedTuple):
    """A line of a plan that has what was searched for; counted from 1."""

    number: int
    text: str


class Shelf(Protocol):
    """The plans that are served. Everything is read anew when it is asked for."""

    def accounts(self) -> ListDocument:
        """All accounts at a glance."""

    def search(self, words: str) -> Mapping[str, Sequence[Hit]]:
        """The plans, by name, whose text or name has all the words somewhere, with the first lines that have one."""

    def book(self, name: str) -> Book | None:
        """One plan by its path as `accounts` has it; None if there is no such plan."""

    def documents(self, name: str) -> Mapping[str, DocumentType]:
        """The document types that a plan can be rendered as."""

    def document(self, name: str, document: str, audience: Audience) -> str | None:
        """A document as a page; None if there is no such plan or document, or not for that audience.

        Raises: UsageError if the plan cannot be rendered.
        """

    def stamp(self) -> Mapping[str, tuple[int, int]]:
        """For each file that is shown when it was changed and how long it is: what differs when somebody saves."""
