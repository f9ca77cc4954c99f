"""Time and agreement: touchpoints, milestones, sign-offs."""

from datetime import date

from acctplan.model.people import Names
from acctplan.model.references import References
from acctplan.model.row import Row, SectionInfo, column
from acctplan.model.time import Timeline
from acctplan.model.words import Audience, SignOffRole, WorkState

_C = Audience.CUSTOMER


class Touchpoint(Row):
    """A planned meeting of executives."""

    INFO = SectionInfo(
        "Executive Engagement",
        Audience.INTERNAL,
        "004 section 6",
        "Executive touchpoints, quarter by quarter.",
        ("Executive Engagement Plan",),
    )
    quarter: Timeline | None = column("Quarter", _C, "004 section 6", required=True)
    touchpoint: str | None = column(
        "Touchpoint", _C, "004 section 6", required=True, aliases=("Touchpoints", "Meeting")
    )
    customer: Names | None = column("Customer", _C, "004 section 6", aliases=("Customer Executive",))
    us: Names | None = column("Us", _C, "004 section 6", aliases=("Our Executive", "Vendor"))
    date: Timeline | None = column("Date", _C, "004 section 6", aliases=("When",))
    status: WorkState | None = column("Status", _C, "004 section 6")


class Milestone(Row):
    """A point on the way of the next twelve months."""

    INFO = SectionInfo(
        "Key Milestones",
        _C,
        "000 Success Plan Structure",
        "What will have happened by when, in the next twelve months.",
        ("Milestones", "Key Milestones (Next 12 Months)"),
    )
    milestone: str | None = column(
        "Milestone", _C, "000 Key Milestones", required=True, aliases=("Milestones",)
    )
    due: Timeline | None = column(
        "Target Date",
        _C,
        "000 Key Milestones",
        required=True,
        aliases=("Date", "Due", "Due Date", "Deadline", "Target"),
    )
    dependencies: References | None = column(
        "Dependencies", _C, "000 Key Milestones", aliases=("Depends On", "Dependency", "Deps")
    )
    owner: Names | None = column(
        "Owner", _C, "000 Key Milestones", required=True, aliases=("Owners", "Owned By")
    )
    status: WorkState | None = column("Status", _C, "plan format", aliases=("State",))

    def is_later_than(self, other: "Milestone") -> bool:
        """Whether it is certain that this one is due after the other."""
        if self.due is None or other.due is None or self.due.start is None or other.due.end is None:
            return False
        return self.due.start > other.due.end


class SignOff(Row):
    """Somebody's agreement to the plan."""

    INFO = SectionInfo(
        "Sign-offs",
        _C,
        "000 Success Plan Review Checklist",
        "Who has seen and agreed to this plan, and when.",
        ("Sign-Off", "Approvals"),
    )
    role: SignOffRole | None = column("Role", _C, "000 checklist", required=True)
    name: str | None = column("Name", _C, "000 checklist", required=True)
    signed: date | None = column("Date", _C, "000 checklist", required=True, aliases=("Signed", "Approved"))
    version: str | None = column("Version", _C, "000 checklist", aliases=("Digest",))


TABLES: tuple[type[Row], ...] = (Touchpoint, Milestone, SignOff)
