"""Weak wording, planted like the other defects: `python tests/planted_wording.py [HOW MANY] [CODES]`."""

from random import Random

from good_plans import MARK, Draft
from planted_defects import main, planter

OBJECTIVES, GOALS = "Annual Objectives", "Quarterly Goals"


def _write(draft: Draft, rng: Random, section: str, texts: dict[str, str]) -> None:
    """Replace cells of one row; the first of them is marked as the place of the finding."""
    table = draft[section]
    row = rng.choice([index for index, cells in enumerate(table.rows) if "Total" not in cells[0]])
    for place, (column, text) in enumerate(texts.items()):
        table.put(row, column, text if place else text + MARK)


@planter("AP104")
def criterion_is_an_opinion(draft: Draft, rng: Random) -> None:
    texts = (
        "Everybody is happy with the result",
        "Quality goes up",
        "Handled properly",
        "Team feels confident",
    )
    _write(draft, rng, GOALS, {"Success Criteria": rng.choice(texts)})


@planter("AP202")
def objective_is_a_direction(draft: Draft, rng: Random) -> None:
    texts = (
        ("Improve cooperation", "Cooperation", "Better"),
        ("Drive digital transformation", "Digital maturity", "Higher"),
        ("Strengthen customer focus", "Customer focus", "Strong"),
    )
    objective, metric, target = rng.choice(texts)
    _write(draft, rng, OBJECTIVES, {"Objective": objective, "Metric": metric, "Target": target})


@planter("AP201", also="AP216")
def goal_is_our_sale(draft: Draft, rng: Random) -> None:
    texts = (
        ("Upsell the analytics add-on to finance", "Order form signed"),
        ("Close the upsell of our premium edition", "Premium edition on the order form"),
        ("Record a testimonial for our website", "Testimonial approved for our website"),
        ("Add 60 seats for the new team", "60 more seats invoiced"),
    )
    goal, criterion = rng.choice(texts)
    _write(draft, rng, GOALS, {"Goal": goal, "Success Criteria": criterion})


@planter("AP209", also="AP216")
def goal_is_the_use_of_a_feature(draft: Draft, rng: Random) -> None:
    texts = (
        ("Use the new dashboard", "Dashboard opened by every team leader"),
        ("Turn on single sign-on", "Single sign-on enabled for all users"),
        ("Set up workflow automations", "Ten automations created"),
    )
    goal, criterion = rng.choice(texts)
    _write(draft, rng, GOALS, {"Goal": goal, "Success Criteria": criterion})


if __name__ == "__main__":
    main()
