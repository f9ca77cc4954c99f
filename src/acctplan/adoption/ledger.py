"""What has been taken of a file so far, what was left, and how much speaks for its being a plan."""

from dataclasses import dataclass, field
from typing import NamedTuple

from acctplan.adoption.heading_words import STRONG_SECTIONS
from acctplan.adoption.key_words import STRONG_KEYS

_ENOUGH = 2
_SHOWN = 60


class Note(NamedTuple):
    """Something about a line of the file that was read; `line` is 0 if it is about no line."""

    line: int
    text: str


class Adoption(NamedTuple):
    """The text in this format, what was taken from which line, what stays as it was and which keys are missing.

    `refused` tells why the text is no plan; then `text` is the text that was given and nothing was taken.
    """

    text: str
    taken: tuple[Note, ...] = ()
    kept: tuple[Note, ...] = ()
    missing: tuple[str, ...] = ()
    refused: str = ""
    hint: str = ""


@dataclass
class Ledger:
    """Notes in the order in which they were made."""

    taken: list[Note] = field(default_factory=list)
    kept: list[Note] = field(default_factory=list)
    evidence: int = 0

    @property
    def is_plan(self) -> bool:
        """Whether what was found is enough to call a document a plan: two things that any has, or one of its own."""
        return self.evidence >= _ENOUGH

    def take_key(self, path: str, text: str, source: str, line: int) -> None:
        """Note a key figure; `source` tells where it comes from."""
        self.evidence += 2 if path in STRONG_KEYS else 1
        self.taken.append(Note(line, f"{path} '{_short(text)}' from {source}"))

    def take_name(self, path: str, text: str, source: str, line: int) -> None:
        """Note a key that a title gave, which speaks for nothing by itself."""
        self.taken.append(Note(line, f"{path} '{_short(text)}' from {source}"))

    def take_rows(self, title: str, count: int, source: str, line: int) -> None:
        """Note the rows of a section."""
        self.evidence += 2 if title in STRONG_SECTIONS else 1
        self.taken.append(Note(line, f"{count} row{'' if count == 1 else 's'} of '{title}' from {source}"))

    def take_text(self, title: str, line: int) -> None:
        """Note a section of free text."""
        self.evidence += title in STRONG_SECTIONS
        self.taken.append(Note(line, f"the text of '{title}'"))

    def keep(self, line: int, text: str) -> None:
        """Note what stays as it was."""
        self.kept.append(Note(line, text))


def label_source(label: str) -> str:
    """A label as the source of a value."""
    return f"'{_short(label)}'"


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 1]}…"
