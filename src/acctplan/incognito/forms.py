"""Forms that a name takes in a sentence: what other languages than English put behind it."""

from collections.abc import Iterator
from functools import lru_cache

_ENGLISH = ("s", "es")
_GERMAN = ("s", "es", "n", "en", "ns", "ens", "sche", "schen", "scher", "sches")
_SLAVIC_WORDS = "s a u y i e o em om ie ou owi ovi ove iem ego emu ej owej"
_SLAVIC = tuple(_SLAVIC_WORDS.split())
_CYRILLIC_WORDS = (
    "а я о е у ю ы и ь ои еи ою ею ом ем ым им ого его ому ему ами ями ах ях ам ям ых их ова ове"
)
_CYRILLIC = tuple(_CYRILLIC_WORDS.split())
_ENDINGS = {
    "de": _GERMAN,
    **dict.fromkeys(("pl", "cs", "sk", "hr", "sl", "sr", "bs", "lt", "lv"), _SLAVIC),
}
_VOWELS = "аоуыэяёюие"
_STEM = 3
"""Letters of the shortest stem that endings are taken from."""


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic letters."""
    return any("\u0400" <= sign <= "\u052f" for sign in word)


@lru_cache(maxsize=4096)
def bases(word: str, language: str) -> tuple[str, ...]:
    """What is left of a name, folded and in lower case, before endings: `марин` of `марина`; the name itself first."""
    found = [word] if len(word) >= _STEM else []
    if is_cyrillic(word):
        found += _shortened(word, _VOWELS + "ь")
        if word.endswith(("ии", "ыи", "ои", "ая", "яя")):
            found.append(word[:-2])
        found += _without_fleeting(word, "ео", _VOWELS + "ь")
    elif _ENDINGS.get(language) is _SLAVIC:
        found += (*_shortened(word, "aoeyi"), *_without_fleeting(word, "eo", "aoeyiu"))
    return tuple(dict.fromkeys(each for each in found if len(each) >= _STEM))


@lru_cache(maxsize=65_536)
def stems(word: str, language: str) -> tuple[str, ...]:
    """What a word of a sentence may be a form of, in the terms of `bases`: all that is left before some ending."""
    endings = _CYRILLIC if is_cyrillic(word) else _ENDINGS.get(language, _ENGLISH)
    plain = word.rstrip("0123456789")
    found = [plain, *(plain[: -len(each)] for each in endings if plain.endswith(each))]
    return tuple(each for each in found if len(each) >= _STEM)


def _shortened(word: str, last: str) -> Iterator[str]:
    if word[-1:] in last:
        yield word[:-1]


def _without_fleeting(word: str, fleeting: str, vowels: str) -> Iterator[str]:
    """`павл` of `павел`, `mark` of `marek`: the stem behind which endings stand."""
    if len(word) > _STEM and word[-2] in fleeting and word[-1] not in vowels and word[-3] not in vowels:
        yield word[:-2] + word[-1]
