"""Text of a cell -> one of a closed list of words."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from acctplan.diagnostic import Better
from acctplan.model import words
from acctplan.model.spellings import FORMS
from acctplan.pattern import Pattern
from acctplan.reader.headings import is_only_nearest
from acctplan.reader.values.reading import Problem, ReadingContext, bare, quoted

_NOUNS: dict[type[StrEnum], str] = {
    words.Audience: "an audience",
    words.PlanStatus: "a plan's status",
    words.Tier: "a tier",
    words.Stage: "a stage",
    words.Cadence: "a review cadence",
    words.CheckIn: "a check-in rhythm",
    words.Level: "a level",
    words.GoalCategory: "a goal's category",
    words.Dimension: "a dimension",
    words.StrategicValue: "a strategic value",
    words.RiskCategory: "a risk's category",
    words.SignOffRole: "a sign-off role",
    words.Phase: "a phase",
}
_HINTS: dict[type[StrEnum], str] = {
    words.Phase: "write land, expand, transform, current or a number, like Phase 2"
}
_SELECTOR = Pattern("[\ufe0e\ufe0f]")
_SYMBOLS = Pattern("[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff]+")
_HEAD = Pattern(r"\s*(?:[(:;,]|\s[-–—]|–|—|\s(?=[0-9]{4}))")
_LONGEST = 200
_LONGEST_WORD = 40


def choice_parser(kind: type[StrEnum]) -> Callable[[str, ReadingContext], StrEnum | Problem]:
    """A parser for one list: its words, their other spellings, with or without an emoji, a note or a mark.

    `🟢 On Track`, `**High**`, `high (board)` and `At Risk - data late` are read; an emoji and a word that
    contradict each other are a problem.
    """
    table = _table(kind)

    def read_choice(text: str, _context: ReadingContext) -> StrEnum | Problem:
        return table.get(text) or table.get(text.lower()) or _decorated(kind, text)

    return read_choice


@lru_cache(maxsize=64)
def _table(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    table: dict[str, StrEnum] = {member.value: member for member in kind}
    for value, forms in FORMS.get(kind, {}).items():
        for form in forms:
            table.setdefault(_SELECTOR.sub("", form.lower()), kind(value))
    for form, member in list(table.items()):
        table.setdefault(form.replace("-", " "), member)
        table.setdefault(form.replace(" ", "-"), member)
    return table


@lru_cache(maxsize=2048)
def _decorated(kind: type[StrEnum], text: str) -> StrEnum | Problem:
    if len(text) > _LONGEST:
        return _no_choice(kind, text, "")
    table = _table(kind)
    plain = _SELECTOR.sub("", bare(text).lower())
    symbols = {table[symbol] for match in _SYMBOLS.finditer(plain) for symbol in match[0] if symbol in table}
    word = _SYMBOLS.sub(" ", plain).strip(" *_.!:-–—")
    member = table.get(" ".join(word.split())) or table.get(_HEAD.split(word, maxsplit=1)[0].strip(" *_`."))
    meant = symbols | ({member} if member else set())
    if len(meant) == 1:
        return meant.pop()
    if meant:
        first, second = sorted(meant)[:2]
        return Problem(f"{quoted(text)} says both {first} and {second}", f"write {first} or {second}")
    return _no_choice(kind, text, word)


def _no_choice(kind: type[StrEnum], text: str, word: str) -> Problem:
    hint = _HINTS.get(kind) or f"write {_alternatives(kind)}"
    close = get_close_matches(word, _table(kind), n=1, cutoff=0.75) if _may_be_misspelled(kind, word) else []
    if close:
        hint = f"did you mean '{close[0]}'? {hint}"
    better = _respelled(kind, text, word, close[0]) if close else None
    return Problem(f"{quoted(text)} is not {_NOUNS.get(kind, 'a status')}", hint, better=better)


def _respelled(kind: type[StrEnum], text: str, word: str, close: str) -> Better | None:
    """The text with the word that is meant, in the author's own case; None if its place is not certain."""
    folded = text.lower()
    if len(folded) != len(text) or folded.count(word) != 1:
        return None
    start = folded.index(word)
    meant = close.capitalize() if text[start].isupper() else close
    return Better(text[:start] + meant + text[start + len(word) :], is_only_nearest(word, _table(kind)))


def _may_be_misspelled(kind: type[StrEnum], word: str) -> bool:
    return 2 < len(word) <= _LONGEST_WORD and "/" not in word and kind not in _HINTS


def _alternatives(kind: type[StrEnum]) -> str:
    *most, last = [member.value for member in kind]
    return f"{', '.join(most)} or {last}"
