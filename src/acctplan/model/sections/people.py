"""People: the customer's stakeholders, who is responsible for what, and our team."""

from datetime import date

from acctplan.model.people import Names, Relationship
from acctplan.model.row import Row, SectionInfo, column
from acctplan.model.words import Audience, Level

_C = Audience.CUSTOMER
_I = Audience.INTERNAL


class Stakeholder(Row):
    """Somebody at the customer. What we think of a person is never shown to a customer."""

    INFO = SectionInfo(
        "Stakeholders",
        _I,
        "004 section 2",
        "Who matters at the customer, how much power they have and how they stand to us.",
        ("Key Stakeholders", "Stakeholder Map", "Stakeholder Mapping"),
    )
    name: str | None = column("Name", _C, "004 template", required=True, aliases=("Stakeholder", "Contact"))
    job_title: str | None = column(
        "Title", _C, "004 template", required=True, aliases=("Job Title", "Position")
    )
    department: str | None = column(
        "Department", _C, "004 template", aliases=("Function", "Team", "Business Unit")
    )
    role: str | None = column("Role", _I, "004 section 2", aliases=("Buying Role",))
    raci: str | None = column("RACI", _I, "004 section 2")
    power: Level | None = column("Power", _I, "004 section 2 power map", aliases=("Influence",))
    support: Level | None = column("Support", _I, "004 section 2 power map")
    relationship: Relationship | None = column(
        "Relationship", _I, "004 section 2", aliases=("Relationship Level", "Relationship Strength")
    )
    last_contact: date | None = column(
        "Last Contact", _I, "004 template", aliases=("Last Touch", "Last Contacted")
    )
    next_action: str | None = column(
        "Next Action", _I, "004 template", aliases=("Next Step", "Next Steps", "Next Actions")
    )
    informed: date | None = column("Informed", _I, "000 checklist", aliases=("Informed On",))


class RaciActivity(Row):
    """An activity and who is responsible, accountable, consulted and informed."""

    INFO = SectionInfo(
        "RACI",
        _I,
        "004 section 2",
        "Who does the work, who decides, who gives input, who needs to know.",
        ("RACI Matrix",),
    )
    activity: str | None = column(
        "Activity", _C, "004 section 2", required=True, aliases=("Task", "Item", "Deliverable")
    )
    responsible: Names | None = column("Responsible", _C, "004 section 2", required=True, aliases=("R",))
    accountable: Names | None = column("Accountable", _C, "004 section 2", required=True, aliases=("A",))
    consulted: Names | None = column("Consulted", _C, "004 section 2", required=True, aliases=("C",))
    informed: Names | None = column("Informed", _C, "004 section 2", required=True, aliases=("I",))


class TeamMember(Row):
    """One of our people."""

    INFO = SectionInfo(
        "Account Team",
        _C,
        "000 owners on both sides",
        "Our people on this account.",
        ("Our Team", "Vendor Team"),
    )
    name: str | None = column("Name", _C, "000 owners on both sides", required=True)
    job_title: str | None = column(
        "Title", _C, "000 owners on both sides", required=True, aliases=("Job Title",)
    )
    role: str | None = column("Role", _C, "004 best practice: team sport", aliases=("Responsibility",))


TABLES: tuple[type[Row], ...] = (Stakeholder, RaciActivity, TeamMember)
