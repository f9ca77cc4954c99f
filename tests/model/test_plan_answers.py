"""Answers that a plan keeps."""

from dataclasses import replace

from acctplan.model.front import FrontMatter
from acctplan.model.plan import Plan, once_per_plan
from acctplan.source import Source, decode


def _plan(source: Source) -> Plan:
    return Plan(source, FrontMatter.born({}), {}, {})


def test_answer_is_looked_for_once_in_a_plan_and_again_in_another() -> None:
    asked: list[str] = []

    @once_per_plan
    def path(plan: Plan) -> str:
        asked.append(plan.source.path)
        return plan.source.path

    first = _plan(decode("first.md", b""))
    second = replace(first, source=decode("second.md", b""))

    assert [path(first), path(first), path(second)] == ["first.md", "first.md", "second.md"]
    assert asked == ["first.md", "second.md"]
