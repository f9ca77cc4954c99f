import os
from datetime import date
from pathlib import Path

import pytest

from acctplan.cli.desk import Desk

DAY = date(2026, 11, 21)
PLAN = "---\nacctplan: 1\nmood: good\n---\n"


def desk(folder: Path, config: Path | None = None) -> Desk:
    return Desk(folder, lambda: DAY, config)


def codes(desk: Desk, path: Path, text: str = PLAN) -> list[str]:
    return [each.code for each in desk.judge(text, path).diagnostics]


def write(path: Path, text: str, age: int = 0) -> None:
    """Write a file and give it a time of its own, however fast the next one is written."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_700_000_000 + age, 1_700_000_000 + age))


def test_a_text_is_judged_as_the_file_that_it_will_be(tmp_path: Path) -> None:
    write(
        tmp_path / "acctplan.toml",
        '[rules]\nper-file-ignores = { "pilot/*.md" = ["AP0", "AP1", "AP2", "AP3"] }\n',
    )

    assert "AP006" in codes(desk(tmp_path), tmp_path / "a.md")
    assert "AP006" not in codes(desk(tmp_path), tmp_path / "pilot" / "a.md")


def test_a_configuration_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    judging, path, config = desk(tmp_path), tmp_path / "plans" / "a.md", tmp_path / "acctplan.toml"
    assert "AP007" in codes(judging, path)
    assert not judging.is_stale(path)

    write(config, '[rules]\nselect = ["AP006"]\n', 1)
    assert judging.is_stale(path)
    assert codes(judging, path) == ["AP006"]

    write(config, '[rules]\nselect = ["AP005"]\n', 2)
    assert codes(judging, path) == []
    assert not judging.is_stale(path)


def test_a_wrong_configuration_leaves_the_last_good_one_in_force(tmp_path: Path) -> None:
    judging, path, config = desk(tmp_path), tmp_path / "a.md", tmp_path / "acctplan.toml"
    write(config, '[rules]\nselect = ["AP006"]\n', 1)
    assert codes(judging, path) == ["AP006"]

    write(config, "[rules]\nselect = 7\n", 2)
    verdict = judging.judge(PLAN, path)

    assert [each.code for each in verdict.diagnostics] == ["AP006"]
    assert verdict.mistake.startswith("acctplan.toml:2: ")


def test_without_a_good_configuration_nothing_is_judged(tmp_path: Path) -> None:
    write(tmp_path / "acctplan.toml", "[rules\n")

    verdict = desk(tmp_path).judge(PLAN, tmp_path / "a.md")

    assert (verdict.diagnostics, verdict.is_plan) == ((), False)
    assert verdict.mistake.startswith("acctplan.toml:1:7: not TOML")


@pytest.mark.parametrize("name", ["acctplan.toml", "acctplan-baseline.json"])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff")

    verdict = desk(tmp_path).judge(PLAN, tmp_path / "a.md")

    assert name in verdict.mistake


def test_a_new_day_is_a_new_judgement(tmp_path: Path) -> None:
    days = [DAY, DAY, date(2027, 11, 21)]
    judging = Desk(tmp_path, lambda: days[0])
    text = PLAN + "\n## Actions\n\n<!-- acctplan: allow AP105 until 2026-12-31: later -->\n"
    assert "AP021" not in codes(judging, tmp_path / "a.md", text)

    days.pop(0)
    assert not judging.is_stale(tmp_path / "a.md")
    days.pop(0)

    assert judging.is_stale(tmp_path / "a.md")
    assert "AP021" in codes(judging, tmp_path / "a.md", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# A page\n", False, id="a page"),
        pytest.param("", False, id="nothing"),
        pytest.param("---\ntitle: x\n---\n", False, id="other front matter"),
        pytest.param(PLAN, True, id="a plan"),
        pytest.param("\ufeff" + PLAN, True, id="with a byte order mark"),
        pytest.param("---\nacctplan: 1\n", True, id="not closed"),
    ],
)
def test_what_is_a_plan_and_what_is_none(tmp_path: Path, text: str, expected: bool) -> None:
    verdict = desk(tmp_path).judge(text, tmp_path / "a.md")

    assert (verdict.is_plan, verdict.diagnostics != ()) == (expected, expected)


def test_a_file_that_a_configuration_brings_is_to_be_a_plan(tmp_path: Path) -> None:
    write(tmp_path / "acctplan.toml", "")

    verdict = desk(tmp_path).judge("", tmp_path / "accounts" / "new.md")

    assert (verdict.is_plan, verdict.diagnostics) == (True, ())


@pytest.mark.parametrize(
    "text", [PLAN + "\ud83d", PLAN + "\0", PLAN + "x" * 2_000_000], ids=["half a pair", "NUL", "too large"]
)
def test_a_text_that_no_file_could_hold_is_one_finding(tmp_path: Path, text: str) -> None:
    assert codes(desk(tmp_path), tmp_path / "a.md", text) == ["AP001"]
    assert desk(tmp_path).mended(text, tmp_path / "a.md") == ""


def test_a_text_is_mended_as_check_fix_mends_it(tmp_path: Path) -> None:
    text = "\ufeff---\r\nacctplan: 1\r\nacount: Acme\r\n---\r\n"

    assert desk(tmp_path).mended(text, tmp_path / "a.md") == "---\r\nacctplan: 1\r\naccount: Acme\r\n---\r\n"


def test_a_given_configuration_counts_for_all_folders(tmp_path: Path) -> None:
    config = tmp_path / "own.toml"
    write(config, '[rules]\nselect = ["AP006"]\n')
    write(tmp_path / "acctplan.toml", '[rules]\nselect = ["AP005"]\n')

    assert codes(desk(tmp_path, config), tmp_path / "deep" / "a.md") == ["AP006"]


def test_folders_that_were_judged_once_are_forgotten(tmp_path: Path) -> None:
    judging = desk(tmp_path)
    for number in range(200):
        judging.judge(PLAN, tmp_path / str(number) / "a.md")

    assert sum(judging.is_stale(tmp_path / str(number) / "a.md") for number in range(200)) == 0
    assert codes(judging, tmp_path / "0" / "a.md")
