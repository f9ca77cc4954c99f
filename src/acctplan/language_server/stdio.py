"""A session over two streams of bytes, until the editor ends it."""

import asyncio
import logging
import os
import threading
from contextlib import suppress
from pathlib import Path

from pygls.io_ import StdoutWriter, run_async

from acctplan.language_server.serving import Session
from acctplan.language_server.verdict import Judge

_CHUNK = 1 << 16


class _Writer(StdoutWriter):
    """Writes until nobody reads any more; the end comes with the other stream."""

    def write(self, data: bytes) -> None:
        with suppress(OSError, ValueError):
            super().write(data)


def serve(judge: Judge, cwd: Path, incoming: int, outgoing: int) -> bool:
    """Serve an editor over two file descriptors; whether it ended the session in order, `shutdown` before `exit`.

    The outgoing one is closed at the end.
    """
    with os.fdopen(outgoing, "wb") as stream:
        return asyncio.run(_serve(Session(judge, cwd), incoming, _Writer(stream)))


async def _serve(session: Session, incoming: int, writer: StdoutWriter) -> bool:
    protocol = session.server.protocol
    protocol.set_writer(writer)
    reader = asyncio.StreamReader(_CHUNK)
    arguments = (asyncio.get_running_loop(), reader, incoming)
    # a daemon, as nothing can wake a thread that waits for a message
    threading.Thread(target=_pump, args=arguments, daemon=True).start()
    log = logging.getLogger("pygls.server")
    try:
        with suppress(
            asyncio.IncompleteReadError, ValueError
        ):  # the end amid a message, a header without an end
            await run_async(protocol.stopped, reader, protocol, log, lambda error, _: protocol.refuse(error))
    finally:
        session.close()
    return protocol.asked_to_shut_down


def _pump(loop: asyncio.AbstractEventLoop, reader: asyncio.StreamReader, incoming: int) -> None:
    with suppress(OSError, RuntimeError):  # the stream, or the loop, is closed
        while chunk := os.read(incoming, _CHUNK):
            loop.call_soon_threadsafe(reader.feed_data, chunk)
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(reader.feed_eof)
