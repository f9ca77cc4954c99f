"""The pages around one document, of a rule, and of what cannot be shown."""

import re
from collections.abc import Mapping

from acctplan.blocks.parse import parse
from acctplan.blocks.texts import Texts
from acctplan.blocks.vocabulary import Block, Heading
from acctplan.documents.catalogue import DocumentType
from acctplan.languages import ENGLISH
from acctplan.model.words import Audience
from acctplan.pattern import Pattern
from acctplan.reference.rule_book import find_rule
from acctplan.reference.rule_book import page as written
from acctplan.renderers.html.blocks import Body
from acctplan.renderers.html.inlines import inlines_of
from acctplan.serving.frame import address, bare_page, page, text, whom
from acctplan.serving.shelf import Book

_COMMENT = Pattern(r"<!--.*?-->", re.DOTALL)


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


def rule_page(code: str) -> str:
    """What a rule is about, as `acctplan rule` tells it.

    Raises: UsageError for a code that no rule has.
    """
    rule, texts = find_rule(code), Texts()
    document = parse(_COMMENT.sub(lambda comment: texts.plain(comment[0]), written(rule)), texts)
    body = "\n".join(_piece(each) for each in document.blocks)
    return page(rule.code, [f'<div class="prose">{body}</div>'], [("Accounts", "/")])


def _piece(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{inlines_of(block.inlines)}</h{block.level}>"
    return Body(ENGLISH).one(block)


def message_page(title: str, message: str, hint: str = "", *, framed: bool = False) -> str:
    """A page that says what is wrong and what to do; `framed` to stand in the place of a document."""
    told = f"<p>{text(hint)}</p>" if hint else ""
    body = f"<h1>{text(title)}</h1><p>{text(message)}</p>{told}"
    return bare_page(title, [body]) if framed else page(title, [body], [("Accounts", "/")])
