"""Which heading is which section, and which lines belong to it."""

from bisect import bisect, bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from acctplan.diagnostic import Finding
from acctplan.model.row import Prose, Row, SectionInfo
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import Goal, ReviewedGoal
from acctplan.model.words import Audience
from acctplan.reader.headings import (
    misspelled_trailer,
    nearest,
    normal,
    quarter_goals,
    review_quarter,
    without_account,
)
from acctplan.reader.shapes import Heading, Outline, RawTable


class Summary:
    """The account summary: its table or `Key: Value` lines fill front-matter keys that are absent."""

    INFO = SectionInfo(
        "Account Summary",
        Audience.CUSTOMER,
        "000 Success Plan Structure; 004 template",
        "The account's key figures; each fills the front-matter key of that name if it is absent.",
        ("Executive Summary", "Account Overview"),
    )


Kind = type[Row] | type[Prose] | type[Summary]
KINDS: tuple[Kind, ...] = (Summary, *PROSE, *TABLES)


class Part(NamedTuple):
    """A known section in the file: lines `[heading.line, end)`, and the tables among them.

    `key` tells sections apart of which there may be several (a review's quarter). `misspelled`: the heading only
    comes close to the section's title.
    """

    kind: Kind
    heading: Heading
    end: int
    tables: tuple[RawTable, ...]
    key: str = ""
    misspelled: bool = False


class Parts(NamedTuple):
    """The known sections, each once; the bounds of all sections; what is wrong with headings."""

    known: tuple[Part, ...]
    bounds: tuple[tuple[int, int], ...]
    findings: tuple[Finding, ...]


@lru_cache(maxsize=64)
def _names(aliases: tuple[tuple[str, str], ...]) -> Mapping[str, Kind]:
    titles: dict[str, Kind] = {}
    for kind in KINDS:
        for title in (kind.INFO.title, *kind.INFO.aliases):
            titles.setdefault(normal(title), kind)
    for own, title in aliases:
        if normal(title) in titles:
            titles[normal(own)] = titles[normal(title)]
    return titles


@lru_cache(maxsize=64)
def _own_reviews(aliases: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """A team's own words for the sections of which there is one a quarter."""
    return tuple(normal(own) for own, title in aliases if normal(title) == normal(ReviewedGoal.INFO.title))


def section_named(text: str, account: str, aliases: Mapping[str, str]) -> tuple[Kind, str] | None:
    """The section that a heading's text names exactly, with its quarter if it is a review; None if it names none.

    `aliases` are a team's own headings, by the title that they stand for.
    """
    own = tuple(aliases.items())
    match = _exact(normal(text), account, _names(own), _own_reviews(own))
    return None if match is None else (match.kind, match.key)


class _Match(NamedTuple):
    kind: Kind
    key: str = ""
    close: str = ""


def find_parts(outline: Outline, account: str, aliases: Mapping[str, str], last_line: int) -> Parts:
    """Divide a body into sections. The first known heading fixes their level; deeper ones belong to them.

    `aliases` are a team's own headings, by the title that they stand for; `last_line` is the line after the last.
    """
    names = _names(tuple(aliases.items()))
    headings = [block for block in outline.blocks if isinstance(block, Heading)]
    reviews = _own_reviews(tuple(aliases.items()))
    matches: list[_Match | None] = []
    deepest = 0
    for heading in headings:
        # deeper headings belong to their section, whatever they say
        below = deepest and heading.level > deepest
        match = None if below else _match(heading, account, names, reviews, aliases)
        matches.append(match)
        if match and not match.close and not deepest:
            deepest = heading.level
    level = _level(headings, matches)
    tables = [block for block in outline.blocks if isinstance(block, RawTable)]
    lines = [table.header.line for table in tables]
    starts = [index for index, heading in enumerate(headings) if heading.level <= level]
    ends = [*(headings[index].span.line for index in starts), last_line][1:]
    exact = {
        match.kind: headings[index]
        for index in reversed(starts)
        if (match := matches[index]) and not match.close
    }
    known: list[Part] = []
    findings: list[Finding] = []
    seen: dict[tuple[Kind, str], Heading] = {}
    for index, end in zip(starts, ends, strict=True):
        heading, match = headings[index], matches[index]
        if match is None or heading.level == 1:
            continue
        if match.close and match.kind in exact:
            findings.append(_too_close(heading, match.kind, exact[match.kind]))
            continue
        first = seen.setdefault((match.kind, match.key), heading)
        if first is not heading:
            findings.append(_duplicate(heading, first))
            continue
        if match.close:
            findings.append(_misspelled(heading, match.kind))
        own = tuple(tables[bisect(lines, heading.span.line) : bisect_left(lines, end)])
        known.append(Part(match.kind, heading, end, own, match.key, bool(match.close)))
    return Parts(tuple(known), _bounds(headings, starts, ends), tuple(findings))


def _bounds(
    headings: Sequence[Heading], starts: Sequence[int], ends: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """The lines of every section; the document's title before the first one is none."""
    first = next((index for index in starts if headings[index].level > 1), len(headings))
    pairs = zip(starts, ends, strict=True)
    return tuple((headings[index].span.line, end) for index, end in pairs if index >= first)


def _level(headings: Sequence[Heading], matches: Sequence[_Match | None]) -> int:
    known = [(heading.level, match) for heading, match in zip(headings, matches, strict=True) if match]
    exact = [level for level, match in known if not match.close]
    return (exact or [level for level, _ in known] or [2])[0]


def _match(
    heading: Heading,
    account: str,
    names: Mapping[str, Kind],
    reviews: tuple[str, ...],
    aliases: Mapping[str, str],
) -> _Match | None:
    if heading.level not in (2, 3):
        return None
    plain = normal(heading.text)
    exact = _exact(plain, account, names, reviews)
    if exact is not None:
        return exact
    close = misspelled_trailer(plain, names) or _close(without_account(plain, account), tuple(aliases.items()))
    return None if close is None else _Match(names[close], "", close)


@lru_cache(maxsize=4096)
def _close(text: str, aliases: tuple[tuple[str, str], ...]) -> str | None:
    """The section's name that a text nearly is; remembered, because adopting reads a text several times."""
    return nearest(text, _names(aliases))


def _exact(plain: str, account: str, names: Mapping[str, Kind], reviews: tuple[str, ...]) -> _Match | None:
    if plain in names:
        return _Match(names[plain])
    for text in dict.fromkeys((plain, without_account(plain, account))):
        quarter = review_quarter(_with_our_word(text, reviews))
        if quarter is not None:
            return _Match(ReviewedGoal, quarter)
        if quarter_goals(text):
            return _Match(Goal)
        if text in names:
            return _Match(names[text])
    return None


def _with_our_word(text: str, reviews: tuple[str, ...]) -> str:
    own = next((word for word in reviews if word in text), None)
    return text.replace(own, normal(ReviewedGoal.INFO.title)) if own else text


def _duplicate(heading: Heading, first: Heading) -> Finding:
    return Finding(
        "AP010",
        heading.span,
        f"section '{heading.text}' stands a second time; the first is on line {first.span.line}",
        "move its content to the first one, or give it a heading of its own",
    )


def _too_close(heading: Heading, kind: Kind, exact: Heading) -> Finding:
    title, line = kind.INFO.title, exact.span.line
    message = f"heading '{heading.text}' looks like the section on line {line}, so it is not read"
    return Finding("AP009", heading.span, message, f"choose a heading that is less close to '{title}'")


def _misspelled(heading: Heading, kind: Kind) -> Finding:
    return Finding(
        "AP009",
        heading.span,
        f"heading '{heading.text}' looks like the section '{kind.INFO.title}'",
        f"write '{kind.INFO.title}', or choose a heading that is less close to it",
    )
