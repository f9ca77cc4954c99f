"""Charts as pictures on paper."""

import struct

from acctplan.blocks import Texts, parse
from acctplan.blocks.vocabulary import Chart
from acctplan.brand import PLAIN
from acctplan.paper import typesetter
from acctplan.paper.lettering import Lettering, our_signs
from acctplan.paper.pictures import drawn, palette_of, sheet
from acctplan.paper.typefaces import our_typefaces

FAMILIES = our_typefaces().families
PALETTE = palette_of(PLAIN, FAMILIES)
BRIDGE = (
    "```chart arr-bridge 星 Way\n| Step | Change | Total\nNow: – | $2 @ 2\nGap: +$3 @ 3 open | $5 @ 5\n```\n"
)


def chart(body: str) -> Chart:
    found = parse(body, Texts()).blocks[0]
    assert isinstance(found, Chart)
    return found


def test_a_picture_fits_into_its_room_and_says_what_it_shows() -> None:
    made = drawn(chart(BRIDGE), "p1", Lettering(our_signs()), 482, 660, PALETTE)
    assert made is not None
    assert 470 < made.width <= 482
    assert made.height < made.width
    assert made.spoken.startswith("[?] Way. ")
    assert "星" not in made.svg
    low = drawn(chart(BRIDGE), "p1", Lettering(our_signs()), 482, 50, PALETTE)
    assert low is not None
    assert low.height == 50


def test_nothing_to_draw_is_no_picture() -> None:
    assert (
        drawn(
            chart("```chart mood-board Mood\nhappy: 3\n```\n"),
            "p1",
            Lettering(our_signs()),
            482,
            660,
            PALETTE,
        )
        is None
    )


def test_each_picture_is_a_bitmap_of_its_own() -> None:
    made = drawn(chart(BRIDGE), "p1", Lettering(our_signs()), 482, 660, PALETTE)
    assert made is not None
    bitmaps = typesetter.bitmaps(*sheet([made, made], FAMILIES))
    assert [each[:8] for each in bitmaps] == [b"\x89PNG\r\n\x1a\n"] * 2
    wide, high = struct.unpack(">II", bitmaps[0][16:24])
    assert wide > 1000
    assert abs(wide / high - made.width / made.height) < 0.02
