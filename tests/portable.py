"""PDF files taken apart: what is written on their pages, and everything else that they hold."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject


def everything_in_pdf(content: bytes) -> str:
    """All texts of a PDF: pages as they are read, with and without blanks, and every string and stream of every object."""
    reader = PdfReader(io.BytesIO(content))
    pages = "\n".join(page.extract_text() for page in reader.pages)
    rest = "\n".join(text for each in objects(content) for text in _texts(each))
    return "\n".join([pages, "".join(pages.split()), rest])


def objects(content: bytes) -> list[Any]:
    """Every object of a PDF."""
    reader = PdfReader(io.BytesIO(content))
    size: Any = reader.trailer["/Size"]
    return [reader.get_object(number) for number in range(1, size)]


def _texts(found: Any) -> Iterator[str]:
    """Names, strings and the decoded content of whatever an object holds directly."""
    if isinstance(found, StreamObject) and "/Length1" not in found and found.get("/Type") != "/XObject":
        yield found.get_data().decode("latin-1")
    if isinstance(found, DictionaryObject):
        for key, value in found.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from _texts(value)
    elif isinstance(found, str | bytes):
        yield found if isinstance(found, str) else found.decode("latin-1")


def read(content: bytes) -> list[str]:
    """What readers of a PDF see, a page each, and how it is called."""
    reader = PdfReader(io.BytesIO(content))
    told = reader.metadata
    called = [told.title or "", told.subject or ""] if told else []
    return [*(page.extract_text() for page in reader.pages), *called]
