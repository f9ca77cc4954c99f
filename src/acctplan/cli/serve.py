"""`acctplan serve`."""

import contextlib
import socket
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.errors import UsageError

Port = Annotated[
    int,
    typer.Option("--port", metavar="N", min=0, max=65535, help="Port of this machine; 0 takes a free one."),
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser.")]


def serve(
    paths: options.Paths = None,
    port: Port = 8765,
    open_browser: Open = False,
    incognito: options.Incognito = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Show accounts, documents and findings in a browser; pages reload as a file is saved.

    For this machine only (127.0.0.1) and read-only; Ctrl-C ends it.
    """
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise UsageError(
            "the page needs the packages 'starlette' and 'uvicorn', which are not installed",
            "pip install 'acctplan[serve]'",
        )
    from acctplan.cli.library import Library
    from acctplan.serving.app import Bell
    from acctplan.serving.server import server_of

    library = Library(
        Path.cwd(), config, paths or (), lambda: options.day_or_today(as_of), incognito=incognito
    )
    library.read_all()
    bell = Bell()
    with _listening(port) as listener:
        number = listener.getsockname()[1]
        server = server_of(library, bell, number)
        if not quiet:
            edge.say(f"http://127.0.0.1:{number}/ (Ctrl-C ends it)")
        if open_browser:
            import webbrowser

            webbrowser.open(f"http://127.0.0.1:{number}/")
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listener])
    return edge.CLEAN


def _listening(port: int) -> socket.socket:
    """A socket of this machine that listens: a browser that comes before the server is up waits.

    Raises: UsageError if the port is taken.
    """
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"port {port} cannot be used: {reason}", "name another with --port, or 0") from error
    return listener
