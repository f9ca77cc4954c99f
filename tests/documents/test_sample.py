import pytest

from acctplan.documents.sample import empty_plan, full_plan
from acctplan.model.front import KeyGroup, keys
from acctplan.model.row import columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.reader.build import Reading, read_plan
from acctplan.settings import Settings
from acctplan.source import Source


def reading(text: str) -> Reading:
    return read_plan(Source("sample.md", text), Settings.unset())


@pytest.mark.parametrize("text", [full_plan(), empty_plan()], ids=["full", "empty"])
def test_every_value_of_a_sample_can_be_read(text: str) -> None:
    assert [each for each in reading(text).findings if each.code not in ("AP007", "AP016")] == []


def test_the_full_plan_has_every_key_and_section() -> None:
    plan = reading(full_plan()).plan
    assert plan is not None
    own = [key.path for key in keys() if not (isinstance(key.kind, type) and issubclass(key.kind, KeyGroup))]
    assert [path for path in own if plan.front.place(path) is None] == ["status", "language"]
    assert set(plan.prose) == set(PROSE)
    assert set(plan.tables) | {ReviewedGoal} == set(TABLES)
    for kind, table in plan.tables.items():
        assert len(table.rows) == 3
        assert table.columns >= {each.name for each in columns(kind)} - {"audience", "number"}
    assert [len(review.rows) for review in plan.reviews] == [3]
