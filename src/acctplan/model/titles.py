"""Job titles: who belongs to the top management."""

import re
from functools import lru_cache

from acctplan.pattern import Pattern

_NOT_IN_PERSON = Pattern(
    r"\b(?:assistant|assistent\w*|assistenz|secretar\w+|office|staff|deputy|former|ex|referent\w*|adviser|advisor|"
    r"reports|reporting|delegate|stellvertretende\w*|büro|помощник\w*|секретар\w+|заместител\w+)\b|\bto (?:the|our) "
)
_VICE = Pattern(r"\b(?:senior |executive |first )?vice[ -]president\b|\bvice[ -]chair\w*\b")
_SEGMENTS = Pattern(r"[,;/&|()–—]|\s-\s|\sand\s|\sund\s")
_LEADS = Pattern(
    r"\b(?:head|director|manager|lead|leiter\w*|team|programme|program|partner) (?:of|for|der|des)\b"
)
_TOP = Pattern(
    r"\b(?:ceo|cfo|cio|cto|coo|ciso|cmo|chro|cpo|cro|cdo|cso|cco|cao|clo|cko|cxo|cdio|cpto|pdg)s?\b"
    r"|\bc-(?:level|suite)\b"
    r"|\bchief executive\b|\bchief (?:[\w-]+ ){1,5}officer\b"
    r"|\bpresident\b|\bchair(?:man|woman|person)\b|\bmanaging director\b|\bdirector general\b"
    r"|\bgeschäftsführ(?:er(?:in)?|ung)\b|\bvorst(?:and|ands|ändin|andsmitglied|andsvorsitzende[rn]?)\b"
    r"|\b(?:directeur|directrice) général(?:e)?\b|\bprésident(?:e)?\b|\bamministratore delegato\b"
    r"|\bdirector(?:a)? general\b|\b(?:генеральный|финансовый|технический|исполнительный|операционный) директор\b"
)


@lru_cache(maxsize=4096)
def is_c_level(title: str) -> bool:
    """Whether a job title is one of the executive leadership (004 section 1: CEO, CFO, CIO, CTO, COO, CISO).

    Also `Chief … Officer`, president, managing director and their German, French, Spanish, Italian and Russian
    equals; not a vice president, nor somebody in an executive's office.
    """
    text = " ".join(title[:200].casefold().replace(".", "").split())
    if _NOT_IN_PERSON.search(text):
        return False
    text = _VICE.sub(" ", text)
    if re.search(r"\bchief (?:[\w&,/-]+ ){1,6}officer\b", text):
        return True
    return any(_TOP.search(part) and not _LEADS.search(part) for part in _SEGMENTS.split(text))
