"""Account profile: business, decisions, organisation, products."""

from acctplan.model.money import Measure, Money, Share
from acctplan.model.people import Names
from acctplan.model.row import Prose, Row, SectionInfo, column
from acctplan.model.time import Timeline
from acctplan.model.words import Audience, ProductState, UnitState

_C = Audience.CUSTOMER


class BusinessContext(Prose):
    """What the customer's business is about."""

    INFO = SectionInfo(
        "Business Context",
        Audience.INTERNAL,
        "004 section 1",
        "The customer's business model, market, priorities, technology and competitors.",
    )


class CurrentEngagement(Prose):
    """How the two companies work together today."""

    INFO = SectionInfo(
        "Current Engagement",
        Audience.INTERNAL,
        "004 section 1",
        "Support history, escalations and satisfaction so far.",
    )


class Notes(Prose):
    """Whatever else the author wants to keep."""

    INFO = SectionInfo("Notes", Audience.INTERNAL, "plan format", "Anything else; never shown to a customer.")


class DecisionStep(Row):
    """One step of the customer's way to a decision."""

    INFO = SectionInfo(
        "Decision Process",
        Audience.INTERNAL,
        "004 section 1",
        "How the customer decides: approval hierarchy, procurement, legal.",
    )
    step: str | None = column("Step", _C, "004 section 1", required=True, aliases=("Stage",))
    who: Names | None = column("Who", _C, "004 section 1", required=True, aliases=("Owner", "Approver"))
    threshold: str | None = column("Threshold", _C, "004 section 1", aliases=("Limit",))


class OrganizationUnit(Row):
    """One unit of the customer's organisation."""

    INFO = SectionInfo(
        "Organization",
        Audience.INTERNAL,
        "004 section 1",
        "Business units, who leads them and which of them use us.",
        ("Organisation", "Organizational Structure", "Organisational Structure", "Org Chart"),
    )
    unit: str | None = column(
        "Unit", _C, "004 section 1", required=True, aliases=("Business Unit", "Department")
    )
    head: Names | None = column("Head", _C, "004 section 1", aliases=("Lead", "Leader"))
    reports_to: str | None = column("Reports To", _C, "004 section 1")
    size: str | None = column("Size", _C, "004 section 1", aliases=("Headcount", "Employees"))
    status: UnitState | None = column("Status", _C, "004 section 3")


class StateDimension(Row):
    """One line of the growth assessment's current state; fills the `adoption` keys."""

    INFO = SectionInfo(
        "Current State",
        Audience.INTERNAL,
        "000 Account Growth Assessment",
        "How much of what was bought is used: users, use cases, products, departments.",
    )
    dimension: str | None = column("Dimension", _C, "000 Account Growth Assessment", required=True)
    status: Share | None = column(
        "Status", _C, "000 Account Growth Assessment", required=True, aliases=("Value", "Current")
    )


class Product(Row):
    """A product of ours: deployed at the customer, available to it, or planned."""

    INFO = SectionInfo(
        "Products",
        Audience.INTERNAL,
        "004 section 3",
        "Which products are deployed, which are available.",
        ("Products Deployed", "Current Products", "Product Penetration"),
    )
    product: str | None = column(
        "Product", _C, "004 section 3", required=True, aliases=("Module", "Product/Service")
    )
    status: ProductState | None = column("Status", _C, "004 section 3", required=True)
    arr: Money | None = column("ARR", _C, "004 template")
    users: Measure | None = column("Users", _C, "004 template", aliases=("Seats", "Licenses", "Licences"))
    renewal: Timeline | None = column("Renewal", _C, "004 template", aliases=("Renewal Date",))


TABLES: tuple[type[Row], ...] = (DecisionStep, OrganizationUnit, StateDimension, Product)
PROSE: tuple[type[Prose], ...] = (BusinessContext, CurrentEngagement, Notes)
