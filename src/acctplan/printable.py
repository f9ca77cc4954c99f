"""Text of unknown origin, made fit for one line of a terminal or a log."""

from typing import Final

_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LINE_ENDS = "\u2028\u2029"
_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def _escaped(character: str) -> str:
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


_TABLE: Final = {ord(character): _escaped(character) for character in _CONTROLS + _DIRECTIONS + _LINE_ENDS}


def printable(text: str) -> str:
    r"""The text on one line, with everything that steers a terminal spelled out, such as `\x1b` or `\u202e`.

    Spelled out are C0 and C1 controls, line ends, marks of writing direction and lone surrogates (bytes of a
    file name that are no text). Joiners, combining characters and emoji stay. Character by character, so that
    parts may be converted one by one.
    """
    if text.isprintable():
        return text
    shown = text.translate(_TABLE)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")
