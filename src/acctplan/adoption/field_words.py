"""What columns and labels are called in the wild, beyond the titles and aliases that the model declares.

Too loose for reading, good enough for adopting once. A test holds every name against the model.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

_WORDS = {
    "owner": (
        "responsible; lead; assignee; assigned to; dri; accountable; responsible party; owner(s); "
        "owner/team; verantwortlich; verantwortliche; verantwortlicher; zuständig; wer; who; by whom; "
        "driver; point person; csm owner"
    ),
    "due": (
        "due by; target date; timeline; timeframe; time frame; by when; when; deadline; completion date; "
        "eta; date; target completion; completion; target timeline; fällig; fällig am; fälligkeit; termin; "
        "frist; bis; bis wann; zieldatum; datum; zeitraum; planned date; end date"
    ),
    "timeline": (
        "timeframe; time frame; target date; due; due date; deadline; date; quarter; target close; eta; "
        "zeitraum; termin; datum; expected close; close date; target quarter"
    ),
    "date": "timeline; when; timeframe; termin; datum; due; due date",
    "status": "state; current status; rag; rag status; stand; done; done?; complete; completed",
    "notes": "comments; remarks; bemerkung; bemerkungen; anmerkung; anmerkungen; kommentar; context",
    "number": "nr; no; id; #",
    "progress": "progress to date; % complete; completion; fortschritt; current progress; percent complete; % done",
    "risk": (
        "what could go wrong; what; risk / issue; item; risk description; risk factor; risk item; risiko; "
        "issue; concern; description; threat"
    ),
    "category": "type; kategorie; art; risk type",
    "mitigation": (
        "mitigation strategy; mitigation plan; mitigation action; mitigation actions; mitigation steps; "
        "action; response; response plan; countermeasure; gegenmaßnahme; gegenmaßnahmen; maßnahme; "
        "maßnahmen; action plan; mitigation / action; how we mitigate; contingency; play; plan; our plan; "
        "our response; what we do; next step; next steps; steps; remedy"
    ),
    "probability": (
        "likelihood; wahrscheinlichkeit; eintrittswahrscheinlichkeit; chance; confidence; close "
        "probability; prob"
    ),
    "impact": (
        "rating; how bad; seriousness; severity; auswirkung; auswirkungen; schwere; impact level; risk "
        "level; level"
    ),
    "objective": (
        "business objective; strategic objective; desired outcome; outcome; business goal; goal; priority; "
        "strategic priority; jahresziel; ziel; objective/goal; customer objective; key objective; business "
        "outcome"
    ),
    "metric": (
        "kpi; success metric; key metric; measurement; how measured; how we measure; success criteria; key "
        "result; measure; kennzahl; messgröße; success measure; measured by; indicator; criterion; success "
        "criterion"
    ),
    "target": (
        "target value; zielwert; ziel; target state; goal; to; soll; target outcome; target metric; "
        "measurement"
    ),
    "baseline": (
        "current baseline; before; starting point; start; from; ausgangswert; current state; at start; "
        "baseline value; initial; pre-implementation; ist; today; current value"
    ),
    "current": (
        "actual; latest; now; current value; current state; aktuell; ist-wert; achieved; after; current "
        "status; result; to date; this quarter; this month"
    ),
    "area": (
        "metric; kpi; value driver; value metric; outcome; benefit; measure; success metric; kennzahl; "
        "nutzen; key metric; business metric; value area/metric; driver; indicator"
    ),
    "gap": "delta; lücke; remaining",
    "goal": (
        "quarterly goal; smart goal; goal description; quartalsziel; ziel; priority; outcome; goal/objective"
    ),
    "criteria": (
        "success metric; success criterion; key result; metric; measure of success; measurement; target; "
        "kpi; how we measure; erfolgskriterium; erfolgskriterien; definition of done; success measure"
    ),
    "action": "task; to-do; todo; activity; aufgabe; maßnahme; next step; action item; item; step; was; what",
    "milestone": ("deliverable; event; meilenstein; task; activity; key milestone; checkpoint; step; phase"),
    "dependencies": "depends on; dependency; abhängigkeiten; prerequisites; prerequisite",
    "name": (
        "stakeholder; contact; person; ansprechpartner; kontakt; contact name; stakeholder name; full name; "
        "team member; member; who"
    ),
    "job_title": (
        "title; position; role / title; role/title; title / role; title/role; job role; funktion; titel; "
        "title & department; rolle"
    ),
    "role": "buying role; stakeholder role; type; responsibility; responsibilities; rolle; involvement",
    "department": "abteilung; function; org; bereich",
    "power": "influence; influence level; power level; einfluss; decision power; authority",
    "support": "sentiment; stance; attitude; disposition; haltung; support level",
    "relationship": (
        "relationship strength; engagement level; engagement; beziehung; relationship status; strength; "
        "relationship health"
    ),
    "last_contact": (
        "last touch; last meeting; last contacted; last engaged; letzter kontakt; last interaction; last "
        "touchpoint"
    ),
    "next_action": (
        "next step; next steps; action; actions; nächster schritt; plan; engagement plan; strategy"
    ),
    "next_step": "next step; next action; next actions; action; actions",
    "opportunity": "expansion opportunity; opp; name; initiative; play; area; expansion area",
    "product": "product name; solution; module; produkt; product/module; products; name; sku; service",
    "unit": "business unit; team; department; bereich",
    "value": (
        "estimated arr; est. value; est. arr; potential value; arr potential; potential arr; revenue "
        "potential; potential; deal size; amount; arr impact; expected value; acv; value; estimated value; "
        "wert"
    ),
    "potential": "potential value; revenue potential",
    "description": "details; beschreibung; detail",
    "users": "seats; licenses; licences; active users; users/seats; licensed users; quantity",
    "arr": "value; acv; annual value; revenue; amount; contract value",
    "renewal": "renewal date; end date; renews; expires",
    "phase": "stage; horizon",
    "use_case": "use case; focus; initiative; description; what",
    "teams": "team; users; departments; who; audience",
    "arr_potential": "estimated arr; value; potential; revenue; est. arr",
    "arr_impact": "value; estimated arr; revenue; impact",
    "blocker": "issue; challenge; obstacle",
    "resolution": "resolution; action; mitigation; next step; plan",
    "touchpoint": "meeting; activity; event; meeting type; type; what; focus; engagement",
    "quarter": "when; timing; period; frequency; cadence",
    "customer": "customer attendees; customer participants; attendees; participants",
    "us": "our attendees; vendor participants; owner",
    "dimension": "area; category; metric",
    "responsible": "r",
    "signed": "date signed; signature date; date; datum",
    "step": "stage; phase",
    "who": "owner; approver; decision maker; responsible",
    "year": "period; fiscal year; jahr",
    "strategy": "approach",
    "initiative": "project; program",
    "our_role": "our support; vendor role; how we help",
}


@cache
def field_words() -> Mapping[str, tuple[str, ...]]:
    """By field, what its column or label is called as well; only where a section has such a field."""
    return MappingProxyType({name: tuple(words.split("; ")) for name, words in _WORDS.items()})
