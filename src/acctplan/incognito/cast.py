"""Who is in a plan, and what stands for each: `Person A`, `Customer A`, `Company A`, `Our company`."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from acctplan.incognito.finding import Finder, Hit
from acctplan.incognito.folded import is_unspaced, words
from acctplan.incognito.vocabulary import (
    LEGAL,
    is_abbreviation,
    is_common,
    is_job,
    plan_words,
    tells_a_job,
    tells_a_rank,
)
from acctplan.model.people import Names, Side
from acctplan.model.plan import Plan
from acctplan.pattern import Pattern
from acctplan.settings import Settings

_TITLES_WORDS = "dr prof mr mrs ms miss mx herr frau mme sr sra ing mag dipl sir dame"
_TITLES = frozenset(_TITLES_WORDS.split())
_BEHIND = Pattern(r"\s*(?:[,(|]|\s[–—-]\s).*", re.DOTALL)
_INSIDE = Pattern(r"\(([^()]{2,60})\)")
_BESIDE = Pattern(r"\s{0,2}\(([^()\n|]{2,60})\)")
_LONGEST = 200
_DISTINCT = 6
"""Letters of a company's word that is looked for within longer words."""
_PLAIN = 5

_CAPITAL = "[^\\W\\d_a-zа-яà-öø-ÿß]"
_NAME = rf"{_CAPITAL}[^\W\d_]*[.’']?(?:[ -](?:{_CAPITAL}[^\W\d_]*[.’']?|van|von|de|der|di|da|al|bin|el|la)){{1,3}}"
_TOLD = Pattern(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|Sra?|Mme|Pan|Pani|[Cc]olleague|[Dd]eputy|[Ss]uccessor|"
    r"[Pp]redecessor|Kolleg(?:e|in)|Nachfolger(?:in)?|Stellvertreter(?:in)?)\.?[ ]"
    rf"(?P<titled>{_CAPITAL}[^\W\d_]+(?:[ -]{_CAPITAL}[^\W\d_]+){{0,2}}))"
    rf"|(?:(?<!\w)(?P<named>{_NAME}),\s(?=(?P<job>[^\W\d_]{{2,20}}(?:[ ][^\W\d_]{{2,20}})?)))"
)
_COMPANY = Pattern(
    rf"(?<!\w)(?P<name>(?:{_CAPITAL}[\w&.’'-]{{0,30}}[ ]){{1,4}}"
    r"(?:GmbH(?: & Co\. KG)?|AG|SE|KG|Inc\.?|Corp\.?|LLC|Ltd\.?|PLC|plc|S\.A\.|S\.r\.l\.|SpA|"
    r"B\.V\.|N\.V\.|ASA|Oyj?|Sp\. z o\.o\.|s\.r\.o\.|Pty))(?!\w)"
    r"|(?:ООО|АО|ПАО|ЗАО|ОАО|ТОО)\s«(?P<quoted>[^«»\n|]{1,60})»"
)


class Cast:
    """The names of a plan and what stands for them; grows with each text that is learnt."""

    def __init__(self, settings: Settings, language: str) -> None:
        self._finder = Finder(language)
        self._people: dict[tuple[str, ...], str] = {}
        self._alone: dict[str, str] = {}
        self._next_person = (f"Person {letters(each)}" for each in count(1))
        self._next_company = (f"Company {letters(each)}" for each in count(1))
        self._settings = settings

    def add_account(self, name: str, stand_in: str, text: str = "") -> None:
        """Mask a company, whole and by each word that names it alone; `text` tells which words are ordinary ones."""
        name = name.strip()[:_LONGEST]
        core = [word for word in words(_BEHIND.sub("", name)) if word.casefold() not in LEGAL] or words(name)
        self._finder.add(name, stand_in, lower=True)
        self._finder.add(" ".join(core), stand_in, lower=True)
        for inside in _INSIDE.findall(name):
            self._finder.add(inside, stand_in)
        if text:
            self._add_beside(name, stand_in, text)
        distinct = [word for word in core if not is_common(word)]
        for place, word in enumerate(distinct):
            if len(core) > 1 and (
                (len(word) < 3 and not is_unspaced(word)) or (place and _is_ordinary(word, text))
            ):
                continue
            is_plain = word.casefold() in plan_words()
            self._finder.add(word, stand_in, lower=len(word) >= _PLAIN and not is_plain)
            if len(word) >= _DISTINCT and not is_plain:
                self._finder.add_part(word, stand_in)
        if len(core) > 1:
            self._finder.add_part("".join(core), stand_in)
        initials = "".join(word[0] for word in core).upper()
        if len(core) > 2 and not is_abbreviation(initials):
            self._finder.add(initials, stand_in)

    def _add_beside(self, name: str, stand_in: str, text: str) -> None:
        """What stands in parentheses behind the name: the same in another script, or in short."""
        for start in _places(text, name):
            match = _BESIDE.match(text, start + len(name))
            if (
                match
                and not any(sign.isdigit() for sign in match[1])
                and (not match[1].isascii() or match[1].isupper())
            ):
                self._finder.add(match[1], stand_in)

    def learn(self, plan: Plan, cells: Sequence[str]) -> None:
        """Meet everybody of a plan: whom it introduces, who is in `cells` of names, whom its text tells of."""
        own = [person.name for person in plan.roster.people]
        for name in [*own, *(person.name for person in self._settings.team.people)]:
            self._meet(name)
        for cell in cells:
            self.people_in(plan, cell)
        text = plan.source.text
        for match in _TOLD.finditer(text):
            if match["titled"] or (tells_a_rank(match["job"]) and not tells_a_job(match["named"])):
                self._meet_stranger(match["titled"] or match["named"])
        for match in _COMPANY.finditer(text):
            self._company(match["name"] or match["quoted"])

    def people_in(self, plan: Plan, cell: str) -> str:
        """What stands for a cell of names, or for a value such as `Name, Title`, whose title is left as it is."""
        people = plan.roster.split(Names(cell))
        shown = [self._of(person.name, known=person.side is not Side.UNKNOWN) for person in people]
        if len(people) == 1:
            self._add_nicknames(cell, shown[0])
        _, comma, title = cell.partition(",")
        if len(people) == 1 and title and ";" not in cell and shown[0] != people[0].name:
            return f"{shown[0]}{comma}{self.masked(title)}"
        return "; ".join(dict.fromkeys(shown)) or self.masked(cell)

    def person(self, name: str) -> str:
        """What stands for a cell that is one name."""
        return self._of(name, known=False)

    def masked(self, text: str) -> str:
        """A text without names."""
        found: list[str] = []
        position = 0
        for hit in sorted(self.find(text), key=lambda each: each.start):
            if hit.start >= position:
                found += (text[position : hit.start], hit.stand_in)
                position = hit.end
        return "".join(found) + text[position:]

    def find(self, text: str) -> Iterator[Hit]:
        """Names in a text."""
        return self._finder.find(text)

    def _of(self, name: str, *, known: bool) -> str:
        if not known and (is_job(name) or not words(name)):
            return name
        hits = list(self.find(name[:_LONGEST]))
        if not known and hits and hits[0].stand_in.startswith(("Customer", "Our")):
            return self.masked(name)
        return self._meet(name)

    def _meet(self, name: str) -> str:
        bare = _bare(name)
        key = tuple(word.casefold() for word in bare)
        if not key:
            return self._people.setdefault((name.strip(),), next(self._next_person)) if name.strip() else ""
        found = self._people.get(key) or (self._alone.get(key[0]) if len(key) == 1 else None)
        if found is None:
            found = next(self._next_person)
            self._introduce(name, bare, found)
        self._people[key] = found
        return found

    def _meet_stranger(self, name: str) -> None:
        """Somebody whom only a sentence names: nobody, if that is a company or a word of the format."""
        if not any(True for _ in self.find(name)) and not all(
            word.casefold() in plan_words() for word in words(name)
        ):
            self._meet(name)

    def _company(self, name: str) -> None:
        if not any(True for _ in self.find(name)):
            self.add_account(name, next(self._next_company))

    def _introduce(self, name: str, bare: Sequence[str], stand_in: str) -> None:
        finder = self._finder
        finder.add(" ".join(bare), stand_in)
        self._add_nicknames(name, stand_in)
        if len(bare) > 1:
            first, last = bare[0], bare[-1]
            finder.add(f"{last} {first}", stand_in, comma=True)
            for form in ((last, first), (first, last), (first[0], last), (first, last[0]), (last, first[0])):
                finder.add(" ".join(form), stand_in)
            finder.add(" ".join((last, *bare[:-1])), stand_in, comma=True)
            finder.add("".join(bare), stand_in, lower=sum(map(len, bare)) >= _DISTINCT)
            initials = "".join(word[0] for word in bare)
            if initials.isupper() and not is_abbreviation(initials):
                self._take_alone(initials, stand_in)
        for word in bare:
            if len(bare) == 1 or not (is_common(word) or word[0].islower()):
                self._take_alone(word, stand_in)

    def _add_nicknames(self, name: str, stand_in: str) -> None:
        """Look for what stands in parentheses behind a name, unless that is a job."""
        for inside in _INSIDE.findall(name[:_LONGEST]):
            if not tells_a_job(inside) and inside[:1].isupper():
                self._finder.add(inside, stand_in)

    def _take_alone(self, word: str, stand_in: str) -> None:
        """Mask one word of a name; of two people who share it the first one, as a sentence does not tell which."""
        self._alone.setdefault(word.casefold(), stand_in)
        self._finder.add(word, self._alone[word.casefold()])


def letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _bare(name: str) -> list[str]:
    """The words of a name without titles in front and what stands behind it."""
    found = words(_BEHIND.sub("", name[:_LONGEST]) or name[:_LONGEST])
    while len(found) > 1 and found[0].casefold() in _TITLES:
        found = found[1:]
    return found


def _is_ordinary(word: str, text: str) -> bool:
    """Whether a text uses a word without a capital: what it says then is no name."""
    return not word[0].islower() and any(_places(text, word.lower(), whole=True))


def _places(text: str, part: str, *, whole: bool = False) -> Iterator[int]:
    start = text.find(part)
    for _ in range(1_000):
        if start < 0:
            return
        end = start + len(part)
        if not whole or not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start
        start = text.find(part, end)
