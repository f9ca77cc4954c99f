from pathlib import Path

import pytest

import acctplan.rules
from acctplan.reference.rule_group import group_reference, groups
from acctplan.rules import book
from conftest import Golden

FOLDER = Path(acctplan.rules.__file__).parent


@pytest.mark.parametrize("group", groups())
def test_the_reference_beside_the_rules_is_fresh(group: str, golden: Golden) -> None:
    golden(FOLDER / group / "README.md", group_reference(group))


def test_the_groups_are_in_the_order_of_their_codes() -> None:
    assert groups()[:2] == ("reading", "elements")


def test_every_rule_is_in_the_reference_of_one_group() -> None:
    texts = [group_reference(group) for group in groups()]

    assert {code: sum(f"\n## {code} " in text for text in texts) for code in book()} == dict.fromkeys(
        book(), 1
    )


def test_headings_are_one_level_deeper_and_code_is_left_alone() -> None:
    text = group_reference("elements")

    assert text.startswith("# AP1xx: the elements of a success plan\n")
    assert "\n## AP101 no-customer-vision\n" in text
    assert "\n### Fails\n\n```markdown\n## Customer Vision\n" in text


def test_a_folder_without_rules_has_no_reference() -> None:
    with pytest.raises(KeyError):
        group_reference("nothing")
