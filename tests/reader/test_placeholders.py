"""Template text that was never filled in, and what only looks like it."""

import time

import pytest

from acctplan.reader.placeholders import find_placeholder, is_empty_mark, link_labels, placeholders_in_prose


@pytest.mark.parametrize(
    "text",
    [
        "[Name]", "[Name], [Title]", "[Start] - [End]", "[Customer Name]", "[Goal 1]", "[Area 1]", "[X]", "[Y]", "[±]", "[Deps]",
        "[date]", "[whatever stands here]", "{{x}}", "{{ account.name }}", "${x}", "<<name>>", "XX%", "X%", "$XXX,XXX", "$XX,XXX",
        "$XXX", "€XX,XXX", "$XXXK", "XX/100", "XX", "XXX", "XXX users", "XXX (XX%)", "Q[X]", "QX", "QX 2024", "Q# 2026",
        "20XX", "FYXX", "X of Y", "X of 7", "X per quarter", "YYYY-MM-DD", "MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "YYYY-QX", "YYYY",
        "TBD", "tbd", "TBC", "TBA", "TODO", "TODO: ask Ana", "___", "________", "H/M/L", "H / M / L", "🟢/🟡/🔴",
        "Green/Yellow/Red", "Strategic/Growth/Base", "High/Medium/Low", "Yes/No", "<name>", "<Customer name>", "<TBD>",
        "?", "???", "...", "…", "to be determined", "Lorem ipsum", "**[Name]**", "*TBD*", "[Insert vision here]", "[...]",
    ],
)  # fmt: skip
def test_an_unfilled_cell_is_a_placeholder(text: str) -> None:
    assert find_placeholder(text) is not None


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Add XXX users in [Dept]", "XXX users in [Dept]"),
        ("[Name], CTO", "[Name]"),
        ("$XXX,XXX ARR", "$XXX,XXX"),
        ("Owner: TBD", "TBD"),
        ("XX% of users", "XX%"),
        ("[Name], [Title]", "[Name], [Title]"),
        ("due YYYY-MM-DD", "YYYY-MM-DD"),
        ("XX/XX/XXXX", "XX/XX/XXXX"),
        ("tbd - ask Ana", "tbd - ask Ana"),
        ("[Name](https://example.org) and [Title]", "[Title]"),
    ],
    ids=str,
)
def test_the_template_text_in_a_cell_is_pointed_at(text: str, piece: str) -> None:
    found = find_placeholder(text)
    assert found is not None

    assert text[slice(*found)] in (piece, piece.replace("XXX users", "XXX"))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz", "[ ]", "[x]", "[x] done", "[X] done", "[ ] open", "[Ana](https://example.org)", "![logo](a.png)", "[Ana][1]", "[^1]",
        "see [1]", "`[Name]`", "`TBD`", "XXL", "Space X", "X-ray", "SpaceX", "Xerox", "Louis XX", "Super Bowl XXX", "Malcolm X",
        "iPhone X", "Fix TODO list handling", "–", "-", "n/a", "None", "H", "H/M", "and/or", "on/off", "CI/CD", "a < b > c", "<br>",
        "line one<br>line two", "<https://example.org>", "<b>bold</b>", "$420,000", "2026-12-10", "Q4 2026", "snake_case_name",
        "__init__.py", "[[Wiki page]]", "ACME-42", "[ACME-42]", "we cut [their] costs", "[sic]", "what is it?", "wait...",
        "UTC/GMT", "Black/Red", "EMEA/APAC", "MM", "DD", "Vitamin D", "TBDex rollout", "<5 days", "> 3 and < 5",
        "10 MM", "Class X", "TLS 1.3 / XTS", "XTX", r"\[Name\]",
    ],
)  # fmt: skip
def test_real_text_in_a_cell_is_none(text: str) -> None:
    assert find_placeholder(text) is None


def test_a_link_that_the_document_defines_is_none() -> None:
    labels = link_labels("Text\n\n[Data Lake]: https://example.org/lake\n[Name]: TBD\n")
    assert labels == frozenset({"data lake"})
    assert find_placeholder("[Data Lake]", labels) is None
    assert placeholders_in_prose("See [Data Lake] for more", labels) == []
    assert find_placeholder("[Data Lake]") == (0, 11)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("[Brief overview of customer's business, industry, strategic priorities]", 1),
        ('"[Customer\'s aspirational statement about where they want to be]"', 1),
        ("> [Customer Name] wants to grow", 1),
        ("- Description: [What]", 1),
        ("1. **[Opportunity Name]**", 1),
        ("   - Action: [Task] - Owner: [Name] - Due: [Date]", 3),
        ("1. [Specific, measurable goal]", 1),
        ("- Current ARR: $XXX,XXX", 1),
        ("- Growth %: XX%", 1),
        ("- NPS: XX", 1),
        ("- Account Tier: Strategic/Growth/Base", 1),
        ("- Health Status: Green/Yellow/Red", 1),
        ("  - **Impact**: High/Medium/Low", 1),
        ("- Timeline: QX 2024", 1),
        ("- VK Product 1: $XX,XXX ARR | XX users | Renewal: MM/YYYY", 3),
        ("- Executive touchpoints: X per quarter", 1),
        ("TODO: write this", 1),
        ("- TODO", 1),
        ("Owner: TBD", 1),
        ("The sponsor is {{ sponsor }}.", 1),
        ("Signed: ________", 1),
        ("Dear <Customer name>,", 1),
        ("[name] will present on [date]", 2),
        ("as of YYYY-MM-DD we had XX% adoption", 2),
        ("[Your text here]", 1),
    ],
    ids=str,
)  # fmt: skip
def test_template_text_in_prose_is_found(line: str, pieces: int) -> None:
    assert len(placeholders_in_prose(line)) == pieces


@pytest.mark.parametrize(
    "line",
    [
        '"[we] want to be the fastest"', '"[We] want to be the fastest"', "he said [sic] that", "as [the group] put it", "[The group] agreed.",
        "[ ] call Ana", "- [ ] call Ana", "- [x] call Ana", "- [X] call Ana", "1. [X] call Ana", "* [ ] [Customer](a.md) call",
        "see [the plan](https://example.org)", "![Name](logo.png)", "[Name][1] and [Title][]", "as said[^1]", "[^1]: a note",
        "[Name]: https://example.org", "use `[Name]` and `{{x}}`", "``TBD `x` [Name]``", "size XXL", "Space X launched", "an X-ray of it",
        "Fix TODO list handling", "Louis XX reigned", "Chapter XX describes", "___", "  ______  ", "we rate risks High/Medium/Low here",
        "the TBDex rollout", "see [[Wiki page]]", "> [!NOTE]", "costs [in EUR] fell", "a[0] = b[1]", "he [laughs] agreed",
        "<!-- internal -->", "<!-- TBD -->x"[:0] + "<details>", "if a <b and c> d", "[1] and [12]", "[2026] numbers", '"[...] and then"',
        "and [their] CFO", "[It] works", "the [CRM] data", "between [Acme] and us", "snake_case___name", "___bold italic___",
        "MM and DD", "PLANET X of Yore",
    ],
)  # fmt: skip
def test_ordinary_prose_is_none(line: str) -> None:
    assert placeholders_in_prose(line) == []


@pytest.mark.parametrize("text", ["–", "-", "—", "--", "n/a", "N/A", "n.a.", "None", "none", ""])
def test_a_dash_says_that_there_is_nothing(text: str) -> None:
    assert is_empty_mark(text)
    assert find_placeholder(text) is None


@pytest.mark.parametrize("text", ["0", "no", "TBD", "Nonesuch", "NA"])
def test_other_words_say_something(text: str) -> None:
    assert not is_empty_mark(text)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[[",
        "[a",
        "{{",
        "<a ",
        "X",
        "X,",
        "_",
        "`",
        "``` `",
        "- ",
        "TODO ",
        "MM-",
        "X of ",
        "[a] ",
        "/",
        ": ",
    ],
)
def test_hostile_lines_take_little_time(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + "\x00"
    started = time.perf_counter()
    placeholders_in_prose(text)
    find_placeholder(text)
    link_labels(text)
    assert time.perf_counter() - started < 2
