from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.account import AS_OF
from benchmarks.corpus import plan, write_corpus

from acctplan.checker import check_source, judge
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.settings import Settings
from acctplan.source import decode

SEEDS = (1, 7)
PLANS = 100


def findings(seed: int, defects: float = 0) -> Iterator[Diagnostic]:
    rules = judge(Settings())
    for number in range(PLANS):
        yield from check_source(decode(f"{number}.md", plan(number, seed, defects)), rules, AS_OF)


@pytest.mark.parametrize("seed", SEEDS)
def test_generated_plans_have_no_errors_and_no_warnings(seed: int) -> None:
    heavy = [
        f"{each.path}:{each.span.line}: {each.code} {each.finding.message}"
        for each in findings(seed)
        if each.severity is not Severity.NOTE and not each.suppressed
    ]
    assert heavy == []


def test_defects_are_found() -> None:
    codes = {each.code for each in findings(1, defects=0.1)}
    assert {"AP015", "AP016", "AP105", "AP312"} <= codes


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_corpus(tmp_path / name, 12, seed=3)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert len(files) == 13
    assert all(
        (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_has_about_ten_kilobytes(seed: int) -> None:
    sizes = [len(plan(number, seed)) for number in range(PLANS)]
    assert 8_000 < sum(sizes) / PLANS < 12_000
    assert min(sizes) > 6_000
    assert max(sizes) < 14_000


def test_no_two_plans_are_alike() -> None:
    plans = sorted(plan(number, 1) for number in range(PLANS))
    assert all(left != right for left, right in pairwise(plans))
