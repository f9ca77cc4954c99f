"""Growth: white space, opportunities, roadmap, plan and targets."""

from acctplan.model.money import Money, Percent, Potential
from acctplan.model.people import Names
from acctplan.model.row import Row, SectionInfo, column
from acctplan.model.time import PlanYear, Timeline
from acctplan.model.words import Audience, Dimension, Phase, StrategicValue

_C = Audience.CUSTOMER
_I = Audience.INTERNAL
_NAMED = {
    "user expansion": Dimension.USERS,
    "use case": Dimension.USE_CASE,
    "product": Dimension.PRODUCT,
    "module": Dimension.PRODUCT,
    "geograph": Dimension.GEOGRAPHY,
    "business unit": Dimension.BUSINESS_UNIT,
}
"""What names of opportunities give away, as in the source's "Geographic expansion"."""


class RoadmapPhase(Row):
    """A phase of the expansion roadmap."""

    INFO = SectionInfo(
        "Expansion Roadmap",
        _I,
        "000 Success Plan Structure",
        "Where the partnership could grow, phase by phase.",
        ("Expansion Plan", "Roadmap"),
    )
    phase: Phase | None = column("Phase", _C, "000 Expansion Roadmap", required=True)
    use_case: str | None = column(
        "Use Case", _C, "000 Expansion Roadmap", required=True, aliases=("Use Cases",)
    )
    teams: str | None = column(
        "Teams/Users",
        _C,
        "000 Expansion Roadmap",
        required=True,
        aliases=("Teams", "Users", "Team", "Teams / Users"),
    )
    timeline: Timeline | None = column(
        "Timeline", _C, "000 Expansion Roadmap", required=True, aliases=("When", "Date", "Quarter")
    )
    arr_potential: Money | None = column(
        "ARR Potential",
        _I,
        "000 Expansion Roadmap",
        required=True,
        aliases=("ARR", "Potential", "Potential ARR"),
    )


class WhiteSpace(Row):
    """Something that the customer could use and does not yet."""

    INFO = SectionInfo(
        "White Space",
        _I,
        "000 Whitespace Analysis; 004 section 3",
        "What the customer could use and does not yet, by product, use case, unit, region and users.",
        ("Whitespace", "White Space Analysis", "Whitespace Analysis", "White Space Opportunities"),
    )
    dimension: Dimension | None = column("Dimension", _C, "004 section 3", aliases=("Type",))
    opportunity: str | None = column(
        "Opportunity", _C, "000 Whitespace Analysis", required=True, aliases=("White Space",)
    )
    description: str | None = column("Description", _C, "000 Whitespace Analysis")
    current: str | None = column("Current", _C, "004 section 3", aliases=("Today",))
    potential: Potential | None = column("Potential", _C, "000, 004 section 3")
    value: Money | None = column(
        "Value", _I, "000 Whitespace Analysis", aliases=("Estimated Value", "ARR", "Value ARR")
    )
    timeline: Timeline | None = column("Timeline", _C, "000 Whitespace Analysis", aliases=("When", "Date"))

    @property
    def worth(self) -> Money | None:
        """The stated value, else a potential that is an amount of money, as the source's own table has it."""
        return self.value or (self.potential.money if self.potential else None)

    @property
    def told_dimension(self) -> Dimension | None:
        """The dimension that the row states or that its name gives away, as "User expansion" does."""
        if self.dimension is not None:
            return self.dimension
        name = (self.opportunity or "").casefold()
        return next((dimension for word, dimension in _NAMED.items() if word in name), None)


class Opportunity(Row):
    """An expansion opportunity of ours."""

    INFO = SectionInfo(
        "Opportunities",
        _I,
        "004 section 4",
        "Expansion opportunities with value, probability and time of decision.",
        ("Expansion Opportunities", "Expansion Opportunities Template", "Pipeline"),
    )
    opportunity: str | None = column("Opportunity", _C, "004 section 4", required=True, aliases=("Name",))
    product: str | None = column(
        "Product/Service",
        _C,
        "004 section 4",
        required=True,
        aliases=("Product", "Service", "Product / Service"),
    )
    unit: str | None = column(
        "Business Unit", _C, "004 section 4", required=True, aliases=("Unit", "Department", "BU")
    )
    value: Money | None = column(
        "Value", _I, "004 section 4", required=True, aliases=("ARR", "Value ARR", "Estimated Value", "Amount")
    )
    probability: Percent | None = column(
        "Probability",
        _I,
        "004 section 4",
        required=True,
        aliases=("Prob", "Prob.", "Likelihood", "Win Probability"),
    )
    timeline: Timeline | None = column(
        "Timeline",
        _C,
        "004 section 4",
        required=True,
        aliases=("Close Date", "Close", "When", "Decision", "Date"),
    )
    strategic: tuple[StrategicValue, ...] | None = column(
        "Strategic", _I, "004 section 4", aliases=("Strategic Value",)
    )
    stakeholders: Names | None = column("Stakeholders", _I, "004 template", aliases=("Key Stakeholders",))
    next_step: str | None = column("Next Step", _C, "004 template", aliases=("Next Steps", "Next Action"))
    owner: Names | None = column("Owner", _C, "004 template", aliases=("Owners",))


class GrowthBlocker(Row):
    """Something that stands in the way of growth."""

    INFO = SectionInfo(
        "Growth Blockers",
        _I,
        "000 Account Growth Assessment",
        "What stands in the way of growth, and the way out.",
        ("Blockers",),
    )
    blocker: str | None = column("Blocker", _C, "000 Growth Blockers", required=True)
    description: str | None = column("Description", _C, "000 Growth Blockers", required=True)
    resolution: str | None = column(
        "Resolution Path", _C, "000 Growth Blockers", required=True, aliases=("Resolution", "Path")
    )
    owner: Names | None = column("Owner", _C, "plan format", aliases=("Owners",))


class GrowthStep(Row):
    """An action of the growth plan."""

    INFO = SectionInfo(
        "Growth Plan",
        _I,
        "000 Account Growth Assessment; 004 section 5",
        "What we do in each phase: land, expand, transform.",
        ("Growth Strategy",),
    )
    phase: Phase | None = column("Phase", _C, "000 Growth Plan", required=True)
    action: str | None = column("Action", _C, "000 Growth Plan", required=True, aliases=("Actions",))
    owner: Names | None = column("Owner", _C, "000 Growth Plan", required=True, aliases=("Owners",))
    date: Timeline | None = column(
        "Date", _C, "000 Growth Plan", required=True, aliases=("Due", "Timeline", "When", "Due Date")
    )
    arr_impact: Money | None = column(
        "ARR Impact", _I, "000 Growth Plan", required=True, aliases=("Impact", "ARR")
    )


class GrowthTarget(Row):
    """ARR that a year should reach."""

    INFO = SectionInfo("Growth Targets", _I, "004 section 5", "ARR by year, with how it grows.")
    year: PlanYear | None = column("Year", _C, "004 section 5", required=True)
    arr: Money | None = column("ARR", _I, "004 section 5", required=True, aliases=("Target", "Target ARR"))
    note: str | None = column("Note", _I, "004 section 5", aliases=("Growth", "Growth %"))


TABLES: tuple[type[Row], ...] = (
    RoadmapPhase,
    WhiteSpace,
    Opportunity,
    GrowthBlocker,
    GrowthStep,
    GrowthTarget,
)
