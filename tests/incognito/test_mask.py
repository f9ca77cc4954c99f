import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.documents.sample import full_plan
from acctplan.incognito import Mask
from acctplan.model.row import CellState
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import MAX_BYTES, Source
from cases import COMPLETE

PLAN = """\
---
acctplan: 1
account: Brightwater Foods
arr: 420000
target_arr: $630K
csm: Priya Nair
primary_contact: Mara Lind, Head of Finance
crm_id: 0061x00000
---

# Success plan of Brightwater Foods

Mara told Priya that Brightwater's CFO, Ms Lind, pays €1.2M; see https://crm.example.org/acct/7 or mara.lind@bw.example, +44 20 7946 0123.

## Actions

| Action | Owner | Due | Status |
|---|---|---|---|
| Ask O'Neil and Tom Becker about Marathon | Tom Becker | 2026-12-01 | open |

## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline |
|---|---|---|---|---|---|
| More seats | Match | Finance | 42000 | 50% | 2027-Q1 |
"""


def text(plan: str = PLAN, settings: Settings | None = None, number: int = 1) -> str:
    settings = settings or Settings.unset()
    source = Source("accounts/brightwater.md", plan)
    found = read_plan(source, settings).plan
    assert found is not None
    return Mask(found, settings, number).source(source).text


def shown(sentence: str, head: str = "", plan: str = PLAN) -> str:
    """What becomes of a sentence below the plan; `head` goes into its front matter."""
    lines = text(plan.replace("\n---\n\n", f"\n{head}---\n\n") + f"\n{sentence}\n").split("\n")
    return lines[-2]


def test_names_amounts_and_addresses_are_masked() -> None:
    assert text() == (
        PLAN.replace("Success plan of Brightwater Foods", "Success plan of Customer A")
        .replace("account: Brightwater Foods", "account: Customer A")
        .replace("420000", "$100,000")
        .replace("$630K", "$150,000")
        .replace("csm: Priya Nair", "csm: Person A")
        .replace("Mara Lind, Head", "Person B, Head")
        .replace("0061x00000", "masked")
        .replace("Mara told Priya", "Person B told Person A")
        .replace("Brightwater's CFO, Ms Lind", "Customer A's CFO, Ms Person B")
        .replace("€1.2M", "€285,714")
        .replace("https://crm.example.org/acct/7", "https://example.com")
        .replace("mara.lind@bw.example, +44 20 7946 0123", "name@example.com, +00 000 000000")
        .replace("and Tom Becker about", "and Person C about")
        .replace("| Tom Becker |", "| Person C |")
        .replace("42000 |", "$10,000 |")
    )


@pytest.mark.parametrize(
    ("account", "heading", "expected"),
    [
        pytest.param("Brightwater", "Actions for Brightwater", "Actions", id="name beside a title"),
        pytest.param(
            "Brightwater", "Brightwater: action plan", "Customer A: action plan", id="name beside an alias"
        ),
        pytest.param("Actions", "Actions", "Actions", id="name that is a title"),
        pytest.param("Commitments", "Commitments", "Actions", id="name that is an alias"),
        pytest.param("Brightwater", "Whims of Brightwater", "Whims of Customer A", id="unknown heading"),
    ],
)
def test_a_heading_names_nobody_and_stays_the_same_section(account: str, heading: str, expected: str) -> None:
    plan = PLAN.replace("Brightwater Foods", account).replace("## Actions", f"## {heading}")
    before, after = (read_plan(Source("a.md", each), Settings.unset()).plan for each in (plan, text(plan)))
    assert before is not None
    assert after is not None
    assert f"\n## {expected}\n" in text(plan)
    assert after.tables.keys() == before.tables.keys()


def test_accounts_are_told_apart() -> None:
    assert "account: Customer B\n" in text(number=2)
    assert "account: Customer AB\n" in text(number=28)


def test_the_file_is_called_after_the_stand_in() -> None:
    source = Source("accounts/brightwater.md", PLAN)
    plan = read_plan(source, Settings.unset()).plan
    assert plan is not None
    assert Mask(plan, Settings.unset(), 3).source(source).path == "customer-c.md"


def test_our_company_and_team_are_masked_and_the_brand_is_left_out() -> None:
    config = """\
[team]
company = "Alto Cloud"
people = [{ name = "Jonas Weber", title = "Voice of Brightwater" }]
[catalog]
products = ["Alto Cloud Base"]
[render.brand]
name = "Altissimo"
logo = "logo.svg"
"""
    settings = parse(config, "acctplan.toml")
    source = Source("a.md", PLAN + "\nJonas of Alto Cloud will call; Altissimo is what they say.\n")
    plan = read_plan(source, settings).plan
    assert plan is not None
    mask = Mask(plan, settings)
    assert mask.source(source).text.endswith(
        "\nPerson B of Our company will call; Our company is what they say.\n"
    )
    assert (mask.settings.team.company, mask.settings.team.people[0].name) == ("Our company", "Person B")
    assert mask.settings.team.people[0].title == "Voice of Customer A"
    assert mask.settings.catalog.products == ("Our company Base",)
    assert (mask.settings.render.brand.name, mask.settings.render.brand.logo) == ("", None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("MARA LIND, mara lind, Lind, Mara and M. Lind", "Person B, Person B, Person B and Person B", id="spellings"),
        pytest.param("ask Mara L. or @mara.lind", "ask Person B. or @Person B", id="short forms"),
        pytest.param("Ma\u00adra and Lind\u200b", "Person B and Person B", id="characters that nobody sees"),
        pytest.param("M&#97;ra", "Person B", id="entities"),
        pytest.param("Maras Liste", "Person B Liste", id="genitive"),
        pytest.param("Marathon, Lindau, marathon", "Marathon, Lindau, marathon", id="words that only begin alike"),
        pytest.param("brightwater, BRIGHTWATER, TeamBrightwater", "Customer A, Customer A, Customer A", id="account in any case"),
        pytest.param("Foods of all kinds", "Foods of all kinds", id="ordinary word of the account"),
        pytest.param("PN agrees, IT does not", "Person A agrees, IT does not", id="initials"),
        pytest.param("Herr Schmidt of Nordwind GmbH", "Herr Person D of Company A", id="strangers with title, companies"),
        pytest.param("her colleague Tanaka joins", "her colleague Person D joins", id="a colleague"),
        pytest.param('"Good." (Jane Doe, CFO)', '"Good." (Person D, CFO)', id="who is quoted"),
        pytest.param("[us](brightwater.pdf) www.bw.com bw.com/x", "[us](https://example.com) https://example.com example.com", id="links"),
        pytest.param("Tel. 030 1234567, 12 Baker Street", "+00 000 000000, an address", id="telephone and street"),
        pytest.param("version 1.2.3 of plan.md, e.g. now", "version 1.2.3 of plan.md, e.g. now", id="no addresses"),
        pytest.param("on 2026-12-01, by Q4 2026, 62%, 3x, 41,000 sellers", "on 2026-12-01, by Q4 2026, 62%, 3x, 41,000 sellers", id="days, shares and counts"),
    ],
)  # fmt: skip
def test_a_sentence_is_masked(sentence: str, expected: str) -> None:
    assert shown(sentence) == expected


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        pytest.param("Марина Сергеевна Иванова", "Спросить Марину Иванову, Мариной, с Ивановой", "Спросить Person B, Person B, с Person B", id="Russian"),
        pytest.param("Павел Достоевский", "У Павла Достоевского, Павлом, Достоевским", "У Person B, Person B, Person B", id="Russian adjective"),
        pytest.param("Сергей Ильин", "для Сергея Ильина, с Сергеем", "для Person B, с Person B", id="Russian in -ей"),
        pytest.param("田中健二", "田中健二様と話す", "Person B様と話す", id="Japanese"),
        pytest.param("נועה פלד", "לנועה יש", "Person B יש", id="Hebrew with a preposition"),
        pytest.param("Jose\u0301 Peña", "Jos\u00e9 and Pen\u0303a", "Person B and Person B", id="composed and not"),
        pytest.param("O'Brien (Pat)", "O’Brien, Pat", "Person B, Person B", id="apostrophes and nicknames"),
        pytest.param("Marek Wilk", "dla Marka Wilka", "dla Marka Wilka", id="another language's endings"),
        pytest.param("Ann", "Ann, Anna, Annual, ann", "Person B, Anna, Annual, ann", id="contained in other words"),
        pytest.param("X", "X and x", "X and x", id="one letter"),
        pytest.param("(.*)+$ [a-z]", "a-z (.*)+$", "Person B (.*)+$", id="marks of patterns"),
        pytest.param("May Will", "May 2026, in May, will", "May 2026, in Person B, will", id="a month"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_other_forms(name: str, sentence: str, expected: str) -> None:
    plan = PLAN.replace("Mara Lind, Head of Finance", f'"{name}"').split("\n# Success")[0]
    assert shown(sentence, plan=plan + "\n") == expected


def test_polish_endings_are_those_of_a_polish_plan() -> None:
    plan = PLAN.replace("Mara Lind, Head of Finance", "Marek Wilk").split("\n# Success")[0] + "\n"
    assert shown("dla Marka Wilka", "language: pl\n", plan) == "dla Person B"


@pytest.mark.parametrize(
    "name",
    [
        "internal",
        "open",
        "Open",
        "done",
        "acctplan",
        "Actions",
        "Owner",
        "Total",
        "customer",
        "H",
        "2026-12-01",
        "Goal",
        "$1",
        "- x",
        "a: b",
        "#",
        "🙂",
    ],
)
def test_a_name_that_means_something_to_the_format_changes_nothing_else(name: str) -> None:
    head = f'csm: "{name}"\n'
    plan = PLAN.replace("csm: Priya Nair\n", head) + "\n<!-- internal -->\nsecret\n<!-- /internal -->\n"
    before, after = (read_plan(Source("a.md", each), Settings.unset()) for each in (plan, text(plan)))
    assert before.plan is not None
    assert after.plan is not None
    assert [each.title for each in after.plan.tables.values()] == ["Actions", "Opportunities"]
    assert [row.text("due") for row in next(iter(after.plan.tables.values())).rows] == ["2026-12-01"]
    assert after.plan.rows(next(iter(after.plan.tables)))[0].text("status") == "open"
    assert "<!-- internal -->\nsecret\n<!-- /internal -->" in text(plan)
    if any(sign.isalnum() for sign in name):
        assert after.plan.front.csm is not None
        assert after.plan.front.csm.text != name or name in ("customer",)


@pytest.mark.parametrize("plan", [PLAN, COMPLETE, full_plan()], ids=["short", "complete", "full"])
def test_a_masked_plan_is_read_like_the_plan(plan: str) -> None:
    settings = Settings.unset()
    before, after = (read_plan(Source("a.md", each), settings) for each in (plan, text(plan)))
    assert before.plan is not None
    assert after.plan is not None
    assert [(each.code, each.span.line) for each in after.findings] == [
        (each.code, each.span.line) for each in before.findings
    ]
    for kind, table in before.plan.tables.items():
        rows = after.plan.rows(kind)
        assert len(rows) == len(table.rows)
        for one, other in zip(table.rows, rows, strict=True):
            assert [one.state(each) for each in table.columns] == [
                other.state(each) for each in table.columns
            ]
    places = after.plan.front.places
    assert {path for path, each in places.items() if each.state is CellState.VALUE} == {
        path for path, each in before.plan.front.places.items() if each.state is CellState.VALUE
    }


def test_no_name_of_a_complete_plan_is_left() -> None:
    plan = read_plan(Source("a.md", COMPLETE), Settings.unset()).plan
    assert plan is not None
    masked = text(COMPLETE)
    names = {person.name for person in plan.roster.people}
    assert len(names) > 5
    assert {name for name in names if name in masked} == set()
    assert "Brightwater" not in masked


def test_the_same_text_is_masked_in_the_same_way() -> None:
    assert text(COMPLETE) == text(COMPLETE)


def test_another_account_of_the_repository_is_masked_in_a_text() -> None:
    source = Source("a.md", PLAN + "\nAs Havdyn Energi did, says Havdyn; energi is a word.\n")
    plan = read_plan(source, Settings.unset()).plan
    assert plan is not None
    masked = Mask(plan, Settings.unset(), 1, {4: "Havdyn Energi AS", 5: "Nobody"}).source(source).text
    assert masked.endswith("\nAs Customer D did, says Customer D; energi is a word.\n")


def test_an_older_text_is_masked_in_the_same_way() -> None:
    plan = read_plan(Source("a.md", PLAN), Settings.unset()).plan
    assert plan is not None
    mask = Mask(plan, Settings.unset())
    old = PLAN.replace("Tom Becker", "Una Grey").replace("420000", "$210,000")
    found = mask.source(Source("old.md", old)).text
    assert "arr: $50,000\n" in found
    assert "csm: Person A\n" in found
    assert "| Person D | 2026-12-01 |" in found
    assert "Una" not in found


@given(st.text(max_size=60))
def test_no_name_breaks_it(name: str) -> None:
    text(PLAN.replace("Tom Becker", name.replace("|", "")))


@pytest.mark.parametrize(
    "filling",
    [
        "Mara ",
        "Mara Lind ",
        "a ",
        "1 ",
        "1,2 ",
        "$1 ",
        "Mr X",
        "x@",
        "@x.",
        "a.",
        "+1 ",
        "A B C D ",
        "&amp;",
        "田中",
        "(Jane ",
        "half a ",
        "\u0301",
    ],
)
def test_hostile_text_is_masked_in_bounded_time(filling: str) -> None:
    size = 100_000
    plan = PLAN + "\n" + (filling * size)[:size] + "\n"
    assert len(plan) < MAX_BYTES
    start = time.monotonic()
    text(plan)
    assert time.monotonic() - start < 20


def test_thousands_of_names_are_masked_in_bounded_time() -> None:
    rows = "\n".join(f"| Mara Mara Mara M{number} | CFO |" for number in range(3_000))
    plan = PLAN + f"\n## Stakeholders\n\n| Name | Title |\n|---|---|\n{rows}\n" + "Mara " * 20_000
    start = time.monotonic()
    text(plan)
    assert time.monotonic() - start < 30


def test_names_are_compared_without_their_accents() -> None:
    name = unicodedata.normalize("NFC", "Zoë Müller")
    plan = PLAN.replace("Mara Lind, Head of Finance", name)
    assert shown("Zoe Muller", plan=plan.split("\n# Success")[0] + "\n") == "Person B"
