"""How authors spell the choices of the format.

Comparison is without case, spaces at the ends and leading emoji; the reader does it.
"""

from enum import StrEnum

from acctplan.model.words import (
    Audience,
    CheckIn,
    Dimension,
    GoalCategory,
    Level,
    Phase,
    ProductState,
    Rag,
    RiskCategory,
    RiskState,
    SignOffRole,
    Stage,
    StrategicValue,
    UnitState,
    WorkState,
)

FORMS: dict[type[StrEnum], dict[str, tuple[str, ...]]] = {
    Audience: {
        "customer": ("customers", "external", "shared", "c"),
        "internal": ("internal only", "private", "i"),
    },
    Stage: {"land": ("1", "phase 1"), "expand": ("2", "phase 2"), "transform": ("3", "phase 3")},
    CheckIn: {
        "every 2 weeks": ("biweekly", "bi-weekly", "fortnightly", "every two weeks"),
        "weekly": ("every week",),
    },
    Rag: {
        "green": ("🟢", "on track", "on-track", "g", "✅", "🟩"),
        "yellow": (
            "🟡",
            "amber",
            "at risk",
            "at-risk",
            "watch",
            "watchpoint",
            "y",
            "a",
            "🟠",
            "🟨",
            "⚠️",
            "⚠",
        ),
        "red": ("🔴", "off track", "off-track", "concern", "critical", "r", "🟥"),
    },
    Level: {"high": ("h", "hi"), "medium": ("m", "med", "mid", "moderate"), "low": ("l", "lo")},
    GoalCategory: {"efficiency": ("efficient",), "strategic": ("strategy",)},
    WorkState: {
        "open": ("to do", "todo", "planned", "not started", "new", "scheduled", "pending", "⏳", "☐"),
        "doing": ("in progress", "in-progress", "started", "ongoing", "wip", "active", "on track", "🔄"),
        "done": (
            "complete",
            "completed",
            "closed",
            "finished",
            "delivered",
            "achieved",
            "held",
            "✅",
            "✓",
            "✔",
            "☑",
        ),
        "blocked": ("on hold", "waiting", "stuck", "at risk"),
        "dropped": ("cancelled", "canceled", "abandoned", "withdrawn", "skipped"),
    },
    ProductState: {
        "deployed": ("live", "in use", "owned", "active", "in production", "✓", "✔", "✅"),
        "available": ("not deployed", "white space", "whitespace", "○", "gap", "open"),
        "planned": ("in pipeline", "pipeline", "pilot", "piloting", "in pilot", "poc", "trial"),
    },
    UnitState: {
        "using us": ("using", "live", "deployed", "active", "customer", "in use"),
        "target": ("targeted", "prospect", "potential", "planned", "pilot"),
        "none": ("no", "not using", "not using us"),
    },
    Dimension: {
        "product": ("products", "product upsell", "module", "modules", "upsell", "cross-sell"),
        "use case": ("use cases", "use case expansion", "use-case"),
        "business unit": (
            "business units",
            "unit",
            "department",
            "departments",
            "business unit expansion",
            "bu",
        ),
        "geography": (
            "geo",
            "geographic",
            "region",
            "regions",
            "geographic expansion",
            "country",
            "countries",
        ),
        "users": ("user", "user expansion", "seats", "seat expansion"),
    },
    StrategicValue: {
        "reference": ("reference potential", "referenceable"),
        "displacement": ("competitive displacement",),
        "ecosystem": ("ecosystem expansion",),
    },
    RiskCategory: {
        "relationship": ("relationships", "champion"),
        "competitive": ("competition", "competitor"),
        "budget": ("price", "pricing"),
        "technical": ("technology", "integration", "product"),
        "political": ("organizational", "organisational", "organization", "organisation"),
    },
    RiskState: {
        "open": ("new", "active", "not started", "to do", "blocked"),
        "mitigating": ("mitigated", "in progress", "doing", "started", "monitoring", "being mitigated"),
        "closed": ("done", "complete", "completed", "resolved", "gone", "dropped"),
        "accepted": ("tolerated",),
    },
    SignOffRole: {
        "executive sponsor": ("sponsor", "exec sponsor"),
        "stakeholder": ("key stakeholder", "stakeholders"),
        "internal team": ("team", "account team", "internal", "vendor team", "our team", "csm"),
    },
    Phase: {
        "current": ("now", "today", "live"),
        **{str(n): (f"phase {n}", f"step {n}", f"wave {n}") for n in range(1, 10)},
    },
}
"""Accepted spellings beyond the canonical value, by choice and canonical value."""
