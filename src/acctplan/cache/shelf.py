"""The text of a shelf: a checksum, what it is for, and a line for each plan, those of the last run first."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

FORMAT = b"acctplan cache 1 "
MAX_BYTES = 16_000_000
"""The largest shelf: some 20,000 plans. The oldest lines drop out."""

_MARK = 32


class Shelf(NamedTuple):
    """What is known under one label. `head` is a word about all lines; `lines` hold by mark what was found."""

    head: str = ""
    lines: Mapping[bytes, bytes] = {}


def label(*words: object) -> str:
    """A name for all that the lines of a shelf have in common; 32 hexadecimal digits."""
    return hashlib.blake2b(json.dumps(words, default=str).encode(), digest_size=16).hexdigest()


def mark(data: bytes, ignored: Iterable[str], history: str = "") -> bytes:
    """A name for the content of a file, judged without these codes; 32 hexadecimal digits.

    `history` names the state of the history that it was judged by, empty for none.
    """
    codes, past = ",".join(ignored).encode(), history.encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(b"%d %b %d %b " % (len(codes), codes, len(past), past), digest_size=16)
    digest.update(data)
    return digest.hexdigest().encode("ascii")


def mark_here(mark: bytes, path: str) -> bytes:
    """A name for a content whose findings speak of the file's path."""
    digest = hashlib.blake2b(mark + path.encode("utf-8", "surrogatepass"), digest_size=16)
    return digest.hexdigest().encode("ascii")


def shelf_data(label: str, head: str, lines: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The content of the file: the first lines that there is room for, and nothing twice."""
    parts = [f"{label} {head}".encode("ascii")]
    room, seen = MAX_BYTES - len(parts[0]), set()
    for name, line in lines:
        length = len(line) + _MARK + 2
        if name not in seen and length <= room:
            seen.add(name)
            parts.append(name + b" " + line)
            room -= length
    body = b"\n".join(parts)
    return FORMAT + _checksum(body) + b"\n" + body


def read_shelf(data: bytes, label: str) -> Shelf | None:
    """What a file of this label holds; None for anything that `shelf_data` did not write, or wrote for another."""
    first, _, body = data.partition(b"\n")
    if first != FORMAT + _checksum(body):
        return None
    head, *lines = body.split(b"\n")
    if not head.startswith(label.encode("ascii") + b" ") or not head.isascii():
        return None
    named = {line[:_MARK]: line[_MARK + 1 :] for line in lines}
    return Shelf(head[_MARK + 1 :].decode("ascii"), named)


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode("ascii")
