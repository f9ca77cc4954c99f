"""Characters that a document cannot carry, and those that would turn the text after them around."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"


def clean(text: str) -> str:
    """The text with line feeds as its only line ends, and U+FFFD for what XML and HTML do not allow."""
    return _ILLEGAL.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def bidi_closers(text: str) -> str:
    """The characters that end every direction override, embedding and isolate left open in `text`.

    Appended to an author's text they keep its direction from reaching what stands beside it. At most
    125 are given, the depth at which the Unicode algorithm itself stops counting.
    """
    stack: list[str] = []
    for match in _BIDI.finditer(text):
        sign = match.group()
        if sign == _POP_ISOLATE:
            _pop_isolate(stack)
        elif sign == _POP_EMBEDDING:
            if stack and stack[-1] == _POP_EMBEDDING:
                stack.pop()
        elif len(stack) < 125:
            stack.append(_POP_ISOLATE if sign >= "\u2066" else _POP_EMBEDDING)
    return "".join(reversed(stack))


def _pop_isolate(stack: list[str]) -> None:
    """Close the innermost isolate and every embedding opened within it; without one, do nothing."""
    if _POP_ISOLATE in stack:
        while stack.pop() != _POP_ISOLATE:
            pass
