"""Judging fragments: a fragment of a plan, completed by a plan that no rule has anything to say about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent

from acctplan.checker import check_source, judge
from acctplan.diagnostic import Diagnostic
from acctplan.past import Past, Version
from acctplan.reader.outline import outline
from acctplan.reader.repair import repaired
from acctplan.reader.sections import Part, find_parts
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import Source, decode

TODAY = date(2026, 11, 2)
COMPLETE = (Path(__file__).parent / "plans" / "complete.md").read_text(encoding="utf-8")
ACCOUNT = "Brightwater Foods"

_KEY = re.compile(r"^([A-Za-z_][\w-]*):", re.MULTILINE)
_LINE = re.compile(r"\b(lines? |lines \d+ and )(\d+)")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Assembled:
    """A whole plan; `origins` has for each of its lines the line of the fragment that it was made from, or 0."""

    text: str
    origins: tuple[int, ...]

    def place(self, line: int) -> str:
        """The line in the fragment; `front` or `rest` for a line that the fragment does not have."""
        origin = self.origins[line - 1] if line <= len(self.origins) else 0
        return str(origin) if origin else "front" if line == 1 else "rest"


Lines = Sequence[tuple[int, str]]
Earlier = Sequence[tuple[date, str]]
"""Days, the oldest first, and the fragment or text that was committed on each."""


def complete(fragment: str, headings: dict[str, str] | None = None) -> Assembled:
    """The fragment with every key and section of the complete plan that it does not have itself.

    A section of the fragment whose text is just `(absent)` is left out of the whole plan, and so is a key with
    that value. `headings` are a team's own, as in the settings.
    """
    text = dedent(fragment).lstrip("\n")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = list(enumerate(_LINE_END.split(text.rstrip("\r\n")), 1))
    front, body = _split(lines)
    all_front, all_body = _split([(0, line) for line in COMPLETE.split("\n")])
    own = {name for name, _ in _keys(front)}
    rest_front = [line for name, part in _keys(all_front) if name not in own for line in part]
    parts = _parts([line for _, line in body], headings or {})
    own_kinds = {part.kind for part in parts}
    rest_lines = [line for _, line in all_body]
    rest_body = [
        line
        for part in _parts(rest_lines, {})
        if part.kind not in own_kinds
        for line in all_body[part.heading.span.line - 1 : part.end - 1]
    ]
    opening, closing = (1 if front else 0, "---"), (front[-1][0] + 1 if front else 0, "---")
    kept = [
        opening,
        *_present_keys(front),
        *rest_front,
        closing,
        *_present_sections(body, parts),
        (0, ""),
        *rest_body,
    ]
    return Assembled(end.join(line for _, line in kept), tuple(number for number, _ in kept))


def _split(lines: Lines) -> tuple[Lines, Lines]:
    if not lines or lines[0][1] != "---":
        return [], lines
    end = next(index for index, (_, line) in enumerate(lines) if index and line == "---")
    return lines[1:end], lines[end + 1 :]


def _keys(front: Lines) -> Iterator[tuple[str, Lines]]:
    starts = [index for index, (_, line) in enumerate(front) if _KEY.match(line)]
    for start, end in zip(starts, [*starts[1:], len(front)][: len(starts)], strict=True):
        match = _KEY.match(front[start][1])
        yield (match[1] if match else ""), front[start:end]


def _present_keys(front: Lines) -> Lines:
    return [(number, line) for number, line in front if not line.endswith(": (absent)")]


def _parts(body: Sequence[str], headings: dict[str, str]) -> Sequence[Part]:
    lines = list(body)
    return find_parts(repaired(outline(lines, 1)), ACCOUNT, headings, len(lines) + 1).known


def _present_sections(body: Lines, parts: Sequence[Part]) -> Lines:
    gone: set[int] = set()
    for part in parts:
        text = "".join(line for _, line in body[part.heading.span.line : part.end - 1]).strip()
        if text == "(absent)":
            gone.update(range(part.heading.span.line - 1, part.end - 1))
    return [line for index, line in enumerate(body) if index not in gone]


def judged(text: str, today: date = TODAY, settings: str = "", earlier: Earlier = ()) -> list[Diagnostic]:
    """Unsuppressed diagnostics of a whole plan under the settings of a TOML text."""
    return _unsuppressed(Source("plan.md", text), today, settings, past_of(earlier))


def past_of(earlier: Earlier) -> Past | None:
    """The history of a plan that was committed on these days."""
    texts = [text for _, text in earlier]
    states = []
    for number, (day, _) in enumerate(earlier):
        noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
        states.append(Version(f"{number:040x}", noon, "plan.md", str(number), noon))
    return (
        Past(states[::-1], lambda path, blob: Source(path, texts[int(blob)]), ["plan.md"]) if states else None
    )


def judged_bytes(escaped: str, today: date = TODAY, settings: str = "") -> list[Diagnostic]:
    r"""The same for the bytes of a file, written as ASCII text with escapes such as `\xff` and `\x00`."""
    data = escaped.encode("ascii").decode("unicode_escape").encode("latin-1")
    return _unsuppressed(decode("plan.md", data), today, settings)


def _unsuppressed(source: Source, today: date, settings: str, past: Past | None = None) -> list[Diagnostic]:
    found = check_source(source, judge(_settings(settings)), today, past=past)
    return [each for each in found if not each.suppressed]


def _settings(text: str) -> Settings:
    return parse(text, "acctplan.toml") if text else Settings()


def judged_fragment(
    fragment: str, today: date = TODAY, settings: str = "", earlier: Earlier = ()
) -> list[tuple[str, Diagnostic]]:
    """Each finding in a fragment, after its place `line:column`; all lines are counted in the fragment."""
    headings = dict(_settings(settings).headings)
    whole = complete(fragment, headings)
    before = [(day, complete(text, headings).text) for day, text in earlier]
    return [
        (f"{whole.place(each.span.line)}:{each.span.column}", _with_own_lines(each, whole))
        for each in judged(whole.text, today, settings, before)
    ]


def _with_own_lines(each: Diagnostic, whole: Assembled) -> Diagnostic:
    message = _LINE.sub(lambda match: match[1] + whole.place(int(match[2])), each.finding.message)
    return each._replace(finding=each.finding._replace(message=message))


def findings(fragment: str, today: date = TODAY, settings: str = "") -> list[str]:
    """`line:column CODE message` of each finding in a fragment, lines counted in the fragment."""
    return [
        f"{place} {each.code} {each.finding.message}"
        for place, each in judged_fragment(fragment, today, settings)
    ]
