"""Of a plan with a token in every name, amount and address none is left in any document, whoever it is for."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.model.sections import TABLES
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from cases import COMPLETE
from office import everything, is_office
from planted_names import ACCOUNT, OTHER, SETTINGS, TOKEN, planted_plan
from portable import everything_in_pdf
from repositories import Repo

FORMATS = ("md", "html", "pdf", "docx", "pptx")
Render = Callable[..., list[Path]]


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Render:
    """Runs `acctplan render` in a repository with the planted plan; gives the files written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "acctplan.toml").write_text(SETTINGS, encoding="utf-8")
    folder = tmp_path / "accounts" / "zq98zq"
    folder.mkdir(parents=True)
    (folder / "zq97zq.md").write_text(planted_plan(), encoding="utf-8")
    (folder / "other.md").write_text(f"---\nacctplan: 1\naccount: {OTHER}\narr: $5\n---\n", encoding="utf-8")

    def called(*arguments: str) -> list[Path]:
        status = guarded(lambda: run(["render", *arguments, "-o", "out", "--as-of", "2026-11-02", "-q"]))
        assert (status, capsys.readouterr().err) == (0, "")
        return sorted((tmp_path / "out").iterdir())

    return called


def said(path: Path) -> str:
    """All that a file says anywhere, its name included."""
    content = path.read_bytes()
    if is_office(content):
        return f"{path.name}\n{everything(content)}"
    return f"{path.name}\n{everything_in_pdf(content) if path.suffix == '.pdf' else content.decode()}"


def tokens(path: Path) -> list[str]:
    return [f"{path.name}: …{text}…" for text in _around(said(path))]


def _around(text: str) -> list[str]:
    return [text[max(0, each.start() - 40) : each.end() + 20] for each in TOKEN.finditer(text)]


@pytest.mark.parametrize("audience", ["customer", "internal"])
@pytest.mark.parametrize("each", FORMATS)
def test_no_name_and_no_amount_is_left_in_any_document(render: Render, audience: str, each: str) -> None:
    files = render("--all", "accounts/zq98zq/zq97zq.md", "-f", each, "--audience", audience, "--incognito")
    assert len(files) == (3 if audience == "customer" else 7)
    assert [found for path in files for found in tokens(path)] == []


def test_without_masks_every_file_would_be_found_out(render: Render) -> None:
    files = render("--all", "accounts/zq98zq/zq97zq.md", *(word for each in FORMATS for word in ("-f", each)))
    assert [path.name for path in files if not tokens(path)] == []


def test_everything_was_read_so_that_no_type_of_field_escapes() -> None:
    plan = read_plan(Source("a.md", planted_plan()), Settings.unset()).plan
    assert plan is not None
    assert {*plan.tables} | {type(plan.reviews[0].rows[0])} == set(TABLES)
    assert plan.front.account == ACCOUNT


@pytest.mark.parametrize("each", FORMATS)
@pytest.mark.parametrize("document", ["qbr-agenda", "qbr-deck"])
def test_what_a_session_looks_back_on_is_masked_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: str, each: str
) -> None:
    repo = Repo.init(tmp_path)
    for day, quarter, owner, hours, benefit in (
        ("2026-09-10", "2026-Q3", "Zq801zq Vq801zq", 10, "901,017"),
        ("2026-09-20", "2026-Q3", "Zq802zq Vq802zq", 20, "902,027"),
        ("2026-11-01", "2026-Q4", "Zq803zq Vq803zq", 60, "903,037"),
    ):
        repo.write("accounts/a.md", past_plan(quarter, owner, hours, benefit))
        repo.commit(at=f"{day}T09:00:00Z")
    monkeypatch.chdir(tmp_path)
    for audience in ("customer", "internal"):
        arguments = ["render", document, "a", "-f", each, "--audience", audience, "--incognito"]
        path = tmp_path / f"{audience}.{each}"
        assert guarded(lambda: run([*arguments, "-o", str(path), "--as-of", "2026-11-02", "-q"])) == 0  # noqa: B023
        assert tokens(path) == []
    assert "Reach it by walking" in said(path)
    if document == "qbr-agenda":
        assert "has moved since" in " ".join(said(path).split())


def past_plan(quarter: str, owner: str, hours: int, benefit: str) -> str:
    """A plan of which goals, owners and values change with time."""
    return f"""\
---
acctplan: 1
account: {ACCOUNT}
arr: $904,047
quarter: {quarter}
csm: {owner}
review: {{ last: 2026-09-15, next: 2026-12-15 }}
---

## Quarterly Goals

| Goal | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|
| Reach it by walking with {owner} in {quarter} | 905,057 USD saved | {owner} | {"2026-09-30" if quarter == "2026-Q3" else "2026-12-20"} | {hours}% |

## Value Realization Targets

| Value Area | Baseline | Target | Current |
|---|---|---|---|
| Hours saved by {owner.split(maxsplit=1)[0]} | 0 h | 100 h | {hours} h |
| Cost avoided | $0 | $906,067 | ${benefit} |
"""


def test_shares_growth_and_days_are_those_of_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(COMPLETE, encoding="utf-8")
    found = []
    for mask in ([], ["--incognito"]):
        path = tmp_path / "out.md"
        order = ["render", "account-plan", "a.md", *mask, "-o", str(path), "--as-of", "2026-11-02", "-q"]
        assert guarded(lambda: run(order)) == 0  # noqa: B023
        text = path.read_text(encoding="utf-8")
        found.append((re.findall(r"\d+%", text), re.findall(r"20\d\d-\d\d(?:-\d\d)?", text)))
    assert found[0] == found[1]
    assert len(found[0][0]) > 10


def test_accounts_are_numbered_alike_in_any_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for number in range(9):
        add = COMPLETE.replace("account: Brightwater Foods", f"account: Zq7{number}zq Foods")
        path = tmp_path / "accounts" / f"zq7{number}zq.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{add}\nAs Zq7{(number + 1) % 9}zq does.\n", encoding="utf-8")
    made = []
    for jobs in ("1", "2"):
        order = ["render", "--all", "--document", "account-plan", "--incognito", "--jobs", jobs, "-o", jobs]
        assert guarded(lambda: run([*order, "--as-of", "2026-11-02"])) == 0  # noqa: B023
        made.append({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()})
    assert made[0] == made[1]
    assert sorted(made[0]) == [f"customer-{letter}-account-plan-internal.md" for letter in "abcdefghi"]
    assert not any(TOKEN.search(content.decode()) for content in made[0].values())
    assert "zq" not in capsys.readouterr().err


def test_incognito_leaves_the_own_presentation_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    order = ["render", "qbr-deck", "a.md", "--incognito", "--reference", "brand.pptx", "-o", "out.pptx"]
    assert guarded(lambda: run(order)) == 2
    assert capsys.readouterr().err == (
        "error: --incognito leaves your own look out, so it takes no --reference\nhint: leave one of them out\n"
    )
