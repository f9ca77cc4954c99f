"""People on the power map: nine fields, four with names, and those without a place under it."""

from acctplan.charts.drawing.scene import Form, Scene, Sign
from acctplan.charts.power_map import Person, PowerMap, draw
from acctplan.model.words import Level

HIGH, MEDIUM, LOW = Level.HIGH, Level.MEDIUM, Level.LOW


def scene(*people: Person) -> Scene:
    found = draw(PowerMap("Map", people))
    assert found
    return found


def test_people_stand_where_power_and_support_meet() -> None:
    found = scene(
        Person("Dana", "CIO", HIGH, HIGH),
        Person("Faisal", "CISO", HIGH, LOW),
        Person("Jo", "", LOW, HIGH),
        Person("Kim", "", LOW, LOW),
        Person("Noura", "CFO", HIGH, MEDIUM),
    )
    places = {label.text: (round(label.x), round(label.y)) for label in found.labels}
    assert places["Faisal"][0] < places["Noura"][0] < places["Dana"][0]
    assert places["Faisal"][1] == places["Dana"][1] < places["Jo"][1] == places["Kim"][1]
    assert places["Kim"][0] == places["Faisal"][0]
    forms = [mark.form for mark in found.marks if isinstance(mark, Sign)]
    assert forms == [Form.SQUARE, Form.DIAMOND, Form.DISC, Form.RING, Form.TRIANGLE]
    assert {"Champions", "Blockers", "Advocates", "Neutral", "CIO"} <= set(places)


def test_who_has_no_place_is_named_below() -> None:
    found = scene(Person("Dana", "", HIGH, HIGH), Person("Jo", "", None, LOW), Person("Kim", "", HIGH, None))
    assert found.labels[-1].text == "Without a place, as power or support is not stated: Jo, Kim"
    assert found.description == (
        "People by power and support: 1 champions, 0 blockers, 0 advocates, 0 neutral, 0 in between, 2 without a place."
    )


def test_nobody_with_a_place_is_no_picture() -> None:
    assert draw(PowerMap("Map", (Person("Jo", "", None, LOW),))) is None


def test_many_in_a_field_lose_their_titles_and_are_counted_from_the_ninth_on() -> None:
    texts = [label.text for label in scene(*[Person("Dana", "CIO", HIGH, HIGH)] * 40).labels]
    assert texts.count("Dana") == 8
    assert "CIO" not in texts
    assert "and 32 more people" in texts
