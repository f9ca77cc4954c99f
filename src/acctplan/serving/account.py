"""The page of one account: documents, findings, numbers, goals, pictures, and its text with the findings beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts import draw
from acctplan.charts.drawing.palette import PAGE
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.documents.catalogue import DocumentType
from acctplan.model.formats import NONE
from acctplan.overview.labels import FIGURES, FORMULAS
from acctplan.overview.portrait import GoalEntry, ShowDocument
from acctplan.renderers.html.inlines import words_of
from acctplan.serving.frame import address, count, page, right, section, table, text, whom
from acctplan.serving.marks import health
from acctplan.serving.shelf import Book

MOST_LINES = 5_000
"""Lines of a plan that are shown; longer ones end in the editor."""

_MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "●"}


def account_page(book: Book, documents: Mapping[str, DocumentType], revision: int = 0) -> str:
    """One account. Of a plan that cannot be read there is only the text, and why."""
    found = [each for each in book.findings if each.suppressed is None]
    told = (
        book.name
        if book.portrait
        else "This file cannot be read as a plan yet; its numbers and documents come with the repair."
    )
    body = [f'<h1>{text(book.account)}</h1><p class="lead">{text(told)}</p>']
    if book.portrait:
        body.append(_ways(found, book))
        body.append(_facts(book.portrait))
        body.append(f'<div class="columns">{_documents(book.name, documents)}{_summary(found)}</div>')
        body += [_numbers(book.portrait), _goals(book.portrait.goals), _pictures(book.pictures)]
    else:
        body.append(_summary(found))
    body.append(section("text", "The plan", f'<div class="plan">{"".join(_lines(book.lines, found))}</div>'))
    return page(book.account, body, [("Accounts", "/")], revision=revision)


def _ways(found: Sequence[Diagnostic], book: Book) -> str:
    """Links to the parts of the page."""
    assert book.portrait is not None
    parts = {
        "documents": "Documents",
        "findings": count(len(found), "finding") if found else "No findings",
        "numbers": "Numbers",
        **({"goals": "Goals"} if book.portrait.goals else {}),
        **({"pictures": "Pictures"} if book.pictures else {}),
        "text": "The plan",
    }
    items = "".join(f'<li><a href="#{name}">{text(label)}</a></li>' for name, label in parts.items())
    return f'<nav class="tabs ways" aria-label="On this page"><ul>{items}</ul></nav>'


def _facts(portrait: ShowDocument) -> str:
    account = portrait.account
    ticked = sum(each.state == "ticked" for each in portrait.readiness)
    counting = sum(each.state != "not applicable" for each in portrait.readiness)
    tiles = {
        "ARR": text(account.arr.text if account.arr else NONE),
        "Target ARR": text(portrait.target_arr.text if portrait.target_arr else NONE),
        "Health": health(account) or NONE,
        "Renewal": str(account.renewal or NONE),
        "Next review": str(account.next_review or NONE),
        "Review checklist": f"{ticked} of {counting} hold",
    }
    shown = "".join(
        f'<div class="tile"><dt>{name}</dt><dd class="value long">{value}</dd></div>'
        for name, value in tiles.items()
    )
    return f'<dl class="tiles">{shown}</dl>'


def _documents(name: str, documents: Mapping[str, DocumentType]) -> str:
    items = "".join(
        f'<li><a href="{address("/read", plan=name, document=each.name, audience=audience)}">{text(each.title)} '
        f"<small>{whom(audience)}</small></a></li>"
        for each in documents.values()
        for audience in each.audiences
    )
    return f'<nav aria-labelledby="documents"><h2 id="documents">Documents</h2><ul class="links">{items}</ul></nav>'


def _summary(found: Sequence[Diagnostic]) -> str:
    """The findings with links to their lines; the worst first."""
    ranks = list(_MARKS)
    items = "".join(
        f'<li class="{each.severity.value}"><a href="#L{each.span.line}">Line {each.span.line}</a> '
        f"{_said(each)}{_hint(each)}</li>"
        for each in sorted(found, key=lambda each: (ranks.index(each.severity), each.span.line))
    )
    title = count(len(found), "finding") if found else "No findings"
    box = '<div class="box" tabindex="0" role="group" aria-labelledby="findings"><ul class="findings">'
    body = f"{box}{items}</ul></div>" if items else "<p>This plan is clean.</p>"
    return section("findings", title, body)


def _numbers(portrait: ShowDocument) -> str:
    def shown(name: str, label: str) -> str:
        figure = portrait.figures[name]
        formula = portrait.figures.get(FORMULAS.get(name, ""))
        more = figure.reason or (formula.text if formula else FORMULAS.get(name, ""))
        note = f"<small>{text(more)}</small>" if more else ""
        return f"<div><dt>{label}</dt><dd>{text(figure.text)}{note}</dd></div>"

    lines = "".join(shown(name, label) for name, label in FIGURES.items())
    return section("numbers", "Numbers", f'<dl class="numbers">{lines}</dl>')


def _goals(goals: Sequence[GoalEntry]) -> str:
    rows = (
        f'<th scope="row">{text(each.goal)}</th><td>{text(", ".join(each.owners) or NONE)}</td>'
        f"<td>{each.due or NONE}</td><td{right(True)}>{_share(each.progress)}</td>"
        f"<td{right(True)}>{_share(each.expected)}</td><td>{text(each.pace)}</td>"
        for each in goals
    )
    columns = ("Goal", "Owner", "Due", "Progress", "Expected", "Pace")
    made = table("Goals of the quarter", columns, rows, ("Progress", "Expected"))
    return section("goals", "Goals of the quarter", made) if goals else ""


def _share(share: float | None) -> str:
    return NONE if share is None else f"{share:.0%}"


def _pictures(charts: Iterable[Chart]) -> str:
    drawn = ((chart, draw(chart, PAGE, f"p{number}")) for number, chart in enumerate(charts))
    figures = "".join(_picture(text(plain_text(chart.title)), svg) for chart, svg in drawn if svg)
    return section("pictures", "Pictures", f'<div class="pictures">{figures}</div>') if figures else ""


def _picture(title: str, svg: str) -> str:
    canvas = f'<div class="canvas" role="group" aria-label="{title}" tabindex="0">{svg}</div>'
    return f'<figure class="picture"><figcaption>{title}</figcaption>{canvas}</figure>'


def _lines(lines: Sequence[str], found: Iterable[Diagnostic]) -> Iterator[str]:
    at: defaultdict[int, list[Diagnostic]] = defaultdict(list)
    for each in found:
        at[min(each.span.line, len(lines))].append(each)
    yield from map(_finding, at[0])
    for number, line in enumerate(lines[:MOST_LINES], 1):
        here = at.get(number, ())
        hit = " hit" if here else ""
        yield f'<div class="line{hit}" id="L{number}"><b>{number}</b><code>{_marked(line, here)}</code></div>'
        yield from map(_finding, here)
    if len(lines) > MOST_LINES:
        yield f"<p>… and {len(lines) - MOST_LINES} lines more</p>"


def _marked(line: str, found: Sequence[Diagnostic]) -> str:
    """The line, with the place of its first finding marked."""
    spans = [each.span for each in found if each.span.line == each.span.end_line]
    if not spans or spans[0].column >= spans[0].end_column:
        return words_of(line)
    start, end = spans[0].column - 1, spans[0].end_column - 1
    return f"{words_of(line[:start])}<mark>{words_of(line[start:end])}</mark>{words_of(line[end:])}"


def _finding(each: Diagnostic) -> str:
    return f'<p class="finding {each.severity.value}">{_said(each)}{_hint(each)}</p>'


def _hint(each: Diagnostic) -> str:
    return f"<br><i>{text(each.finding.hint)}</i>" if each.finding.hint else ""


def _said(each: Diagnostic) -> str:
    rule = f'<a href="{address("/rule", code=each.code)}">{each.code}</a>'
    head = f"{_MARKS[each.severity]} {each.severity.value} {rule}"
    return f"<strong>{head}</strong> {text(each.finding.message)}"
