"""What the server does with each message of the editor."""

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.protocol import default_converter

from acctplan import __version__
from acctplan.fixing.mending import is_fixable
from acctplan.language_server import wire
from acctplan.language_server.actions import QuickFix, line_edits, quick_fixes
from acctplan.language_server.completion import proposals
from acctplan.language_server.documents import Document, Documents, Judged
from acctplan.language_server.hover import hover_at
from acctplan.language_server.positions import Encoding
from acctplan.language_server.protocol import Protocol, Server
from acctplan.language_server.symbols import symbols
from acctplan.language_server.verdict import Judge
from acctplan.source import Span

T = TypeVar("T")

FIX_ALL = "source.fixAll.acctplan"
_TRIGGERS = ["#", "|", ":", " "]
_WATCHED = ("acctplan.toml", "pyproject.toml", "acctplan-baseline.json")
_UNTITLED = "untitled.md"
_LOOK_AGAIN = 2.0
"""Seconds between two looks at configurations, for editors that do not watch files."""


class Session:
    """One editor's connection: what it can do, and its documents. `cwd` is where documents without a file stand."""

    def __init__(self, judge: Judge, cwd: Path) -> None:
        self.server = Server(
            "acctplan", __version__, protocol_cls=Protocol, converter_factory=default_converter
        )
        self.documents = Documents(judge, self._tell)
        self.cwd = cwd
        self._mistakes: dict[Path, str] = {}
        self._capabilities = types.ClientCapabilities()
        self._tasks: set[asyncio.Task[None]] = set()
        self._register()

    def _register(self) -> None:
        on: dict[str, Callable[..., Any]] = {
            types.INITIALIZE: self._initialize,
            types.INITIALIZED: self._initialized,
            types.TEXT_DOCUMENT_DID_OPEN: self._open,
            types.TEXT_DOCUMENT_DID_CHANGE: self._change,
            types.TEXT_DOCUMENT_DID_CLOSE: self._close,
            types.TEXT_DOCUMENT_DID_SAVE: self._saved,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._saved,
            types.TEXT_DOCUMENT_HOVER: self._hover,
            types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: self._symbols,
        }
        for name, handler in on.items():
            self.server.feature(name)(_function(handler))
        pull = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False)
        self.server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, pull)(_function(self._pull))
        triggers = types.CompletionOptions(trigger_characters=_TRIGGERS)
        self.server.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)(_function(self._complete))
        kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])
        self.server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_function(self._actions))

    def _initialize(self, params: types.InitializeParams) -> None:
        self._capabilities = params.capabilities
        general = params.capabilities.general
        offered = [
            str(getattr(each, "value", each)) for each in (general and general.position_encodings) or []
        ]
        known = [Encoding(each) for each in offered if each in set(Encoding)]
        self.documents.encoding = known[0] if known else Encoding.UTF16

    def _initialized(self, _: types.InitializedParams) -> None:
        self._begin(self.documents.warm_up(self.cwd / _UNTITLED))
        self._begin(self._look_again())
        workspace = self._capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("configurations", name, options)
            self.server.client_register_capability(types.RegistrationParams([registration]))

    async def _look_again(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_AGAIN)
            await self._judge_stale_ones()

    def _open(self, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = wire.path_of(document.uri) or self.cwd / _UNTITLED
        self.documents.open(document.uri, path, document.text, document.version)

    def _change(self, params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        self.documents.change(document.uri, wire.changes(params.content_changes), document.version)

    def _close(self, params: types.DidCloseTextDocumentParams) -> None:
        if self.documents.close(params.text_document.uri):
            self._publish(types.PublishDiagnosticsParams(params.text_document.uri, []))

    def _saved(self, _: object) -> None:
        """Look at the configurations at once; what is judged by the same as before is not judged again."""
        self._begin(self._judge_stale_ones())

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close(self) -> None:
        """End what is still under way."""
        for task in self._tasks:
            task.cancel()
        self.documents.shut_down()

    async def _judge_stale_ones(self) -> None:
        if await self.documents.judge_stale_ones():
            self._ask_to_pull()

    def _ask_to_pull(self) -> None:
        workspace = self._capabilities.workspace
        if self._pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.server.workspace_diagnostic_refresh(None)

    @property
    def _pulls(self) -> bool:
        """Whether the editor asks for diagnostics itself: told them as well, it would show each twice."""
        text = self._capabilities.text_document
        return text is not None and text.diagnostic is not None

    def _tell(self, document: Document, judged: Judged) -> None:
        self._say(document.path.parent, judged.verdict.mistake)
        if not self._pulls:
            found = wire.diagnostics(judged)
            self._publish(types.PublishDiagnosticsParams(document.uri, found, judged.version))

    def _say(self, folder: Path, mistake: str) -> None:
        """Show what is wrong with the configuration of a folder, once for all its files."""
        if mistake and mistake not in self._mistakes.values():
            message = types.ShowMessageParams(types.MessageType.Error, f"acctplan: {mistake}")
            self.server.window_show_message(message)
        self._mistakes[folder] = mistake

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        if not self._pulls:
            self.server.text_document_publish_diagnostics(params)

    async def _pull(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        judged = await self.documents.current(params.text_document.uri)
        number = str(judged.number) if judged else None
        if number is not None and params.previous_result_id == number:
            return types.RelatedUnchangedDocumentDiagnosticReport(number)
        found = wire.diagnostics(judged) if judged else []
        return types.RelatedFullDocumentDiagnosticReport(found, result_id=number)

    async def _plan(self, uri: str) -> Judged | None:
        """The verdict on a document that is, or is to be, a plan."""
        judged = await self.documents.current(uri)
        return judged if judged and judged.verdict.is_plan else None

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        judged = await self._plan(params.text_document.uri)
        if judged is None:
            return None
        line, column = judged.ruler.place(wire.position(params.position))
        found = await self.documents.work(hover_at, judged.page, judged.verdict.diagnostics, line, column)
        return wire.hover(judged.ruler, found) if found else None

    async def _complete(self, params: types.CompletionParams) -> types.CompletionList | None:
        judged = await self._plan(params.text_document.uri)
        if judged is None:
            return None
        line, column = judged.ruler.place(wire.position(params.position))
        found = await self.documents.work(proposals, judged.page, line, column)
        return wire.completion(judged.ruler, found)

    async def _symbols(
        self, params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
        uri = params.text_document.uri
        judged = await self._plan(uri)
        if judged is None:
            return None
        found = await self.documents.work(symbols, judged.page)
        text = self._capabilities.text_document
        tree = text and text.document_symbol and text.document_symbol.hierarchical_document_symbol_support
        if tree:
            return [wire.symbol(judged.ruler, each) for each in found]
        return wire.flat_symbols(judged.ruler, uri, found)

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        uri = params.text_document.uri
        judged = await self._plan(uri)
        if judged is None:
            return None
        wanted = [str(getattr(kind, "value", kind)) for kind in params.context.only or []]
        actions: list[types.CodeAction] = []
        if _is_wanted("quickfix", wanted):
            actions += self._quick_fixes(uri, judged, params.range)
        by_itself = params.context.trigger_kind is types.CodeActionTriggerKind.Automatic and not wanted
        if _is_wanted(FIX_ALL, wanted) and not by_itself:
            actions += await self._fix_all(uri, judged)
        return actions

    def _quick_fixes(self, uri: str, judged: Judged, place: types.Range) -> list[types.CodeAction]:
        start, end = (judged.ruler.place(wire.position(each)) for each in (place.start, place.end))
        found = quick_fixes(judged.verdict.diagnostics, judged.verdict.source, Span(*start, *end))
        return [self._quick_fix(uri, judged, each) for each in found]

    def _quick_fix(self, uri: str, judged: Judged, fix: QuickFix) -> types.CodeAction:
        return types.CodeAction(
            fix.title,
            types.CodeActionKind.QuickFix,
            [wire.diagnostic(judged.ruler, fix.diagnostic)],
            is_preferred=fix.safe,
            edit=self._edit(uri, judged, wire.edits(judged.ruler, fix.edits)),
        )

    async def _fix_all(self, uri: str, judged: Judged) -> list[types.CodeAction]:
        if not any(map(is_fixable, judged.verdict.diagnostics)):
            return []
        found = line_edits(judged.verdict.source, await self.documents.mended(judged))
        if not found:
            return []
        edit = self._edit(uri, judged, wire.edits(judged.ruler, found))
        return [types.CodeAction("Fix all that has one right answer (acctplan)", FIX_ALL, edit=edit)]

    def _edit(self, uri: str, judged: Judged, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
        """An edit of the version that was judged, for an editor that can tell versions apart."""
        workspace = self._capabilities.workspace
        if not (workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes):
            return types.WorkspaceEdit(changes={uri: edits})
        document = types.OptionalVersionedTextDocumentIdentifier(uri, judged.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, edits)])


def _is_wanted(kind: str, wanted: list[str]) -> bool:
    return not wanted or any(kind == each or kind.startswith(f"{each}.") for each in wanted)


def _function(method: Callable[..., Any]) -> Callable[..., Any]:
    """A function that pygls can mark; methods take no marks."""
    if inspect.iscoroutinefunction(method):

        async def later(params: Any) -> Any:
            return await method(params)

        return later

    def at_once(params: Any) -> Any:
        return method(params)

    return at_once
