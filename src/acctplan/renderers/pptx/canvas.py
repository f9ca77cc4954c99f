"""One slide while things are put on it: what python-pptx has no own way for."""

from collections.abc import Callable
from typing import Any

from acctplan.languages import Tongue
from acctplan.renderers.pptx.markup import Colours, Pen, body

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Canvas:
    """A slide of a deck, with the pen that all its text is written with."""

    def __init__(self, slide: Any, language: str, tongue: Tongue, colours: Colours) -> None:
        self.slide = slide
        self.layout = slide.slide_layout
        self.pen = Pen(language, tongue, colours, lambda address: _linked(slide.part, address))

    def add(self, made: Callable[[int], str]) -> None:
        """Add a shape, made as XML for an id that no other has."""
        from pptx.oxml import parse_xml  # noqa: PLC0415 - slow to import

        self._tree.append(parse_xml(made(self.number())))

    def number(self) -> int:
        """An id that no shape has."""
        return max([1, *(int(each.shape_id) for each in self.slide.shapes)]) + 1

    def holder(self, of_layout: Any) -> Any:
        """The slide's own placeholder for one of its layout."""
        index = of_layout.placeholder_format.idx
        return next(each for each in self.slide.placeholders if each.placeholder_format.idx == index)

    def note(self, made: Callable[[Pen], str]) -> None:
        """Give the slide its notes, paragraphs as XML."""
        page = self.slide.notes_slide
        pen = self.pen._replace(link=lambda address: _linked(page.part, address))
        fill(page.notes_placeholder, made(pen))

    @property
    def _tree(self) -> Any:
        return self.slide.shapes._spTree  # noqa: SLF001 - python-pptx has no other way


def fill(holder: Any, paragraphs: str) -> None:
    """Put paragraphs, as XML, in the place of those that a placeholder has."""
    from pptx.oxml import parse_xml  # noqa: PLC0415 - slow to import

    element = holder.text_frame._txBody  # noqa: SLF001 - python-pptx has no other way
    for old in element.findall(f"{_A}p"):
        element.remove(old)
    for new in parse_xml(body(paragraphs)).findall(f"{_A}p"):
        element.append(new)


def drop(holder: Any) -> None:
    """Take a placeholder from its slide."""
    holder.element.getparent().remove(holder.element)


def _linked(part: Any, address: str) -> str:
    from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - slow to import

    return str(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
