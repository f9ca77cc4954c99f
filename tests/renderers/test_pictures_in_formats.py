"""Where pictures stand in documents: drawn on a page, a table in Markdown, and nothing that is said twice."""

from acctplan.blocks import Texts, parse
from acctplan.renderers import find

BRIDGE = "chart arr-bridge Way\n| Step | Change | Total\nNow: – | $2 @ 2\nGap: +$3 @ 3 open | $5 @ 5\n"
GOALS = (
    "picture goal-progress Goals\n| Goal | Progress\nShip: 35% @ 0.35 | 50% @ 0.5 | today | Behind @ behind\n"
)


def made(name: str, *fences: str) -> str:
    body = "\n\n".join(f"```{fence}```" for fence in fences)
    page = find(name).render(parse(body, Texts()))
    assert isinstance(page, str)
    return page


def test_a_page_draws_a_chart_and_folds_its_numbers() -> None:
    page = made("html", BRIDGE)
    assert '<figure class="picture">\n<figcaption>Way</figcaption>' in page
    assert page.count("<svg ") == 1
    assert "<details>\n<summary>Numbers</summary>\n" in page
    assert '<td class="right short">+$3</td>' in page
    assert "@" not in page.partition("<main")[2]


def test_a_page_draws_an_illustration_without_a_table() -> None:
    page = made("html", GOALS)
    assert page.count("<svg ") == 1
    assert "<table" not in page
    assert "<details" not in page


def test_two_pictures_of_a_page_share_no_id() -> None:
    page = made("html", BRIDGE, GOALS)
    first, second = page.split("<svg ")[1:]
    assert 'fill="url(#p' in second
    assert {each[:9] for each in first.split('id="')[1:]} & {
        each[:9] for each in second.split('id="')[1:]
    } == set()


def test_what_cannot_be_drawn_is_a_table_or_nothing() -> None:
    assert "<caption>Mood</caption>" in made("html", "chart mood-board Mood\nhappy: 3\n")
    assert "<table" not in made("html", "picture mood-board Mood\nhappy: 3\n")
    assert "<figure" not in made("html", "chart timeline Empty\n")
    assert "<table" not in made("html", "chart timeline Empty\n")


def test_markdown_has_the_numbers_of_a_chart_and_leaves_out_an_illustration() -> None:
    assert made("md", BRIDGE, GOALS) == (
        "**Way**\n\n| Step | Change | Total |\n| --- | ---: | ---: |\n| Now | – | $2 |\n| Gap | +$3 | $5 |\n"
    )
