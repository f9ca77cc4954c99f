"""A logo's SVG, written anew from what only draws: no script, no address, no text, nothing of who drew it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from acctplan.pattern import Pattern

MAX_BYTES = 256_000
_DEEPEST, _LONGEST = 32, 200
_MOST = 20_000
"""Shapes that may be drawn, those that are repeated by reference counted as often as they are drawn."""

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_DRAWN = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "style", "linearGradient", "radialGradient", "stop", "clipPath", "mask",
    }
)  # fmt: skip
_SILENT = frozenset(("title", "desc", "metadata"))
_DOCTYPE = Pattern(r"<!DOCTYPE[^\[>]*>", re.IGNORECASE)
_FORBIDDEN = Pattern(r"<!(?!--|\[CDATA\[)|<\?(?!xml\s)")
_URL = Pattern(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_NUMBER = Pattern(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:px)?\s*\Z")
_FLATTEST = 20.0


class Drawing(NamedTuple):
    """The SVG as it may be used, and its shape."""

    content: bytes
    width: float
    height: float


class RefusedError(ValueError):
    """Why an SVG is no logo, as the end of a sentence."""


def cleaned(content: bytes) -> Drawing:
    """The drawing in a file. Time is bounded by its size.

    Raises: RefusedError for what does more than draw.
    """
    if len(content) > MAX_BYTES:
        raise RefusedError(f"is larger than {MAX_BYTES // 1000} KB")
    root = _parsed(content)
    if root.tag != f"{_SVG}svg":
        raise RefusedError("is no SVG")
    known: dict[str, ET.Element] = {}
    for each, depth in _walk(root):
        if depth > _DEEPEST:
            raise RefusedError(f"is nested deeper than {_DEEPEST} levels")
        _judge(each)
        known.setdefault(each.get("id", ""), each)
    _judge_classes(root, known)
    if _drawn(root, known, {}) > _MOST:
        raise RefusedError(f"draws more than {_MOST:,} shapes")
    width, height = _shape(root)
    return Drawing(_written(root).encode(), width, height)


def _parsed(content: bytes) -> ET.Element:
    try:
        text = _DOCTYPE.sub("", content.decode("utf-8-sig"))
        if not _FORBIDDEN.search(text):
            parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 (entities are refused)
            return ET.fromstring(text.encode(), parser)  # noqa: S314
    except (ValueError, ET.ParseError, LookupError) as error:
        raise RefusedError("is no SVG in UTF-8") from error
    raise RefusedError("declares entities or style sheets")


def _walk(root: ET.Element) -> Iterator[tuple[ET.Element, int]]:
    """Every element of SVG that is written, with how deep it stands."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        yield element, depth
        if depth <= _DEEPEST:
            waiting += [(each, depth + 1) for each in element if _is_written(each)]


def _is_written(element: ET.Element) -> bool:
    """Drawing programs add elements of their own, which are left out, as are titles."""
    tag = str(element.tag)
    return tag.startswith(_SVG) and tag.removeprefix(_SVG) not in _SILENT


def _judge(element: ET.Element) -> None:
    name = str(element.tag).removeprefix(_SVG)
    if name not in _DRAWN:
        raise RefusedError(f"holds <{name[:40]}>")
    if name == "style":
        _judge_style(element.text or "")
    for key, value in element.items():
        if key.lower().startswith("on"):
            raise RefusedError(f"holds a script, '{key[:40]}'")
        if key in ("href", f"{_XLINK}href") and not value.startswith("#"):
            raise RefusedError(f"refers to '{value[:60]}'")
        _judge_style(value)


def _judge_style(text: str) -> None:
    """Refuse addresses outside, and the signs that could hide one."""
    for match in _URL.finditer(text):
        if not match[2].startswith("#"):
            raise RefusedError(f"refers to '{match[2][:60]}'")
    if "\\" in text or "@" in text or "url(" in _URL.sub("", text).lower():
        raise RefusedError("holds a style that may read other files")


def _judge_classes(root: ET.Element, known: dict[str, ET.Element]) -> None:
    """A style sheet may colour with gradients; what else it repeats could be repeated without an end."""
    for sheet in root.iter(f"{_SVG}style"):
        for match in _URL.finditer(sheet.text or ""):
            target = known.get(match[2][1:])
            if target is not None and not str(target.tag).endswith("Gradient"):
                raise RefusedError(f"uses '{match[2][:60]}' in its style sheet")


def _drawn(
    element: ET.Element, known: dict[str, ET.Element], found: dict[ET.Element, int], depth: int = 0
) -> int:
    """How many shapes an element draws. Raises: RefusedError for one that draws itself."""
    if depth > _LONGEST:
        raise RefusedError("repeats what repeats others, over and over")
    if element in found:
        if not found[element]:
            raise RefusedError("draws itself without an end")
        return found[element]
    found[element] = 0
    targets = [known[name] for name in _references(element) if name in known]
    inner = [each for each in element if _is_written(each)]
    if len(found) > _MOST:
        raise RefusedError(f"draws more than {_MOST:,} shapes")
    found[element] = min(
        1 + sum(_drawn(each, known, found, depth + 1) for each in (*inner, *targets)), _MOST + 1
    )
    return found[element]


def _references(element: ET.Element) -> Iterator[str]:
    for key, value in element.items():
        if key.endswith("href"):
            yield value[1:]
        for match in _URL.finditer(value):
            yield match[2][1:]


def _shape(root: ET.Element) -> tuple[float, float]:
    """Width and height, of the view box if there is one."""
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    numbers = [_NUMBER.match(each) for each in sides]
    width, height = (float(each[1]) if each else 0.0 for each in numbers)
    if not width or not height:
        raise RefusedError("says no size: it has no viewBox of numbers")
    if max(width / height, height / width) > _FLATTEST:
        raise RefusedError(f"is more than {_FLATTEST:g} times as long as it is wide")
    return width, height


def _written(root: ET.Element) -> str:
    width, height = _shape(root)
    if not root.get("viewBox"):
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return _element(root, ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"')


def _element(element: ET.Element, names: str = "") -> str:
    name = str(element.tag).removeprefix(_SVG)
    attributes = "".join(
        f' {key.replace(_XLINK, "xlink:")}="{escape(value)}"'
        for key, value in element.items()
        if key == f"{_XLINK}href" or not key.startswith(("{", "data-"))
    )
    inner = escape(element.text or "", quote=False) if name == "style" else ""
    inner += "".join(_element(each) for each in element if _is_written(each))
    return f"<{name}{names}{attributes}>{inner}</{name}>"
