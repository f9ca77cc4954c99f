from collections.abc import Sequence

import pytest

from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.report import Counts, Report, counts, shown_path, summary
from acctplan.source import Span

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def found(severity: Severity, suppressed: Suppression | None = None) -> Diagnostic:
    finding = Finding("AP101", Span(1, 1, 1, 2), "something is wrong")
    return Diagnostic("a.md", "Acme", "something", severity, finding, suppressed)


ALLOWED = found(E, Suppression("comment", "agreed"))


def report(
    all_: Sequence[Diagnostic], visible: Sequence[Diagnostic], plans: int = 5, skipped: int = 0
) -> Report:
    return Report(all_, visible, plans, skipped, {}, "0.1.0")


@pytest.mark.parametrize(
    ("all_", "hidden", "plans", "skipped", "line"),
    [
        pytest.param([], 0, 5, 0, "5 plans checked: all good", id="clean"),
        pytest.param([], 0, 1, 0, "1 plan checked: all good", id="one plan"),
        pytest.param([], 0, 0, 0, "no plans checked", id="nothing"),
        pytest.param([], 0, 0, 3, "no plans checked, 3 files skipped: no plans", id="only skipped"),
        pytest.param([found(E)], 0, 0, 0, "no plans checked: 1 error", id="unreadable file"),
        pytest.param(
            [found(E), found(E), found(W), found(N), found(N), found(N)],
            0,
            5,
            2,
            "5 plans checked: 2 errors, 1 warning, 3 notes, 2 files skipped: no plans",
            id="everything",
        ),
        pytest.param(
            [found(W)], 0, 5, 1, "5 plans checked: 1 warning, 1 file skipped: no plan", id="a warning"
        ),
        pytest.param([found(N)], 1, 5, 0, "5 plans checked: 1 note (--notes shows them)", id="hidden note"),
        pytest.param(
            [found(N), found(N)],
            1,
            5,
            0,
            "5 plans checked: 2 notes (--notes shows all)",
            id="one of two hidden",
        ),
        pytest.param([ALLOWED], 1, 5, 0, "5 plans checked: all good, 1 suppressed", id="suppressed"),
    ],
)
def test_the_summary_counts_everything(
    all_: list[Diagnostic], hidden: int, plans: int, skipped: int, line: str
) -> None:
    assert summary(report(all_, all_[hidden:], plans, skipped)) == line


def test_a_suppressed_finding_counts_only_as_suppressed() -> None:
    assert counts([ALLOWED, found(E), found(N)]) == Counts(errors=1, warnings=0, notes=1, suppressed=1)


def test_a_path_is_shown_on_one_line() -> None:
    assert shown_path("accounts/a\nb\x1b.md") == r"accounts/a\nb\x1b.md"


def test_a_file_that_is_not_at_hand_is_empty() -> None:
    assert report([], []).source("gone.md").lines == [""]
