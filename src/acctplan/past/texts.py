"""The text of an earlier version, looked at before it is read as a plan.

That it says the same is certain; that it does not may only mean that the text must be read to know. A row that it
does not even mention is not there.
"""

from collections.abc import Iterator

from acctplan.model.naming import same_name
from acctplan.model.plan import Plan
from acctplan.model.row import Row, title_field

_LINES = 16
_HEAD = 40


class EarlierText:
    """An earlier text. Rows are looked for where the last one was found: tables keep their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0

    def says(self, row: Row, *fields: str) -> bool:
        """Whether a line has this row's name and these cells, letter for letter, in the same places."""
        return bool(row.title) and (self._has(row.origin.place.text) or self._has_cells(row, *fields))

    def says_all(self, plan: Plan, kind: type[Row], *fields: str) -> bool:
        """Whether it says all rows of a section."""
        return self._has_piece(plan, kind) or all(self.says(row, *fields) for row in plan.rows(kind))

    def says_only(self, plan: Plan, kind: type[Row], *fields: str) -> bool:
        """Whether it says all rows of a section, and no others, below the same header."""
        table = plan.table(kind)
        if table is None or table.header is None:
            return False
        place = self._text.find(plan.source.lines[table.header.line - 1])
        number = len(table.rows) + len(table.totals)
        below = self._text[place:].split("\n", number + 3)[2:] if place >= 0 else []
        rows = next((at for at, line in enumerate(below) if not line.lstrip().startswith("|")), len(below))
        return rows == number and self.says_all(plan, kind, *fields)

    def mentions(self, row: Row) -> bool:
        """Whether it may have a row of that name: at least its longest word stands in it."""
        if row.title and row.title in self._text:
            return True
        words = max(same_name(row.title or "").split(), key=len, default="")
        return bool(words) and (words in self._text or words in self._text.casefold())

    def begins_with(self, line: str) -> bool:
        """Whether it has that line, letter for letter, among its first: where front matter is, as a rule."""
        head = self._text.split("\n", _HEAD)[:_HEAD]
        return bool(line) and (line in head or f"{line}\r" in head)

    def _has_piece(self, plan: Plan, kind: type[Row]) -> bool:
        """Whether it has all rows of a section in one piece, letter for letter, below the same header."""
        key = EarlierText, kind
        if key not in plan.known:
            plan.known[key] = _piece(plan, kind)
        piece: str = plan.known[key]
        return bool(piece) and piece in self._text

    def _has(self, row: str) -> bool:
        """Whether it has a line that is this row and nothing else."""
        line = f"\n{row}\n"
        place = self._text.find(line, self._place)
        if place < 0 and self._place:
            place = self._text.find(line, 0, self._place + len(line))
        if place >= 0:
            self._place = place
        return place >= 0

    def _has_cells(self, row: Row, *fields: str) -> bool:
        indexes = row.origin.indexes
        names = (title_field(type(row)), *fields)
        said = [(indexes[field], row.text(field)) for field in names if field in indexes]
        return any(
            all(index < len(cells) and cells[index] == words for index, words in said)
            for cells in map(_cells, self._lines_with(row.title))
        )

    def _lines_with(self, words: str) -> Iterator[str]:
        text = self._text
        place = text.find(words)
        for _ in range(_LINES):
            if place < 0:
                return
            start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
            yield text[start:] if end < 0 else text[start:end]
            place = text.find(words, place + len(words))


def _piece(plan: Plan, kind: type[Row]) -> str:
    table = plan.table(kind)
    if table is None or table.header is None or not table.rows:
        return ""
    last = table.rows[-1].origin.place.span().line
    return "\n".join(("", *plan.source.lines[table.header.line - 1 : last], ""))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").split("|")]
