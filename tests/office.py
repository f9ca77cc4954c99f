"""Office files taken apart: every part's name and text, of embedded workbooks too."""

import io
import re
import zipfile
from html import unescape

_TAG = re.compile(r"<[^>]*>")


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of an office file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def is_office(content: bytes) -> bool:
    """Whether a file is an archive, as office files are."""
    return content[:4] == b"PK\x03\x04"


def everything(content: bytes) -> str:
    """All that is written anywhere in an office file: names, attributes, and texts as they are read."""
    found: list[str] = []
    for name, part in parts(content).items():
        found.append(name)
        if is_office(part):
            found.append(everything(part))
        else:
            text = part.decode("utf-8", "replace")
            found += [unescape(text), unescape(_TAG.sub("", text))]
    return "\n".join(found)
