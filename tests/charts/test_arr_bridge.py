"""The bridge: whole bars from the ground, changes between two totals, whatever their signs."""

from decimal import Decimal

from acctplan.charts.arr_bridge import ArrBridge, Step, draw
from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.scene import Bar, Scene


def whole(name: str, total: int) -> Step:
    return Step(name, None, "", Decimal(total), f"${total}")


def change(name: str, by: int, total: int, is_open: bool = False) -> Step:
    return Step(name, Decimal(by), f"{by:+}", Decimal(total), f"${total}", is_open)


def scene(*steps: Step) -> Scene:
    found = draw(ArrBridge("Way", steps))
    assert found
    return found


def bars(found: Scene) -> list[Bar]:
    return [mark for mark in found.marks if isinstance(mark, Bar)]


def test_steps_hang_between_the_totals() -> None:
    found = scene(whole("Now", 100), change("Lake", 50, 150), change("Loss", -30, 120), whole("Target", 120))
    assert [(bar.x, bar.wide) for bar in bars(found)] == [(208, 200), (408, 100), (448, 60), (208, 240)]
    assert [label.text for label in found.labels][1::2] == ["$100", "+50", "-30", "$120"]
    assert found.description == "Now: $100; Target: $120; 2 steps between."


def test_a_loss_is_hatched_and_what_nothing_covers_is_dashed() -> None:
    loss, gap = bars(scene(whole("Now", 100), change("Loss", -30, 70), change("Gap", 50, 120, is_open=True)))[
        1:
    ]
    assert (loss.hatched, loss.tone) == (True, Tone.BAD)
    assert (gap.dashed, gap.tone) == (True, Tone.PAPER)


def test_amounts_below_zero_are_left_of_the_ground() -> None:
    below, above = bars(scene(whole("Debt", -100), whole("Target", 200)))
    assert (below.x, below.wide) == (208, 100)
    assert (above.x, above.wide) == (308, 200)


def test_of_many_steps_those_in_the_middle_are_one() -> None:
    steps = [change(f"Step {number}", 1, number) for number in range(1, 39)]
    found = scene(whole("Now", 0), *steps, whole("Target", 38))
    names = [label.text for label in found.labels][::2]
    assert names == [
        "Now",
        *(f"Step {each}" for each in range(1, 10)),
        "27 more steps",
        "Step 37",
        "Step 38",
        "Target",
    ]


def test_a_total_that_is_missing_has_no_bar_and_none_at_all_no_picture() -> None:
    assert len(bars(scene(whole("Now", 100), Step("Odd", None, "", None, "")))) == 1
    assert draw(ArrBridge("Way", (Step("Odd", None, "", None, ""),))) is None
