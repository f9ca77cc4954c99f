"""From a file to settings. Every mistake in it is an error of use with its file and line."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from acctplan import source
from acctplan.config_names import CONFIG_NAME, MAX_CONFIG_BYTES, PYPROJECT_NAME
from acctplan.errors import UsageError
from acctplan.pattern import Pattern
from acctplan.settings.fields import RULE_CODE, Settings
from acctplan.settings.origin import Origin
from acctplan.settings.plain import plain_settings
from acctplan.settings.positions import Keys, line_of
from acctplan.settings.toml import LONGEST_KEY, has_long_key

_TABLE = ("tool", "acctplan")
_HEADER = Pattern(r"^[ \t]*\[tool\.acctplan\b", re.MULTILINE)
_PLACE = Pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_BARE_KEY = Pattern(r"[A-Za-z0-9_-]+\Z")
_OPTIONS_HINT = "a table of options has the code of its rule, like [rules.AP308]"


class _Mistake(NamedTuple):
    keys: Keys
    message: str
    hint: str


def load(path: Path, name: str | None = None) -> Settings:
    """Read `acctplan.toml`, or `[tool.acctplan]` of `pyproject.toml`; `name` is how messages show the file.

    Raises: UsageError, which begins with `file:line`, for the first mistake in the file.
    """
    return _required(_origin(path, name))


def load_if_ours(path: Path, name: str | None = None) -> Settings | None:
    """As `load`, but None for a `pyproject.toml` that is not about this tool, even a broken one."""
    if path.name != PYPROJECT_NAME:
        return load(path, name)
    return parse_if_ours(source.read(path, limit=MAX_CONFIG_BYTES).text, name or str(path))


def parse(text: str, name: str = CONFIG_NAME, *, in_table: bool = False) -> Settings:
    """The settings in the text of an `acctplan.toml`, or, `in_table`, of a `pyproject.toml`.

    Raises: UsageError as `load` does.
    """
    return _required(Origin(name, text, _TABLE if in_table else ()))


def parse_if_ours(text: str, name: str) -> Settings | None:
    """The settings in the text of a `pyproject.toml`; None as `load_if_ours`."""
    if "acctplan" not in text:
        return None
    origin = Origin(name, text, _TABLE)
    try:
        document = _toml(origin)
    except UsageError:
        if _HEADER.search(text):
            raise
        return None
    return _settings(origin, document) if _has_table(document) else None


def _origin(path: Path, name: str | None) -> Origin:
    read = source.read(path, name, MAX_CONFIG_BYTES)
    if read.unreadable is not None:
        raise UsageError(f"{read.path}:1: {read.unreadable.reason}", "name a TOML file in UTF-8 below 1 MB")
    return Origin(read.path, read.text, _TABLE if path.name == PYPROJECT_NAME else ())


def _required(origin: Origin) -> Settings:
    document = _toml(origin)
    if origin.table and not _has_table(document):
        raise UsageError(
            f"{origin.name}:1: there is no table [tool.acctplan]", "write one or name another file"
        )
    return _settings(origin, document)


def _toml(origin: Origin) -> dict[str, Any]:
    if has_long_key(origin.text):
        raise UsageError(f"{origin.name}:1: a key has more than {LONGEST_KEY} dots", "write tables instead")
    try:
        return tomllib.loads(origin.text)
    except RecursionError as error:
        raise UsageError(f"{origin.name}:1: values are nested too deep", "write tables instead") from error
    except ValueError as error:
        raise _syntax(origin, str(error)) from error


def _syntax(origin: Origin, sentence: str) -> UsageError:
    place = _PLACE.search(sentence)
    what = sentence[: place.start()] if place else "a number is too long"
    line, column = origin.text.count("\n") + 1, len(origin.text) - origin.text.rfind("\n")
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
    hint = "write key = value, one a line, with texts in quotes"
    return UsageError(f"{origin.name}:{line}:{column}: not TOML: {what[:1].lower()}{what[1:]}", hint)


def _has_table(document: Mapping[str, Any]) -> bool:
    tool = document.get("tool")
    return isinstance(tool, dict) and "acctplan" in tool


def _settings(origin: Origin, document: dict[str, Any]) -> Settings:
    table = document["tool"]["acctplan"] if origin.table else document
    plain = plain_settings(table)
    if plain is not None:
        return plain.read_from(origin)
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        raise _first(origin, [_mistake(problem) for problem in error.errors()]) from error
    strange = [key for key in settings.rules.options if not RULE_CODE.match(key)]
    if strange:
        raise _first(origin, [_unknown(("rules", key)) for key in strange])
    return settings.read_from(origin)


def _first(origin: Origin, mistakes: Iterable[_Mistake]) -> UsageError:
    lines = [(line_of(origin.text, (*origin.table, *mistake.keys)), mistake) for mistake in mistakes]
    line, mistake = min(lines, key=lambda found: found[0])
    return UsageError(f"{origin.name}:{line}: {mistake.message}", mistake.hint)


def _mistake(problem: Any) -> _Mistake:
    """One of pydantic's findings, in our words."""
    kind, keys, value = problem["type"], tuple(problem["loc"]), problem["input"]
    if keys and keys[-1] == "[key]":
        keys, phrase = keys[:-1], _ACCEPTED[kind](problem)
        return _Mistake(
            keys, f"{_subject(keys[:-1])} has {_shown(value)}, which is not {phrase}", _hint(problem)
        )
    if kind == "extra_forbidden" or (keys[:1] == ("rules",) and len(keys) > 1 and _is_strange(keys[1])):
        return _unknown(keys[:2] if keys[0] == "rules" else keys)
    if kind == "missing":
        return _Mistake(keys, f"{_subject(keys[:-1])} has no '{keys[-1]}'", f'write {keys[-1]} = "…"')
    if kind == "order":
        return _Mistake(
            keys, f"{_subject(keys)}: {problem['msg']}", "write the green band's number above yellow's"
        )
    message = f"{_subject(keys)} = {_shown(value)} is not {_ACCEPTED[kind](problem)}"
    return _Mistake(keys, message, _hint(problem) or _list_hint(kind, keys, value))


_ACCEPTED: Mapping[str, Callable[[Any], str]] = {
    "accepts": lambda problem: str(problem["ctx"]["phrase"]),
    "literal_error": lambda problem: str(problem["ctx"]["expected"]),
    "string_type": lambda _: "text in quotes",
    "tuple_type": lambda _: "a list",
    "mapping_type": lambda _: "a table",
    "dict_type": lambda _: "a table",
    "model_type": lambda _: "a table",
}
"""What would have been accepted, by pydantic's type of error: the whole list that these fields can raise."""


def _hint(problem: Any) -> str:
    context = problem.get("ctx", {})
    if "expected" in context:
        return (
            _meant(str(problem["input"]), re.findall("'([^']+)'", context["expected"]))
            or "choose one of them"
        )
    return str(context.get("hint", ""))


def _list_hint(kind: str, keys: Keys, value: object) -> str:
    if kind == "tuple_type" and isinstance(value, str):
        return f'write {_part(keys[-1])} = ["{value}"]'
    return {"tuple_type": 'write ["…", "…"]', "string_type": 'write "…"'}.get(
        kind, "write a table, like { key = … }"
    )


def _is_strange(key: object) -> bool:
    return str(key) not in _names("rules") and not RULE_CODE.match(str(key))


def _unknown(keys: Keys) -> _Mistake:
    *around, key = keys
    known = _names(*around)
    place = f" in [{_subject(around)}]" if around else ""
    hint = _meant(str(key), known) or f"settings here: {', '.join(known)}"
    if around == ["rules"] and str(key).upper().startswith("AP"):
        hint = _OPTIONS_HINT
    return _Mistake(keys, f"unknown setting {_shown(key)}{place}", hint)


def _meant(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word[:100].lower().replace("_", "-"), list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""


def _names(*around: str | int) -> list[str]:
    """The settings of one table, found by walking down the models; numbers are places in a list."""
    model: type[BaseModel] = Settings
    for key in around:
        if isinstance(key, str):
            model = next(
                _models(field.annotation) for field in model.model_fields.values() if field.alias == key
            )
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> type[BaseModel]:
    inner = getattr(annotation, "__args__", (annotation,))[0]
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else Settings


def _subject(keys: Iterable[str | int]) -> str:
    written = "".join(f"[{key}]" if isinstance(key, int) else f".{_part(key)}" for key in keys)
    return written.removeprefix(".") or "the configuration"


def _part(key: str | int) -> str:
    text = str(key)
    return text if _BARE_KEY.match(text) else f'"{_escaped(text)}"'


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{_escaped(value)}'"
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return _escaped(str(value))


def _escaped(text: str) -> str:
    short = text if len(text) <= 60 else f"{text[:60]}…"
    return "".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in short)
