"""The questions of `new`, on a terminal."""

from collections.abc import Mapping
from datetime import date

import typer

from acctplan.cli import edge
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.reader.values.currency import example
from acctplan.scaffold import read_answer
from acctplan.settings import Settings


def ask(values: Mapping[str, str], settings: Settings, today: date) -> dict[str, str]:
    """Answers to what was not given, by the path of their key; asks again for what no plan could hold.

    Enter keeps what a question shows in brackets.
    """
    asked = {}
    questions = {
        "tier": "Tier: strategic, growth or base [growth]",
        "arr": f"ARR, like {example(settings.currency)} [blank]",
        "csm": "Customer success manager [blank]",
        "contract.end": f"Contract end, like {today.replace(year=today.year + 1, day=1)} [blank]",
    }
    open_questions = {path: question for path, question in questions.items() if path not in values}
    if open_questions:
        edge.write("Enter keeps what stands in brackets.\n")
    for path, question in open_questions.items():
        asked[path] = _ask_one(question, path, settings, today)
    return asked


def _ask_one(question: str, path: str, settings: Settings, today: date) -> str:
    while True:
        text = typer.prompt(question, default="", show_default=False)
        try:
            return read_answer(path, text, settings, today)
        except UsageError as error:
            edge.say(printable(f"{error.message}; {error.hint}"))
