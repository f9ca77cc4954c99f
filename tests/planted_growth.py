"""Defects of value, risk and growth, planted like the others: `python tests/planted_growth.py [HOW MANY] [CODES]`."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random

from good_plans import MARK, Draft, Section, level, written_money, written_quarter
from planted_defects import Plant, blank_cell, main, no_rows, no_section, plant_each, set_key

VALUES, RISKS, GOALS, AIMS = (
    "Value Realization Targets",
    "Risk Factors",
    "Quarterly Goals",
    "Annual Objectives",
)
PRODUCTS, ROADMAP, SPACE, DEALS, PLAN, TARGETS, BLOCKERS = (
    "Products",
    "Expansion Roadmap",
    "White Space",
    "Opportunities",
    "Growth Plan",
    "Growth Targets",
    "Growth Blockers",
)
MONEY = {PRODUCTS: "ARR", ROADMAP: "ARR Potential", SPACE: "Value", DEALS: "Value", PLAN: "ARR Impact"}
SUMS = {PRODUCTS: 420_000, ROADMAP: 590_000, SPACE: 270_000, DEALS: 290_000, PLAN: 170_000}
NUMBERS = (
    ("Clerk hours a month", "1,900 h", "700 h", "1,300 h", ("-600 h", "−600 h", "-600", "- 600 hours"), "h"),
    ("Invoices paid on time", "71%", "95%", "80%", ("15%", "+15 pp", "15 points", "15"), "%"),
    ("Fees a year", "{0}310K", "{0}60,000", "{0}190K", ("-{0}130,000", "-{0}130K"), ""),
    ("Working capital freed", "{0}0", "{0}1.2M", "{0}0.7M", ("{0}500K", "+{0}0.5M"), ""),
    ("Answer time", "9 h", "< 2 h", "5.5 h", ("-3.5 h", "−3.5 h"), "h"),
    ("Users active weekly", "61%", "88%+", "82%", ("6%", "+6%"), "%"),
    ("Grade of the portal", "3.1/5", "4.5/5", "4.2/5", ("0.3", "0.3/5", "+0.3"), ""),
    ("Net promoter score", "-20", "40", "-5", ("45", "+45"), ""),
    ("Days to close", "9 days", "5 days", "6 days", ("-1 day", "-1"), "days"),
    ("Uptime of the portal", "99.2%", "99.9%", "99.6%", ("0.3%", "0.3 pp"), "%"),
)
"""Value areas in shapes that people use: baseline, target, current value, gaps that are right, unit."""


def symbol(draft: Draft) -> str:
    text = str(draft.front["arr"])
    return "€" if "€" in text or "EUR" in text else "£" if "£" in text or "GBP" in text else "$"


def enrich(draft: Draft, rng: Random) -> None:
    """Values of other shapes, a target with its growth, notes that state growth, and sums below the tables."""
    sign = symbol(draft)
    if draft.has(VALUES):
        for row, number in enumerate(rng.sample(NUMBERS, len(draft[VALUES].rows))):
            put_value(draft, row, number, rng)
    set_key(draft, "target_arr", written_money(560_000, rng, sign))
    set_key(draft, "growth", rng.choice(["33%", "33.3%", "33 %", "~ 35%", "30%+"]))
    set_key(draft, "nrr_target", rng.choice(["110%", "110%+", "112%"]))
    if draft.has(TARGETS) and "Note" in draft[TARGETS].columns:
        draft[TARGETS].put(1, "Note", rng.choice(["+12%", "12% growth", "1.1x", "portal", "NRR 130%"]))
    for name, amount in SUMS.items():
        if draft.has(name) and rng.random() < 0.4:
            add_total(draft[name], MONEY[name], amount, rng, sign)


def put_value(draft: Draft, row: int, number: Sequence[object], rng: Random) -> None:
    section, sign = draft[VALUES], symbol(draft)
    area, baseline, target, current, gaps, unit = number
    assert isinstance(gaps, tuple)
    cells = {
        "Value Area": area,
        "Baseline": baseline,
        "Target": target,
        "Current": current,
        "Gap": rng.choice(gaps),
        "Unit": unit,
    }
    for column, text in cells.items():
        if column in section.columns:
            section.put(row, column, str(text).format(sign))


def add_total(section: Section, column: str, amount: int, rng: Random, sign: str, mark: str = "") -> None:
    section.rows = [row for row in section.rows if "Total" not in row[0]]
    cells = [""] * len(section.columns)
    cells[0] = rng.choice(["Total", "**Total**"])
    cells[section.columns.index(column)] = written_money(amount, rng, sign) + mark
    section.rows.append(cells)


def rich(code: str, plants: Sequence[tuple[str, Plant]], also: str = "", first: bool = False) -> None:
    """Plant into plans that were enriched first."""

    def enriched(plant: Plant) -> Plant:
        def both(draft: Draft, rng: Random) -> bytes | None:
            enrich(draft, rng)
            return plant(draft, rng)

        return both

    plant_each(code, [(name, enriched(plant)) for name, plant in plants], also, first)


def rows_of(section: Section) -> list[int]:
    return [place for place, row in enumerate(section.rows) if "Total" not in row[0]]


# --- AP4xx ---------------------------------------------------------------------------------------------------


def value_area(name: str, **cells: str) -> Plant:
    """One of the value areas above with other cells; the first that is written is marked."""

    def plant(draft: Draft, rng: Random) -> None:
        number = next(each for each in NUMBERS if each[0] == name)
        section, row = draft[VALUES], rng.randrange(len(draft[VALUES].rows))
        put_value(draft, row, number, rng)
        for column, text in cells.items():
            mark = MARK if column == next(iter(cells)) else ""
            section.put(row, column, text.format(symbol(draft)) + mark)

    return plant


rich(
    "AP401",
    [
        ("other number", value_area("Clerk hours a month", Gap="-500 h")),
        ("one off", value_area("Clerk hours a month", Gap="-601 h")),
        ("wrong sign", value_area("Clerk hours a month", Gap="600 h")),
        ("wrong sign of a rise", value_area("Invoices paid on time", Gap="-15%")),
        ("percent instead of points", value_area("Invoices paid on time", Gap="12%")),
        ("money", value_area("Fees a year", Gap="-{0}120K")),
        ("millions", value_area("Working capital freed", Gap="{0}700K")),
        ("from the baseline", value_area("Working capital freed", Gap="{0}1.2M")),
        ("beside a bound", value_area("Answer time", Gap="-7 h")),
        ("grades", value_area("Grade of the portal", Gap="1.4")),
        ("negative", value_area("Net promoter score", Gap="35")),
        ("decimals", value_area("Uptime of the portal", Gap="0.7%")),
        ("zero", value_area("Days to close", Gap="0")),
    ],
)
plant_each("AP402", [("blank", blank_cell(VALUES, "Baseline"))])
rich(
    "AP403",
    [
        ("above", value_area("Clerk hours a month", Current="2,100 h", Gap="-1,400 h")),
        ("below", value_area("Invoices paid on time", Current="64%", Gap="31%")),
        ("money", value_area("Fees a year", Current="{0}330K", Gap="-{0}270K")),
        ("from zero", value_area("Working capital freed", Current="-{0}50,000", Gap="{0}1.25M")),
        ("bound", value_area("Answer time", Current="11 h", Gap="-9 h")),
        ("negative", value_area("Net promoter score", Current="-25", Gap="65")),
        ("days", value_area("Days to close", Current="9.5 days", Gap="-4.5 days")),
    ],
)


def risk(probability: str, impact: str, **cells: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft[RISKS]
        row = rng.randrange(len(section.rows))
        section.put(row, "Probability", level(probability, rng))
        section.put(row, "Impact", level(impact, rng))
        for column, text in cells.items():
            section.put(row, column, text)
        section.rows[row][0] += MARK

    return plant


PAIRS = (("H", "H"), ("H", "L"), ("L", "H"), ("M", "H"), ("H", "M"))
plant_each(
    "AP404",
    [
        (f"{one}{two} {text or 'blank'}", risk(one, two, Mitigation=text))
        for one, two in PAIRS
        for text in ("", "–", "[Action]", "TBD", "None yet")
    ],
)
plant_each(
    "AP405",
    [
        (f"{one}{two} {text or 'blank'}", risk(one, two, Owner=text))
        for one, two in (("H", "H"), ("H", "M"), ("M", "H"))
        for text in ("", "n/a")
    ],
)


def no_risk_owners(draft: Draft, rng: Random) -> None:
    draft[RISKS].drop("Owner")
    draft[RISKS].header_mark = MARK


plant_each("AP405", [("no column", no_risk_owners)])


def every_cell(section: str, column: str, *texts: str) -> Plant:
    """Write one of `texts` into all rows; the finding is at the heading."""

    def plant(draft: Draft, rng: Random) -> None:
        table = draft[section]
        table.heading_mark = table.header_mark = MARK
        for row in rows_of(table):
            table.put(row, column, rng.choice(texts))

    return plant


plant_each("AP406", [("two only", every_cell(RISKS, "Category", "technical", "budget"))])


def light_of(progress: str, *lights: str) -> Plant:
    """The same progress for all goals and another light for one objective that a goal pursues."""

    def plant(draft: Draft, rng: Random) -> None:
        goals, aims = draft[GOALS], draft[AIMS]
        for row in rows_of(aims):
            aims.put(row, "Status", "🟡")
        number = rng.choice(goals.column("Objective"))
        for row in rows_of(goals):
            goals.put(row, "Progress", progress)
        aims.put(aims.column("#").index(number), "Status", rng.choice(lights) + MARK)

    return plant


def light_of_goal(progress: str, *lights: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        goals = draft[GOALS]
        goals.columns.append("Status")
        place = rng.randrange(len(goals.rows))
        for row, cells in enumerate(goals.rows):
            cells.append(rng.choice(lights) + MARK if row == place else "yellow")
        goals.put(place, "Progress", progress)

    return plant


plant_each(
    "AP407",
    [
        ("green", light_of("0%", "🟢", "green", "On Track", "🟢 On Track")),
        ("green at five", light_of("5%", "🟢", "Green")),
        ("red", light_of("100%", "🔴", "red", "Off Track")),
        ("green goal", light_of_goal("2%", "🟢", "green", "On Track")),
        ("red goal", light_of_goal("100%", "🔴", "Red")),
    ],
)


def health(score: str, *lights: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        set_key(draft, "health", score)
        set_key(draft, "health_status", rng.choice(lights) + MARK)

    return plant


plant_each(
    "AP408",
    [
        ("low", health("62", "green", "🟢", "On Track")),
        ("lower", health("49", "yellow", "amber", "green")),
        ("high", health("75", "red", "yellow", "At Risk")),
        ("zero", health("0", "green")),
        ("a hundred", health("100/100", "🔴")),
    ],
)

# --- AP5xx ---------------------------------------------------------------------------------------------------

plant_each("AP501", [("absent", no_section(SPACE))], first=True)
plant_each("AP501", [("no rows", no_rows(SPACE))])
plant_each("AP502", [("blank", blank_cell(SPACE, "Value"))])


def only_potential(*texts: str) -> Plant:
    """The source's own table: no Dimension and Value, but Potential."""

    def plant(draft: Draft, rng: Random) -> None:
        section = draft[SPACE]
        section.columns[section.columns.index("Value")] = "Potential"
        section.put(rng.choice(rows_of(section)), "Potential", rng.choice(texts) + MARK)

    return plant


plant_each("AP502", [("words", only_potential("200+ developers", "Four of six", "", "–"))])
plant_each("AP503", [("two", every_cell(SPACE, "Dimension", "product", "Users"))])
for column in ("Value", "Probability", "Timeline"):
    rich("AP504", [(column, blank_cell(DEALS, column))])


def deal(column: str, text: Callable[[Draft, Random], str]) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft[DEALS]
        section.put(rng.choice(rows_of(section)), column, text(draft, rng) + MARK)

    return plant


def past_quarter(draft: Draft, rng: Random) -> str:
    year, number = draft.today.year, (draft.today.month - 1) // 3
    return written_quarter((year, number) if number else (year - 1, 4), rng)


rich(
    "AP505",
    [
        ("quarter", deal("Timeline", past_quarter)),
        ("yesterday", deal("Timeline", lambda draft, rng: (draft.today - timedelta(days=1)).isoformat())),
        ("month", deal("Timeline", lambda draft, rng: (draft.today - timedelta(days=40)).strftime("%b %Y"))),
        ("year", deal("Timeline", lambda draft, rng: str(draft.today.year - 1))),
    ],
)


def target(amount: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        assert draft[DEALS].rows
        del draft.front["growth"]
        set_key(draft, "target_arr", written_money(amount, rng, symbol(draft)) + MARK)

    return plant


def weak_pipeline(draft: Draft, rng: Random) -> None:
    set_key(draft, "target_arr", str(draft.front["target_arr"]) + MARK)
    for row in rows_of(draft[DEALS]):
        draft[DEALS].put(row, "Probability", "10%")


rich(
    "AP506",
    [("high", target(700_000)), ("a little", target(590_000)), ("weak", weak_pipeline)],
)


def key(name: str, *texts: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        set_key(draft, name, rng.choice(texts) + MARK)

    return plant


def note(*texts: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        draft[TARGETS].put(1, "Note", rng.choice(texts) + MARK)

    return plant


def wrong_total(name: str, amount: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        add_total(draft[name], MONEY[name], amount, rng, symbol(draft), MARK)

    return plant


rich("AP507", [("growth", key("growth", "25%", "34%", "133%", "-33%", "40%+", "33.9 %", "~ 60%"))])
rich("AP507", [("note", note("+15%", "2x growth", "doubles", "15% growth", "+11.2%", "-12%"))])
rich("AP507", [(f"total of {name}", wrong_total(name, amount + 20_000)) for name, amount in SUMS.items()])


def product_arr(amount: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft[PRODUCTS]
        section.heading_mark = section.header_mark = MARK
        section.put(0, "ARR", written_money(amount, rng, symbol(draft)) + MARK)

    return plant


def other_arr(draft: Draft, rng: Random) -> None:
    assert draft[PRODUCTS].rows
    del draft.front["growth"], draft.front["target_arr"], draft.front["nrr_target"]
    set_key(draft, "arr", written_money(450_000, rng, symbol(draft)) + MARK)


def dropped_product(draft: Draft, rng: Random) -> None:
    section = draft[PRODUCTS]
    section.heading_mark = section.header_mark = MARK
    section.rows = [row for row in section.rows if row[0] != "Match" and "Total" not in row[0]]
    section.rows[0][0] += MARK


rich("AP508", [("more", product_arr(310_000)), ("less", product_arr(250_000)), ("arr", other_arr)])
plant_each("AP508", [("dropped", dropped_product)])
plant_each("AP509", [("blank", blank_cell(BLOCKERS, "Resolution Path"))])


def dated(section: str, column: str, place: int, days: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        draft[section].put(place, column, (draft.today + timedelta(days=days)).isoformat() + MARK)

    return plant


def swapped(section: str, column: str, one: int, two: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        table = draft[section]
        first, second = table.cell(one, column), table.cell(two, column)
        table.put(one, column, second + MARK)
        table.put(two, column, first + MARK)

    return plant


rich(
    "AP510",
    [
        ("transform first", dated(PLAN, "Date", 2, 10)),
        ("land last", dated(PLAN, "Date", 0, 400)),
        ("expand and transform", swapped(PLAN, "Date", 1, 2)),
        ("land and transform", swapped(PLAN, "Date", 0, 2)),
        ("roadmap", swapped(ROADMAP, "Timeline", 1, 2)),
    ],
    also="AP514",
)


def retention(draft: Draft, rng: Random) -> None:
    assert draft[TARGETS].rows
    set_key(draft, "nrr_target", rng.choice(["150%+", "120%", "113%", "130 %"]) + MARK)


rich("AP512", [("target", retention)])


def foreign(name: str, column: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft[name]
        other = {"$": "€", "€": "£", "£": "$"}[symbol(draft)]
        rows = [row for row in rows_of(section) if any(map(str.isdigit, section.cell(row, column)))]
        section.put(
            rng.choice(rows), column, rng.choice([f"{other}80,000", f"{other}80K", "CHF 80,000"]) + MARK
        )

    return plant


def foreign_key(name: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        other = {"$": "€", "€": "£", "£": "$"}[symbol(draft)]
        set_key(draft, name, f"{other}560,000{MARK}")

    return plant


rich("AP513", [(name, foreign(name, column)) for name, column in (*MONEY.items(), (TARGETS, "ARR"))])
rich("AP513", [(name, foreign_key(name)) for name in ("arr", "target_arr")])
rich("AP514", [("land late", dated(PLAN, "Date", 0, 30)), ("transform late", dated(PLAN, "Date", 2, 900))])


if __name__ == "__main__":
    main()
