"""The server under the web application: nobody keeps a connection without asking, and its end is quiet."""

import asyncio

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from acctplan.serving.app import Bell, application
from acctplan.serving.shelf import Shelf

PATIENCE = 10.0
"""Seconds in which a connection has to have asked for something, once it is open or has begun to ask."""

MOST_OF_A_HEAD = 16 * 1024
"""Bytes of a request's line and headers."""


def _impatient(patience: float) -> type[H11Protocol]:
    class Impatient(H11Protocol):
        """Ends connections that do not finish the head of a request."""

        _end: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._wait()

        def handle_events(self) -> None:
            super().handle_events()
            self._wait()

        def _wait(self) -> None:
            """Begin to wait for a head, or end waiting as it is there."""
            if self.conn.their_state is not h11.IDLE and self._end:
                self._end.cancel()
                self._end = None
            elif self.conn.their_state is h11.IDLE and not self._end:
                self._end = self.loop.call_later(patience, self.transport.close)

    return Impatient


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    def handle_exit(self, sig: int, frame: object) -> None:
        """End the streams first: the server waits for them."""
        self._bell.end()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]


def server_of(shelf: Shelf, bell: Bell, port: int, patience: float = PATIENCE) -> uvicorn.Server:
    """A server that shows a shelf; it is run with a socket that listens at the port already."""
    config = uvicorn.Config(
        application(shelf, bell, port),
        http=_impatient(patience),
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=MOST_OF_A_HEAD,
    )
    return _Server(config, bell)
