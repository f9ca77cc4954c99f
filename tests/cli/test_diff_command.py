"""`acctplan diff`, `history` and `render --at`: what they refuse, and how they say it."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import validate

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.reference.schemas import published
from repositories import Repo

PLAN = """\
---
acctplan: 1
account: {account}
arr: $100,000
health: {health}
contract:
  end: 2027-06-30
quarter: 2026-Q4
---
"""
Outcome = tuple[int, str, str]
Ask = Callable[..., Outcome]


def plan(account: str = "Acme", health: str = "80", last: str = "") -> str:
    text = PLAN.format(account=account, health=health)
    return text.replace("quarter:", f"review:\n  last: {last}\nquarter:") if last else text


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    repo = Repo.init(tmp_path)
    repo.write("acctplan.toml", "")
    return repo


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def asked(*arguments: str) -> Outcome:
        status = guarded(lambda: run([*arguments, "--as-of", "2026-11-30"]))
        shown, said = capsys.readouterr()
        return status, shown, said

    return asked


def test_a_plan_without_a_last_review_is_told_what_to_type(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", plan())
    repo.commit()

    assert ask("diff") == (
        2,
        "",
        (
            "error: the plan does not say when the last review was\n"
            "hint: write review.last in it, or name a day, a tag or a commit, like 2026-09-30\n"
        ),
    )


def test_one_plan_without_a_last_review_does_not_hide_the_others(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", plan())
    repo.write("accounts/bolt.md", plan("Bolt", last="2026-11-22"))
    repo.commit()
    repo.write("accounts/bolt.md", plan("Bolt", "70", last="2026-11-22"))

    status, shown, said = ask("diff")

    assert status == 2
    assert "Health fell from 80 to 70." in shown
    assert said.startswith("error: accounts/acme.md: the plan does not say when the last review was\n")


REFUSED = {
    "unknown": ("nope", "error: there is no commit 'nope' in this clone\n"),
    "an option": ("--output=x", "error: '--output=x' is not the name of a commit\n"),
    "no day": ("2026-02-31", "error: '2026-02-31' is not a day\n"),
    "empty": ("", "error: '' is not the name of a commit\n"),
}


@pytest.mark.parametrize(("since", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_time_is_refused(repo: Repo, ask: Ask, since: str, said: str) -> None:
    repo.write("accounts/acme.md", plan())
    repo.commit()

    for arguments in (("diff", f"--since={since}"), ("render", "success-plan", "acme", f"--at={since}")):
        status, shown, complaint = ask(*arguments)
        assert (status, shown) == (2, "")
        assert complaint.startswith(said)
        assert complaint.count("\n") == 2


def test_a_plan_that_could_not_be_read_then_is_said_and_skipped(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", "---\nacctplan: 1\naccount: [\n---\n")
    repo.write("accounts/bolt.md", plan("Bolt"))
    repo.commit()
    repo.write("accounts/acme.md", plan())

    status, shown, said = ask("diff", "--since", "HEAD")

    assert (status, shown) == (0, "1 plan did not change, 1 skipped\n")
    assert said.startswith("note: accounts/acme.md: as it was on 2026-11-21 it cannot be read: ")


def test_nothing_that_could_be_compared_is_no_success(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", "---\nacctplan: 1\naccount: [\n---\n")
    repo.commit()
    repo.write("accounts/acme.md", plan())

    status, shown, said = ask("diff", "acme", "--since", "HEAD")

    assert (status, shown) == (2, "")
    assert "cannot be read" in said


def test_a_plan_that_cannot_be_read_now_is_a_finding(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", plan())
    repo.commit()
    repo.write("accounts/acme.md", "---\nacctplan: 1\naccount: [\n---\n")

    status, shown, said = ask("diff", "acme", "--since", "HEAD")

    assert (status, shown) == (1, "")
    assert said.startswith("error: AP004: ")


def test_a_plan_that_was_not_there_is_new(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/bolt.md", plan("Bolt"))
    repo.commit()
    repo.write("accounts/acme.md", plan())

    assert ask("diff", "--since", "HEAD", "--quiet") == (
        0,
        "Acme  accounts/acme.md\n  This plan is new: it was not there on 2026-11-21.\n\n1 plan is new, 1 did not change\n",
        "",
    )


def test_a_state_in_between_that_cannot_be_read_is_said_and_left_out(repo: Repo, ask: Ask) -> None:
    header = "\n## Quarterly Goals\n\n| Goal | Success Criteria | Owner | Due | Progress |\n|---|---|---|---|---|\n"
    repo.write("accounts/acme.md", plan() + header + "| Close faster | 5 days | Ann | 2026-12-10 | 0% |\n")
    repo.commit()
    repo.write("accounts/acme.md", "---\nacctplan: 1\naccount: [\n---\n")
    repo.commit()
    repo.write("accounts/acme.md", plan() + header + "| Close faster | 5 days | Ann | 2026-12-18 | 0% |\n")

    status, shown, said = ask("diff", "--since", "HEAD~1")

    assert status == 0
    assert "'Close faster' slipped from 2026-12-10 to 2026-12-18." in shown
    assert shown.endswith("\n1 plan changed\n")
    assert said == (
        "note: accounts/acme.md: compared without its state of 2026-11-21, which cannot be read\n"
    )


def test_a_plan_that_is_gone_is_told_and_one_that_was_moved_is_not(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", plan())
    repo.write("accounts/bolt.md", plan("Bolt", "61"))
    repo.write("accounts/notes.md", "Words.\n")
    repo.commit()
    repo.git("mv", "accounts/acme.md", "accounts/acme-corp.md")
    repo.git("rm", "--quiet", "accounts/bolt.md", "accounts/notes.md")
    repo.commit()

    for since in ("HEAD~1", "HEAD~1^{commit}"):
        assert ask("diff", "--since", since)[:2] == (
            0,
            (
                f"Bolt  accounts/bolt.md\n  This plan is gone: it was there on 2026-11-21 ({since}).\n\n"
                "1 plan is gone, 1 did not change\n"
            ),
        )


WITHOUT = {
    "diff": ("diff", "accounts/acme.md", "--since", "2026-11-01"),
    "history": ("history", "accounts/acme.md", "arr"),
    "render": ("render", "success-plan", "accounts/acme.md", "--at", "main"),
}


@pytest.mark.parametrize("arguments", WITHOUT.values(), ids=WITHOUT)
def test_outside_of_git_there_is_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "acme.md").write_text(plan())

    status, shown, said = ask(*arguments)

    assert (status, shown) == (2, "")
    assert said.startswith("error: there is no git repository here\n")


@pytest.mark.parametrize("arguments", WITHOUT.values(), ids=WITHOUT)
def test_before_the_first_commit_there_is_no_history(
    repo: Repo, ask: Ask, arguments: tuple[str, ...]
) -> None:
    repo.write("accounts/acme.md", plan())

    status, _, said = ask(*arguments)

    assert status == 2
    assert said.startswith("error: this branch has no commit yet\n")


def test_in_a_shallow_clone_a_day_is_not_to_be_known_but_a_commit_is(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    repo.write("accounts/acme.md", plan())
    repo.commit()
    repo.write("accounts/acme.md", plan(health="70"))
    repo.commit()
    repo.git("clone", "--quiet", "--depth=1", f"file://{tmp_path}", "clone")
    monkeypatch.chdir(tmp_path / "clone")

    status, _, said = ask("diff", "--since", "2026-11-21")
    assert status == 2
    assert said.startswith("error: this clone is shallow: ")
    assert ask("diff", "--since", "HEAD")[:2] == (0, "1 plan did not change\n")


HOSTILE = "<script>alert(1)</script> | *x* [l](javascript:x) \u202e ::error::"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


def test_html_is_self_contained_and_escaped(repo: Repo, ask: Ask) -> None:
    header = "\n## Quarterly Goals\n\n| Goal | Success Criteria | Owner | Due | Progress |\n|---|---|---|---|---|\n"
    name = HOSTILE.replace("|", "\\|")
    repo.write("accounts/acme.md", plan() + header + f"| {name} | x | Ann | 2026-12-10 | 0% |\n")
    repo.commit()
    repo.write("accounts/acme.md", plan("Acme <b>") + header + f"| {name} | x | Ann | 2026-12-10 | 50% |\n")

    status, shown, _ = ask("diff", "--since", "HEAD", "--output-format", "html")

    tags = _Tags()
    tags.feed(shown)
    assert status == 0
    assert shown.startswith("<!doctype html>")
    assert not tags.names & {"script", "iframe", "img", "object", "b"}
    assert [each for each in tags.addresses if not each.startswith("#")] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_markdown_has_no_markup_of_the_author(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", plan("Acme"))
    repo.commit()
    repo.write("accounts/acme.md", plan("'<script> *x* [l](http://x)'"))

    _, shown, _ = ask("diff", "--since", "HEAD", "--output-format", "markdown")

    bare = shown.replace("\\<", "").replace("\\*", "").replace("\\(", "")
    assert not any(mark in bare for mark in ("<script>", "*x*", "]("))


def test_json_fits_its_schema(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", plan())
    repo.commit()
    repo.write("accounts/acme.md", plan(health="70"))

    said = json.loads(ask("diff", "--since", "HEAD", "--json")[1])

    validate(said, published("diff"))
    assert said["plans"][0]["themes"][0]["changes"] == [
        {
            "kind": "down",
            "what": "health",
            "field": "health",
            "before": "80",
            "after": "70",
            "sense": "worse",
            "times": 0,
            "sentence": "Health fell from 80 to 70.",
        }
    ]


FIELDS = {
    "no key": ("helth", "error: there is no key 'helth'\nhint: did you mean 'health'?\n"),
    "group": (
        "contract",
        "error: 'contract' is a group of keys\nhint: name one of them, like contract.start\n",
    ),
    "no section": (
        "goals",
        (
            "error: the plan has no table 'goals'\n"
            "hint: write a key, like health, a section, like goals, or section:row, like value:Invoices or goals:2.due\n"
        ),
    ),
}


@pytest.mark.parametrize(("field", "said"), FIELDS.values(), ids=FIELDS)
def test_a_field_that_there_is_not_is_refused(repo: Repo, ask: Ask, field: str, said: str) -> None:
    repo.write("accounts/acme.md", plan())
    repo.commit()

    assert ask("history", "acme", field) == (2, "", said)


def test_a_document_that_does_not_look_back_takes_no_time(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/acme.md", plan())
    repo.commit()

    assert ask("render", "success-plan", "acme", "--since", "HEAD") == (
        2,
        "",
        "error: document 'success-plan' does not look back\nhint: leave out --since\n",
    )


def test_a_plan_that_was_not_there_cannot_be_rendered(repo: Repo, ask: Ask) -> None:
    repo.write("accounts/bolt.md", plan("Bolt"))
    repo.commit()
    repo.write("accounts/acme.md", plan())

    status, shown, said = ask("render", "success-plan", "accounts/acme.md", "--at", "HEAD")

    assert (status, shown) == (2, "")
    assert said.startswith("error: 'accounts/acme.md' was not there at 'HEAD'\n")


@pytest.fixture
def moved(repo: Repo) -> Repo:
    """Acme is called apex since October; bolt was deleted in November."""
    repo.write("accounts/acme.md", plan())
    repo.write("accounts/bolt.md", plan("Bolt"))
    repo.commit(at="2026-09-01T09:00:00Z")
    (repo.root / "accounts/acme.md").rename(repo.root / "accounts/apex.md")
    repo.commit(at="2026-10-01T09:00:00Z")
    (repo.root / "accounts/bolt.md").unlink()
    repo.commit(at="2026-11-02T09:00:00Z")
    return repo


@pytest.mark.parametrize(
    ("name", "when", "account"),
    [
        ("acme", "2026-09-10", "Acme"),
        ("accounts/acme.md", "HEAD~2", "Acme"),
        ("apex", "2026-09-10", "Acme"),
        ("accounts/bolt.md", "2026-11-01", "Bolt"),
        ("bolt", "HEAD~1", "Bolt"),
    ],
)
def test_a_plan_is_rendered_by_the_name_that_it_had(
    name: str, when: str, account: str, moved: Repo, ask: Ask
) -> None:
    status, shown, _ = ask("render", "success-plan", name, "--at", when)

    assert (status, shown.splitlines()[0]) == (0, f"# {account}: success plan")


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("bolt", "there is no plan 'bolt', and there was none at 'HEAD'"),
        (
            "accounts/bolt.md",
            "no such file or folder: 'accounts/bolt.md', and there was none at 'HEAD'",
        ),
    ],
)
def test_a_plan_that_was_deleted_before_is_told(name: str, error: str, moved: Repo, ask: Ask) -> None:
    status, shown, said = ask("render", "success-plan", name, "--at", "HEAD")

    assert (status, shown, said.splitlines()[0]) == (2, "", f"error: {error}")


def test_all_plans_of_a_day_have_those_that_are_gone(moved: Repo, ask: Ask) -> None:
    status, _, _ = ask("render", "success-plan", "--at", "2026-10-10", "--output", "then")

    assert (status, sorted(each.name for each in (moved.root / "then").iterdir())) == (
        0,
        ["acme-success-plan.md", "bolt-success-plan.md"],
    )


@pytest.mark.parametrize("option", ["--at", "--since"])
def test_all_documents_are_not_of_another_time(option: str, moved: Repo, ask: Ask) -> None:
    assert ask("render", "--all", option, "HEAD", "--output", "then") == (
        2,
        "",
        (f"error: {option} is for one document\nhint: leave it out, or name the document instead of --all\n"),
    )
