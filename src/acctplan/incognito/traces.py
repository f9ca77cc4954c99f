"""What leads to people and companies besides their names: addresses of every kind and telephone numbers."""

import re
from collections.abc import Iterator

from acctplan.incognito.amounts import Spot
from acctplan.pattern import Pattern

_WEB = Pattern(r"(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.)[^\s|<>()\[\]\"']{1,2000}", re.IGNORECASE)
_MAIL = Pattern(
    r"(?<![^\s|<>()\[\]\"',;:])(?:mailto:)?[^\s|<>()\[\]\"',;:@]{1,100}@[^\s|<>()\[\]\"',;:@]{1,100}\.[^\W\d_]{2,20}"
)
_DOMAIN = Pattern(
    r"(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,5}"
    r"(?:com|org|net|io|eu|de|ru|uk|fr|ch|at|nl|es|it|pl|jp|cn|in|us|co|ai|app|dev|cloud|info|biz|gov|edu|no|se|dk|fi|br|pt|sa|ae|"
    r"example|test|local|internal|рф)(?![\w-])(?:/[^\s|<>()\[\]\"']{0,500})?",
    re.IGNORECASE,
)
_LINK = Pattern(r"\]\((?!#|https?:)[^()\s\n]{1,500}(?=[)\s])")
_TELEPHONE = Pattern(
    r"\+\d[\d \u00a0()/.-]{6,20}\d|(?<![\w-])\(0\d{1,5}\)[\d \u00a0/.-]{4,15}\d"
    r"|(?:\b(?:tel|phone|mobile|cell|fax|telefon|fon|mobil|тел|телефон)\b\.?:?[ ]?)[\d(][\d \u00a0()/.-]{4,20}\d",
    re.IGNORECASE,
)
_STREET = Pattern(
    r"\b\d{1,5}[a-z]?[ ](?:[^\W\d_a-z][^\W\d_]+[ ]){1,4}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Quay)\b\.?"
    r"|\b[^\W\d_a-z][\w.-]{2,40}(?:straße|strasse|str\.|gasse|platz|weg|allee)[ ]\d{1,4}[a-z]?\b"
    r"|\b(?:ул|пр|просп|наб|пер)\.[ ][^\W\d_][\w-]{1,40},?[ ](?:д\.[ ]?)?\d{1,4}"
)
_ACCOUNT = Pattern(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b")


def traces(text: str) -> Iterator[Spot]:
    """Addresses, telephone and bank account numbers, and what stands for them."""
    for pattern, shown in (
        (_WEB, "https://example.com"),
        (_MAIL, "name@example.com"),
        (_LINK, "](https://example.com"),
        (_DOMAIN, "example.com"),
        (_TELEPHONE, "+00 000 000000"),
        (_STREET, "an address"),
        (_ACCOUNT, "an account number"),
    ):
        for match in pattern.finditer(text):
            yield Spot(*match.span(), shown)
