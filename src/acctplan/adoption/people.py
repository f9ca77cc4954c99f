"""The people of a document: names that stand where a name must, by which a name elsewhere is known to be one."""

import re
from collections.abc import Iterator

from acctplan.adoption.columns import plain_label
from acctplan.adoption.facts import pairs_of, paths_of
from acctplan.adoption.field_words import field_words
from acctplan.adoption.page import Page, shape_of
from acctplan.adoption.sentences import said_in
from acctplan.pattern import Pattern

JOB = Pattern(
    r"\b(?:c[a-z]o|vp|svp|evp|head|director|manager|lead|chief|president|officer|engineer|architect|admin\w*|analyst|"
    r"sponsor|champion|buyer|owner|procurement|controller|leiter\w*|leitung|geschäftsführ\w+|user|contact|coordinator|"
    r"partner|csm|ae|am|se|kam|dean|designer|developer|programme|legal|finance|operations|planner|specialist|consultant)\b",
    re.IGNORECASE,
)
"""A word of a job or a role."""

_PREFIX = r"(?:(?:Dr|Prof)\.? )?"
_PARTICLES = r"(?: (?:van|von|de|da|der|den|bin|al|la|le))*"
NAME = Pattern(rf"{_PREFIX}[A-ZÀ-ÖØ-Þ][\w.'’-]*{_PARTICLES}(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*){{0,3}}")
"""What may be a name."""
FULL_NAME = Pattern(rf"{_PREFIX}[A-ZÀ-ÖØ-Þ][\w'’-]+{_PARTICLES}(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*){{1,2}}")
"""What may be a name with a first and a last one."""
_CELLS = frozenset(("name", "contact", "stakeholder", "stakeholder name", "person", "csm", "ae"))
_LABELS = frozenset(("csm", "account_executive", "executive_sponsor", "primary_contact"))
_HEAD = Pattern(
    r"\s*(?:[-*+]|\d+[.)])\s+(?:\*\*|__)?([^*_\-–—:(,]{3,40}?)(?:\*\*|__)?\s*(?:[-–—:(,]\s*)(\S.{0,80})"
)
_ROLES = frozenset(("csm", "ae", "am", "se", "kam", "tam", "customer", "vendor"))
_BETWEEN = Pattern(r"\s*(?:,|;|/|&|\+|\band\b|\bund\b|<br\s*/?>)\s*")
_OWNED_BY = Pattern(
    r"\b(?:owner|responsible|lead|csm|verantwortlich)\w*:?\*{0,2}:?\s+([A-ZÀ-Þ][^|;,.()\[\]]{2,40})",
    re.IGNORECASE,
)
_MOST = 300


def people_of(page: Page) -> frozenset[str]:
    """Full names and first names that a document has as owners, contacts or with a job behind them."""
    found: dict[str, None] = {}
    for text in _named(page):
        for piece in _BETWEEN.split(re.sub(r"\([^()]*\)", "", text[:200])):
            plain = piece.strip(" *_.[]@")
            if FULL_NAME.fullmatch(plain) and len(found) < _MOST:
                found[plain] = None
    firsts = (re.sub(r"^(?:Dr|Prof)\.? ", "", name).split()[0] for name in found)
    return frozenset((*found, *(first for first in firsts if len(first) > 1)))


def _named(page: Page) -> Iterator[str]:
    shape = shape_of(page)
    owners = {plain_label(word) for word in ("owner", "owners", *field_words()["owner"])}
    for table in shape.tables:
        labels = [plain_label(text) for text in table.header.cells]
        for position, label in enumerate(labels):
            if label in _CELLS or label in owners:
                yield from (row.cells[position] for row in table.rows if position < len(row.cells))
    for index, text in enumerate(page.texts):
        if not shape.plain[index] or len(text) > 400:
            continue
        for pair in pairs_of(text):
            if set(paths_of(pair.label)) & _LABELS or plain_label(pair.label) in owners:
                yield pair.value
        yield from (pair.value for pair in said_in(text) if set(paths_of(pair.label)) & _LABELS)
        yield from (match[1] for match in _OWNED_BY.finditer(text))
        head = _HEAD.fullmatch(text[:120])
        if head and JOB.search(head[2][:60]):
            yield head[1]


def is_person(text: str, people: frozenset[str]) -> bool:
    """Whether every piece of a text is a name known from elsewhere, or a role that owns things."""
    pieces = [piece.strip(" *_.[]@") for piece in _BETWEEN.split(re.sub(r"\s*\([^()]*\)", "", text[:200]))]
    return bool(pieces) and all(_is_known(piece, people) for piece in pieces)


def _is_known(piece: str, people: frozenset[str]) -> bool:
    if piece in people or piece.casefold() in _ROLES:
        return True
    return FULL_NAME.fullmatch(piece) is not None and piece.split(maxsplit=1)[0] in people
