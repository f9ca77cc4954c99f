"""Whatever is in a file, a configuration or a command line: findings or one error line, and no file is changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acctplan.cli import edge
from acctplan.cli.app import run
from cases import COMPLETE

FRONT = "---\nacctplan: 1\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one good plan, as the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "good.md").write_text(COMPLETE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def status(*arguments: str) -> int:
    return edge.guarded(lambda: run(["check", "--as-of", "2026-11-02", *arguments]))


HOSTILE = {
    "binary": (bytes(range(256)) * 40, "AP001"),
    "NUL": (FRONT.encode() + b"account: a\0b\n---\n", "AP001"),
    "UTF-16": (COMPLETE.encode("utf-16"), "AP001"),
    "Latin-1": ((FRONT + "account: K\u00f6ln\n---\n").encode("latin-1"), "AP001"),
    "10 MB": (b"x" * 10_000_000, "AP001"),
    "empty": (b"", "AP002"),
    "no front matter": (b"# Notes\n\ntext\n", "AP002"),
    "another front matter": (b"---\ntitle: x\n---\n", "AP002"),
    "unclosed": (FRONT.encode() + b"account: x\n", "AP003"),
    "a list": (b"---\n- acctplan\n---\n", "AP004"),
    "deep flow": (FRONT.encode() + b"account: " + b"[" * 5_000 + b"]" * 5_000 + b"\n---\n", "AP004"),
    "deep block": ((FRONT + "".join(f"{' ' * n}k:\n" for n in range(900)) + "---\n").encode(), "AP004"),
    "alias bomb": (
        (
            FRONT
            + "a: &a [x, x]\n"
            + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
            + "---\n"
        ).encode(),
        "AP004",
    ),
    "self reference": (FRONT.encode() + b"a: &x [*x]\n---\n", "AP004"),
    "python tag": (
        FRONT.encode() + b"account: !!python/object/apply:os.system ['touch canary']\n---\n",
        "AP004",
    ),
    "merge key": (FRONT.encode() + b"<<: {account: x}\n---\n", "AP004"),
}


@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_named_file_that_is_no_plan_is_a_finding(
    here: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    path = here / "hostile.md"
    path.write_bytes(content)

    assert status("hostile.md") == edge.FINDINGS

    printed = capsys.readouterr()
    assert f"{code} " in printed.out
    assert printed.err == ""
    assert path.read_bytes() == content
    assert sorted(each.name for each in here.iterdir()) == [".git", "accounts", "hostile.md"]


NOISE = {
    "pipes": "a|b|c\n" * 100_000,
    "table of pipes": "## Goals\n\n| Goal | Owner |\n|---|---|\n" + "|" * 200_000 + "\n",
    "wide table": "## Goals\n\n" + "| a " * 3_000 + "|\n" + "|---" * 3_000 + "|\n" + "| b " * 3_000 + "|\n",
    "long table": "## Goals\n\n| Goal | Owner | Due |\n|---|---|---|\n" + "| a | b | soon |\n" * 20_000,
    "quotes": ">" * 20_000 + "\n",
    "brackets": "## Notes\n\n" + "[" * 50_000 + "\n",
    "placeholders": "## Notes\n\n" + "[Name] " * 20_000 + "\n",
    "backticks": "`" * 50_000 + "\n",
    "comments": "<!-- internal -->\n" * 20_000,
    "unclosed comments": "<!--" * 50_000,
    "headings": "## Goals\n" * 20_000,
    "near headings": "".join(f"## Qarterly Goal{n % 10}\n" for n in range(5_000)),
    "nested list": "".join(f"{' ' * (2 * n)}- x\n" for n in range(700)),
    "one word": "a" * 1_000_000,
    "hidden": "\u200b\u202e" * 20_000,
    "mojibake": "\u00c3\u00bc" * 50_000,
}


@pytest.mark.parametrize("body", NOISE.values(), ids=NOISE.keys())
def test_noise_takes_bounded_time_and_gives_findings(here: Path, body: str) -> None:
    (here / "noise.md").write_text(FRONT + "account: Noise\n---\n" + body, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "acctplan",
        "check",
        "--no-history",
        "noise.md",
        "--output-format",
        "json",
    ]

    done = subprocess.run(command, capture_output=True, timeout=60, check=False)

    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.md"], "no such file or folder: 'nowhere.md'"),
        (["--no-such-flag"], "there is no option '--no-such-flag'"),
        (["--select", "AP999"], "AP999"),
        (["--as-of", "soon"], "'soon' is not a day"),
        (["--fail-on", "panic"], "panic"),
        (["--output-format", "xml"], "there is no output format 'xml'"),
        (["--config", "missing.toml"], "missing.toml"),
        (["--jobs", "0"], "0"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_in_the_command_line_is_one_error_with_a_hint(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert status(*arguments) == edge.MISUSE

    printed = capsys.readouterr()
    assert printed.out == ""
    error, hint = printed.err.splitlines()
    assert error.startswith("error: ")
    assert message in error
    assert hint.startswith("hint: ")


def test_a_folder_without_plans_is_an_error_of_use(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "accounts" / "good.md").unlink()

    assert status() == edge.MISUSE
    assert "error: " in capsys.readouterr().err


def test_a_broken_configuration_is_named_with_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "acctplan.toml").write_text(
        'plans = ["accounts/*.md"]\n[rules.AP308]\nminimun = 3\n', encoding="utf-8"
    )

    assert status() == edge.MISUSE
    assert capsys.readouterr().err.startswith("error: acctplan.toml:3: AP308 has no option 'minimun'\n")


def test_an_unreadable_neighbour_does_not_hide_the_others(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "accounts" / "broken.md").write_bytes(b"---\nacctplan: 1\n---\n\xff\n")

    assert status() == edge.FINDINGS
    assert "accounts/broken.md:1:1: AP001" in capsys.readouterr().out


def test_a_pipe_under_the_plan_globs_is_never_opened(here: Path) -> None:
    os.mkfifo(here / "accounts" / "pipe.md")

    assert status() == edge.CLEAN


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "evil"], ["show", "broken"], ["check"]],
    ids=" ".join,
)
def test_no_plan_can_give_the_runner_of_a_workflow_commands(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    evil = COMPLETE.replace("Brightwater Foods", "'::add-mask::a'", 1)
    (here / "accounts" / "evil.md").write_text(evil, encoding="utf-8")
    (here / "accounts" / "broken.md").write_text("---\nacctplan: 1\naccount: ::error::a\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    edge.guarded(lambda: run([*arguments, "--as-of", "2026-11-02"]))

    shown = capsys.readouterr().out.splitlines()
    opening, token = shown[0][:17], shown[0][17:]
    closing = shown.index(f"::{token}::")
    assert (opening, len(token)) == ("::stop-commands::", 32)
    assert all(
        line.startswith(("::error title=AP", "::warning title=AP", "::notice title="))
        for line in shown[closing + 1 :]
    )
