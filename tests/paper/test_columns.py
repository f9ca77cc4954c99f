"""How wide columns are on paper."""

import pytest

from acctplan.blocks.vocabulary import Alignment, Health, List, Quote, Status, Table, Text
from acctplan.paper.columns import Paper, Part, fits, height, parts, tables_in

PAPER = Paper(room=400.0, sizes=(10.0, 8.0), gap=10.0)


def measure(text: str) -> float:
    """Every character is half as wide as high."""
    return len(text) / 2


def table(*rows: tuple[str, ...]) -> Table:
    header, *others = [tuple((Text(cell),) if cell else () for cell in row) for row in rows]
    return Table(header, tuple(others), (Alignment.NONE,) * len(header))


def only(made: list[Part]) -> Part:
    assert len(made) == 1
    return made[0]


def test_columns_fill_the_room() -> None:
    part = only(
        parts(
            table(("Goal", "Owner", "Due"), ("Automate invoices", "Mara Lind", "2026-12-10")), PAPER, measure
        )
    )
    assert (part.columns, part.size) == ((0, 1, 2), 10.0)
    assert sum(part.widths) + 2 * PAPER.gap == pytest.approx(400)
    assert part.widths[0] > part.widths[2] > part.widths[1]


def test_a_short_column_gets_what_it_wants_before_a_long_one() -> None:
    part = only(parts(table(("Text", "Name"), ("many words " * 30, "Hassan Mrad")), PAPER, measure))
    assert part.widths[1] == pytest.approx(11 * 0.5 * 10)
    assert sum(part.widths) == pytest.approx(390)


def test_of_two_short_columns_the_second_takes_the_rest() -> None:
    part = only(parts(table(("Attribute", "Value"), ("ARR", "$5")), PAPER, measure))
    assert part.widths[0] < part.widths[1]


def test_a_day_is_never_broken() -> None:
    part = only(parts(table(("A", "Due"), ("words " * 200, "2026-12-10")), PAPER, measure))
    assert part.widths[1] >= 10 * 0.5 * 10


def test_a_status_is_never_broken() -> None:
    rows = (((Text("words " * 200),), (Status(Health.GREEN, "On track"),)),)
    part = only(parts(Table(((), ()), rows, (Alignment.NONE,) * 2), PAPER, measure))
    assert part.widths[1] >= 8 * 0.5 * 10 + 20


def test_a_crowded_table_is_set_smaller() -> None:
    crowded = table(tuple(f"responsible{number}" for number in range(6)))
    assert only(parts(crowded, PAPER, measure)).size == 8.0
    assert fits(crowded, PAPER, measure)


def test_a_table_that_is_too_wide_continues_below_with_its_first_column() -> None:
    wide = table(tuple(f"responsible{number:02}" for number in range(14)))
    made = parts(wide, PAPER, measure)
    assert not fits(wide, PAPER, measure)
    assert [part.columns[0] for part in made] == [0] * len(made)
    assert sorted(column for part in made for column in part.columns[1:]) == list(range(1, 14))
    assert all(sum(part.widths) + PAPER.gap * (len(part.widths) - 1) <= 400.01 for part in made)


def test_a_word_of_ten_thousand_letters_takes_no_more_than_its_share() -> None:
    part = only(parts(table(("A", "B"), ("x" * 10_000, "Mara Lind")), PAPER, measure))
    assert part.widths[1] >= 45
    assert sum(part.widths) == pytest.approx(390)


@pytest.mark.parametrize("columns", [1, 2, 40])
def test_empty_cells_have_columns_too(columns: int) -> None:
    made = parts(table(("",) * columns, ("",) * columns), PAPER, measure)
    assert all(width > 0 for part in made for width in part.widths)


def test_heights_grow_with_texts() -> None:
    short, long = table(("A", "B"), ("x", "y")), table(("A", "B"), ("x " * 400, "y"))
    assert height(short, only(parts(short, PAPER, measure)), measure) < 60
    assert height(long, only(parts(long, PAPER, measure)), measure) > 100


def test_tables_are_found_wherever_they_stand() -> None:
    inner = table(("A",))
    assert list(tables_in((inner, Quote((List(False, ((inner,),)),))))) == [inner, inner]
