"""`acctplan render --format pptx`: where the file goes, and a team's own presentation."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

PLAN = (Path(__file__).parents[1] / "plans" / "complete.md").read_text(encoding="utf-8")
Render = Callable[..., tuple[int, str, str]]


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Render:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "brightwater.md").write_text(PLAN, encoding="utf-8")

    def called(*arguments: str) -> tuple[int, str, str]:
        status = guarded(
            lambda: run(["render", "qbr-deck", "brightwater", *arguments, "--as-of", "2026-11-02"])
        )
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return called


def slides(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(path)).slides]


def test_the_suffix_chooses_the_format(render: Render, tmp_path: Path) -> None:
    assert render("-o", "out/review.pptx")[0] == 0
    assert slides(tmp_path / "out" / "review.pptx")[:2] == [
        "Brightwater Foods: business review",
        "Agenda: 20 minutes",
    ]


def test_an_agenda_as_slides_is_the_deck_of_its_length(render: Render, tmp_path: Path) -> None:
    assert render("-o", "deck.pptx", "--minutes", "60")[0] == 0
    asked = ["render", "qbr-agenda", "brightwater", "--minutes", "60", "--as-of", "2026-11-02", "-o"]
    assert guarded(lambda: run([*asked, "agenda.pptx"])) == 0
    assert (tmp_path / "agenda.pptx").read_bytes() == (tmp_path / "deck.pptx").read_bytes()
    table = next(
        shape.table
        for shape in Presentation(str(tmp_path / "agenda.pptx")).slides[1].shapes
        if shape.has_table
    )
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert rows[0] == ["Opening", "5"]
    assert sum(int(minutes) for _, minutes in rows) == 60
    assert guarded(lambda: run([*asked, "agenda.md"])) == 0
    assert "## Reflect (5 minutes)" in (tmp_path / "agenda.md").read_text(encoding="utf-8")


def test_all_agendas_as_slides_are_decks_and_pages_stay_agendas(render: Render, tmp_path: Path) -> None:
    asked = [
        "--all",
        "--document",
        "qbr-agenda",
        "--document",
        "qbr-deck",
        "-f",
        "pptx",
        "-f",
        "md",
        "--as-of",
        "2026-11-02",
        "-o",
        "out",
    ]
    assert guarded(lambda: run(["render", *asked])) == 0
    made = {each.name.removeprefix("brightwater-foods-"): each for each in (tmp_path / "out").iterdir()}
    assert made["qbr-agenda-customer.pptx"].read_bytes() == made["qbr-deck-customer.pptx"].read_bytes()
    assert "## Reflect (5 minutes)" in made["qbr-agenda-customer.md"].read_text(encoding="utf-8")
    assert "## Agenda: 20 minutes" in made["qbr-deck-customer.md"].read_text(encoding="utf-8")


def test_a_redirected_standard_output_gets_the_bytes(tmp_path: Path, render: Render) -> None:
    assert render("-o", "file.pptx")[0] == 0
    arguments = ["render", "qbr-deck", "brightwater", "-f", "pptx", "-q", "--as-of", "2026-11-02"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "acctplan", *arguments],
        cwd=tmp_path,
        capture_output=True,
        env=environment,
        check=True,
    )
    assert done.stdout == (tmp_path / "file.pptx").read_bytes()


def test_a_terminal_is_not_sent_a_file(render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    status, _, err = render("-f", "pptx")
    assert (status, err) == (
        2,
        "error: a terminal shows no such file\nhint: name a file with --output, or send it on: > FILE\n",
    )


def own(path: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(str(path))


def test_a_teams_presentation_comes_from_the_option_or_the_configuration(
    render: Render, tmp_path: Path
) -> None:
    own(tmp_path / "brand.pptx")
    assert render("-o", "a.pptx", "--reference", "brand.pptx")[0] == 0
    (tmp_path / "acctplan.toml").write_text('[render.brand]\npptx = "brand.pptx"\n')
    assert render("-o", "b.pptx")[0] == 0
    assert (tmp_path / "a.pptx").read_bytes() == (tmp_path / "b.pptx").read_bytes()
    assert Presentation(str(tmp_path / "a.pptx")).slide_width == 9_144_000
    assert render("-o", "c.html")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["-f", "html", "--reference", "brand.pptx"], "error: format 'html' takes no --reference", id="format"),
        pytest.param(["-o", "a.pptx", "--reference", "none.pptx"], "error: there is no file 'none.pptx'", id="none"),
        pytest.param(
            ["-o", "a.pptx", "--reference", "accounts/brightwater.md"],
            "error: 'accounts/brightwater.md' cannot be read as a presentation", id="no presentation",
        ),
    ],
)  # fmt: skip
def test_a_reference_that_cannot_be_used_ends_with_2(
    render: Render, tmp_path: Path, arguments: list[str], message: str
) -> None:
    own(tmp_path / "brand.pptx")
    status, out, err = render(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"{message}\nhint: ")
    assert not (tmp_path / "a.pptx").exists()
