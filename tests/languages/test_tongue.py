"""What a language says: texts, counts, words within a sentence, and what is laid over what."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from acctplan.errors import UsageError
from acctplan.languages import ENGLISH, Tongue, make_tongue
from acctplan.model.money import Measure, Money, Percent
from acctplan.model.phrase import Phrase, filled

RUSSIAN = """
[style]
date = "dd.MM.y"
[texts]
"Goals of {quarter}" = "Цели {quarter}"
"no {what} stated" = "не указано: {what}"
"product ARR" = "ARR продуктов"
"Current" = "Сейчас"
[contexts.phase]
"Current" = "Текущий этап"
[contexts.month]
"May" = "май"
[counted]
"{count} months" = { one = "{count} месяц", few = "{count} месяца", many = "{count} месяцев", other = "{count} месяца" }
"""
CATALOGUES = [("ru", "ru.toml", RUSSIAN), ("ru-BY", "by.toml", '[texts]\n"Current" = "Ныне"\n')]


def tongue(tag: str = "ru") -> Tongue:
    return make_tongue(tag, CATALOGUES)


def test_a_text_is_said_with_its_values() -> None:
    assert tongue().t("Goals of {quarter}", quarter="2026-Q4") == "Цели 2026-Q4"


def test_what_the_catalogue_lacks_stays_english() -> None:
    assert tongue().t("Growth of {share}", share="3%") == "Growth of 3%"


def test_a_context_is_asked_first() -> None:
    assert [tongue().t("Current", each) for each in ("phase", "column", "")] == [
        "Текущий этап",
        "Сейчас",
        "Сейчас",
    ]


def test_values_are_not_looked_into() -> None:
    assert (
        tongue().t("Goals of {quarter}", quarter="{quarter} {0.__class__} {}")
        == "Цели {quarter} {0.__class__} {}"
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 месяцев"), (1, "1 месяц"), (2, "2 месяца"), (5, "5 месяцев"), (11, "11 месяцев"), (21, "21 месяц"), (24, "24 месяца")],
)  # fmt: skip
def test_a_count_takes_its_form(count: int, said: str) -> None:
    assert tongue().n("{count} month", "{count} months", count) == said


def test_english_counts_one_and_many() -> None:
    assert [ENGLISH.n("{count} month", "{count} months", each) for each in (1, 2)] == ["1 month", "2 months"]


def test_a_phrase_is_english_until_it_is_said() -> None:
    reason = Phrase("no {what} stated", what=Phrase("product ARR"))
    assert reason == "no product ARR stated"
    assert tongue().t(reason) == "не указано: ARR продуктов"
    assert tongue().t(Phrase("{count} months", "{count} month", 3)) == "3 месяца"
    assert pickle.loads(pickle.dumps(reason)).values == {"what": "product ARR"}


def test_days_in_a_phrase_are_written_in_the_language() -> None:
    assert tongue().t(Phrase("ended on {day}", day=date(2026, 12, 5))) == "ended on 05.12.2026"


def test_months_come_from_the_catalogue_and_else_from_the_locale() -> None:
    assert [tongue().month(5), tongue().month(12), ENGLISH.month(5)] == ["май", "дек.", "May"]


def test_a_closer_tag_is_laid_over_its_language() -> None:
    assert tongue("ru-BY").t("Current") == "Ныне"
    assert tongue("ru-BY").t("product ARR") == "ARR продуктов"


def test_a_tag_is_found_however_it_is_written() -> None:
    assert make_tongue("RU_by", CATALOGUES) is make_tongue("ru-BY", CATALOGUES)


def test_a_language_travels_to_another_process() -> None:
    there = pickle.loads(pickle.dumps(tongue()))
    assert there.n("{count} month", "{count} months", 3) == "3 месяца"
    assert there.forms.money(Money(Decimal(1200000), "RUB")) == "1\u00a0200\u00a0000\u00a0₽"


def test_words_within_a_sentence_are_small_unless_the_language_has_them_so() -> None:
    german = make_tongue("de", [("de", "de.toml", '[style]\nsmall = ["Hoch"]\n')])
    assert [german.within("Hoch"), german.within("Ziel"), ENGLISH.within("Goal")] == ["hoch", "Ziel", "goal"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "-CHF 240,000|€0.50|35%|0.4%|1,300.5|2026-12-05|≥ 88%|about 12 h"),
        ("xx", "-CHF 240,000|€0.50|35%|0.4%|1,300.5|2026-12-05|≥ 88%|about 12 h"),
        ("no such tag", "-CHF 240,000|€0.50|35%|0.4%|1,300.5|2026-12-05|≥ 88%|about 12 h"),
        ("de", "-240.000 CHF|0,50 €|35 %|0,4 %|1.300,5|05.12.2026|≥ 88 %|≈ 12 h"),
        ("de-CH", "CHF-240’000|EUR 0.50|35%|0.4%|1’300.5|05.12.2026|≥ 88%|≈ 12 h"),
        ("ru", "-240 000 CHF|0,50 €|35 %|0,4 %|1 300,5|05.12.2026|≥ 88 %|≈ 12 h"),
        ("fr", "-240 000 CHF|0,50 €|35 %|0,4 %|1 300,5|5 déc. 2026|≥ 88 %|≈ 12 h"),
        ("en-GB", "-CHF 240,000|€0.50|35%|0.4%|1,300.5|5 Dec 2026|≥ 88%|≈ 12 h"),
        ("ja", "-CHF 240,000|€0.50|35%|0.4%|1,300.5|2026/12/05|≥ 88%|≈ 12 h"),
    ],
)
def test_numbers_and_days_are_written_as_in_the_language(tag: str, said: str) -> None:
    forms = tongue(tag).forms
    found = [
        forms.money(Money(Decimal(-240000), "CHF")),
        forms.money(Money(Decimal("0.5"), "EUR")),
        forms.percent(Decimal("0.354")),
        forms.percent(Decimal("0.004")),
        forms.number(Decimal("1300.5")),
        forms.day(date(2026, 12, 5)),
        forms.stated_percent(Percent(Decimal(88), ">=")),
        forms.measure(Measure(Decimal(12), "h", "~")),
    ]
    assert "|".join(found).replace("\u00a0", " ").replace("\u202f", " ") == said


def test_long_numbers_keep_every_digit() -> None:
    text = tongue("de").forms.money(Money(Decimal("9" * 300), "EUR"))
    assert text.count("9") == 300


def test_a_filled_text_is_bounded() -> None:
    with pytest.raises(ValueError, match="a text may have 1,000,000 characters"):
        filled("{a}" * 1000, {"a": "x" * 2000})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[texts]\na = = 1\n", "de.toml:2: invalid value", id="syntax"),
        pytest.param('[texts]\n\n"Goals of {quarter}" = "Ziele"', "de.toml:3: the places of 'Goals of {quarter}' are {quarter}", id="lost place"),
        pytest.param('[texts]\n"Goals" = "Ziele {quarter}"', "de.toml:2: the places of 'Goals' are none", id="strange place"),
        pytest.param('[texts]\n"Goals" = ""', "de.toml:2: 'Goals' has no text", id="empty"),
        pytest.param('[texts]\n"Goals" = 7', "de.toml:2: 'Goals' has no text", id="number"),
        pytest.param('[text]\n"Goals" = "Ziele"', "de.toml:1: there is no table 'text'", id="table"),
        pytest.param('texts = "Ziele"', "de.toml:1: 'texts' is not a table", id="no table"),
        pytest.param('[counted]\n"{count} goals" = { one = "{count} Ziel" }', "de.toml:2: '{count} goals' has not the forms of a count", id="forms"),
        pytest.param('[style]\nsmall = "Hoch"', "de.toml:1: style is not accepted", id="style"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_catalogue_has_its_line(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        make_tongue("de", [("de", "de.toml", text)])
    assert caught.value.message.startswith(message)


def test_line_ends_and_signs_that_steer_are_taken_out() -> None:
    german = make_tongue("de", [("de", "de.toml", '[texts]\n"Goals" = """Zie\ue0000\ue001le\n| hier"""\n')])
    assert german.t("Goals") == "Zie0le | hier"
