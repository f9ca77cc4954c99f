"""Which program it is that judges: its version and those of the libraries that read plans, or its very files."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from acctplan import __version__

_LIBRARIES = ("mistune-", "pydantic-", "pydantic_core-", "python_frontmatter-", "pyyaml-")


def stamp(package: Path | None = None) -> list[str]:
    """Words that change when the same plan might be judged otherwise.

    An installed package is what its version says; of a checkout every file counts, by size and time. `package` is
    the folder of the package, for tests.
    """
    package = package or Path(__file__).parent.parent
    names = [_plain(name) for folder in sys.path for name in _names(folder)]
    found = sorted(name for name in names if name.startswith(_LIBRARIES) and name.endswith(".dist_info"))
    installed = f"acctplan-{__version__}.dist-info" in _names(str(package.parent))
    own = [] if installed else sorted(_files(str(package)))
    return [__version__, sys.version, *found, *own]


def _plain(name: str) -> str:
    head, _, kind = name.lower().replace("-info", "_info").rpartition(".")
    project, _, version = head.rpartition("-")
    return f"{project.replace('-', '_')}-{version}.{kind}"


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [each.name for each in entries]
    except OSError:
        return []


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for each in entries:
            if each.is_dir():
                if each.name != "__pycache__":
                    yield from _files(each.path)
            else:
                status = each.stat()
                yield f"{each.path} {status.st_size} {status.st_mtime_ns}"
