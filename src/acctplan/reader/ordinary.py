"""Ordinary front matter, line by line: keys with plain values, groups one level deep, lists of words.

It answers only where it is certain to see what YAML sees: no escapes, no blocks, no anchors, no mistakes.
Everything else is left to `acctplan.reader.nodes`, which costs ten times as much and the import of a parser.
"""

from collections.abc import Sequence as Lines

from acctplan.pattern import Pattern
from acctplan.reader.tree import Entry, Mapping, Node, Scalar, Sequence, scalar_of
from acctplan.source import Span, span_of

_LONGEST = 10_000
_LONGEST_KEY = 200
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_USUAL = Pattern(r"( *)([A-Za-z_][A-Za-z0-9_]{0,199}): +([^-?:,\[\]{}#&*!|>'\"%@` ](?:[^:#]*[^:# ])?) *")
"""A key and a value in which nothing can mean anything to YAML."""

_WORDS = Pattern(r"\[([\w ,./&+-]*)\]")


def read_ordinary(lines: Lines[str], first_line: int) -> Mapping | None:
    """The tree of the lines between the fences, or None if a line may mean more than it shows.

    `first_line` is the file line of `lines[0]`.
    """
    joined = "".join(lines)
    # printable characters include no tab, no control and no blank but the space
    if len(joined) > _LONGEST or not joined.isprintable():
        return None
    entries: list[Entry] = []
    index, count = 0, len(lines)
    while (index := _take_usual(lines, index, first_line, 0, entries)) < count:
        entry = _entry(lines[index], first_line + index, 0)
        index += 1
        if entry is None:
            if _says_something(lines[index - 1]):
                return None
            continue
        if index < count and _is_empty(entry.value):
            below, index = _below(lines, index, first_line, entry.value)
            if below is None:
                return None
            entry.value = below
        entries.append(entry)
    return _mapping(entries)


def _below(lines: Lines[str], index: int, first_line: int, empty: Node) -> tuple[Node | None, int]:
    """The group or list under a key that has no value on its line, and the index after it; `empty` if none."""
    while index < len(lines) and not _says_something(lines[index]):
        index += 1
    if index == len(lines) or lines[index][0] not in " -":
        return empty, index
    indent = len(lines[index]) - len(lines[index].lstrip(" "))
    if lines[index].startswith("- ", indent):
        return _list(lines, index, first_line, indent)
    return _group(lines, index, first_line, indent)


def _group(lines: Lines[str], index: int, first_line: int, indent: int) -> tuple[Mapping | None, int]:
    entries: list[Entry] = []
    while (index := _take_usual(lines, index, first_line, indent, entries)) < len(lines):
        line = lines[index]
        entry = _entry(line, first_line + index, indent) if line[:1] == " " else None
        if entry is not None:
            entries.append(entry)
        elif _says_something(line):
            if line[0] != " ":
                break
            return None, index
        index += 1
    return _mapping(entries), index


def _list(lines: Lines[str], index: int, first_line: int, indent: int) -> tuple[Sequence | None, int]:
    items: list[Node] = []
    start = f"{' ' * indent}- "
    while index < len(lines):
        line = lines[index]
        if line.startswith(start):
            value = _value(line[indent + 1 :], first_line + index, indent + 2)
            if value is None or _is_empty(value):
                return None, index
            items.append(value)
        elif _says_something(line):
            break
        index += 1
    number, column = items[0].span.line, indent + 1
    end = items[-1].span
    return Sequence(items, Span(number, column, end.end_line, end.end_column)), index


def _take_usual(lines: Lines[str], start: int, first_line: int, indent: int, entries: list[Entry]) -> int:
    """Add the entries of all usual lines from one on; gives the index of the first line that is none."""
    for index in range(start, len(lines)):
        usual = _USUAL.fullmatch(lines[index])
        if usual is None or usual.end(1) != indent:
            return index
        _, name, text = usual.groups()
        number, column, end = first_line + index, usual.start(3) + 1, usual.end(3) + 1
        key_span = span_of((number, indent + 1, number, indent + 1 + len(name)))
        value = scalar_of((text, span_of((number, column, number, end)), True))
        entries.append(Entry(name, key_span, value))
    return len(lines)


def _mapping(entries: list[Entry]) -> Mapping | None:
    """None if there is no key, or one twice."""
    if not entries or len({entry.key for entry in entries}) < len(entries):
        return None
    start, end = entries[0].key_span, entries[-1].value.span
    return Mapping(entries, Span(start.line, start.column, end.end_line, end.end_column))


def _entry(line: str, number: int, indent: int) -> Entry | None:
    key, colon, rest = line.partition(":")
    name = key[indent:] if indent else key
    # an identifier has no blank before it, so that a line with more blanks than its neighbours is none
    if not colon or not name.isidentifier() or len(name) > _LONGEST_KEY or (indent and key[:indent].strip()):
        return None
    end = len(key) + 1
    value = _value(rest, number, end + 1)
    return None if value is None else Entry(name, Span(number, indent + 1, number, end), value)


def _value(rest: str, number: int, column: int) -> Node | None:
    """The value in what follows a colon or dash; `column` is the one of `rest`. Empty text if there is none."""
    text = rest.strip(" ")
    if not text:
        return Scalar("", Span(number, column, number, column), True)
    if rest[0] != " ":
        return None
    start = column + 1 if rest[1] != " " else column + len(rest) - len(rest.lstrip(" "))
    if text[0] not in _INDICATORS:
        return _plain(text, number, start)
    if text[0] == "#":
        return Scalar("", Span(number, column, number, column), True)
    return _marked(text, number, start)


def _plain(text: str, number: int, start: int) -> Scalar | None:
    if " #" in text:
        text = text.partition(" #")[0].rstrip(" ")
    if ":" in text and (": " in text or text[-1] == ":"):
        return None
    return Scalar(text, Span(number, start, number, start + len(text)), True)


def _marked(text: str, number: int, start: int) -> Node | None:
    """The value that begins with a character that means something in YAML."""
    if text[0] == "[":
        return _words(text, number, start)
    if text[0] in "'\"":
        return _quoted(text, number, start)
    return _plain(text, number, start) if text[0] == "-" and text[1:2].isdigit() else None


def _quoted(text: str, number: int, start: int) -> Scalar | None:
    end = text.find(text[0], 1)
    if end < 0 or "\\" in text or not _ends(text[end + 1 :]):
        return None
    return Scalar(text[1:end], Span(number, start, number, start + end + 1), False)


def _words(text: str, number: int, start: int) -> Sequence | None:
    match = _WORDS.match(text)
    if match is None or not _ends(text[match.end() :]):
        return None
    items: list[Node] = []
    place = start + 1
    for part in match[1].split(",") if match[1].strip(" ") else ():
        word = part.strip(" ")
        if not word[:1].isalnum():
            return None
        column = place + part.index(word)
        items.append(Scalar(word, Span(number, column, number, column + len(word)), True))
        place += len(part) + 1
    return Sequence(items, Span(number, start, number, start + match.end()), match[0])


def _ends(rest: str) -> bool:
    """Whether nothing but a comment follows a value."""
    return not rest or (rest[0] == " " and rest.lstrip(" ")[0] == "#")


def _says_something(line: str) -> bool:
    text = line.lstrip(" ")
    return bool(text) and text[0] != "#"


def _is_empty(value: Node) -> bool:
    return isinstance(value, Scalar) and value.plain and not value.text
