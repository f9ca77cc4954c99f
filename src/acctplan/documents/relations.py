"""People, as a view: power map, strength of relationships, responsibilities and coverage."""

from collections.abc import Sequence

from acctplan.documents.cells import STRENGTHS, Line, Section, Shown, Viewpoint, section
from acctplan.model import numbers
from acctplan.model.formats import NONE
from acctplan.model.sections.people import RaciActivity, Stakeholder, TeamMember
from acctplan.model.sections.profile import DecisionStep
from acctplan.model.words import Level

STRONG = 3
"""From which relationship level on a relationship counts as strong. Source: multi-thread, section 7."""

_USES = {
    "Champion": "High power, high support: leverage for expansion",
    "Blocker": "High power, low support: address concerns or work around",
    "Advocate": "Low power, high support: use to influence others",
    "Neutral": "Low power, low support: deprioritize",
}


def stakeholders(view: Viewpoint) -> Section:
    """The customer's people with `quadrant`, `level` (0 if none), `days` since the last contact and `strong`.

    `quadrant_exact` is its name in English, empty between two of them.

    `power_exact` and `support_exact` are `high`, `medium`, `low` or empty, for a picture.
    """
    return view.section(view.plan.rows(Stakeholder), Stakeholder, lambda row: _facts(view, row))


def _facts(view: Viewpoint, row: Stakeholder) -> Line:
    place = numbers.quadrant(row.power, row.support)
    level = row.relationship.level or 0 if row.relationship else 0
    return {
        "quadrant": _quadrant(view, place),
        "quadrant_exact": place.value or "",
        "level": level,
        "strong": level >= STRONG,
        "days": _ago(view, row),
        "high_power": row.power is Level.HIGH,
        "power_exact": row.power.value if row.power else "",
        "support_exact": row.support.value if row.support else "",
    }


def _quadrant(view: Viewpoint, place: numbers.Figure[str]) -> Shown:
    if place.value is not None:
        return Shown(view.tongue.t(place.value))
    said = view.tongue.t(place.reason)
    return Shown(said[:1].upper() + said[1:]) if place.reason.startswith("between") else Shown(NONE, said)


def _ago(view: Viewpoint, row: Stakeholder) -> Shown:
    if row.last_contact is None:
        return view.missing("no contact stated")
    days = (view.today - row.last_contact).days
    if days > 0:
        return Shown(view.tongue.n("{count} day ago", "{count} days ago", days))
    return Shown(view.tongue.t("planned") if days else view.tongue.t("today"))


def power_map(view: Viewpoint, lines: Section) -> tuple[Line, ...]:
    """The four quadrants with `name`, `use` and the `lines` in them, then those in between or without levels."""
    t = view.tongue.t
    found: list[Line] = [
        {"name": t(name if name == "Neutral" else f"{name}s"), "use": t(use), "lines": _in(lines, name)}
        for name, use in _USES.items()
    ]
    others = section([line for line in lines.rows if line["quadrant_exact"] not in _USES])
    if others.rows:
        use = t("Medium power or support, or none stated: find out")
        found.append({"name": t("In between"), "use": use, "lines": others})
    return tuple(found)


def _in(lines: Section, name: str) -> Section:
    return section([line for line in lines.rows if line["quadrant_exact"] == name])


def strengths(view: Viewpoint, lines: Section) -> tuple[Line, ...]:
    """The five levels, the strongest first, with `level`, `name` and the `lines` on them; then those without one."""
    found: list[Line] = []
    for level, name in (*STRENGTHS.items(), (0, "Not stated")):
        chosen = section([line for line in lines.rows if line["level"] == level])
        found.append({"level": str(level or NONE), "name": view.tongue.t(name), "lines": chosen})
    return tuple(found)


def raci(view: Viewpoint) -> Section:
    """Who is responsible, accountable, consulted and informed, by activity."""
    return view.section(view.plan.rows(RaciActivity), RaciActivity)


def team(view: Viewpoint) -> Section:
    """Our people."""
    return view.section(view.plan.rows(TeamMember), TeamMember)


def decisions(view: Viewpoint) -> Section:
    """The customer's way to a decision."""
    return view.section(view.plan.rows(DecisionStep), DecisionStep)


def coverage(view: Viewpoint, lines: Section) -> Section:
    """By department: how many people we know there, how many well, and who is the strongest contact."""
    groups: dict[str, list[int]] = {}
    rows = view.plan.rows(Stakeholder)
    for index, row in enumerate(rows):
        groups.setdefault((row.department or "").strip(), []).append(index)
    return section(
        [
            {
                "department": view.texts.inline(name) if name else NONE,
                "known": str(len(members)),
                "strong": str(sum(bool(lines.rows[index]["strong"]) for index in members)),
                "best": _best(lines, members),
            }
            for name, members in groups.items()
        ]
    )


def _best(lines: Section, members: Sequence[int]) -> str:
    best = max(members, key=lambda index: int(str(lines.rows[index]["level"])))
    return str(lines.rows[best]["name"])


def figures(view: Viewpoint, lines: Section) -> dict[str, Shown]:
    """Counts of relationships, by name. See `View.figures`."""
    if not lines.rows:
        nobody = view.missing("no stakeholders")
        return {"strong": nobody, "known": nobody, "champions": nobody}
    strong = sum(bool(line["strong"]) for line in lines.rows)
    champions = len(_in(lines, "Champion").rows)
    return {
        "strong": Shown(view.tongue.t("{part} of {whole}", part=strong, whole=len(lines.rows))),
        "known": Shown(str(len(lines.rows))),
        "champions": Shown(str(champions)),
    }


def by_next_action(view: Viewpoint, lines: Section) -> Section:
    """People with a next action or high power; the longest without contact first, those never met before all."""
    rows = view.plan.rows(Stakeholder)
    kept = [
        index for index, line in enumerate(lines.rows) if line["next_action"] != NONE or line["high_power"]
    ]
    kept.sort(key=lambda index: contact.toordinal() if (contact := rows[index].last_contact) else 0)
    return section([lines.rows[index] for index in kept])
