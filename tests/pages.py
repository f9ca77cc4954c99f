"""The examples in a rule's page, and how each is judged."""

import re
from dataclasses import dataclass
from datetime import date

from acctplan.diagnostic import Diagnostic
from cases import TODAY, judged, judged_bytes, judged_fragment

_BLOCK = re.compile(r"^```(\S+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    r"""One block of a page.

    Its words say how it is run: `whole` is a whole file, not completed; `bytes` is one whose bytes are written as
    `\xff`; `escapes` is a fragment with characters that nobody could see, written as `\u200b`. `settings` is the
    block of TOML before it, `earlier` are the blocks before it that say `before=2026-09-01`: versions of that day.
    """

    language: str
    words: tuple[str, ...]
    text: str
    settings: str = ""
    earlier: tuple[tuple[date, str], ...] = ()

    def judged(self) -> list[Diagnostic]:
        """Its unsuppressed diagnostics."""
        if "bytes" in self.words:
            return judged_bytes(self.text, TODAY, self.settings)
        if "whole" in self.words:
            return judged(self.text, TODAY, self.settings, self.earlier)
        text = self.text.encode("latin-1").decode("unicode_escape") if "escapes" in self.words else self.text
        return [each for _, each in judged_fragment(text, TODAY, self.settings, self.earlier)]


def sections(page: str) -> dict[str, str]:
    """The parts of a page by their heading; the part before the first is called ``."""
    found = {"": ""}
    name = ""
    fenced = False
    for line in page.splitlines(keepends=True):
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            name = line[3:].strip()
            found[name] = ""
        else:
            found[name] += line
    return found


def examples(text: str) -> list[Example]:
    """The blocks of a part of a page, in order; TOML is the settings of the block that follows."""
    found: list[Example] = []
    settings = ""
    earlier: list[tuple[date, str]] = []
    for match in _BLOCK.finditer(text):
        if match[1] == "toml":
            settings = match[3]
        elif match[2].startswith("before="):
            earlier.append((date.fromisoformat(match[2].removeprefix("before=")), match[3]))
        else:
            found.append(Example(match[1], tuple(match[2].split()), match[3], settings, tuple(earlier)))
            settings, earlier = "", []
    return found
