"""Documents in other languages than English: nothing fixed stays untranslated, and a team may change the words."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from acctplan import renderers
from acctplan.documents import Catalogue, load_catalogue, render
from acctplan.documents.catalogue import Template
from acctplan.documents.engine import fill
from acctplan.documents.sample import empty_plan, full_plan
from acctplan.documents.sandbox import fill_apart
from acctplan.errors import UsageError
from acctplan.languages import make_tongue
from acctplan.model.formats import ENGLISH
from fixed_texts import fixed_texts
from office import spoken
from portable import read

PLANS = Path(__file__).parents[1] / "plans"
AUTHORS = re.compile(
    r"(?<=[|:] )[^|:\n]*\b(?:one|two|three|Lind|Nair|Weber|Finance|Foods)\b[^|:\n]*?(?=\s*(?:\||$))",
    re.MULTILINE,
)
THEIRS = re.compile(r"\d h\b|\d{4}-Q\d|FY\d\d-Q\d|\d{4}-\d\d")
CUT = re.compile(r"(?:‹[^‹›]{0,40})+…")
INNERMOST = re.compile(r"‹[^‹›]*›")


def marked() -> str:
    """A catalogue in which every text stands between marks."""
    found = fixed_texts()
    texts = {each.text for each in found if not each.counted}
    counted = {each.text for each in found if each.counted}
    lines = [
        "[texts]",
        *(f"{json.dumps(each)} = {json.dumps(f'‹{each}›')}" for each in sorted(texts)),
        "[counted]",
    ]
    lines += [f"{json.dumps(each)} = {{ other = {json.dumps(f'‹{each}›')} }}" for each in sorted(counted)]
    months = (f'{name} = "‹{name}›"' for name in map(ENGLISH.month, range(1, 13)))
    return "\n".join([*lines, "[contexts.month]", *months]) + "\n"


@pytest.fixture(scope="module")
def pseudo() -> Catalogue:
    return replace(load_catalogue(), languages=(("de", Template("marked.toml", marked())),))


def in_greek(text: str) -> str:
    """A plan in German whose author writes in another script."""
    text = AUTHORS.sub("λόγια", text.replace("\\|", "")).replace("acctplan: 1", "acctplan: 1\nlanguage: de")
    return re.sub(r"^(?:Words about .*|- one|- two)$", "λόγια", text, flags=re.MULTILINE)


def unmarked(text: str) -> list[str]:
    """Words in Latin letters outside of all marks."""
    while INNERMOST.search(text):
        text = INNERMOST.sub("", text)
    return re.findall(r"[A-Za-z]{2,}[A-Za-z ]*", THEIRS.sub("", text))


class Words(HTMLParser):
    """What a page shows and says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))

    def handle_data(self, data: str) -> None:
        """A label of a picture that is broken or cut has lost one of its marks, or both."""
        if data.count("‹") == data.count("›") and not data.endswith("…"):
            self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value or "" for name, value in attrs if name in ("aria-label", "alt", "title")]
        self.said += [dict(attrs).get("content") or ""] if dict(attrs).get("name") == "description" else []


def requests(desk: Any) -> Iterator[tuple[str, str, int | None]]:
    for document in desk.catalogue.documents.values():
        for audience in document.audiences:
            yield from ((document.name, audience.value, minutes) for minutes in document.minutes or (None,))


def said_in(format_name: str, made: str | bytes) -> str:
    """All that a reader sees or is told in a format."""
    if isinstance(made, str):
        return "\n".join(Words(made).said) if format_name == "html" else re.sub(r"<br>|\[!\w+\]", "", made)
    if format_name == "pdf":
        return CUT.sub("", "\n".join(read(made)))
    return "\n".join(each for each in spoken(made) if each.count("‹") == each.count("›"))


@pytest.mark.parametrize("text", [full_plan(), empty_plan()], ids=["full", "empty"])
@pytest.mark.parametrize("format_name", renderers.names())
def test_no_document_says_a_word_that_no_catalogue_has(
    desk: Any, pseudo: Catalogue, text: str, format_name: str
) -> None:
    plan = desk.read(in_greek(text))
    for name, audience, minutes in requests(desk):
        page = renderers.find(format_name).render(render(plan, desk.request(name, audience, minutes), pseudo))
        assert unmarked(said_in(format_name, page)) == [], f"{name} for {audience}"


@pytest.mark.parametrize("tag", ["de", "ru"])
def test_the_shipped_languages_speak_in_all_documents(desk: Any, tag: str) -> None:
    plan = desk.read(full_plan().replace("acctplan: 1", f"acctplan: 1\nlanguage: {tag}"))
    for name, audience, minutes in requests(desk):
        made = render(plan, desk.request(name, audience, minutes), desk.catalogue)
        assert made.language == tag
        assert made.title == desk.catalogue.tongue(tag).t(
            {"success-plan": "{account}: success plan", "account-plan": "{account}: account plan",
             "growth-assessment": "{account}: growth assessment", "stakeholder-map": "{account}: stakeholder map",
             "review-checklist": "{account}: success plan review checklist"}.get(name, "{account}: business review"),
            account="Brightwater Foods",
        ) or name == "qbr-deck"  # fmt: skip


RUSSIAN = (PLANS / "russian.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "# ООО «Северный лес»: план успеха",
        "| Срок договора | 01.01.2026 – 31.12.2026 |",
        "| До продления | 1 месяц |",
        "| Текущий этап | Календарь отгрузок | Производство, 35 человек | Действует | 4\u00a0200\u00a0000\u00a0₽ |",
        "Потенциал ARR в сумме: 5\u00a0100\u00a0000\u00a0₽.",
        "| Поставка датчиков задержится | Технологии | Высокая | Среднее | Запасной поставщик | Ольга Ким | Снижается |",
        "Ещё 1 веха — позже.",
    ],
)
def test_a_russian_plan_gives_russian_documents(desk: Any, line: str) -> None:
    assert line in desk.md(RUSSIAN, "success-plan", "internal").splitlines()


def test_a_language_without_a_catalogue_has_english_texts_and_its_own_numbers(desk: Any) -> None:
    shown = desk.md(RUSSIAN.replace("language: ru", "language: fr"), "success-plan").replace("\u202f", " ")
    assert "# ООО «Северный лес»: success plan" in shown
    assert "| Contract term | 1 janv. 2026 to 31 déc. 2026 |" in shown
    assert "As of 2 nov. 2026." in shown


def test_a_country_has_the_words_of_its_language_and_its_own_numbers(desk: Any) -> None:
    shown = desk.md(RUSSIAN.replace("language: ru", "language: de-CH").replace("RUB", "CHF"), "success-plan")
    assert "# ООО «Северный лес»: Erfolgsplan" in shown
    assert "| ARR | CHF\u00a04’200’000 |" in shown


def test_an_unknown_language_is_english(desk: Any) -> None:
    unknown, plain = (RUSSIAN.replace("language: ru\n", each) for each in ("language: qq\n", ""))
    assert desk.md(unknown, "success-plan") == desk.md(plain, "success-plan")


def test_pictures_speak_the_language(desk: Any) -> None:
    page = str(
        renderers.find("html").render(
            render(desk.read(RUSSIAN), desk.request("account-plan"), desk.catalogue)
        )
    )
    assert ">Чемпионы</text>" in page
    assert "<desc id=" in page
    assert (
        "Люди по влиянию и поддержке: чемпионы — 2, противники — 1, сторонники — 1, нейтральные — 0" in page
    )


def test_a_team_adds_a_language_and_changes_words(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "de.toml").write_text(
        '[texts]\n"Quarterly goals" = "Ziele im Quartal"\n', encoding="utf-8"
    )
    (tmp_path / "languages" / "en.toml").write_text(
        '[texts]\n"Risks" = "What may go wrong"\n', encoding="utf-8"
    )
    catalogue = load_catalogue(tmp_path)
    assert catalogue.trusted
    german, english = (RUSSIAN.replace("language: ru", f"language: {each}") for each in ("de", "en"))
    made = [render(desk.read(each), desk.request("success-plan"), catalogue) for each in (german, english)]
    shown = [str(renderers.find("md").render(each)) for each in made]
    assert "## Ziele im Quartal, 2026-Q4" in shown[0]
    assert "## Gemeinsame Maßnahmenliste" in shown[0]
    assert "## What may go wrong" in shown[1]


BODY = '{% from "partials/p" import told %}{{ t("Risks") }} {{ n("{count} month", "{count} months", 3) }} {{ told("Goal") }} {{ "Goal" | within }}'
OWN = {
    "body": Template("own/body.md.jinja", BODY),
    "partials/p": Template("own/p.jinja", '{% macro told(text) %}{{ t(text, "column") }}{% endmacro %}'),
}


@pytest.mark.parametrize("filler", [fill, fill_apart], ids=["here", "apart"])
def test_templates_say_texts_in_the_language_wherever_they_are_filled(desk: Any, filler: Any) -> None:
    assert filler(OWN, "body", {}, desk.catalogue.tongue("de")) == "Risiken 3 Monate Ziel Goal"
    assert filler(OWN, "body", {}) == "Risks 3 months Goal goal"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("{{ t() }}", "missing 1 required positional argument", id="nothing"),
        pytest.param("{{ t(7) }}", "'t' and 'n' say texts", id="number"),
        pytest.param("{{ t('{a}') }}", "'a'", id="place without a value"),
        pytest.param("{{ t('{a}', a=nothing) }}", "'nothing' is undefined", id="undefined"),
        pytest.param("{{ n('a', 'b', 'c') }}", "'n' counts in whole numbers", id="no count"),
        pytest.param("{{ n('a', 'b', 10 ** 9) }}", "'**' is for whole numbers only", id="power"),
        pytest.param("{{ t.__globals__ }}", "access to attribute '__globals__'", id="inside"),
        pytest.param("{{ t.__call__('a') }}", "is not safely callable", id="method"),
    ],
)
def test_what_texts_are_said_with_is_checked(body: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        fill({"body": Template("own/body.md.jinja", body)}, "body", {}, make_tongue("de", ()))
    assert caught.value.message.startswith("own/body.md.jinja:1: ")
    assert message in caught.value.message


def test_a_text_of_an_author_is_no_pattern(desk: Any) -> None:
    text = RUSSIAN.replace("Датчики на трёх линиях", "Датчики {quarter} {0} {count}")
    assert "Датчики {quarter} {0} {count}" in desk.md(text, "qbr-agenda", "internal")
