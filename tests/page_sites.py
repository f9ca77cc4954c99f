"""Places on this machine that hand pages to the browser: documents as they are, and `acctplan serve`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

AS_OF = "2026-11-21"


@dataclass
class Site:
    """Pages by path."""

    pages: dict[str, str]
    port: int

    def address(self, path: str) -> str:
        """Where a page is."""
        return f"http://127.0.0.1:{self.port}{path}"


class Library(NamedTuple):
    """`acctplan serve` of a folder."""

    root: str

    def address(self, path: str = "/", **query: str) -> str:
        """Where a page is."""
        return f"{self.root}{path}{'?' if query else ''}{urlencode(query)}"


@contextmanager
def served(folder: Path) -> Iterator[Library]:
    """The command itself, in a process of its own."""
    command = [sys.executable, "-m", "acctplan", "serve", "--port", "0", "--as-of", AS_OF]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        match = next(filter(None, map(re.compile(r"(http://127\.0\.0\.1:\d+)/").match, process.stderr)))
        try:
            yield Library(match[1])
        finally:
            process.kill()
