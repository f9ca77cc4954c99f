"""Office files to the same bytes for the same content: their archives carry times and an order of their own."""

import io
import re
import zipfile
from datetime import date

_EPOCH = date(1980, 1, 1)
"""The first day that an archive can state."""

_CONTENT_TYPES = "[Content_Types].xml"
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_PROPERTIES = "docProps/core.xml"


def normalised(content: bytes, day: date | None) -> bytes:
    """The same office file with its parts in order of name and every time of making set to the start of `day`.

    Embedded workbooks are treated alike. Without a day it is the first one that an archive can state.
    """
    when = max(day or _EPOCH, _EPOCH)
    return archive(dict(_parts(content, when)), when)


def archive(parts: dict[str, bytes], day: date | None = None) -> bytes:
    """An office file of parts, by name; the same parts and day give the same bytes."""
    when = max(day or _EPOCH, _EPOCH)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            out.writestr(entry, parts[name])
    return made.getvalue()


def _parts(content: bytes, day: date) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        return [(name, _part(name, read.read(name), day)) for name in read.namelist()]


def _part(name: str, content: bytes, day: date) -> bytes:
    if name == _PROPERTIES:
        return _STAMP.sub(f"{day.isoformat()}T00:00:00Z".encode(), content)
    return normalised(content, day) if name.endswith(".xlsx") else content
