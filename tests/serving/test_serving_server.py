"""What comes over the wire: requests that no browser makes, and those that one is tricked into."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from acctplan.cli.library import Library
from acctplan.serving.app import MOST_LISTENERS, Bell
from acctplan.serving.server import server_of
from cases import COMPLETE, TODAY

PATIENCE = 0.5


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("plans")
    (folder / "acctplan.toml").write_text("")
    (folder / "accounts").mkdir()
    (folder / "accounts" / "a.md").write_text(COMPLETE, encoding="utf-8")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        number = int(listener.getsockname()[1])
        bell = Bell()
        server = server_of(Library(folder, None, (), lambda: TODAY), bell, number, PATIENCE)
        thread = threading.Thread(target=lambda: server.run(sockets=[listener]))
        thread.start()
        yield number
        server.should_exit = True
        thread.join(30)


def answered(port: int, *lines: str) -> str:
    """The status line to a request; empty if the connection is ended without one."""
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        connection.sendall("\r\n".join((*lines, "", "")).replace("PORT", str(port)).encode())
        return connection.recv(65536).decode(errors="replace").partition("\r\n")[0]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:PORT", "200 OK"),
        ("localhost:PORT", "200 OK"),
        ("evil.example", "403 Forbidden"),
        ("evil.example:PORT", "403 Forbidden"),
        ("127.0.0.1", "403 Forbidden"),
        ("127.0.0.1:1", "403 Forbidden"),
        ("127.1:PORT", "403 Forbidden"),
        ("2130706433:PORT", "403 Forbidden"),
        ("0.0.0.0:PORT", "403 Forbidden"),
        ("[::1]:PORT", "403 Forbidden"),
        ("[::ffff:127.0.0.1]:PORT", "403 Forbidden"),
        ("localhost.:PORT", "403 Forbidden"),
        ("localhost.evil.example:PORT", "403 Forbidden"),
        ("127.0.0.1:PORT@evil.example", "403 Forbidden"),
        ("127.0.0.1:PORT, evil.example", "403 Forbidden"),
        ("", "403 Forbidden"),
    ],
)
def test_only_this_machine_is_answered(port: int, host: str, status: str) -> None:
    assert answered(port, "GET / HTTP/1.1", f"Host: {host}") == f"HTTP/1.1 {status}"


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("GET / HTTP/1.1",), "400 Bad Request"),
        (("GET / HTTP/1.0",), "403 Forbidden"),
        (("GET / HTTP/1.1", "Host: 127.0.0.1:PORT", "Host: evil.example"), "400 Bad Request"),
        (("GET http://evil.example/ HTTP/1.1", "Host: evil.example"), "403 Forbidden"),
        (("GET http://evil.example/ HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET * HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET //evil.example/ HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /..%2f..%2fetc%2fpasswd HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /../../etc/passwd HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /live.js/..%5c..%5cx HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /%00 HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /account?plan=%00 HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /account?plan=accounts/../acctplan.toml HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /account?plan=accounts%2f%61.md HTTP/1.1", "Host: 127.0.0.1:PORT"), "200 OK"),
        (("GET /account?plan=accounts/%EF%BD%81.md HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("GET /account?plan=%ED%A0%80%FF HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        ((f"GET /account?plan={'a' * 8_000} HTTP/1.1", "Host: 127.0.0.1:PORT"), "404 Not Found"),
        (("POST / HTTP/1.1", "Host: 127.0.0.1:PORT", "Content-Length: 0"), "405 Method Not Allowed"),
        (("TRACE / HTTP/1.1", "Host: 127.0.0.1:PORT"), "405 Method Not Allowed"),
        (("MAKE / HTTP/1.1", "Host: 127.0.0.1:PORT"), "405 Method Not Allowed"),
        (("CONNECT evil.example:80 HTTP/1.1", "Host: 127.0.0.1:PORT"), "405 Method Not Allowed"),
        (("nonsense",), "400 Bad Request"),
    ],
    ids=lambda each: each if isinstance(each, str) else " ".join(each)[:60],
)  # fmt: skip
def test_odd_requests_are_refused(port: int, lines: tuple[str, ...], status: str) -> None:
    assert answered(port, *lines) == f"HTTP/1.1 {status}"


@pytest.mark.parametrize("begun", ["", "GET / HT", "GET / HTTP/1.1\r\nHost: 127.0"])
def test_who_does_not_finish_asking_is_left(port: int, begun: str) -> None:
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        connection.sendall(begun.encode())
        assert connection.recv(1) == b""
    assert time.monotonic() - start > PATIENCE / 2


def test_a_head_in_drops_is_left(port: int) -> None:
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        connection.settimeout(0.05)
        for each in b"GET / HTTP/1.1\r\n" + b"X" * 400:
            connection.sendall(bytes([each]))
            with contextlib.suppress(TimeoutError):
                assert connection.recv(1) == b""
                break
    assert PATIENCE / 2 < time.monotonic() - start < 15


@pytest.mark.parametrize(
    "lines",
    [
        (f"GET /account?plan={'a' * 1_000_000} HTTP/1.1", "Host: 127.0.0.1:PORT"),
        ("GET / HTTP/1.1", "Host: 127.0.0.1:PORT", f"X: {'a' * 1_000_000}"),
        ("GET / HTTP/1.1", "Host: 127.0.0.1:PORT", *(f"X{number}: y" for number in range(90_000))),
    ],
    ids=["a long address", "a long header", "many headers"],
)
def test_large_heads_are_not_taken_in(port: int, lines: tuple[str, ...]) -> None:
    with contextlib.suppress(ConnectionError):
        assert answered(port, *lines) in ("", "HTTP/1.1 400 Bad Request")


def test_so_many_may_listen_and_no_more(port: int) -> None:
    ask = f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    said = []
    connections = [socket.create_connection(("127.0.0.1", port), 30) for _ in range(MOST_LISTENERS + 2)]
    try:
        for connection in connections:
            connection.sendall(ask)
            said.append(connection.recv(4096)[9:12])
    finally:
        for connection in connections:
            connection.close()
    assert said == [b"200"] * MOST_LISTENERS + [b"503"] * 2
