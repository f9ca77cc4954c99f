from collections.abc import Sequence
from datetime import date
from functools import partial

from acctplan.checker import check_source, judge
from acctplan.diagnostic import Better, Diagnostic, Finding, Severity, Suppression
from acctplan.fixing.mending import mend
from acctplan.settings import Settings
from acctplan.source import Source, Span
from cases import COMPLETE

judging = partial(check_source, judge=judge(Settings()), today=date(2026, 11, 2))


def test_all_damages_of_a_plan_are_undone_at_once() -> None:
    text = (
        COMPLETE.replace("target_arr:", "target-arr:")
        .replace("## Risk Factors", "## Risk Factros")
        .replace("| Mitigation |", "| Mitigaton |")
        .replace("2026-11-27", "27/11/2026")
        .replace("-600 h", "600 h")
        .replace("Poznań", "PoznaÅ„")
        .replace("| Mara Lind | 2026-11-20", "| Maara Lnid | 2026-11-20")
    )
    done = mend(Source("plan.md", text), judging)
    assert done.source.text == COMPLETE
    assert (done.left, done.declined) == ([], [])
    assert len(done.fixed) == 6 + text.count("PoznaÅ„")


def test_what_a_fix_uncovers_is_mended_as_well() -> None:
    two = "| Priya Nairr & Mara Lynd | 2026-11-20"
    done = mend(Source("plan.md", COMPLETE.replace("| Mara Lind | 2026-11-20", two)), judging)
    assert "| Priya Nair & Mara Lind | 2026-11-20" in done.source.text
    assert [each.code for each in done.fixed] == ["AP312", "AP312"]


def test_a_fix_that_would_bring_a_finding_is_not_made_and_names_it() -> None:
    text = COMPLETE.replace("2026-12-15 | 35%", "12/25/2027 | 35%").replace("cadence:", "cadense:")
    done = mend(Source("plan.md", text), judging)
    assert done.source.text == text.replace("cadense:", "cadence:")
    ((declined, brings),) = done.declined
    assert (declined.code, declined.finding.message) == (
        "AP015",
        "due '12/25/2027' does not begin with the year",
    )
    assert brings is not None
    assert brings.code == "AP604"
    assert declined in done.left


def test_what_is_allowed_stays() -> None:
    text = COMPLETE.replace("## Risk Factors\n", "## Risk Factors\n\n<!-- acctplan: allow AP012: ours -->\n")
    text = text.replace("| Mitigation |", "| Mitigaton |")
    assert mend(Source("plan.md", text), judging).source.text == text


def test_an_unreadable_file_stays() -> None:
    source = Source("plan.md", "no plan")
    assert mend(source, judging).source == source


class Brittle:
    """A judge of texts in which each `x` has a fix; taking out any one of the first `bad` brings a finding."""

    def __init__(self, bad: int) -> None:
        self.bad = bad
        self.trials = 0

    def __call__(self, source: Source) -> list[Diagnostic]:
        self.trials += 1
        lines = source.text.split("\n")
        found = [_finding("AP018", number) for number, line in enumerate(lines, 1) if "x" in line]
        broken = [number for number in range(1, self.bad + 1) if "x" not in lines[number - 1]]
        return [*found, *(_finding("AP999", number) for number in broken)]


def _finding(code: str, line: int) -> Diagnostic:
    finding = Finding(code, Span(line, 2, line, 3), "m", better=Better("") if code == "AP018" else None)
    return Diagnostic("plan.md", "", "n", Severity.ERROR, finding)


def _codes(found: Sequence[Diagnostic]) -> list[str]:
    return [each.code for each in found]


def test_only_the_fixes_that_bring_findings_are_left_out() -> None:
    judge = Brittle(3)
    done = mend(Source("plan.md", "axa\n" * 20), judge)
    assert done.source.text == "axa\n" * 3 + "aa\n" * 17
    assert _codes(done.fixed) == ["AP018"] * 17
    assert [(each.diagnostic.span.line, each.brings and each.brings.code) for each in done.declined] == [
        (1, "AP999"), (2, "AP999"), (3, "AP999"),
    ]  # fmt: skip
    assert judge.trials < 40


def test_too_many_trials_leave_the_file_as_it_was() -> None:
    judge = Brittle(400)
    source = Source("plan.md", ("axa" + " " * 500 + "\n") * 400)
    done = mend(source, judge)
    assert done.source == source
    assert len(done.declined) == 400
    assert {each.brings for each in done.declined} == {None}
    assert judge.trials < 30


def test_a_fix_that_does_not_mend_is_not_made() -> None:
    """As a name would be whose known form is still unknown when it is read again."""

    def judged(source: Source) -> list[Diagnostic]:
        finding = Finding("AP018", Span(1, 1, 1, 2), "m", better=Better("xx"))
        return [Diagnostic("plan.md", "", "n", Severity.ERROR, finding)]

    done = mend(Source("plan.md", "x"), judged)
    assert done.source.text == "x"
    ((declined, brings),) = done.declined
    assert declined == brings


def test_a_suppressed_finding_is_no_reason_to_decline() -> None:
    def judged(source: Source) -> list[Diagnostic]:
        found = _finding("AP018", 1)
        if "x" in source.text:
            return [found]
        return [Diagnostic("plan.md", "", "n", Severity.ERROR, found.finding, Suppression("inSource", "why"))]

    assert mend(Source("plan.md", "axa"), judged).source.text == "aa"
