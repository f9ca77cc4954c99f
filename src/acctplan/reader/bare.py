"""What an author says beside the comments that stand in it: comments are never data."""


def without_comments(markdown: str) -> str:
    """The text without its HTML comments, wherever they stand; one that is never closed drops the rest."""
    pieces: list[str] = []
    position = 0
    while (start := markdown.find("<!--", position)) >= 0:
        pieces.append(markdown[position:start])
        end = markdown.find("-->", start + 4)
        if end < 0:
            return "".join(pieces)
        position = end + 3
    pieces.append(markdown[position:])
    return "".join(pieces)
