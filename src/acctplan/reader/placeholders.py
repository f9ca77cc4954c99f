"""Unfilled template text: what is not data although something stands there.

Everything here takes one line or one value; a first search for suspicious characters keeps the cost of an
ordinary text near nothing.
"""

import re
from collections.abc import Iterator

from acctplan.pattern import Pattern
from acctplan.reader.template_words import CHOICES, EDITORIAL, HTML, LOWER_NOUNS, NOUNS, UNFILLED

_SHORT = 40
_WORDY = 20
_EMPTY_MARKS = frozenset(("", "-", "--", "---", "–", "—", "−", "n/a", "n.a.", "none", "&nbsp;"))
_AROUND_SLASH = Pattern(r"\s*[/|]\s*")
_SUSPECT = Pattern(
    r"[\[{<_XYMDTQF/|](?:(?<=[\[{<_X])|(?<=Y)Y|(?<=M)M|(?<=D)D|(?<=T)(?:B|ODO)|(?<=Q)#|(?<=F)IXME"
    r"|(?<=[/|])[ ]?(?:[LlGg🔴🟢Bb]|[RrMm]e?d))",
    re.ASCII,
)
"""One of these is in every placeholder. The set in front lets the search skip what cannot begin one."""

_CODE = Pattern(r"(?<!`)(`+)(?!`).{1,200}?(?<!`)\1(?!`)")
_ITEM = Pattern(r"[\s>]*(?:(?:[-*+]|[0-9]{1,9}[.)])\s+)?")
_CHECKBOX = Pattern(r"\[[ xX]\](?=\s|$)")
_DEFINITION = Pattern(r" {0,3}\[([^\[\]\n]{1,200})\]:\s*<?[^\s<>]*[/.#:@][^\s]*")
_TOKENS = Pattern(
    r"(?P<mustache>\{\{[^{}\n]{0,100}\}\}|\$\{[^{}\n]{0,100}\}|<<[^<>\n]{1,100}>>)"
    r"|(?P<bracket>(?<![\]!\\\[])\[(?P<inner>[^\[\]\n]{1,200})\](?![(\[\]]))"
    r"|(?P<angle>(?<!\\)<(?P<name>[A-Za-z][A-Za-z' /-]{0,60})>)"
    r"|(?P<date>(?<![A-Za-z])(?:YYYY|MM|DD)(?:[-/. ](?:YYYY|YY|MM|DD|Q[X#N1-4]))+(?![A-Za-z])"
    r"|(?<![A-Za-z0-9])YYYY(?![A-Za-z0-9])|(?<![A-Za-z0-9])XX[-/.]XX[-/.]XXXX)"
    r"|(?P<xs>(?:[$€£¥₽]|(?<![A-Za-z0-9,.$€£¥₽'’-]))(?:X{1,3}(?:,X{2,3})+|X+)"
    r"(?:\.X+)?(?:[KkMm]|(?=%|[^\w'’-])|$))"
    r"|(?P<quarter>(?<![A-Za-z0-9])(?:Q(?:X|#)(?![A-Za-z])(?: (?:20[0-9]{2}|FY\w{2,4}))?|FYXX|20XX))"
    r"|(?P<word>(?<![\w-])(?:TBD|TBC|TBA|FIXME)(?![\w-]))"
    r"|(?P<line>(?<![\w*])_{3,}(?![\w*]))"
)
_X_FOLLOWED = Pattern(
    r"\s?(?:%|/ ?(?:X{1,3}|5|10|100)(?![0-9])| ?of (?:X|Y|N|[0-9])|(?: ?per|/)\s?[a-z]|(?:[a-z]+ )?"
    r"(?:users?|seats?|licen[cs]es?|teams?|departments?|products?|hours?|days?|weeks?|months?|years?|people|"
    r"customers?|points?|minutes?|tickets?|times?|use cases?|h|ARR)(?![A-Za-z]))"
)
_OF_Y = Pattern(r"\s?(?:of|/)\s?(?:X+|Y|N|Z)(?![\w'’-])|%")
_NAME_BEFORE = Pattern(r"(?:^|[\s(\"“])[A-Z][^\W\d_]+\s$")
_TODO = Pattern(r"(?:TODO|FIXME)(?=[:\s]|$)(?:\s*:.*)?")
_WORD = Pattern(r"[^\W\d_]+")
_TICKET = Pattern(r"[A-Z][A-Z0-9]+-[0-9]+")
_SYMBOLS = frozenset(("±", "+/-", "#", "$", "%", "?", "??", "???", "$x", "x%", "+", "€", "£"))


def may_hold_placeholders(text: str) -> bool:
    """A quick look at a text of many lines: False is certain."""
    return _SUSPECT.search(text) is not None


def is_empty_mark(text: str) -> bool:
    """Whether a value says that there is nothing: a dash, `n/a` or `None`."""
    return len(text) < 10 and text.strip(" \t*`").lower() in _EMPTY_MARKS


def is_plain_prose(text: str) -> bool:
    """Whether a cell is long enough to be no mark of emptiness and has nothing of a template; True is certain."""
    if len(text) < _WORDY or _SUSPECT.search(text):
        return False
    return len(text) > _SHORT or not _may_be_whole(text) or not _is_whole(text)


def link_labels(text: str) -> frozenset[str]:
    """The labels that a document defines as links (`[label]: url`), in lower case."""
    if "]:" not in text:
        return frozenset()
    return frozenset(match[1].lower() for line in text.splitlines() if (match := _DEFINITION.match(line)))


def find_placeholder(text: str, labels: frozenset[str] = frozenset()) -> tuple[int, int] | None:
    """Where a cell or value still holds template text, from the first to the last piece of it; else None.

    In a cell, whatever stands in brackets alone is a placeholder, unless it is a tick box, a footnote or one of
    the document's link `labels`.
    """
    if len(text) <= _SHORT and (len(text) < _WORDY or _may_be_whole(text)) and _is_whole(text):
        return 0, len(text)
    if not _SUSPECT.search(text):
        return None
    if _TODO.match(text):
        return 0, len(text)
    found = [*_tokens(text, labels, in_cell=True)]
    return (found[0][0], found[-1][1]) if found else None


def placeholders_in_prose(line: str, labels: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Where one line of running text still holds template text.

    Editorial brackets (`[we] want`), tick boxes, links, footnotes, code and rules of `_` are none.
    """
    if not _SUSPECT.search(line) or _DEFINITION.match(line) or not line.strip("_ \t"):
        return []
    start = _ITEM.match(line).end()  # type: ignore[union-attr]
    todo = _TODO.match(line, start)
    if todo:
        return [(start, start + len(todo[0].rstrip()))]
    choice = _choice_at_end(line)
    return [*_tokens(line, labels, in_cell=False), *([choice] if choice else [])]


def _may_be_whole(text: str) -> bool:
    """Whether a text of 20 to 40 code points is worth asking `_is_whole`."""
    return text[0] in "tT* " or "/" in text or "|" in text


def _is_whole(text: str) -> bool:
    key = text.lower()
    if key[:1] in "* ":
        key = key.strip().strip("*")
    if key in UNFILLED or key.startswith(("tbd ", "tbc ", "tba ")):
        return True
    return ("/" in key or "|" in key) and _AROUND_SLASH.sub("/", key) in CHOICES


def _choice_at_end(line: str) -> tuple[int, int] | None:
    """The choices of a template left standing behind a label: `Account Tier: Strategic/Growth/Base`."""
    _, colon, rest = line.rpartition(":")
    if not colon:
        rest = line[_ITEM.match(line).end() :]  # type: ignore[union-attr]
    value = rest.strip(" \t*")
    if "/" not in value or len(value) > 2 * _SHORT or _AROUND_SLASH.sub("/", value.lower()) not in CHOICES:
        return None
    start = line.rindex(value)
    return start, start + len(value)


def _tokens(text: str, labels: frozenset[str], *, in_cell: bool) -> Iterator[tuple[int, int]]:
    masked = _CODE.sub(lambda match: "\0" * len(match[0]), text) if "`" in text else text
    done = 0
    for match in _TOKENS.finditer(masked):
        kind = match.lastgroup if match.lastgroup not in {"inner", "name"} else ""
        if match["bracket"]:
            holds = _is_bracket_placeholder(match, labels, in_cell=in_cell)
        elif match["angle"]:
            holds = _is_angle_placeholder(match, in_cell=in_cell)
        elif match["xs"]:
            holds = _is_x_placeholder(match, in_cell=in_cell)
        else:
            holds = kind is not None
        if holds and match.start() >= done:
            done = match.end() + _attached(match)
            yield match.start(), done


def _attached(match: re.Match[str]) -> int:
    """How much behind a run of X belongs to it: the `%` of `XX%`, the ` of Y` of `X of Y`."""
    if not match["xs"]:
        return 0
    tail = _X_FOLLOWED.match(match.string, match.end()) or _OF_Y.match(match.string, match.end())
    return len(tail[0]) if tail and "%" in tail[0] + "%" and tail[0].strip()[:1] in ("%", "/", "o") else 0


def _is_bracket_placeholder(match: re.Match[str], labels: frozenset[str], *, in_cell: bool) -> bool:
    text, inner = match.string, match["inner"].strip()
    lower = inner.lower()
    if lower in labels or not inner or inner[0] in "^!/~" or _TICKET.fullmatch(inner):
        return False
    whole = _stands_alone(text, match.start(), match.end())
    if inner in {"x", "X"}:
        at_start = _ITEM.match(text).end() == match.start()  # type: ignore[union-attr]
        return inner == "X" and (
            (in_cell and whole) or not (at_start and _CHECKBOX.match(text, match.start()))
        )
    if lower in _SYMBOLS:
        return True
    words = [word.lower() for word in _WORD.findall(inner)]
    if not words:
        return in_cell and whole and inner in {"...", "…"}
    if whole and (in_cell or len(words) > 1 or words[0] in NOUNS):
        return len(words) > 1 or words[0] not in EDITORIAL or words[0] in NOUNS
    return _reads_like_template(inner, words)


def _reads_like_template(inner: str, words: list[str]) -> bool:
    if words[0] in EDITORIAL and words[0] not in NOUNS:
        return False
    if words[0] in {"insert", "enter", "your"} and len(words) > 1:
        return True
    if inner[0].isupper():
        return words[-1] in NOUNS or words[0] in NOUNS or (inner.isupper() and len(inner) > 4)
    return words[-1] in LOWER_NOUNS and len(words) <= 3


def _is_angle_placeholder(match: re.Match[str], *, in_cell: bool) -> bool:
    name = match["name"]
    words = [word.lower() for word in _WORD.findall(name)]
    if "/" in name or (len(words) == 1 and words[0] in HTML):
        return False
    if in_cell and _stands_alone(match.string, match.start(), match.end()):
        return True
    return any(word in NOUNS for word in words) and (words[0] not in HTML or name[0].isupper())


def _is_x_placeholder(match: re.Match[str], *, in_cell: bool) -> bool:
    text, run = match.string, match["xs"]
    before, after = text[: match.start()], match.end()
    if "," in run or run[0] != "X" or _OF_Y.match(text, after):
        return True
    if in_cell and _stands_alone(text, match.start(), after):
        return len(run) > 1
    if _X_FOLLOWED.match(text, after):
        return len(run) > 1 or not before.strip() or not _NAME_BEFORE.search(before[-30:])
    return len(run) > 1 and before.rstrip().endswith((":", "=", "~", "≥", "<", ">", "(", "to", "from"))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks surrounds a piece of text; the label of an item does not count."""
    before, after = text[max(0, start - 80) : start], text[end : end + 20]
    return not before.rpartition(":")[2].strip(" \t*_>\"'“”„-+•.)0123456789~≥<(") and not after.strip(
        " \t*_\"'”“.,;:()%+"
    )
