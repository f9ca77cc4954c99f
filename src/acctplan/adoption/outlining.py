"""Chapters that are not written as headings: bold lines, lines in capitals, the outer items of a list."""

import re
from collections.abc import Iterator, Sequence

from acctplan.adoption.facts import known_pairs, paths_of
from acctplan.adoption.groups import Item, is_item, read_items
from acctplan.adoption.heading_words import HEADINGS, STRONG_SECTIONS, SUMMARY_WORDS
from acctplan.adoption.page import Change, Page, Shape, shape_of
from acctplan.adoption.title import is_plan_title
from acctplan.pattern import Pattern
from acctplan.reader.headings import normal
from acctplan.reader.sections import section_named
from acctplan.settings import Settings

_BOLD_SECTIONS = STRONG_SECTIONS | {"Growth Targets", "Opportunities", "Actions", "Success Metrics", "RACI"}
_MOST = 200
_BOLD = Pattern(r"(?:\*\*|__)([^*_]{3,80}?):?(?:\*\*|__):?\s*")
_SHORT = Pattern(r"(?:\d+[.)]\s*)?[^\W\d_][^:|`.,;!?]{2,50}:?\s*")
_LOUD = Pattern(r"(?:\d+[.)] *)?[^a-zà-ÿß|`*_$€£%:>!\[]{4,70}:?")
_MEANING = Pattern(r":\s+(\S.*)")


def with_headings(page: Page, settings: Settings) -> Page:
    """The page with a heading for every line that is used as one; no word changes.

    In a document that has headings only bold lines over a list or table that name a section count.
    """
    page = page.changed(_definitions(page, shape_of(page)))
    shape = shape_of(page)
    if any(heading.level > 1 for heading in shape.headings) or len(shape.headings) > 1:
        return page.changed(_bold_sections(page, shape, settings))
    changes = _outer_items(page, shape, settings) or _lone_lines(page, shape, settings)
    return page.changed(changes) if len(changes) <= _MOST * 10 else page


def _definitions(page: Page, shape: Shape) -> Iterator[Change]:
    """`Customer` over `: Acme` is `Customer: Acme`."""
    for index, text in enumerate(page.texts[1:], 1):
        meaning = _MEANING.fullmatch(text) if shape.plain[index] else None
        label = page.texts[index - 1].strip()
        if not meaning or not shape.plain[index - 1] or len(label) >= 60:
            continue
        if any(known_pairs(f"{label}: {meaning[1]}", top=True)):
            yield Change(index - 1, index + 1, (f"{label}: {meaning[1]}",))


def _bold_sections(page: Page, shape: Shape, settings: Settings) -> list[Change]:
    """Lines such as `**Key Risks:**` over a list or table that name a section."""
    changes = []
    levels = {heading.span.line: heading.level for heading in shape.headings}
    tables = {table.header.line for table in shape.tables}
    level = 1
    for index, text in enumerate(page.texts):
        level = levels.get(index, level)
        bold = _BOLD.fullmatch(text) if shape.plain[index] else None
        if bold is None or ":" in bold[1] or not _leads(page, shape, index, tables):
            continue
        named = section_named(bold[1], "", settings.headings)
        if named and named[0].INFO.title in _BOLD_SECTIONS:
            changes.append(Change(index, index + 1, (f"{'#' * min(6, level + 1)} {bold[1]}",)))
    return changes if len(changes) <= _MOST else []


def _leads(page: Page, shape: Shape, index: int, tables: set[int]) -> bool:
    """Whether a list or table begins below a line, a blank line apart at most."""
    texts = page.texts
    below = index + 1 if index + 1 < len(texts) and texts[index + 1].strip() else index + 2
    return below < len(texts) and (below in tables or (shape.plain[below] and is_item(texts[below])))


def _lone_lines(page: Page, shape: Shape, settings: Settings) -> list[Change]:
    """Bold lines and lines in capitals that stand alone, short lines that name a section; the first is the title."""
    texts, changes = page.texts, []
    titled = bool(shape.headings)
    tables = {table.header.line for table in shape.tables}
    for index, text in enumerate(texts):
        if not shape.plain[index] or not text.strip() or is_item(text):
            continue
        alone = index == 0 or not texts[index - 1].strip()
        bold = _BOLD.fullmatch(text)
        name = bold[1] if bold else text.strip() if _is_loud(text) or _SHORT.fullmatch(text) else ""
        if not alone or not name or paths_of(name):
            continue
        named = is_section(name, settings)
        if bold or _is_loud(text) or (named and _leads(page, shape, index, tables)):
            level = 2 if titled or (named and not is_plan_title(name)) else 1
            changes.append(Change(index, index + 1, (f"{'#' * level} {name.rstrip(': ')}",)))
            titled = True
    return changes


def _is_loud(text: str) -> bool:
    return _LOUD.fullmatch(text.strip()) is not None and sum(map(str.isalpha, text)) > 3


def is_section(text: str, settings: Settings) -> bool:
    """Whether a text would do as the heading of a section, or over key figures."""
    plain = normal(text.strip("*_: "))
    if not plain or len(plain) > 80:
        return False
    if section_named(plain, "", settings.headings) or set(re.findall(r"[^\W\d_]+", plain)) <= SUMMARY_WORDS:
        return True
    return any(re.search(pattern, plain) for _, pattern in HEADINGS)


def _outer_items(page: Page, shape: Shape, settings: Settings) -> list[Change]:
    """The items of an outermost list that name sections and have others below them, which move up."""
    texts = page.texts
    start = next((index for index, text in enumerate(texts) if shape.plain[index] and is_item(text)), None)
    if start is None:
        return []
    items, _ = read_items(texts, start, len(texts))
    named = [item for item in items if item.children and _may_head(item, settings)]
    if len(named) < 2 or len(named) * 2 < len(items):
        return []
    return [change for item in named for change in _raised(texts, item)]


def _may_head(item: Item, settings: Settings) -> bool:
    text = item.text.strip("*_: ")
    basics = normal(text) in ("basics", "facts", "key facts", "account", "profile", "overview")
    return not item.tick and len(text) < 60 and ": " not in text and (basics or is_section(text, settings))


def _raised(texts: Sequence[str], item: Item) -> Iterator[Change]:
    yield Change(item.line, item.line + 1, ("", f"## {item.text.strip('*_: ')}", ""))
    lines = [text.expandtabs(4) for text in texts[item.line + 1 : item.stop]]
    depth = min((len(text) - len(text.lstrip()) for text in lines if text.strip()), default=0)
    for index, text in enumerate(lines, item.line + 1):
        yield Change(index, index + 1, (text[depth:] if text.strip() else "",))
