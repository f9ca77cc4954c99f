import pytest

from acctplan.model.titles import is_c_level


@pytest.mark.parametrize(
    "title",
    [
        "CEO", "Chief Executive Officer", "cfo", "C.T.O.", "Group CIO", "Interim CISO", "CIO, EMEA", "CFO/COO",
        "Chief People Officer", "Chief Information Security Officer", "Chief Data & Analytics Officer",
        "Chief Revenue Officer (CRO)", "President & CEO", "President", "EVP and CFO", "Chairwoman",
        "Managing Director", "Director General", "Geschäftsführer", "Vorstandsvorsitzende", "Directeur Général",
        "PDG", "Amministratore delegato", "Directora general", "Генеральный директор", "CTO and Head of Platform",
    ],
)  # fmt: skip
def test_executives_are_c_level(title: str) -> None:
    assert is_c_level(title)


@pytest.mark.parametrize(
    "title",
    [
        "", "VP Finance", "Vice President", "Senior Vice-President, Sales", "Assistant to the CFO", "CFO's office",
        "Executive Assistant, CEO", "Chief of Staff", "Chief Architect", "Chief Accountant", "Deputy CIO",
        "Former CEO", "Head of CFO Services", "Director Finance", "IT Manager", "Advisor to the president",
        "Assistenz der Geschäftsführung", "Cook", "Scout", "Заместитель генерального директора",
    ],
)  # fmt: skip
def test_others_are_not(title: str) -> None:
    assert not is_c_level(title)


def test_a_very_long_title_costs_little() -> None:
    assert not is_c_level("chief " * 100_000)
