import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

COMMAND = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'acctplan'; from acctplan.cli import main; main()",
]
OWN_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "acctplan.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def acctplan(*arguments: str) -> int:
    return guarded(lambda: run(arguments))


def on_terminal(*arguments: str, answers: str) -> tuple[str, int]:
    """What a terminal shows, and the exit status; every question is answered by the next line."""
    lines = answers.splitlines(keepends=True)
    terminal, inside = pty.openpty()
    command = [sys.executable, "-c", f"{OWN_TERMINAL}; {COMMAND[-1]}", *arguments]
    process = subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
    os.close(inside)
    shown = b""
    while part := _read(terminal):
        shown += part
        if shown.endswith(b": ") and lines:
            os.write(terminal, lines.pop(0).encode())
    status = process.wait(timeout=20)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), status


def _read(terminal: int) -> bytes:
    """What is shown next; nothing if the program has ended, or is silent for too long."""
    try:
        return os.read(terminal, 4096) if select.select([terminal], [], [], 20)[0] else b""
    except OSError:
        return b""


def test_a_new_plan_is_written_and_accepted_by_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("new", "Åkerlund & Söhne", "--tier", "strategic") == 0
    assert capsys.readouterr().out == (
        "wrote accounts/akerlund-sohne.md\n"
        "next: fill it in; to see what is missing, type: acctplan check accounts/akerlund-sohne.md\n"
    )
    assert (
        Path("accounts/akerlund-sohne.md")
        .read_text("utf-8")
        .startswith("---\nacctplan: 1\naccount: Åkerlund & Söhne\n")
    )
    assert acctplan("check") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("accounts/akerlund-sohne.md:11:1: AP007 key 'arr'")
    assert said[-1].startswith("1 plan checked: ")
    assert "warning" not in said[-1]


def test_given_values_stand_in_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--arr", "420k", "--csm", "Priya Nair", "--contract-end", "31 Jan 2028", "--quarter", "Q1 2027"]
    assert acctplan("new", "Acme", *given, "--as-of", "2026-11-02", "--quiet") == 0
    assert capsys.readouterr().out == "accounts/acme.md\n"
    lines = Path("accounts/acme.md").read_text("utf-8").splitlines()
    assert {
        "tier: growth",
        "arr: $420,000",
        "  end: 2028-01-31",
        "csm: Priya Nair",
        "quarter: 2027-Q1",
    } <= set(lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["Acme", "--arr", "lots"],
            "error: arr 'lots' is not an amount of money\nhint: write an amount, like $420,000\n",
            id="value",
        ),
        pytest.param(
            ["Acme", "--template", "grwth"],
            "error: there is no template 'grwth'\nhint: did you mean 'growth'?\n",
            id="template",
        ),
        pytest.param(
            [" "], "error: account '' says nothing\nhint: write the name of the customer\n", id="no name"
        ),
        pytest.param(
            ["Acme", "--as-of", "soon"],
            "error: 'soon' is not a day\nhint: write it like --as-of 2026-12-31\n",
            id="day",
        ),
    ],
)
def test_wrong_arguments_write_nothing(
    arguments: list[str], said: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert acctplan("new", *arguments) == 2
    assert capsys.readouterr() == ("", said)
    assert not (repository / "accounts").exists()


def test_a_plan_is_never_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts").mkdir()
    Path("accounts/acme.md").write_text("mine")
    assert acctplan("new", "Acme") == 2
    assert capsys.readouterr().err == (
        "error: 'accounts/acme.md' exists already; nothing was written\n"
        "hint: edit that plan, or name another file with --output\n"
    )
    assert Path("accounts/acme.md").read_text() == "mine"


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "a/b", "C:\\x"])
def test_a_name_cannot_walk_out_of_the_folder(name: str, repository: Path) -> None:
    assert acctplan("new", name) == 0
    assert [path.parent for path in repository.rglob("*")] == [
        repository,
        repository,
        repository / "accounts",
    ]


@pytest.mark.parametrize(
    ("output", "path"),
    [("plans/a.md", "plans/a.md"), ("plans/", "plans/acme.md"), (".", "acme.md")],
)
def test_output_names_a_file_or_a_folder(output: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("new", "Acme", "--output", output) == 0
    assert Path(path).is_file()
    assert capsys.readouterr() == (
        f"wrote {path}\nnext: fill it in; to see what is missing, type: acctplan check {path}\n",
        "note: no pattern of the setting 'plans' brings this file: 'acctplan check' needs its name\n",
    )


def test_plans_go_below_the_configuration(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "acctplan.toml").write_text(
        'plans = ["customers/**/*.md"]\ncurrency = "EUR"\nfiscal-year-start = 11\n'
    )
    (repository / "deep").mkdir()
    monkeypatch.chdir(repository / "deep")
    assert acctplan("new", "Acme", "--arr", "420000", "--as-of", "2026-11-02") == 0
    text = (repository / "customers/acme.md").read_text("utf-8")
    assert "\narr: €420,000\n" in text
    assert "\nquarter: FY27-Q1\n" in text


@pytest.mark.parametrize(
    ("arguments", "heading", "tier"),
    [
        (["--template", "base"], "## Risk Factors", "tier: base"),
        (["--tier", "strategic", "--template", "base"], "## Risk Factors", "tier: strategic"),
        (["--tier", "strategic"], "## Organization", "tier: strategic"),
    ],
)
def test_the_template_follows_the_tier_unless_named(arguments: list[str], heading: str, tier: str) -> None:
    assert acctplan("new", "Acme", *arguments) == 0
    text = Path("accounts/acme.md").read_text("utf-8")
    assert f"\n{tier}\n" in text
    assert heading in text
    assert ("## Organization" in text) == (heading == "## Organization")


def test_a_terminal_is_asked_for_what_was_not_given() -> None:
    answers = "gold\nstrategic\nlots\n420k\n\nsoon\n2028-01-31\n"
    shown, status = on_terminal("new", "Acme", "--as-of", "2026-11-02", answers=answers)
    assert shown == (
        "Enter keeps what stands in brackets.\n"
        "Tier: strategic, growth or base [growth]: gold\n"
        "tier 'gold' is not a tier; write strategic, growth or base\n"
        "Tier: strategic, growth or base [growth]: strategic\n"
        "ARR, like $420,000 [blank]: lots\n"
        "arr 'lots' is not an amount of money; write an amount, like $420,000\n"
        "ARR, like $420,000 [blank]: 420k\n"
        "Customer success manager [blank]: \n"
        "Contract end, like 2027-11-01 [blank]: soon\n"
        "contract.end 'soon' is not a date; write a day, like 2026-12-10\n"
        "Contract end, like 2027-11-01 [blank]: 2028-01-31\n"
        "wrote accounts/acme.md\n"
        "next: fill it in; to see what is missing, type: acctplan check accounts/acme.md\n"
    )
    assert status == 0
    lines = Path("accounts/acme.md").read_text("utf-8").splitlines()
    assert {"tier: strategic", "arr: $420,000", "  end: 2028-01-31"} <= set(lines)


def test_what_was_given_is_not_asked() -> None:
    given = ["--tier", "base", "--arr", "1", "--csm", "", "--contract-end", "-"]
    shown, status = on_terminal("new", "Acme", *given, answers="")
    assert (shown.splitlines()[0], status) == ("wrote accounts/acme.md", 0)


def test_no_input_asks_nothing_on_a_terminal() -> None:
    shown, status = on_terminal("new", "Acme", "--no-input", answers="")
    assert (shown.splitlines()[0], status) == ("wrote accounts/acme.md", 0)


@pytest.mark.parametrize(("key", "status"), [("\x04", 2), ("\x03", 130)], ids=["end of input", "interrupt"])
def test_an_abandoned_question_writes_nothing(key: str, status: int, repository: Path) -> None:
    assert on_terminal("new", "Acme", answers=f"base\n{key}\n")[1] == status
    assert not (repository / "accounts").exists()


def test_an_existing_plan_is_refused_before_anything_is_asked() -> None:
    assert acctplan("new", "Acme") == 0
    shown, status = on_terminal("new", "Acme", answers="")
    assert (shown.splitlines()[0], status) == (
        "error: 'accounts/acme.md' exists already; nothing was written",
        2,
    )


def test_a_pipe_is_not_asked() -> None:
    done = subprocess.run(
        [*COMMAND, "new", "Acme"], input="strategic\n", capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("wrote accounts/acme.md\n")
    assert "\ntier: growth\n" in Path("accounts/acme.md").read_text("utf-8")
