"""Settings that are plainly right, taken without pydantic: to get that ready takes as long as judging ten plans.

Only texts, a currency, a month, our team and our catalogue, written as the examples write them. For all else, and
for every mistake, the answer is None and pydantic has the word.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from acctplan.settings.fields import Catalog, Person, Settings, Table, Team

AnyTable = TypeVar("AnyTable", bound=Table)

Reader = Callable[[Any], Any]
"""From a value of TOML to that of the setting; None if it may not be right."""


def plain_settings(document: object) -> Settings | None:
    """The settings in a parsed configuration, equal to what validation makes of it; None if it may not be right."""
    return _table(Settings, document)


def _table(kind: type[AnyTable], written: object) -> AnyTable | None:
    readers = _READERS[kind]
    if not isinstance(written, dict) or not readers.keys() >= written.keys():
        return None
    values = {name: readers[name](value) for name, value in written.items()}
    if None in values.values() or any(key not in values for key in _REQUIRED.get(kind, ())):
        return None
    return kind.model_construct(**values)


def _text(written: object) -> str | None:
    return written if isinstance(written, str) and written[:1].isalnum() else None


def _currency(written: object) -> str | None:
    return written if isinstance(written, str) and re.fullmatch("[A-Z]{3}", written) else None


def _month(written: object) -> int | None:
    return written if type(written) is int and 1 <= written <= 12 else None


def _many(read: Reader) -> Reader:
    def read_all(written: object) -> tuple[Any, ...] | None:
        if not isinstance(written, list):
            return None
        values = tuple(map(read, written))
        return None if None in values else values

    return read_all


_READERS: dict[type[Table], dict[str, Reader]] = {
    Settings: {
        "currency": _currency,
        "fiscal-year-start": _month,
        "team": lambda written: _table(Team, written),
        "catalog": lambda written: _table(Catalog, written),
    },
    Team: {"company": _text, "people": _many(lambda written: _table(Person, written))},
    Person: dict.fromkeys(("name", "title", "role"), _text),
    Catalog: dict.fromkeys(("products", "use-cases", "units", "regions"), _many(_text)),
}
_REQUIRED: dict[type[Table], tuple[str, ...]] = {Person: ("name",)}
