import jsonschema
import pytest

from acctplan.diagnostic import Diagnostic, Finding, Severity
from acctplan.report import Report, fingerprints
from acctplan.report_contract import ReportDocument, report_document
from acctplan.source import Source, Span


def report(text: str, *places: tuple[str, int], path: str = "a.md") -> Report:
    found = [
        Diagnostic(path, "Acme", "something", Severity.ERROR, Finding(code, Span(line, 1, line, 2), "wrong"))
        for code, line in places
    ]
    return Report(found, found, 1, 0, {path: Source(path, text)}, "0.1.0")


def test_a_fingerprint_survives_the_move_of_its_line() -> None:
    before = fingerprints(report("one\ntwo\n", ("AP101", 2)))
    after = fingerprints(report("one\nand a half\n\ntwo\n", ("AP101", 4)))
    assert before == after


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(report("one\ntwo\n", ("AP102", 2)), id="code"),
        pytest.param(report("one\ntwo\n", ("AP101", 2), path="b.md"), id="path"),
        pytest.param(report("one\ntwo!\n", ("AP101", 2)), id="content"),
    ],
)
def test_a_fingerprint_changes_with(other: Report) -> None:
    assert fingerprints(report("one\ntwo\n", ("AP101", 2))) != fingerprints(other)


def test_equal_lines_have_different_fingerprints() -> None:
    marks = fingerprints(report("same\nsame\n", ("AP101", 1), ("AP101", 1), ("AP101", 2)))
    assert len(set(marks)) == 3


def test_offsets_count_code_points_and_stay_in_the_file() -> None:
    (entry,) = report_document(report("契約🚀\r\nab", ("AP101", 2))).findings
    assert (entry.range.start.offset, entry.range.end.offset) == (5, 6)
    (beyond,) = report_document(report("ab", ("AP101", 9))).findings
    assert (beyond.range.start.offset, beyond.range.end.offset) == (2, 2)


def test_the_published_schema_describes_the_report() -> None:
    schema = ReportDocument.model_json_schema(mode="serialization")
    document = report_document(report("one\n", ("AP101", 1))).model_dump(mode="json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert set(schema["required"]) == set(ReportDocument.model_fields)
