"""What every value parser shares: its context, its way to refuse, and how it quotes the author."""

from datetime import date
from typing import NamedTuple

from acctplan.model.time import Quarter
from acctplan.pattern import Pattern

MAX_LENGTH = 200
"""Code points of a single value; a longer text is prose and is refused unread, in bounded time."""

_SHOWN = 40
_ESCAPED = Pattern(r"\\([!-/:-@\[-`{-~])")
_NOTE = Pattern(r"(?<=\S)\s*\(([^()]*)\)$")
_DECORATION = Pattern(
    "^[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\\s]+"
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&le;", "≤"), ("&ge;", "≥"), ("&nbsp;", " "), ("&amp;", "&"))


class Problem(NamedTuple):
    """Why a text is no value of its type: a sentence that quotes it, and what to write instead.

    `borrowed`: only the plan's quarter is missing to read it, and that is a finding of its own.
    """

    message: str
    hint: str
    borrowed: bool = False


class ReadingContext(NamedTuple):
    """What a value's meaning depends on besides its text.

    `currency` is the configured ISO 4217 code for bare numbers; `fiscal_year_start` a month, 1 to 12;
    `quarter` the plan's quarter, from which a bare `Q3` is counted; `contract_start` the day on which
    `Year 1` begins.
    """

    currency: str = "USD"
    fiscal_year_start: int = 1
    quarter: Quarter | None = None
    contract_start: date | None = None


def quoted(text: str) -> str:
    """The author's words in quotes for a message: one line, some 40 characters, nothing invisible."""
    if len(text) > _SHOWN:
        text = text[: _SHOWN - 1].rstrip() + "…"
    if not text.isprintable():
        text = "".join(_visible(character) for character in text)
    return f"'{text}'"


def bare(text: str) -> str:
    """The text without emphasis, code marks, Markdown escapes and common entities; single spaces only."""
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    text = " ".join(text.split())
    while len(text) > 2 and text[0] in "*_`" and text[0] == text[-1] and text.strip(text[0]):
        text = text[1:-1].strip()
    return text


def undecorated(text: str) -> str:
    """The text without emoji and symbols in front, such as the light in `🟢 80%`."""
    return text if text.isascii() else _DECORATION.sub("", text)


def without_note(text: str) -> tuple[str, str]:
    """Split `61% (Sep 2026)` into the value and the note in parentheses behind it; the note may be empty."""
    if not text.endswith(")"):
        return text, ""
    match = _NOTE.search(text)
    return (text[: match.start()], match[1].strip()) if match else (text, "")


def _visible(character: str) -> str:
    if character.isprintable() or character in "\u200c\u200d":
        return character
    if character.isspace() and character not in "\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
