"""Which fonts a document on paper is set in: ours, and of a team's those that it needs."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from acctplan.blocks.vocabulary import Document
from acctplan.brand import Font, Look
from acctplan.errors import UsageError
from acctplan.paper.face import Face, our_face, read_face
from acctplan.paper.lettering import Lettering, our_signs, texts_in

OURS = "Inter"
AT_HAND = ("DejaVu Sans Mono", "Libertinus Serif")
"""Families inside of the typesetter, asked last."""

_VARIANTS = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-cn": "SC", "zh-tw": "TC", "zh-hant": "TC", "zh-hk": "HK"}
"""How the family of a collection ends that draws a language best."""


class Typeface(NamedTuple):
    """A font file of a team: the family by which it is asked for, and what it has."""

    font: Font
    family: str
    face: Face


class Typefaces(NamedTuple):
    """The fonts that a document can be set in.

    `families` in the order in which they are asked; `signs` are the characters that they have; `face` is that of
    running text. `main` is the team's own family, if it has one; its files stand first among `others`.
    """

    families: tuple[str, ...]
    signs: frozenset[str]
    face: Face
    others: tuple[Typeface, ...] = ()
    main: str = ""

    @property
    def mono(self) -> tuple[str, ...]:
        """The families of code, in the order in which they are asked."""
        return (AT_HAND[0], *(each for each in self.families if each not in AT_HAND))

    @property
    def measure(self) -> Callable[[str], float]:
        """Gives the width of a text at font size 1."""
        return self.face.width

    def files(self, seen: Iterable[str]) -> tuple[bytes, ...]:
        """The team's font files that a document with these characters needs."""
        left = set(seen) - (set() if self.main else our_face().advances.keys())
        families = {self.main}
        for each in self.others:
            if each.family in families or left & each.face.advances.keys():
                families.add(each.family)
                left -= each.face.advances.keys()
        return tuple(each.font.content for each in self.others if each.family in families)


def our_typefaces() -> Typefaces:
    """The fonts of a document when a team has given none that it needs."""
    return Typefaces((OURS, *AT_HAND), our_signs(), our_face())


def typefaces_of(document: Document) -> Typefaces:
    """The fonts of a document. A team's are read only if it names its family or if ours lack a character.

    Raises: UsageError for a file that is no font.
    """
    look = document.look
    if not look.fonts or not (look.font or _exceeds(document)):
        return our_typefaces()
    return _joined(look, tuple(_of_language(each, document.language) for each in look.fonts))


def _exceeds(document: Document) -> bool:
    ours = our_face().advances.keys()
    return any(
        not ours >= set(text) for text in texts_in((document.title, document.description, document.blocks))
    )


def _joined(look: Look, others: Sequence[Typeface]) -> Typefaces:
    mine = [each for each in others if each.family.casefold() == look.font.casefold()]
    ordered = (*mine, *(each for each in others if each not in mine))
    main = mine[0].family if mine else ""
    named = dict.fromkeys([*([main] if main else []), OURS, *(each.family for each in ordered), *AT_HAND])
    signs = our_signs().union(*(each.face.advances for each in ordered))
    return Typefaces(tuple(named), signs, mine[0].face if mine else our_face(), ordered, main)


def _of_language(font: Font, language: str) -> Typeface:
    names = families_in(font)
    ending = _VARIANTS.get(language.lower(), _VARIANTS.get(language.lower()[:2], ""))
    fitting = (each for each in names if ending and each.endswith(f" {ending}") and " Mono " not in each)
    return Typeface(font, next(fitting, names[0]), _face(font))


@lru_cache(maxsize=64)
def families_in(font: Font) -> tuple[str, ...]:
    """The families in a font file, as the typesetter calls them.

    Raises: UsageError for a file that is no font.
    """
    from acctplan.paper.typesetter import families  # noqa: PLC0415 (needs the package)

    found = families(font.content)
    if not found:
        raise _no_font(font)
    return found


@lru_cache(maxsize=64)
def _face(font: Font) -> Face:
    try:
        return read_face(font.content)
    except ValueError as error:
        raise _no_font(font) from error


def _no_font(font: Font) -> UsageError:
    return UsageError(f"'{font.name}' cannot be read as a font", "name another in [render] fonts")


def lacking_in(document: Document, texts: object) -> tuple[str, ...]:
    """The characters anywhere in some blocks that no font of the document has."""
    lettering = Lettering(typefaces_of(document).signs)
    for text in texts_in(texts):
        lettering.shown(text)
    return lettering.lacking
