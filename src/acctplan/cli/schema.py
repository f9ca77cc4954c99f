"""`acctplan schema`."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from acctplan.cli import edge


class Subject(StrEnum):
    """What there is a schema of."""

    PLAN = "plan"
    CONFIG = "config"
    REPORT = "report"
    LIST = "list"
    SHOW = "show"
    DIFF = "diff"
    HISTORY = "history"
    DUE = "due"
    RULES = "rules"
    RULE = "rule"


Which = Annotated[
    Subject,
    typer.Argument(
        metavar="NAME",
        help="plan (front matter), config (acctplan.toml), report (check --json), list, show, diff, history, due, "
        "rules, rule.",
        show_default=False,
    ),
]


def schema(name: Which) -> int:
    """Print a JSON Schema."""
    from acctplan.reference.schemas import published

    edge.write(json.dumps(published(name.value), indent=2) + "\n")
    return edge.CLEAN
