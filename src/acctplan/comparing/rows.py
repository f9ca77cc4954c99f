"""Changes of a section's rows: which came, which went, and what changed of those that stayed."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from acctplan.comparing.cells import Pair, added, gone
from acctplan.comparing.changes import Change, Kind, Sense, Theme
from acctplan.comparing.pairing import paired
from acctplan.comparing.telling import quoted, words_of
from acctplan.model.naming import normal
from acctplan.model.plan import Plan, Table
from acctplan.model.row import Row, title_field
from acctplan.reader.passages import says_none_known


def _by_title(_plan: Plan, row: Row) -> str:
    return row.title


class Rows(NamedTuple):
    """How the changes of a section are told.

    `noun` stands before a row's name. `name` is what its row is paired by, `title` what it is called; `new` says how
    one came, `left` how one went, with the kind of that change. `alike` are columns that speak for two rows being one.
    """

    theme: Theme
    kind: type[Row]
    noun: str
    new: Callable[[Any], str]
    left: Callable[[Any], tuple[Kind, str, Sense]]
    kept: Callable[[Pair], Iterator[Change]]
    alike: tuple[str, ...] = ()
    name: Callable[[Plan, Any], str] = _by_title
    quoted: bool = True
    same_numbers: bool = True


def row_changes(how: Rows, before: Plan, after: Plan) -> Iterator[Change]:
    """What changed in a section; nothing if one of the plans has text in place of its table."""
    if any(_is_text(plan.table(how.kind)) for plan in (before, after)):
        return
    then, now = before.rows(how.kind), after.rows(how.kind)
    names = {id(row): how.name(plan, row) for plan, rows in ((before, then), (after, now)) for row in rows}
    pairs = paired(then, now, lambda row: names[id(row)], same_numbers=how.same_numbers, alike=how.alike)
    for place, row in enumerate(then):
        if place in pairs.now:
            pair = Pair(how.theme, words_of(row.title), _subject(how, row), row, now[pairs.now[place]])
            yield from _reworded(how, pair)
            yield from how.kept(pair)
        else:
            kind, clause, sense = how.left(row)
            yield gone(how.theme, _subject(how, row), clause, words_of(row.title), kind)._replace(sense=sense)
    for place in pairs.new:
        row = now[place]
        yield added(how.theme, _subject(how, row), how.new(row), words_of(row.title))


def _is_text(table: Table[Any] | None) -> bool:
    """Whether a section says something that nobody can read as rows; `none known` says that there are none."""
    if table is None or table.header is not None or table.rows or table.prose is None:
        return False
    return not (table.prose.is_empty or says_none_known(table.prose.words))


def _subject(how: Rows, row: Row) -> str:
    name = quoted(row.title) if how.quoted else words_of(row.title) or "somebody without a name"
    return f"{how.noun} {name}".strip()


def _reworded(how: Rows, pair: Pair) -> Iterator[Change]:
    if how.quoted and normal(words_of(pair.before.title)) != normal(words_of(pair.after.title)):
        field = title_field(how.kind)
        yield pair.change(Kind.REWORDED, field, f"is now called {quoted(pair.after.title)}")
