from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

DECLARED = 'title = "Brief"\ndescription = "One page."\naudiences = ["customer"]\ndefault = "customer"\n'
BODY = "# {{ view.account.name }}\n\n{% for goal in view.goals.rows %}\n- {{ goal.goal }}\n{% endfor %}\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "acctplan.toml").write_text('[render]\ntemplates = "ours"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def brief(body: str = BODY) -> None:
    folder = Path("ours/documents/brief")
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text(DECLARED)
    (folder / "body.md.jinja").write_text(body)


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = guarded(lambda: run(list(arguments)))
    shown, said = capsys.readouterr()
    return status, shown, said


def test_a_folder_with_two_files_is_a_document_type(capsys: pytest.CaptureFixture[str]) -> None:
    brief()
    status, shown, _ = output(capsys, "render", "--help")
    assert status == 0
    assert "  brief              One page.\n" in shown
    listed = output(capsys, "templates", "list")[1].splitlines()
    assert [line.split() for line in listed if line.startswith("brief")] == [
        ["brief", "customer", "ours", "One", "page."]
    ]
    Path("acme.md").write_text("---\nacctplan: 1\naccount: Acme\n---\n")
    assert output(capsys, "render", "brief", "acme.md", "-q") == (0, "# Acme\n", "")


def test_a_type_that_renders_for_all_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    brief()
    status, shown, said = output(capsys, "templates", "check", "-v")
    assert (status, said) == (0, "")
    assert shown.startswith("brief: renders for customer in ")
    assert "html, md" in shown


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "# {{ view.account.name }}\n{{ view.gaols }}\n",
            "ours/documents/brief/body.md.jinja:2: 'acctplan.documents.view.View object' has no attribute 'gaols'",
        ),
        (
            "# A\n{% for each in view.goals %}\n",
            "ours/documents/brief/body.md.jinja:2: unexpected end of template",
        ),
        (
            "# A\n{% include '/etc/passwd' %}\n",
            "ours/documents/brief/body.md.jinja:2: there is no template '/etc/passwd'",
        ),
        ("words\n", "ours/documents/brief/body.md.jinja:1: it has no title"),
        (
            "# A\n{{ view.goals.rows[0].goal }}\n",
            "ours/documents/brief/body.md.jinja:2: tuple object has no element 0",
        ),
    ],
    ids=["field", "syntax", "include", "title", "empty plan"],
)
def test_a_mistake_is_said_with_file_and_line(
    capsys: pytest.CaptureFixture[str], repository: Path, body: str, said: str
) -> None:
    brief(body)
    status, shown, complaint = output(capsys, "templates", "check")
    assert (status, shown) == (1, "")
    assert complaint.replace(f"{repository}/", "").startswith(said)
    assert "hint: " in complaint


def test_a_built_in_type_is_copied_once_and_never_over_anything(capsys: pytest.CaptureFixture[str]) -> None:
    status, shown, said = output(capsys, "templates", "eject", "success-plan")
    assert (status, shown) == (0, "")
    assert said.splitlines() == [
        "wrote ours/documents/success-plan/body.md.jinja",
        "wrote ours/documents/success-plan/document.toml",
    ]
    body = Path("ours/documents/success-plan/body.md.jinja")
    body.write_text("# Mine\n")
    status, _, said = output(capsys, "templates", "eject", "qbr-agenda", "success-plan")
    assert status == 2
    assert said == (
        "error: 'ours/documents/success-plan/body.md.jinja' exists already; nothing was written\n"
        "hint: move it away, or name another folder with --templates\n"
    )
    assert body.read_text() == "# Mine\n"
    assert not Path("ours/documents/qbr-agenda").exists()


def test_what_was_copied_passes_the_check_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, "templates", "eject", "qbr-agenda", "stakeholder-map", "-q")
    status, shown, said = output(capsys, "templates", "check", "-v")
    assert (status, said, len(shown.splitlines())) == (0, "", 2)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["eject"], "error: no document type is named\n"),
        (
            ["eject", "succes-plan"],
            "error: there is no document 'succes-plan'\nhint: did you mean 'success-plan'?\n",
        ),
        (["check", "--templates", "nowhere"], "error: '"),
        (["list", "brief"], "error: 'templates list' takes no names\nhint: leave them out\n"),
    ],
    ids=" ".join,
)
def test_misuse_is_one_error_with_a_hint(
    capsys: pytest.CaptureFixture[str], arguments: list[str], error: str
) -> None:
    Path("ours/documents").mkdir(parents=True)
    status, shown, said = output(capsys, "templates", *arguments)
    assert (status, shown) == (2, "")
    assert said.startswith(error)
