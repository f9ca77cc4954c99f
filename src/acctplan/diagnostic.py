"""What is wrong in a plan, as a value."""

from enum import StrEnum
from typing import NamedTuple

from acctplan.source import Span


class Severity(StrEnum):
    """How much a finding weighs; errors fail a check by default."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return {"note": 0, "warning": 1, "error": 2}[self.value]


class Better(NamedTuple):
    """What should stand where a finding points, in the author's terms: a cell's or a value's text, not its escapes.

    `sure`: there is no other answer, so that nobody needs to be asked before it is written.
    """

    text: str
    sure: bool = True


class Finding(NamedTuple):
    """One problem as a rule or the reader sees it: a code, a place, a sentence and a remedy.

    `message` says what is wrong, in lower case, quoting the author, without a full stop; `hint` says in the
    imperative what to do. `field` names the key or column concerned, if there is one. `better` is what would mend
    it, where that is known.
    """

    code: str
    span: Span
    message: str
    hint: str = ""
    field: str = ""
    better: Better | None = None


BASELINED = "external"
"""The kind of suppression that a baseline is; the words are SARIF's."""


class Suppression(NamedTuple):
    """Why a finding does not count: `inSource`, an allow-comment of the plan's author, or `external`, a baseline."""

    kind: str
    reason: str
    until: str = ""


class Diagnostic(NamedTuple):
    """A finding, judged: in which file, of which account, and how heavy under these settings."""

    path: str
    account: str
    name: str
    severity: Severity
    finding: Finding
    suppressed: Suppression | None = None

    @property
    def code(self) -> str:
        """The permanent code of the rule, such as `AP105`."""
        return self.finding.code

    @property
    def span(self) -> Span:
        """The smallest text that the author must edit."""
        return self.finding.span
