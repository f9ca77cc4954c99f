import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / "accounts" / "a.md").write_text(COMPLETE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def server(plans: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "acctplan", "serve", "--port", "0", "--as-of", "2026-11-02"]
    with subprocess.Popen(command, cwd=plans, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        match = next(filter(None, map(re.compile(r"(http://127\.0\.0\.1:\d+)/").match, process.stderr)))
        yield process, match[1]
        process.kill()


def fetched(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(address)


def test_the_page_follows_the_file_and_ends_in_order(
    plans: Path, server: tuple[subprocess.Popen[str], str]
) -> None:
    process, address = server
    assert "Brightwater Foods" in fetched(f"{address}/")
    with urllib.request.urlopen(f"{address}/events", timeout=60) as events:
        assert [events.readline() for _ in range(3)] == [b"retry: 500\n", b"data: 0\n", b"\n"]
        path = plans / "accounts" / "a.md"
        path.write_text(COMPLETE.replace("Brightwater Foods", "Åkerlund"), encoding="utf-8")
        assert (
            next(line for line in events if line.startswith(b"data")) == b"data: 1\n"
        )  # comments keep it open
        assert "Åkerlund" in fetched(f"{address}/")
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(30) in (0, 130)
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert path.read_text(encoding="utf-8").count("Åkerlund") > 0


def test_a_taken_port_is_an_error(
    plans: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(plans)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert guarded(lambda: run(["serve", "--port", str(port)])) == 2
    said = capsys.readouterr().err
    assert said == (
        f"error: port {port} cannot be used: address already in use\nhint: name another with --port, or 0\n"
    )


def test_a_folder_without_plans_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert guarded(lambda: run(["serve"])) == 2
    assert capsys.readouterr().err.startswith("error: ")
