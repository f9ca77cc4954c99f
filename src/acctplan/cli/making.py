"""One plan to one document, for the commands that write documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from acctplan.blocks import Document
from acctplan.cli.accounts import Account
from acctplan.diagnostic import Severity
from acctplan.documents import Catalogue, Request
from acctplan.documents import render as render_document
from acctplan.documents.checklist import readiness
from acctplan.documents.view import Judgement
from acctplan.errors import UsageError
from acctplan.workspace import Candidate
from acctplan.workspace.paths import full

if TYPE_CHECKING:
    from acctplan.cli.remembering import Memory

_UNREADABLE = ("AP001", "AP002", "AP003", "AP004")


@dataclass(frozen=True)
class Order:
    """What was asked for, the same for every plan."""

    document: str
    audience: str | None
    minutes: int | None
    today: date
    since: str | None = None


def document_of(
    candidate: Candidate,
    account: Account,
    catalogue: Catalogue,
    order: Order,
    memory: "Memory | None" = None,
    *,
    slides: bool = False,
) -> Document:
    """The document of a plan, in blocks; one for a session looks back by `memory`, and `slides` are to present from.

    Raises: UsageError for a plan of which too little can be read, and for mistakes in templates.
    """
    plan = account.plan
    fatal = next((each for each in account.diagnostics if each.code in _UNREADABLE), None)
    if plan is None or fatal is not None:
        said = f": {fatal.code} {fatal.finding.message}" if fatal else ""
        hint = f"see 'acctplan check {candidate.name}'"
        raise UsageError(
            f"'{candidate.name}' cannot be rendered{said}", fatal.finding.hint or hint if fatal else hint
        )
    wanted = catalogue.find(order.document)
    document = catalogue.as_slides(wanted) if slides else wanted
    request = Request(
        document,
        wanted.audience(order.audience),
        order.today,
        account.settings,
        wanted.length(order.minutes),
        Judgement(account.diagnostics, readiness(account.diagnostics, account.active, plan)),
        memory.of(candidate, plan, account.settings) if memory else None,
    )
    return render_document(plan, request, catalogue)


def templates_of(candidate: Candidate, templates: Path | None, cwd: Path) -> Path | None:
    """Where a team's templates are: as the option says, else as the plan's configuration does."""
    if templates is not None:
        return full(cwd, templates)
    own = candidate.project.settings.render.templates
    return candidate.project.root / own if own else None


def counted_findings(severities: Sequence[Severity], what: str) -> str:
    """One line that counts the findings in plans; empty if there are none."""
    words = [
        f"{count} {severity.value}{'' if count == 1 else 's'}"
        for severity in Severity
        if (count := severities.count(severity))
    ]
    return f"note: {what}: {', '.join(words)}; 'acctplan check' shows them" if words else ""


def severities_of(account: Account) -> list[Severity]:
    """How much each finding weighs that nobody allowed."""
    return [each.severity for each in account.diagnostics if each.suppressed is None]


def said_lacking(signs: Iterable[str], what: str) -> str:
    """One line that names the characters which no font has; empty if there are none."""
    from acctplan.paper.lettering import LACKING, named

    found = list(dict.fromkeys(signs))
    remedy = "until [render] fonts names a font file that has them"
    return f"warning: {what}: no font has {named(found)}; {LACKING} stands for them {remedy}" if found else ""
