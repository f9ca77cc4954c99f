"""Comments that mean something: internal markers and allow-comments."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from acctplan.diagnostic import Finding
from acctplan.model.plan import Allow
from acctplan.pattern import Pattern
from acctplan.reader.values import ReadingContext, parser_for
from acctplan.source import Span

_COMMENT = Pattern(r"<!--(.*?)-->")
_MARKER = Pattern(r"\s*(/?)\s*internal\s*", re.IGNORECASE)
_ALLOW = Pattern(r"\s*acctplan\s*:\s*allow\b(.*)", re.IGNORECASE | re.DOTALL)
_CODES = Pattern(r"(?:\A\s*|\s*,\s*|\s+(?=[A-Za-z]{1,4}[0-9]))([^\s,:]+)")
_UNTIL = Pattern(r"\s+until\b([^:]*)", re.IGNORECASE)


class Comments(NamedTuple):
    """What the comments of a body say; `internal` are places `[(line, column), (line, column))`, in order."""

    internal: tuple[Span, ...]
    allows: tuple[Allow, ...]
    findings: tuple[Finding, ...]


_NO_COMMENTS = Comments((), (), ())


class _Comment(NamedTuple):
    text: str
    span: Span


def commented_lines(text: str, lines: Sequence[str], first_line: int) -> Sequence[int]:
    """The file lines in which a comment may begin; `text` is all of the file, `lines` are some of it."""
    return (
        [number for number, line in enumerate(lines, first_line) if "<!--" in line] if "<!--" in text else ()
    )


def read_comments(
    lines: Sequence[str], first_line: int, fences: Sequence[tuple[int, int]], commented: Sequence[int]
) -> Comments:
    """Read markers and allows of a body whose first line is `first_line`; code is left alone.

    `commented` are the `commented_lines`.
    """
    if not commented:
        return _NO_COMMENTS
    opened: list[Span] = []
    internal: list[Span] = []
    allows: list[Allow] = []
    findings: list[Finding] = []
    for comment in _comments(lines, first_line, fences, commented):
        # single blanks: the patterns need not be careful then
        text = " ".join(comment.text.split())
        marker = _MARKER.fullmatch(text)
        if marker is None:
            allow = _ALLOW.fullmatch(text)
            if allow:
                allows.append(_allow(allow[1], comment.span))
        elif not marker[1]:
            opened.append(comment.span)
        elif opened:
            start = opened.pop()
            if not opened:
                internal.append(
                    Span(start.line, start.column, comment.span.end_line, comment.span.end_column)
                )
        else:
            findings.append(_unopened(comment.span))
    if opened:
        findings.extend(_unclosed(span) for span in opened)
        end = first_line + len(lines)
        internal.append(Span(opened[0].line, opened[0].column, end, 1))
    return Comments(tuple(internal), tuple(allows), tuple(findings))


def _comments(
    lines: Sequence[str], first_line: int, fences: Sequence[tuple[int, int]], commented: Sequence[int]
) -> Iterator[_Comment]:
    """Closed comments in order; one may go over several lines. An unclosed one is none."""
    code = {number for start, end in fences for number in range(start, end)}
    done = 0
    for first in commented:
        if first <= done or first in code:
            continue
        begin: tuple[int, int] | None = None
        parts: list[str] = []
        for number in range(first, first_line + len(lines)):
            line, position = lines[number - first_line], 0
            while begin or number not in code:
                mark = line.find("-->" if begin else "<!--", position)
                if begin is None:
                    if mark < 0:
                        break
                    begin, position = (number, mark + 1), mark + 4
                    continue
                parts.append(line[position:] if mark < 0 else line[position:mark])
                if mark < 0:
                    break
                position = mark + 3
                yield _Comment(" ".join(parts), Span(*begin, number, position + 1))
                begin, parts = None, []
            done = number
            if begin is None:
                break


def _unclosed(span: Span) -> Finding:
    return Finding(
        "AP019",
        span,
        "'<!-- internal -->' is not closed: everything after it is internal",
        "write '<!-- /internal -->' where the internal part ends",
    )


def _unopened(span: Span) -> Finding:
    return Finding(
        "AP019",
        span,
        "'<!-- /internal -->' closes nothing",
        "write '<!-- internal -->' where the internal part begins, or remove this",
    )


def _allow(text: str, span: Span) -> Allow:
    head, _, reason = text.partition(":")
    until_match = _UNTIL.search(head)
    written = until_match[1].strip() if until_match else ""
    until = parser_for(date)(written, ReadingContext()) if written else None
    codes = tuple(match[1] for match in _CODES.finditer(head[: until_match.start()] if until_match else head))
    day = until if isinstance(until, date) else None
    return Allow(span, codes, written, day, reason.strip())
