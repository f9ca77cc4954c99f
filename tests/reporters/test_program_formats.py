"""The formats for programs, validated against the schemas of those who read them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring, tostring

import jsonschema
import pytest
import xmlschema

from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.report import Layout, Report
from acctplan.reporters import find_reporter
from acctplan.source import Source, Span

SCHEMAS = Path(__file__).parents[1] / "schemas"
HOSTILE = "it's \x00\x1b[31m ]]> \ud800 <b>&amp; \u2028 | ``` 契約 ::error::x"


def sized(count: int, message: str = "goal 'x' has no owner") -> Report:
    """A report of `count` findings in ten plans, a third each of errors, warnings and notes."""
    severities = list(Severity)
    found = [
        Diagnostic(
            f"accounts/plan {number % 10}.md",
            "Åkerlund & Söhne",
            "owner-missing",
            severities[number % 3],
            Finding("AP105", Span(number // 10 + 1, 3, number // 10 + 1, 9), message, "name an owner"),
        )
        for number in range(count)
    ]
    found.sort(key=lambda each: (each.path, each.span))
    files = sorted({each.path for each in found}) or ["accounts/clean.md"]
    return Report(found, found, len(files), 0, {}, "0.1.0", files)


REPORTS = [
    pytest.param(sized(0), id="none"),
    pytest.param(sized(1), id="one"),
    pytest.param(sized(5_000), id="five thousand"),
    pytest.param(sized(3, HOSTILE), id="hostile text"),
    pytest.param(replace(sized(0), plans=0, files=[]), id="no plan"),
]


def rendered(name: str, report: Report) -> str:
    return find_reporter(name).render(report, Layout())


@pytest.mark.parametrize("report", REPORTS)
def test_sarif_follows_the_standard(report: Report) -> None:
    log = json.loads(rendered("sarif", report))
    jsonschema.Draft7Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text())).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(report.diagnostics)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_says_what_code_scanning_asks_for() -> None:
    (run,) = json.loads(rendered("sarif", sized(1)))["runs"]
    assert run["automationDetails"]["id"] == "acctplan/"
    assert run["columnKind"] == "unicodeCodePoints"
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("AP105", "owner-missing")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"problem.severity": "error", "tags": ["elements"]}
    assert rule["help"]["markdown"].startswith("# AP105 owner-missing")
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "accounts/plan%200.md"}
    assert place["region"] == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 9}
    assert result["message"]["text"] == "Goal 'x' has no owner. Name an owner."
    assert len(result["partialFingerprints"]["acctplan/v1"]) == 64


def test_sarif_keeps_suppressed_findings_with_their_reason() -> None:
    report = sized(1)
    silenced = report.diagnostics[0]._replace(suppressed=Suppression("inSource", "joins in May"))
    (run,) = json.loads(rendered("sarif", replace(report, diagnostics=[silenced], visible=[])))["runs"]
    assert run["results"][0]["suppressions"] == [{"kind": "inSource", "justification": "joins in May"}]


def test_sarif_leaves_out_what_github_would_refuse() -> None:
    (run,) = json.loads(rendered("sarif", sized(25_001)))["runs"]
    assert len(run["results"]) == 25_000


@pytest.mark.parametrize("report", REPORTS)
def test_junit_follows_the_schema_of_jenkins(report: Report) -> None:
    root = fromstring(rendered("junit", report))
    cases = list(root.iter("testcase"))
    for case in cases:
        # file, line and column lead readers to the place; the schema is older than their use
        assert [case.attrib.pop(name) for name in ("file", "line", "column")]
    xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(tostring(root, encoding="unicode"))
    assert int(root.attrib["tests"]) == len(cases) == max(len(report.visible), 1)
    assert int(root.attrib["failures"]) == len(list(root.iter("failure"))) == len(report.visible)


def test_a_plan_without_findings_is_a_case_that_passes() -> None:
    report = replace(sized(1), files=["accounts/clean.md", "accounts/plan 0.md"])
    suites = list(fromstring(rendered("junit", report)))
    assert [(suite.attrib["name"], suite.attrib["failures"]) for suite in suites] == [
        ("accounts/clean.md", "0"),
        ("accounts/plan 0.md", "1"),
    ]


def test_a_file_that_cannot_be_read_is_an_error_for_junit(plan_report: Report) -> None:
    report = replace(plan_report, visible=plan_report.diagnostics)
    root = fromstring(rendered("junit", report))
    assert (root.attrib["errors"], root.attrib["failures"]) == ("1", "4")
    assert [each.attrib["message"] for each in root.iter("error")] == ["the file is not UTF-8 (byte 0)"]


@pytest.mark.parametrize("report", REPORTS)
def test_gitlab_gets_an_array_of_what_it_demands(report: Report) -> None:
    text = rendered("gitlab", report)
    assert text.isascii()
    entries: list[dict[str, Any]] = json.loads(text)
    assert len(entries) == len(report.visible)
    assert len({each["fingerprint"] for each in entries}) == len(entries)
    for entry in entries:
        assert entry["severity"] in {"info", "minor", "major"}
        assert entry["description"].startswith(f"{entry['check_name']}: ")
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("./")


@pytest.mark.parametrize("report", REPORTS)
def test_a_line_of_jsonl_is_a_finding_of_the_json_report(report: Report) -> None:
    lines = [json.loads(line) for line in rendered("jsonl", report).splitlines()]
    assert lines == json.loads(rendered("json", report))["findings"]


def test_findings_are_located_from_the_root_of_the_repository() -> None:
    report = replace(sized(1), locate=lambda path: f"emea/{path}")
    (run,) = json.loads(rendered("sarif", report))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "emea/accounts/plan%200.md"
    assert json.loads(rendered("gitlab", report))[0]["location"]["path"] == "emea/accounts/plan 0.md"
    assert next(iter(fromstring(rendered("junit", report)))).attrib["name"] == "emea/accounts/plan 0.md"


def test_the_same_finding_keeps_its_fingerprint_where_its_line_moves() -> None:
    found = sized(1).diagnostics[0]
    below = found._replace(finding=found.finding._replace(span=Span(3, 3, 3, 9)))
    marks = [
        json.loads(
            rendered("gitlab", Report([each], [each], 1, 0, {each.path: Source(each.path, text)}, "1"))
        )
        for each, text in ((found, "| a |"), (below, "\n\n| a |"))
    ]
    assert marks[0][0]["fingerprint"] == marks[1][0]["fingerprint"]
