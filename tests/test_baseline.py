import pytest

from acctplan.baseline import baseline_text, findings_of, pruned, read_baseline, with_baseline
from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.errors import UsageError
from acctplan.report import Report, counts
from acctplan.source import Source, Span


def report(text: str, *lines: int, path: str = "a.md") -> Report:
    """An error on each of the lines of a plan."""
    found = [
        Diagnostic(
            path, "A", "no-owner", Severity.ERROR, Finding("AP105", Span(line, 1, line, 2), "no owner")
        )
        for line in lines
    ]
    return Report(found, found, 1, 0, {path: Source(path, text)}, "1", [path])


def new(before: Report, after: Report) -> list[int]:
    """The lines of the findings that a baseline of `before` does not accept."""
    accepted = read_baseline(baseline_text(findings_of(before)), "b.json")
    return [each.span.line for each in with_baseline(after, accepted, "b.json").visible]


def test_what_was_there_is_accepted() -> None:
    marked = with_baseline(report("x\ny", 1, 2), findings_of(report("x\ny", 1, 2)), "b.json")
    assert not marked.visible
    assert counts(marked.diagnostics) == (0, 0, 0, 0, 2)
    assert marked.diagnostics[0].suppressed == Suppression("external", "accepted in b.json")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(report("x\ny", 1, 2), report("\n\ny\nx", 3, 4), [], id="moved lines"),
        pytest.param(report("x\ny", 1), report("x\ny", 1, 2), [2], id="a new line"),
        pytest.param(report("x", 1), report("x!", 1), [1], id="a changed line"),
        pytest.param(report("x\nx", 1, 2), report("x\nx\nx", 1, 2, 3), [3], id="one more of its like"),
        pytest.param(report("x\nx", 1, 2), report("x", 1), [], id="one less of its like"),
        pytest.param(report("x", 1), report("x", 1, path="b.md"), [1], id="another file"),
    ],
)
def test_only_what_is_new_counts(before: Report, after: Report, expected: list[int]) -> None:
    assert new(before, after) == expected


def test_a_baseline_is_one_finding_a_line_in_order() -> None:
    both = [*findings_of(report("x", 1, path="b.md")), *findings_of(report("x", 1, path="ä.md"))]
    lines = baseline_text(reversed(both)).splitlines()
    assert [line.split('"path": ')[1][:6] for line in lines if "AP105" in line] == ['"b.md"', '"ä.md"']
    assert baseline_text([]) == '{\n  "schema_version": 1,\n  "findings": []\n}\n'


def test_pruning_removes_what_is_mended_in_the_files_judged() -> None:
    accepted = [*findings_of(report("x\ny", 1, 2)), *findings_of(report("x", 1, path="b.md"))]
    left = pruned(report("x\ny", 2), accepted)
    assert [(each.path, each.fingerprint) for each in left] == [
        (each.path, each.fingerprint) for each in accepted[1:]
    ]


def test_an_accepted_finding_stays_in_a_baseline_written_again() -> None:
    first = findings_of(report("x", 1))
    assert findings_of(with_baseline(report("x", 1), first, "b.json")) == first


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "b.json:1: the baseline is not JSON", id="empty"),
        pytest.param('{\n "a": }', "b.json:2: the baseline is not JSON", id="broken"),
        pytest.param("[" * 100_000, "b.json:1: the baseline is not JSON", id="deep"),
        pytest.param("[]", "b.json: this is no baseline of acctplan's format 1", id="list"),
        pytest.param(
            '{"schema_version": 2, "findings": []}',
            "b.json: this is no baseline of acctplan's format 1",
            id="later",
        ),
        pytest.param(
            '{"schema_version": 1, "findings": [{"code": 1}]}',
            "b.json: entry 1 of 'findings' is not one of a baseline",
            id="entry",
        ),
        pytest.param(
            '{"schema_version": 1, "findings": ["x"]}',
            "b.json: entry 1 of 'findings' is not one of a baseline",
            id="no object",
        ),
    ],
)
def test_a_malformed_baseline_is_an_error_of_use(text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        read_baseline(text, "b.json")
    assert str(error.value) == message


def test_suppression_is_compared_whole() -> None:
    marked = with_baseline(report("x", 1), findings_of(report("x", 1)), "b.json")
    assert marked.diagnostics[0]._replace(suppressed=None) == report("x", 1).diagnostics[0]
