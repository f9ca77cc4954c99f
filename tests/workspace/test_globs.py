import time

import pytest

from acctplan.workspace.globs import Globs


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("accounts/**/*.md", "accounts/a.md", True),
        ("accounts/**/*.md", "accounts/eu/north/a.md", True),
        ("accounts/**/*.md", "accounts/a.txt", False),
        ("accounts/**/*.md", "other/accounts/a.md", False),
        ("accounts/*.md", "accounts/eu/a.md", False),
        ("**/*.md", "a.md", True),
        ("**/**/*.md", "a.md", True),
        ("accounts/**", "accounts/eu/a.md", True),
        ("./accounts//a.md", "accounts/a.md", True),
        ("a?.md", "ab.md", True),
        ("a?.md", "a.md", False),
        ("[a-c].md", "b.md", True),
        ("[!a-c].md", "b.md", False),
        ("[.md", "[.md", True),
        ("A.md", "a.md", False),
        ("**/*.md", ".hidden/a.md", False),
        ("**/*.md", ".a.md", False),
        (".plans/*.md", ".plans/a.md", True),
        ("a*.md", "a\nb.md", True),
        ("a*.md", "a.md\n", False),
    ],
)
def test_matching(glob: str, path: str, expected: bool) -> None:
    assert Globs([glob]).match(path.split("/")) is expected


def test_one_of_several_patterns_is_enough_and_none_matches_nothing() -> None:
    assert Globs(["a.md", "b.md"]).match(["b.md"])
    assert not Globs([]).match(["b.md"])


def test_a_walk_may_stop_where_nothing_can_match() -> None:
    globs = Globs(["accounts/**/*.md"])
    assert not globs.step(globs.start(), "src")
    assert globs.step(globs.start(), "accounts")


@pytest.mark.parametrize(
    "glob", ["*a" * 200 + "b", "**/" * 200 + "b", "[" * 2000], ids=["stars", "folders", "brackets"]
)
def test_hostile_patterns_cost_no_time(glob: str) -> None:
    start = time.perf_counter()
    assert not Globs([glob]).match(["a" * 250] * 40)
    assert time.perf_counter() - start < 5
