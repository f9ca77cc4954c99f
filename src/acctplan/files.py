"""The user's files: where they are; written whole or not at all, never over another's change or outside a folder."""

import hashlib
import os
import re
import stat
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from acctplan.errors import UsageError
from acctplan.pattern import Pattern

try:
    import fcntl
except ImportError:  # Windows has no advisory locks on folders
    fcntl = None  # type: ignore[assignment]

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_LOCK_SECONDS = 10.0
_LOCK_PAUSE = 0.02
_LONGEST_SLUG = 63
_LONGEST_NAME = 255
_NOT_FOLDED = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}
    | {"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "'": "", "’": ""}
)
_WINDOWS_DEVICE = Pattern(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")


def create(path: Path, data: bytes | str) -> None:
    """Write a new file, and the folders above it; text becomes UTF-8 with its line ends as they are.

    The file appears whole or not at all.

    Raises: UsageError if there is anything at `path` already, or if it cannot be written.
    """
    content = _bytes(path, data)
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.parent, path):
            if os.path.lexists(path):
                raise _exists(path)
            temporary = _temporary(path)
            try:
                _fill(temporary, content, None)
                _publish(temporary, path, content)
            finally:
                temporary.unlink(missing_ok=True)
            _settle(path.parent)


def replace(path: Path, data: bytes | str, expected: bytes | None = None) -> None:
    """Put new content into a file in one step; mode and owner stay, a symlink stays one to the same file.

    `expected` is what was read: if the file holds anything else by now, nothing is written. None means that
    whatever is there, or nothing, may be replaced. Equal content is not written again. A hard link to the
    file elsewhere keeps the old content.

    Raises: UsageError if the file was changed, is read-only or not a regular file, or cannot be written.
    """
    content = _bytes(path, data)
    with _told(path):
        real = Path(os.path.realpath(path))
        with _locked(real.parent, path):
            status = _status(real, path)
            current = real.read_bytes() if status else None
            if expected is not None and current != expected:
                raise UsageError(
                    f"'{path}' has changed since it was read; nothing was written", "run it again"
                )
            if current == content:
                return
            temporary = _temporary(real)
            try:
                _fill(temporary, content, status)
                temporary.replace(real)
            finally:
                temporary.unlink(missing_ok=True)
            _settle(real.parent)


def inside(folder: Path, name: str) -> Path:
    """`folder / name`, if that cannot be anywhere else; symlinks, `..`, drives and both slashes count.

    `name` may have folders of its own. Nothing needs to exist yet.

    Raises: UsageError for a name that walks out, is absolute, empty or longer than a file system takes.
    """
    parts = re.split(r"[/\\]", name)
    outward = not parts[0] or ".." in parts or re.match(r"[A-Za-z]:", name) or "\0" in name
    place = folder / name if not outward else folder
    root, real = os.path.realpath(folder), os.path.realpath(place)
    if outward or os.path.commonpath([root, real]) != root or real == root:
        raise UsageError(f"'{_shown(name)}' is not a name inside '{folder}'", "use a plain relative name")
    if any(len(os.fsencode(part)) > _LONGEST_NAME for part in parts):
        raise UsageError(f"'{name[:40]}…' is longer than a file name can be", "use a shorter name")
    return place


class RealPlaces:
    """Where files really are, behind symlinks. Folders are followed once: for one run, not for longer."""

    def __init__(self) -> None:
        self._folders: dict[Path, str] = {}

    def of(self, path: Path) -> str:
        """The real path of a file, as text; of one that is not there, where it would be."""
        if path.is_symlink():
            return os.path.realpath(path)
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return f"{self._folders[folder].rstrip(os.sep)}{os.sep}{path.name}"


def slug(name: str) -> str:
    """The file name of an account without its suffix: `^[a-z0-9][a-z0-9-]{0,62}$`, safe on every system.

    Accents are dropped; a name that has no Latin letter becomes `account-` and eight digits that depend on
    nothing but the name. Two names can have the same slug: `create` refuses the second.
    """
    folded = unicodedata.normalize("NFKD", name.translate(_NOT_FOLDED)).translate(_NOT_FOLDED).lower()
    ascii_only = "".join(mark for mark in folded if not unicodedata.combining(mark))
    found = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:_LONGEST_SLUG].rstrip("-")
    if not found or (any(map(str.isalpha, name)) and not re.search("[a-z]", found)):
        return f"account-{_digest(unicodedata.normalize('NFC', name).casefold(), 8)}"
    return f"{found}-account" if _WINDOWS_DEVICE.match(found) else found


def _bytes(path: Path, data: bytes | str) -> bytes:
    if isinstance(data, bytes):
        return data
    try:
        return data.encode()
    except UnicodeEncodeError as error:
        bad = f"character {error.start + 1} is not text"
        raise UsageError(f"cannot write '{path}': {bad}", "write names and values in UTF-8") from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say what the system refused as an error of use that names the file."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"cannot write '{path}': {reason[:1].lower()}{reason[1:]}",
            "check the folder, its permissions and free space",
        ) from error


@contextmanager
def _locked(folder: Path, path: Path) -> Iterator[None]:
    """Hold the folder against other processes of this program; where folders cannot be locked, go on."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, path)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, path: Path) -> None:
    for _ in range(int(_LOCK_SECONDS / _LOCK_PAUSE)):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_LOCK_PAUSE)
        except OSError:
            return
        else:
            return
    raise UsageError(f"another process is writing beside '{path}'", "wait for it to end, then run it again")


def _status(real: Path, path: Path) -> os.stat_result | None:
    """What the file is now, None if there is none."""
    try:
        status = real.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise UsageError(f"'{path}' is not a regular file", "name a file")
    if not (status.st_mode & _WRITABLE and os.access(real, os.W_OK)):  # to root, all is accessible
        raise UsageError(f"'{path}' is read-only", "make the file writable first")
    return status


def _temporary(path: Path) -> Path:
    """One name per target: under the lock, a file of that name is what a killed process left."""
    return path.parent / f".acctplan-{_digest(os.fsdecode(path.name), 16)}.tmp"


def _fill(temporary: Path, content: bytes, like: os.stat_result | None) -> None:
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as file:
        if like is not None:
            _dress(temporary, like)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _dress(temporary: Path, like: os.stat_result) -> None:
    """Owner first: a change of owner may clear bits of the mode."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(temporary, like.st_uid, like.st_gid)
    temporary.chmod(stat.S_IMODE(like.st_mode))


def _publish(temporary: Path, path: Path, content: bytes) -> None:
    """Give the finished file its name unless the name is taken, also by a program that knows no lock."""
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise _exists(path) from error
    except (OSError, NotImplementedError):  # a file system without hard links
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError as error:
            raise _exists(path) from error


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if fcntl is None:
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exists(path: Path) -> UsageError:
    return UsageError(
        f"'{path}' exists already; nothing was written", "choose another name or move the file away"
    )


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def _shown(name: str) -> str:
    return "".join(mark if mark.isprintable() else f"\\x{ord(mark):02x}" for mark in name)
