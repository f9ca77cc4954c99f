"""What `check` does with its outcome: which formats go where, what they say, and the exit status."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from acctplan import files
from acctplan.cli import edge
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.errors import UsageError
from acctplan.report import Layout, Report
from acctplan.reporters import find_reporter
from acctplan.reporters.github import fenced

FOR_PEOPLE = ("concise", "full", "grouped")
"""Formats that a reader sees as they are; `--quiet` leaves them out if there is nothing to say."""

_OLD_COMMAND = "##["
_OTHERWISE = dict.fromkeys(("json", "jsonl", "sarif", "gitlab"), "#\\u0023[") | {"junit": "#&#35;["}
"""The same text in the string of a format; the others never have it outside of a command of ours."""

_STEP_SUMMARY = 1_048_576
"""Bytes that GitHub keeps of a step's summary."""


class Target(NamedTuple):
    """One format and where it goes: a file, or standard output."""

    format: str
    file: Path | None = None


def parse_targets(values: Sequence[str], *, as_json: bool, on_terminal: bool) -> list[Target]:
    """Read the values of `--output-format`, each `FORMAT` or `FORMAT=FILE`, and of `--json`.

    If nothing is meant for standard output it gets `full` on a terminal and `concise` elsewhere.
    Raises: UsageError for an unknown format, a missing file name, and two formats for one place.
    """
    targets = [_target(value) for value in [*values, *(["json"] if as_json else [])]]
    if not any(target.file is None for target in targets):
        targets.append(Target("full" if on_terminal else "concise"))
    unique = list(dict.fromkeys(targets))
    _refuse_two_in_one(unique)
    return unique


def show(
    report: Report,
    targets: Sequence[Target],
    layout: Layout,
    environment: Mapping[str, str],
    *,
    quiet: bool,
) -> None:
    """Write every target to its place; with `quiet`, standard output gets no report that has nothing to say.

    Raises: UsageError for a file that cannot be written.
    """
    for target in targets:
        text = render_target(target, report, layout)
        if target.file is not None:
            files.replace(target.file, text)
        elif not quiet or report.visible or target.format not in FOR_PEOPLE:
            edge.write(annotated(text, target, report, environment, os.urandom(16).hex()))


def render_target(target: Target, report: Report, layout: Layout) -> str:
    """The text for one target; colours and the width of the terminal are for standard output only."""
    chosen = layout if target.file is None else Layout()
    return find_reporter(target.format).render(report, chosen)


def annotated(text: str, target: Target, report: Report, environment: Mapping[str, str], token: str) -> str:
    """The text for standard output, with annotations after it if it runs as a step of a GitHub workflow.

    The text itself is fenced with `token`, a secret of this run: no plan can give the runner commands.
    Formats for programs mean what they meant; what the runner obeys in the middle of a line is written otherwise.
    """
    if not _is_github(environment):
        return text
    if target.format not in FOR_PEOPLE:
        return text.replace(_OLD_COMMAND, _OTHERWISE.get(target.format, _OLD_COMMAND))
    return shielded(text, environment, token) + find_reporter("github").render(report, Layout())


def add_to_step_summary(report: Report, environment: Mapping[str, str]) -> None:
    """In a step of a GitHub workflow, append the findings as a table to the summary of that step.

    The runner names the file. What it could not take (it takes 1 MiB a step), or cannot be written, is left out:
    the log of the step has it all.
    """
    place = environment.get("GITHUB_STEP_SUMMARY")
    if not place or not _is_github(environment):
        return
    text = find_reporter("markdown").render(report, Layout()).encode("utf-8", "backslashreplace")
    with suppress(OSError), Path(place).open("ab") as file:
        if file.tell() + len(text) <= _STEP_SUMMARY:
            file.write(text)


def shielded(text: str, environment: Mapping[str, str], token: str) -> str:
    """Text for people that quotes plans; as a step of a GitHub workflow, fenced with `token` like a report."""
    return fenced(text, token) if _is_github(environment) else text


def exit_status(diagnostics: Sequence[Diagnostic], fail_on: Severity) -> int:
    """1 if a finding that is not suppressed weighs at least `fail_on`, else 0."""
    counting = (one for one in diagnostics if one.suppressed is None)
    return edge.FINDINGS if any(one.severity.rank >= fail_on.rank for one in counting) else edge.CLEAN


def _is_github(environment: Mapping[str, str]) -> bool:
    return environment.get("GITHUB_ACTIONS") == "true"


def _target(value: str) -> Target:
    name, equals, file = value.partition("=")
    find_reporter(name)
    if equals and not file:
        raise UsageError(f"'{value}' names no file", f"write --output-format {name}=FILE")
    return Target(name, Path(file) if file else None)


def _refuse_two_in_one(targets: Sequence[Target]) -> None:
    places: dict[Path | None, str] = {}
    for target in targets:
        if target.file in places:
            place = f"'{target.file}'" if target.file else "standard output"
            message = f"two formats for {place}: {places[target.file]} and {target.format}"
            raise UsageError(message, f"give one a file of its own, like {target.format}=FILE")
        places[target.file] = target.format
