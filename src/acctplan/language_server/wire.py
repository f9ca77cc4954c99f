"""From the values of this room to the types of the protocol."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lsprotocol import types

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.fixing import Edit
from acctplan.language_server.completion import Proposal, Sort
from acctplan.language_server.documents import Change, Judged
from acctplan.language_server.hover import Hover
from acctplan.language_server.positions import Position, Range, Ruler
from acctplan.language_server.symbols import Nature, Symbol
from acctplan.source import Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_ITEMS = {
    Sort.KEY: types.CompletionItemKind.Property,
    Sort.GROUP: types.CompletionItemKind.Module,
    Sort.CHOICE: types.CompletionItemKind.EnumMember,
    Sort.PERSON: types.CompletionItemKind.Constant,
    Sort.SECTION: types.CompletionItemKind.Class,
    Sort.COLUMN: types.CompletionItemKind.Field,
    Sort.TABLE: types.CompletionItemKind.Struct,
    Sort.ROW: types.CompletionItemKind.Reference,
}
_SYMBOLS = {
    Nature.FRONT_MATTER: types.SymbolKind.Namespace,
    Nature.KEY: types.SymbolKind.Property,
    Nature.SECTION: types.SymbolKind.Class,
    Nature.ROW: types.SymbolKind.Field,
}


def path_of(uri: str) -> Path | None:
    """The path of a file's URI; None for a document that is no file."""
    try:
        parts = urlsplit(uri)
        if parts.scheme != "file":
            return None
        path = url2pathname(parts.path)
    except ValueError:
        return None
    return Path(f"//{parts.netloc}{path}" if parts.netloc not in ("", "localhost") else path)


def position(place: types.Position) -> Position:
    """A place as this room has it."""
    return Position(place.line, place.character)


def changes(content: Iterable[types.TextDocumentContentChangeEvent]) -> list[Change]:
    """The changes of a document as this room has them."""
    found: list[Change] = []
    for each in content:
        if isinstance(each, types.TextDocumentContentChangePartial):
            found.append((Range(position(each.range.start), position(each.range.end)), each.text))
        else:
            found.append((None, each.text))
    return found


def range_of(ruler: Ruler, span: Span) -> types.Range:
    """A span in the editor's units."""
    start, end = ruler.range(span)
    return types.Range(types.Position(*start), types.Position(*end))


def diagnostic(ruler: Ruler, each: Diagnostic) -> types.Diagnostic:
    """A finding: its sentence, and what to do about it on a second line."""
    finding = each.finding
    return types.Diagnostic(
        range=range_of(ruler, each.span),
        message="\n".join(filter(None, [finding.message, finding.hint])),
        severity=_SEVERITIES[each.severity],
        code=each.code,
        source="acctplan",
        data={"name": each.name, "field": finding.field},
    )


def diagnostics(judged: Judged) -> list[types.Diagnostic]:
    """All findings of a text, in the order of `check`."""
    ruler = judged.ruler
    return [diagnostic(ruler, each) for each in judged.verdict.diagnostics]


def hover(ruler: Ruler, found: Hover) -> types.Hover:
    """What is shown over a place."""
    content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
    return types.Hover(content, range_of(ruler, found.span))


def completion(ruler: Ruler, found: Sequence[Proposal]) -> types.CompletionList:
    """Proposals in their order, those to be put first before the others."""
    items = [_item(ruler, each, number) for number, each in enumerate(found)]
    return types.CompletionList(is_incomplete=False, items=items)


def _item(ruler: Ruler, each: Proposal, number: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=each.label,
        kind=_ITEMS[each.sort],
        detail=each.detail or None,
        documentation=each.about or None,
        sort_text=f"{0 if each.first else 1}{number:04}",
        filter_text=each.text.strip(),
        text_edit=types.TextEdit(range_of(ruler, each.span), each.text),
    )


def edits(ruler: Ruler, found: Iterable[Edit]) -> list[types.TextEdit]:
    """Edits in the editor's units."""
    return [types.TextEdit(range_of(ruler, each.span), each.text) for each in found]


def symbol(ruler: Ruler, each: Symbol) -> types.DocumentSymbol:
    """An entry of the outline with everything below it."""
    return types.DocumentSymbol(
        name=each.name,
        kind=_SYMBOLS[each.nature],
        range=range_of(ruler, each.whole),
        selection_range=range_of(ruler, each.name_span),
        detail=each.detail or None,
        children=[symbol(ruler, below) for below in each.children],
    )


def flat_symbols(
    ruler: Ruler, uri: str, found: Iterable[Symbol], above: str | None = None
) -> list[types.SymbolInformation]:
    """The outline for an editor that shows no tree."""
    listed: list[types.SymbolInformation] = []
    for each in found:
        location = types.Location(uri, range_of(ruler, each.whole))
        listed.append(
            types.SymbolInformation(location, each.name, _SYMBOLS[each.nature], container_name=above)
        )
        listed += flat_symbols(ruler, uri, each.children, each.name)
    return listed
