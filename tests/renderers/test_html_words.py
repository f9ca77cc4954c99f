import pytest

from acctplan.renderers.html.inlines import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 199, "x" * 199),
        ("x" * 250, f"{'x' * 100}<wbr>{'x' * 150}"),
        (f"{'x' * 150} {'y' * 150}", f"{'x' * 150} {'y' * 150}"),
        ("م" * 300, f"{'م' * 100}<wbr>{'م' * 100}<wbr>{'م' * 100}"),
        (f"{'x' * 100}\u0301{'x' * 100}", f"{'x' * 100}\u0301<wbr>{'x' * 100}"),
        ("字" * 500, "字" * 500),
        ("<&>" * 70, f"{'&lt;&amp;&gt;' * 33}&lt;<wbr>{'&amp;&gt;'}{'&lt;&amp;&gt;' * 36}"),
        ("a\0b", "a\ufffdb"),
    ],
    ids=[
        "short",
        "long",
        "two words",
        "arabic",
        "with an accent",
        "lines break by themselves",
        "escaped",
        "null",
    ],
)
def test_the_longest_words_may_be_broken(text: str, expected: str) -> None:
    assert words_of(text) == expected
