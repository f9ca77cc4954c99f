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


_SHOWN = re.compile(
    r"word/(?:document|header|footer)|word/media/.*\.svg$|ppt/(?:slides|notesSlides|charts)/[^/]*$|docProps/core"
)
_PARAGRAPH = re.compile(
    r"<(a:p|w:p|c:pt|text|title|desc|dc:title|dc:subject|cp:category|is)[ >].*?</\1>", re.DOTALL
)
_SPOKEN = re.compile(r' (?:descr|title)="([^"]*)"|<w:tblCaption w:val="([^"]*)"')


def spoken(content: bytes) -> list[str]:
    """What readers see or are told in an office file, a paragraph each, names of charts' numbers included."""
    found: list[str] = []
    for name, part in parts(content).items():
        if is_office(part):
            sheets = (text for path, text in parts(part).items() if "worksheets/" in path)
            found += (text for sheet in sheets for text in _paragraphs(sheet.decode("utf-8")))
        elif _SHOWN.match(name):
            text = part.decode("utf-8")
            found += _paragraphs(text)
            found += (unescape(one or other) for one, other in _SPOKEN.findall(text))
    return found


def _paragraphs(text: str) -> list[str]:
    return [unescape(_TAG.sub("", match[0])) for match in _PARAGRAPH.finditer(text)]
