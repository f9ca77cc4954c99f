"""The help page: every command in its place. A command is `cli/<name>.py` and one line here."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One line of the help page. `help` equals the first line of the docstring of the command."""

    name: str
    panel: str
    help: str


COMMANDS = (
    Entry("init", "Plans", "Make a plan repository in a folder."),
    Entry("new", "Plans", "Scaffold a plan for an account."),
    Entry("adopt", "Plans", "Turn existing Markdown plans into this format."),
    Entry("set", "Changing", "Set values of a plan, and nothing else of it."),
    Entry("action", "Changing", "Add an action to a plan, or mark one as done."),
    Entry("contact", "Changing", "Note that somebody was spoken to today."),
    Entry("approve", "Changing", "Sign a plan off, with a digest of what was agreed to."),
    Entry("roll", "Changing", "Close a quarter and begin the next."),
    Entry("check", "Judging", "Check plans and say what is wrong."),
    Entry("lsp", "Judging", "Serve an editor: findings, fixes, completion and outline while you type."),
    Entry("fmt", "Judging", "Write plans in one way: canonical values, compact tables."),
    Entry("rules", "Judging", "List all rules."),
    Entry("rule", "Judging", "Explain a rule."),
    Entry("clean", "Judging", "Remove what check remembers of plans that it judged."),
    Entry("render", "Reading", "Render a document from plans."),
    Entry(
        "templates", "Reading", "List document types, copy built-in ones to change them, and check your own."
    ),
    Entry("list", "Reading", "List accounts at a glance."),
    Entry("show", "Reading", "Show one account with its computed numbers."),
    Entry("diff", "Reading", "Tell what changed in plans since their last review."),
    Entry("history", "Reading", "Follow one field of a plan through its history."),
    Entry("due", "Reading", "List what is due over all accounts, by day and owner."),
    Entry("calendar", "Reading", "Write a calendar of what is due (iCalendar)."),
    Entry(
        "serve",
        "Reading",
        "Show accounts, documents and findings in a browser; pages reload as a file is saved.",
    ),
    Entry("schema", "Reading", "Print a JSON Schema."),
)
"""In the order of the help page; a panel's commands stand together."""
