"""On which line of a TOML document a key stands: the parser of the standard library does not say."""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from acctplan.pattern import Pattern

Keys = tuple[str | int, ...]
"""A way into a document: names of tables and keys, 0-based numbers of list items."""

_DEEPEST = 8
"""Deeper keys count as their table: no setting lies deeper, and long dotted keys stay cheap."""

_TOKEN = Pattern(
    r'''
    (?P<skip>[ \t\r]+ | \#[^\n]*)
    | (?P<text>
        """(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5} | \'\'\'(?:[^']|'{1,2}(?!'))*'{3,5}
        | (?!"""|\'\'\')(?: "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
        | [^\s\[\]{}=,."'\#]+ )
    | (?P<unclosed> """.* | \'\'\'.* | ["'][^\n]* )
    | (?P<mark>[\[\]{}=,.\n])
    | (?P<other>.)
    ''',
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    text: str
    is_text: bool
    line: int


class _Frame:
    """An open table, inline table or array, and what was read of its next key."""

    def __init__(self, prefix: Keys, opener: str) -> None:
        self.prefix = prefix
        self.opener = opener
        self.parts: list[str] = []
        self.item = 0
        self.in_value = opener == "["

    @property
    def place(self) -> Keys:
        """The way to the value that is being read."""
        return (*self.prefix, self.item) if self.opener == "[" else (*self.prefix, *self.parts)


def line_of(text: str, keys: Keys) -> int:
    """The 1-based line of the key, else of the nearest table or list around it, else 1.

    `text` is valid TOML. Time is linear in its length.
    """
    known = _Lines(text).found
    return next((known[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in known), 1)


def longest_key(text: str) -> int:
    """The most dots that follow each other in one key; `text` need not be valid TOML."""
    longest = run = 0
    for token in _tokens(text):
        if token.text == "." and not token.is_text:
            run += 1
            longest = max(longest, run)
        elif not token.is_text:
            run = 0
    return longest


class _Lines:
    """Reads a document once; `found` has the first line of each key, table and list item."""

    def __init__(self, text: str) -> None:
        self.found: dict[Keys, int] = {}
        self._items: dict[Keys, int] = {}
        self._frames = [_Frame((), "")]
        self._header: list[str] | None = None
        self._brackets = 0
        for token in _tokens(text):
            if self._header is not None:
                self._read_header(token)
            elif self._frames[-1].in_value:
                self._read_value(token)
            else:
                self._read_key(token)

    def _note(self, keys: Keys, line: int) -> None:
        for end in range(1, min(len(keys), _DEEPEST) + 1):
            self.found.setdefault(keys[:end], line)

    def _read_key(self, token: _Token) -> None:
        frame = self._frames[-1]
        if token.is_text:
            if len(frame.parts) < _DEEPEST:
                frame.parts.append(_plain(token.text))
        elif token.text == "=":
            self._note(frame.place, token.line)
            frame.in_value = True
        elif token.text == "[" and not frame.opener:
            self._header, self._brackets = [], 1
        elif token.text == "}":
            self._close()

    def _read_value(self, token: _Token) -> None:
        frame = self._frames[-1]
        if token.is_text:
            self._note(frame.place, token.line)
        elif token.text in "[{":
            self._note(frame.place, token.line)
            self._frames.append(_Frame(frame.place[:_DEEPEST], token.text))
        elif token.text in "]}":
            self._close()
        elif token.text == "," and frame.opener == "[":
            frame.item += 1
        elif token.text == "," or (token.text == "\n" and not frame.opener):
            frame.parts, frame.in_value = [], False

    def _close(self) -> None:
        if len(self._frames) > 1:
            self._frames.pop()

    def _read_header(self, token: _Token) -> None:
        parts = self._header or []
        if token.is_text and len(parts) < _DEEPEST:
            self._header = [*parts, _plain(token.text)]
        elif token.text == "[":
            self._brackets += 1
        elif token.text == "\n":
            self._open_table(parts, token.line)

    def _open_table(self, parts: list[str], line: int) -> None:
        keys: Keys = ()
        for number, part in enumerate(parts, 1):
            keys = (*keys, part)
            if number == len(parts) and self._brackets == 2:
                self._items[keys] = self._items.get(keys, -1) + 1
            if keys in self._items:
                keys = (*keys, self._items[keys])
        self._note(keys, line)
        self._frames = [_Frame(keys[:_DEEPEST], "")]
        self._header = None


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            yield _Token(match[0], match.lastgroup == "text", line)
        line += match[0].count("\n")
    yield _Token("\n", is_text=False, line=line)


def _plain(text: str) -> str:
    if text[0] == "'":
        return text.strip("'")
    return str(tomllib.loads(f"key = {text}")["key"]) if text[0] == '"' else text
