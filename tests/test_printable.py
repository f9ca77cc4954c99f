import pytest

from acctplan.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "Kim Larsen, ÆØÅ 契約 👩‍💻 e\u0301", "Kim Larsen, ÆØÅ 契約 👩‍💻 e\u0301", id="words stay"
        ),
        pytest.param("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m", id="colours"),
        pytest.param(
            "\x1b]8;;https://evil.example\x07link", r"\x1b]8;;https://evil.example\x07link", id="link"
        ),
        pytest.param("safe\rgone", r"safe\rgone", id="carriage return"),
        pytest.param("one\n::error::two", r"one\n::error::two", id="line end"),
        pytest.param("a\tb", r"a\tb", id="tab"),
        pytest.param("\x9b31m\x85\x7f", r"\x9b31m\x85\x7f", id="C1 and delete"),
        pytest.param("\u202egnp.exe\u2066", r"\u202egnp.exe\u2066", id="direction"),
        pytest.param("a\u2028b\u2029c", r"a\u2028b\u2029c", id="line separators"),
        pytest.param("caf\udce9.md", r"caf\udce9.md", id="byte of a file name"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_steers_a_terminal_is_spelled_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_parts_may_be_converted_one_by_one() -> None:
    text = "a\x1b\n\u202eé\udce9"
    assert "".join(map(printable, text)) == printable(text)
