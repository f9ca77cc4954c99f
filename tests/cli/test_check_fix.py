import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.rewriting import Rewrite, write
from acctplan.source import decode
from cases import COMPLETE

DAMAGED = COMPLETE.replace("target_arr:", "target-arr:").replace("2026-11-27", "27.11.2026")
PLAN = Path("accounts/a.md")
SCHEMAS = Path(__file__).parents[1] / "schemas"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / PLAN).write_text(DAMAGED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def check(*arguments: str) -> int:
    return guarded(lambda: run(["check", "--no-history", "--as-of", "2026-11-02", *arguments]))


def text() -> str:
    return PLAN.read_text(encoding="utf-8")


def feed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_what_has_one_answer_is_mended_and_the_rest_reported(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text(DAMAGED.replace("| 2026-11-20 |", "| soon |"), encoding="utf-8")
    assert check("--fix") == 1
    out, err = capsys.readouterr()
    assert text() == COMPLETE.replace("| 2026-11-20 |", "| soon |")
    assert err == "fixed 2 findings in 1 plan\n"
    assert [line.split()[1] for line in out.splitlines()[:-1]] == ["AP015"]
    assert out.splitlines()[-1] == "1 plan checked: 1 error"


@pytest.mark.parametrize(
    ("arguments", "first", "second"),
    [(["--fix"], 0, 0), (["--fix", "--exit-non-zero-on-fix"], 1, 0), (["--diff"], 1, 1), (["--exit-non-zero-on-fix"], 1, 1)],
)  # fmt: skip
def test_the_exit_status(arguments: list[str], first: int, second: int) -> None:
    assert [check(*arguments), check(*arguments)] == [first, second]


def test_a_difference_is_printed_and_nothing_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--diff", "--fix") == 1
    out, err = capsys.readouterr()
    assert text() == DAMAGED
    assert err == "would fix 2 findings in 1 plan\n"
    assert out.startswith("--- accounts/a.md\n+++ accounts/a.md\n@@ -6,7 +6,7 @@\n stage: expand\n")
    assert "\n-target-arr: $560,000\n+target_arr: $560,000\n" in out


def test_a_difference_names_a_missing_line_end(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text(COMPLETE + "PoznaÅ„", encoding="utf-8")
    check("--diff")
    ending = "-PoznaÅ„\n\\ No newline at end of file\n+Poznań\n\\ No newline at end of file\n"
    assert capsys.readouterr().out.endswith(ending)


def test_as_a_step_of_a_workflow_a_difference_gives_no_commands(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    PLAN.write_text(COMPLETE + "::error::x PoznaÅ„\n", encoding="utf-8")
    check("--diff")
    first, *_, last = capsys.readouterr().out.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert last == f"::{token}::"


def test_only_selected_rules_are_mended() -> None:
    check("--fix", "--select", "AP015")
    assert text() == COMPLETE.replace("target_arr:", "target-arr:")


def test_what_is_not_mended_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text(COMPLETE.replace("2026-12-15 | 35%", "12/25/2027 | 35%"), encoding="utf-8")
    assert check("--fix") == 1
    err = capsys.readouterr().err
    assert err.startswith("not fixed: accounts/a.md:56:99: AP015, that would bring AP604: ")
    assert err.endswith("fixed 0 findings\n")


def test_quiet_says_no_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--fix", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_fixes_are_in_the_json_report(capsys: pytest.CaptureFixture[str]) -> None:
    check("--json")
    first, _ = json.loads(capsys.readouterr().out)["findings"]
    assert first["fix"] == {
        "applicability": "safe",
        "message": "write 'target_arr'",
        "edits": [{"range": first["range"], "text": "target_arr"}],
    }
    check("--json", "--fix")
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_fixes_are_in_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    check("--output-format", "sarif")
    log = json.loads(capsys.readouterr().out)
    jsonschema.Draft7Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text())).validate(log)
    _, second = log["runs"][0]["results"]
    place = second["locations"][0]["physicalLocation"]
    assert second["fixes"] == [
        {
            "description": {"text": "Write '2026-11-27'."},
            "artifactChanges": [
                {
                    "artifactLocation": place["artifactLocation"],
                    "replacements": [
                        {"deletedRegion": place["region"], "insertedContent": {"text": "2026-11-27"}}
                    ],
                }
            ],
        }
    ]


def test_bytes_beside_the_fixes_stay(tmp_path: Path) -> None:
    def data(plan: str) -> bytes:
        return b"\xef\xbb\xbf" + plan.rstrip("\n").replace("\n", "\r\n").encode()

    PLAN.write_bytes(data(DAMAGED))
    PLAN.chmod(0o640)
    link = tmp_path / "accounts" / "link.md"
    link.symlink_to("a.md")
    assert check("--fix", "accounts/link.md") == 0
    assert PLAN.read_bytes() == data(COMPLETE)
    assert PLAN.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(each.name for each in Path("accounts").iterdir()) == ["a.md", "link.md"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_standard_input_goes_to_standard_output(
    mark: bytes, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(mark + DAMAGED.replace("\n", "\r\n").encode(), monkeypatch)
    assert check("--fix", "--stdin-filename", "accounts/new.md") == 0
    out, err = capfdbinary.readouterr()
    assert out == mark + COMPLETE.replace("\n", "\r\n").encode()
    assert err == b"fixed 2 findings in 1 plan\n1 plan checked: all good\n"
    assert not Path("accounts/new.md").exists()


def test_a_report_of_standard_input_goes_to_its_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(COMPLETE.encode(), monkeypatch)
    check("--fix", "--stdin-filename", "new.md", "--output-format", "json=out.json")
    assert capsys.readouterr().out == COMPLETE
    assert json.loads(Path("out.json").read_text())["findings"] == []


def test_standard_input_that_is_no_text_is_not_answered_by_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(b"\xff", monkeypatch)
    assert check("--fix", "--stdin-filename", "new.md") == 2
    assert capsys.readouterr().err.startswith("error: cannot fix standard input: it is not UTF-8 (byte 0)\n")


def test_what_is_staged_cannot_be_mended(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("git init -q .", "git add -A"):
        subprocess.run(command.split(), check=True)
    assert check("--fix", "--staged") == 2
    assert "hint: mend the files first, then stage them" in capsys.readouterr().err
    assert text() == DAMAGED


def test_a_file_that_changed_meanwhile_stays_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    rewrite = Rewrite(decode("accounts/a.md", COMPLETE.encode()), decode("a.md", b"x"))
    other = Path("accounts/b.md")
    other.write_text("y")
    second = Rewrite(decode("accounts/b.md", b"y"), decode("b.md", b"z"))
    assert write([rewrite, second]) == [rewrite]
    assert text() == DAMAGED
    assert other.read_text() == "z"
    assert "has changed since it was read; nothing was written" in capsys.readouterr().err


def test_a_full_disk_leaves_the_old_file_and_no_other() -> None:
    """A limit on the size of files stands for the disk."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "acctplan",
            "check",
            "--no-history",
            "--fix",
            "--as-of",
            "2026-11-02",
            "accounts",
        ],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000)),
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: cannot write 'accounts/a.md': ")
    assert "fixed 0 findings" in done.stderr
    assert done.stdout.splitlines()[0].startswith("accounts/a.md:9:1: AP006")
    assert text() == DAMAGED
    assert [each.name for each in Path("accounts").iterdir()] == ["a.md"]
