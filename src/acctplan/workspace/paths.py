"""Paths as they are looked at and as they are shown."""

import os
import stat
from pathlib import Path

_TURNING = frozenset(map(chr, [0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]))


def full(cwd: Path, path: Path) -> Path:
    """The path as seen from `cwd`, without `..`; symlinks stay."""
    return Path(os.path.normpath(cwd.absolute() / path))


def kind(path: Path) -> int:
    """The file type, such as `stat.S_IFREG`, of what a path leads to; 0 if there is nothing to be seen."""
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except (OSError, ValueError):
        return 0


def shown(path: Path, cwd: Path) -> str:
    r"""The path relative to `cwd` if it is below it, with forward slashes.

    Control characters, line ends, marks that turn the direction of text and bytes that are not UTF-8 become
    escapes such as `\n` and `\xff`: a shown path is one line of text that every terminal and file takes.
    """
    whole, above = path.as_posix(), cwd.as_posix().rstrip("/") + "/"
    text = "." if path == cwd else whole.removeprefix(above)
    return text if text.isascii() and text.isprintable() else "".join(map(_escaped, text))


def _escaped(mark: str) -> str:
    code = ord(mark)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    hidden = code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or mark in _TURNING
    return mark.encode("unicode_escape", "surrogatepass").decode("ascii") if hidden else mark
