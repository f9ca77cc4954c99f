"""Risks."""

from acctplan.model.people import Names
from acctplan.model.row import Row, SectionInfo, column
from acctplan.model.words import Audience, Level, RiskCategory, RiskState

_C = Audience.CUSTOMER


class Risk(Row):
    """What could go wrong, how likely, how bad, and what is done about it."""

    INFO = SectionInfo(
        "Risk Factors",
        Audience.INTERNAL,
        "000 Success Plan Structure; 004 section 7",
        "What could go wrong, and what is done about it.",
        ("Risks", "Risks & Mitigation", "Risk Register", "Risk Assessment", "Risk Assessment & Mitigation"),
    )
    risk: str | None = column("Risk", _C, "000 Risk Factors", required=True, aliases=("Risks", "Risk Factor"))
    category: RiskCategory | None = column("Category", _C, "004 section 7", aliases=("Type", "Risk Category"))
    probability: Level | None = column(
        "Probability", _C, "000 Risk Factors", required=True, aliases=("Likelihood", "Prob", "Prob.")
    )
    impact: Level | None = column("Impact", _C, "000 Risk Factors", required=True, aliases=("Severity",))
    mitigation: str | None = column(
        "Mitigation",
        _C,
        "000 Risk Factors",
        required=True,
        aliases=("Mitigation Plan", "Mitigations", "Response"),
    )
    owner: Names | None = column("Owner", _C, "plan format", aliases=("Owners", "Owned By"))
    status: RiskState | None = column("Status", _C, "plan format", aliases=("State",))


TABLES: tuple[type[Row], ...] = (Risk,)
