"""Who is meant by what an author writes."""

import pytest

from acctplan.model.people import Names, Person, Roster, Side

MARA = Person("Mara Lind", Side.CUSTOMER)
JONAS = Person("Jonas Weber", Side.CUSTOMER)
PRIYA = Person("Priya Nair", Side.US)
ROSTER = Roster((PRIYA, MARA, JONAS, Person("Jonas Kohl", Side.CUSTOMER)), (("csm", "Priya Nair"),))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mara Lind", (MARA,)),
        ("mara  LIND", (MARA,)),
        ("**Mara Lind**", (MARA,)),
        ("Mara Lind, Head of Finance", (MARA,)),
        ("Mara Lind (Head of Finance)", (MARA,)),
        ("Mara Lind – Finance", (MARA,)),
        ("[Mara Lind](mailto:mara@example.com)", (MARA,)),
        ("👤 Mara Lind", (MARA,)),
        ("Dr. Mara Lind", (MARA,)),
        ("Ms Lind", (MARA,)),
        ("@mara", (MARA,)),
        ("M. Lind", (MARA,)),
        ("ML", (MARA,)),
        ("M.L.", (MARA,)),
        ("Mara", (MARA,)),
        ("CSM", (PRIYA,)),
        ("Mara Lind, Priya Nair", (MARA, PRIYA)),
        ("Mara Lind; Priya Nair", (MARA, PRIYA)),
        ("Mara Lind / Priya Nair", (MARA, PRIYA)),
        ("Mara Lind and Priya Nair", (MARA, PRIYA)),
        ("Mara & Priya", (MARA, PRIYA)),
        ("Mara Lind<br>Priya Nair", (MARA, PRIYA)),
        ("Jonas", (Person("Jonas", Side.UNKNOWN),)),
        ("Mara Lindt", (Person("Mara Lindt", Side.UNKNOWN),)),
        ("mara@example.com", (Person("mara@example.com", Side.UNKNOWN),)),
        ("", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_cell_names_these_people(text: str, people: tuple[Person, ...]) -> None:
    assert ROSTER.split(Names(text)) == people


def test_a_misspelled_name_has_a_suggestion() -> None:
    assert ROSTER.suggestion("Mara Lindt") == "Mara Lind"
