from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["check", "--fail-on", "never"],
            "error: --fail-on 'never' is not known\nhint: choose one of error, warning, note\n",
            id="choice",
        ),
        pytest.param(
            ["render", "qbr-agenda", "--minutes", "x"],
            "error: --minutes 'x' is not a whole number\nhint: write --minutes N\n",
            id="number",
        ),
        pytest.param(
            ["render"],
            "error: argument DOCUMENT is missing\n"
            "hint: write acctplan render DOCUMENT [PLAN]...; see 'acctplan render --help'\n",
            id="missing",
        ),
        pytest.param(
            ["schema"],
            "error: argument NAME is missing\nhint: write acctplan schema NAME; see 'acctplan schema --help'\n",
            id="missing choice",
        ),
        pytest.param(
            ["rules", "AP1"],
            "error: one argument too many: 'AP1'\nhint: see 'acctplan rules --help'\n",
            id="too many",
        ),
        pytest.param(
            ["check", "--stdin-filename", "a.md", "b.md"],
            "error: --stdin-filename judges standard input and takes no PATH\nhint: leave one of them out\n",
            id="stdin and a path",
        ),
        pytest.param(
            ["check", "-"],
            "error: no such file or folder: '-'\n"
            "hint: to judge standard input, write 'acctplan check --stdin-filename NAME.md'\n",
            id="dash",
        ),
    ],
)
def test_misuse_is_said_in_two_lines(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert guarded(lambda: run(arguments)) == 2
    assert capsys.readouterr() == ("", said)


def test_a_wrong_option_of_a_rule_is_told_with_its_meaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acctplan.toml").write_text('[rules.AP308]\nminimum = "x"\n', encoding="utf-8")
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "a.md").write_text("---\nacctplan: 1\n---\n", encoding="utf-8")
    assert guarded(lambda: run(["check"])) == 2
    assert capsys.readouterr().err == (
        "error: acctplan.toml:2: option 'minimum' of AP308: 'x' is not accepted\n"
        "hint: write it like 5: stakeholders with a relationship that counts\n"
    )


def test_a_number_that_no_calendar_has_room_for_is_refused_with_the_largest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acctplan.toml").write_text("[rules.AP706]\ndays = 1000000\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nacctplan: 1\n---\n", encoding="utf-8")
    assert guarded(lambda: run(["check", "a.md"])) == 2
    assert capsys.readouterr().err == (
        "error: acctplan.toml:2: option 'days' of AP706: 1000000 is not accepted\n"
        "hint: write at most 36500: how far back to look, in days\n"
    )


def test_help_shows_arguments_as_they_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(lambda: run(["check", "--help"]))
    shown = capsys.readouterr().out
    assert shown.startswith("Usage: acctplan check [OPTIONS] [PATH]...\n")
    assert "\nArguments:\n  [PATH]...  Files and folders" in shown
