"""What holds for every rule: its page, its examples, its options, its cases."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from acctplan.rule import Rule
from acctplan.rules import book
from cases import COMPLETE, TODAY, judged, judged_bytes, judged_fragment
from pages import examples, sections

HERE = Path(__file__).parent
RULES = list(book().values())
GROUPS = {
    "AP0": "reading",
    "AP1": "elements",
    "AP2": "quality",
    "AP3": "stakeholders",
    "AP4": "value",
    "AP5": "growth",
    "AP6": "time",
    "AP7": "history",
}
EXPECTED = {
    *(f"AP{number:03d}" for number in range(1, 24)),
    *(f"AP{number}" for number in range(101, 114)),
    *(f"AP{number}" for number in range(201, 217)),
    *(f"AP{number}" for number in range(301, 316)),
    *(f"AP{number}" for number in range(401, 409)),
    *(f"AP{number}" for number in range(501, 515)),
    *(f"AP{number}" for number in range(601, 613)),
    *(f"AP{number}" for number in range(701, 708)),
}
_CASE_KEYS = {"name", "plan", "as_of", "settings", "whole", "bytes", "expect", "hints", "earlier"}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def _file(rule: Rule) -> Path:
    group, module = rule.module.split(".")[-2:]
    return HERE / group / f"{module}.yaml"


@cache
def _cases(path: Path) -> list[dict[str, Any]]:
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(cases, list), f"{path} is not a list of cases"
    return cases


def _all_cases() -> Iterator[Any]:
    """Every case of every file; a file that is no YAML is one case, so that the others still run."""
    for path in sorted(HERE.glob("*/*.yaml")):
        try:
            cases = _cases(path)
        except yaml.YAMLError:
            cases = [
                {"name": "not YAML", "plan": path.read_text(encoding="utf-8"), "expect": ["a list of cases"]}
            ]
        for case in cases:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case.get('name')}")


def test_the_complete_plan_has_no_finding_at_all() -> None:
    assert [
        f"{each.span.line}:{each.span.column} {each.code} {each.finding.message}" for each in judged(COMPLETE)
    ] == []


def test_every_code_of_these_groups_is_written() -> None:
    written = {code for code in book() if code[:3] in GROUPS}

    assert sorted(EXPECTED - written) == []


@each_rule
def test_a_rule_lives_in_the_folder_of_its_group_under_its_own_name(rule: Rule) -> None:
    group, module = rule.module.split(".")[-2:]

    assert group == GROUPS.get(rule.code[:3], group)
    assert module == rule.name.replace("-", "_")


@each_rule
def test_a_page_says_what_why_and_when(rule: Rule) -> None:
    parts = sections(rule.page)
    title, summary, *why = [part for part in parts[""].strip().split("\n\n") if part]

    assert title == f"# {rule.code} {rule.name}"
    assert summary[0].isupper() or summary[0] in "`*", summary
    assert summary.endswith(".")
    assert why, "the page does not say why it matters"
    assert list(parts)[1:] == ["Fails", "Passes", *(["Options"] if rule.options else [])]


@each_rule
def test_the_failing_example_reports_this_code_and_no_other(rule: Rule) -> None:
    (example,) = examples(sections(rule.page)["Fails"])

    found = [f"{each.code} {each.finding.message}" for each in example.judged()]

    assert found, "the example reports nothing"
    assert [each for each in found if not each.startswith(rule.code)] == []


@each_rule
def test_the_passing_example_reports_nothing(rule: Rule) -> None:
    (example,) = examples(sections(rule.page)["Passes"])

    assert [f"{each.code} {each.finding.message}" for each in example.judged()] == []


@each_rule
def test_options_have_default_description_and_source_and_are_on_the_page(rule: Rule) -> None:
    fields = rule.options.model_fields if rule.options else {}
    text = sections(rule.page).get("Options", "")

    for name, field in fields.items():
        extra = field.json_schema_extra
        assert field.description, f"option {name} has no description"
        assert isinstance(extra, dict), f"option {name} has no source"
        assert extra.get("source"), f"option {name} has no source"
        assert not field.is_required(), f"option {name} has no default"
        assert f"`{name.replace('_', '-')}`" in text, f"option {name} is not on the page"
        assert str(field.get_default(call_default_factory=True)) in text, (
            f"the default of {name} is not on the page"
        )


@each_rule
def test_a_rule_has_cases_that_fail_and_cases_that_pass(rule: Rule) -> None:
    assert _file(rule).is_file(), f"no case file {_file(rule).relative_to(HERE)}"
    own = [any(f" {rule.code} " in line for line in case["expect"]) for case in _cases(_file(rule))]

    assert True in own, "no case in which the rule reports something"
    assert False in own, "no case in which the rule stays silent"


def test_every_case_file_belongs_to_a_rule() -> None:
    assert sorted(set(HERE.glob("*/*.yaml")) - {_file(rule) for rule in RULES}) == []


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_cases_have_names_of_their_own_and_known_keys(path: Path) -> None:
    names = [case.get("name") for case in _cases(path)]

    assert [name for name in names if not name or names.count(name) > 1] == []
    assert {key for case in _cases(path) for key in case} - _CASE_KEYS == set()


@pytest.mark.parametrize(("rule", "case"), list(_all_cases()))
def test_case(rule: str, case: dict[str, Any]) -> None:
    today = case.get("as_of", TODAY)
    assert isinstance(today, date), "as_of is not a day"
    settings = case.get("settings", "")
    earlier = list(case.get("earlier", {}).items())
    if case.get("whole") or case.get("bytes"):
        judge = judged_bytes if case.get("bytes") else partial(judged, earlier=earlier)
        whole = judge(case["plan"], today, settings)
        found = [(f"{each.span.line}:{each.span.column}", each) for each in whole]
    else:
        found = judged_fragment(case["plan"], today, settings, earlier)

    lines = [f"{place} {each.code} {each.finding.message}" for place, each in found]
    _assert_same(case["expect"], lines, case["plan"])
    if "hints" in case:
        _assert_same(case["hints"], [each.finding.hint for _, each in found], case["plan"])


def _assert_same(expected: list[str], found: list[str], plan: str) -> None:
    if expected == found:
        return
    numbered = "\n".join(f"{number:4} {line}" for number, line in enumerate(plan.splitlines(), 1))
    difference = "\n".join(unified_diff(expected, found, "expected", "found", lineterm="", n=99))
    pytest.fail(f"\n{numbered}\n\n{difference}", pytrace=False)


@each_rule
def test_messages_follow_the_conventions(rule: Rule) -> None:
    for case in _cases(_file(rule)) if _file(rule).is_file() else ():
        for line in case["expect"]:
            message = line.split(" ", 2)[2]
            assert not message.endswith("."), message
            assert re.match(r"[a-z0-9'\"`(]|[A-Z]{2}", message), message
