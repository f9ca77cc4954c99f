"""The texts of a plan's author, each standing in a body as a token until the body has been parsed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from acctplan.blocks.characters import clean
from acctplan.blocks.vocabulary import Health

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}([0-9]{{1,9}}){_CLOSE}")
_STRAY = re.compile(f"[{_OPEN}{_CLOSE}]")
_HEALTH = {health.value: health for health in Health}


class TextKind(StrEnum):
    """What an author's text may become."""

    PLAIN = "plain"
    INLINE = "inline"
    PROSE = "prose"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text behind a token. For a status `text` is the word and `health` the shape."""

    kind: TextKind
    text: str
    health: Health | None = None


class Texts:
    """The store of one document: hand out tokens while the body is written, look them up while it is parsed.

    A token is a number between two private-use characters: it has no sign that Markdown knows, it survives
    a change of case, and numbers count up from 0 in the order of the calls, so that the same calls give the
    same body. Only the store that gave a token can read it.
    """

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def inline(self, author_text: str) -> str:
        """A token for a cell's text: inline Markdown, as far as a cell may carry it."""
        return self._add(Entry(TextKind.INLINE, clean(author_text)))

    def plain(self, text: str) -> str:
        """A token for a text that is shown to the letter; its line ends become line breaks."""
        return self._add(Entry(TextKind.PLAIN, clean(text)))

    def prose(self, author_markdown: str) -> str:
        """A token that becomes paragraphs, lists, quotes, tables and code where it is alone in a paragraph.

        Anywhere else, in a cell or beside other text, the same blocks are run together with line breaks.
        """
        return self._add(Entry(TextKind.PROSE, clean(author_markdown)))

    def status(self, health: str, word: str = "") -> str:
        """A token for `green`, `amber` (or `yellow`) or `red`, shown as a shape and a word.

        `word` replaces the usual one. Any other health is shown as its own text: an author wrote it.
        """
        name = health.strip().lower()
        known = _HEALTH.get("amber" if name == "yellow" else name)
        if known is None:
            return self.plain(word or health)
        return self._add(Entry(TextKind.STATUS, clean(word).replace("\n", " ") or known.word, known))

    def find(self, token: str) -> Entry | None:
        """The entry behind `token` if that is one whole token of this store, else None."""
        match = _TOKEN.fullmatch(token)
        return self._entry(match) if match else None

    def split(self, text: str) -> Iterator[str | Entry]:
        """The pieces of a parsed text in order: strings as they are, entries where tokens stood.

        What is left of a token that was cut or invented disappears.
        """
        position = 0
        for match in _TOKEN.finditer(text):
            yield _STRAY.sub("", text[position : match.start()])
            if entry := self._entry(match):
                yield entry
            position = match.end()
        yield _STRAY.sub("", text[position:])

    def _add(self, entry: Entry) -> str:
        self._entries.append(entry)
        return f"{_OPEN}{len(self._entries) - 1}{_CLOSE}"

    def _entry(self, match: re.Match[str]) -> Entry | None:
        number = int(match.group(1))
        return self._entries[number] if number < len(self._entries) else None
