"""A team's own presentation as the design of a deck: opened with care, its slides taken out, its layouts found."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from acctplan.errors import UsageError
from acctplan.renderers.pptx.design import Design, designed, kind_of, texts_of, title_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation

MAX_BYTES = 50_000_000
"""Size limit of a team's presentation."""

_MAX_PARTS = 5_000
_MAX_UNPACKED = 400_000_000
_MAX_XML = 30_000_000
_TALL = 1.14
"""Lines of usual fonts beside those of Arial."""

_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0"
_MISTAKES = (
    zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, AttributeError, TypeError, SyntaxError, EOFError,
    NotImplementedError, RuntimeError, RecursionError, AssertionError, LookupError, OSError,
)  # fmt: skip
_OPENING = (
    "title slide",
    "titelfolie",
    "титульный слайд",
    "diapositive de titre",
    "diapositiva de título",
    "slajd tytułowy",
)
_CONTENT = (
    "title and content", "titel und inhalt", "заголовок и объект", "titre et contenu", "título y objetos",
    "tytuł i zawartość", "title and text", "title & content",
)  # fmt: skip
_ONLY = ("title only", "nur titel", "только заголовок", "titre seul", "solo el título", "tylko tytuł")
_NO_CONTENT = ("secHead", "title", "picTx", "objTx", "vertTx", "vertTitleAndTx")
_KEPT = ("slideMaster", "theme", "tableStyles", "presProps", "notesMaster", "font", "officeDocument")
_REFERRING = (
    "custDataLst",
    "handoutMasterIdLst",
    "custShowLst",
    "modifyVerifier",
    "extLst",
    "smartTags",
    "photoAlbum",
)
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def opened(content: bytes, name: str) -> Design:
    """The design of a presentation, without its slides and without what it says of its making.

    `name` is the file, for messages. Raises: UsageError if it is no presentation that can be used.
    """
    safe = _unpacked_safely(content, name)
    from pptx.exc import PythonPptxError  # noqa: PLC0415 - slow to import

    try:
        made = _presentation(safe, name)
        _empty(made)
        _refuse_links(made, name)
        return designed(made, *_layouts(made, name), _TALL)
    except (*_MISTAKES, PythonPptxError) as error:
        raise _unusable(name, "cannot be read as a presentation") from error


def _unpacked_safely(content: bytes, name: str) -> bytes:
    """The file, once its parts are known to be few and small enough; a template becomes a presentation.

    Raises: UsageError
    """
    if content[:4] == _OLD:
        raise _unusable(name, "is protected by a password, or is of an old version of PowerPoint")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            names = [each.filename for each in entries]
            if len(entries) > _MAX_PARTS or sum(each.file_size for each in entries) > _MAX_UNPACKED:
                raise _unusable(name, "is too large once unpacked")
            if len(set(names)) != len(names):
                raise _unusable(name, "holds two parts of one name")
            if any(_is_xml(each.filename) and each.file_size > _MAX_XML for each in entries):
                raise _unusable(name, "is too large once unpacked")
            if any(b"<!DOCTYPE" in packed.read(each) for each in entries if _is_xml(each.filename)):
                raise _unusable(name, "holds XML that no presentation holds")
            types = packed.read(_TYPES)
            if b"vbaProject" in types or b"macroEnabled" in types:
                raise _unusable(name, "holds macros")
            if b"template.main+xml" not in types:
                return content
            return _as_presentation(packed)
    except _MISTAKES as error:
        raise _unusable(name, "cannot be read as a presentation") from error


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _as_presentation(packed: zipfile.ZipFile) -> bytes:
    """A template, `.potx`, as the presentation that PowerPoint would make of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in packed.infolist():
            part = packed.read(each)
            if each.filename == _TYPES:
                part = part.replace(b"template.main+xml", b"presentation.main+xml")
            made.writestr(each.filename, part)
    return out.getvalue()


def _presentation(content: bytes, name: str) -> "Presentation":
    import pptx  # noqa: PLC0415 - slow to import

    made = pptx.Presentation(io.BytesIO(content))
    if not made.slide_width or not made.slide_height or min(made.slide_width, made.slide_height) < 2_743_200:
        raise _unusable(name, "has slides that are too small")
    return made


def _empty(made: "Presentation") -> None:
    """Take out the slides and all that belongs to them or tells of the file's making."""
    for entry in list(made.slides._sldIdLst):  # noqa: SLF001 - python-pptx has no other way
        made.part.drop_rel(entry.rId)
        made.slides._sldIdLst.remove(entry)  # noqa: SLF001
    for tag in _REFERRING:
        for element in made.element.findall(f"{_P}{tag}"):
            made.element.remove(element)
    for layout in _layouts_and_masters(made):
        _unlink_slides(layout)
    for relations in (made.part.rels, made.part.package._rels):  # noqa: SLF001
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] not in _KEPT:
                relations.pop(key)


def _layouts_and_masters(made: "Presentation") -> Iterator[Any]:
    for master in made.slide_masters:
        yield master
        yield from master.slide_layouts


def _unlink_slides(layout: Any) -> None:
    """Take out the links of a layout to slides that are gone, and its hidden notes on who has touched it."""
    for key, relation in list(layout.part.rels.items()):
        if relation.reltype.endswith("/slide"):
            for element in list(layout.element.iter()):
                if element.get(f"{_R}id") == key and element.getparent() is not None:
                    element.getparent().remove(element)
            layout.part.rels.pop(key)


def _refuse_links(made: "Presentation", name: str) -> None:
    """Refuse what a deck would fetch from elsewhere when it is opened; a link that one has to click is none."""
    for layout in _layouts_and_masters(made):
        for relation in layout.part.rels.values():
            if relation.is_external and not relation.reltype.endswith("/hyperlink"):
                message = f"'{name}' links to a file outside of itself, in its layout '{layout.name}'"
                raise UsageError(message, "embed the picture instead of linking it")


class _Purpose(NamedTuple):
    """What a layout is for: its usual title, what it holds, its kind and names in files, and whether one will do."""

    title: str
    holds: str
    kind: str
    names: tuple[str, ...]
    fits: Callable[[Any], bool]


def _layouts(made: "Presentation", name: str) -> tuple[Any, Any, Any]:
    """The layouts for opening, content and title: of the first master that has them all, else of any.

    Raises: UsageError that names the one that is missing.
    """
    opening = _Purpose("Title Slide", "a title and a subtitle", "title", _OPENING, _is_opening)
    content = _Purpose("Title and Content", "a title and a text", "obj", _CONTENT, _is_content)
    only = _Purpose("Title Only", "a title and nothing else", "titleOnly", _ONLY, _is_only)
    masters = [list(master.slide_layouts) for master in made.slide_masters]
    everything = [each for found in masters for each in found]
    for found in (*masters, everything):
        chosen = _best(found, opening), _best(found, content), _best(found, only)
        if None not in chosen:
            return chosen
    missing = next(each for each in (opening, content, only) if _best(everything, each) is None)
    has = ", ".join(f"'{each.name}'" for each in everything[:12]) or "none"
    raise UsageError(
        f"'{name}' has no layout '{missing.title}'; it has {has}",
        f"add a layout named '{missing.title}' with {missing.holds}",
    )


def _best(found: Sequence[Any], purpose: _Purpose) -> Any | None:
    """The layout that fits a purpose: by its name, else by its kind, else by what it holds."""
    usable = [each for each in found if purpose.fits(each)]
    named = (each for each in usable if each.name.strip().lower() in purpose.names)
    kinds = (each for each in usable if each.element.get("type") == purpose.kind)
    return next(chain(named, kinds, usable), None)


def _is_opening(layout: Any) -> bool:
    kinds = [kind_of(each) for each in layout.placeholders]
    is_named = layout.name.strip().lower() in _OPENING or layout.element.get("type") == "title"
    return title_of(layout) is not None and ("subTitle" in kinds or is_named)


def _is_content(layout: Any) -> bool:
    kinds = {kind_of(each) for each in layout.placeholders}
    other = layout.element.get("type") in _NO_CONTENT or kinds & {"subTitle", "pic", "tbl", "chart"}
    return title_of(layout) is not None and len(texts_of(layout)) == 1 and not other


def _is_only(layout: Any) -> bool:
    return {kind_of(each) for each in layout.placeholders} - {"dt", "ftr", "sldNum"} == {"title"}


def _unusable(name: str, why: str) -> UsageError:
    return UsageError(
        f"'{name}' {why}", "open it in PowerPoint and save it as a presentation without macros, .pptx"
    )
