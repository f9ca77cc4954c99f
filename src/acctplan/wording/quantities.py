"""Which numbers of a text say how much, and which only count, date, label or exaggerate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from acctplan.wording.tokens import Token
from acctplan.wording.words import around, lexicon, topics

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "dozens score crore lakh"
)
_NUMBER_WORDS = frozenset(_ONES.split())
_ZEROS = frozenset(
    ["zero", "nil", "none", "nobody", "nothing", "never", "nought", "naught", "neither", "nowhere", "zeros"]
)
_CURRENCY = frozenset(
    [
        "€",
        "$",
        "£",
        "¥",
        "₹",
        "eur",
        "usd",
        "gbp",
        "chf",
        "sek",
        "nok",
        "dkk",
        "inr",
        "aud",
        "cad",
        "sgd",
        "rs",
        "zar",
        "pln",
        "czk",
    ]
)
_ALWAYS = frozenset({"24/7", "24/365", "24-7", "7/7", "80/20"})
_PERIODS = frozenset(["fy", "q", "h", "cw", "kw", "wk", "calendar", "quarter", "fiscal"])
_NOT_DENIED = frozenset(["longer", "matter", "doubt", "better", ".", ""])
_ORDINALS = frozenset(["quarter", "third", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_SHARING = frozenset(["a", "by", "one", "an", "only", "barely", "to"])
_ORDINAL_ENDS = frozenset(["g", "st", "nd", "rd", "th"])
_MULTIPLES = frozenset({"twice", "thrice"})
_TIMES = frozenset(["as", "a", "the", "per", "daily", "weekly", "each", "every", "what", "that"])
_POINTED = frozenset(["the", "these", "those", "our"])
_COMPARED = frozenset(["more", "less", "fewer", "later", "worse", "higher", "lower"])
_RATES = frozenset(["a", "an", "per", "each", "every", "/"])
_FEW = frozenset(["two", "three", "four", "five", "six", "eight", "ten", "twenty", "hundred"])
_ENDS = frozenset(",;:.")


class Quantity(NamedTuple):
    """A number at a token: what `kind` of number it is.

    `amount`, `bound`, `fraction` and `zero` say how much; `count` is a bare number of things, `scope` counts what
    something is about, `topic` counts what measures nothing; `date`, `label`, `one` and `rhetoric` are no amounts.
    """

    kind: str
    place: int


def quantities(found: Sequence[Token], *, alone: bool = False) -> list[Quantity]:
    """The numbers of a text in order; `alone` says that the text is a target in a column of its own."""
    kinds: list[Quantity] = []
    index = 0
    while index < len(found):
        role = _role(found[index].word)
        if role == _NUMBER:
            end = _end(found, index)
            kinds.append(Quantity(_Number(found, index, end, alone).kind(), index))
            index = end
            continue
        kind = _word_kind(found, index) if role else ""
        if kind:
            kinds.append(Quantity(kind, index))
        index += 1
    return kinds


_NUMBER = "number"


@lru_cache(maxsize=32_768)
def _role(word: str) -> str:
    """Whether a word is a number, may say how much among other words, or neither, as most are."""
    if is_number(word):
        return _NUMBER
    telling = word in _ZEROS or word in _ORDINALS or word in _MULTIPLES or word in around("fractions")
    return "maybe" if telling or word in ("no", "a", "an", "single") or word.endswith("-free") else ""


def is_number(word: str) -> bool:
    """Whether a token is a number in digits or in words."""
    return (
        word[0].isdigit()
        or word in _NUMBER_WORDS
        or ("-" in word and word.split("-", maxsplit=1)[0] in _NUMBER_WORDS)
    )


def _word_kind(found: Sequence[Token], index: int) -> str:
    word, before, after = found[index].word, _word(found, index - 1), _word(found, index + 1)
    if _says_none(found, index, word, before):
        return "zero"
    if word in _ORDINALS:
        return "fraction" if before in _SHARING and after not in _PERIODS else ""
    if word in _MULTIPLES:
        return "fraction" if after in _TIMES or before in ("least", "than") else ""
    if word in around("fractions"):
        return "rhetoric" if _is_devoted(found, index) else "fraction"
    if word in ("a", "an") and after in around("spans"):
        sized = _word(found, index + 2) in around("sized") or before in around("sizing")
        return "amount" if sized else ""
    return ""


def _is_devoted(found: Sequence[Token], index: int) -> bool:
    """Whether what is doubled cannot be counted: `double down`, `double the enthusiasm`."""
    after = _word(found, index + 1)
    return after == "down" or (_word(found, index + 2) if after == "the" else after) in around("devotion")


def _says_none(found: Sequence[Token], index: int, word: str, before: str) -> bool:
    if word in _ZEROS or word.endswith("-free"):
        return True
    if word == "no":
        return _denies(found, index)
    return word == "single" and before == "a" and _word(found, index - 2) == "not"


def _word(found: Sequence[Token], index: int) -> str:
    return found[index].word if 0 <= index < len(found) else ""


def _is_year_word(word: str) -> bool:
    return len(word) >= 4 and word[:4].isdigit() and word[:2] in ("19", "20")


def _denies(found: Sequence[Token], index: int) -> bool:
    after = _word(found, index + 1)
    if after in _COMPARED:
        return _word(found, index + 2) in ("than", "of")
    return after not in _NOT_DENIED


def _end(found: Sequence[Token], index: int) -> int:
    """Behind a number of several tokens: `4.6 million`, `two hundred and ten`."""
    end = index + 1
    while end < len(found) and (
        is_number(found[end].word)
        or (found[end].word in ("and", "a") and _word(found, end + 1) in ("hundred", "half"))
    ):
        end += 1
    return end


@cache
def _devoted() -> frozenset[str]:
    """Words after "100%" that make it a figure of speech."""
    soft = lexicon().members["abstract"] | lexicon().members["soft"]
    return around("devotion") | soft | {"team", "behind"} - {"availability", "reliability", "safe", "secure"}


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at `[index, end)` and what stands around it."""

    found: Sequence[Token]
    index: int
    end: int
    alone: bool

    def kind(self) -> str:
        """What kind of number it is: the first answer that fits."""
        return next(filter(None, self._answers()))

    def _answers(self) -> Iterator[str]:
        word, before, after = self.found[self.index].word, self._at(-1), self._after(0)
        yield self._one(before, after) if word == "one" and not self.alone else ""
        yield "rhetoric" if self._exaggerates(word, after) else ""
        yield "date" if self._dates(word, before, after) else ""
        yield "label" if self._labels(before, after) else ""
        yield "bound" if after == "or" and self._after(1) in around("bounds") else ""
        yield self._measured(before, after)
        yield self._compared(before, after)
        if before in around("scopes") and not self.alone:
            yield "scope"
        bare = after in _RATES or self._after(1) in _RATES or not after or after in ".,;:)"
        yield "amount" if self.alone or bare else "count"

    def _at(self, offset: int) -> str:
        return _word(self.found, self.index + offset)

    def _after(self, offset: int) -> str:
        return _word(self.found, self.end + offset)

    def _one(self, before: str, after: str) -> str:
        if after in ("in", "of") and self._after(1) in _FEW:
            return "amount"
        if after in ("roof", "umbrella", "banner", "flag"):
            return "one"
        bound = before in ("under", "within", "than", "to", "by", "below", "only", "exactly", "least")
        return "amount" if bound or after in around("units") - {"step", "place", "page"} else "one"

    def _exaggerates(self, word: str, after: str) -> bool:
        if word in ("365", "360") and not self.alone and after in ("", "days", "°", "degree", "degrees", "-"):
            return True
        if word == "180" and self._after(1) in ("degree", "degrees", "turn"):
            return True
        if word in _ALWAYS or ("/" in word and word.startswith("24")) or (word == "24" and after == "x"):
            return True
        if word == "100" and after == "%" and self._after(1) in _devoted():
            return True
        return after in ("%", "per") and (
            word in ("110", "1000", "1,000")
            or (word in ("120", "150", "200") and self._after(1) in around("devotion"))
        )

    def _dates(self, word: str, before: str, after: str) -> bool:
        months, units = around("months"), around("units")
        if before in months or after in months or self._is_year(word, before, after):
            return True
        if before in _PERIODS or (before in ("week", "weeks", "year", "season") and after not in units):
            return True
        if before in ("first", "next", "last", "past", "coming", "after", "since") and (
            after in units or self._after(1) in units
        ):
            return True
        if before in ("-", "–", "/") and _is_year_word(self._at(-2)):
            return True
        return after == "." and self._after(1) in months

    def _is_year(self, word: str, before: str, after: str) -> bool:
        if not _is_year_word(word) or before in _CURRENCY:
            return False
        return (len(word) == 4 and after not in around("units")) or (len(word) > 4 and word[4] in "/-")

    def _labels(self, before: str, after: str) -> bool:
        if (before in around("labels") and not self.alone) or before == "points":
            return True
        if before == "-" and self.index > 1 and self.found[self.index - 1].glued and self._at(-2).isalpha():
            return True
        if self.index and self.found[self.index].glued and before.isalpha() and before not in _CURRENCY:
            return True
        glued = after in _ORDINAL_ENDS and self.found[self.end].glued
        return glued or (before == "." and self._at(-2) in ("no", "nr", "nos"))

    def _measured(self, before: str, after: str) -> str:
        units, later = around("units"), self._after(1)
        if before == "top":
            return "topic"
        if before in _POINTED and not self.alone and after not in ("%", "percent"):
            return "scope"
        joined = later in units and after not in ("of", "in", "and", "for", "to", "the")
        if before == "all" and after not in units:
            return "scope"
        if before in _CURRENCY or after in units or after in _CURRENCY or joined:
            return "topic" if after in topics() else "amount"
        if after in ("of", "in", "out") and self._is_followed_by_number():
            return "topic" if self._is_near_topic(5) else "amount"
        return "topic" if self._is_near_topic(2) else ""

    def _compared(self, before: str, after: str) -> str:
        if before in around("comparers") and not (before == "over" and self.index == 1):
            to = "to" in (after, self._after(1))
            if before == "from" and not self.alone and not self._is_followed_by_number() and not to:
                return "scope"
            if (
                before == "to"
                and is_number(self._at(-2) or "-")
                and self._at(-3) in around("labels") | {"points"}
            ):
                return "label"
            together = before == "between" and "and" not in (after, self._after(1))
            return "scope" if (before == "at" or together) and not self.alone else "bound"
        return "bound" if before == "a" and self._at(-2) in ("than", "least", "most") else ""

    def _is_followed_by_number(self) -> bool:
        return any(is_number(token.word) for token in self.found[self.end + 1 : self.end + 4])

    def _is_near_topic(self, reach: int) -> bool:
        for token in self.found[self.end : self.end + reach]:
            word = token.word
            singular = f"{word[:-3]}y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word
            if word in topics() or singular in topics():
                return True
            if word in _ENDS:
                return False
        return False
