"""Who is who in a plan: our people and the customer's."""

from collections.abc import Iterable, Iterator

from acctplan.model.front import FrontMatter
from acctplan.model.people import Names, Person, Roster, Side
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.settings import Settings

_OURS = {"csm": ("csm", "customer success manager"), "account_executive": ("ae", "account executive")}
_THEIRS = {
    "primary_contact": ("primary contact", "contact"),
    "executive_sponsor": ("executive sponsor", "sponsor", "exec sponsor"),
}


def build_roster(
    front: FrontMatter, team: Iterable[TeamMember], stakeholders: Iterable[Stakeholder], settings: Settings
) -> Roster:
    """Everybody whom the plan or the configuration introduces; who is on both lists is ours."""
    people: list[Person] = []
    roles: list[tuple[str, str]] = []
    for keys, side in ((_OURS, Side.US), (_THEIRS, Side.CUSTOMER)):
        for key, words in keys.items():
            for name in _names(getattr(front, key)):
                people.append(Person(name, side))
                roles.extend((word, name) for word in words)
    ours = [Person(_bare(member.name), Side.US) for member in team if member.name]
    ours += [Person(person.name, Side.US) for person in settings.team.people]
    theirs = [Person(_bare(each.name), Side.CUSTOMER) for each in stakeholders if each.name]
    ranked = sorted((*people, *ours, *theirs), key=lambda person: person.side is not Side.US)
    return Roster(tuple(person for person in ranked if person.name), tuple(roles))


def _names(names: Names | None) -> Iterator[str]:
    """The name of a value that may add a title: "Name, Title" or "Name (Title)"; several stand behind `;`."""
    for part in (names.text if names else "").split(";"):
        name = _bare(part)
        if name:
            yield name


def _bare(text: str) -> str:
    return text.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].split(" – ", maxsplit=1)[0].strip(" *_`")
