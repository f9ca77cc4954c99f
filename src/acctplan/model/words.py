"""Choices: the closed word lists of the format.

Every member's value is the canonical form; `model.spellings` adds what authors write as well.
"""

from enum import StrEnum


class Audience(StrEnum):
    """Who may see something."""

    CUSTOMER = "customer"
    INTERNAL = "internal"


class PlanStatus(StrEnum):
    """Life of a plan: completeness of a draft is not judged as an error, an archived plan is only read."""

    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"


class Tier(StrEnum):
    """Account tier (004); chooses how much is demanded."""

    STRATEGIC = "strategic"
    GROWTH = "growth"
    BASE = "base"


class Stage(StrEnum):
    """Where the account stands in the land-and-expand playbook (004 section 5)."""

    LAND = "land"
    EXPAND = "expand"
    TRANSFORM = "transform"


class Cadence(StrEnum):
    """Review rhythm of the plan."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"

    @property
    def days(self) -> int:
        """The longest time between two reviews, in days."""
        return {"monthly": 31, "quarterly": 92, "half-yearly": 183, "yearly": 366}[self.value]


class CheckIn(StrEnum):
    """Rhythm of the check-ins between reviews (000 COMMIT: set check-in cadence)."""

    WEEKLY = "weekly"
    EVERY_2_WEEKS = "every 2 weeks"
    MONTHLY = "monthly"


class Rag(StrEnum):
    """Red, amber, green status (000: green, yellow, red lights)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Level(StrEnum):
    """High, medium or low (000 risks, 004 power map)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class GoalCategory(StrEnum):
    """Goal-setting framework (000)."""

    ADOPTION = "adoption"
    EFFICIENCY = "efficiency"
    QUALITY = "quality"
    REVENUE = "revenue"
    STRATEGIC = "strategic"


class WorkState(StrEnum):
    """State of something that is worked on: actions, initiatives, milestones, touchpoints."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    BLOCKED = "blocked"
    DROPPED = "dropped"


class ProductState(StrEnum):
    """Product penetration (004 section 3)."""

    DEPLOYED = "deployed"
    AVAILABLE = "available"
    PLANNED = "planned"


class UnitState(StrEnum):
    """How far a business unit is a customer of ours (004 section 3)."""

    USING = "using us"
    TARGET = "target"
    NONE = "none"


class Dimension(StrEnum):
    """The five dimensions of white space (004 section 3)."""

    PRODUCT = "product"
    USE_CASE = "use case"
    BUSINESS_UNIT = "business unit"
    GEOGRAPHY = "geography"
    USERS = "users"


class StrategicValue(StrEnum):
    """Strategic criterion of an opportunity (004 section 4)."""

    REFERENCE = "reference"
    DISPLACEMENT = "displacement"
    ECOSYSTEM = "ecosystem"


class RiskCategory(StrEnum):
    """Risk categories (004 section 7)."""

    RELATIONSHIP = "relationship"
    COMPETITIVE = "competitive"
    BUDGET = "budget"
    TECHNICAL = "technical"
    POLITICAL = "political"


class RiskState(StrEnum):
    """What is being done about a risk."""

    OPEN = "open"
    MITIGATING = "mitigating"
    CLOSED = "closed"
    ACCEPTED = "accepted"


class SignOffRole(StrEnum):
    """Who signs a plan off (000 checklist, third block)."""

    CHAMPION = "champion"
    EXECUTIVE_SPONSOR = "executive sponsor"
    STAKEHOLDER = "stakeholder"
    INTERNAL_TEAM = "internal team"


class Phase(StrEnum):
    """A step of a roadmap or growth plan; `current` is the present state."""

    CURRENT = "current"
    LAND = "land"
    EXPAND = "expand"
    TRANSFORM = "transform"
    PHASE_1 = "1"
    PHASE_2 = "2"
    PHASE_3 = "3"
    PHASE_4 = "4"
    PHASE_5 = "5"
    PHASE_6 = "6"
    PHASE_7 = "7"
    PHASE_8 = "8"
    PHASE_9 = "9"
