"""`acctplan lsp`."""

import logging
import os
import signal
import sys
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.errors import UsageError

Notes = Annotated[bool, typer.Option("--notes", help="Show notes of plans that are no drafts, too.")]
Stdio = Annotated[bool, typer.Option("--stdio", help="Talk over standard input and output; it always does.")]


def lsp(
    stdio: Stdio = True,  # noqa: ARG001 - editors say it, and there is no other way
    notes: Notes = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    verbose: options.Verbose = False,
) -> int:
    """Serve an editor: findings, fixes, completion and outline while you type."""
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        raise UsageError(
            "the language server needs the package 'pygls', which is not installed",
            "pip install 'acctplan[lsp]'",
        )
    from acctplan.cli.desk import Desk
    from acctplan.language_server.stdio import serve
    from acctplan.workspace import Workspace

    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(
            "the language server talks to an editor over standard input",
            "let your editor start 'acctplan lsp'",
        )
    if config is not None:
        Workspace(Path.cwd(), config)
    logging.basicConfig(level=logging.DEBUG if verbose else logging.CRITICAL, stream=sys.stderr)
    signal.signal(signal.SIGTERM, _end)
    desk = Desk(Path.cwd(), lambda: options.day_or_today(as_of), config, notes)
    in_order = serve(desk, Path.cwd(), sys.stdin.fileno(), os.dup(sys.stdout.fileno()))
    return edge.CLEAN if in_order else edge.FINDINGS


def _end(_number: int, _frame: FrameType | None) -> None:
    """End as the edge does, by the one exception besides an interrupt that an event loop lets through."""
    raise SystemExit(edge.TERMINATED)
