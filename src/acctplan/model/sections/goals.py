"""The cascade: vision, objectives, strategies, goals, actions, reviews."""

from datetime import date

from acctplan.model.money import Percent
from acctplan.model.people import Names
from acctplan.model.references import References
from acctplan.model.row import Prose, Row, SectionInfo, column
from acctplan.model.time import Timeline
from acctplan.model.words import Audience, GoalCategory, Rag, WorkState

_C = Audience.CUSTOMER


class CustomerVision(Prose):
    """Where the customer wants to be in one to three years, in its own words."""

    INFO = SectionInfo(
        "Customer Vision",
        _C,
        "000 Success Plan Structure",
        "Where the customer wants to be in 1-3 years: a quotation, and who said it.",
        ("Vision",),
    )


class Objective(Row):
    """What the customer must achieve this year."""

    INFO = SectionInfo(
        "Annual Objectives",
        _C,
        "000 Success Plan Structure",
        "What the customer must achieve this year to reach its vision.",
        ("Objectives", "Strategic Objectives"),
    )
    objective: str | None = column("Objective", _C, "000 Annual Objectives", required=True, aliases=("Goal",))
    metric: str | None = column(
        "Metric",
        _C,
        "000 Annual Objectives",
        required=True,
        aliases=("Success Metric", "KPI", "Key Metric", "Measure"),
    )
    baseline: str | None = column("Baseline", _C, "000 value baseline; SMART", aliases=("From", "Start"))
    target: str | None = column("Target", _C, "000 Annual Objectives", required=True, aliases=("To",))
    due: Timeline | None = column(
        "Due", _C, "SMART: time-bound", aliases=("Due Date", "Timeline", "Deadline", "By", "Target Date")
    )
    owner: Names | None = column("Owner", _C, "SMART: assigned", aliases=("Owners", "Owned By"))
    source: str | None = column("Source", _C, "000 customer-driven objectives", aliases=("Said By",))
    agreed: date | None = column("Agreed", _C, "000 agreed upon jointly", aliases=("Agreed On",))
    status: Rag | None = column(
        "Status", _C, "000 Annual Objectives", required=True, aliases=("RAG", "Health")
    )


class Strategy(Row):
    """How the customer pursues an objective, and what we do for it."""

    INFO = SectionInfo(
        "Strategies and Initiatives",
        _C,
        "000 Strategic Account Planning Layers",
        "How the customer pursues each objective, and our part in it.",
        ("Strategies & Initiatives", "Initiatives"),
    )
    strategy: str | None = column("Strategy", _C, "000 layers", required=True)
    initiative: str | None = column(
        "Initiative", _C, "000 layers", required=True, aliases=("Initiatives", "Project")
    )
    objective: References | None = column(
        "Objective", _C, "000 layers", required=True, aliases=("Objectives", "Objective #", "Obj", "Obj.")
    )
    our_role: str | None = column("Our Role", _C, "000 layers", required=True, aliases=("Role",))
    owner: Names | None = column("Owner", _C, "000 layers", aliases=("Owners",))
    status: WorkState | None = column("Status", _C, "000 layers")


class Goal(Row):
    """A goal of the quarter."""

    INFO = SectionInfo(
        "Quarterly Goals",
        _C,
        "000 Success Plan Structure",
        "Two or three results to reach this quarter, each tied to an objective.",
        ("Goals", "Quarterly Goals (Current Quarter)", "Q4 Goals", "Q4 Goals & Actions"),
    )
    goal: str | None = column("Goal", _C, "000 Quarterly Goals", required=True, aliases=("Goals",))
    objective: References | None = column(
        "Objective", _C, "000 cascade", aliases=("Objectives", "Objective #", "Obj", "Obj.")
    )
    category: GoalCategory | None = column(
        "Category", _C, "000 Goal-Setting Framework", aliases=("Goal Category", "Type")
    )
    criteria: str | None = column(
        "Success Criteria",
        _C,
        "000 Quarterly Goals",
        required=True,
        aliases=("Success Criterion", "Criteria", "Criterion", "Success Metric", "Measure of Success"),
    )
    measured_by: str | None = column(
        "Measured By", _C, "000 Goal-Setting Framework", aliases=("Measurement",)
    )
    owner: Names | None = column(
        "Owner", _C, "000 Quarterly Goals", required=True, aliases=("Owners", "Owned By")
    )
    due: Timeline | None = column(
        "Due",
        _C,
        "000 Quarterly Goals",
        required=True,
        aliases=("Due Date", "Deadline", "Timeline", "Date", "By"),
    )
    progress: Percent | None = column(
        "Progress",
        _C,
        "000 Quarterly Goals",
        required=True,
        aliases=("Progress %", "% Complete", "Completion", "Done"),
    )
    agreed: date | None = column("Agreed", _C, "000 agreed upon jointly", aliases=("Agreed On",))
    status: Rag | None = column("Status", _C, "000 lights", aliases=("RAG",))


class ReviewedGoal(Goal):
    """A goal of a closed quarter with the progress that it ended with."""

    INFO = SectionInfo(
        "Review",
        _C,
        "000 Reflect",
        "A closed quarter: its goals with their final progress, and what was learned.",
        ("Last Quarter",),
        needs=("goal", "progress"),
    )


class Action(Row):
    """Something that somebody promised to do."""

    INFO = SectionInfo(
        "Actions",
        _C,
        "000 Mutual accountability; 004 template",
        "What each side does, by when: customer actions and ours.",
        ("Action Plan", "Action Items", "Mutual Action Plan", "Next Steps", "Commitments"),
    )
    action: str | None = column(
        "Action", _C, "004 template", required=True, aliases=("Action Item", "Task", "Step")
    )
    goal: References | None = column("Goal", _C, "004 template", aliases=("Goals", "Goal #"))
    owner: Names | None = column(
        "Owner", _C, "004 template", required=True, aliases=("Owners", "Who", "Owned By")
    )
    due: Timeline | None = column(
        "Due", _C, "004 template", required=True, aliases=("Due Date", "Deadline", "Date", "By", "When")
    )
    status: WorkState | None = column("Status", _C, "004 template", required=True, aliases=("State",))


TABLES: tuple[type[Row], ...] = (Objective, Strategy, Goal, ReviewedGoal, Action)
PROSE: tuple[type[Prose], ...] = (CustomerVision,)
