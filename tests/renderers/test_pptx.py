"""Documents as decks: one slide a heading, nothing cut off, nothing too small, everything editable."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.oxml import parse_xml

from acctplan.blocks import Document, Texts, parse
from acctplan.blocks.vocabulary import Alignment, Heading, Paragraph, SpeakerNote, Table, Text
from acctplan.errors import UsageError
from acctplan.renderers import find
from decks import DRAWING, deck_of, notes, opened, outside, rendered, sizes, tables, titles, words
from office import everything, parts

LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 30
SCRIPTS = (
    "Увеличить долю заказов через портал с 35% до 70% к концу марта",
    "顧客満足度を向上させ、返品率を三パーセントに下げる計画",
    "رفع نسبة الطلبات عبر البوابة إلى سبعين بالمئة قبل نهاية العام",
    "अगली तिमाही तक आदेशों का हिस्सा बढ़ाना",
)
HOSTILE = (
    "=1+1", "+cmd|' /c calc'!A0", "-2+3", "@SUM(1)", "<script>alert(1)</script>", "]]> &amp; <a:t>", "{{7*7}}", "_x0041_",
    "a\x00b\x0bc\ufffe\ud800", "\u202eevil", "e\u0301" * 40, "👩‍👩‍👧‍👦 team", LONG, *SCRIPTS,
)  # fmt: skip


def rows_of(count: int, *texts: str) -> str:
    return "".join(
        f"| Row {number} | {texts[number % len(texts)]} | {number}% |\n" for number in range(count)
    )


def test_the_first_heading_and_its_paragraph_open_the_deck() -> None:
    deck = deck_of("# Acme: review\n\nWhat we reached.\n\n## Goals\n\nText.\n")
    assert titles(deck) == ["Acme: review", "Goals"]
    assert words(deck.slides[0]) == "What we reached."
    assert [slide.slide_layout.name for slide in deck.slides] == ["Title Slide", "Title and Content"]


def test_what_stands_before_the_first_second_level_heading_has_a_slide_under_the_documents_title() -> None:
    deck = deck_of("# Acme\n\nLead.\n\n| Part | Minutes |\n|---|--:|\n| One | 5 |\n")
    assert titles(deck) == ["Acme", "Acme"]
    assert tables(deck.slides[1]) == [[["Part", "Minutes"], ["One", "5"]]]


def test_a_break_starts_a_slide_of_the_same_title_and_an_empty_section_has_none() -> None:
    deck = deck_of("# A\n\n## One\n\nx\n\n---\n\ny\n\n## Empty\n\n## Two\n\nz\n")
    assert titles(deck) == ["A", "One", "One", "Two"]


def test_slides_are_wide_and_have_numbers_and_footers() -> None:
    deck = deck_of("# A\n\n## One\n\nx\n", internal=True)
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)
    for number, slide in enumerate(deck.slides, 1):
        said = {shape.placeholder_format.idx: shape.text_frame.text for shape in slide.placeholders}
        assert (said[11], said[12]) == ("Internal – not for customers", str(number))


def test_a_customers_deck_does_not_mention_the_others() -> None:
    document = parse("# A\n\n## One\n\nx\n", Texts())
    assert "not for customers" not in everything(rendered(document))


def test_a_long_table_goes_on_with_its_header() -> None:
    deck = deck_of(
        f"# A\n\n## Goals\n\n| Goal | Criterion | Done |\n|---|---|--:|\n{rows_of(40, 'Something to reach')}"
    )
    assert titles(deck)[1:] == ["Goals", *["Goals (continued)"] * (len(deck.slides) - 2)]
    found = [table for slide in deck.slides for table in tables(slide)]
    assert [table[0] for table in found] == [["Goal", "Criterion", "Done"]] * len(found)
    assert [row[0] for table in found for row in table[1:]] == [f"Row {number}" for number in range(40)]
    assert min(len(table) for table in found) > 3
    assert list(outside(deck)) == []


def test_numbers_are_set_right_and_headers_marked() -> None:
    deck = deck_of("# A\n\n## G\n\n| Goal | Done |\n|---|--:|\n| x | 40% |\n")
    table = next(shape.table for shape in deck.slides[1].shapes if shape.has_table)
    assert table.first_row
    assert [cell.text_frame.paragraphs[0].alignment for cell in table.rows[1].cells] == [1, 3]


def test_a_cell_that_is_higher_than_a_slide_goes_on_in_the_next_without_loss() -> None:
    text = " ".join(f"word{number}" for number in range(900))
    deck = deck_of(f"# A\n\n## G\n\n| Goal | Why |\n|---|---|\n| x | {text} |\n")
    cells = [row[1] for slide in deck.slides for table in tables(slide) for row in table[1:]]
    assert len(cells) > 1
    assert " ".join(cells).split() == text.split()
    assert list(outside(deck)) == []


def test_more_columns_than_fit_become_two_tables_that_begin_alike() -> None:
    heads = [f"Responsibility {number}" for number in range(12)]
    line = "|".join(heads)
    deck = deck_of(f"# A\n\n## G\n\n|{line}|\n|{'---|' * 12}\n|{line}|\n")
    found = [table for slide in deck.slides for table in tables(slide)]
    assert len(found) > 1
    assert {table[0][0] for table in found} == {"Responsibility 0"}
    assert [head for table in found for head in table[0][1:]] == heads[1:]
    assert list(outside(deck)) == []


def test_a_long_text_is_divided_between_slides_without_loss() -> None:
    text = " ".join(f"word{number}" for number in range(1500))
    deck = deck_of(f"# A\n\n## G\n\n{text}\n")
    assert len(deck.slides) > 3
    assert " ".join(words(slide) for slide in list(deck.slides)[1:]).split() == text.split()


def test_a_heading_stays_with_what_comes_after_it() -> None:
    filler = "\n\n".join(f"Paragraph {number} with some words in it." for number in range(60))
    deck = deck_of(
        f"# A\n\n## G\n\n{filler}\n\n### Next\n\n| a | b |\n|---|---|\n{rows_of(9, 'x').replace('| 0%', '')}"
    )
    for slide in list(deck.slides)[1:]:
        assert not words(slide).rstrip().endswith("Next")


def test_type_is_never_small() -> None:
    body = f"# {LONG}\n\n{LONG}\n\n## {LONG}\n\n{LONG}\n\n```tiles\nARR: $1,000,000 | {LONG}\n```\n\n> [!WARNING]\n> {LONG}\n"
    deck = deck_of(body, internal=True)
    assert min(sizes(deck)) >= 14
    assert list(outside(deck)) == []


@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_hostile_texts_of_any_script_stay_texts_and_on_their_slides(count: int) -> None:
    texts = Texts()
    tokens = [texts.plain(text) for text in HOSTILE]
    lines = "".join(
        f"{tokens[at % len(tokens)]}: {at}% @ 0.{at:02} | 50% @ 0.5 | soon | Behind @ behind\n"
        for at in range(count)
    )
    values = "".join(f"{tokens[at % len(tokens)]}: 1 | 2 | 3 | {at}% @ 0.{at:02}\n" for at in range(count))
    events = "".join(
        f"{tokens[at % len(tokens)]}: 2027-0{at % 9 + 1}-11 @ 2027-0{at % 9 + 1}-11 | Milestone @ milestone | x\n"
        for at in range(count)
    )
    people = "".join(f"{tokens[at % len(tokens)]}: CIO | High @ high | Low @ low\n" for at in range(count))
    body = (
        f"# {tokens[-1]}\n\n## {tokens[4]}\n\n| Goal | Why | Done |\n|---|---|--:|\n{rows_of(count, *tokens)}\n"
        f"## Progress\n\n```chart goal-progress Progress\n| Goal | Progress | Expected | Due | Pace\n{lines}```\n\n"
        f"## Value\n\n```picture value-progress Value\n{values}```\n\n"
        f"## Time\n\n```picture timeline Time\n@ 2026-11-21/2027-11-20\n{events}```\n\n"
        f"## People\n\n```picture power-map Power\n{people}```\n"
    )
    content = rendered(parse(body, texts, internal=True))
    deck = opened(content)
    assert list(outside(deck)) == []
    assert min(sizes(deck)) >= 14
    said = everything(content)
    assert "<f>" not in said
    assert not any(sign in said for sign in ("\x00", "\x0b", "\ufffe"))
    assert all(
        words(slide).strip() or any(shape.has_chart for shape in slide.shapes)
        for slide in list(deck.slides)[1:]
    )


def test_charts_are_native_and_their_workbooks_hold_texts_as_texts() -> None:
    body = "# A\n\n## V\n\n```picture value-progress Value\n=1+1: a | b | c | 40% @ 0.4\nTime: a | b | c | 75% @ 0.75\n```\n"
    content = rendered(parse(body, Texts()))
    chart = next(shape.chart for shape in opened(content).slides[1].shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == ["=1+1", "Time"]
    assert [tuple(series.values) for series in chart.plots[0].series] == [(0.4, 0.75)]
    (workbook,) = (part for name, part in parts(content).items() if name.endswith(".xlsx"))
    sheet = parts(workbook)["xl/worksheets/sheet1.xml"].decode()
    assert (
        '<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c r="B2"><v>0.4</v></c>'
        in sheet
    )


def test_a_bridge_is_a_stack_with_its_amounts() -> None:
    body = (
        "# A\n\n## B\n\n```chart arr-bridge Bridge\n| Step | Change | After\nNow: – | $200 @ 200\nMore: +$150 @ 150 | $350 @ 350\n"
        "Less: -$50 @ -50 | $300 @ 300\nTarget: – | $300 @ 300\n```\n"
    )
    deck = deck_of(body)
    chart = next(shape.chart for shape in deck.slides[1].shapes if shape.has_chart)
    assert {series.name: tuple(series.values) for series in chart.plots[0].series} == {
        "Not shown": (0, 200, 300, 0),
        "Total": (200, None, None, 300),
        "Increase": (None, 150, None, None),
        "Decrease": (None, None, 50, None),
    }
    assert all(said in chart.part.blob.decode() for said in ("+$150", "-$50", "$200"))
    assert titles(deck) == ["A", "B"]


def test_a_chart_that_nobody_draws_is_a_table_unless_it_only_illustrates() -> None:
    assert tables(deck_of("# A\n\n## B\n\n```chart pie Parts\n| Part | Share\nx: 4%\n```\n").slides[1]) == [
        [["Part", "Share"], ["x", "4%"]]
    ]
    assert titles(deck_of("# A\n\n## B\n\n```picture pie Parts\nx: 4%\n```\n")) == ["A"]


def test_tables_and_charts_are_described() -> None:
    body = "# A\n\n## V\n\n```chart value-progress Value\n| Area | B | C | T | R\nTime: 9 h | 5 h | 1 h | 50% @ 0.5\n```\n"
    described = [
        shape.element.xpath(".//p:cNvPr/@descr")[0]
        for shape in deck_of(body).slides[1].shapes
        if shape.has_chart or shape.has_table
    ]
    assert described == ["Value. Time: Reached 50%", "Value: 1 row: Area, B, C, T, R"]


def test_speaker_notes_are_notes_of_their_section() -> None:
    deck = deck_of(
        "# A\n\n```notes\nWelcome.\n```\n\n## B\n\nx\n\n```notes\n- Listen.\n```\n\n## C\n\ny\n",
        internal=True,
    )
    assert [notes(slide) for slide in deck.slides] == ["Welcome.", "Listen.", ""]


def test_a_deck_without_notes_has_no_page_for_them() -> None:
    assert not [
        name for name in parts(rendered(parse("# A\n\n## B\n\nx\n", Texts()))) if "notes" in name.lower()
    ]


def test_links_are_links_and_unsafe_ones_words() -> None:
    texts = Texts()
    content = rendered(
        parse(f"# A\n\n## B\n\n{texts.inline('[ok](https://x.example/a) [bad](javascript:x)')}\n", texts)
    )
    runs = opened(content).slides[1].placeholders[1].text_frame.paragraphs[0].runs
    assert [(run.text, run.hyperlink.address) for run in runs] == [
        ("ok", "https://x.example/a"), (" bad", None),
    ]  # fmt: skip


def test_the_files_properties_say_what_and_when_and_not_who() -> None:
    document = replace(
        parse("# A\n\n## B\n\nx\n", Texts(), language="de", description="D"), day=date(2026, 11, 21)
    )
    made = opened(rendered(document)).core_properties
    assert (made.title, made.subject, made.language, made.author, made.last_modified_by) == (
        "A",
        "D",
        "de-DE",
        "",
        "",
    )
    assert {made.created.isoformat(), made.modified.isoformat()} == {"2026-11-21T00:00:00"}


@pytest.mark.parametrize("language", ["en", "x" * 300, '"/><evil', "日本"])
def test_any_language_gives_a_deck(language: str) -> None:
    assert titles(
        opened(rendered(Document("T", language, False, (Heading(2, (Text("A"),)), Paragraph((Text("b"),))))))
    ) == ["T", "A"]


def test_text_from_right_to_left_is_set_right() -> None:
    deck = deck_of(f"# A\n\n## B\n\n{SCRIPTS[2]}\n")
    (paragraph,) = deck.slides[1].placeholders[1].element.xpath(".//a:pPr")
    assert (paragraph.get("rtl"), paragraph.get("algn")) == ("1", "r")


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(Document("", "en", False, ()), id="nothing"),
        pytest.param(Document("T", "en", True, (SpeakerNote((Paragraph((Text("n"),)),)),)), id="a note"),
        pytest.param(
            Document("T", "en", False, (Table(((),), (((),),), (Alignment.NONE,)),)), id="an empty table"
        ),
        pytest.param(Document("a\x00\ud800", "en", False, (Paragraph((Text("\x07\ufffe"),)),)), id="illegal"),
    ],
)
def test_a_document_built_by_hand_gives_a_deck(document: Document) -> None:
    assert len(opened(rendered(document)).slides) >= 1


@settings(deadline=None, max_examples=25)
@given(st.text(alphabet="<>\"'&=-[]|:*_`# \nab\x00\u202eع漢é\ud800", max_size=60))
def test_any_text_gives_a_deck_that_can_be_read(text: str) -> None:
    texts = Texts()
    plain, prose = texts.plain(text), texts.prose(text)
    body = f"# {plain}\n\n{prose}\n\n## {plain}\n\n{prose}\n\n| {plain} | b |\n|---|---|\n| {prose} | {plain} |\n"
    deck = deck_of(body, texts)
    assert list(outside(deck)) == []


BODY = (
    "# A\n\n## B\n\n```chart value-progress V\nx: a | b | c | 40% @ 0.4\n```\n\n```notes\nn\n```\n\n## C\n\n"
    "[x](https://x.example) [y](https://y.example)\n"
)


def test_the_same_document_gives_the_same_bytes_wherever_and_whenever_it_is_made() -> None:
    document = replace(parse(BODY, Texts(), internal=True), day=date(2026, 11, 21))
    here = rendered(document)
    time.sleep(2.1)
    code = (
        "import hashlib, sys, dataclasses, datetime\n"
        "from acctplan.blocks import Texts, parse\nfrom acctplan.renderers import find\n"
        f"document = dataclasses.replace(parse({BODY!r}, Texts(), internal=True), day=datetime.date(2026, 11, 21))\n"
        "sys.stdout.buffer.write(find('pptx').render(document))\n"
    )
    environment = {
        **os.environ,
        "TZ": "Pacific/Apia",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment, cwd="/"
    ).stdout
    assert here == there


def test_a_missing_extra_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(
        UsageError, match="format 'pptx' needs the package 'python-pptx', which is not installed"
    ) as error:
        find("pptx").render(Document("T", "en", False, ()))
    assert error.value.hint == "pip install 'acctplan[office]'"


def test_a_task_has_its_box_and_no_bullet() -> None:
    slide = deck_of("# A\n\n## B\n\n- [x] **Vision** (AP101)\n  - line 5\n- [ ] Owners\n").slides[1]
    text = slide.placeholders[1]
    assert text.text_frame.text == "☑ Vision (AP101)\nline 5\n☐ Owners"
    assert [each.get("char") for each in text.element.iter(f"{DRAWING}buChar")] == ["–"]


def test_a_heading_and_the_line_below_it_stay_with_their_table() -> None:
    groups = "".join(
        f"### Group {number}\n\nWhat to do with it.\n\n| a | b |\n|---|---|\n{rows_of(3, 'x').replace('| 0%', '')}\n"
        for number in range(9)
    )
    for slide in list(deck_of(f"# A\n\n## G\n\n{groups}").slides)[1:]:
        last = max(slide.shapes, key=lambda shape: (not shape.is_placeholder, shape.top))
        assert last.has_table


def test_a_table_is_called_what_introduces_it() -> None:
    body = "# A\n\n## Goals\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nStill open:\n\n| c | d |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"
    described = [
        shape.element.xpath(".//p:cNvPr/@descr")[0]
        for shape in deck_of(body).slides[1].shapes
        if shape.has_table
    ]
    assert described == ["Goals: 1 row: a, b", "Still open: 2 rows: c, d"]


def test_a_name_at_an_axis_has_no_word_wider_than_its_room() -> None:
    body = f"# A\n\n## V\n\n```picture value-progress Value\n{LONG} now: a | b | c | 40% @ 0.4\nTime: a | b | c | 75% @ 0.75\n```\n"
    chart = next(shape.chart for shape in deck_of(body).slides[1].shapes if shape.has_chart)
    long, short = chart.plots[0].categories
    assert (long, short) == ("Donaudampfschifffahrtsgesellschaf…", "Time")


def test_an_amount_stands_on_the_ground_of_its_bar_in_one_line() -> None:
    body = "# A\n\n## B\n\n```chart arr-bridge Bridge\n| Step | Change | After\nNow: – | 240.000\u00a0CHF @ 240000\nMore (75\u00a0%): +5.000\u00a0CHF @ 5000 | 245.000\u00a0CHF @ 245000\n```\n"
    chart = next(shape.chart for shape in deck_of(body).slides[1].shapes if shape.has_chart)
    labels = list(
        parse_xml(chart.part.blob).iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}dLbl")
    )
    assert [[child.tag.rpartition("}")[2] for child in label][:4] for label in labels] == [
        ["idx", "tx", "spPr", "showLegendKey"]
    ] * 2
    assert all(label.find(f".//{DRAWING}bodyPr").get("wrap") == "none" for label in labels)
    assert list(chart.plots[0].categories)[1] == "More (75\u00a0%)"


def test_a_table_is_set_smaller_rather_than_a_word_broken() -> None:
    heads = "Rang|Chance|Wert|Wahrscheinlichkeit|Gewichtet|Zeitraum|Nächster Schritt|Verantwortlich"
    body = f"# A\n\n## B\n\n|{heads}|\n|{'---|' * 8}\n|1|Datenstrom der Pressen|60.000\u00a0CHF|75\u00a0%|45.000\u00a0CHF|2027-Q2|Ergebnis der drei Pressen|Marcus Bell|\n"
    (table,) = tables(deck_of(body).slides[1])
    shape = next(shape for shape in deck_of(body).slides[1].shapes if shape.has_table)
    sizes_set = {int(each.get("sz")) for each in shape.element.iter(f"{DRAWING}rPr")}
    assert len(table) == 2
    assert max(sizes_set) <= 1600
