"""The catalogue of a language: what stands in a document for each of our texts."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from acctplan.errors import UsageError
from acctplan.model.phrase import places
from acctplan.settings.positions import Keys, line_of
from acctplan.settings.toml import read_toml

_BLANK = re.compile(r"[ \t\r\n]+")
_BREAKS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ue000\ue001]")
FORMS = ("zero", "one", "two", "few", "many", "other")
"""The forms that counted texts have in the languages of the world."""

_TABLES = {"style", "texts", "counted", "contexts"}


class Words(NamedTuple):
    """Texts by what they are in English. `counted` holds a form for each kind of number, `other` always.

    `small` are the words of ours that are written small within a sentence, None for all; `date` is a pattern for
    days, empty for the usual one.
    """

    texts: Mapping[str, str] = {}
    counted: Mapping[str, Mapping[str, str]] = {}
    contexts: Mapping[str, Mapping[str, str]] = {}
    small: frozenset[str] | None = None
    date: str = ""

    def under(self, over: "Words") -> "Words":
        """These words with those of another catalogue over them."""
        names = {**self.contexts, **over.contexts}
        both = {name: {**self.contexts.get(name, {}), **over.contexts.get(name, {})} for name in names}
        return Words(
            {**self.texts, **over.texts},
            {**self.counted, **over.counted},
            both,
            self.small if over.small is None else over.small,
            over.date or self.date,
        )


NOTHING = Words()
"""What no catalogue says: everything stays English."""


def read_words(file: str, text: str) -> Words:
    """The catalogue in the text of a file.

    Raises: UsageError with file and line for what is no catalogue, and for a translation that has other places in
    braces than its text: what they stand for would be lost.
    """
    table = read_toml(file, text)

    def mistaken(keys: Keys, message: str, hint: str) -> UsageError:
        return UsageError(f"{file}:{line_of(text, keys)}: {message}", hint)

    for name in table:
        if name not in _TABLES:
            raise mistaken((name,), f"there is no table '{name}'", f"write {', '.join(sorted(_TABLES))}")
    style = _mapping(table, ("style",), mistaken)
    small, day = style.get("small"), style.get("date", "")
    is_list = isinstance(small, list) and all(isinstance(each, str) for each in small)
    if not (is_list or small is None) or not isinstance(day, str) or set(style) - {"small", "date"}:
        raise mistaken(
            ("style",), "style is not accepted", 'write small = ["Hoch"], date = "dd.MM.y" or nothing'
        )
    return Words(
        _texts(table, ("texts",), mistaken),
        {name: _forms(table, name, mistaken) for name in _mapping(table, ("counted",), mistaken)},
        {
            name: _texts(table, ("contexts", name), mistaken)
            for name in _mapping(table, ("contexts",), mistaken)
        },
        None if small is None else frozenset(small),
        day,
    )


def _mapping(table: Mapping[str, Any], keys: Keys, mistaken: Any) -> Mapping[str, Any]:
    found: Any = table
    for key in keys:
        found = found.get(key, {})
        if not isinstance(found, dict):
            raise mistaken(keys, f"'{key}' is not a table", "write texts below it, one a line")
    return found  # type: ignore[no-any-return]


def _texts(table: Mapping[str, Any], keys: Keys, mistaken: Any) -> dict[str, str]:
    found = _mapping(table, keys, mistaken)
    return {name: _translated(name, text, (*keys, name), mistaken) for name, text in found.items()}


def _forms(table: Mapping[str, Any], name: str, mistaken: Any) -> dict[str, str]:
    keys: Keys = ("counted", name)
    forms = _mapping(table, keys, mistaken)
    if "other" not in forms or not set(forms) <= set(FORMS):
        raise mistaken(
            keys, f"'{name}' has not the forms of a count", "write one = …, other = … and what is between"
        )
    return {form: _translated(name, text, (*keys, form), mistaken, "count") for form, text in forms.items()}


def _translated(name: str, text: object, keys: Keys, mistaken: Any, free: str = "") -> str:
    if not isinstance(text, str) or not text.strip():
        raise mistaken(keys, f"'{name}' has no text", "write one in quotes, or delete the line")
    if places(text) - {free} != places(name) - {free}:
        wanted = ", ".join(sorted(f"{{{each}}}" for each in places(name))) or "none"
        raise mistaken(keys, f"the places of '{name}' are {wanted}", "write the same ones in braces")
    return _BLANK.sub(" ", _BREAKS.sub("", text))
