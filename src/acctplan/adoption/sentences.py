"""Key figures that stand in a sentence: `ARR $18k, renews 2026-10-31`."""

import re
from collections.abc import Iterator

from acctplan.adoption.facts import Pair
from acctplan.pattern import Pattern

_LONGEST = 3000
_CODE = "USD|EUR|GBP|CHF|SEK|NOK|DKK|AUD|CAD"
_NUMBER = r"\d[\d.,]{0,14}(?<=\d)\s?(?:k|m|mio\.?|million)?(?!\w)"
_MONEY = (
    rf"((?:[$€£]|(?:{_CODE})\s)\s?{_NUMBER}(?:\s?(?:/|per|a)\s?(?:year|yr|annum|month|mo)\b)?"
    rf"|{_NUMBER}\s?(?:€|£|(?:{_CODE})\b)(?:\s?(?:/|per|a)\s?(?:year|yr|annum|month|mo)\b)?)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]{0,6}\.?"
_DATE = (
    rf"(\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{1,2}}\.?(?:st|nd|rd|th)?\s{_MONTH}\s\d{{4}}"
    rf"|{_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?\d{{4}}|q[1-4]\s\d{{4}})"
)
_DAY = rf"(?:{_DATE[1:-1]})"
_NAME = r"((?-i:[A-ZÀ-Þ])[\w'’-]+(?:\s(?-i:[A-ZÀ-Þ])[\w'’-]+){1,2})"
_NOT_YET = "(?<!target )(?<!potential )(?<!new )(?<!expansion )"
_ENDS = (
    "renews|renewal(?: date)?|term ends|contract (?:ends|expires|runs (?:until|to|through))|expires|expiring"
)
_IS = r"(?:\s(?:is|of|at|stands at|currently|about|around))*\s*[:=–-]?\s*"
_SAID: tuple[tuple[str, Pattern], ...] = tuple(
    (label, Pattern(pattern, re.IGNORECASE))
    for label, pattern in (
        ("ARR", rf"{_NOT_YET}\b(?:arr|annual recurring revenue|(?:annual )?contract value|annual spend){_IS}{_MONEY}"),
        ("ARR", rf"{_MONEY}\s(?:in\s)?(?:current\s)?arr\b(?!\s?(?:target|potential|expansion|opportunity))"),
        ("MRR", rf"\b(?:mrr|monthly recurring revenue){_IS}{_MONEY}"),
        ("Contract", rf"\bcontract\b[^.;]{{0,40}}?\s({_DAY}\s(?:to|until|through|–|-)\s{_DAY})"),
        ("Contract End", rf"\b(?:{_ENDS})(?:\s(?:is|due|date|on|in|by|until|at the end of))*\s*[:–-]?\s*{_DATE}"),
        ("CSM", rf"\b(?:csm|customer success manager)(?:\sis|:)\s{_NAME}"),
        ("AE", rf"\b(?:ae|account executive|account manager)(?:\sis|:)\s{_NAME}"),
        ("Executive Sponsor", rf"\bexec(?:utive)? sponsor(?:\sis|:)\s{_NAME}"),
        ("Primary Contact", rf"\b(?:contact|champion|lead)(?:\sis|:)\s{_NAME}"),
        ("Health Score", r"\bhealth(?: score)?(?:\sis|\sof|:)?\s(\d{1,3}(?:\s?/\s?100|%)?)(?![\w/])"),
        ("NPS", r"\bnps(?:\sis|\sof|:)?\s([+-]?\d{1,3})(?![\w/%])"),
        ("Next QBR", rf"\bnext (?:qbr|review|ebr|business review)(?:\sis|\son|:)*\s{_DATE}"),
        ("Last QBR", rf"\blast (?:qbr|review|ebr|business review)(?:\swas|\son|:)*\s{_DATE}"),
        ("Review Cadence", r"\b(?:qbr|review) cadence(?:\sis|:)*\s(monthly|quarterly|half-yearly|yearly)\b"),
    )
)  # fmt: skip


def said_in(text: str) -> Iterator[Pair]:
    """Labels and values that a sentence says, each label once; `label` is one that names a key."""
    plain = text[:_LONGEST].replace("*", "")
    seen: set[str] = set()
    for label, pattern in _SAID:
        match = pattern.search(plain)
        if match and label not in seen:
            seen.add(label)
            yield Pair(label, match[1].strip())
