"""Which heading is which section, and which lines belong to it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from acctplan.diagnostic import Better, Finding
from acctplan.model.row import Prose, Row, SectionInfo
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import Goal, ReviewedGoal
from acctplan.model.words import Audience
from acctplan.reader.headings import (
    is_only_nearest,
    misspelled_trailer,
    nearest,
    normal,
    quarter_goals,
    respelled,
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
    tables: Sequence[RawTable]
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
    plain = normal(text)
    match = _exact_matches(own).get(plain) or _certain(plain, account, _names(own), _own_reviews(own))
    return None if match is None else (match.kind, match.key)


class _Match(NamedTuple):
    kind: Kind
    key: str = ""
    close: str = ""


def find_parts(outline: Outline, account: str, aliases: Mapping[str, str], last_line: int) -> Parts:
    """Divide a body into sections. The first known heading fixes their level; deeper ones belong to them.

    `aliases` are a team's own headings, by the title that they stand for; `last_line` is the line after the last.
    """
    matches = _matches(outline, account, tuple(aliases.items()))
    sections = _sections(outline, matches)
    ends = [*(section.heading.span.line for section in sections), last_line][1:]
    exact: dict[Kind, Heading] = {}
    if any(match and match.close for _, match, _ in sections):
        exact = {match.kind: heading for heading, match, _ in reversed(sections) if match and not match.close}
    known: list[Part] = []
    findings: list[Finding] = []
    seen: dict[tuple[Kind, str], Heading] = {}
    for (heading, match, tables), end in zip(sections, ends, strict=True):
        if match is None or heading.level == 1:
            continue
        kind, key, close = match
        if close and kind in exact:
            findings.append(_too_close(heading, kind, exact[kind]))
            continue
        first = seen.setdefault((kind, key), heading)
        if first is not heading:
            findings.append(_duplicate(heading, first))
            continue
        if close:
            better = _respelled(heading, match, account, _names(tuple(aliases.items())), tuple(aliases))
            findings.append(_misspelled(heading, kind, better))
        known.append(Part(kind, heading, end, tables, key, bool(close)))
    return Parts(tuple(known), _bounds(sections, ends), tuple(findings))


def _matches(
    outline: Outline, account: str, aliases: tuple[tuple[str, str], ...]
) -> list[tuple[int, _Match | None]]:
    """The level of each heading and what it matches; deeper ones belong to their section, whatever they say."""
    exact = _exact_matches(aliases)
    name = normal(account)
    matches: list[tuple[int, _Match | None]] = []
    deepest = 0
    for block in outline.blocks:
        if isinstance(block, RawTable):
            continue
        level = block.level
        match = None
        # sections are of level 2 or 3
        if level in (2, 3) and not (deepest and level > deepest):
            plain = normal(block.text)
            match = exact.get(plain) or _unusual_match(plain, account if name in plain else "", aliases)
            if match and not match.close and not deepest:
                deepest = level
        matches.append((level, match))
    return matches


class _Section(NamedTuple):
    heading: Heading
    match: _Match | None
    tables: list[RawTable]


def _sections(outline: Outline, matches: Sequence[tuple[int, _Match | None]]) -> list[_Section]:
    """The headings that begin a section, with the tables up to the next."""
    level = _level(matches)
    sections: list[_Section] = []
    tables: list[RawTable] = []
    of_headings = iter(matches)
    for block in outline.blocks:
        if isinstance(block, RawTable):
            tables.append(block)
            continue
        _, match = next(of_headings)
        if block.level <= level:
            tables = []
            sections.append(_Section(block, match, tables))
    return sections


def _bounds(sections: Sequence[_Section], ends: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The lines of every section; the document's title before the first one is none."""
    bounds = [(section.heading.span.line, end) for section, end in zip(sections, ends, strict=True)]
    first = next((index for index, each in enumerate(sections) if each.heading.level > 1), len(sections))
    return tuple(bounds[first:])


def _level(matches: Sequence[tuple[int, _Match | None]]) -> int:
    close = 0
    for level, match in matches:
        if match and not match.close:
            return level
        if match and not close:
            close = level
    return close or 2


@lru_cache(maxsize=64)
def _exact_matches(aliases: tuple[tuple[str, str], ...]) -> Mapping[str, _Match]:
    return {name: _Match(kind) for name, kind in _names(aliases).items()}


@lru_cache(maxsize=4096)
def _unusual_match(plain: str, account: str, aliases: tuple[tuple[str, str], ...]) -> _Match | None:
    """What a normal heading means that is no section's name; `account` is empty if the heading does not have it."""
    names = _names(aliases)
    certain = _certain(plain, account, names, _own_reviews(aliases))
    if certain is not None:
        return certain
    close = misspelled_trailer(plain, names) or nearest(without_account(plain, account), names)
    return None if close is None else _Match(names[close], "", close)


def _certain(plain: str, account: str, names: Mapping[str, Kind], reviews: tuple[str, ...]) -> _Match | None:
    """A section's name with the account's or a quarter's."""
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


def _respelled(
    heading: Heading, match: _Match, account: str, names: Mapping[str, Kind], own: tuple[str, ...]
) -> Better:
    """The heading with the title or alias that it comes close to; its numbering and the like stay."""
    titles = (match.kind.INFO.title, *match.kind.INFO.aliases, *own)
    title = next((each for each in titles if normal(each) == match.close), match.kind.INFO.title)
    plain = normal(heading.text)
    if misspelled_trailer(plain, names):
        return Better(respelled(heading.text, plain, title))
    plain = without_account(plain, account)
    better = respelled(heading.text, plain, title)
    is_kept = len(better) > len(title) or len(plain) == len(heading.text)
    return Better(better, is_kept and is_only_nearest(plain, names))


def _misspelled(heading: Heading, kind: Kind, better: Better) -> Finding:
    return Finding(
        "AP009",
        heading.span,
        f"heading '{heading.text}' looks like the section '{kind.INFO.title}'",
        f"write '{kind.INFO.title}', or choose a heading that is less close to it",
        better=better,
    )
