"""Pieces put into a text: the first one counts where two meet, and closed places take none."""

import re

from acctplan.pattern import Pattern

_MARKS = Pattern(r"<!--\s*(?:/?\s*internal\s*-->|acctplan\s*:\s*allow\b[^:\n]{0,200})", re.IGNORECASE)
_MONTH = (
    "jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|"
    "o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?"
)
_DAY = Pattern(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th|\.)?[ ](?:of[ ])?(?:{_MONTH})(?!\w)"
    rf"|(?:{_MONTH})\.?[ ](?:\d{{4}}|\d{{1,2}})(?!\w))",
    re.IGNORECASE,
)
_AGAIN = Pattern(
    r"\b((?:Person|Customer|Company) [A-Z]{1,4}|Our company)(?:[ .’'-]{1,3}(?:[A-Z]\.[ ]?)?\1\b|[ ]\(\1\))"
)


class Splice:
    """A text whose pieces are being replaced."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._taken = bytearray(len(text))
        self._pieces: list[tuple[int, int, str]] = []

    def close(self, start: int, end: int) -> None:
        """Keep a place as it is, but for what was put there before."""
        self._taken[start:end] = b"\1" * (min(end, len(self.text)) - start)

    def close_marks(self) -> None:
        """Keep comments that mean something."""
        for match in _MARKS.finditer(self.text):
            self.close(*match.span())

    def close_days(self) -> None:
        """Keep days and months, as some are names too."""
        for match in _DAY.finditer(self.text):
            if self._taken.find(1, *match.span()) < 0:
                self.close(*match.span())

    def put(self, start: int, end: int, text: str) -> None:
        """Replace a place, unless some of it is taken."""
        if self._taken.find(1, start, end) < 0:
            self.close(start, end)
            self._pieces.append((start, end, text))

    def put_name(self, start: int, end: int, stand_in: str) -> None:
        """Replace a name; one that goes on in the next line goes on there, so that lines stay what they are."""
        written = self.text[start:end]
        at = written.find("\n")
        if at >= 0:
            first = len(written[:at].rstrip())
            rest = written[first:]
            gap = rest[: len(rest) - len(rest.lstrip(" \t\r\n>*"))]
            stand_in = stand_in.replace(" ", gap, 1)
        self.put(start, end, stand_in)

    def result(self) -> str:
        """The text with all pieces."""
        found: list[str] = []
        position = 0
        for start, end, text in sorted(self._pieces):
            found += (self.text[position:start], text)
            position = end
        found.append(self.text[position:])
        return str(_AGAIN.sub(r"\1", "".join(found))) if self._pieces else self.text
