"""From a cell's text to words, numbers and signs."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from acctplan.pattern import Pattern

LONGEST = 400
"""Characters of a cell that are judged; nobody writes a longer objective, and a hostile cell costs no more."""

_TOKEN = Pattern(
    r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*(?:['’](?!\w))?|\d+(?:[.,:/']\d+)*|[%‰€$£¥₹≤≥<>±=→⇒+−°&?!~≈-]|[–—|,;:./()]",
)
_MARKS = Pattern(r"[*_`\[\]\"“”„«»]|\([^()\s]*://[^()\s]*\)|<[^<>]{0,80}>")
_IRREGULAR = {
    "held": "hold", "sold": "sell", "bought": "buy", "paid": "pay", "sent": "send", "met": "meet", "left": "leave",
    "won": "win", "lost": "lose", "kept": "keep", "built": "build", "gone": "go", "went": "go", "done": "do",
    "made": "make", "taken": "take", "took": "take", "given": "give", "gave": "give", "written": "write",
    "wrote": "write", "shown": "show", "known": "know", "drawn": "draw", "grown": "grow", "fallen": "fall",
    "fell": "fall", "risen": "rise", "chosen": "choose", "spent": "spend", "brought": "bring", "taught": "teach",
    "found": "find", "fed": "feed", "led": "lead", "ran": "run", "stood": "stand", "said": "say", "told": "tell",
    "heard": "hear", "felt": "feel", "caught": "catch", "sworn": "swear", "struck": "strike", "sunk": "sink",
    "thrown": "throw", "flown": "fly", "driven": "drive", "ridden": "ride", "laid": "lay", "lent": "lend",
    "sewn": "sew", "sown": "sow", "torn": "tear", "woken": "wake", "worn": "wear", "spoken": "speak",
    "begun": "begin", "began": "begin", "became": "become", "come": "come", "came": "come", "got": "get",
    "gotten": "get", "hung": "hang", "dug": "dig", "bound": "bind", "wound": "wind", "swept": "sweep",
    "slept": "sleep", "dealt": "deal", "meant": "mean", "sawn": "saw", "frozen": "freeze", "stolen": "steal",
    "broken": "break", "broke": "break", "withdrawn": "withdraw", "undertaken": "undertake", "people": "people",
    "children": "child", "wives": "wife", "knives": "knife", "feet": "foot", "men": "man", "women": "woman",
    "criteria": "criterion", "data": "data", "staff": "staff", "bids": "bid", "better": "better", "less": "less",
    "overheads": "overhead", "proven": "prove", "shot": "shoot", "rang": "ring", "rung": "ring", "swung": "swing",
}  # fmt: skip
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


def is_irregular(word: str) -> bool:
    """Whether a word is a form of an irregular verb, such as `sold`, or of an irregular noun."""
    return word in _IRREGULAR


class Token(NamedTuple):
    """A word in lower case, a number or a sign; `raw` as written; `start` in the text; `glued`: no blank before."""

    word: str
    raw: str
    start: int
    glued: bool


def tokens(text: str) -> list[Token]:
    """The tokens of a cell, at most those of its first 400 characters; Markdown marks are blanks."""
    if len(text) > LONGEST:
        text = text[:LONGEST]
    if "*" in text or "`" in text or "[" in text or "<" in text or '"' in text or "“" in text or "_" in text:
        text = _MARKS.sub(lambda match: " " * len(match[0]), text)
    found = []
    end = -1
    for match in _TOKEN.finditer(text):
        raw = match[0]
        start = match.start()
        found.append(Token(_plain(raw), raw, start, start == end))
        end = match.end()
    return found


@lru_cache(maxsize=32_768)
def _plain(raw: str) -> str:
    return raw.lower().replace("’", "'").replace("‑", "-")


@lru_cache(maxsize=32_768)
def stems(word: str) -> Sequence[str]:
    """Forms under which a word may stand in a word list: itself, then without what English appends."""
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
    forms = [word]
    if word in _IRREGULAR:
        forms.append(_IRREGULAR[word])
    if len(word) < 4:
        return forms
    if word.endswith(("ies", "ied")):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms += [word[:-1], word[:-2]]
    elif word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    for ending in ("ed", "ing", "er", "est"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)]
            forms += [base, base + "e"]
            if _DOUBLED.search(base):
                forms.append(base[:-1])
            if base.endswith("i"):
                forms.append(base[:-1] + "y")
    if word.startswith("un") and len(word) > 6:
        forms.append(word[2:])
    return forms
