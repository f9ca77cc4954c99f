"""Colours that can be read."""

import pytest

from acctplan.brand.colours import contrast, mixed, readable
from acctplan.brand.look import DAY, NIGHT, PAPER, Look

PALE = ["FFFFFF", "FFD200", "A8E6CF", "FF8C00", "F8F8F8", "00FFFF"]
DEEP = ["000000", "16425B", "7A0019", "0000FF", "1B2430", "2B2B2B"]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_a_share_of_a_colour_is_mixed_into_a_ground() -> None:
    assert mixed("FF0000", "FFFFFF", 0.5) == "FF8080"


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("16425b", DAY) == "16425B"


@pytest.mark.parametrize("colour", PALE + DEEP)
def test_every_colour_can_be_read_by_day_and_by_night(colour: str) -> None:
    look = Look(primary=colour, accent=colour)
    assert min(contrast(look.ink(""), ground) for ground in DAY) >= 4.5
    assert min(contrast(look.link(""), ground) for ground in DAY) >= 4.5
    assert min(contrast(look.night_ink(""), ground) for ground in NIGHT) >= 4.5
    assert min(contrast(look.night_link(""), ground) for ground in NIGHT) >= 4.5
    assert contrast(look.deep(""), PAPER) >= 7


def test_without_colours_ours_are_taken() -> None:
    assert (Look().ink("0F5257"), Look().link("0B5C8A"), Look().deep("0F3A3E")) == (
        "0F5257",
        "0B5C8A",
        "0F3A3E",
    )
