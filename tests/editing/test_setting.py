import pytest

from acctplan.editing.addresses import Order, parse_order
from acctplan.editing.proof import readable
from acctplan.editing.setting import set_values
from acctplan.errors import UsageError
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import decode

FRONT = """---
acctplan: 1
account: Acme
{}
---
"""
TABLE = """---
acctplan: 1
account: Acme
arr: $1,000
---

## Quarterly Goals

{}

Words below.
"""


def after(text: str, *orders: str, settings: str = "") -> str:
    known = parse(settings, "acctplan.toml") if settings else Settings()
    source = decode("plan.md", text.encode())
    done = set_values(readable(source, known), [parse_order(each) for each in orders], known)
    return done.after.source.data.decode()


@pytest.mark.parametrize(
    ("old", "order", "new"),
    [
        pytest.param("health: 80  # fine", "health=71", "health: 71  # fine", id="comment"),
        pytest.param("health: '80'", "health=71", "health: '71'", id="single quotes"),
        pytest.param('region: "EMEA"', "region=it's \"new\"", 'region: "it\'s \\"new\\""', id="double quotes"),
        pytest.param("region: 'EMEA'", "region=it's", "region: 'it''s'", id="quote in quotes"),
        pytest.param("region: EMEA", "region=a: b", 'region: "a: b"', id="colon"),
        pytest.param("region: EMEA", "region=x # y", 'region: "x # y"', id="hash"),
        pytest.param("region: EMEA", "region=- one", 'region: "- one"', id="dash"),
        pytest.param("region: EMEA", "region=NO", 'region: "NO"', id="word of YAML"),
        pytest.param("region: EMEA", "region=012", 'region: "012"', id="digits"),
        pytest.param("region: EMEA", "region=Å & Ö", "region: Å & Ö", id="plain"),
        pytest.param("region: EMEA", "region=", "region: ", id="cleared"),
        pytest.param("region:", "region=EMEA", "region: EMEA", id="empty"),
        pytest.param("region:   # later", "region=EMEA", "region: EMEA   # later", id="empty with a comment"),
        pytest.param("arr: 1000", "arr=420000", "arr: $420,000", id="money"),
        pytest.param("arr: 1000", "arr=€ 95k", "arr: €95K", id="other money"),
        pytest.param("quarter: Q4 2026", "quarter=q1 2027", "quarter: 2027-Q1", id="quarter"),
        pytest.param("health_status: red", "health_status=🟢", "health_status: green", id="light"),
        pytest.param("nps: 3", "nps=-12", "nps: -12", id="minus"),
        pytest.param("region: >-\n  EMEA and\n  Africa\nhealth: 3", "region=APAC", "region: APAC\nhealth: 3", id="folded"),
        pytest.param("region: |\n  EMEA\n\nhealth: 3", "region=APAC", "region: APAC\n\nhealth: 3", id="literal"),
        pytest.param("region: EMEA and\n  Africa\nhealth: 3", "region=APAC", "region: APAC\nhealth: 3", id="two lines"),
        pytest.param('region: "EMEA\n  Africa"\nhealth: 3', "region=APAC", 'region: "APAC"\nhealth: 3', id="two quoted lines"),
        pytest.param("contract: {start: 2026-01-01, end: 2027-01-01}", "contract.end=2028-01-01", "contract: {start: 2026-01-01, end: 2028-01-01}", id="braces"),
        pytest.param("contract: {end: 2027-01-01}", "contract.start=2026-01-01", "contract: {start: 2026-01-01, end: 2027-01-01}", id="first in braces"),
        pytest.param("contract: {end: 2027-01-01}", "contract.auto_renews=yes", "contract: {end: 2027-01-01, auto_renews: yes}", id="last in braces"),
        pytest.param("tags: [a, b]", "tags=x, c: d", 'tags: [x, "c: d"]', id="list"),
        pytest.param("tags: a, b", "tags=x,z", "tags: x,z", id="list as words"),
        pytest.param("health: 3", "tags=x,z", "health: 3\ntags: [x, z]", id="new list"),
        pytest.param("arr: $1\nhealth: 3", "target_arr=$2", "arr: $1\ntarget_arr: $2\nhealth: 3", id="missing, in order"),
        pytest.param("arr: $1\n# why\n\nhealth: 3", "growth=100%", "arr: $1\ngrowth: 100%\n# why\n\nhealth: 3", id="missing, before a comment"),
        pytest.param("health: 3\ncontract:\n  end: 2027-01-01", "contract.start=2026-01-01", "health: 3\ncontract:\n  start: 2026-01-01\n  end: 2027-01-01", id="missing first of a group"),
        pytest.param("review:\n    cadence: monthly # sure\ncrm_id: x", "review.next=2027-01-20", "review:\n    cadence: monthly # sure\n    next: 2027-01-20\ncrm_id: x", id="missing in a group"),
        pytest.param("review:\ncrm_id: x", "review.next=2027-01-20", "review:\n  next: 2027-01-20\ncrm_id: x", id="empty group"),
        pytest.param("health: 3\ncrm_id: x", "review.next=2027-01-20", "health: 3\nreview:\n  next: 2027-01-20\ncrm_id: x", id="missing group"),
        pytest.param("stage: >+\n  expand\n\n\nhealth: 3", "industry=Ore", "stage: >+\n  expand\n\n\nindustry: Ore\nhealth: 3", id="missing, after a block"),
        pytest.param('"health": 3', "health=4", '"health": 4', id="quoted key"),
        pytest.param("target-arr: $1", "target_arr=$2", "target-arr: $2", id="misspelled key"),
    ],
)  # fmt: skip
def test_a_key_gets_its_value_and_nothing_else_changes(old: str, order: str, new: str) -> None:
    assert after(FRONT.format(old), order) == FRONT.format(new)
    crlf = FRONT.format(old).replace("\n", "\r\n")
    assert after("\ufeff" + crlf, order) == "\ufeff" + FRONT.format(new).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("front", "order", "error", "hint"),
    [
        pytest.param("region: > # why\n  EMEA", "region=x", "cannot do that in 'plan.md': the value is a block with a comment", "edit line 4 of the file by hand", id="comment in a block"),
        pytest.param("tags:\n  - a # why\n  - b", "tags=x", "cannot do that in 'plan.md': the value of 'tags' is a list", "edit line 5 of the file by hand", id="list with a comment"),
        pytest.param("region: &a EMEA", "region=x", "cannot edit 'plan.md': `&a` is read as an anchor, which a plan cannot have", "'acctplan check' says what to mend", id="anchor"),
        pytest.param("review: monthly", "review.next=2027-01-20", "cannot do that in 'plan.md': 'review' is not a group of keys", "edit line 4 of the file by hand", id="no group"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_safely_is_refused(front: str, order: str, error: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        after(FRONT.format(front), order)
    assert (refused.value.message, refused.value.hint) == (error, hint)


@pytest.mark.parametrize(
    ("table", "order", "new"),
    [
        pytest.param("| Goal | Progress |\n|---|---|\n| One | 5% |", "goals.1.progress=60", "| Goal | Progress |\n|---|---|\n| One | 60% |", id="compact"),
        pytest.param("|Goal|Progress|\n|-|-|\n|One||", "goals.one.progress=60%", "|Goal|Progress|\n|-|-|\n|One|60%|", id="tight and empty"),
        pytest.param("| Goal | Progress |\n|---|---|\n| One | |", "goals.1.progress=60%", "| Goal | Progress |\n|---|---|\n| One | 60% |", id="empty"),
        pytest.param("| Goal | Progress |\n|---|---|\n| One | 5% |", "goals.1.progress=", "| Goal | Progress |\n|---|---|\n| One | |", id="cleared"),
        pytest.param("| Goal | Progress |\n|------|----------|\n| One  | 5%       |", "goals.1.progress=60%", "| Goal | Progress |\n|------|----------|\n| One  | 60%       |", id="filled columns"),
        pytest.param("| Goal | Progress |\n|------|----------|\n| One  |          |", "goals.1.progress=60%", "| Goal | Progress |\n|------|----------|\n| One  | 60%      |", id="blank of a filled column"),
        pytest.param("| Goal | Progress |\n|------|----------|\n| One  | 5%       |", "goals.1.progress=", "| Goal | Progress |\n|------|----------|\n| One  |          |", id="cleared in a filled column"),
        pytest.param("Goal | Progress\n-|-\nOne | 5%", "goals.1.progress=", "Goal | Progress\n-|-\nOne | –", id="cleared at the open end"),
        pytest.param("> | Goal | Progress |\n> |---|---|\n> | One | 5% |", "goals.1.goal=a|b", "> | Goal | Progress |\n> |---|---|\n> | a\\|b | 5% |", id="pipe, in a quotation"),
        pytest.param("|Goal|Progress|\n|-|-|\n|One|5%|", "goals.1.goal=C:\\", "|Goal|Progress|\n|-|-|\n|C:\\ |5%|", id="backslash before a pipe"),
        pytest.param("| # | Goal | Progress |\n|---|---|---|\n| 7 | v1.2 is out | 5% |\n| 1 | Two | 5% |", "goals.1.progress=60%", "| # | Goal | Progress |\n|---|---|---|\n| 7 | v1.2 is out | 5% |\n| 1 | Two | 60% |", id="by number"),
        pytest.param("| # | Goal | Progress |\n|---|---|---|\n| 7 | v1.2 is out | 5% |\n| 1 | Two | 5% |", "goals.v1.2 is.progress=60%", "| # | Goal | Progress |\n|---|---|---|\n| 7 | v1.2 is out | 60% |\n| 1 | Two | 5% |", id="dots in a name"),
        pytest.param("| Goal | Progress |\n|---|---|\n| a = b | 5% |", 'goals."a = b".progress=60%', "| Goal | Progress |\n|---|---|\n| a = b | 60% |", id="equals sign in quotes"),
        pytest.param("| Goal | % Complete |\n|---|---|\n| One | 5% |", "quarterly-goals.1.progress=60%", "| Goal | % Complete |\n|---|---|\n| One | 60% |", id="alias"),
        pytest.param("| Goal | Success Criteria |\n|---|---|\n| One | x |", "goals.1.criteria=95% of `a|b`", "| Goal | Success Criteria |\n|---|---|\n| One | 95% of `a\\|b` |", id="pipe in code"),
    ],
)  # fmt: skip
def test_a_cell_gets_its_text_and_nothing_else_changes(table: str, order: str, new: str) -> None:
    assert after(TABLE.format(table), order) == TABLE.format(new)
    assert after(TABLE.format(table).replace("\n", "\r\n"), order) == TABLE.format(new).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("old", "order", "new"),
    [
        ("tags:\n- a\n- 'b'\nnps: 1", "tags=c, d: e", 'tags:\n- c\n- "d: e"\nnps: 1'),
        ("tags:\r\n    - a  # why\r\nnps: 1", "tags=c,d", "tags:\r\n    - c\r\n    - d  # why\r\nnps: 1"),
        ("tags :\n  - a\n  - b", "tags=c", "tags :\n  - c"),
        ("tags :\n  - a\n  - b\n# more", "tags=", "tags :\n# more"),
        ("tags: [a]  # why", "tags=", "tags:   # why"),
    ],
    ids=["at the margin", "indented", "blank before colon", "cleared", "cleared brackets"],
)
def test_a_list_of_lines_stays_one(old: str, order: str, new: str) -> None:
    assert after(FRONT.format(old), order) == FRONT.format(new)


@pytest.mark.parametrize(("number", "name"), [("O1", "O1"), ("O1", "o1"), ("", "1")])
def test_a_row_is_known_by_what_stands_for_its_number(number: str, name: str) -> None:
    table = f"| # | Objective | Target |\n|---|---|---|\n| {number} | O12 | 5 |\n| O2 | O1 | 5 |"
    text = TABLE.format(table).replace("Quarterly Goals", "Annual Objectives")
    assert after(text, f"objectives.{name}.target=7") == text.replace("| 5 |", "| 7 |", 1)


def test_a_row_that_does_not_fit_its_header_is_refused() -> None:
    with pytest.raises(UsageError, match="row 'One' does not fit its table's header"):
        after(TABLE.format("| Goal | Progress |\n|---|---|\n| One |"), "goals.1.progress=60%")


def test_a_cell_that_would_end_the_table_is_refused() -> None:
    with pytest.raises(UsageError, match="something else would be read in another way then"):
        after(TABLE.format("Goal | Progress\n-|-\nOne | 5%"), "goals.1.goal=- one")


def test_values_in_an_account_summary_are_set_where_they_stand() -> None:
    text = "---\nacctplan: 1\n---\n\n## Account Summary\n\n| Attribute | Value |\n|---|---|\n| ARR | $1 |\n\n- Region: EMEA\n"
    changed = after(text, "arr=$2", "region=APAC")
    assert changed == text.replace("$1", "$2").replace("EMEA", "APAC")


def test_counts_of_the_current_state_are_set_where_they_stand() -> None:
    text = "---\nacctplan: 1\n---\n\n## Current State\n\n| Dimension | Status |\n|---|---|\n| Users Licensed | 500 |\n| Users Active | 410 (82%) |\n"
    assert after(text, "adoption.licensed=510") == text.replace("500", "510")
    assert after(text, "adoption.licensed=510", "adoption.licensed=510 ") == text.replace("500", "510")
    assert after(text, "current state.users active.status=420 (84%)") == text.replace(
        "410 (82%)", "420 (84%)"
    )
    with pytest.raises(UsageError, match="the value stands in the text, among other words"):
        after(text, "adoption.active=420")


def test_sections_and_columns_of_a_team_are_known() -> None:
    settings = '[headings]\n"Ziele" = "Quarterly Goals"\n[columns."Quarterly Goals"]\n"Stand" = "Progress"\n'
    text = TABLE.format("| Goal | Stand |\n|---|---|\n| Eins | 5% |").replace(
        "## Quarterly Goals", "## Ziele"
    )
    assert after(text, "Ziele.1.Stand=60%", settings=settings) == text.replace("5%", "60%")


def test_reviews_are_named_by_their_quarter() -> None:
    text = TABLE.format("| Goal | Progress |\n|---|---|\n| One | 5% |").replace(
        "Quarterly Goals", "Review 2026-Q3"
    )
    assert after(text, "review 2026-Q3.1.progress=60%") == text.replace("5%", "60%")


@pytest.mark.parametrize(
    ("text", "address", "value"),
    [("health=80", "health", "80"), ("a.b.c = x=y ", "a.b.c", "x=y"), ('a."x=y".c=z', 'a."x=y".c', "z"), ("nps=", "nps", "")],
)  # fmt: skip
def test_an_order_is_split_at_its_first_equals_sign(text: str, address: str, value: str) -> None:
    assert parse_order(text) == Order(address, value)
