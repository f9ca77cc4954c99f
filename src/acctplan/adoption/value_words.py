"""Words for choices that the reader does not take: of other languages and habits."""

from collections.abc import Mapping
from types import MappingProxyType

VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "Level": MappingProxyType({
        "hoch": "High", "mittel": "Medium", "niedrig": "Low", "gering": "Low", "critical": "High",
        "kritisch": "High",
        "severe": "High", "very high": "High", "very low": "Low", "sehr hoch": "High", "major": "High", "minor": "Low",
        "likely": "High", "possible": "Medium", "unlikely": "Low", "rare": "Low",
        "🔴": "High", "🟡": "Medium", "🟢": "Low",
    }),
    "support": MappingProxyType({
        "supportive": "High", "supporter": "High", "positive": "High", "promoter": "High", "advocate": "High",
        "champion": "High", "unterstützend": "High", "neutral": "Medium", "passive": "Medium", "skeptic": "Low",
        "skeptical": "Low", "sceptical": "Low", "skeptisch": "Low",
        "negative": "Low", "detractor": "Low", "blocker": "Low",
        "🟢": "High", "🟡": "Medium", "🔴": "Low",
    }),
    "Rag": MappingProxyType({
        "grün": "green", "gelb": "yellow", "rot": "red", "healthy": "green", "auf kurs": "green", "gefährdet": "yellow",
        "kritisch": "red", "behind": "red", "verzögert": "red",
        "complete": "green", "completed": "green", "done": "green",
        "achieved": "green", "erledigt": "green",
    }),
    "WorkState": MappingProxyType({
        "y": "done", "n": "open", "yes": "done", "no": "open",
        "offen": "open", "geplant": "open", "nicht begonnen": "open", "upcoming": "open", "[ ]": "open", "⬜": "open",
        "erledigt": "done", "fertig": "done", "abgeschlossen": "done", "in arbeit": "doing", "läuft": "doing",
        "in bearbeitung": "doing", "underway": "doing", "blockiert": "blocked", "off track": "blocked",
    }),
    "RiskState": MappingProxyType({
        "offen": "open", "identified": "open", "escalated": "open", "geschlossen": "closed", "akzeptiert": "accepted",
        "in arbeit": "mitigating", "monitor": "mitigating", "watching": "mitigating", "ongoing": "mitigating",
    }),
    "Tier": MappingProxyType({"tier 1": "strategic", "tier 2": "growth", "tier 3": "base"}),
    "ProductState": MappingProxyType({"produktiv": "deployed", "adopted": "deployed", "fully deployed": "deployed"}),
    "Cadence": MappingProxyType({
        "quartalsweise": "quarterly", "vierteljährlich": "quarterly", "every quarter": "quarterly", "qbr": "quarterly",
        "monatlich": "monthly", "annual": "yearly", "annually": "yearly", "jährlich": "yearly",
        "semi-annual": "half-yearly",
    }),
})  # fmt: skip
"""By field or choice, what a whole value may say as well; the author's word is kept beside the canonical one."""
