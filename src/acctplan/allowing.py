"""Writing allow-comments for findings: into the section that each stands in, or for the whole file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from acctplan.checker import scope_at
from acctplan.diagnostic import Diagnostic
from acctplan.errors import UsageError
from acctplan.model.plan import Allow, Plan
from acctplan.pattern import Pattern
from acctplan.reader import frontmatter
from acctplan.source import Source

_ABOUT_ALLOWS = ("AP020", "AP021", "AP022", "AP023")
_HEAD = Pattern(r"<!--\s*acctplan\s*:\s*allow\b[^:]*[^:\s](?=\s*:)", 2)
_UNDERLINE = Pattern(r" {0,3}(?:=+|-+)[ \t]*")
_HINT = "say why in a few words, like --add-allow 'first quarter of the account'"

Scope = tuple[int, int]


class _Insertion(NamedTuple):
    offset: int
    text: str


def checked_reason(text: str) -> str:
    """The reason as one line of a comment. Raises: UsageError for none, and for what a comment cannot hold."""
    reason = " ".join(text.split())
    if not any(map(str.isalnum, reason)):
        raise UsageError("--add-allow needs a reason", _HINT)
    if not reason.isprintable() or "--" in reason:
        raise UsageError(f"'{reason}' cannot stand in a comment", _HINT)
    return reason


def allowable(plan: Plan, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of the findings that a comment can silence: not those about allow-comments themselves."""
    own = [(each.span.line, each.span.end_line) for each in plan.allows]
    return [
        each
        for each in found
        if each.code not in _ABOUT_ALLOWS
        and not (each.code == "AP008" and any(start <= each.span.line <= end for start, end in own))
    ]


def with_allows(plan: Plan, found: Sequence[Diagnostic], reason: str) -> str:
    """The text of the plan's file with allow-comments for these findings, and everything else as it was.

    One comment a section, under its heading; what stands before the first one is allowed for the whole file, under
    the front matter. A comment of the section that has this reason and no day gets the codes added.
    """
    source = plan.source
    insertions = [
        _insertion(plan, scope, codes, reason) for scope, codes in _codes_by_scope(plan, found).items()
    ]
    text = source.text
    for each in sorted(insertions, reverse=True):
        text = text[: each.offset] + each.text + text[each.offset :]
    return text


def _codes_by_scope(plan: Plan, found: Sequence[Diagnostic]) -> Mapping[Scope, Sequence[str]]:
    """What is allowed for the whole file needs no comment in a section."""
    codes: dict[Scope, set[str]] = {}
    for each in found:
        codes.setdefault(scope_at(plan, each.span.line), set()).add(each.code)
    everywhere = codes.get(scope_at(plan, 1), set())
    wanted = {scope: own if own is everywhere else own - everywhere for scope, own in sorted(codes.items())}
    return {scope: sorted(own) for scope, own in wanted.items() if own}


def _insertion(plan: Plan, scope: Scope, codes: Sequence[str], reason: str) -> _Insertion:
    source = plan.source
    for allow in plan.allows:
        if allow.codes and allow.reason == reason and not allow.until_text:
            end = _end_of_codes(source, allow) if scope_at(plan, allow.span.line) == scope else None
            if end is not None:
                return _Insertion(end, "".join(f", {code}" for code in codes))
    is_section = scope in plan.bounds
    above = scope[0] if is_section else frontmatter.parse(source.text, source.lines).body_line - 1
    return _below(source, above, f"<!-- acctplan: allow {', '.join(codes)}: {reason} -->")


def _end_of_codes(source: Source, allow: Allow) -> int | None:
    start = source.offset(allow.span.line, allow.span.column)
    head = _HEAD.match(source.text, start)
    return head.end() if head else None


def _below(source: Source, above: int, comment: str) -> _Insertion:
    """A line of its own under the heading, or the front matter, that ends on line `above`; with a blank line before
    and after it if there was one, and beside other allow-comments.
    """
    lines, line = source.lines, above + 1
    line_end = source.line_end(above)
    if line <= len(lines) and not lines[above - 1].startswith("#") and _UNDERLINE.fullmatch(lines[line - 1]):
        line += 1
    is_spaced = line < len(lines) and not lines[line - 1].strip()
    line += is_spaced
    offset = source.offset(line, 1)
    if offset == len(source.text) and not source.text.endswith(("\n", "\r")):
        return _Insertion(offset, f"{line_end}{comment}")
    has_neighbour = line <= len(lines) and lines[line - 1].startswith("<!-- acctplan")
    blank = line_end if is_spaced and offset < len(source.text) and not has_neighbour else ""
    return _Insertion(offset, f"{comment}{line_end}{blank}")
