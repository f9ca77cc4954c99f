from pathlib import Path

import pytest

from acctplan.cli.output import Target, annotated, exit_status, parse_targets, render_target
from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.errors import UsageError
from acctplan.report import Layout, Report
from acctplan.source import Span

SILENCED = Suppression("comment", "agreed")


def found(severity: Severity, suppressed: Suppression | None = None) -> Diagnostic:
    finding = Finding("AP101", Span(1, 1, 1, 2), "something is wrong")
    return Diagnostic("a.md", "Acme", "something", severity, finding, suppressed)


@pytest.mark.parametrize(
    ("values", "as_json", "on_terminal", "targets"),
    [
        pytest.param([], False, True, [Target("full")], id="terminal"),
        pytest.param([], False, False, [Target("concise")], id="pipe"),
        pytest.param([], True, True, [Target("json")], id="--json"),
        pytest.param(["json"], True, True, [Target("json")], id="json twice"),
        pytest.param(["github"], False, True, [Target("github")], id="named"),
        pytest.param(
            ["json=out/a=b.json"],
            False,
            True,
            [Target("json", Path("out/a=b.json")), Target("full")],
            id="a file and the terminal",
        ),
        pytest.param(
            ["concise", "json=a.json", "json=b.json"],
            False,
            True,
            [Target("concise"), Target("json", Path("a.json")), Target("json", Path("b.json"))],
            id="several",
        ),
    ],
)
def test_formats_go_where_they_are_sent(
    values: list[str], as_json: bool, on_terminal: bool, targets: list[Target]
) -> None:
    assert parse_targets(values, as_json=as_json, on_terminal=on_terminal) == targets


@pytest.mark.parametrize(
    ("values", "as_json", "message", "hint"),
    [
        pytest.param(
            ["fulll"], False, "there is no output format 'fulll'", "did you mean 'full'?", id="unknown"
        ),
        pytest.param(
            ["json="], False, "'json=' names no file", "write --output-format json=FILE", id="no file"
        ),
        pytest.param(
            ["full"],
            True,
            "two formats for standard output: full and json",
            "give one a file of its own, like json=FILE",
            id="one place",
        ),
        pytest.param(
            ["full=a", "json=a"],
            False,
            "two formats for 'a': full and json",
            "give one a file of its own, like json=FILE",
            id="one file",
        ),
    ],
)
def test_a_wrong_format_is_an_error_of_use(values: list[str], as_json: bool, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_targets(values, as_json=as_json, on_terminal=True)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [
        pytest.param(Severity.ERROR, [1, 0, 0, 0, 0], id="error"),
        pytest.param(Severity.WARNING, [1, 1, 0, 0, 0], id="warning"),
        pytest.param(Severity.NOTE, [1, 1, 1, 0, 0], id="note"),
    ],
)
def test_a_finding_that_weighs_enough_fails_the_check(fail_on: Severity, expected: list[int]) -> None:
    runs = [
        [found(Severity.NOTE), found(Severity.ERROR)],
        [found(Severity.WARNING)],
        [found(Severity.NOTE)],
        [found(Severity.ERROR, SILENCED)],
        [],
    ]
    assert [exit_status(run, fail_on) for run in runs] == expected


def one_error() -> Report:
    return Report([found(Severity.ERROR)], [found(Severity.ERROR)], 1, 0, {}, "0.1.0")


def test_a_file_gets_no_colours() -> None:
    layout = Layout(colour=True, width=40)
    assert "\x1b" in render_target(Target("concise"), one_error(), layout)
    assert "\x1b" not in render_target(Target("concise", Path("a.txt")), one_error(), layout)


def test_a_step_of_a_workflow_prints_fenced_text_and_annotations() -> None:
    text = annotated("text\n", Target("full"), one_error(), {"GITHUB_ACTIONS": "true"}, "t0k3n")
    assert text == (
        "::stop-commands::t0k3n\n"
        "text\n"
        "::t0k3n::\n"
        "::error title=AP101 something,file=a.md,line=1,endLine=1,col=1,endColumn=2::something is wrong\n"
    )


@pytest.mark.parametrize(
    ("name", "environment"),
    [
        pytest.param("json", {"GITHUB_ACTIONS": "true"}, id="for programs"),
        pytest.param("github", {"GITHUB_ACTIONS": "true"}, id="annotations themselves"),
        pytest.param("full", {}, id="elsewhere"),
    ],
)
def test_other_text_stays_as_it_is(name: str, environment: dict[str, str]) -> None:
    assert annotated("text\n", Target(name), one_error(), environment, "t0k3n") == "text\n"
