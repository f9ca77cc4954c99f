"""The parts of the README that come from the code: rules, documents, sections, front matter and settings."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from acctplan.documents.catalogue import load_catalogue
from acctplan.model.front import KeyGroup, keys
from acctplan.model.row import Row, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.reference.rule_book import group
from acctplan.rules import book
from acctplan.settings import Settings

_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- /generated -->)", re.DOTALL)
_EVERYWHERE = ("number", "audience", "notes")


def fresh(text: str) -> str:
    """A text with every part between `<!-- generated: NAME -->` and `<!-- /generated -->` made anew.

    Raises: KeyError for a part that nothing makes.
    """
    return _PART.sub(lambda part: f"{part[1]}\n{_MAKERS[part[2]]()}\n{part[3]}", text)


def rules_table() -> str:
    """All rules: code, name, severity and what they report."""
    rows = []
    for _, rules in groupby(book().values(), key=group):
        for rule in rules:
            weight = f"{rule.severity.value}{' · base' if rule.base else ''}"
            rows.append((f"{rule.code}", f"`{rule.name}`", weight, rule.summary.rstrip(".")))
    return _table(("code", "name", "severity", "reports"), rows)


def documents_table() -> str:
    """All documents with their audiences, the usual one first."""
    rows = []
    for name, document in sorted(load_catalogue().documents.items()):
        others = [audience.value for audience in document.audiences if audience is not document.default]
        rows.append((f"`{name}`", ", ".join([document.default.value, *others]), document.description))
    return _table(("document", "for", "what it holds"), rows)


def sections_table() -> str:
    """All sections with their columns; optional ones in italics."""
    rows = [(prose.INFO.title, "*prose*", prose.INFO.audience.value) for prose in PROSE]
    rows += [(kind.INFO.title, _columns(kind), kind.INFO.audience.value) for kind in TABLES]
    return _table(("section", "columns", "seen by"), rows)


def keys_table() -> str:
    """All keys of the front matter; required ones in bold."""
    rows = []
    for key in keys():
        if not (isinstance(key.kind, type) and issubclass(key.kind, KeyGroup)):
            name = f"**`{key.path}`**" if key.required else f"`{key.path}`"
            rows.append((name, key.meaning, key.audience.value))
    return _table(("key", "meaning", "seen by"), rows)


def settings_table() -> str:
    """All settings with their defaults, options of rules included."""
    rows = [*_settings(Settings, Settings(), "")]
    for code, rule in book().items():
        if rule.options:
            for name, field in rule.options.model_fields.items():
                default = getattr(rule.options(), name)
                source = _source(field.json_schema_extra)
                rows.append(
                    (
                        f"`rules.{code}.{name.replace('_', '-')}`",
                        _shown(default),
                        f"{field.description}{source}",
                    )
                )
    return _table(("setting", "default", "meaning"), rows)


def _columns(kind: type[Row]) -> str:
    own = (each for each in columns(kind) if each.name not in _EVERYWHERE)
    return ", ".join(each.title if each.required else f"*{each.title}*" for each in own)


def _settings(model: type[BaseModel], defaults: BaseModel, prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, field in model.model_fields.items():
        value = getattr(defaults, name)
        path = f"{prefix}{field.alias or name.replace('_', '-')}"
        if isinstance(value, BaseModel):
            yield from _settings(type(value), value, f"{path}.")
        else:
            yield f"`{path}`", _shown(value), f"{field.description}{_source(field.json_schema_extra)}"


def _source(extra: Any) -> str:
    source = extra.get("source") if isinstance(extra, Mapping) else None
    return f" ({source})" if source else ""


def _shown(value: object) -> str:
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, tuple | frozenset):
        return ", ".join(f"`{each}`" for each in sorted(map(str, value)))
    return f"`{value}`"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return (
        "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
        + "\n"
    )


_MAKERS: Mapping[str, Callable[[], str]] = {
    "rules": rules_table,
    "documents": documents_table,
    "sections": sections_table,
    "keys": keys_table,
    "settings": settings_table,
}
