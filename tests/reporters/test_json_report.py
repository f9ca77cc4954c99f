import json
from dataclasses import replace
from hashlib import sha256

from acctplan.report import Layout, Report
from acctplan.reporters.json_report import render


def digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def test_the_report_follows_its_contract(plan_report: Report) -> None:
    document = json.loads(render(plan_report, Layout()))
    findings = document.pop("findings")
    assert document == {
        "schema_version": 1,
        "tool": {"name": "acctplan", "version": "0.1.0"},
        "summary": {"files": 2, "errors": 2, "warnings": 1, "notes": 1, "suppressed": 1, "baselined": 0},
        "errors": [],
        "statistics": None,
    }
    assert [finding["code"] for finding in findings] == ["AP203", "AP110", "AP310", "AP311", "AP001"]
    assert findings[0] == {
        "code": "AP203",
        "name": "date-unreadable",
        "severity": "error",
        "message": "contract_end 'soon' is not a date",
        "hint": "write a day, like 2026-12-10",
        "path": "accounts/acme.md",
        "range": {
            "start": {"line": 3, "column": 15, "offset": 32},
            "end": {"line": 3, "column": 19, "offset": 36},
        },
        "account": "Acme",
        "field": "contract_end",
        "url": None,
        "fix": None,
        "fingerprint": digest("AP203", "accounts/acme.md", digest("contract_end: soon"), "0"),
        "suppressed": None,
    }
    assert findings[3]["suppressed"] == {"kind": "comment", "reason": "joins in May", "until": "2026-05-31"}


def test_keys_stand_in_the_order_of_the_contract(plan_report: Report) -> None:
    document = json.loads(render(plan_report, Layout()))
    assert list(document) == ["schema_version", "tool", "summary", "findings", "errors", "statistics"]


def test_the_text_is_ascii_and_keeps_every_character(plan_report: Report) -> None:
    one = plan_report.diagnostics[0]
    message = "契約 \x1b[2J \u202e \x9b \udce9 é 🚀"
    odd = one._replace(finding=one.finding._replace(message=message))
    text = render(replace(plan_report, diagnostics=[odd]), Layout())
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    assert json.loads(text)["findings"][0]["message"] == message


def test_without_findings_the_lists_are_empty(plan_report: Report) -> None:
    document = json.loads(render(replace(plan_report, diagnostics=[], visible=[]), Layout()))
    assert (document["findings"], document["errors"]) == ([], [])
