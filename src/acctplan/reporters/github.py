"""Workflow commands: findings as annotations of a pull request on GitHub.

Only the first ten errors, warnings and notices of a step are shown, so the heaviest come first and a last
notice counts the rest. A runner obeys commands in whatever a step prints; `fenced` keeps a plan's text from
giving any.
"""

from collections.abc import Sequence

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.printable import printable
from acctplan.report import Layout, Report, Reporter, shown_path

_LIMIT = 10
_COMMANDS = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice"))


def render(report: Report, _layout: Layout) -> str:
    """The visible findings as annotations, nothing else; an empty text if there are none."""
    chosen = _chosen(report.visible, _LIMIT)
    left = len(report.visible) - len(chosen)
    if left:
        chosen = _chosen(report.visible, _LIMIT - 1)
        left = len(report.visible) - len(chosen)
    lines = [_command(kind, diagnostic) for kind, diagnostic in chosen]
    if left:
        lines.append(f"::notice title=acctplan::{left} more in the log of this step")
    return "".join(f"{line}\n" for line in lines)


def fenced(text: str, token: str) -> str:
    """A text for the log of a step, with all commands in it switched off.

    `token` switches them on again: fresh for each run and not to be guessed by who wrote the text.
    """
    body = text if text.endswith("\n") else f"{text}\n"
    return f"::stop-commands::{token}\n{body}::{token}::\n"


def _chosen(diagnostics: Sequence[Diagnostic], notices: int) -> list[tuple[str, Diagnostic]]:
    chosen = []
    for severity, kind in _COMMANDS:
        limit = notices if severity is Severity.NOTE else _LIMIT
        alike = [diagnostic for diagnostic in diagnostics if diagnostic.severity is severity]
        chosen += [(kind, diagnostic) for diagnostic in alike[:limit]]
    return chosen


def _command(kind: str, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {
        "title": f"{diagnostic.code} {diagnostic.name}",
        "file": shown_path(diagnostic.path),
        "line": str(span.line),
        "endLine": str(span.end_line),
    }
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind} {written}::{_data(_text(diagnostic))}"


def _text(diagnostic: Diagnostic) -> str:
    message, hint = printable(diagnostic.finding.message), printable(diagnostic.finding.hint)
    return f"{message}\nhelp: {hint}" if hint else message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter(name="github", render=render)
