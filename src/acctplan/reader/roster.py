"""Who is who in a plan: our people and the customer's."""

from collections.abc import Iterable, Mapping

from acctplan.model.front import FrontMatter
from acctplan.model.people import Names, Person, Roster, Side
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.settings import Settings

_Keys = Mapping[str, tuple[str, ...]]
_OURS: _Keys = {"csm": ("csm", "customer success manager"), "account_executive": ("ae", "account executive")}
_THEIRS: _Keys = {
    "primary_contact": ("primary contact", "contact"),
    "executive_sponsor": ("executive sponsor", "sponsor", "exec sponsor"),
}


def build_roster(
    front: FrontMatter, team: Iterable[TeamMember], stakeholders: Iterable[Stakeholder], settings: Settings
) -> Roster:
    """Everybody whom the plan or the configuration introduces; who is on both lists is ours."""
    roles: list[tuple[str, str]] = []
    ours = [
        *_from_keys(front, _OURS, roles),
        *[_bare(member.name) for member in team if member.name],
        *[person.name for person in settings.team.people],
    ]
    theirs = [*_from_keys(front, _THEIRS, roles), *[_bare(each.name) for each in stakeholders if each.name]]
    people = [Person(name, Side.US) for name in ours if name]
    people += [Person(name, Side.CUSTOMER) for name in theirs if name]
    return Roster(tuple(people), tuple(roles))


def _from_keys(front: FrontMatter, keys: _Keys, roles: list[tuple[str, str]]) -> list[str]:
    """The names that some keys give; adds to the roles which words mean them."""
    found: list[str] = []
    for key, words in keys.items():
        for name in _names(getattr(front, key)):
            found.append(name)
            roles += [(word, name) for word in words]
    return found


def _names(names: Names | None) -> list[str]:
    """The name of a value that may add a title: "Name, Title" or "Name (Title)"; several stand behind `;`."""
    return [name for part in names.text.split(";") if (name := _bare(part))] if names else []


def _bare(text: str) -> str:
    for mark in (",", "(", " – "):
        text = text.partition(mark)[0]
    return text.strip(" *_`")
