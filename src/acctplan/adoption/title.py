"""The name of the account in a document's title."""

import re

from acctplan.pattern import Pattern
from acctplan.reader.values.reading import undecorated

_PLAN = Pattern(
    r"\b(?:(?:joint|mutual|strategic|customer|client|key|annual|enterprise|global|the|our|your|quarterly|executive|"
    r"onboarding|renewal|expansion|growth|30[-/]60[-/]90|90)[\s-]+)*"
    r"(?:(?:success|account|customer|engagement|growth|renewal|adoption|partnership|value)[\s-]+)*"
    r"(?:success|account|action|value|renewal|growth|expansion|engagement|adoption)[\s-]+"
    r"(?:plans?|planning|strategy|review|brief|overview|profile|summary|management|roadmap)\b"
    r"|\bkundenplan\b|\bkunden[\s-]*erfolgsplan\b|\berfolgsplan\b"
    r"|\b(?:qbr|ebr|quarterly business review|executive business review|business review)\b"
    r"|\bcustomer success\b|\bstrategic account planning\b|\bcsp\b",
    re.IGNORECASE,
)
_TIME = Pattern(
    r"\(?\b(?:fy\s?'?\d{2,4}(?:[-/ ]?q[1-4])?|q[1-4](?:[-/ ]?(?:fy\s?)?'?\d{2,4})?|h[12](?:[-/ ]?\d{2,4})?"
    r"|20\d\d(?:[-/–]\d{2,4})?(?:[-/ ]?q[1-4])?)\b\)?",
    re.IGNORECASE,
)
_NOISE = Pattern(
    r"\b(?:template|draft|v?\d+\.\d+|version|document|example|sample|internal|confidential|notes?|plan|for|with|of|"
    r"für|mit|and|x)\b",
    re.IGNORECASE,
)
_LINK = Pattern(r"\[([^\[\]]*)\]\([^()]*\)")
_EDGES = " \t-–—|:;,.·•/×&()*_`#\"'“”"
_GENERIC = frozenset(
    (
        "overview", "readme", "introduction", "customer", "account", "company", "client", "plan", "planning",
        "strategy",
        "success", "guide", "playbook", "framework", "skill", "strategic", "home", "index", "about", "summary", "notes",
        "handbook", "process", "checklist", "guidelines", "contents", "how", "the", "untitled", "roadmap", "document",
    )
)  # fmt: skip
_MOST_WORDS = 8


def account_in_title(title: str, *, plan_words: bool) -> str:
    """The customer's name that a title has beside the words for a plan and its time; empty if there is none.

    With `plan_words` only a title that says that it is a plan has one.
    """
    text = undecorated(_LINK.sub(r"\1", title)[:300]).strip()
    rest = _PLAN.sub(" \0 ", text)
    if "\0" not in rest and plan_words:
        return ""
    rest = _TIME.sub(" \0 ", rest)
    pieces = [_trimmed(piece) for piece in re.split(r"\0|\s[-–—|·•:]\s|:\s|\s\|\s", rest)]
    return next((piece for piece in pieces if _is_name(piece)), "")


def is_plan_title(text: str) -> bool:
    """Whether a text says that it titles a plan."""
    return _PLAN.search(text[:300]) is not None


def _trimmed(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = text.strip(_EDGES)
        match = _NOISE.match(text)
        if match and match.end() < len(text):
            text = text[match.end() :]
        ends = [each for each in _NOISE.finditer(text) if each.end() == len(text)]
        if ends:
            text = text[: ends[-1].start()]
    if "[" in text and "]" not in text:
        text += "]"
    if text.endswith("]") and "[" not in text:
        text = f"[{text}"
    return text.removesuffix("'s").removesuffix("’s").strip()


def _is_name(text: str) -> bool:
    found = re.findall(r"[^\W_]+", text)
    if not found or len(found) > _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    return any(word.casefold() not in _GENERIC for word in found)
