"""Ordinary front matter: whatever the line reader answers is what the YAML parser answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml import YAMLError

from acctplan.reader.nodes import InvalidYamlError, build
from acctplan.reader.ordinary import read_ordinary
from acctplan.reader.tree import Mapping

_ORDINARY = """\
acctplan: 1
account: "Müller & Co: AG"  # the new name
tier: strategic # since May
arr: $420,000
growth: -5%
site: https://example.com/#top

# the term
contract:
  start: 2025-02-01

  end: '2028-01-31'
  auto_renews:
review:
    cadence: quarterly
tags:
  - a-b
  - "c"
more:
- x y
- -3
words: [peak season, ref/2,3 ]
none: []
last:
"""

_LINES = """\
a:
b: 1
a: x
  c: 2
  d:
    e: 3
- f
  - g
  - 'h'
- i: 4
-
# n
  # n
k: [a, b]
k: [a,]
k: [ ]
k: [a b, -c]
k: [1 - 2, & b]
k: [a: b]
k: [a]b
k: [a] # n
k: [a]#
k: [a]: b
k: "q" # n
k: "q"r
k: "\\n"
k: 'it''s'
k: 'a
k: v #
k: v#w
k:v
k: v: w
k: v:
k: :w
k: ?w
k: *w
k: !a b
k: %a
k: @a
k: ~
k: -w
k: - w
k: -1
k: |
k: {a: 1}
k: # n
k:  v
k :v
k : v
ä: ö
? a
--- a
k: ---
2: 3
<<: a
   more
"""
_PIECES = (*_LINES.split("\n"), " ", "k: v ", "k: a\tb", "\tk: v", "k: \x85")


def _by_yaml(text: str) -> Mapping:
    root, findings = build(text, ["---", *text.split("\n")], 2)
    assert not findings
    assert isinstance(root, Mapping)
    return root


def _agrees(text: str) -> bool:
    """Whether the line reader answers; it must then be right."""
    found = read_ordinary(text.split("\n"), 2)
    if found is None:
        return False
    try:
        expected = _by_yaml(text)
    except (InvalidYamlError, YAMLError) as error:
        raise AssertionError(text) from error
    assert found == expected
    return True


def test_an_ordinary_front_matter_needs_no_yaml_parser() -> None:
    assert _agrees(_ORDINARY)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("a: 1\na: 2", id="key-twice"),
        pytest.param("a: b: c", id="colon-in-value"),
        pytest.param("a: &x b", id="anchor"),
        pytest.param("a: {b: c}", id="braces"),
        pytest.param("a: |\n  text", id="block"),
        pytest.param("a: b\n  c", id="value-over-lines"),
        pytest.param('a: "b\\tc"', id="escape"),
        pytest.param("a:\n  b:\n    c: 1", id="two-levels"),
        pytest.param("a:\n  b: 1\n c: 1", id="uneven-indentation"),
        pytest.param("a: b\u00a0c", id="no-break-space"),
        pytest.param("a\n", id="no-colon"),
        pytest.param("k" * 201 + ": 1", id="endless-key"),
    ],
)
def test_whatever_is_unusual_is_left_to_the_yaml_parser(text: str) -> None:
    assert read_ordinary(text.split("\n"), 2) is None


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=7))
def test_lines_in_any_order_are_read_as_yaml_reads_them(lines: list[str]) -> None:
    _agrees("\n".join(lines))


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, len(_ORDINARY)),
    st.integers(0, 3),
    st.text("ab1 \n:-#'\"[],&*!|>{}?%@\\ä🎯\u00a0\t\x85\ufeff", max_size=4),
)
def test_a_changed_front_matter_is_read_as_yaml_reads_it(place: int, removed: int, added: str) -> None:
    _agrees(_ORDINARY[:place] + added + _ORDINARY[place + removed :])
