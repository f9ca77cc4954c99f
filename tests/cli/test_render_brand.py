"""`acctplan render` in a team's look."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.library import Library
from acctplan.model.words import Audience
from made_fonts import made_font
from office import everything

PLAN = (Path(__file__).parents[1] / "plans" / "complete.md").read_text(encoding="utf-8")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h9"/></svg>'
CONFIG = """\
[render]
fonts = ["brand/fonts"]
[render.brand]
name = "Initech"
logo = "brand/logo.svg"
colours = { primary = "#7a0019" }
"""
Outcome = tuple[int, str]
Render = Callable[..., Outcome]


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Render:
    """Runs `acctplan render` on a plan with a star in it, in a branded repository; gives status and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "accounts").mkdir()
    text = PLAN.replace("Brightwater Foods", "Brightwater 星影")
    (tmp_path / "accounts" / "brightwater.md").write_text(text, encoding="utf-8")
    (tmp_path / "acctplan.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "brand" / "fonts").mkdir(parents=True)
    (tmp_path / "brand" / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "brand" / "fonts" / "star.ttf").write_bytes(made_font("Star", "星"))

    def called(*arguments: str) -> Outcome:
        status = guarded(lambda: run(["render", *arguments, "--as-of", "2026-11-02"]))
        return status, capsys.readouterr().err

    return called


def test_a_document_has_the_look_of_the_configuration(render: Render, tmp_path: Path) -> None:
    for suffix in ("html", "docx", "pptx"):
        assert render("success-plan", "brightwater", "-q", "-o", f"a.{suffix}") == (0, "")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert 'alt="Initech"' in page
    assert "--accent: #7A0019;" in page
    assert "Initech" in everything((tmp_path / "a.docx").read_bytes())
    assert "7A0019" in everything((tmp_path / "a.pptx").read_bytes())


def test_what_no_font_has_is_told_with_the_remedy(render: Render, tmp_path: Path) -> None:
    status, err = render("success-plan", "brightwater", "-q", "-o", "a.pdf")
    assert (status, err) == (
        0,
        (
            "warning: 'accounts/brightwater.md': no font has 影 (U+5F71); [?] stands for them "
            "until [render] fonts names a font file that has them\n"
        ),
    )
    text = PdfReader(io.BytesIO((tmp_path / "a.pdf").read_bytes())).pages[0].extract_text()
    assert "Brightwater 星[?]" in text


def test_all_documents_have_the_look(render: Render, tmp_path: Path) -> None:
    status, err = render("--all", "--document", "success-plan", "-f", "html", "-f", "pdf", "-q", "-o", "out")
    assert (status, err) == (0, "")
    page = (tmp_path / "out" / "brightwater-success-plan-customer.html").read_text(encoding="utf-8")
    assert 'alt="Initech"' in page


def test_a_file_that_is_of_no_use_stops_before_anything_is_written(render: Render, tmp_path: Path) -> None:
    (tmp_path / "brand" / "logo.svg").write_text(SVG.replace("<path", "<script/><path"), encoding="utf-8")
    (tmp_path / "brand" / "fonts" / "star.ttf").write_text("no font")
    assert render("success-plan", "brightwater", "-o", "a.html") == (
        2,
        (
            "error: acctplan.toml:5: the logo 'brand/logo.svg' holds <script>\n"
            "hint: save it as a PNG, a JPEG, or an SVG of paths only\n"
        ),
    )
    (tmp_path / "brand" / "logo.svg").write_text(SVG, encoding="utf-8")
    assert render("success-plan", "brightwater", "-o", "a.pdf") == (
        2,
        (
            "error: acctplan.toml:2: 'brand/fonts/star.ttf' is no font\n"
            "hint: name a font file (.ttf, .otf, .ttc), or a folder of them\n"
        ),
    )
    assert not list(tmp_path.glob("a.*"))


def test_markdown_needs_no_look(render: Render, tmp_path: Path) -> None:
    (tmp_path / "brand" / "logo.svg").unlink()
    assert render("success-plan", "brightwater", "-q", "-o", "a.md") == (0, "")


def test_served_documents_have_the_look(render: Render, tmp_path: Path) -> None:
    assert render("success-plan", "brightwater", "-q", "-o", "a.html") == (0, "")
    library = Library(tmp_path, None, [], lambda: date(2026, 11, 2))
    page = library.document("accounts/brightwater.md", "success-plan", Audience.CUSTOMER)
    assert page == (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("render")
def test_a_new_logo_is_another_state_of_the_pages(tmp_path: Path) -> None:
    library = Library(tmp_path, None, [], lambda: date(2026, 11, 2))
    before, logo = library.stamp(), tmp_path / "brand" / "logo.svg"
    logo.write_text(logo.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    after = library.stamp()
    assert {name for name in after if after[name] != before[name]} == {str(logo)}


def test_a_check_of_templates_tries_the_look(
    render: Render, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brand" / "logo.svg").write_text("no logo", encoding="utf-8")
    assert guarded(lambda: run(["templates", "check", "review-checklist"])) == 2
    assert capsys.readouterr().err.startswith(
        "error: acctplan.toml:5: the logo 'brand/logo.svg' is no SVG in UTF-8\n"
    )
