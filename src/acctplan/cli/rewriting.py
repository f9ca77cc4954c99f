"""Files that get another text: shown as a difference, or written, each whole or not at all."""

import difflib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from acctplan import files
from acctplan.cli import edge
from acctplan.cli.output import shielded
from acctplan.cli.terminal import is_terminal
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.report import shown_path
from acctplan.source import Source

_CONTEXT = 3
_NO_LINE_END = "\\ No newline at end of file\n"


class Rewrite(NamedTuple):
    """One file: what was read of it, and what it is to be. Its name leads to it from the current folder."""

    before: Source
    after: Source

    @property
    def is_change(self) -> bool:
        """Whether there is anything to write."""
        return self.before.text != self.after.text


def write(rewrites: Iterable[Rewrite]) -> list[Rewrite]:
    """Write what changes; gives the files that could not be written, each said with its reason.

    A file that is no longer what was read stays as it is.
    """
    failed: list[Rewrite] = []
    for each in rewrites:
        if not each.is_change:
            continue
        try:
            files.replace(Path(each.before.path), each.after.data, expected=each.before.data)
        except UsageError as error:
            edge.complain(error.message, error.hint)
            failed.append(each)
    return failed


def show_differences(rewrites: Sequence[Rewrite]) -> int:
    """Print what would change as one unified diff; how many files that are."""
    changes = [each for each in rewrites if each.is_change]
    text = "".join(line for each in changes for line in _difference(each))
    if text:
        if is_terminal(sys.stdout):
            text = "".join(f"{printable(line)}\n" for line in text.split("\n")[:-1])
        edge.write_document(shielded(text, os.environ, os.urandom(16).hex()))
    return len(changes)


def _difference(change: Rewrite) -> Iterator[str]:
    name = shown_path(change.before.path)
    found = difflib.unified_diff(
        _lines(change.before.text), _lines(change.after.text), name, name, n=_CONTEXT
    )
    for line in found:
        yield line if line.endswith("\n") else f"{line}\n{_NO_LINE_END}"


def _lines(text: str) -> list[str]:
    """The lines with their ends; as in a patch only LF ends one."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]
