"""Amounts of money in running text, in the ways that people write them, on another scale."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from acctplan.model import formats
from acctplan.model.money import Measure, Money
from acctplan.pattern import Pattern
from acctplan.reader.values.currency import CODES, currency_of, notation_of
from acctplan.reader.values.number import Ambiguous, read_number

_SIGNS = "$€£¥₹₽₩₺₪₴₫฿₱₦₸₾₼₵￥＄"
_NAMES = (
    "euros?|dollars?|pounds?|francs?|franken|yen|yuan|rupees?|pesos?|reais|real|kronor|kroner|zł|złotych|złote|zl|kč|korun|"
    "рубл\\w{0,3}|руб|долл\\w{0,6}|евро|фунт\\w{0,3}|крон\\w{0,2}|円|元|kr|rs|lei|forint"
)
_CODE = "|".join(sorted(CODES))
_SCALES = {
    1_000: "k|thousand|tsd|tausend|тыс|тысяч\\w{0,3}|tys|tis|mil(?=[ \u00a0](?:euros|reais))|千",
    1_000_000: (
        "m|mm|mi|mn|mio|mln|mil|million|millions|millionen|millones|milhões|milhão|milionów|miliony|milionů|млн|миллион\\w{0,3}|百万"
    ),
    1_000_000_000: "b|bn|mrd|mld|billion|billions|milliarden?|млрд|миллиард\\w{0,3}",
    10_000: "万|萬|만",
    100_000_000: "億|亿|억",
    100_000: "lakhs?|lac",
    10_000_000: "crores?|cr|千万",
}
_SCALE_OF = [(scale, Pattern(f"(?:{words})", re.IGNORECASE)) for scale, words in _SCALES.items()]
_SURELY_MONEY = Pattern("[kKM]|mio|mn|mln|mrd|bn|млн|млрд|тыс")
"""Scales that make a number without a currency an amount, unless it counts things."""
_NUMBER = r"\d+(?:[.,'’\u00a0\u202f_ ]\d{3}(?!\d)){0,5}(?:[.,]\d{1,2}(?!\d))?|\d{1,2}(?:,\d{2}){1,4},\d{3}"
_WORDED = "|".join(
    words for _, words in sorted(_SCALES.items(), key=lambda each: -max(map(len, each[1].split("|"))))
)
_NO_LETTER_BEFORE, _NO_LETTER_BEHIND = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_HEAD = rf"{_NO_LETTER_BEFORE}(?:[A-Za-z.]{{0,4}}[{_SIGNS}]|(?i:rs\.?|kr\.?)|(?:{_CODE}))"
_SCALED = rf"(?i:(?:千万|百万|[万萬만億亿억千])|(?:{_WORDED}){_NO_LETTER_BEHIND}(?:\.(?=[ ]?[a-zа-я,;)€$]))?)"
_TAIL = rf"(?:[{_SIGNS}]|[円元]|원|-?(?:{_CODE}){_NO_LETTER_BEHIND}|-?(?i:{_NAMES}){_NO_LETTER_BEHIND})"
_FOUND = Pattern(
    rf"(?P<head>{_HEAD})?(?P<gap>[ \t\u00a0\u202f]{{0,2}})(?<![\w.,])(?P<number>{_NUMBER})"
    rf"(?P<scale>[ \u00a0\u202f-]?{_SCALED})?(?P<tail>\.?[ \u00a0\u202f]{{0,2}}{_TAIL})?"
)
_RANGE = Pattern(
    r"\s?(?:-|–|—|→|to|bis|till|до|do|à|a|and|und|и|or|…|\.\.\.?)\s?(?:~|about )?", re.IGNORECASE
)
_BEFORE = Pattern(
    r"(?:\b(?:ARR|ACV|TCV|MRR|LTV|GMV)\b|\b(?:revenue|budget|spend|spending|savings|invoice|discount|price|pipeline"
    r"|umsatz|jahresumsatz|jahreswert|budgets|preis|выручк\w{0,2}|бюджет\w{0,2}|cena|obrót|receita))"
    r"[^\d.;|\n%]{0,24}\Z",
    re.IGNORECASE,
)
_AFTER = Pattern(r"[ \u00a0]?(?:(?:in|of)[ ])?(?:ARR|ACV|TCV|MRR|GMV)\b")
_COUNTED = Pattern(r"[ \u00a0-](?P<word>[^\W\d_]{2,})")
_NO_THING_WORDS = (
    "a an and as at but by each every for from if in is of on or per so than the then this to until up was "
    "were when with within a.k.a arr acv tcv mrr annual annually yearly more less extra new saved saving "
    "savings over under next last und bis zu im pro je mehr für von mit als jährlich в на за и до по от для"
)
_NO_THING = frozenset(_NO_THING_WORDS.split())
_ONES = {
    **dict.fromkeys(("a", "an", "one", "ein", "eine", "einer", "один", "одного"), Decimal(1)),
    **dict.fromkeys(("half a", "half", "eine halbe", "пол"), Decimal("0.5")),
    **dict.fromkeys(("a quarter", "quarter of a", "a quarter of a"), Decimal("0.25")),
    **{
        word: Decimal(number)
        for number, forms in enumerate(
            (
                "two zwei два двух", "three drei три трёх", "four vier четыре", "five fünf пять", "six sechs шесть",
                "seven sieben семь", "eight acht восемь", "nine neun девять", "ten zehn десять", "eleven elf",
                "twelve zwölf", "thirteen dreizehn", "fourteen vierzehn", "fifteen fünfzehn",
            ), 2,
        )
        for word in forms.split()
    },
    **{
        word: Decimal(number * 10)
        for number, forms in enumerate(
            ("twenty zwanzig двадцать", "thirty dreißig тридцать", "forty vierzig", "fifty fünfzig", "sixty sechzig",
             "seventy siebzig", "eighty achtzig", "ninety neunzig", "hundred hundert сто"), 2,
        )
        for word in forms.split()
    },
}  # fmt: skip
_SPELLED = Pattern(
    rf"(?<!\w)(?P<ones>{'|'.join(sorted(_ONES, key=len, reverse=True))})[ \u00a0-]?"
    r"(?P<hundred>hundred|hundert)?[ \u00a0-]?"
    rf"(?P<scale>thousand|million|billion|tausend|millionen|milliarden?|тысяч\w{{0,2}}|миллион\w{{0,2}}|миллиард\w{{0,2}})"
    rf"(?:[ \u00a0]of)?[ \u00a0-](?:US[ -]?)?(?P<name>{_NAMES}|{_CODE})(?!\w)",
    re.IGNORECASE,
)
_WORDED_CURRENCIES = (
    ("рубл", "RUB"), ("долл", "USD"), ("фунт", "GBP"), ("евро", "EUR"), ("zł", "PLN"),
    ("korun", "CZK"), ("fran", "CHF"),
)  # fmt: skip
_POINTS = str.maketrans(",.", ".,")
_BLANKS = str.maketrans(",.", "\u00a0,")
_MARKS = {
    **dict.fromkeys(("de", "es", "it", "pt", "nl", "tr", "da", "id", "el", "hr", "ro", "sl", "sr"), _POINTS),
    **dict.fromkeys(("ru", "uk", "fr", "pl", "cs", "sk", "sv", "nb", "no", "fi", "bg", "hu"), _BLANKS),
}
"""How the languages that do not write `1,234.50` write it."""
_LEAST = 10_000
"""From which on a bare number that is an amount elsewhere is that amount."""
_DIGIT = Pattern(r"\d")
_BOUNDS = {">=": ">= ", "<=": "<= ", ">": "> ", "<": "< ", "~": "~"}
_CENT = Decimal("0.01")
_MANY = 1_000
_SHORT = 3


class Spot(NamedTuple):
    """Characters `[start, end)` and what stands for them."""

    start: int
    end: int
    text: str


class _Number(NamedTuple):
    match: re.Match[str]
    currency: str | None
    scale: int
    is_money: bool


class Scale:
    """Amounts times a factor, in their currencies; `known` are those of the plan's fields."""

    def __init__(
        self, factor: Decimal, currency: str, known: Collection[Decimal] = (), language: str = "en"
    ) -> None:
        self.factor, self.currency = factor, currency
        self._marks = _MARKS.get(language.partition("-")[0].lower(), {})
        self._known = frozenset(each for each in known if each >= _LEAST)

    def shown(self, amount: Decimal, currency: str) -> str:
        """An amount on the new scale; a small one keeps its cents, as their share of others counts."""
        money = Money(amount * self.factor, currency)
        if abs(money.amount) >= _MANY or money.amount == money.amount.to_integral_value():
            return formats.money(money)
        return formats.ENGLISH.amount(money.amount.quantize(_CENT), currency)

    def typed(self, amount: Money | Measure) -> str:
        """An amount of a field on the new scale; one with a unit, such as `$40k/yr`, keeps it."""
        if isinstance(amount, Money):
            return self.shown(amount.amount, amount.currency)
        currency, slash, period = amount.unit.partition("/")
        return f"{_BOUNDS.get(amount.bound, '')}{self.shown(amount.amount, currency)}{slash}{period}"

    def spots(self, text: str, *, every: bool = False) -> Iterator[Spot]:
        """Amounts in a text; with `every` each number is one that is no percentage, as in a cell of money."""
        for spelled in _SPELLED.finditer(text):
            times = 100 if spelled["hundred"] else 1
            amount = _ONES[spelled["ones"].casefold()] * times * _scale(spelled["scale"])
            yield Spot(
                *spelled.span(),
                self.shown(amount, _currency(spelled["name"], self.currency) or self.currency),
            )
        found = [self._number(text, match, every=every) for match in _FOUND.finditer(text)]
        for number in _joined(text, found):
            if number.is_money:
                yield Spot(*_span(number), self._scaled(number))

    def _number(self, text: str, match: re.Match[str], *, every: bool) -> _Number:
        if not (every or match["head"] or match["tail"] or match["scale"] or len(match["number"]) > _SHORT):
            return _Number(match, None, 1, False)
        signs = [each.strip(". \u00a0\u202f-") for each in (match["head"], match["tail"]) if each]
        currency = next((found for each in signs if (found := _currency(each, self.currency))), None)
        scale = _scale(match["scale"].strip(" \u00a0\u202f-.")) if match["scale"] else 1
        end = match.end()
        if text[end : end + 2].lstrip(" \u00a0")[:1] == "%":
            return _Number(match, None, scale, False)
        return _Number(match, currency, scale, every or bool(currency) or self._is_told(text, match, scale))

    def _is_told(self, text: str, match: re.Match[str], scale: int) -> bool:
        """Whether words around a number without currency tell that it is an amount."""
        value = read_number(match["number"])
        big = (
            isinstance(value, Decimal)
            and value * scale >= _MANY
            and not (scale == 1 and 1900 <= value <= 2100)
        )
        is_bare = not _is_counted(text, match.end())
        if scale > 1 and _SURELY_MONEY.fullmatch(match["scale"].strip(" \u00a0\u202f-.")):
            return is_bare
        if not big or not isinstance(value, Decimal):
            return False
        return (
            (is_bare and value * scale in self._known)
            or _AFTER.match(text, match.end()) is not None
            or _BEFORE.search(text[max(0, match.start() - 40) : match.start("number")]) is not None
        )

    def _scaled(self, number: _Number) -> str:
        currency = number.currency or self.currency
        value = read_number(
            number.match["number"].replace("\u00a0", " ").replace("\u202f", " "),
            notation_of(currency),
            scaled=number.scale > 1,
        )
        if isinstance(value, Ambiguous):
            value = value.first
        if value is None:
            return str(_DIGIT.sub("0", number.match.group()))
        return self.shown(value * number.scale, currency).translate(self._marks)


def largest(text: str, currency: str) -> Decimal | None:
    """The largest amount in a text with a currency; None if there is none."""
    scale = Scale(Decimal(1), currency)
    found = [scale._number(text, match, every=False) for match in _FOUND.finditer(text)]  # noqa: SLF001
    values = [read_number(each.match["number"]) for each in found if each.currency]
    return max((value for value in values if isinstance(value, Decimal)), default=None)


def _is_counted(text: str, end: int) -> bool:
    """Whether a number that ends there counts things, as `150K users` does."""
    counted = _COUNTED.match(text, end)
    return counted is not None and counted["word"].casefold() not in _NO_THING


def _is_range(text: str, one: _Number, other: _Number) -> bool:
    between = text[one.match.end() : _span(other)[0]]
    return len(between) < 12 and _RANGE.fullmatch(between) is not None


def _joined(text: str, found: list[_Number]) -> Iterator[_Number]:
    """The numbers, each end of a range with the currency and the scale of the other where it has none."""
    money = [each.is_money for each in found]
    for place, number in enumerate(found):
        if not any(money[max(0, place - 1) : place + 2]):
            continue
        before = found[place - 1] if place and _is_range(text, found[place - 1], number) else None
        after = (
            found[place + 1] if place + 1 < len(found) and _is_range(text, number, found[place + 1]) else None
        )
        for other in (before, after):
            if other and other.is_money and not number.is_money and not _is_counted(text, number.match.end()):
                scale = number.scale if number.scale > 1 or other is before else other.scale
                number = _Number(number.match, other.currency, scale, True)  # noqa: PLW2901
            elif other is after and other and number.is_money and number.scale == 1 and other.scale > 1:
                number = number._replace(scale=other.scale)  # noqa: PLW2901
        yield number


def _span(number: _Number) -> tuple[int, int]:
    match = number.match
    start = match.start() if match["head"] else match.start("number")
    return start, match.end()


def _scale(word: str) -> int:
    return next((scale for scale, pattern in _SCALE_OF if pattern.fullmatch(word)), 1)


def _currency(sign: str, configured: str) -> str | None:
    if sign.isascii() and sign.isalpha() and len(sign) == 3 and sign.isupper() and sign not in CODES:
        return None
    last = sign[-1:]
    found = currency_of(sign, configured) or (currency_of(last, configured) if not last.isalnum() else None)
    if found is None:
        lower = sign.lower()
        found = next((code for start, code in _WORDED_CURRENCIES if lower.startswith(start)), configured)
    return found
