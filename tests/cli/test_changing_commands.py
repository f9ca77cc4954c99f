from pathlib import Path

import pytest

from acctplan import source
from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.model.sections.engagement import SignOff
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.signing import judged_digest, signed_digest
from cases import COMPLETE

PLAN = Path("accounts/brightwater.md")
OTHER = Path("accounts/acme.md")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / PLAN).write_text(COMPLETE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def acctplan(*arguments: str) -> int:
    return guarded(lambda: run([*arguments, "--as-of", "2026-11-02"]))


def change(old: str = COMPLETE) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new."""
    before, after = old.splitlines(), PLAN.read_text(encoding="utf-8").splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_an_action_is_added_at_the_end_of_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        acctplan(
            "action", "add", "brightwater", "Send | the plan", "--owner", "Mara Lind", "--due", "20 Nov 2026"
        )
        == 0
    )
    assert change() == ([], [r"| Send \| the plan | Mara Lind | 2026-11-20 | open |"])
    assert capsys.readouterr().out == "accounts/brightwater.md: added action 'Send | the plan'\n"
    assert r"| Configure capture for Poznań | Tom Becker | 2026-11-27 | open |" in COMPLETE
    text = PLAN.read_text(encoding="utf-8")
    assert text.index("Send \\|") > text.index("Configure capture for Poznań")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2", "2"),
        ("match the top", "Match the top 200 suppliers by rule"),
        ("1; train", "1; Train the plant leads"),
    ],
)
def test_the_goal_of_an_action_is_one_that_there_is(given: str, written: str) -> None:
    start, end = COMPLETE.index("| Action | Owner"), COMPLETE.index("\n## Value Realization")
    header = "| Action | Goal | Owner | Due | Status |\n|---|---|---|---|---|\n"
    old = COMPLETE[:start] + header + COMPLETE[end:]
    PLAN.write_text(old, encoding="utf-8")
    order = ["Call", "--due", "2026-11-20", "--side", "us", "--goal", given]
    assert acctplan("action", "add", "brightwater", *order) == 0
    assert change(old)[1] == [f"| Call | {written} | Priya Nair | 2026-11-20 | open |"]


@pytest.mark.parametrize(
    ("header", "text", "row"),
    [
        (
            "Action | Owner | Due | Status\n---|---|---|---\n",
            "> dash",
            "| > dash | Priya Nair | 2026-11-20 | open",
        ),
        (
            "Action | Owner | Due | Status\n---|---|---|---\n",
            "1. Call",
            "| 1. Call | Priya Nair | 2026-11-20 | open",
        ),
        ("|Action|Owner|Due|Status|\n|---|---|---|---|\n", "C:\\", "|C:\\ |Priya Nair|2026-11-20|open|"),
    ],
    ids=["quotation", "list", "backslash"],
)
def test_no_text_makes_a_row_something_else(header: str, text: str, row: str) -> None:
    start, end = COMPLETE.index("| Action | Owner"), COMPLETE.index("\n## Value Realization")
    old = COMPLETE[:start] + header + COMPLETE[end:]
    PLAN.write_text(old, encoding="utf-8")
    assert acctplan("action", "add", "brightwater", text, "--due", "2026-11-20", "--side", "us") == 0
    assert change(old) == ([], [row])


def test_an_action_in_any_words_for_done_is_done_already() -> None:
    old = COMPLETE.replace("| Mara Lind | 2026-11-20 | open |", "| Mara Lind | 2026-11-20 | ✅ |")
    PLAN.write_text(old, encoding="utf-8")
    assert acctplan("action", "done", "brightwater", "2") == 0
    assert change(old) == ([], [])


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--owner", "Mara Lindt", "--due", "2026-11-20"], "the plan does not know 'Mara Lindt'", "did you mean 'Mara Lind'?"),
        (["--side", "us", "--due", "2026-11-20", "--goal", "9"], "'Quarterly Goals' has no row '9'", "there are 1 "),
        (["--side", "us", "--due", "soon"], "due 'soon' is not a date", "write a day, like 2026-12-10"),
    ],
    ids=["owner", "goal", "day"],
)  # fmt: skip
def test_a_misspelled_action_is_refused(
    arguments: list[str], message: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert acctplan("action", "add", "brightwater", "Call", *arguments) == 2
    error, advice = capsys.readouterr().err.splitlines()
    assert error == f"error: {message}"
    assert advice.startswith(f"hint: {hint}")


@pytest.mark.parametrize(("side", "owner"), [("customer", "Mara Lind"), ("us", "Priya Nair")])
def test_without_an_owner_a_side_names_one(side: str, owner: str) -> None:
    assert acctplan("action", "add", "brightwater", "Call", "--due", "2026-11-20", "--side", side) == 0
    assert change()[1] == [f"| Call | {owner} | 2026-11-20 | open |"]


def test_the_first_action_brings_its_section() -> None:
    start, end = COMPLETE.index("## Actions"), COMPLETE.index("## Value Realization")
    PLAN.write_text(COMPLETE[:start] + COMPLETE[end:], encoding="utf-8")
    assert (
        acctplan("action", "add", "brightwater", "Call", "--due", "2026-11-20", "--side", "us", "--goal", "2")
        == 0
    )
    section = "## Actions\n\n| Action | Goal | Owner | Due | Status |\n|---|---|---|---|---|\n| Call | 2 | Priya Nair | 2026-11-20 | open |\n\n"
    assert PLAN.read_text(encoding="utf-8") == COMPLETE[:start] + section + COMPLETE[end:]


def test_rows_are_written_as_the_table_is() -> None:
    table = (
        "|  #  | Action  | Owner      | Due        | Status |\n| --- | ------- | ---------- | ---------- | ------ |\n"
        "|  1  | One 🟢  | Mara Lind  | 2026-11-20 | done   |\n"
    )
    start, end = COMPLETE.index("| Action | Owner"), COMPLETE.index("\n## Value Realization")
    PLAN.write_text(
        (COMPLETE[:start] + table + COMPLETE[end:]).replace("\n", "\r\n"), encoding="utf-8", newline=""
    )
    assert acctplan("action", "add", "brightwater", "Two", "--due", "2026-11-21", "--side", "us") == 0
    added = table + "| 2   | Two     | Priya Nair | 2026-11-21 | open   |\n"
    assert PLAN.read_bytes().decode() == (COMPLETE[:start] + added + COMPLETE[end:]).replace("\n", "\r\n")


def test_an_action_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("action", "done", "brightwater", "2") == 0
    assert acctplan("action", "done", "brightwater", "training plan") == 0
    assert change()[1] == [
        "| Send the supplier list by spend | Mara Lind | 2026-11-20 | done |",
        "| Deliver the training plan | Priya Nair | 2026-11-18 | done |",
    ]
    assert acctplan("action", "done", "brightwater", "2") == 0
    assert capsys.readouterr().out.splitlines()[2] == (
        "accounts/brightwater.md: status of 2 'Send the supplier list by spend' is 'done' already"
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param(["add", "brightwater", "Call", "--owner", "Mara Lind"], "the action has no day by which it is done", id="no day"),
        pytest.param(["add", "brightwater", "Call", "--due", "2026-12-01"], "nobody owns the action", id="no owner"),
        pytest.param(["add", "brightwater", "Call", "--due", "2026-12", "--side", "us"], "due '2026-12' is no day", id="month"),
        pytest.param(["add", "brightwater", "Call", "--due", "soon", "--side", "us"], "due 'soon' is not a date", id="no time"),
        pytest.param(["add", "brightwater", "Call", "--due", "2026-12-01", "--side", "us", "--owner", "Mara Lind"], "'Mara Lind' is the customer's", id="side"),
        pytest.param(["add", "brightwater", "Name two leads in each plant", "--due", "2026-12-01", "--side", "us"], "'Actions' has 'Name two leads in each plant' already", id="twice"),
        pytest.param(["done", "brightwater", "9"], "'Actions' has no row '9'", id="no row"),
        pytest.param(["done", "brightwater", "1", "--due", "2026-12-01"], "--owner, --due, --side and --goal belong to 'action add'", id="options"),
    ],
)  # fmt: skip
def test_what_is_no_action_is_refused(
    arguments: list[str], error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert acctplan("action", *arguments) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"error: {error}"
    assert change() == ([], [])


@pytest.mark.parametrize(
    "words", [["Jonas Weber"], ["Jonas"], ["JW"], ["brightwater", "jonas"], [str(PLAN), "Weber"]]
)
def test_a_contact_was_spoken_to_today(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("contact", *words) == 0
    assert change() == (
        [
            "| Jonas Weber | Ledger Lead | Finance | user | M | H | 4 | 2026-10-22 | Training dates | 2026-09-17 |"
        ],
        [
            "| Jonas Weber | Ledger Lead | Finance | user | M | H | 4 | 2026-11-02 | Training dates | 2026-09-17 |"
        ],
    )
    assert capsys.readouterr().out == "accounts/brightwater.md: last contact with Jonas Weber: 2026-11-02\n"
    assert acctplan("contact", *words) == 0


def test_a_name_that_several_plans_have_is_refused_unless_the_plan_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    OTHER.write_text(COMPLETE.replace("Jonas Weber", "Jonas Falk"), encoding="utf-8")
    Path("accounts/README.md").write_text("# Plans\n", encoding="utf-8")
    assert acctplan("contact", "Jonas") == 2
    assert capsys.readouterr().err == (
        "error: 'Jonas' may mean 'Jonas Falk' (accounts/acme.md), 'Jonas Weber' (accounts/brightwater.md)\n"
        "hint: write the whole name, and the plan before it: acctplan contact PLAN NAME\n"
    )
    assert acctplan("contact", "Jonas Weber") == 0
    assert acctplan("contact", "acme", "Jonas") == 0
    assert "| Jonas Falk | Ledger Lead | Finance | user | M | H | 4 | 2026-11-02 |" in OTHER.read_text(
        encoding="utf-8"
    )
    assert len(change()[0]) == 1


@pytest.mark.parametrize("name", ["zarko", "Petrovic"])
def test_a_name_may_be_typed_without_accents(name: str) -> None:
    old = COMPLETE.replace("Jonas Weber", "Žarko Petrović")
    PLAN.write_text(old, encoding="utf-8")
    assert acctplan("contact", name) == 0
    assert len(change(old)[1]) == 1


def test_a_contact_that_nobody_is_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("contact", "Jonas Webber") == 2
    assert (
        capsys.readouterr().err
        == "error: there is no stakeholder 'Jonas Webber'\nhint: did you mean 'Jonas Weber'?\n"
    )


def test_a_name_without_quotes_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("contact", "Jonas", "Weber") == 2
    assert capsys.readouterr().err.splitlines()[0] == "error: there is no plan 'Jonas'"
    assert acctplan("contact", "brightwater", "Jonas", "Weber") == 2
    assert capsys.readouterr().err.splitlines()[1] == "hint: put a name of several words in quotes"


def test_a_row_of_a_table_without_outer_pipes_stays_a_row() -> None:
    start, end = COMPLETE.index("| Action | Owner"), COMPLETE.index("\n## Value Realization")
    table = "Action | Owner | Due | Status\n-|-|-|-\nOne | Mara Lind | 2026-11-20 | done\n"
    PLAN.write_text(COMPLETE[:start] + table + COMPLETE[end:], encoding="utf-8")
    assert acctplan("action", "add", "brightwater", "Two", "--due", "2026-11-21", "--side", "us") == 0
    assert change()[1][-1:] == ["Two | Priya Nair | 2026-11-21 | open"]
    once = PLAN.read_text(encoding="utf-8")
    assert acctplan("action", "add", "brightwater", "- Three", "--due", "2026-11-21", "--side", "us") == 2
    assert PLAN.read_text(encoding="utf-8") == once


def test_a_later_contact_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: run(["contact", "Jonas", "--as-of", "2026-10-01"])) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        "error: last contact with 'Jonas Weber' was on 2026-10-22, after 2026-10-01"
    )
    assert change() == ([], [])


def signed_rows() -> list[tuple[str, ...]]:
    plan = read_plan(source.read(PLAN), Settings()).plan
    assert plan is not None
    digest = judged_digest(plan)
    rows: list[tuple[str, ...]] = []
    for row in plan.rows(SignOff):
        version = "the digest" if signed_digest(row.text("version")) == digest else row.text("version")
        rows.append((row.text("role"), row.text("name"), row.text("signed"), version))
    return rows


def test_a_plan_is_signed_off_with_the_digest_of_what_was_agreed_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert acctplan("approve", "brightwater", "--as", "champion", "--name", "Mara Lind") == 0
    assert signed_rows() == [
        ("champion", "Mara Lind", "2026-11-02", "the digest"),
        ("executive sponsor", "Helen Okafor", "2026-09-18", ""),
        ("internal team", "Priya Nair", "2026-09-16", ""),
    ]
    assert len(change()[0]) == 1
    assert capsys.readouterr().out.startswith(
        "accounts/brightwater.md: signed off by Mara Lind as champion on 2026-11-02, plan-"
    )
    assert acctplan("approve", "brightwater", "--as", "champion", "--name", "Mara Lind") == 0
    assert capsys.readouterr().out.startswith("accounts/brightwater.md: already signed off by Mara Lind")


def test_signing_again_renews_the_row_and_others_get_one_more() -> None:
    assert acctplan("approve", "brightwater", "--as", "champion", "--name", "Mara Lind") == 0
    assert acctplan("set", "brightwater", "goals.1.progress=90%") == 0
    assert "the digest" not in signed_rows()[0]
    assert acctplan("approve", "brightwater", "--as", "champion", "--name", "mara lind") == 0
    assert acctplan("approve", "brightwater", "--as", "stakeholder", "--name", "Ines Duarte") == 0
    assert signed_rows()[0] == ("champion", "Mara Lind", "2026-11-02", "the digest")
    assert signed_rows()[3:] == [("stakeholder", "Ines Duarte", "2026-11-02", "the digest")]


def test_a_short_name_signs_as_whom_it_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("approve", "brightwater", "--as", "champion", "--name", "ML") == 0
    assert "signed off by Mara Lind as champion" in capsys.readouterr().out
    assert [row[1] for row in signed_rows()].count("Mara Lind") == 1


def test_somebody_whom_the_plan_does_not_name_signs_and_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("approve", "brightwater", "--as", "stakeholder", "--name", "Quentin Zimmer") == 0
    said = "accounts/brightwater.md: the plan names nobody called 'Quentin Zimmer' so far"
    assert capsys.readouterr().out.splitlines()[1] == said


def test_what_is_new_in_a_plan_is_in_its_own_words() -> None:
    Path("acctplan.toml").write_text(
        '[headings]\n"Ziele" = "Quarterly Goals"\n"Freigaben" = "Sign-offs"\n'
        '[columns."Sign-offs"]\n"Rolle" = "Role"\n"Datum" = "Date"\n',
        encoding="utf-8",
    )
    start, end = COMPLETE.index("## Sign-offs"), COMPLETE.index("## Review")
    own = (COMPLETE[:start] + COMPLETE[end:]).replace("## Quarterly Goals", "## Ziele")
    PLAN.write_text(own, encoding="utf-8")
    assert acctplan("approve", "brightwater", "--as", "champion", "--name", "Mara Lind") == 0
    assert "## Freigaben\n\n| Rolle | Name | Datum | Version |\n" in PLAN.read_text(encoding="utf-8")


def test_a_table_without_versions_gets_the_column() -> None:
    PLAN.write_text(
        COMPLETE.replace("| Role | Name | Date | Version |\n|---|---|---|---|", "| Role | Name | Date |\n|---|---|---|")
        .replace("2026-09-17 | |\n| exec", "2026-09-17 |\n| exec").replace("2026-09-18 | |\n| int", "2026-09-18 |\n| int")
        .replace("2026-09-16 | |\n\n## Rev", "2026-09-16 |\n\n## Rev"),
        encoding="utf-8",
    )  # fmt: skip
    assert acctplan("approve", "brightwater", "--as", "internal team", "--name", "Priya Nair") == 0
    text = PLAN.read_text(encoding="utf-8")
    assert (
        "| Role | Name | Date | Version |\n|---|---|---|---|\n| champion | Mara Lind | 2026-09-17 | |\n"
        in text
    )
    assert signed_rows()[2] == ("internal team", "Priya Nair", "2026-11-02", "the digest")


def test_the_first_sign_off_brings_its_section() -> None:
    start, end = COMPLETE.index("## Sign-offs"), COMPLETE.index("## Review 2026-Q3")
    PLAN.write_text(COMPLETE[:start] + COMPLETE[end:], encoding="utf-8")
    assert acctplan("approve", "brightwater", "--as", "sponsor", "--name", "Helen Okafor") == 0
    assert signed_rows() == [("executive sponsor", "Helen Okafor", "2026-11-02", "the digest")]
    text = PLAN.read_text(encoding="utf-8")
    assert text.startswith(COMPLETE[:start] + "## Sign-offs\n\n| Role | Name | Date | Version |\n")
    assert text.endswith(" |\n\n" + COMPLETE[end:])


@pytest.mark.parametrize(
    ("role", "name", "error", "hint"),
    [
        pytest.param("boss", "Mara Lind", "'boss' is no role of a sign-off", "choose one of champion, executive sponsor, stakeholder, internal team", id="role"),
        pytest.param("champion", "Mara Lindt", "the plan does not know 'Mara Lindt'", "did you mean 'Mara Lind'?", id="misspelled"),
        pytest.param("champion", "Priya Nair", "'Priya Nair' is ours and cannot sign as champion", "name another person or role", id="ours"),
        pytest.param("internal team", "Mara Lind", "'Mara Lind' is the customer's and cannot sign as internal team", "name another person or role", id="theirs"),
        pytest.param("champion", " ", "name cannot be empty", "write what it says, or remove the row in the file", id="nobody"),
    ],
)  # fmt: skip
def test_a_sign_off_by_somebody_else_is_refused(
    role: str, name: str, error: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert acctplan("approve", "brightwater", "--as", role, "--name", name) == 2
    assert capsys.readouterr() == ("", f"error: {error}\nhint: {hint}\n")
    assert change() == ([], [])


@pytest.mark.parametrize(
    "arguments",
    [
        ["action", "done", "brightwater", "2"],
        ["contact", "Jonas"],
        ["approve", "brightwater", "--as", "champion", "--name", "Mara Lind"],
        ["roll", "brightwater", "--quarter", "2027-Q1"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_dry_run_writes_nothing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan(*arguments, "--dry-run") == 0
    assert capsys.readouterr().out.startswith("--- accounts/brightwater.md\n+++ accounts/brightwater.md\n")
    assert change() == ([], [])
