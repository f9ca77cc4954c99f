import pytest

from acctplan.cache import shelf
from acctplan.cache.shelf import label, mark, mark_here, read_shelf, shelf_data

NAME = label("this")
LINES = [(mark(b"one", ()), b"[1]"), (mark(b"two", ()), b'["\\u00fc"]')]
DATA = shelf_data(NAME, '{"a": "b c"}', LINES)


def test_what_is_written_is_read() -> None:
    found = read_shelf(DATA, NAME)
    assert found is not None
    assert (found.head, list(found.lines.items())) == ('{"a": "b c"}', LINES)


@pytest.mark.parametrize("end", range(len(DATA)))
def test_a_truncated_shelf_is_none(end: int) -> None:
    assert read_shelf(DATA[:end], NAME) is None


@pytest.mark.parametrize("place", range(len(DATA)))
def test_a_shelf_with_one_wrong_bit_is_none(place: int) -> None:
    assert read_shelf(DATA[:place] + bytes([DATA[place] ^ 4]) + DATA[place + 1 :], NAME) is None


def test_a_shelf_of_another_label_is_none() -> None:
    assert read_shelf(DATA, label("that")) is None


def test_a_shelf_of_another_format_is_none() -> None:
    assert read_shelf(DATA.replace(b"cache 1", b"cache 2"), NAME) is None


def test_nothing_is_kept_twice_and_the_first_counts() -> None:
    found = read_shelf(shelf_data(NAME, "", [*LINES, (LINES[0][0], b"[2]")]), NAME)
    assert found is not None
    assert found.lines == dict(LINES)


def test_the_last_lines_drop_out_when_there_is_no_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MAX_BYTES", 1_000)
    lines = [(mark(str(number).encode(), ()), b"x" * 100) for number in range(20)]
    data = shelf_data(NAME, "", [(mark(b"large", ()), b"x" * 2_000), *lines])
    found = read_shelf(data, NAME)
    assert len(data) < 1_100
    assert found is not None
    assert list(found.lines) == [name for name, _ in lines[:7]]


def test_a_mark_stands_for_the_bytes_and_for_the_codes_that_are_left_out() -> None:
    marks = [
        mark(b"a", ()),
        mark(b"b", ()),
        mark(b"a", ("AP1",)),
        mark(b"a", ("AP1", "AP2")),
        mark(b"1 AP1 a", ()),
    ]
    marks += [mark_here(marks[0], "a.md"), mark_here(marks[0], "b.md"), mark_here(marks[1], "a.md")]
    assert len(set(marks)) == len(marks)
    assert {len(each) for each in marks} == {32}


def test_a_label_stands_for_its_words() -> None:
    labels = [
        label("a", "b"),
        label("ab"),
        label("a b"),
        label(["a", "b"]),
        label("b", "a"),
        label(None),
        label(),
    ]
    assert len(set(labels)) == len(labels)
