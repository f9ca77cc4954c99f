"""The folder of a cache: read and written with care, made only where a cache belongs."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from acctplan.cache.shelf import MAX_BYTES

try:
    import fcntl
except ImportError:  # Windows has no advisory locks on folders
    fcntl = None  # type: ignore[assignment]

FOLDER = ".acctplan_cache"
"""The folder beside the configuration."""

MOST_SHELVES = 8
"""The oldest ones are removed when there are more: a shelf is good for one day."""

_LARGEST = MAX_BYTES + 100_000
_SHELF = "check-"
_TEMPORARY = "acctplan-cache.tmp"
_TAG = "CACHEDIR.TAG"
_LABELS = {
    ".gitignore": b"*\n",
    _TAG: (
        b"Signature: 8a477f597d28d172789f06886806bc55\n"
        b"# This folder was made by acctplan and can be removed at any time.\n"
    ),
}
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Place:
    """Where shelves are. `chosen`: a person named the folder, which may be a link or hold other things."""

    folder: Path
    chosen: bool = False

    def token(self) -> str | None:
        """What only this folder has, so that no shelf of another is believed; None if nothing here can be.

        A folder that came with a repository has got its files at a time that nobody could know beforehand.
        """
        if self.chosen:
            return "chosen"
        try:
            status = (self.folder / _TAG).lstat()
        except (OSError, ValueError):
            return None
        return str(status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None

    def read(self, label: str) -> bytes | None:
        """The shelf of that label; None if there is none, or if anybody may have put it there."""
        if not self._is_ours():
            return None
        try:
            handle = os.open(self._shelf(label), os.O_RDONLY | _NO_LINK | _BINARY)
        except (OSError, ValueError):
            return None
        with suppress(OSError), os.fdopen(handle, "rb", buffering=0) as file:
            status = os.fstat(handle)
            if stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST and _is_private(status):
                return file.read(status.st_size)
        return None

    def prepare(self) -> None:
        """Make the folder if it is missing and if that is possible, with what keeps it out of git and of backups."""
        with suppress(OSError, ValueError):
            made = self._made()
            if self._is_ours() and (made or not self.chosen):
                for name, content in _LABELS.items():
                    with suppress(FileExistsError):
                        _create(self.folder / name, content)

    def write(self, label: str, data: bytes) -> None:
        """Put a shelf there, whole or not at all; nothing happens where that is not possible."""
        with suppress(OSError, ValueError):
            if not self._is_ours():
                return
            with _locked(self.folder) as is_free:
                if is_free:
                    self._put(self._shelf(label), data)
                    self._forget_oldest()

    def clear(self) -> list[Path]:
        """Remove what `write` made, and nothing else; gives the files that are gone, but for the folder's marks.

        Raises: OSError for what cannot be removed.
        """
        if not self._is_ours(also_shared=True):
            return []
        gone = [*self._shelves(), *filter(os.path.lexists, [self.folder / _TEMPORARY])]
        for each in gone:
            each.unlink()
        if not self.chosen or not {each.name for each in self.folder.iterdir()} - _LABELS.keys():
            for name, content in _LABELS.items():
                if _holds(self.folder / name, content):
                    (self.folder / name).unlink()
            if not any(self.folder.iterdir()):
                self.folder.rmdir()
        return sorted(gone)

    def _shelf(self, label: str) -> Path:
        return self.folder / f"{_SHELF}{label}"

    def _shelves(self) -> list[Path]:
        with os.scandir(self.folder) as entries:
            return [Path(each.path) for each in entries if _is_shelf(each)]

    def _is_ours(self, *, also_shared: bool = False) -> bool:
        """Whether there is a folder that nobody has put in another place, and that not everybody may write to."""
        try:
            status = self.folder.stat() if self.chosen else self.folder.lstat()
        except (OSError, ValueError):
            return False
        return stat.S_ISDIR(status.st_mode) and (also_shared or _is_private(status))

    def _made(self) -> bool:
        """Make the folder, and those above a chosen one; False if it is there."""
        if self.chosen:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.folder.mkdir(mode=0o755)
        except FileExistsError:
            return False
        return True

    def _put(self, path: Path, data: bytes) -> None:
        temporary = self.folder / _TEMPORARY
        temporary.unlink(missing_ok=True)  # what a killed process left
        try:
            _create(temporary, data)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise

    def _forget_oldest(self) -> None:
        shelves = self._shelves()
        if len(shelves) > MOST_SHELVES:
            shelves.sort(key=lambda each: each.lstat().st_mtime_ns, reverse=True)
            for each in shelves[MOST_SHELVES:]:
                each.unlink()


def _is_shelf(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(_SHELF) and not entry.is_dir(follow_symlinks=False)


def _create(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _holds(path: Path, content: bytes) -> bool:
    return stat.S_ISREG(path.lstat().st_mode) and path.read_bytes() == content if path.is_file() else False


def _is_private(status: os.stat_result) -> bool:
    """Windows has other ways to say who may write."""
    return os.name != "posix" or not status.st_mode & stat.S_IWOTH


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Keep other processes of this program from writing; False if one is at it. A cache is not worth waiting for."""
    if fcntl is None:
        yield True
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _is_free(handle)
    finally:
        os.close(handle)


def _is_free(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
