"""The pages of all accounts, around one document, and of what cannot be shown."""

from collections.abc import Iterator, Mapping

from acctplan.documents.catalogue import DocumentType
from acctplan.model.formats import NONE, months
from acctplan.model.words import Audience
from acctplan.overview.glance import Glance, ListDocument
from acctplan.serving.frame import address, bare_page, count, light, page, right, table, text, whom
from acctplan.serving.shelf import Book

_COLUMNS = (
    "Account",
    "Tier",
    "ARR",
    "Health",
    "Quarter",
    "Renewal",
    "Next review",
    "Errors",
    "Warnings",
    "Notes",
)
_NUMBERS = ("ARR", "Errors", "Warnings", "Notes")


def accounts_page(document: ListDocument, revision: int = 0) -> str:
    """All accounts in a table."""
    total = " · ".join(text(amount.text) for amount in document.total_arr)
    said = f"{count(len(document.accounts), 'plan')} as of {document.as_of}{f'; total ARR {total}' if total else ''}"
    rows = ("".join(_account_row(each)) for each in document.accounts)
    head = f'<h1>Accounts</h1><p class="lead">{said}</p>'
    return page("Accounts", [head, table("Accounts", _COLUMNS, rows, _NUMBERS)], revision=revision)


def _account_row(each: Glance) -> Iterator[str]:
    link = f'<a href="{address("/account", plan=each.path)}">{text(each.account)}</a>'
    status = f" <small>{each.status}</small>" if each.status in ("draft", "archived") else ""
    said = f'<br><small class="bad">{text(each.unreadable.message)}</small>' if each.unreadable else ""
    yield f'<th scope="row">{link}{status}{said}</th>'
    renewal = str(each.renewal or NONE)
    if each.renewal and each.months_to_renewal is not None:
        renewal += f" <small>{months(each.months_to_renewal)}</small>"
    yield f"<td>{each.tier or NONE}</td><td{right(True)}>{text(each.arr.text) if each.arr else NONE}</td>"
    yield f"<td>{health(each) or NONE}</td><td>{text(each.quarter or NONE)}</td><td>{renewal}</td>"
    yield f"<td>{each.next_review or NONE}</td>"
    yield from (
        _found(number, kind)
        for number, kind in ((each.errors, "error"), (each.warnings, "warning"), (each.notes, "note"))
    )


def health(each: Glance) -> str:
    """The score and the light of an account."""
    score = "" if each.health is None else f"{each.health:g}"
    return f"{score} {light(each.health_status)}".strip()


def _found(number: int, kind: str) -> str:
    return f'<td class="right {kind if number else "nothing"}">{number}</td>'


def reading_page(
    book: Book,
    documents: Mapping[str, DocumentType],
    shown: tuple[DocumentType, Audience],
    revision: int = 0,
) -> str:
    """A document in its frame, which is what reloads, below links to the account's other documents."""
    document, audience = shown
    source = address("/document", plan=book.name, document=document.name, audience=audience)
    title = f"{document.title} {whom(audience)}"
    links = "".join(
        _tab(book.name, each, one, here=(each.name, one) == (document.name, audience))
        for each in documents.values()
        for one in each.audiences
    )
    body = (
        f'<div class="reading-head"><h1>{text(title)}</h1>'
        f'<a href="{source}" target="_blank" rel="noreferrer">Open alone, to print or save</a></div>'
        f'<nav class="tabs" aria-label="Documents"><ul>{links}</ul></nav>'
        f'<iframe src="{source}" title="{text(f"{title}, {book.account}")}" sandbox="allow-same-origin allow-popups '
        'allow-popups-to-escape-sandbox"></iframe>'
    )
    way = [("Accounts", "/"), (book.account, address("/account", plan=book.name))]
    return page(f"{title}, {book.account}", [body], way, revision=revision, kind="reading")


def _tab(name: str, document: DocumentType, audience: Audience, *, here: bool) -> str:
    target = address("/read", plan=name, document=document.name, audience=audience)
    current = ' aria-current="page"' if here else ""
    return f'<li><a href="{target}"{current}>{text(document.title)} <small>{whom(audience)}</small></a></li>'


def message_page(title: str, message: str, hint: str = "", *, framed: bool = False) -> str:
    """A page that says what is wrong and what to do; `framed` to stand in the place of a document."""
    told = f"<p>{text(hint)}</p>" if hint else ""
    body = f"<h1>{text(title)}</h1><p>{text(message)}</p>{told}"
    return bare_page(title, [body]) if framed else page(title, [body], [("Accounts", "/")])
