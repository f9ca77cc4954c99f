import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.errors import UsageError
from acctplan.files import create, inside, replace, slug


def _refusal(caught: pytest.ExceptionInfo[UsageError]) -> tuple[str, str]:
    return caught.value.message, caught.value.hint


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_file_holds_the_text_as_it_is_and_brings_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "accounts/eu/globex.md"
    create(path, "é\r\n\n")
    assert path.read_bytes() == b"\xc3\xa9\r\n\n"
    assert _names(path.parent) == ["globex.md"]


def test_a_new_file_has_the_mode_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    create(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("target", ["file", "folder", "dangling"])
def test_nothing_is_written_over_what_exists(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "elsewhere")
    before = _names(tmp_path)
    with pytest.raises(UsageError) as caught:
        create(tmp_path / target, "theirs")
    assert _refusal(caught) == (
        f"'{tmp_path / target}' exists already; nothing was written",
        "choose another name or move the file away",
    )
    assert (tmp_path / "file").read_text() == "mine"
    assert _names(tmp_path) == before


def test_text_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        create(tmp_path / "x.md", "ab\udcff")
    assert caught.value.message == f"cannot write '{tmp_path / 'x.md'}': character 3 is not text"
    assert _names(tmp_path) == []


def test_a_file_in_the_way_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "accounts").write_text("")
    with pytest.raises(UsageError) as caught:
        create(tmp_path / "accounts/x.md", "")
    assert caught.value.message.startswith(f"cannot write '{tmp_path / 'accounts/x.md'}': ")


def test_replacing_keeps_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace(path, "new", b"old")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o7777 == 0o640
    assert _names(tmp_path) == ["plan.md"]


def test_replacing_through_a_symlink_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real/plan.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    link.symlink_to("real/plan.md")
    replace(link, b"new", b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert _names(tmp_path) == ["link.md", "real"]


@pytest.mark.parametrize("now", [b"theirs", b"", None], ids=["edited", "emptied", "deleted"])
def test_what_somebody_else_changed_is_not_lost(tmp_path: Path, now: bytes | None) -> None:
    path = tmp_path / "plan.md"
    if now is not None:
        path.write_bytes(now)
    with pytest.raises(UsageError) as caught:
        replace(path, b"ours", b"old")
    assert _refusal(caught) == (
        f"'{path}' has changed since it was read; nothing was written",
        "run it again",
    )
    assert (path.read_bytes() if path.exists() else None) == now


def test_equal_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"same")
    before = path.stat()
    replace(path, b"same", b"same")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_without_an_expectation_a_file_is_made_or_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    replace(path, "one")
    replace(path, "two")
    assert path.read_text() == "two"


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(UsageError) as caught:
        replace(path, b"new", b"old")
    assert _refusal(caught) == (f"'{path}' is read-only", "make the file writable first")


def test_a_pipe_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError) as caught:
        replace(tmp_path / "pipe", b"new")
    assert caught.value.message == f"'{tmp_path / 'pipe'}' is not a regular file"


def test_the_device_that_swallows_everything_survives() -> None:
    with pytest.raises(UsageError):
        replace(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


_WRITER = """
import sys
from pathlib import Path
from acctplan.files import replace
path = Path(sys.argv[1])
while True:
    old = path.read_bytes()
    replace(path, (b"b" if old[:1] == b"a" else b"a") * 300_000, old)
"""


def test_a_killed_writer_leaves_a_whole_file_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"a" * 300_000)
    for milliseconds in range(0, 50, 10):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)])
        try:
            writer.wait(0.25 + milliseconds / 1000)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert set(path.read_bytes()) in ({ord("a")}, {ord("b")})
        assert path.stat().st_size == 300_000
    replace(path, b"end")
    assert _names(tmp_path) == ["plan.md"]


_COUNTER = """
import sys
from pathlib import Path
from acctplan.errors import UsageError
from acctplan.files import replace
path, done = Path(sys.argv[1]), 0
while done < 40:
    old = path.read_bytes()
    try:
        replace(path, str(int(old) + 1), old)
        done += 1
    except UsageError:
        pass
"""


def test_two_writers_lose_no_edit(tmp_path: Path) -> None:
    path = tmp_path / "number"
    path.write_text("0")
    writers = [subprocess.Popen([sys.executable, "-c", _COUNTER, str(path)]) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert path.read_text() == "80"


@pytest.mark.parametrize("name", ["globex.md", "eu/globex.md", "a..b", "...", "-x", "a\nb", "é" * 100])
def test_a_name_inside_a_folder_is_taken(tmp_path: Path, name: str) -> None:
    assert inside(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a/..",
        "..\\x",
        "\\x",
        "C:x",
        "C:\\x",
        "a\0b",
        "out/x",
        "loop/../x",
    ],
)
def test_a_name_that_walks_out_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "out").symlink_to(tmp_path)
    with pytest.raises(UsageError) as caught:
        inside(folder, name)
    shown = name.replace("\0", "\\x00")
    assert _refusal(caught) == (f"'{shown}' is not a name inside '{folder}'", "use a plain relative name")


def test_a_name_longer_than_a_file_name_can_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="longer than a file name can be"):
        inside(tmp_path, "x" * 300)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Acme Corp", "acme-corp"),
        ("Åkerlund & Söhne", "akerlund-sohne"),
        ("Straße Łódź Ørsted Æther", "strasse-lodz-orsted-aether"),
        ("O'Brien’s", "obriens"),
        ("ﬁne ＡＢＣ", "fine-abc"),
        ("../../etc/passwd", "etc-passwd"),
        ("3M", "3m"),
        ("1848", "1848"),
        ("CON", "con-account"),
        ("lpt1", "lpt1-account"),
        ("Com¹", "com1-account"),
        ("Console", "console"),
        ("x" * 300, "x" * 63),
        ("x" * 62 + " y", "x" * 62),
        ("Яндекс", "account-13b8bc7d"),
        ("Яндекс 360", "account-0c3de7ec"),
        ("東京 ABC", "abc"),
        ("!!!", "account-"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    found = slug(name)
    assert found == expected or (
        expected.startswith("account-") and re.fullmatch("account-[0-9a-f]{8}", found)
    )


def test_the_same_name_in_another_normal_form_has_the_same_slug() -> None:
    assert slug("Й") == slug("И\u0306") != slug("И")


@given(st.text(max_size=100))
def test_every_slug_is_a_safe_file_name(name: str) -> None:
    found = slug(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", found)
    assert slug(found) == found
    with tempfile.TemporaryDirectory() as folder:
        assert inside(Path(folder), f"{found}.md").parent == Path(folder)
