"""Text of a plan neither gives a CI runner commands nor steers a terminal, in any format."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from acctplan.cli.output import Target, annotated, render_target
from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.report import Layout, Report
from acctplan.reporters import format_names
from acctplan.source import Source, Span

PAYLOADS = {
    "command": "::error::forged",
    "command after blanks": "  ::set-output name=x::forged",
    "command on a line of its own": "x\n::add-mask::forged\r\n::stop-commands::forged",
    "old command": "x ##[error]forged ##[set-output name=x]forged",
    "end of the fence": "::t0k3n-of-another-run::\n::error::forged",
    "colours": "\x1b[31mred\x1b[0m",
    "title of the window": "\x1b]0;forged\x07",
    "link": "\x1b]8;;https://forged.example\x1b\\x\x1b]8;;\x1b\\",
    "C1 control": "\x9b2J\x90x\x9c",
    "overwritten line": "bad\rgood, nothing found",
    "backspaces": "bad\b\b\bgood",
    "direction": "\u202eforged\u2066",
    "line ends of Unicode": "x\u2028::error::forged\u2029y\x0b\x0c\x85z",
    "section of GitLab": "\x1b[0Ksection_start:1:forged\r\x1b[0K",
    "markup": "<script>forged</script> ]]> --> | @team [x](https://forged.example) `x`",
    "surrogate": "\udc9b\udcff",
}
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
OURS = re.compile(
    r"::(?:stop-commands::t0k3n|t0k3n::|(?:error|warning|notice) title=AP101 forged,file=[^\n]*)\Z"
)


def report_of(text: str) -> Report:
    """A report in which everything that an author writes is hostile."""
    source = Source(text, "\n".join(["---", f"account: {text}", "---", f"# {text}", ""]))
    places = [Span(2, 1, 2, 9), Span(4, 3, 4, 5), Span(1, 1, 4, 1)]
    found = [
        Diagnostic(
            text, text, "forged", severity, Finding("AP101", span, f"goal '{text}' is bad", text, text), why
        )
        for severity, span, why in zip(
            Severity, places, [None, None, Suppression("inSource", text, text)], strict=True
        )
    ]
    return Report(found, found[:2], 1, 0, {text: source}, "0.1.0", [text], str, {text: text}, counted=False)


@pytest.fixture(params=list(PAYLOADS.values()), ids=list(PAYLOADS))
def hostile(request: pytest.FixtureRequest) -> Report:
    return report_of(request.param)


@pytest.mark.parametrize("name", format_names())
def test_no_text_steers_a_terminal(name: str, hostile: Report) -> None:
    text = render_target(Target(name), hostile, Layout(colour=False, width=60))
    assert STEERING.findall(text) == []


@pytest.mark.parametrize("name", format_names())
def test_no_text_is_a_command_of_a_runner(name: str, hostile: Report) -> None:
    target = Target(name)
    text = annotated(
        render_target(target, hostile, Layout()), target, hostile, {"GITHUB_ACTIONS": "true"}, "t0k3n"
    )
    lines = text.split("\n")
    if "::stop-commands::t0k3n" in lines:
        assert lines.count("::stop-commands::t0k3n") == lines.count("::t0k3n::") == 1
        del lines[lines.index("::stop-commands::t0k3n") : lines.index("::t0k3n::")]
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert [line for line in commands if not OURS.match(line)] == []
    assert [line for line in lines if "##[" in line and line not in commands] == []


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "junit"])
def test_programs_read_the_same_in_a_step_as_elsewhere(name: str, hostile: Report) -> None:
    target = Target(name)
    plain = render_target(target, hostile, Layout())
    in_step = annotated(plain, target, hostile, {"GITHUB_ACTIONS": "true"}, "t0k3n")
    if name == "junit":
        assert [ElementTree.canonicalize(each) for each in (in_step,)] == [ElementTree.canonicalize(plain)]
    elif name == "jsonl":
        assert list(map(json.loads, in_step.splitlines())) == list(map(json.loads, plain.splitlines()))
    else:
        assert json.loads(in_step) == json.loads(plain)


def test_a_file_gets_the_text_that_every_file_gets(hostile: Report) -> None:
    target = Target("json", Path("out.json"))
    assert json.loads(render_target(target, hostile, Layout()))["findings"][0]["account"] == (
        hostile.diagnostics[0].account
    )


@pytest.mark.parametrize("number", [0, 1, 30, 5_000])
def test_annotations_stay_within_the_limits_and_count_the_rest(number: int) -> None:
    kinds = list(Severity)
    found = [
        Diagnostic("a.md", "A", "x", kinds[index % 3], Finding("AP101", Span(1, 1, 1, 2), "bad"))
        for index in range(number)
    ]
    lines = render_target(Target("github"), Report(found, found, 1, 0, {}, "0.1.0"), Layout()).splitlines()
    kinds_of = [line.split(" ")[0] for line in lines]
    assert max(map(kinds_of.count, kinds_of), default=0) <= 10
    assert len(lines) == min(number, 30)
    assert (lines[-1:] == ["::notice title=acctplan::4971 more in the log of this step"]) == (number == 5_000)
