"""SARIF 2.1.0, as code scanning on GitHub takes it.

Standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Findings of plans are no security
alerts, so that no rule has a `security-severity`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.fixing import Fix, fix_for
from acctplan.report import Layout, Report, Reporter, fingerprints
from acctplan.rule import Rule
from acctplan.rules import book
from acctplan.source import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LONGEST = 1024
_MOST_RESULTS = 25_000
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(report: Report, _layout: Layout) -> str:
    """All findings as one run, suppressed ones with their reason, in ASCII only; never more than 25,000."""
    rules = [book()[code] for code in sorted({each.code for each in report.diagnostics})]
    places = {rule.code: index for index, rule in enumerate(rules)}
    marked = list(zip(report.diagnostics, fingerprints(report), strict=True))
    run = {
        "tool": {"driver": _driver(report.version, rules)},
        "automationDetails": {"id": "acctplan/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, mark, places, report) for each, mark in marked[:_MOST_RESULTS]],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(version: str, rules: Sequence[Rule]) -> dict[str, Any]:
    return {"name": "acctplan", "semanticVersion": version, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.summary[:_LONGEST]},
        "help": {"text": rule.page.strip(), "markdown": rule.page.strip()},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"problem.severity": _PROBLEM[rule.severity], "tags": [rule.module.split(".")[-2]]},
    }


def _result(diagnostic: Diagnostic, mark: str, places: Mapping[str, int], report: Report) -> dict[str, Any]:
    finding = diagnostic.finding
    place = {"uri": _uri(report.locate(diagnostic.path))}
    hint = f". {finding.hint[:1].upper()}{finding.hint[1:]}" if finding.hint else ""
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": places[diagnostic.code],
        "level": diagnostic.severity.value,
        "message": {"text": f"{finding.message[:1].upper()}{finding.message[1:]}{hint}."},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": _region(diagnostic.span)}}],
        "partialFingerprints": {"acctplan/v1": mark},
    }
    if diagnostic.suppressed:
        why = diagnostic.suppressed
        result["suppressions"] = [{"kind": why.kind, "justification": why.reason or "no reason given"}]
    fix = fix_for(diagnostic, report.source(diagnostic.path))
    if fix and fix.safe:
        result["fixes"] = [_fix(fix, place)]
    return result


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, place: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(each.span), "insertedContent": {"text": each.text}} for each in fix.edits
    ]
    message = f"{fix.message[:1].upper()}{fix.message[1:]}."
    return {
        "description": {"text": message},
        "artifactChanges": [{"artifactLocation": place, "replacements": replacements}],
    }


def _uri(path: str) -> str:
    escaped = quote(path, errors="surrogateescape")
    return f"file://{escaped}" if path.startswith("/") else escaped


REPORTER = Reporter(name="sarif", render=render)
