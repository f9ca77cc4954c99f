import pytest
import yaml

from acctplan.fixing.yaml_text import as_value, in_front_matter
from acctplan.source import Source


@pytest.mark.parametrize(
    ("text", "old", "expected"),
    [
        ("2026-12-10", "10/12/2026", "2026-12-10"),
        ("$1,200,000", "1.2m", "$1,200,000"),
        ("-5%", "-5 %", "-5%"),
        ("every 2 weeks", "fortnightly", "every 2 weeks"),
        ("CHF 240,000", "CHF 240'000", "CHF 240,000"),
        ("it's", "'its'", "'it''s'"),
        ("33%", '"33 %"', '"33%"'),
        ('a "b"', '"ab"', None),
        ("a\\b", '"ab"', None),
        (">= 88%", "88%+", None),
        ("a: b", "ab", None),
        ("a #b", "ab", None),
        ("- a", "a", None),
        ("🟢", "green", None),
        ("10", "|\n  10", None),
        ("10", "", None),
        ("", "10", None),
    ],
)
def test_a_value_keeps_its_quotes_and_gets_none(text: str, old: str, expected: str | None) -> None:
    assert as_value(text, old) == expected
    if expected is not None:
        assert yaml.load(f"key: {expected}", yaml.BaseLoader) == {"key": text}


@pytest.mark.parametrize(("line", "expected"), [(1, False), (2, True), (3, False), (4, False)])
def test_the_front_matter_ends_at_its_fence(line: int, expected: bool) -> None:
    assert in_front_matter(Source("plan.md", "---\na: 1\n---\nb: 2\n"), line) is expected
    assert not in_front_matter(Source("plan.md", "a\nb\nc\nd\n"), line)
