"""Folders of templates that nobody should name: refused with file and reason, in bounded time, with nothing written."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

DECLARED = b'title = "T"\ndescription = "d"\naudiences = ["customer"]\ndefault = "customer"\n'
PLAN = "---\nacctplan: 1\naccount: Acme\nquarter: 2026-Q4\n---\n"
Make = Callable[[Path], object]


def replaced(name: str, content: bytes) -> Make:
    return lambda folder: (folder / name).write_bytes(content)


def _gone(folder: Path, name: str = "body.md.jinja") -> Path:
    (folder / name).unlink()
    return folder / name


def fifo(folder: Path) -> None:
    os.mkfifo(_gone(folder))


def directory(folder: Path) -> None:
    _gone(folder).mkdir()


def link(folder: Path) -> None:
    _gone(folder).symlink_to("/etc/passwd")


def dangling(folder: Path) -> None:
    (folder / "more.toml").symlink_to("/nowhere/at/all")


FOLDERS: dict[str, tuple[Make, str]] = {
    "latin 1": (
        replaced("body.md.jinja", b"# T \xff"),
        "'own/documents/t/body.md.jinja' is not UTF-8 (byte 4)",
    ),
    "utf-16": (
        replaced("body.md.jinja", "# T".encode("utf-16")),
        "'own/documents/t/body.md.jinja' is UTF-16, not UTF-8 (byte 0)",
    ),
    "binary": (
        replaced("body.md.jinja", b"# T \0"),
        "'own/documents/t/body.md.jinja' contains a NUL character (byte 4)",
    ),
    "program": (
        replaced("document.toml", b"\x7fELF\xff"),
        "'own/documents/t/document.toml' is not UTF-8 (byte 4)",
    ),
    "dots": (
        replaced("document.toml", b"a" + b".a" * 90_000 + b" = 1\n"),
        "own/documents/t/document.toml:1: a key has more than 32 dots",
    ),
    "nested lists": (
        replaced("document.toml", b"a = " + b"[" * 90_000 + b"]" * 90_000),
        "own/documents/t/document.toml:1: values are nested too deep",
    ),
    "long number": (
        replaced("document.toml", b"a = " + b"9" * 90_000),
        "own/documents/t/document.toml:1: it is not toml",
    ),
    "dots in data": (
        replaced("questions.toml", b"a" + b".a" * 90_000 + b" = 1\n"),
        "own/documents/t/questions.toml:1: a key has more than 32 dots",
    ),
    "pipe": (fifo, "'own/documents/t/body.md.jinja' is not a regular file"),
    "directory": (directory, "'own/documents/t/body.md.jinja' is not a regular file"),
    "link": (link, "'own/documents/t/body.md.jinja' leads out of its folder"),
    "dangling link": (dangling, "'own/documents/t/more.toml' leads out of its folder"),
    "loops in loops": (
        replaced("body.md.jinja", b"# T\n" + b"{% for a in range(2) %}" * 30 + b"x" + b"{% endfor %}" * 30),
        "own/documents/t/body.md.jinja:1: its loops and conditions stand too deep in each other",
    ),
    "brackets": (
        replaced("body.md.jinja", b"{{ " + b"(" * 90_000 + b"1" + b")" * 90_000 + b" }}"),
        "own/documents/t/body.md.jinja:1: it calls itself without an end",
    ),
    "includes itself": (
        replaced("body.md.jinja", b"# T\n{% include 'documents/t/body.md.jinja' %}"),
        "own/documents/t/body.md.jinja:2: it calls itself without an end",
    ),
    "includes a style sheet": (
        replaced("body.md.jinja", b"{% include 'partials/document.css' %}"),
        "own/documents/t/body.md.jinja:1: there is no template 'partials/document.css'",
    ),
    "writes without an end": (
        replaced("body.md.jinja", b"{% for a in range(9999) %}" + b"x [" * 300 + b"{% endfor %}"),
        "own/documents/t/body.md.jinja:1: it makes more than 1,000,000 characters",
    ),
}


@pytest.mark.parametrize(("make", "message"), FOLDERS.values(), ids=FOLDERS)
def test_a_folder_is_refused_and_nothing_is_written(
    make: Make,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "own" / "documents" / "t"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_bytes(DECLARED)
    (folder / "body.md.jinja").write_bytes(b"# T\n")
    (tmp_path / "acme.md").write_text(PLAN, encoding="utf-8")
    make(folder)
    start = time.process_time()

    status = guarded(lambda: run(["render", "t", "acme.md", "--templates", "own", "-o", "out/a.html"]))

    error = capsys.readouterr().err.replace(f"{tmp_path}/", "")
    assert (status, error.splitlines()[0]) == (2, f"error: {message}")
    assert error.splitlines()[1].startswith("hint: ")
    assert not (tmp_path / "out").exists()
    assert time.process_time() - start < 10


@pytest.mark.parametrize("name", ["file", "missing", "empty", "/dev/null"])
@pytest.mark.parametrize("what", ["list", "check"])
def test_what_is_no_folder_is_said(
    what: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert guarded(lambda: run(["templates", what, "--templates", name])) == 2
    assert "is no folder of templates: it has no folder 'documents'" in capsys.readouterr().err


def test_a_link_to_the_whole_machine_is_not_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "own" / "documents" / "t"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_bytes(DECLARED)
    (folder / "body.md.jinja").write_bytes(b"# T\n")
    (folder / "me").symlink_to(".")
    (folder.parent / "all").symlink_to("/")
    assert guarded(lambda: run(["templates", "list", "--templates", "own"])) == 0
    assert "own" in capsys.readouterr().out
