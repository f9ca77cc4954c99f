"""ANSI colours, few and by meaning."""

from acctplan.diagnostic import Severity

BOLD = "1"
FAINT = "2"


def severity_colour(severity: Severity) -> str:
    """Bold red, yellow or cyan."""
    return {"error": "1;31", "warning": "1;33", "note": "1;36"}[severity.value]


def paint(text: str, colour: str, wanted: bool) -> str:
    """The text in a colour if colours are wanted, else the text."""
    return f"\x1b[{colour}m{text}\x1b[0m" if wanted and text else text
