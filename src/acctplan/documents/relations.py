"""People, as a view: power map, strength of relationships, responsibilities and coverage."""

from collections.abc import Sequence

from acctplan.documents.cells import STRENGTHS, Line, Section, Shown, Viewpoint, capital, section
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
    """The customer's people with `quadrant`, `level` (0 if none), `days` since the last contact and `strong`."""
    return view.section(view.plan.rows(Stakeholder), Stakeholder, lambda row: _facts(view, row))


def _facts(view: Viewpoint, row: Stakeholder) -> Line:
    place = numbers.quadrant(row.power, row.support)
    level = row.relationship.level or 0 if row.relationship else 0
    return {
        "quadrant": _quadrant(place),
        "level": level,
        "strong": level >= STRONG,
        "days": _ago(view, row),
        "high_power": row.power is Level.HIGH,
    }


def _quadrant(place: numbers.Figure[str]) -> Shown:
    if place.value is None and place.reason.startswith("between"):
        return Shown(capital(place.reason))
    return Shown(NONE, place.reason) if place.value is None else Shown(place.value)


def _ago(view: Viewpoint, row: Stakeholder) -> Shown:
    if row.last_contact is None:
        return Shown(NONE, "no contact stated")
    days = (view.today - row.last_contact).days
    return Shown(f"{days} day{'' if days == 1 else 's'} ago" if days > 0 else "planned" if days else "today")


def power_map(lines: Section) -> tuple[Line, ...]:
    """The four quadrants with `name`, `use` and the `lines` in them, then those in between or without levels."""
    found: list[Line] = [
        {"name": name if name == "Neutral" else f"{name}s", "use": use, "lines": _in(lines, name)}
        for name, use in _USES.items()
    ]
    others = section([line for line in lines.rows if str(line["quadrant"]) not in _USES])
    if others.rows:
        use = "Medium power or support, or none stated: find out"
        found.append({"name": "In between", "use": use, "lines": others})
    return tuple(found)


def _in(lines: Section, name: str) -> Section:
    return section([line for line in lines.rows if str(line["quadrant"]) == name])


def strengths(lines: Section) -> tuple[Line, ...]:
    """The five levels, the strongest first, with `level`, `name` and the `lines` on them; then those without one."""
    found: list[Line] = []
    for level, name in (*STRENGTHS.items(), (0, "Not stated")):
        chosen = section([line for line in lines.rows if line["level"] == level])
        found.append({"level": str(level or NONE), "name": name, "lines": chosen})
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


def figures(lines: Section) -> dict[str, Shown]:
    """Counts of relationships, by name. See `View.figures`."""
    if not lines.rows:
        nobody = Shown(NONE, "no stakeholders")
        return {"strong": nobody, "known": nobody, "champions": nobody}
    strong = sum(bool(line["strong"]) for line in lines.rows)
    champions = len(_in(lines, "Champion").rows)
    return {
        "strong": Shown(f"{strong} of {len(lines.rows)}"),
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
