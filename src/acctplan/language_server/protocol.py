"""The protocol as pygls speaks it, with texts kept by this room, and an answer to whatever is malformed."""

import json
from threading import Event
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method


class Protocol(LanguageServerProtocol):
    """pygls keeps texts in lines that a form feed or U+2028 ends, too; here opening, changing and closing are ours.

    `stopped` is set when the editor says `exit`; `asked_to_shut_down` tells whether it did so in order.
    """

    def __init__(self, server: LanguageServer, converter: Any) -> None:
        self.stopped = Event()
        super().__init__(server, converter)

    @property
    def asked_to_shut_down(self) -> bool:
        """Whether the editor has sent `shutdown`."""
        return self._shutdown

    @lsp_method(types.EXIT)
    def lsp_exit(self, *_: Any) -> None:  # type: ignore[override]
        """End the loop that reads messages; what is sent after it is not read."""
        self.stopped.set()

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Hand over to the server's own handler."""
        self.fm.features[types.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Hand over to the server's own handler."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Hand over to the server's own handler."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE](params)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """As pygls has it, but a request with wrong parameters gets an answer."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), int | str):
                self._send_response(data["id"], None, error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """As pygls has it, but what is no message gets an answer, and so does a request after `shutdown`."""
        if not hasattr(message, "jsonrpc"):
            raise JsonRpcInvalidRequest
        request = getattr(message, "id", None) if hasattr(message, "method") else None
        if self._shutdown and request is not None:
            self._send_response(request, None, JsonRpcInvalidRequest().to_response_error())
        else:
            super().handle_message(message)

    def refuse(self, error: Exception) -> None:
        """Answer a message that could not be read at all; it has no id that an answer could name."""
        if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
            self._refuse(JsonRpcParseError())
        elif isinstance(error, JsonRpcInvalidRequest):
            self._refuse(error)

    def _refuse(self, error: JsonRpcException) -> None:
        # as an object of the protocol's own types it would be sent without its empty id
        said = {"code": error.code, "message": error.message}
        self._send_data({"jsonrpc": self.VERSION, "id": None, "error": said})


class Server(LanguageServer):
    """A server that says nothing to the user about messages that it could not read."""

    protocol: Protocol

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Nothing: pygls has written it to its log, and a request has got an answer."""
