"""A plan as it was read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, Generic, NamedTuple, TypeVar

from acctplan.model.front import FrontMatter
from acctplan.model.people import Person, Roster
from acctplan.model.row import Prose, Row
from acctplan.model.sections.goals import Goal, ReviewedGoal
from acctplan.model.time import Quarter
from acctplan.model.words import PlanStatus, Tier
from acctplan.source import FIRST_LINE, Source, Span

R = TypeVar("R", bound=Row)
T = TypeVar("T")


class Table(NamedTuple, Generic[R]):
    """One table section.

    `rows` are its rows in order without sums; `totals` the rows whose first text cell is "Total".
    `header` is None if the heading has no table. `columns` are the fields that the table has, `unsure` those of
    them that stand under a misspelled title. `internal` says that nothing of it may reach a customer although the
    format lets it: the heading is misspelled or stands between internal markers. `prose` is the text around it.
    """

    heading: Span
    title: str
    rows: tuple[R, ...]
    totals: tuple[R, ...] = ()
    header: Span | None = None
    columns: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    internal: bool = False
    prose: "Passage | None" = None
    quarter: Quarter | None = None

    def has(self, *fields: str) -> bool:
        """Whether the table has these columns."""
        return self.columns.issuperset(fields)

    def is_readable(self, *fields: str) -> bool:
        """Whether the columns exist and every row's cells in them could be read (blank ones count as read)."""
        return self.has(*fields) and not self.hides(*fields)

    def hides(self, *fields: str) -> bool:
        """Whether one of these cells of some row could not be read."""
        for row in self.rows:
            origin = row.origin
            if (origin.ragged or origin.states) and row.is_unsure(*fields):
                return True
        return False


class Passage(NamedTuple):
    """Free text of the author from the file line `first_line` on.

    `lines` as written; `public` without comments and internal parts; `words` without comments; `unfilled` if
    template text is left in it.
    """

    first_line: int
    lines: tuple[str, ...]
    public: str
    words: str
    unfilled: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said: no letter or digit beside comments, or just `n/a`."""
        words = self.words.strip(" .*_()-")
        none = len(words) < 5 and words.casefold() in ("n/a", "none")
        return none or not any(map(str.isalnum, words))


class Allow(NamedTuple):
    """An allow-comment: `codes` are silenced where it stands until the day `until`, that day included.

    `until_text` is what the author wrote as the day; with a text and no day it could not be read.
    """

    span: Span
    codes: tuple[str, ...]
    until_text: str
    until: date | None
    reason: str


class ProseSection(NamedTuple):
    """One section of free text."""

    heading: Span
    title: str
    passage: Passage
    internal: bool = False


@dataclass(frozen=True)
class Plan:
    """One account's plan.

    `tables` and `prose` hold the known sections by their declaration, `reviews` the closed quarters in order of
    appearance. `bounds` are the file lines `[start, end)` of every section, known or not, in order: the scopes of
    `allows`. Rules read these; nothing here refers to the disk or the clock.
    """

    source: Source
    front: FrontMatter
    tables: Mapping[type[Row], Table[Any]]
    prose: Mapping[type[Prose], ProseSection]
    reviews: tuple[Table[ReviewedGoal], ...] = ()
    roster: Roster = field(default_factory=Roster)
    allows: tuple[Allow, ...] = ()
    bounds: tuple[tuple[int, int], ...] = ()
    known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found out about the plan so far, by the function that finds it; by the kind of rows their gaps."""

    def table(self, kind: type[R]) -> Table[R] | None:
        """A table section, or None if the plan has no such heading."""
        return self.tables.get(kind)

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """The rows of a section; none if the plan does not have it."""
        table: Table[R] | None = self.tables.get(kind)
        return () if table is None else table.rows

    def gaps(self, kind: type[R]) -> Sequence[tuple[int, R]]:
        """The rows of a section in which some cell is blank or could not be read, with their 1-based positions.

        Most tables have none, so that a rule about blank cells need not ask each row.
        """
        known: Sequence[tuple[int, R]] | None = self.known.get(kind)
        if known is not None:
            return known
        found: list[tuple[int, R]] = []
        for position, row in enumerate(self.rows(kind), 1):
            origin = row.origin
            if origin.states or origin.ragged:
                found.append((position, row))
        self.known[kind] = found
        return found

    def has_none(self, kind: type[Row]) -> bool:
        """Whether a section of rows is absent or its table has none; one without its table could not be read."""
        table = self.tables.get(kind)
        return table is None or (table.header is not None and not table.rows)

    def heading(self, kind: type[Row] | type[Prose]) -> Span:
        """The heading of a section, or the front matter's first line if the plan does not have it."""
        section: Table[Any] | ProseSection | None
        section = self.tables.get(kind) if issubclass(kind, Row) else self.prose.get(kind)
        return FIRST_LINE if section is None else section.heading

    def people(self, row: Row, name: str = "owner") -> tuple[Person, ...]:
        """Who is named in a cell of names."""
        names = getattr(row, name)
        if names is None or name not in row.origin.indexes:
            return ()
        return self.roster.split(names)

    @property
    def account(self) -> str:
        """The account's name, or the file's if it has none."""
        return self.front.account or self.source.path

    @property
    def status(self) -> PlanStatus:
        """Life of the plan; active unless it says otherwise."""
        return self.front.status or PlanStatus.ACTIVE

    @property
    def tier(self) -> Tier:
        """Tier of the account; growth unless it says otherwise."""
        return self.front.tier or Tier.GROWTH

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The quarterly goals."""
        return self.rows(Goal)


def once_per_plan(find: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """A function of a plan that several rules ask for: it looks once, and the plan keeps the answer."""

    @wraps(find)
    def found(plan: Plan) -> T:
        known = plan.known
        if find not in known:
            known[find] = find(plan)
        answer: T = known[find]
        return answer

    return found
