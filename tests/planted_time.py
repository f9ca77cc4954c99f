"""Defects of time and renewal, planted like the others: `python tests/planted_time.py [HOW MANY] [CODES]`."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from good_plans import MARK, Draft, Section, written_day, written_quarter
from planted_defects import (
    Plant,
    bad_cell,
    blank_cell,
    main,
    no_key,
    no_rows,
    no_section,
    plant_each,
    planter,
    set_key,
)

GOALS, MILESTONES, MEETINGS, VALUES = (
    "Quarterly Goals",
    "Key Milestones",
    "Executive Engagement",
    "Value Realization Targets",
)


def contract_end(draft: Draft, months: int, mark: str = "") -> None:
    set_key(draft, "contract.end", (draft.today + timedelta(days=31 * months + 5)).isoformat() + mark)


def quarter_of(draft: Draft, ahead: int = 0) -> tuple[int, int]:
    index = draft.today.year * 4 + (draft.today.month - 1) // 3 + ahead
    return index // 4, index % 4 + 1


def first_day(draft: Draft, ahead: int = 0) -> date:
    year, number = quarter_of(draft, ahead)
    return date(year, number * 3 - 2, 1)


def marked_section(draft: Draft, name: str) -> Section:
    section = draft[name]
    section.heading_mark = section.header_mark = MARK
    return section


# --- the contract --------------------------------------------------------------------------------------------


@planter("AP601")
def ended(draft: Draft, rng: Random) -> None:
    day = draft.today - timedelta(days=rng.choice([1, 2, 30, 200, 400]))
    set_key(draft, "contract.end", written_day(day, rng) + MARK)


@planter("AP601")
def ended_before_next_review_and_goals(draft: Draft, rng: Random) -> None:
    no_key("review.next")(draft, rng)
    draft.front = {each.replace(MARK, ""): value for each, value in draft.front.items()}
    set_key(draft, "contract.end", (draft.today - timedelta(days=10)).isoformat() + MARK)


@planter("AP612")
def swapped(draft: Draft, rng: Random) -> None:
    contract = draft.front["contract"]
    assert isinstance(contract, dict)
    contract["start"], contract["end"] = contract["end"], contract["start"] + MARK


@planter("AP612")
def starts_next_century(draft: Draft, rng: Random) -> None:
    contract = draft.front["contract"]
    assert isinstance(contract, dict)
    contract["start"] = rng.choice(["2055-03-01", "1 Mar 2055"])
    contract["end"] += MARK


@planter("AP612")
def ends_a_day_early(draft: Draft, rng: Random) -> None:
    set_key(draft, "contract.start", (draft.today + timedelta(days=91)).isoformat())
    set_key(draft, "contract.end", (draft.today + timedelta(days=90)).isoformat() + MARK)


# --- the window ----------------------------------------------------------------------------------------------


@planter("AP602")
def no_terms(draft: Draft, rng: Random) -> None:
    if any(
        "enew" in cell or "ommit" in cell or "contract" in cell
        for each in draft.sections
        for row in each.rows
        for cell in row
    ):
        raise ValueError
    contract_end(draft, rng.choice([1, 2]))
    set_key(draft, "review.next", (draft.today + timedelta(days=20)).isoformat())
    marked_section(draft, GOALS)


def without_current(*months: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        blank_cell(VALUES, "Current")(draft, rng)
        if "Gap" in draft[VALUES].columns:
            draft[VALUES].drop("Gap")
        contract_end(draft, rng.choice(months))

    return plant


def vision_of(*texts: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        contract_end(draft, rng.choice([3, 4, 5]))
        section = draft["Customer Vision"]
        section.heading_mark = MARK
        section.before[:] = [rng.choice(texts).format(year=draft.today.year)]

    return plant


@planter("AP602")
def untracked(draft: Draft, rng: Random) -> None:
    contract_end(draft, rng.choice([6, 7]))
    blank_cell(GOALS, "Progress")(draft, rng)


@planter("AP602")
def nothing_grows(draft: Draft, rng: Random) -> None:
    contract_end(draft, rng.choice([12, 18, 30]))
    goals = marked_section(draft, GOALS)
    for row in range(len(goals.rows)):
        goals.put(row, "Category", rng.choice(["efficiency", "quality", "Strategic"]))


plant_each(
    "AP602",
    [
        ("proof", without_current(3, 4, 5)),
        ("roi", without_current(9, 10)),
        ("undated vision", vision_of('"Every supplier is paid on the day that was agreed." (the CFO)')),
        ("past vision", vision_of('"By {year} every supplier is paid on the agreed day." (the CFO)')),
    ],
)

# --- reviews and touchpoints ---------------------------------------------------------------------------------

plant_each(
    "AP603",
    [("absent", no_key("review.next"))],
    first=True,
)


@planter("AP603", also="AP212", first=True)
def no_review_at_all(draft: Draft, rng: Random) -> None:
    del draft.front["review"]


@planter("AP603")
def blank_next(draft: Draft, rng: Random) -> None:
    set_key(draft, "review.next", MARK)


@planter("AP603")
def after_the_renewal(draft: Draft, rng: Random) -> None:
    contract_end(draft, 4)
    set_key(draft, "review.next", (draft.today + timedelta(days=rng.choice([150, 300]))).isoformat() + MARK)


def meetings_without(*gone: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = marked_section(draft, MEETINGS)
        section.rows = [row for n, row in enumerate(section.rows) if n not in gone]

    return plant


@planter("AP610")
def dropped_meeting(draft: Draft, rng: Random) -> None:
    section = marked_section(draft, MEETINGS)
    section.put(rng.randrange(4), "Status", "dropped")


@planter("AP610")
def two_in_one_quarter(draft: Draft, rng: Random) -> None:
    section = marked_section(draft, MEETINGS)
    section.put(3, "Quarter", section.cell(2, "Quarter"))


plant_each(
    "AP610",
    [
        ("empty", no_rows(MEETINGS)),
        ("now", meetings_without(0)),
        ("last", meetings_without(3)),
        ("two", meetings_without(1, 3)),
    ],
)
plant_each("AP610", [("absent", no_section(MEETINGS))], first=True)

# --- goals ---------------------------------------------------------------------------------------------------


@planter("AP611")
def old_quarter(draft: Draft, rng: Random) -> None:
    draft.front["quarter"] = written_quarter(quarter_of(draft, rng.choice([-1, -2, -4])), rng) + MARK
    draft.sections = [each for each in draft.sections if not each.name.startswith("Review")]


def goal_due(days: Sequence[int], from_quarter: int, progress: str = "") -> Plant:
    """Due so many days from the first day of a quarter."""

    def plant(draft: Draft, rng: Random) -> None:
        goals = draft[GOALS]
        row = rng.randrange(len(goals.rows))
        day = first_day(draft, from_quarter) + timedelta(days=rng.choice(days))
        goals.put(row, "Due", written_day(day, rng) + MARK)
        if progress:
            goals.put(row, "Progress", progress)

    return plant


plant_each(
    "AP604", [("after", goal_due([0, 1, 40, 200], 1)), ("before but done", goal_due([-1, -40], 0, "100%"))]
)
plant_each("AP604", [("before", goal_due([-1, -40], 0))], also="AP605")


def late_goal(*progress: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        goals = draft[GOALS]
        row = rng.randrange(len(goals.rows))
        day = max(first_day(draft), draft.today - timedelta(days=rng.choice([1, 2, 20])))
        goals.put(row, "Due", written_day(day, rng) + MARK)
        goals.put(row, "Progress", rng.choice(progress))

    return plant


plant_each(
    "AP605", [("late", late_goal("0%", "40%", "99%", "95 %")), ("blank", late_goal("", "–"))], also="AP602"
)

# --- milestones ----------------------------------------------------------------------------------------------


def late_milestone(*states: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft[MILESTONES]
        section.put(0, "Status", rng.choice(states))
        day = draft.today - timedelta(days=rng.choice([1, 15, 300]))
        section.put(0, "Target Date", written_day(day, rng) + MARK)

    return plant


def depends(row: int, *texts: str, **others: str) -> Plant:
    """Let a milestone depend on something; `others` are the cells of further rows, such as `row2`."""

    def plant(draft: Draft, rng: Random) -> None:
        section = draft[MILESTONES]
        for name, text in others.items():
            section.put(int(name.removeprefix("row")), "Dependencies", text)
        section.put(row, "Dependencies", rng.choice(texts) + MARK)

    return plant


def due_before_its_dependency(draft: Draft, rng: Random) -> None:
    section = draft[MILESTONES]
    section.put(1, "Target Date", written_day(draft.today + timedelta(days=rng.choice([3, 29])), rng) + MARK)


plant_each(
    "AP606",
    [("open", late_milestone("open", "doing", "blocked", "In progress")), ("blank", late_milestone("", "–"))],
)
plant_each(
    "AP607",
    [
        ("circle", depends(0, "3", "#3", "Value review with the board")),
        ("pair", depends(0, "2", "Month closed in five days")),
        ("itself", depends(1, "2", "Month closed in five days", "1; 2")),
        ("itself at last", depends(2, "3", "1, 3")),
    ],
)
plant_each(
    "AP608",
    [
        ("later", depends(1, "3", "Value review with the board", "1; 3", row2="")),
        ("first on last", depends(0, "3", "#3", row1="", row2="")),
        ("early", due_before_its_dependency),
    ],
)
plant_each(
    "AP609",
    [
        ("number", depends(1, "9", "#17", "1; 8")),
        ("text", depends(2, "Budget approval", "Six plants alive", "six plant live", "Month closed; 1")),
        ("first", depends(0, "Steering group decision", "12")),
    ],
)
plant_each("AP609", [("cell", bad_cell(MILESTONES, "Dependencies", "Plant in Lyon", "44"))])


if __name__ == "__main__":
    main()
