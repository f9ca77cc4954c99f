import os
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

WILD = """\
# Acme success plan

**ARR:** $5K
**CSM:** Jo Li

## Risks & concerns

- Champion leaves. Mitigation: find another
"""
ADOPTED = """\
---
acctplan: 1
account: Acme
arr: $5K  # ARR
csm: Jo Li  # CSM
---

# Acme success plan

## Risk Factors
<!-- adopted from: Risks & concerns -->

| Risk | Probability | Impact | Mitigation |
|---|---|---|---|
| Champion leaves |  |  | find another |
"""
NOTED = """\
  taken
    line 1  account 'Acme' from the title
    line 3  arr '$5K' from 'ARR'
    line 4  csm 'Jo Li' from 'CSM'
    line 6  1 row of 'Risk Factors' from a list
  missing
    contract.end (last day of the contract: the renewal date)
    quarter (quarter of the quarterly goals)
"""
NOVEL = "# Chapter 1\n\nIt was a dark night.\n"
NO_PLAN = (
    "hint: a plan names its customer and has key figures, or sections such as goals, risks or stakeholders; one that "
    "stands in a code block has to be taken out of it\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("acme.md").write_text(WILD, encoding="utf-8")
    Path("novel.md").write_text(NOVEL, encoding="utf-8")
    return tmp_path


def acctplan(*arguments: str) -> int:
    return guarded(lambda: run(arguments))


def test_the_plan_is_printed_and_the_report_stands_apart(capsys: pytest.CaptureFixture[str]) -> None:
    status = acctplan("adopt", "acme.md")

    assert status == 0
    out, err = capsys.readouterr()
    assert out == ADOPTED
    assert err == f"adopted acme.md; nothing was written\n{NOTED}next: acctplan adopt --write acme.md\n"
    assert Path("acme.md").read_text(encoding="utf-8") == WILD


def test_writing_replaces_the_file_and_prints_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.md").chmod(0o640)

    status = acctplan("adopt", "--write", "acme.md")

    assert status == 0
    assert capsys.readouterr() == (f"adopted acme.md\n{NOTED}next: acctplan check acme.md\n", "")
    assert Path("acme.md").read_text(encoding="utf-8") == ADOPTED
    assert Path("acme.md").stat().st_mode & 0o777 == 0o640


def test_quiet_prints_the_plan_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("adopt", "-q", "acme.md") == 0
    assert capsys.readouterr() == (ADOPTED, "")


def test_quiet_writes_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("adopt", "-q", "--write", "acme.md") == 0
    assert capsys.readouterr() == ("", "")


def test_a_plan_is_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.md").write_text(ADOPTED, encoding="utf-8")
    before = Path("acme.md").stat().st_mtime_ns

    status = acctplan("adopt", "--write", "acme.md")

    assert status == 0
    assert capsys.readouterr().out == (
        "acme.md is a plan already; nothing was changed\n"
        "  missing\n    contract.end (last day of the contract: the renewal date)\n"
        "    quarter (quarter of the quarterly goals)\nnext: acctplan check acme.md\n"
    )
    assert Path("acme.md").stat().st_mtime_ns == before


def test_what_is_no_plan_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status = acctplan("adopt", "novel.md")

    assert status == 2
    assert capsys.readouterr() == ("", f"error: 'novel.md' does not look like a plan\n{NO_PLAN}")


def test_if_one_file_is_no_plan_none_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    status = acctplan("adopt", "--write", "acme.md", "novel.md")

    assert status == 2
    assert capsys.readouterr() == ("", f"error: 'novel.md' does not look like a plan\n{NO_PLAN}")
    assert Path("acme.md").read_text(encoding="utf-8") == WILD


def test_several_files_are_written_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    Path("beta.md").write_text(WILD, encoding="utf-8")

    assert acctplan("adopt", "--write", "acme.md", "beta.md") == 0
    assert Path("beta.md").read_text(encoding="utf-8") == ADOPTED
    assert capsys.readouterr().out.count("adopted ") == 2


def test_several_files_need_to_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    status = acctplan("adopt", "acme.md", "novel.md")

    assert status == 2
    assert capsys.readouterr() == (
        "",
        "error: 2 files need --write\nhint: add it and look at 'git diff', or name one file to see its plan\n",
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nope.md"], "error: no such file or folder: 'nope.md'\n"),
        (["."], "error: '.' is a folder\nhint: name files, like *.md\n"),
        ([], "error: argument FILE is missing\n"),
        (["binary.md"], "error: 'binary.md' is not UTF-8 (byte 0)\nhint: save the file as UTF-8\n"),
        (["empty.md"], "error: 'empty.md' is empty\nhint: 'acctplan new' makes a plan from nothing\n"),
        (["--config", "nope.toml", "acme.md"], "error: "),
        (["broken.md"], "error: 'broken.md' has front matter that cannot be read\n"),
    ],
    ids=["missing", "folder", "none", "binary", "empty", "configuration", "broken plan"],
)
def test_what_cannot_be_done_says_so(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("binary.md").write_bytes(b"\xff\x00\xfe")
    Path("empty.md").touch()
    Path("broken.md").write_text("---\nacctplan: 1\nx: *a\n---\n", encoding="utf-8")

    status = acctplan("adopt", "--write", *arguments)

    assert status == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(complaint)


def test_a_file_that_cannot_be_written_stays(capsys: pytest.CaptureFixture[str]) -> None:
    if os.geteuid() == 0:
        Path("real.md").write_text(WILD, encoding="utf-8")
        Path("link.md").symlink_to("real.md")
        assert acctplan("adopt", "--write", "link.md") == 0
        assert Path("link.md").is_symlink()
        return
    Path("acme.md").chmod(0o440)

    assert acctplan("adopt", "--write", "acme.md") == 2
    assert "is read-only" in capsys.readouterr().err
    assert Path("acme.md").read_text(encoding="utf-8") == WILD


def test_byte_order_mark_and_line_ends_are_kept() -> None:
    Path("acme.md").write_bytes(b"\xef\xbb\xbf" + WILD.replace("\n", "\r\n").encode())

    assert acctplan("adopt", "--write", "acme.md") == 0
    assert Path("acme.md").read_bytes() == b"\xef\xbb\xbf" + ADOPTED.replace("\n", "\r\n").encode()


def test_the_configuration_of_the_repository_counts() -> None:
    Path("acctplan.toml").write_text('[headings]\n"Worries" = "Risk Factors"\n', encoding="utf-8")
    Path("acme.md").write_text(WILD.replace("Risks & concerns", "Worries"), encoding="utf-8")

    assert acctplan("adopt", "--write", "acme.md") == 0
    assert "## Worries\n\n| Risk |" in Path("acme.md").read_text(encoding="utf-8")


def test_a_plan_with_a_list_for_a_table_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    Path("acme.md").write_text(ADOPTED + "\n## Milestones\n\n- 2026-03-01: Go-live\n", encoding="utf-8")

    assert acctplan("adopt", "acme.md") == 0
    out, _ = capsys.readouterr()
    assert out == ADOPTED + (
        "\n## Milestones\n\n| Milestone | Target Date | Owner |\n|---|---|---|\n| Go-live | 2026-03-01 |  |\n"
    )
