"""Verdicts: the code, the words that it quotes, and what is never judged."""

from time import process_time

import pytest

from acctplan.wording.english import is_english
from acctplan.wording.features import Wording
from acctplan.wording.judge import verdict
from acctplan.wording.reading import Names
from acctplan.wording.rows import names

NOBODY = Names()


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        (Wording("goal", "Train the leads", "Team is happy"), "AP104", ("happy",)),
        (Wording("objective", "Improve adoption", "Better", "Usage"), "AP202", ("Improve",)),
        (Wording("goal", "Turn on single sign-on", "Single sign-on enabled for all users"), "AP209", None),
        (Wording("goal", "Close the upsell", "Order form signed"), "AP201", None),
    ],
    ids=["opinion", "direction", "feature", "deal"],
)
def test_a_weak_row_has_one_code_and_quotes_the_author(
    row: Wording, code: str, words: tuple[str, ...] | None
) -> None:
    found = verdict(row, NOBODY)

    assert found is not None
    assert found.code == code
    assert all(word in f"{row.text} {row.metric} {row.check}" for word in found.words)
    assert words is None or found.words[:1] == words


@pytest.mark.parametrize(
    "row",
    [
        Wording("goal", "Match suppliers by rule", "Posting errors from 6% to 2%"),
        Wording("objective", "Close the month faster", "5 days", "Days to close"),
        Wording("objective", "", "", ""),
    ],
    ids=["from-to", "target in its column", "empty"],
)
def test_a_row_that_says_what_it_should_has_no_verdict(row: Wording) -> None:
    assert verdict(row, NOBODY) is None


def test_a_renewal_is_no_weakness_just_before_it() -> None:
    row = Wording("goal", "Close the renewal of our contract", "Renewal order form signed")

    assert verdict(row, NOBODY) is not None
    assert verdict(row, NOBODY, renewing=True) is None


@pytest.mark.parametrize(
    "text",
    ["(" * 400, "a-" * 5000, "1,1" * 3000, "no " * 2000, "’" * 999, "Ａ１ ９９％ ½ ²", "\u202e5 %\u0000"],
    ids=["brackets", "hyphens", "digits", "negations", "marks", "full width", "controls"],
)
def test_hostile_cells_cost_no_more_than_others(text: str) -> None:
    start = process_time()
    verdict(Wording("goal", text, text), NOBODY)

    assert process_time() - start < 0.5


def test_ordinary_words_are_products_only_within_a_sentence() -> None:
    found = names("Northwind Software", ("Capture", "Alto Kubernetes"))

    assert "northwind" in found.ours
    assert "kubernetes" in found.ours
    assert "software" not in found.ours
    assert found.products == frozenset({"capture"})


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Zero double bookings in December", True),
        ("Ausschuss in der Probefertigung halbieren", False),
        ("Réduire de moitié les retards de livraison", False),
        ("発注書に署名する", False),
        ("Café au lait served within five minutes", True),
    ],
    ids=["English", "German", "French", "Japanese", "borrowed words"],
)
def test_other_languages_are_recognised(text: str, english: bool) -> None:
    assert is_english(text) is english
