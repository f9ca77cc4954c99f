from acctplan.cli.layout import aligned, joined, padded, wrapped


def test_columns_are_aligned_by_cells() -> None:
    assert aligned([("Name", "ARR", "Note"), ("契約", "$5", ""), ("e\u0301", "$1,000", "x")], (1,)) == [
        "Name     ARR  Note",
        "契約      $5",
        "e\u0301     $1,000  x",
    ]


def test_a_text_wider_than_its_column_stays() -> None:
    assert (padded("wide", 2), padded("a", 3, right=True)) == ("wide", "  a")


def test_lines_break_between_words_only() -> None:
    assert wrapped("a bb  ccc\nunbreakable d", 4) == ["a bb", "ccc", "unbreakable", "d"]
    assert wrapped("", 4) == [""]


def test_parts_stay_whole() -> None:
    assert joined(["one", "two words", "three"], " · ", 15) == ["one · two words", "three"]
