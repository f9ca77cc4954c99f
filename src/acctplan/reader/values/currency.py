"""Currencies: ISO 4217 codes, their signs, and which of them write the decimal comma."""

from acctplan.reader.values.number import Notation

_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF "
    "XPF YER ZAR ZMW "
)
CODES = frozenset(_CODES.split())
"""The circulating currencies of ISO 4217."""

_DOLLARS = (
    "USD AUD CAD NZD HKD SGD MXN TWD ARS CLP COP BSD BBD BMD BND BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD "
)
_COMMA_CODES = (
    "EUR PLN CZK HUF RON BGN RSD BAM MKD SEK NOK DKK ISK RUB UAH BYN KZT TRY BRL ARS CLP COP IDR VND UYU "
    "PYG CRC "
)
_SIGNS = {
    "us$": "USD", "u.s.$": "USD", "c$": "CAD", "ca$": "CAD", "can$": "CAD", "a$": "AUD", "au$": "AUD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "mx$": "MXN", "nt$": "TWD", "r$": "BRL",
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP",
    "cn¥": "CNY", "rmb": "CNY", "元": "CNY", "円": "JPY", "jp¥": "JPY", "₽": "RUB", "руб": "RUB",
    "руб.": "RUB", "рублей": "RUB", "р.": "RUB", "rubles": "RUB", "roubles": "RUB", "₹": "INR",
    "rs": "INR", "rs.": "INR", "₩": "KRW", "₺": "TRY", "tl": "TRY", "zł": "PLN", "zl": "PLN",
    "fr.": "CHF", "sfr": "CHF", "sfr.": "CHF", "₪": "ILS", "₴": "UAH", "₫": "VND", "฿": "THB",
    "₱": "PHP", "₦": "NGN", "kč": "CZK", "ft": "HUF", "lei": "RON", "лв": "BGN", "лв.": "BGN",
    "₸": "KZT", "₾": "GEL", "₼": "AZN", "֏": "AMD", "r": "ZAR", "rm": "MYR", "rp": "IDR", "₵": "GHS",
    "ksh": "KES",
}  # fmt: skip
_SHARED_SIGNS = {
    **dict.fromkeys(
        ("$", "＄", "dollar", "dollars"),
        tuple(_DOLLARS.split()),
    ),
    **dict.fromkeys(("¥", "￥", "yen"), ("JPY", "CNY")),
    **dict.fromkeys(("kr", "kr."), ("SEK", "NOK", "DKK", "ISK")),
}
_COMMA = frozenset(_COMMA_CODES.split())


def currency_of(sign: str, configured: str, written: str = "") -> str | None:
    """The ISO code that a sign, code or word names, None for no currency.

    A sign that several currencies share (`$`, `¥`, `kr`) means the one that is `written` beside it, else the
    configured one if it has that sign, else the most common (`kr` has none: None).
    """
    code = sign.upper()
    if code in CODES and sign.isascii():
        return code
    sign = sign.lower()
    shared = _SHARED_SIGNS.get(sign)
    if shared is None:
        return _SIGNS.get(sign)
    for candidate in (written, configured):
        if candidate in shared:
            return candidate
    return None if sign.startswith("kr") else shared[0]


def notation_of(currency: str) -> Notation:
    """How numbers are customarily written in the currency's own countries."""
    return Notation.EUROS if currency in _COMMA else Notation.DOLLARS


def example(currency: str) -> str:
    """An amount in a currency, as a hint tells to write it."""
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency)
    return f"{sign}420,000" if sign else f"{currency} 420,000"
