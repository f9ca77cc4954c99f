import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.settings.positions import Keys, line_of, longest_key

DOCUMENT = '''# a comment with [brackets] and a = sign
plans = ["a", # "no"
  "b#]",
]
currency = "USD" # [rules]

[rules]
text = """
[rules.AP999]
key = "quoted" ""
"""
severity = {AP1 = "a]", AP2 = "}"}
per-file-ignores."a/[x].md" = ["AP5",
  "AP6"]
[ rules . AP308 ]
minimum = 3

[columns."Risk \\"Factors\\""]
'Gegen=maßnahme' = "Mitigation"
[[team.people]]
name = "one"
[[team.people]]
name = """two"""
[team.people.more]
x = [{a = 1}, [
 {b = [2,
  3]}]]
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((), 1),
        (("absent",), 1),
        (("plans",), 2),
        (("plans", 0), 2),
        (("plans", 1), 3),
        (("plans", 7), 2),
        (("currency",), 5),
        (("rules",), 7),
        (("rules", "text"), 8),
        (("rules", "absent"), 7),
        (("rules", "severity", "AP2"), 12),
        (("rules", "per-file-ignores"), 13),
        (("rules", "per-file-ignores", "a/[x].md", 1), 14),
        (("rules", "AP308"), 15),
        (("rules", "AP308", "minimum"), 16),
        (("rules", "AP308", "maximum"), 15),
        (("rules", "AP999"), 7),
        (("columns",), 18),
        (("columns", 'Risk "Factors"', "Gegen=maßnahme"), 19),
        (("team", "people"), 20),
        (("team", "people", 0, "name"), 21),
        (("team", "people", 1), 22),
        (("team", "people", 1, "name"), 23),
        (("team", "people", 1, "more"), 24),
        (("team", "people", 1, "more", "x", 0, "a"), 25),
        (("team", "people", 1, "more", "x", 1, 0), 26),
    ],
    ids=str,
)
def test_a_key_is_found_on_its_line(keys: Keys, line: int) -> None:
    tomllib.loads(DOCUMENT)
    assert line_of(DOCUMENT, keys) == line
    assert line_of(DOCUMENT.replace("\n", "\r\n"), keys) == line


_keys = st.text("abAP0-_", min_size=1, max_size=3)
_scalars = st.sampled_from(
    ["1", "1.5", "true", '"[]{}=,.#"', '\'"""\'', '""" x """', "2026-01-02T03:04:05.6Z", '"\\""']
)
_values = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ",\n".join(items) + "]")
        | st.dictionaries(_keys, inner, max_size=3).map(
            lambda items: (
                "{" + ", ".join(f"{key} = {value}" for key, value in items.items()).replace("\n", " ") + "}"
            )
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(_keys, _values, max_size=6))
def test_every_key_of_any_document_is_found(document: dict[str, str]) -> None:
    text, expected = "", {}
    for key, value in document.items():
        expected[key] = text.count("\n") + 1
        text += f"{key} = {value}\n"
    tomllib.loads(text)
    assert {key: line_of(text, (key,)) for key in document} == expected


@pytest.mark.parametrize(
    "text", ["a.b.c = 1.5.6", "[a.b.c]", "x = 'a.b.c.d.e'\na . b . c = 1", '"a.b.c.d".b.c = 1']
)
def test_dots_are_counted_in_one_key_only(text: str) -> None:
    assert longest_key(text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "a." * 50_000 + "a = 1",
        "a = [" + "1," * 50_000 + "]",
        "[[a]]\n" * 25_000,
        '"' * 50_001,
        '"""' + '\\"' * 50_000,
    ],
    ids=["dots", "items", "tables", "quotes", "escapes"],
)
def test_time_is_linear(text: str) -> None:
    start = time.perf_counter()
    line_of(text, ("b",))
    longest_key(text)
    assert time.perf_counter() - start < 8
