import pytest

from acctplan.model.naming import RowNames, called, closest, normal
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal, Objective
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

OBJECTIVES = (
    "| # | Objective |\n|---|---|\n| 1 | Pay suppliers on the agreed day |\n| 2 | Close the month faster |\n"
)


def plan_of(objectives: str, reference: str = "") -> Plan:
    goals = f"## Quarterly Goals\n\n| Goal | Objective |\n|---|---|\n| Train the leads | {reference} |\n"
    text = f"---\nacctplan: 1\n---\n\n## Annual Objectives\n\n{objectives}\n{goals}"
    plan = read_plan(Source("plan.md", text), Settings()).plan
    assert plan is not None
    return plan


def names_of(plan: Plan) -> RowNames:
    table = plan.table(Objective)
    assert table is not None
    return RowNames(table)


@pytest.mark.parametrize(
    ("reference", "rows", "unknown"),
    [
        pytest.param("2", (1,), (), id="number"),
        pytest.param("#2", (1,), (), id="hash"),
        pytest.param("O1", (0,), (), id="letter"),
        pytest.param("Objective 2", (1,), (), id="word"),
        pytest.param("1, 2", (0, 1), (), id="comma"),
        pytest.param("2; 1", (1, 0), (), id="semicolon"),
        pytest.param("1-2", (0, 1), (), id="range"),
        pytest.param("O1, O2", (0, 1), (), id="letters at a comma"),
        pytest.param("close the MONTH faster", (1,), (), id="text"),
        pytest.param("“Close the month faster.”", (1,), (), id="quoted text"),
        pytest.param("[Close the month faster](#close)", (1,), (), id="link"),
        pytest.param("2 – Close the month", (1,), (), id="number and text"),
        pytest.param("both", (0, 1), (), id="both"),
        pytest.param("", (), (), id="blank"),
        pytest.param("[Objective]", (), (), id="placeholder"),
        pytest.param("3", (), ("3",), id="unknown number"),
        pytest.param("1-3", (), ("1-3",), id="range too long"),
        pytest.param("1-999", (), ("1-999",), id="endless range"),
        pytest.param("2 plants live", (), ("2 plants live",), id="a text that begins with a number"),
        pytest.param("1; Open a plant", (0,), ("Open a plant",), id="one of two"),
    ],
)
def test_a_cell_of_references_means_rows(
    reference: str, rows: tuple[int, ...], unknown: tuple[str, ...]
) -> None:
    plan = plan_of(OBJECTIVES, reference)

    pointed = names_of(plan).pointed(plan.rows(Goal)[0], "objective")

    assert (pointed.rows, pointed.unknown) == (rows, unknown)


def test_without_numbers_rows_are_called_by_position() -> None:
    plan = plan_of("| Objective |\n|---|\n| Pay on time |\n| Close faster |\n", "2")

    assert names_of(plan).pointed(plan.rows(Goal)[0], "objective").rows == (1,)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("| 3 | [Objective] |", id="unfilled title"),
        pytest.param("| TBD | Open a plant |", id="unfilled number"),
        pytest.param("| 3 | Open | a plant |", id="ragged row"),
    ],
)
def test_names_are_incomplete_if_a_row_could_not_be_read(row: str) -> None:
    assert names_of(plan_of(OBJECTIVES)).is_complete
    assert not names_of(plan_of(f"{OBJECTIVES}{row}\n")).is_complete


@pytest.mark.parametrize(
    ("count", "known", "only"),
    [
        (1, "1", "only 1 exists"),
        (2, "1 and 2", "only 1 and 2 exist"),
        (3, "1, 2 and 3", "only 1, 2 and 3 exist"),
        (
            30,
            "1, 2, 3, 4, 5, 6, 7, 8 and 22 more",
            "only 1, 2, 3, 4, 5, 6, 7, 8 and 22 more exist",
        ),
    ],
)
def test_what_exists_is_listed_at_bounded_length(count: int, known: str, only: str) -> None:
    rows = "".join(f"| Objective of month {number} |\n" for number in range(count))
    names = names_of(plan_of(f"| Objective |\n|---|\n{rows}"))

    assert (names.known(), names.only()) == (known, only)


def test_rows_are_numbered_by_their_own_number_or_position() -> None:
    plan = plan_of("| # | Objective |\n|---|---|\n| 7 | Pay on time |\n|  | Close faster |\n| 9 |  |\n")

    names = [called(row, position) for position, row in enumerate(plan.rows(Objective), 1)]

    assert names == ["7 'Pay on time'", "2 'Close faster'", "9"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Lint", "Mara Lind"),
        ("Capture invoices", "Capture invoices without typing"),
        ("Zebra", ""),
        ("", ""),
    ],
)
def test_the_closest_name_is_suggested(text: str, expected: str) -> None:
    assert closest(text, ["Mara Lind", "Capture invoices without typing"]) == expected


def test_texts_compare_without_decoration() -> None:
    assert normal(" **Pay**  “on time”. ") == "pay on time"
