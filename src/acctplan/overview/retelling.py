"""What changed, as a document that any renderer can write."""

from acctplan.blocks.vocabulary import (
    Block,
    Document,
    Heading,
    Health,
    Inlines,
    List,
    Paragraph,
    Status,
    Strong,
    Text,
)
from acctplan.overview.difference import (
    DiffDocument,
    PlanDifference,
    SentenceEntry,
    counted,
    headline,
    said_lines,
)
from acctplan.printable import printable

_TITLE = "What has changed"
_SENSES = {"better": (Health.GREEN, "Better"), "worse": (Health.RED, "Worse")}


def retold(document: DiffDocument) -> Document:
    """The document: a part for each plan, its goals in a sentence first, then the changes by theme."""
    internal = document.audience == "internal"
    blocks: list[Block] = [Heading(1, _text(_TITLE))]
    if len(document.plans) != 1 or document.unchanged:
        blocks.append(Paragraph(_text(f"{counted(document).capitalize()}.")))
    for each in document.plans:
        blocks += _plan(each)
    if document.skipped:
        blocks.append(Heading(2, _text("Not compared")))
        blocks.append(
            List(
                False, tuple((Paragraph(_text(f"{each.path}: {each.reason}")),) for each in document.skipped)
            )
        )
    title = f"{document.plans[0].account}: {_TITLE.lower()}" if len(document.plans) == 1 else _TITLE
    return Document(title, "en", internal, tuple(blocks), f"{_TITLE}, as of {document.as_of}")


def _plan(each: PlanDifference) -> list[Block]:
    blocks: list[Block] = [Heading(2, _text(each.account))]
    place = f" · {each.path}" if each.path else ""
    blocks.append(Paragraph(_text(f"{headline(each)}{place}")))
    if each.outcome:
        blocks.append(Paragraph((Strong(_text(each.outcome)),)))
    for title, sentences in said_lines(each):
        blocks.append(Heading(3, _text(title)))
        blocks.append(List(False, tuple((Paragraph(_sentence(one)),) for one in sentences)))
    return blocks


def _sentence(one: SentenceEntry) -> Inlines:
    if one.sense == "neither":
        return _text(one.text)
    return (*_text(one.text), Text(" "), Status(*_SENSES[one.sense]))


def _text(text: str) -> Inlines:
    """Words as words: nothing in them is markup or steers a terminal."""
    return (Text(printable(text) or " "),)
