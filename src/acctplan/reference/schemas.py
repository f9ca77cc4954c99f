"""The JSON Schemas that are published, each with its name, title and version."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel

from acctplan.agenda.listing import DueDocument
from acctplan.overview.difference import DiffDocument
from acctplan.overview.glance import ListDocument
from acctplan.overview.portrait import ShowDocument
from acctplan.overview.retracing import HistoryDocument
from acctplan.reference.config_schema import config_schema
from acctplan.reference.plan_schema import plan_schema
from acctplan.reference.rule_book import RulePagesDocument, RulesDocument
from acctplan.report_contract import ReportDocument

Schema = dict[str, Any]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def published(name: str) -> Schema:
    """The schema with this name: JSON Schema, draft 2020-12, with a version in its `$id`.

    Raises: KeyError for a name that is not in `NAMES`.
    """
    title, make = _MAKERS[name]
    about = {"$schema": DRAFT, "$id": f"urn:acctplan:schema:{name}:1", "title": title}
    return about | {key: value for key, value in make().items() if key != "title"}


def _written_by(document: type[BaseModel]) -> Callable[[], Schema]:
    return lambda: document.model_json_schema(mode="serialization")


_MAKERS: Final[Mapping[str, tuple[str, Callable[[], Schema]]]] = {
    "plan": ("Front matter of an acctplan plan", plan_schema),
    "config": ("acctplan.toml", config_schema),
    "report": ("Report of acctplan check --json", _written_by(ReportDocument)),
    "list": ("Output of acctplan list --json", _written_by(ListDocument)),
    "show": ("Output of acctplan show --json", _written_by(ShowDocument)),
    "diff": ("Output of acctplan diff --output-format json", _written_by(DiffDocument)),
    "history": ("Output of acctplan history --json", _written_by(HistoryDocument)),
    "due": ("Output of acctplan due --json", _written_by(DueDocument)),
    "rules": ("Output of acctplan rules --json", _written_by(RulesDocument)),
    "rule": ("Output of acctplan rule --json", _written_by(RulePagesDocument)),
}

NAMES: Final = tuple(_MAKERS)
"""In the order of the help page."""
