"""Of a plan with a token in every name, amount and address none is left in any document, whoever it is for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.model.sections import TABLES
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from office import everything, is_office
from planted_names import ACCOUNT, OTHER, SETTINGS, TOKEN, planted_plan
from portable import everything_in_pdf

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
