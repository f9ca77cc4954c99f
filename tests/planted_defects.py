"""Defects planted in good plans, one at a time, with the code and the line that the rule book asks for.

Run `python tests/planted_defects.py [HOW MANY]` for the measured rates.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from acctplan.checker import Judge, check_source, judge
from acctplan.diagnostic import Diagnostic
from acctplan.settings import Settings
from acctplan.source import decode
from good_plans import MARK, Draft, Section, make, write

Plant = Callable[[Draft, Random], "bytes | None"]


@dataclass(frozen=True)
class Planter:
    """How one defect is planted; `also` are codes that may come with it, `first` lets line 1 be right too."""

    code: str
    name: str
    plant: Plant
    also: frozenset[str] = frozenset()
    first: bool = False


PLANTERS: list[Planter] = []


def planter(code: str, also: str = "", first: bool = False) -> Callable[[Plant], Plant]:
    def keep(plant: Plant) -> Plant:
        name = getattr(plant, "__name__", "") or code
        PLANTERS.append(Planter(code, name, plant, frozenset(also.split()), first))
        return plant

    return keep


def plant_each(code: str, plants: Iterable[tuple[str, Plant]], also: str = "", first: bool = False) -> None:
    for name, plant in plants:
        PLANTERS.append(Planter(code, name, plant, frozenset(also.split()), first))


# --- small edits ---------------------------------------------------------------------------------------------


def bad_cell(section: str, column: str, *texts: str) -> Plant:
    """Write one of `texts` into a random row's cell; `{}` stands for what was there."""

    def plant(draft: Draft, rng: Random) -> None:
        table = draft[section]
        rows = [n for n, row in enumerate(table.rows) if "Total" not in row[0]]
        row = rng.choice(rows)
        text = rng.choice(texts).format(table.cell(row, column))
        table.put(row, column, text + MARK)

    return plant


def blank_cell(section: str, column: str) -> Plant:
    return bad_cell(section, column, "", "–", "-", "n/a", "N/A")


def no_column(section: str, column: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        draft[section].drop(column)
        draft[section].header_mark = MARK

    return plant


def no_rows(section: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        draft[section].rows = []
        draft[section].heading_mark = MARK

    return plant


def no_section(section: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        draft[section].heading_mark = MARK
        draft.remove(section)

    return plant


def key(name: str, *texts: str) -> Plant:
    """Write one of `texts` as a key's value; `a.b` is a key one level deeper."""

    def plant(draft: Draft, rng: Random) -> None:
        set_key(draft, name, rng.choice(texts) + MARK)

    return plant


def set_key(draft: Draft, name: str, text: str) -> None:
    outer, _, inner = name.partition(".")
    if inner:
        value = draft.front.setdefault(outer, {})
        assert isinstance(value, dict)
        value[inner] = text
    else:
        draft.front[outer] = text


def no_key(name: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        outer, _, inner = name.partition(".")
        value = draft.front[outer]
        if inner and isinstance(value, dict):
            del value[inner]
            draft.front = {each + (MARK if each == outer else ""): text for each, text in draft.front.items()}
        else:
            del draft.front[outer]

    return plant


def add_line(where: Callable[[Draft, Random], list[str]], *texts: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        lines = where(draft, rng)
        lines += ["", *rng.choice(texts).split("\n"), ""]

    return plant


def after_any(draft: Draft, rng: Random) -> list[str]:
    return rng.choice([each for each in draft.sections if not each.name.startswith("Review")]).after


def text_edit(edit: Callable[[str, Random], str]) -> Plant:
    def plant(draft: Draft, rng: Random) -> bytes:
        return edit(write(draft), rng).encode()

    return plant


# --- AP0xx ---------------------------------------------------------------------------------------------------


@planter("AP001", first=True)
def latin_1(draft: Draft, rng: Random) -> bytes:
    draft.sections[0].before.append("Café – naïve".replace("–", "-"))
    return write(draft).encode("latin-1", errors="ignore")


@planter("AP001", first=True)
def cp1252_quotes(draft: Draft, rng: Random) -> bytes:
    draft.sections[0].before.append("“quoted” — text")
    return write(draft).encode("cp1252", errors="ignore")


@planter("AP001", first=True)
def utf_16(draft: Draft, rng: Random) -> bytes:
    return write(draft).lstrip("\ufeff").encode(rng.choice(["utf-16", "utf-16-le", "utf-16-be"]))


@planter("AP001", first=True)
def nul(draft: Draft, rng: Random) -> bytes:
    text = write(draft)
    at = rng.randrange(len(text))
    return (text[:at] + "\0" + text[at:]).encode()


@planter("AP001", first=True)
def too_large(draft: Draft, rng: Random) -> bytes:
    return (write(draft) + "x " * 1_100_000).encode()


@planter("AP001", first=True)
def binary(draft: Draft, rng: Random) -> bytes:
    return rng.choice(
        [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"PK\x03\x04\x14\x00\x06\x00", b"\x89PNG\r\n\x1a\n\x00"]
    )


def without_front(text: str, rng: Random) -> str:
    body = re.sub(r"^\ufeff?---\r?\n.*?\r?\n---\r?\n", "", text, flags=re.DOTALL)
    return rng.choice(["", "\n", "\n\n"]) + body if body.strip() else body


plant_each(
    "AP002",
    [("no front matter", text_edit(without_front)), ("empty", text_edit(lambda text, rng: ""))],
    first=True,
)
plant_each("AP002", [("no key acctplan", no_key("acctplan"))], first=True)


def unclosed(text: str, rng: Random) -> str:
    opening, front, _, body = _split(text)
    return opening + front + rng.choice(["", "----", "--", "—", "***"]) + body


def _split(text: str) -> tuple[str, str, str, str]:
    match = re.match(r"(?s)(\ufeff?---\r?\n)(.*?\n)(---)(?=\r?\n)(.*)", text)
    assert match
    return match[1], match[2], match[3], match[4]


plant_each("AP003", [("unclosed", text_edit(unclosed))], first=True)
plant_each(
    "AP003", [("opening only", text_edit(lambda text, rng: "---\nacctplan: 1\naccount: X\n"))], first=True
)

plant_each(
    "AP004",
    [
        ("unclosed double quote", key("account", '"Brightwater')),
        ("unclosed single quote", key("csm", "'Priya Nair")),
        ("colon in value", key("industry", "Food: manufacturing", "B2B: retail: food")),
        ("anchor", key("account", "&name Brightwater", "&a Brightwater")),
        ("alias", key("csm", "*name")),
        ("tag", key("account", "!!str Brightwater", "!x Brightwater", "!!python/object:os.system x")),
        ("unclosed list", key("tags", "[retail, emea")),
        ("unclosed mapping", key("contract", "{start: 2025-01-01, end: 2030-01-01")),
        ("at sign", key("csm", "@priya", "`priya`")),
        ("percent", key("nrr_target", "%150")),
        ("flow then text", key("tags", "[retail] emea")),
        ("quote then text", key("account", '"Brightwater" Foods')),
        ("deep", key("tags", "[" * 40 + "]" * 40)),
        ("star", key("account", "**Brightwater**")),
    ],
)


@planter("AP004")
def tab(draft: Draft, rng: Random) -> bytes:
    return write(draft).replace("  cadence:", f"\tcadence{MARK}:".replace(MARK, "") + MARK).encode()


@planter("AP004")
def no_colon(draft: Draft, rng: Random) -> bytes:
    return re.sub(r"(?m)^arr: .*?(\r?)$", rf"arr 420000{MARK}\1", write(draft)).encode()


@planter("AP004")
def wrong_indent(draft: Draft, rng: Random) -> bytes:
    return re.sub(r"(?m)^(account: .*?)(\r?)$", rf"  \1{MARK}\2", write(draft)).encode()


@planter("AP004", first=True)
def a_list(draft: Draft, rng: Random) -> bytes:
    return re.sub(
        r"(?s)^(\ufeff?)---\r?\n.*?\r?\n---", rf"\1---\n- acctplan: 1{MARK}\n- account: X\n---", write(draft)
    ).encode()


@planter("AP004", first=True)
def a_text(draft: Draft, rng: Random) -> bytes:
    return re.sub(
        r"(?s)^(\ufeff?)---\r?\n.*?\r?\n---", rf"\1---\nacctplan 1{MARK}\n---", write(draft)
    ).encode()


def at_end_of_front(draft: Draft, line: str) -> bytes:
    opening, front, closing, body = _split(write(draft))
    return f"{opening}{front}{line}{MARK}{draft.style.newline}{closing}{body}".encode()


@planter("AP005")
def twice(draft: Draft, rng: Random) -> bytes:
    name = rng.choice(["account", "arr", "csm", "quarter", "tier", "acctplan"])
    return at_end_of_front(draft, f"{name}: {draft.front[name]}")


@planter("AP005")
def twice_nested(draft: Draft, rng: Random) -> bytes:
    name, text = rng.choice([("end", "2031-01-31"), ("start", "2021-01-01"), ("auto_renews", "true")])
    return re.sub(r"(?m)^csm: ", f"  {name}: {text}{MARK}\ncsm: ", write(draft)).encode()


@planter("AP005")
def twice_mapping(draft: Draft, rng: Random) -> bytes:
    return at_end_of_front(draft, "review: {cadence: quarterly}")


plant_each(
    "AP006",
    [
        (f"unknown {name}", key(name, "something", "12"))
        for name in (
            "acount_owner",
            "industri",
            "helth",
            "renewal",
            "notes",
            "contract.ends",
            "contract.foo",
            "review.notes",
            "adoption.users",
        )
    ]
    + [("case", key("Industry", "Food")), ("hyphen", key("business-model", "B2B"))],
)

REQUIRED = ("account", "arr", "contract", "contract.end", "quarter")
plant_each("AP007", [(f"no {name}", no_key(name)) for name in REQUIRED], first=True)
plant_each(
    "AP007",
    [
        (f"blank {name}", key(name, "", "~", "null", '""', "''", " "))
        for name in REQUIRED
        if name != "contract"
    ],
)
plant_each("AP007", [("blank contract", key("contract", "", "{}"))])

NO_MONEY = ("lots", "four hundred thousand", "$", "12%", "2026-01-01", "$1,2,3x", "abc")
NO_DAY = ("soon", "2026-13-31", "31/12", "02/03/2026", "2026-02-30", "next year", "ASAP", "Q4")
BAD_VALUES: dict[str, tuple[str, ...]] = {
    "acctplan": ("2", "yes", "one"),
    "status": ("live", "Activ", "done", "1"),
    "tier": ("gold", "tier 1", "enterprise", "A"),
    "stage": ("renew", "pilot", "growing"),
    "language": ("English please", "12", "e", "en en"),
    "arr": NO_MONEY,
    "target_arr": NO_MONEY,
    "growth": ("lots", "high", "2026-01-01"),
    "investment": NO_MONEY,
    "acv": NO_MONEY,
    "tcv": NO_MONEY,
    "health": ("good", "101", "-1", "A+", "eighty"),
    "health_status": ("good", "blue", "82", "ok-ish"),
    "nps": ("101", "-101", "high", "good"),
    "csat": ("101", "-1", "great"),
    "nrr_target": ("high", "lots"),
    "contract.start": NO_DAY,
    "contract.end": NO_DAY,
    "contract.auto_renews": ("maybe", "unless cancelled", "2"),
    "quarter": ("2026-Q5", "Q4", "fourth", "2026", "soon", "2026-Q0", "Q7 2026"),
    "review.cadence": ("weekly", "often", "every 6 weeks", "bimonthly"),
    "review.last": NO_DAY,
    "review.next": NO_DAY,
    "review.shared": NO_DAY,
    "review.check_in": ("often", "quarterly-ish", "sometimes"),
    "adoption.licensed": ("many", "about half", "five hundred people"),
    "adoption.active": ("most", "lots"),
    "adoption.use_cases_live": ("some",),
    "adoption.use_cases_total": ("some",),
    "adoption.departments_live": ("some",),
    "adoption.departments_total": ("all",),
    "contract": ("2027-01-31", "[2025-01-01, 2027-01-31]", "until 2027"),
    "review": ("quarterly", "[quarterly, monthly]"),
    "adoption": ("82%", "[500, 410]"),
    "account": ("{name: X}",),
    "csm": ("{name: X}",),
    "tags": ("{a: b}",),
}
plant_each("AP008", [(f"bad {name}", key(name, *texts)) for name, texts in BAD_VALUES.items()], also="")


def misspelled(word: str, rng: Random) -> str:
    """One letter doubled, left out or swapped, never at either end."""
    at = rng.randrange(2, len(word) - 3)
    if word[at] == " " or word[at + 1] == " " or word[at] == word[at + 1]:
        return misspelled(word, rng)
    return rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


LONG_NAMES = ("Customer Vision", "Business Context", "Annual Objectives", "Strategies and Initiatives", "Quarterly Goals", "Actions",
    "Value Realization Targets", "Success Metrics", "Products", "Expansion Roadmap", "White Space", "Opportunities", "Growth Blockers",
    "Growth Plan", "Growth Targets", "Stakeholders", "Account Team", "Executive Engagement", "Risk Factors", "Key Milestones", "Sign-offs",
    "Decision Process", "Organization", "Current Engagement", "Current State")  # fmt: skip


def misspelled_heading(name: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        draft[name].title = misspelled(draft[name].title or name, rng)
        draft[name].heading_mark = MARK

    return plant


plant_each("AP009", [(f"misspelled {name}", misspelled_heading(name)) for name in LONG_NAMES])
TABLES = ("Annual Objectives", "Strategies and Initiatives", "Quarterly Goals", "Actions", "Value Realization Targets", "Success Metrics",
    "Products", "Expansion Roadmap", "White Space", "Opportunities", "Growth Blockers", "Growth Plan", "Growth Targets", "Stakeholders",
    "RACI", "Account Team", "Executive Engagement", "Risk Factors", "Key Milestones", "Sign-offs", "Decision Process", "Organization")  # fmt: skip


@planter("AP010")
def same_section_twice(draft: Draft, rng: Random) -> None:
    section = draft[rng.choice([*TABLES, "Customer Vision", "Business Context"])]
    again = Section(
        section.name,
        list(section.columns),
        [list(row) for row in section.rows],
        list(section.before),
        heading_mark=MARK,
    )
    draft.sections.append(again)


@planter("AP010")
def alias_of_section(draft: Draft, rng: Random) -> None:
    name, title = rng.choice(
        [
            ("Risk Factors", "Risks"),
            ("Key Milestones", "Milestones"),
            ("Quarterly Goals", "Goals"),
            ("Actions", "Action Items"),
        ]
    )
    section = draft[name]
    draft.sections.append(
        Section(
            name, list(section.columns), [list(row) for row in section.rows], title=title, heading_mark=MARK
        )
    )


def untabled(name: str, *lines: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft[name]
        section.columns, section.rows, section.after = [], [], []
        section.before = list(lines)
        section.heading_mark = MARK

    return plant


DEPENDENT = {
    "Stakeholders": "AP312 AP301 AP302 AP304",
    "Account Team": "AP312 AP315 AP211 AP106 AP304",
    "Annual Objectives": "",
    "Quarterly Goals": "",
}
for table_name in TABLES:
    also_codes = "AP312" if table_name in ("Stakeholders", "Account Team") else ""
    plant_each(
        "AP011",
        [
            (
                f"prose in {table_name}",
                untabled(table_name, "To be discussed with the customer in the next meeting."),
            )
        ],
        also_codes,
    )
    plant_each(
        "AP011",
        [(f"list in {table_name}", untabled(table_name, "- first thing", "- second thing"))],
        also_codes,
    )
    plant_each(
        "AP011",
        [
            (
                f"records in {table_name}",
                untabled(table_name, "1. **First thing**", "   - Owner: Priya Nair", "   - Value: $10,000"),
            )
        ],
        also_codes,
    )
    plant_each("AP011", [(f"nothing in {table_name}", untabled(table_name))], also_codes)
    plant_each(
        "AP011",
        [(f"fenced {table_name}", untabled(table_name, "```", "| A | B |", "|---|---|", "| 1 | 2 |", "```"))],
        also_codes,
    )


@planter("AP011")
def two_tables(draft: Draft, rng: Random) -> None:
    section = draft[rng.choice(TABLES)]
    section.heading_mark = MARK
    section.after += [
        "",
        "| " + " | ".join(section.columns) + " |" + MARK,
        "|" + "---|" * len(section.columns),
    ]
    section.after += ["| " + " | ".join(section.rows[0]) + " |", ""]


@planter("AP012")
def extra_column(draft: Draft, rng: Random) -> None:
    section = draft[rng.choice(TABLES)]
    section.columns.append(rng.choice(["Colour", "Xyz", "Foo", "Sprint", "Ticket"]) + MARK)
    for row in section.rows:
        row.append(rng.choice(["x", "", "12"]))


OPTIONAL = (("Annual Objectives", "Baseline"), ("Annual Objectives", "Source"), ("Quarterly Goals", "Category"), ("Stakeholders", "Relationship"),
            ("Stakeholders", "Informed"), ("Risk Factors", "Category"), ("Products", "Renewal"), ("Key Milestones", "Dependencies"), ("Value Realization Targets", "Confirmed By"))  # fmt: skip


@planter("AP012", also="AP205 AP204 AP207 AP208")
def misspelled_optional(draft: Draft, rng: Random) -> None:
    name, column = rng.choice(OPTIONAL)
    section = draft[name]
    section.columns[section.columns.index(column)] = misspelled(column, rng) + MARK


REQUIRED_COLUMNS = {
    "Annual Objectives": "Objective|Metric|Target|Status",
    "Strategies and Initiatives": "Strategy|Initiative|Objective|Our Role",
    "Quarterly Goals": "Goal|Success Criteria|Owner|Due|Progress",
    "Actions": "Action|Owner|Due|Status",
    "Value Realization Targets": "Value Area|Baseline|Target|Current",
    "Success Metrics": "Metric|Target",
    "Current State": "Dimension|Status",
    "Products": "Product|Status",
    "Expansion Roadmap": "Phase|Use Case|Teams/Users|Timeline|ARR Potential",
    "White Space": "Opportunity",
    "Opportunities": "Opportunity|Product/Service|Business Unit|Value|Probability|Timeline",
    "Growth Blockers": "Blocker|Description|Resolution Path",
    "Growth Plan": "Phase|Action|Owner|Date|ARR Impact",
    "Growth Targets": "Year|ARR",
    "Stakeholders": "Name|Title",
    "RACI": "Activity|Responsible|Accountable|Consulted|Informed",
    "Account Team": "Name|Title",
    "Executive Engagement": "Quarter|Touchpoint",
    "Decision Process": "Step|Who",
    "Organization": "Unit",
    "Risk Factors": "Risk|Probability|Impact|Mitigation",
    "Key Milestones": "Milestone|Target Date|Owner",
    "Sign-offs": "Role|Name|Date",
}
for table_name, names in REQUIRED_COLUMNS.items():
    silent = "AP312" if table_name in ("Stakeholders", "Account Team") else ""
    plant_each(
        "AP013",
        [(f"no {table_name}.{column}", no_column(table_name, column)) for column in names.split("|")],
        silent,
    )


@planter("AP014")
def cell_too_many(draft: Draft, rng: Random) -> None:
    section = draft[rng.choice(TABLES)]
    row = rng.choice(section.rows)
    row[-1] += MARK
    row.append(rng.choice(["more", "12", "x"]))


@planter("AP014")
def cell_too_few(draft: Draft, rng: Random) -> None:
    section = draft[rng.choice([each for each in TABLES if len(draft[each].columns) > 2])]
    draft.style.table = rng.choice(["compact", "tight", "aligned"])
    row = rng.choice(section.rows)
    row.pop()
    row[0] = (row[0] or "x") + MARK


@planter("AP014")
def unescaped_pipe(draft: Draft, rng: Random) -> None:
    section, column = draft["Quarterly Goals"], "Success Criteria"
    section.put(0, column, section.cell(0, column) + " | and more" + MARK)


NOT_A_DAY = ("soon", "ASAP", "when ready", "tomorrow", "02/03/2026", "2026-13-01", "next week", "later")
BAD_CELLS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Annual Objectives", "Due", ("soon", "ASAP", "someday")),
    ("Annual Objectives", "Status", ("purple", "fine", "🔵", "good")),
    ("Annual Objectives", "Agreed", NOT_A_DAY),
    ("Quarterly Goals", "Due", NOT_A_DAY),
    ("Quarterly Goals", "Progress", ("a lot", "almost", "halfway there")),
    ("Quarterly Goals", "Category", ("fun", "growth hacking", "misc")),
    ("Quarterly Goals", "Agreed", NOT_A_DAY),
    ("Actions", "Due", NOT_A_DAY),
    ("Actions", "Status", ("sleeping", "maybe", "whatever")),
    ("Products", "Status", ("sold", "maybe")),
    ("Products", "ARR", ("lots", "a bit", "much")),
    ("Products", "Users", ("many", "lots")),
    ("Products", "Renewal", ("soon", "someday")),
    ("Expansion Roadmap", "Timeline", ("soon", "someday", "later")),
    ("Expansion Roadmap", "ARR Potential", ("lots", "huge")),
    ("Expansion Roadmap", "Phase", ("someday", "maybe")),
    ("White Space", "Value", ("lots", "high")),
    ("White Space", "Timeline", ("soon", "later")),
    ("White Space", "Dimension", ("colour", "mood")),
    ("Opportunities", "Value", ("lots", "big")),
    ("Opportunities", "Probability", ("likely", "good", "high-ish")),
    ("Opportunities", "Timeline", ("soon", "later")),
    ("Growth Plan", "Date", ("soon", "later")),
    ("Growth Plan", "ARR Impact", ("lots", "big")),
    ("Growth Plan", "Phase", ("someday",)),
    ("Growth Targets", "Year", ("soon", "later")),
    ("Growth Targets", "ARR", ("lots",)),
    ("Stakeholders", "Power", ("huge", "7", "X")),
    ("Stakeholders", "Support", ("great", "X")),
    ("Stakeholders", "Relationship", ("7", "0", "good", "excellent")),
    ("Stakeholders", "Last Contact", NOT_A_DAY),
    ("Stakeholders", "Informed", ("soon", "yesterday", "02/03/2026")),
    ("Executive Engagement", "Quarter", ("soon", "later", "2026-Q7")),
    ("Executive Engagement", "Date", NOT_A_DAY),
    ("Risk Factors", "Probability", ("huge", "7", "often")),
    ("Risk Factors", "Impact", ("huge", "X")),
    ("Risk Factors", "Category", ("weather", "cosmic")),
    ("Risk Factors", "Status", ("sleeping",)),
    ("Key Milestones", "Target Date", NOT_A_DAY),
    ("Key Milestones", "Status", ("sleeping",)),
    ("Sign-offs", "Date", NOT_A_DAY),
    ("Strategies and Initiatives", "Status", ("sleeping",)),
    ("Organization", "Status", ("sleeping",)),
)
plant_each(
    "AP015",
    [(f"{section}.{column}", bad_cell(section, column, *texts)) for section, column, texts in BAD_CELLS],
)

PLACEHOLDERS = ("[Name]", "{{x}}", "TBD", "TODO", "___", "[Owner]", "tbd", "{{ owner }}", "[Date]")
TEXT_CELLS = (
    "Annual Objectives.Objective|Annual Objectives.Metric|Annual Objectives.Target|Annual Objectives.Baseline|Annual Objectives.Due|"
    "Annual Objectives.Owner|Annual Objectives.Source|Quarterly Goals.Goal|Quarterly Goals.Success Criteria|Quarterly Goals.Owner|"
    "Quarterly Goals.Due|Quarterly Goals.Progress|Actions.Action|Actions.Owner|Actions.Due|Actions.Status|"
    "Value Realization Targets.Value Area|Value Realization Targets.Target|Value Realization Targets.Current|Value Realization Targets.Gap|"
    "Products.Product|Products.ARR|Expansion Roadmap.Use Case|Expansion Roadmap.Timeline|Expansion Roadmap.ARR Potential|"
    "White Space.Value|White Space.Opportunity|Opportunities.Value|Opportunities.Timeline|Growth Blockers.Resolution Path|Growth Plan.Owner|"
    "Growth Plan.Date|Growth Targets.ARR|Stakeholders.Title|Stakeholders.Next Action|Stakeholders.Last Contact|Stakeholders.Informed|"
    "RACI.Responsible|Executive Engagement.Touchpoint|Risk Factors.Risk|Risk Factors.Owner|Key Milestones.Milestone|"
    "Key Milestones.Target Date|Key Milestones.Owner|Key Milestones.Dependencies|Strategies and Initiatives.Our Role|"
    "Strategies and Initiatives.Strategy|Strategies and Initiatives.Objective|Quarterly Goals.Objective|RACI.Accountable|Stakeholders.Name|Account Team.Name|Account Team.Title|Decision Process.Who"
)  # fmt: skip
for place in TEXT_CELLS.split("|"):
    where_section, where_column = place.split(".")
    plant_each(
        "AP016",
        [
            (
                place,
                bad_cell(
                    where_section,
                    where_column,
                    *(each.replace("{", "{{").replace("}", "}}") for each in PLACEHOLDERS),
                ),
            )
        ],
    )
plant_each(
    "AP016", [("money", bad_cell("Opportunities", "Value", "$XXX,XXX", "$XX,XXX", "$XXXK", "$XXX,XXX ARR"))]
)
plant_each("AP016", [("percent", bad_cell("Opportunities", "Probability", "XX%", "XX %"))])
plant_each("AP016", [("progress", bad_cell("Quarterly Goals", "Progress", "XX%", "[X]%"))])
plant_each(
    "AP016", [("day", bad_cell("Key Milestones", "Target Date", "YYYY-MM-DD", "[Date]", "MM/YYYY", "TBD"))]
)
plant_each("AP016", [("quarter", bad_cell("Expansion Roadmap", "Timeline", "Q[X]", "QX 2024", "MM/YYYY"))])
plant_each("AP016", [("gap", bad_cell("Value Realization Targets", "Gap", "[±]", "[X]"))])
plant_each(
    "AP016",
    [
        (
            "inside",
            bad_cell(
                "Quarterly Goals",
                "Success Criteria",
                "Errors below XX%",
                "Launch in [Region]",
                "reach {{{{ target }}}} by June",
            ),
        )
    ],
)
plant_each("AP016", [("levels", bad_cell("Risk Factors", "Probability", "H/M/L"))])
plant_each("AP016", [("lights", bad_cell("Annual Objectives", "Status", "🟢/🟡/🔴"))])
plant_each(
    "AP016",
    [
        (f"key {name}", key(name, '"[Name]"', "TBD", "TODO", "___", '"{{x}}"'))
        for name in (
            "account",
            "csm",
            "executive_sponsor",
            "industry",
            "region",
            "crm_id",
            "primary_contact",
            "segment",
        )
    ]
    + [
        ("key arr", key("arr", "$XXX,XXX", "TBD", '"[ARR]"')),
        ("key quarter", key("quarter", "Q[X]", "TBD", "YYYY-QX")),
    ]
    + [
        ("key end", key("contract.end", "YYYY-MM-DD", "TBD")),
        ("key health", key("health", "XX", "XX/100", "TBD")),
    ]
    + [("key next", key("review.next", "YYYY-MM-DD", "TBD")), ("key nps", key("nps", "XX"))],
)


@planter("AP016")
def placeholder_in_prose(draft: Draft, rng: Random) -> None:
    section = draft[rng.choice(["Business Context", "Current Engagement", "Notes"])]
    section.before.append(
        rng.choice(
            [
                "They plan [Brief overview of the business].",
                "TODO: ask",
                "Market: TBD",
                "{{context}}",
                "Revenue is $XXX,XXX.",
            ]
        )
        + MARK
    )


MOJIBAKE = ("â€” later", "cafÃ©", "â€œquotedâ€\x9d", "MÃ¼ller", "ğŸŸ¢", "Ã©tÃ©", "naÃ¯ve", "donâ€™t", "â‚¬95")
plant_each(
    "AP017",
    [("cell", bad_cell("Quarterly Goals", "Success Criteria", *(f"{{}} {each}" for each in MOJIBAKE)))],
)
plant_each(
    "AP017", [("risk", bad_cell("Risk Factors", "Mitigation", *(f"{{}} {each}" for each in MOJIBAKE)))]
)
plant_each("AP017", [("prose", add_line(after_any, *(f"It was {each} then.{MARK}" for each in MOJIBAKE)))])
plant_each("AP017", [("key", key("industry", *MOJIBAKE[1:3], "MÃ¼ller"))])
HIDDEN = (
    "\u200b",
    "\u202e",
    "\u2066",
    "\u200e",
    "\x07",
    "\u2060",
    "\x1b",
    "\u202a",
    "\ufeff",
    "\x08",
)
plant_each(
    "AP018",
    [
        (
            "cell",
            bad_cell("Quarterly Goals", "Success Criteria", *(f"in{each}voices: {{}}" for each in HIDDEN)),
        )
    ],
)
plant_each("AP018", [("prose", add_line(after_any, *(f"It was la{each}ter.{MARK}" for each in HIDDEN)))])
plant_each("AP018", [("key", key("industry", *(f"Fo{each}od" for each in HIDDEN[:4])))])
plant_each("AP018", [("title", bad_cell("Stakeholders", "Title", *(f"{{}}{each} x" for each in HIDDEN[:4])))])
plant_each(
    "AP019",
    [
        (
            "open",
            add_line(
                after_any,
                f"<!-- internal -->{MARK}\nsecret",
                f"text <!-- internal -->{MARK}",
                f"<!--internal-->{MARK}",
            ),
        ),
        ("closed", add_line(after_any, f"secret\n<!-- /internal -->{MARK}", f"<!-- /internal -->{MARK}")),
    ],
)


def allow(text: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        past = (draft.today - timedelta(days=rng.choice([1, 30]))).isoformat()
        coming = (draft.today + timedelta(days=rng.choice([0, 60]))).isoformat()
        section = rng.choice([each for each in draft.sections if each.columns])
        line = f"<!-- acctplan: allow {text.format(past=past, coming=coming)} -->{MARK}"
        section.before += [line, ""] if rng.random() < 0.5 else ["", line, ""]

    return plant


plant_each(
    "AP020",
    [
        ("section", allow("AP112: reason")),
        ("until", allow("AP105 until {coming}: asked")),
        ("two", allow("AP110, AP111: known")),
    ],
)


@planter("AP020")
def unused_for_file(draft: Draft, rng: Random) -> bytes:
    note = f"<!-- acctplan: allow AP111: because -->{MARK}\n"
    return re.sub(r"(?m)^---(\r?)\n(?=\r?\n)", lambda match: match[0] + note, write(draft), count=1).encode()


plant_each(
    "AP021",
    [
        ("expired", allow("AP112 until {past}: reason")),
        ("expired two", allow("AP105, AP107 until {past}: reason")),
    ],
)
plant_each(
    "AP023",
    [
        ("unknown", allow("AP999: reason")),
        ("unknown prefix", allow("AP199 until {coming}: reason")),
        ("word", allow("AP000: reason")),
    ],
    also="",
)


@planter("AP022")
def no_reason(draft: Draft, rng: Random) -> None:
    draft["Quarterly Goals"].put(0, "Owner", "")
    coming = (draft.today + timedelta(days=30)).isoformat()
    text = rng.choice(["AP105", f"AP105 until {coming}", "AP105:", f"AP105 until {coming}:"])
    draft["Quarterly Goals"].before.insert(0, f"<!-- acctplan: allow {text} -->{MARK}")


@planter("AP021", also="AP105")
def expired_hides_nothing(draft: Draft, rng: Random) -> None:
    draft["Quarterly Goals"].put(0, "Owner", "")
    past = (draft.today - timedelta(days=1)).isoformat()
    draft["Quarterly Goals"].before.insert(0, f"<!-- acctplan: allow AP105 until {past}: asked -->{MARK}")


# --- AP1xx ---------------------------------------------------------------------------------------------------

plant_each("AP101", [("absent", no_section("Customer Vision"))], first=True)


def vision(*texts: str, at_text: bool = False) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        text = rng.choice(texts)
        draft["Customer Vision"].before = [text + MARK] if text else []
        draft["Customer Vision"].heading_mark = MARK

    return plant


plant_each(
    "AP101",
    [
        ("empty", vision("")),
        ("comment", vision("<!-- to do -->")),
        (
            "placeholder",
            vision('"[Customer\'s aspirational statement]"', "TBD", "{{vision}}", "TODO", "[Vision]", "___"),
        ),
    ],
)
for vision_code, vision_name in (
    ("AP102", "Annual Objectives"),
    ("AP103", "Quarterly Goals"),
    ("AP108", "Risk Factors"),
    ("AP109", "Value Realization Targets"),
    ("AP110", "Key Milestones"),
):
    plant_each(vision_code, [("absent", no_section(vision_name))], first=True)
    plant_each(vision_code, [("no rows", no_rows(vision_name))])
plant_each(
    "AP108",
    [
        ("undated", untabled("Risk Factors", "None known.")),
        ("undated risks", untabled("Risk Factors", "No risks known")),
    ],
)
for owned in ("Quarterly Goals", "Key Milestones", "Actions", "Growth Plan"):
    plant_each("AP105", [(owned, blank_cell(owned, "Owner"))])


def everything_by(*keys: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        people = [str(draft.front[each]).split(",")[0] for each in keys]
        for name in ("Quarterly Goals", "Key Milestones"):
            draft[name].heading_mark = MARK
            draft[name].header_mark = MARK
            for row in range(len(draft[name].rows)):
                draft[name].put(row, "Owner", rng.choice(people))

    return plant


plant_each(
    "AP106",
    [
        ("ours", everything_by("csm", "account_executive")),
        ("theirs", everything_by("primary_contact", "executive_sponsor")),
    ],
)
for dated, day_column in (("Quarterly Goals", "Due"), ("Key Milestones", "Target Date"), ("Actions", "Due")):
    plant_each("AP107", [(dated, blank_cell(dated, day_column))])
    plant_each(
        "AP107",
        [
            (
                f"{dated} quarter",
                bad_cell(
                    dated,
                    day_column,
                    "Q4",
                    "2026-Q4",
                    "Q4 2026",
                    "FY27-Q1",
                    "December",
                    "2026-12",
                    "Dec 2026",
                    "12/2026",
                ),
            )
        ],
    )


def milestones_in(days: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft["Key Milestones"]
        section.heading_mark = section.header_mark = MARK
        for row in range(len(section.rows)):
            section.put(row, "Target Date", (draft.today + timedelta(days=days + row)).isoformat())
            if days < 0:
                section.put(row, "Status", "done")

    return plant


plant_each("AP110", [("far", milestones_in(380)), ("past", milestones_in(-30))])


@planter("AP111")
def six_objectives(draft: Draft, rng: Random) -> None:
    section = draft["Annual Objectives"]
    section.heading_mark = section.header_mark = MARK
    links = draft["Strategies and Initiatives"]
    while len(section.rows) < rng.choice([6, 7, 8]):
        number = str(len(section.rows) + 1)
        section.rows.append(list(section.rows[0]))
        section.put(-1, "#", number)
        section.put(-1, "Objective", f"{section.cell(0, 'Objective')} in region {number}")
        links.rows.append(list(links.rows[0]))
        links.put(-1, "Objective", number)
    if len(section.rows) >= 6:
        section.rows[5][1] += MARK


@planter("AP112")
def one_goal(draft: Draft, rng: Random) -> None:
    goals = draft["Quarterly Goals"]
    del goals.rows[1:]
    goals.heading_mark = goals.header_mark = MARK
    draft["Actions"].drop("Goal")


@planter("AP112")
def four_goals(draft: Draft, rng: Random) -> None:
    goals = draft["Quarterly Goals"]
    goals.heading_mark = goals.header_mark = MARK
    for number in range(len(goals.rows), rng.choice([4, 5, 6])):
        row = list(goals.rows[0])
        row[0] = f"{row[0]} in region {number}" + (MARK if number == 3 else "")
        goals.rows.append(row)


plant_each("AP113", [("absent", no_section("Business Context"))], first=True)
plant_each("AP113", [("empty", untabled("Business Context"))])

# --- AP2xx ---------------------------------------------------------------------------------------------------

plant_each(
    "AP203",
    [
        ("metric", blank_cell("Annual Objectives", "Metric")),
        ("target", blank_cell("Annual Objectives", "Target")),
    ],
)
for code, column in (("AP204", "Due"), ("AP205", "Owner"), ("AP207", "Source")):
    plant_each(
        code,
        [
            (column, blank_cell("Annual Objectives", column)),
            (f"no {column}", no_column("Annual Objectives", column)),
        ],
    )
plant_each("AP206", [("baseline", blank_cell("Annual Objectives", "Baseline"))])
plant_each(
    "AP208",
    [
        ("blank", blank_cell("Quarterly Goals", "Objective")),
        ("column", no_column("Quarterly Goals", "Objective")),
        ("unknown", bad_cell("Quarterly Goals", "Objective", "9", "17", "#8")),
    ],
)


@planter("AP210")
def all_adoption(draft: Draft, rng: Random) -> None:
    goals = draft["Quarterly Goals"]
    goals.heading_mark = goals.header_mark = MARK
    for row in range(len(goals.rows)):
        goals.put(row, "Category", rng.choice(["adoption", "Adoption"]))


def actions_by(*keys: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft["Actions"]
        section.heading_mark = section.header_mark = MARK
        for row in range(len(section.rows)):
            section.put(row, "Owner", str(draft.front[rng.choice(keys)]).split(",")[0])

    return plant


plant_each(
    "AP211",
    [
        ("ours", actions_by("csm", "account_executive")),
        ("theirs", actions_by("primary_contact", "executive_sponsor")),
    ],
)


@planter("AP212", also="AP603", first=True)
def no_review(draft: Draft, rng: Random) -> None:
    del draft.front["review"]


plant_each("AP212", [("no cadence", no_key("review.cadence"))], first=True)


@planter("AP213")
def last_too_old(draft: Draft, rng: Random) -> None:
    set_key(draft, "review.last", (draft.today - timedelta(days=rng.choice([190, 400]))).isoformat() + MARK)
    for section, column in (("Stakeholders", "Informed"),):
        draft[section].columns.index(column)


@planter("AP213")
def next_past(draft: Draft, rng: Random) -> None:
    set_key(draft, "review.next", (draft.today - timedelta(days=rng.choice([1, 20]))).isoformat() + MARK)


@planter("AP213")
def monthly_and_old(draft: Draft, rng: Random) -> None:
    set_key(draft, "review.cadence", "monthly")
    set_key(draft, "review.last", (draft.today - timedelta(days=41)).isoformat() + MARK)
    people = draft["Stakeholders"]
    for row in range(len(people.rows)):
        people.put(row, "Informed", (draft.today - timedelta(days=5)).isoformat())


plant_each(
    "AP214",
    [
        ("role", blank_cell("Strategies and Initiatives", "Our Role")),
        ("number", bad_cell("Strategies and Initiatives", "Objective", "9", "12")),
    ],
    also="",
)
PLANTERS[-1] = Planter("AP214", "number", PLANTERS[-1].plant, frozenset({"AP214"}))


@planter("AP214")
def objective_without_initiative(draft: Draft, rng: Random) -> None:
    row = draft["Strategies and Initiatives"].rows.pop()
    draft["Strategies and Initiatives"].heading_mark = MARK
    objectives = draft["Annual Objectives"]
    objectives.put(
        objectives.column("#").index(row[3]),
        "Objective",
        objectives.cell(objectives.column("#").index(row[3]), "Objective") + MARK,
    )


plant_each("AP214", [("initiative", blank_cell("Strategies and Initiatives", "Initiative"))])
plant_each("AP215", [("absent", no_section("Expansion Roadmap"))], first=True)
plant_each("AP215", [("no rows", no_rows("Expansion Roadmap"))])
plant_each(
    "AP216",
    [
        ("unknown", bad_cell("Actions", "Goal", "Some other goal", "Win the market", "9")),
        ("near", bad_cell("Actions", "Goal", "{}s")),
    ],
)

# --- AP3xx ---------------------------------------------------------------------------------------------------


def sign_off(role: str, edit: Callable[[Section, int], None]) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft["Sign-offs"]
        section.heading_mark = MARK
        if role == "executive sponsor":
            people = draft["Stakeholders"]
            people.put(
                people.column("Role").index(next(r for r in people.column("Role") if "sponsor" in r)),
                "Informed",
                "",
            )
        edit(section, section.column("Role").index(role))

    return plant


def remove_row(section: Section, row: int) -> None:
    del section.rows[row]


def undate(section: Section, row: int) -> None:
    section.put(row, "Date", MARK)


for code, role in (("AP301", "champion"), ("AP302", "executive sponsor"), ("AP304", "internal team")):
    plant_each(
        code,
        [("no row", sign_off(role, remove_row)), ("undated", sign_off(role, undate))],
        also="AP303" if code == "AP302" else "",
    )


def person(title: str, **cells: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft["Stakeholders"]
        row = next(n for n, text in enumerate(section.column("Title")) if text == title)
        for column, text in cells.items():
            section.put(
                row,
                column.replace("_", " "),
                text.format(
                    old=(draft.today - timedelta(days=95)).isoformat(),
                    mid=(draft.today - timedelta(days=40)).isoformat(),
                ),
            )
        section.rows[row][0] += ""
        section.rows[row][1] += MARK

    return plant


plant_each(
    "AP303",
    [
        ("blank", person("CIO", Informed="")),
        ("before", person("CIO", Informed="{old}")),
        ("champion", person("Head of Operations", Informed="–")),
    ],
)


@planter("AP306")
def nobody_champions(draft: Draft, rng: Random) -> None:
    section = draft["Stakeholders"]
    section.heading_mark = section.header_mark = MARK
    for row in range(len(section.rows)):
        section.put(row, "Role", section.cell(row, "Role").replace("champion", "user"))
        section.put(row, "Power", "M")


@planter("AP307", first=True)
def nobody_sponsors(draft: Draft, rng: Random) -> None:
    section = draft["Stakeholders"]
    section.heading_mark = section.header_mark = MARK
    del draft.front["executive_sponsor"]
    for row in range(len(section.rows)):
        if "sponsor" in section.cell(row, "Role"):
            section.put(row, "Role", "decision maker")


@planter("AP307", first=True)
def our_own_sponsor(draft: Draft, rng: Random) -> None:
    section = draft["Stakeholders"]
    for row in range(len(section.rows)):
        if "sponsor" in section.cell(row, "Role"):
            section.put(row, "Role", "decision maker")
    section.heading_mark = section.header_mark = MARK
    draft.front["executive_sponsor"] = f"{draft.front['csm']}{MARK}"


def few(count: int) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        section = draft["Stakeholders"]
        section.heading_mark = section.header_mark = MARK
        weak = 5 - count
        for row in range(len(section.rows)):
            if section.cell(row, "Power").upper().startswith("M") and weak:
                section.put(row, "Relationship", "2")
                weak -= 1

    return plant


plant_each("AP308", [("four", few(4)), ("three", few(3))])
plant_each(
    "AP309",
    [
        ("blocker", person("CIO", Support="L", Next_Action="")),
        ("dash", person("CIO", Support="low", Next_Action="–")),
    ],
)
plant_each(
    "AP310",
    [
        ("high power", person("CIO", Last_Contact="{mid}")),
        ("old", person("Procurement Manager", Last_Contact="{old}")),
    ],
)


def raci(text: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> None:
        people = [str(draft.front["csm"]), str(draft.front["executive_sponsor"]).split(",")[0]]
        draft["RACI"].put(0, "Accountable", text.format(*people) + MARK)

    return plant


plant_each(
    "AP311",
    [
        ("none", raci("")),
        ("two", raci("{0}; {1}")),
        ("and", raci("{0} and {1}")),
        ("slash", raci("{0} / {1}")),
        ("dash", raci("–")),
    ],
)
for owned in ("Quarterly Goals", "Key Milestones", "Actions", "Risk Factors", "Annual Objectives"):
    plant_each(
        "AP312", [(owned, bad_cell(owned, "Owner", "Bartholomew Quux", "Xenia Nobody"))], also="AP211 AP106"
    )
plant_each(
    "AP314",
    [
        ("two", person("CIO", Relationship="2")),
        ("one", person("CIO", Relationship="1")),
        ("word", person("CIO", Relationship="Approved Vendor")),
    ],
    also="AP308",
)


@planter("AP313")
def nobody_of_c_level(draft: Draft, rng: Random) -> None:
    section = draft["Stakeholders"]
    section.heading_mark = section.header_mark = MARK
    for row in range(len(section.rows)):
        section.put(
            row, "Title", section.cell(row, "Title").replace("CFO", "Finance Lead").replace("CIO", "IT Lead")
        )
    draft.front["executive_sponsor"] = str(draft.front["executive_sponsor"]).split(",")[0]


@planter("AP315", first=True)
def one_of_us(draft: Draft, rng: Random) -> None:
    seller = str(draft.front.pop("account_executive"))
    csm = str(draft.front["csm"])
    team = draft["Account Team"]
    team.heading_mark = team.header_mark = MARK
    team.rows = [row for row in team.rows if row[0] != seller]
    for section in draft.sections:
        for row in section.rows:
            row[:] = [cell.replace(seller, csm) for cell in row]


# --- measuring -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """One planted plan: its bytes, what is expected where, and what was found."""

    planter: Planter
    seed: int
    data: bytes
    lines: frozenset[int]
    found: tuple[Diagnostic, ...]

    @property
    def hits(self) -> list[Diagnostic]:
        return [each for each in self.found if each.code == self.planter.code]

    @property
    def is_found(self) -> bool:
        return bool(self.hits)

    @property
    def is_placed(self) -> bool:
        return any(each.span.line in self.lines for each in self.hits)

    @property
    def extra(self) -> list[Diagnostic]:
        wanted = self.planter.also
        more = [each for each in self.found if each.code != self.planter.code and each.code not in wanted]
        return more + [each for each in self.hits if each.span.line not in self.lines and self.is_placed]

    @property
    def is_right(self) -> bool:
        return self.is_found and self.is_placed and not self.extra


def plant_one(planter: Planter, seed: int, judges: Judge) -> Case:
    """Plant into a plan of another shape for each seed: every second one has all sections and columns."""
    rng = Random(f"{planter.code} {planter.name} {seed}")
    draft = make(rng, rng.choice(["strategic", "growth"]), complete=seed % 2 == 0)
    before = {(each.code, each.finding.message) for each in _judged(write(draft).encode(), draft, judges)}
    try:
        outcome = planter.plant(draft, rng)
    except (StopIteration, ValueError, KeyError, IndexError):
        return plant_one(planter, seed + 1_000_001, judges)
    data = outcome if outcome is not None else write(draft).encode()
    lines = {1} if planter.first else set()
    mark = MARK.encode()
    if mark in data:
        lines |= {n for n, line in enumerate(re.split(rb"\r\n|\n", data), 1) if mark in line}
        data = data.replace(mark, b"")
    found = [each for each in _judged(data, draft, judges) if (each.code, each.finding.message) not in before]
    return Case(planter, seed, data, frozenset(lines), tuple(found))


def _judged(data: bytes, draft: Draft, judges: Judge) -> list[Diagnostic]:
    return [
        each for each in check_source(decode("plan.md", data), judges, draft.today) if not each.suppressed
    ]


def plant_all(seeds: Iterable[int], codes: str = "AP") -> Iterator[Case]:
    judges = judge(Settings())
    for planter in PLANTERS:
        if planter.code.startswith(codes):
            for seed in seeds:
                yield plant_one(planter, seed, judges)


def main() -> None:
    seeds = range(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
    cases = list(plant_all(seeds, sys.argv[2] if len(sys.argv) > 2 else "AP"))
    sys.stdout.write("\n".join([*misses(cases), *table(cases)]) + "\n")


def misses(cases: Iterable[Case]) -> Iterator[str]:
    """The first wrong case of each planter, with the lines expected and what was found instead."""
    shown: set[int] = set()
    for case in cases:
        if case.is_right or id(case.planter) in shown:
            continue
        shown.add(id(case.planter))
        text = re.split("\r\n|\n", case.data.decode("utf-8", "replace"))
        yield f"{case.planter.code} {case.planter.name} seed {case.seed} expected {sorted(case.lines)}:"
        yield from (f"     > {text[line - 1][:150]}" for line in sorted(case.lines)[:2])
        found = [*(case.hits if not case.is_placed else []), *case.extra][:4]
        yield from (f"     {each.span.line} {each.code} {each.finding.message[:150]}" for each in found)


def table(cases: Iterable[Case]) -> Iterator[str]:
    """For each code how many cases there are and which shares are found, rightly placed, or have a second finding."""
    by_code: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_code[case.planter.code].append(case)
    yield "code    cases  found  right line  second"
    for code, own in sorted(by_code.items()):
        found, placed = sum(each.is_found for each in own), sum(each.is_placed for each in own)
        second = sum(bool(each.extra) for each in own)
        shares = [f"{count / len(own):5.0%}" for count in (found, placed, second)]
        yield f"{code}  {len(own):5}  {shares[0]}  {shares[1]:>10}  {shares[2]:>6}"


if __name__ == "__main__":
    main()
