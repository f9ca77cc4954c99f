"""Text that was damaged on its way: mojibake, and characters that nobody can see."""

import re
import unicodedata
from itertools import groupby

from acctplan.pattern import Pattern

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e01ef"
)
_HIDDEN_CONTROL = Pattern(f"[{_CONTROLS}]")
_HIDDEN = Pattern(f"[{_CONTROLS}{_INVISIBLE}]")
_CP1252 = {
    character: byte
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", "replace")) != "\ufffd"
}
_TURKISH = {"Ğ": 0xD0, "İ": 0xDD, "Ş": 0xDE, "ğ": 0xF0, "ı": 0xFD, "ş": 0xFE}
_BYTES = {**{chr(byte): byte for byte in range(0x80, 0x100)}, **_CP1252, **_TURKISH}
_TAIL = "[\x80-\xbf" + "".join(_CP1252) + "]"
_SEQUENCE = f"(?:[\u00c2-\u00dfĞİŞ]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[ðğ][Ÿ\x9f]{_TAIL}{{2}})"
_RUN = Pattern(f"(?:{_SEQUENCE})+")
_SUSPECT = Pattern(f"[\u00c2-\u00f0ĞİŞğ]{_TAIL}")
_ORDINARY = b"\t\n\r" + bytes(range(0x20, 0x7F))
_ORDINARY_IN_A_LINE = _ORDINARY.replace(b"\n", b"")
_NO_CONTROLS = _ORDINARY + bytes(range(0x80, 0x100))
_CLOSING = frozenset("…’”“‘»›–—\xa0™®©")
_OPENING = frozenset("\"'“‘„«‹(")
_STRONG_TWO = frozenset("ÂÃÄÅ")
_MOST_ROUNDS = 3
_SHORT = 200
_ALLOWED_THREE = (
    (0x1E00, 0x20CF),
    (0x2100, 0x27BF),
    (0x2B00, 0x2BFF),
    (0xFB00, 0xFB06),
    (0xFE0E, 0xFE0F),
    (0xFEFF, 0xFEFF),
)
_RTL = Pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINING = Pattern("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
_UNSPACED = Pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_PICTURE = Pattern("[\xa9\xae\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\u3030\u303d\U0001f000-\U0001fbff]")
_STYLED = Pattern("[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f")
_FEW = 8
_FLAG_END = "\U000e007f"


def may_be_damaged(text: str) -> bool:
    """Whether a text could hold anything that this module finds, so that clean files and cells cost nothing."""
    if text.isascii() and text.isprintable():
        return False
    unusual = text
    if len(text) > _SHORT:
        # what is unusual, line by line: a hundredth of a plan, in which nothing that stood together is parted
        marks = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY_IN_A_LINE)
        unusual = _without_styles(marks.decode("utf-8", "surrogatepass"), text)
    if _HIDDEN.search(unusual):
        return True
    return _SUSPECT.search(unusual) is not None and _SUSPECT.search(text) is not None


def _without_styles(unusual: str, text: str) -> str:
    """Without the selectors that ask for a coloured picture, if each stands behind one: `⚠️` hides nothing."""
    styles = unusual.count("\ufe0f")
    pictures = set(_STYLED.findall(unusual)) if styles else ()
    if not 0 < len(pictures) <= _FEW or sum(map(text.count, pictures)) < styles:
        return unusual
    return unusual.replace("\ufe0f", "")


def has_controls(text: str) -> bool:
    """Whether there is a control character of ASCII other than tabs and line ends."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _NO_CONTROLS)
    return bool(rest)


def find_mojibake(line: str) -> list[tuple[int, int, str]]:
    """Where UTF-8 was once read as cp1252, cp1254 or Latin-1, with the text that was meant.

    Only what decodes without loss and cannot be a word of a real language: `CAFÉ…”` and `hâlâ…` are none.
    """
    if line.isascii() or not _SUSPECT.search(line):
        return []
    runs = [(match, repaired) for match in _RUN.finditer(line) if (repaired := _decoded(match[0]))]
    sure = [_is_sure(line, match, repaired) for match, repaired in runs]
    if not any(sure):
        return []
    return [
        (match.start(), match.end(), _repeated(repaired))
        for (match, repaired), certain in zip(runs, sure, strict=True)
        if certain or not _is_word_end(line, match)
    ]


def without_garbled_controls(text: str) -> str:
    """The text with a zero-width space for each control character inside mojibake: the same places, nothing odd."""
    if not _HIDDEN_CONTROL.search(text):
        return text
    parts: list[str] = []
    position = 0
    for line in re.finditer(r"[^\r\n]+", text):
        for start, end, _ in find_mojibake(line[0]):
            first, last = line.start() + start, line.start() + end
            parts += (text[position:first], _HIDDEN_CONTROL.sub("\u200b", text[first:last]))
            position = last
    return "".join(parts) + text[position:]


def find_hidden(line: str) -> list[tuple[int, int, str]]:
    """Bidirectional controls, zero-width and control characters: where, and the first one's code point and name.

    Joiners and variation selectors are allowed inside emoji and scripts that use them, direction marks in
    lines of a right-to-left script, zero-width spaces in scripts without spaces. Tabs and no-break spaces
    are not hidden.
    """
    if (line.isascii() and line.isprintable()) or not _HIDDEN.search(line):
        return []
    places = [match.start() for match in _HIDDEN.finditer(line)]
    rtl = _RTL.search(line) is not None
    hidden = [place for place in places if not _is_allowed(line, place, rtl)]
    found = []
    for _, group in groupby(enumerate(hidden), key=lambda pair: pair[1] - pair[0]):
        run = [place for _, place in group]
        found.append((run[0], run[-1] + 1, _name(line[run[0]])))
    return found


def _decoded(run: str) -> str:
    try:
        repaired = bytes(_BYTES[character] for character in run).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if _HIDDEN_CONTROL.search(repaired) else repaired


def _is_sure(line: str, match: re.Match[str], repaired: str) -> bool:
    if _is_word_end(line, match):
        return False
    if len(repaired) > 1:
        return True
    if len(match[0]) == 2:
        return match[0][0] in _STRONG_TWO
    code = ord(repaired)
    return code >= 0x1F000 or any(first <= code <= last for first, last in _ALLOWED_THREE)


def _is_word_end(line: str, match: re.Match[str]) -> bool:
    """Whether it may be a real letter at the end of a word, with the punctuation that follows it."""
    run = match[0]
    if not set(run[1:]) <= _CLOSING or line[match.end() : match.end() + 1].isalpha():
        return False
    before = line[match.start() - 1 : match.start()] if match.start() else ""
    return before in _OPENING if not before.isalpha() else before.isupper() == run[0].isupper()


def _repeated(text: str) -> str:
    """Undo damage that happened more than once."""
    for _ in range(_MOST_ROUNDS):
        again = _RUN.sub(lambda match: _decoded(match[0]) or match[0], text)
        if again == text:
            break
        text = again
    return text


def _is_allowed(line: str, place: int, rtl: bool) -> bool:
    character = line[place]
    if character in "\u200c\u200d":
        return _joins(line, place)
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return _selects(line, place)
    if character in "\u200e\u200f\u061c":
        return rtl
    if character == "\u200b":
        return _UNSPACED.search(line[max(0, place - 1) : place + 2]) is not None
    if "\u180b" <= character <= "\u180f":
        return place > 0 and "\u1800" <= line[place - 1] <= "\u18af"
    return "\U000e0020" <= character <= _FLAG_END and _in_flag(line, place)


def _joins(line: str, place: int) -> bool:
    before = line[max(0, place - 2) : place].rstrip("\ufe0e\ufe0f")[-1:]
    after = line[place + 1 : place + 2]
    if _PICTURE.match(before) and _PICTURE.match(after):
        return line[place] == "\u200d"
    return _JOINING.match(before) is not None


def _selects(line: str, place: int) -> bool:
    before = line[place - 1 : place] if place else ""
    if before.isascii():
        return before in set("0123456789#*") and line[place] in "\ufe0e\ufe0f"
    return not before.isspace() and not _HIDDEN.match(before)


def _in_flag(line: str, place: int) -> bool:
    """Whether a tag character belongs to a flag such as Scotland's: a black flag, up to seven tags."""
    start = place
    while start > place - 8 and start > 0 and "\U000e0020" <= line[start] <= _FLAG_END:
        start -= 1
    return line[start] == "\U0001f3f4" and _FLAG_END in line[place : place + 8]


def _name(character: str) -> str:
    code = ord(character)
    return f"U+{code:04X} {unicodedata.name(character, 'CONTROL CHARACTER')}"
