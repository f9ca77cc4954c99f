"""Good plans of many shapes, made from a seed: written from the description of the format, not from the code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

MARK = "\ue000"
"""Stands where a finding is expected; taken out before the text is judged."""

DAYS = (date(2026, 11, 2), date(2025, 8, 20), date(2027, 2, 10), date(2028, 5, 9))

T = TypeVar("T")


@dataclass
class Section:
    """One section: prose, or a table with prose around it."""

    name: str
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    optional: tuple[str, ...] = ()
    title: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    heading_mark: str = ""
    header_mark: str = ""

    def cell(self, row: int, column: str) -> str:
        return self.rows[row][self.columns.index(column)]

    def put(self, row: int, column: str, text: str) -> None:
        self.rows[row][self.columns.index(column)] = text

    def column(self, column: str) -> list[str]:
        at = self.columns.index(column)
        return [row[at] for row in self.rows]

    def drop(self, column: str) -> None:
        at = self.columns.index(column)
        for row in [self.columns, *self.rows]:
            del row[at]


@dataclass
class Style:
    """How the same plan is written down."""

    level: int = 2
    heading: str = "plain"
    case: str = "title"
    table: str = "compact"
    delimiter: str = "---"
    newline: str = "\n"
    bom: bool = False
    indent: int = 0
    h1: bool = True
    gap: int = 1


@dataclass
class Draft:
    """A plan before it is written down. `front` values are text, or a list of pairs one level deeper."""

    today: date
    front: dict[str, str | dict[str, str]]
    sections: list[Section]
    style: Style
    comments: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Section:
        return next(each for each in self.sections if each.name == name)

    def has(self, name: str) -> bool:
        return any(each.name == name for each in self.sections)

    def remove(self, name: str) -> None:
        self.sections = [each for each in self.sections if each.name != name]


@dataclass(frozen=True)
class Cast:
    """Who plays in a plan: five people at the customer and two or three of ours."""

    account: str
    sponsor: str
    champion: str
    user: str
    decider: str
    buyer: str
    csm: str
    seller: str


CASTS = (
    Cast(
        "Brightwater Foods",
        "Helen Okafor",
        "Mara Lind",
        "Jonas Weber",
        "Ines Duarte",
        "Kofi Mensah",
        "Priya Nair",
        "Tom Becker",
    ),
    Cast(
        "Müller & Söhne GmbH",
        "Dr. Jürgen Groß",
        "Änne Köhler",
        "Peter Weiß",
        "Katja Schröder",
        "Uwe Jäger",
        "Lena Vogt",
        "Max Brandt",
    ),
    Cast("東海物流", "田中 美咲", "佐藤 健", "鈴木 一郎", "高橋 直子", "伊藤 翔", "山本 葵", "Ken Abe"),
    Cast(
        "O'Hara-Lindqvist AB",
        "Siobhán O'Hara",
        "Åsa Lindqvist",
        "Björn Ek",
        "Jean-Luc d'Arcy",
        "Mary-Ann de la Cruz",
        "Zoë van der Berg",
        "Ian McTavish",
    ),
    Cast(
        "Северсталь Логистика",
        "Ольга Иванова",
        "Пётр Сидоров",
        "Анна Кузнецова",
        "Михаил Орлов",
        "Елена Белова",
        "Дарья Новикова",
        "Игорь Волков",
    ),
    Cast(
        "Nordic: Retail #1",
        "Kari Nordmann",
        "Lise Dahl",
        "Erik Holm",
        "Nora Berg",
        "Ola Lie",
        "Sam Reed",
        "Ada Byrne",
    ),
)

OBJECTIVES = (
    ("Pay suppliers on the agreed day", "Invoices paid on time", "71%", "95%"),
    ("Close the month faster", "Working days to close", "9 days", "5 days"),
    ("Cut the cost of late payment", "Late payment fees a year", "$310,000", "$60,000"),
    ("Answer service requests the same day", "Requests answered within 8 h", "64%", "90%"),
    ("Bring stock errors below two percent", "Stock counts that differ", "6.5%", "< 2%"),
)

GOALS = (
    (
        "Capture invoices without typing in six plants",
        "efficiency",
        "70% of invoices captured without a clerk",
        "time tracking",
    ),
    ("Match the top 200 suppliers by rule", "quality", "Posting errors from 6% to 2%", "quality metrics"),
    ("Train the plant leads", "adoption", "85% of licensed users active weekly", "usage analytics"),
)

STRATEGIES = (
    (
        "One way in for invoices",
        "Central capture in all plants",
        "Configure capture, train two leads per plant",
    ),
    ("Fewer manual postings", "Matching rules for the top suppliers", "Build the rules with the ledger team"),
    ("Payment calendar", "One payment run each week", "Deliver the payment report"),
)

OWN_WORDS = {
    "Customer Vision": ("Customer Vision", "Vision"),
    "Annual Objectives": ("Annual Objectives", "Objectives", "Strategic Objectives"),
    "Strategies and Initiatives": ("Strategies and Initiatives", "Strategies & Initiatives", "Initiatives"),
    "Quarterly Goals": (
        "Quarterly Goals",
        "Goals",
        "Quarterly Goals (Current Quarter)",
        "Q4 Goals",
        "Q4 Goals & Actions",
    ),
    "Actions": ("Actions", "Action Plan", "Action Items", "Mutual Action Plan", "Next Steps", "Commitments"),
    "Value Realization Targets": (
        "Value Realization Targets",
        "Value Realization",
        "Value Realisation",
        "Value Targets",
    ),
    "Success Metrics": ("Success Metrics", "KPIs", "Metrics"),
    "Products": ("Products", "Products Deployed", "Current Products", "Product Penetration"),
    "Expansion Roadmap": ("Expansion Roadmap", "Expansion Plan", "Roadmap"),
    "White Space": (
        "White Space",
        "Whitespace",
        "White Space Analysis",
        "Whitespace Analysis",
        "White Space Opportunities",
    ),
    "Opportunities": (
        "Opportunities",
        "Expansion Opportunities",
        "Expansion Opportunities Template",
        "Pipeline",
    ),
    "Growth Blockers": ("Growth Blockers", "Blockers"),
    "Growth Plan": ("Growth Plan", "Growth Strategy"),
    "Stakeholders": ("Stakeholders", "Key Stakeholders", "Stakeholder Map", "Stakeholder Mapping"),
    "RACI": ("RACI", "RACI Matrix"),
    "Account Team": ("Account Team", "Our Team", "Vendor Team"),
    "Executive Engagement": ("Executive Engagement", "Executive Engagement Plan"),
    "Risk Factors": (
        "Risk Factors",
        "Risks",
        "Risks & Mitigation",
        "Risk Register",
        "Risk Assessment",
        "Risk Assessment & Mitigation",
    ),
    "Key Milestones": ("Key Milestones", "Milestones", "Key Milestones (Next 12 Months)"),
    "Sign-offs": ("Sign-offs", "Sign-Off", "Approvals"),
}

OTHER_COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "Annual Objectives": {"Metric": ("Success Metric",), "Due": ("Timeline", "Due Date")},
    "Quarterly Goals": {"Progress": ("Progress %",), "Due": ("Due Date", "Timeline")},
    "Actions": {"Due": ("Due Date",)},
    "Opportunities": {"Value": ("Value ($)",)},
    "Risk Factors": {},
}


@dataclass(frozen=True)
class Clock:
    """Days around the day of judgement, inside its quarter."""

    today: date

    @property
    def start(self) -> date:
        return date(self.today.year, (self.today.month - 1) // 3 * 3 + 1, 1)

    def quarter(self, ahead: int = 0) -> tuple[int, int]:
        index = self.today.year * 4 + (self.today.month - 1) // 3 + ahead
        return index // 4, index % 4 + 1

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def end(self) -> date:
        year, quarter = self.quarter(1)
        return date(year, quarter * 3 - 2, 1) - timedelta(days=1)


def written_day(day: date, rng: Random, iso: float = 0.6) -> str:
    if rng.random() < iso:
        return day.isoformat()
    month = day.strftime("%b")
    return rng.choice([f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"])


def written_quarter(quarter: tuple[int, int], rng: Random) -> str:
    year, number = quarter
    short = year % 100
    forms = [
        f"{year}-Q{number}",
        f"{year}-Q{number}",
        f"Q{number} {year}",
        f"FY{short}-Q{number}",
        f"Q{number} FY{short}",
    ]
    return rng.choice(forms)


def written_money(amount: int, rng: Random, symbol: str = "$") -> str:
    code = {"$": "USD", "€": "EUR", "£": "GBP"}[symbol]
    forms = [f"{symbol}{amount:,}", f"{symbol}{amount:,}", f"{amount} {code}", f"{symbol}{amount:,} ARR"]
    if amount % 1000 == 0:
        forms += [f"{symbol}{amount // 1000}K", f"{symbol}{amount // 1000}k"]
    if symbol == "$":
        forms.append(str(amount))
    return rng.choice(forms)


def light(rng: Random) -> str:
    return rng.choice(
        ["🟢", "🟡", "green", "yellow", "On Track", "Green", "amber", "🟢 On Track", "🟡 yellow"]
    )


def level(letter: str, rng: Random) -> str:
    words = {"H": "High", "M": "Medium", "L": "Low"}
    return rng.choice([letter, letter, words[letter], words[letter].lower()])


def blank(rng: Random) -> str:
    return rng.choice(["", "–", "-", "n/a", "None", "N/A"])


def make(rng: Random, tier: str = "", complete: bool = False) -> Draft:
    """One good plan; `complete` keeps every section and column and uses the plainest owners."""
    today = rng.choice(DAYS)
    clock, cast = Clock(today), rng.choice(CASTS)
    tier = tier or rng.choice(["strategic", "growth", "base"])
    symbol = rng.choice(["$", "$", "€", "£"])
    sections = _sections(rng, clock, cast, symbol)
    draft = Draft(today, _front(rng, clock, cast, tier, symbol), sections, Style())
    if not complete:
        _thin_out(draft, rng, tier)
        _reword(draft, rng)
        _decorate(draft, rng)
    draft.style = _style(rng)
    if not complete:
        _near_renewal(draft, rng)
    return draft


def _near_renewal(draft: Draft, rng: Random) -> None:
    """Bring the renewal so near that another window asks for something, and do what it asks for."""
    months = rng.choice([2, 4, 7, 10, 24, 24])
    contract = draft.front["contract"]
    assert isinstance(contract, dict)
    if months < 24:
        contract["end"] = (draft.today + timedelta(days=31 * months + 5)).isoformat()
    if months == 2:
        name = "Actions" if draft.has("Actions") else "Key Milestones"
        section = draft[name]
        what = rng.choice(
            [
                "Agree the renewal terms",
                "Sign the renewal",
                "Commit to three more years",
                "Terms of the new contract",
            ]
        )
        day = (draft.today + timedelta(days=30)).isoformat()
        cells = {
            "#": "4",
            "Action": what,
            "Milestone": what,
            "Owner": str(draft.front["csm"]),
            "Due": day,
            "Target Date": day,
            "Status": "open",
        }
        section.rows.append([cells.get(each, "") for each in section.columns])


def _front(rng: Random, clock: Clock, cast: Cast, tier: str, symbol: str) -> dict[str, str | dict[str, str]]:
    quote = '"' if "#" in cast.account or ":" in cast.account else rng.choice(["", '"', "'"])
    account = cast.account.replace("'", "''") if quote == "'" else cast.account
    front: dict[str, str | dict[str, str]] = {
        "acctplan": rng.choice(["1", "1", '"1"']),
        "account": f"{quote}{account}{quote}",
        "tier": tier,
        "stage": rng.choice(["land", "expand", "transform"]),
        "arr": rng.choice(['"{}"', "'{}'", "{}"]).format(written_money(420_000, rng, symbol)),
        "health": "82",
        "health_status": rng.choice(["green", "On Track", "🟢"]),
        "nps": "41",
        "contract": {
            "start": date(clock.today.year - 2, 3, 1).isoformat(),
            "end": date(clock.today.year + 2, 2, 28).isoformat(),
            "auto_renews": rng.choice(["true", "false", "yes"]),
        },
        "csm": cast.csm,
        "account_executive": cast.seller,
        "primary_contact": f"{cast.champion}, Head of Operations",
        "executive_sponsor": rng.choice([cast.sponsor, f"{cast.sponsor}, CFO"]),
        "quarter": written_quarter(clock.quarter(), rng),
        "review": {
            "cadence": rng.choice(["quarterly", "half-yearly"]),
            "last": clock.ahead(-45).isoformat(),
            "next": clock.ahead(40).isoformat(),
            "check_in": rng.choice(["weekly", "every 2 weeks", "monthly"]),
        },
        "adoption": {"licensed": "500", "active": "410", "departments_live": "2", "departments_total": "5"},
        "tags": rng.choice(["[retail, emea]", "[]", "[one]"]),
        "crm_id": rng.choice(["0015e00002ABC", '"012"', "NO"]),
    }
    return front


def _table(name: str, columns: str, optional: str = "") -> Callable[[Sequence[Sequence[str]]], Section]:
    def build(rows: Sequence[Sequence[str]]) -> Section:
        wanted = tuple(each for each in optional.split("|") if each)
        return Section(name, columns.split("|"), [list(row) for row in rows], optional=wanted)

    return build


def _prose(name: str, *lines: str) -> Section:
    return Section(name, before=list(lines))


def _sections(rng: Random, clock: Clock, cast: Cast, symbol: str) -> list[Section]:
    return [
        _prose(
            "Customer Vision",
            f'"By 2030 every supplier is paid on the day that was agreed." ({cast.sponsor}, CFO)',
        ),
        _prose(
            "Business Context",
            "Family-owned manufacturer, 4,000 people. Priorities: working capital and a shared service centre.",
        ),
        *_goal_sections(rng, clock, cast),
        *_value_sections(rng, clock, cast, symbol),
        *_people_sections(rng, clock, cast),
        *_timed_sections(rng, clock, cast),
        _prose("Notes", "The plant opens in April."),
    ]


def _goal_sections(rng: Random, clock: Clock, cast: Cast) -> list[Section]:
    chosen = rng.sample(OBJECTIVES, rng.choice([2, 3]))
    customer = [cast.sponsor, cast.champion, cast.user]
    both = [cast.champion, cast.csm, cast.user]
    count = rng.choice([2, 3])
    goals = [GOALS[0], GOALS[2]] if count == 2 else list(GOALS)
    objectives = [
        [str(n), *row, written_day(clock.ahead(100 + n), rng) if n > 1 else written_quarter(clock.quarter(1), rng), customer[n - 1],
         f"{cast.sponsor}, January kick-off", clock.ahead(-60).isoformat(), light(rng)]
        for n, row in enumerate(chosen, 1)
    ]  # fmt: skip
    goal_rows = [
        [goal, str(n % len(chosen) + 1), category, criteria, how, both[n], written_day(clock.end() - timedelta(days=5 + n), rng),
         rng.choice(["40%", "35%", "45%", "50 %"]), clock.ahead(-30).isoformat()]
        for n, (goal, category, criteria, how) in enumerate(goals)
    ]  # fmt: skip
    strategies = [
        [str(n), *STRATEGIES[n - 1][:2], str(n), STRATEGIES[n - 1][2], both[n - 1], "doing"]
        for n in range(1, len(chosen) + 1)
    ]
    team = [cast.csm, cast.champion, cast.user, cast.seller]
    states = ["open", "doing", "done", "open", "blocked"]
    actions = [
        [text, goals[n % count][0], team[n], written_day(clock.ahead(10 + n), rng), rng.choice(states)]
        for n, text in enumerate(
            [
                "Name two leads in each plant",
                "Send the supplier list",
                "Deliver the training plan",
                "Configure capture",
            ]
        )
    ]
    return [
        _table(
            "Annual Objectives",
            "#|Objective|Metric|Baseline|Target|Due|Owner|Source|Agreed|Status",
            "Baseline|Agreed",
        )(objectives),
        _table(
            "Strategies and Initiatives",
            "#|Strategy|Initiative|Objective|Our Role|Owner|Status",
            "#|Owner|Status",
        )(strategies),
        _table(
            "Quarterly Goals",
            "Goal|Objective|Category|Success Criteria|Measured By|Owner|Due|Progress|Agreed",
            "Category|Measured By|Agreed",
        )(goal_rows),
        _table("Actions", "Action|Goal|Owner|Due|Status", "Goal")(actions),
    ]


def _value_sections(rng: Random, clock: Clock, cast: Cast, symbol: str) -> list[Section]:
    def money(amount: int) -> str:
        return written_money(amount, rng, symbol)

    later = [written_quarter(clock.quarter(n), rng) for n in range(1, 5)]
    values = [
        ["Clerk hours a month", "1", "1,900 h", "700 h", "1,300 h", "-600 h", "h", "Finance"],
        [
            "Late payment fees",
            "2",
            f"{symbol}310,000",
            f"{symbol}60,000",
            f"{symbol}190,000",
            f"-{symbol}130,000",
            "",
            "Finance",
        ],
    ]
    products = [
        ["Capture", "deployed", money(300_000), "350", "2029-01"],
        ["Match", "deployed", money(120_000), "150", "2029-01"],
        ["Forecast", rng.choice(["available", "planned"]), blank(rng), blank(rng), blank(rng)],
    ]
    if rng.random() < 0.4:
        products.append([rng.choice(["Total", "**Total**"]), "", f"{symbol}420,000", "500", ""])
    roadmap = [
        ["Current", "Invoice capture", "Finance, 350 users", "Live", money(420_000)],
        ["Phase 2", "Cash forecast", "Treasury, 40 users", later[1], money(80_000)],
        ["Phase 3", "Supplier portal", "Procurement, 120 users", later[3], money(90_000)],
    ]
    white = [
        ["product", "Forecast", "Cash forecast for treasury", money(80_000), later[1]],
        ["use case", "Supplier portal", "Suppliers see their own status", money(90_000), later[2]],
        ["business unit", "Procurement", "120 buyers", money(45_000), later[2]],
        ["geography", "Poland", "Plant in Poznań", money(30_000), later[3]],
        ["users", "Plant controllers", "60 more users", money(25_000), later[0]],
    ]
    opportunities = [
        ["Cash forecast", "Forecast", "Treasury", money(80_000), "70%", later[1], "Demo with treasury"],
        [
            "Supplier portal",
            "Portal",
            "Procurement",
            money(210_000),
            rng.choice(["50%", "50 %"]),
            later[2],
            "Business case",
        ],
    ]
    plan = [
        [
            "Land",
            "Prove capture in two plants",
            cast.csm,
            date(clock.today.year - 2, 6, 30).isoformat(),
            money(20_000),
        ],
        ["Expand", "Roll out to six plants", cast.champion, clock.ahead(60).isoformat(), money(60_000)],
        ["Transform", "Supplier portal", cast.seller, clock.ahead(330).isoformat(), money(90_000)],
    ]
    year = clock.today.year
    return [
        _table("Value Realization Targets", "Value Area|Objective|Baseline|Target|Current|Gap|Unit|Confirmed By", "Objective|Gap|Unit|Confirmed By")(values),
        _table("Success Metrics", "Metric|Target|Current", "Current")([["NPS", "45", "41"], ["Executive touchpoints", "1 per quarter", "1"]]),
        _table("Current State", "Dimension|Status|Notes", "Notes")(
            [["Users Licensed", "500", ""], ["Users Active", "410 (82%)", ""], ["Use Cases Live", "3 of 7", ""], ["Departments", "2 of 5", ""]]
        ),
        _table("Products", "Product|Status|ARR|Users|Renewal", "Users|Renewal")(products),
        _table("Expansion Roadmap", "Phase|Use Case|Teams/Users|Timeline|ARR Potential")(roadmap),
        _table("White Space", "Dimension|Opportunity|Description|Value|Timeline", "Description")(white),
        _table("Opportunities", "Opportunity|Product/Service|Business Unit|Value|Probability|Timeline|Next Step", "Next Step")(opportunities),
        _table("Growth Blockers", "Blocker|Description|Resolution Path")([["ERP freeze", "No interface changes until January", "File import until then"]]),
        _table("Growth Plan", "Phase|Action|Owner|Date|ARR Impact")(plan),
        _table("Growth Targets", "Year|ARR|Note", "Note")([[str(year), money(420_000), ""], [rng.choice([str(year + 1), f"FY{(year + 1) % 100}"]), money(470_000), ""]]),
    ]  # fmt: skip


def _people_sections(rng: Random, clock: Clock, cast: Cast) -> list[Section]:
    def row(
        name: str, title: str, unit: str, role: str, power: str, support: str, relationship: str, days: int
    ) -> list[str]:
        told = (
            clock.ahead(-40).isoformat() if power == "H" else rng.choice([clock.ahead(-40).isoformat(), ""])
        )
        met = written_day(clock.ahead(-days), rng)
        return [
            name,
            title,
            unit,
            role,
            level(power, rng),
            level(support, rng),
            relationship,
            met,
            "Prepare the QBR",
            told,
        ]

    people = [
        row(cast.sponsor, "CFO", "Finance", rng.choice(["sponsor", "executive sponsor"]), "H", "H", "4", 13),
        row(
            cast.champion,
            "Head of Operations",
            "Finance",
            "champion",
            "H",
            "H",
            rng.choice(["5", "Strategic Partner"]),
            6,
        ),
        row(cast.user, "Ledger Lead", "Finance", "user", "M", "H", rng.choice(["4", "Trusted Advisor"]), 12),
        row(cast.decider, "CIO", "IT", "decision maker", "H", "M", "3", 18),
        row(cast.buyer, "Procurement Manager", "Procurement", "procurement", "M", "M", "3", 33),
    ]
    rng.shuffle(people)
    raci = [["Roll-out in the plants", f"{cast.user}; {cast.csm}", cast.champion, cast.decider, cast.sponsor]]
    engagement = [
        [
            written_quarter(clock.quarter(n), rng),
            what,
            cast.sponsor,
            cast.seller,
            clock.ahead(20 + 91 * n).isoformat() if n else "",
            "open",
        ]
        for n, what in enumerate(
            ["QBR with the CFO", "Budget briefing", "Roadmap with the CIO", "Planning day"]
        )
    ]
    decision = [["Budget", cast.sponsor, "$50,000", ""], ["Procurement", cast.buyer, "", "three offers"]]
    organization = [
        ["Finance", cast.sponsor, "", "400", "using us"],
        ["IT", cast.decider, "Finance", "120", "target"],
    ]
    team = [[cast.csm, "Customer Success Manager", "CSM"], [cast.seller, "Account Executive", "AE"]]
    return [
        _table(
            "Stakeholders",
            "Name|Title|Department|Role|Power|Support|Relationship|Last Contact|Next Action|Informed",
            "Department",
        )(people),
        _table("RACI", "Activity|Responsible|Accountable|Consulted|Informed")(raci),
        _table("Account Team", "Name|Title|Role", "Role")(team),
        _table("Executive Engagement", "Quarter|Touchpoint|Customer|Us|Date|Status", "Date|Status")(
            engagement
        ),
        _table("Decision Process", "Step|Who|Threshold|Notes", "Threshold|Notes")(decision),
        _table("Organization", "Unit|Head|Reports To|Size|Status", "Head|Reports To|Size|Status")(
            organization
        ),
        _prose("Current Engagement", "Two escalations in spring, both closed. Satisfaction is stable."),
    ]


def _timed_sections(rng: Random, clock: Clock, cast: Cast) -> list[Section]:
    kinds = [("Champion moves on", "relationship"), ("Rival bundles capture", "competitive"), ("Budget freeze in spring", "budget"),
             ("Interface changes break matching", "technical"), ("Plants resist the shared centre", "political")]  # fmt: skip
    pairs = [("M", "H"), ("L", "M"), ("L", "L"), ("M", "M"), ("H", "M")]
    risks = [
        [
            text,
            category,
            level(p, rng),
            level(i, rng),
            "Second lead in the ledger team by March",
            rng.choice([cast.csm, cast.champion]),
            "open",
        ]
        for (text, category), (p, i) in zip(kinds, pairs, strict=True)
    ]
    milestones = [
        ["1", "Six plants live", written_day(clock.ahead(30), rng), "", cast.champion, "doing"],
        ["2", "Month closed in five days", written_day(clock.ahead(140), rng), "1", cast.user, "open"],
        [
            "3",
            "Value review with the board",
            written_day(clock.ahead(200), rng),
            rng.choice(["2", "1; 2", "Six plants live"]),
            cast.csm,
            "open",
        ],
    ]
    signed = clock.ahead(-40).isoformat()
    signs = [
        ["champion", cast.champion, signed, ""],
        ["executive sponsor", cast.sponsor, signed, ""],
        ["internal team", cast.csm, signed, ""],
    ]
    past = written_quarter(clock.quarter(-1), Random(1))
    review = [
        [
            "Capture live in three plants",
            "3 plants post without a clerk",
            cast.champion,
            (clock.start - timedelta(days=9)).isoformat(),
            "100%",
        ],
        [
            "Connect the bank file",
            "Payments reconciled the same day",
            cast.seller,
            (clock.start - timedelta(days=4)).isoformat(),
            "80%",
        ],
    ]
    reviewed = _table(f"Review {past}", "Goal|Success Criteria|Owner|Due|Progress")(review)
    reviewed.after = ["", "The test window came two weeks late: we ask for windows earlier."]
    return [
        _table("Risk Factors", "Risk|Category|Probability|Impact|Mitigation|Owner|Status", "Category|Status")(
            risks
        ),
        _table("Key Milestones", "#|Milestone|Target Date|Dependencies|Owner|Status", "Status")(milestones),
        _table("Sign-offs", "Role|Name|Date|Version", "Version")(signs),
        reviewed,
    ]


NEEDED_BY_BASE = ("Quarterly Goals", "Key Milestones")
MAY_GO = (
    "Success Metrics", "Current State", "Products", "Growth Blockers", "Growth Plan", "Growth Targets", "RACI", "Decision Process",
    "Organization", "Current Engagement", "Notes", "Actions", "Business Context", "Account Team", "Opportunities",
)  # fmt: skip


def _thin_out(draft: Draft, rng: Random, tier: str) -> None:
    for key in (
        "stage",
        "health_status",
        "nps",
        "account_executive",
        "primary_contact",
        "adoption",
        "tags",
        "crm_id",
    ):
        if rng.random() < 0.4:
            del draft.front[key]
    for section in list(draft.sections):
        goes = (
            section.name in MAY_GO
            or section.name.startswith("Review")
            or (tier == "base" and section.name not in NEEDED_BY_BASE)
        )
        if section.name in ("Account Team", "Stakeholders"):
            goes = False
        if goes and rng.random() < 0.4:
            draft.remove(section.name)
        for column in section.optional:
            if rng.random() < 0.35:
                section.drop(column)
    if not any(draft.has(name) for name in ("Account Team",)):
        draft.front["account_executive"] = draft.front.get("account_executive", draft.front["csm"])


def _reword(draft: Draft, rng: Random) -> None:
    fancy = rng.random() < 0.5
    for section in draft.sections:
        if fancy:
            section.title = rng.choice(OWN_WORDS.get(section.name, (section.name,)))
            for column, others in OTHER_COLUMNS.get(section.name, {}).items():
                if others and rng.random() < 0.3:
                    section.titles[column] = rng.choice(others)
    if rng.random() < 0.5:
        rng.shuffle(draft.sections)
    if rng.random() < 0.3 and draft.has("Quarterly Goals"):
        goals = draft["Quarterly Goals"]
        at = goals.columns.index("Owner")
        goals.rows[0][at] = (
            f"{goals.rows[0][at]}{rng.choice(['; ', ' / ', ' & ', ' + ', ' and '])}{draft.front['csm']}"
        )
    if rng.random() < 0.3 and draft.has("Key Milestones"):
        draft["Key Milestones"].rows[0][4] += rng.choice([" (Head of Operations)", ", Head of Operations"])


EXTRA_PROSE = (
    "See [the QBR deck](https://example.com/qbr_deck) and the [minutes][m].\n\n[m]: https://example.com/minutes",
    "Agreed in the meeting.[^1]\n\n[^1]: Minutes of September.",
    "- [ ] ask for the report\n- [x] send the minutes",
    "Two points:\n\n1. the window\n2. the bank",
    "<!-- internal -->\nThe buyer is careful.\n<!-- /internal -->",
    "<!-- a plain comment -->",
    "```\n## Risk Factors\n| Risk | Probability |\n|---|---|\n| [Risk 1] | H/M/L |\n```",
    "~~~markdown\n### Quarterly Goals\n| Goal |\n|---|\n| [Goal 1] |\n~~~",
    '> "We want fewer clerks." — the sponsor',
    "Naïve café, 日本語, emoji 👩‍💻 and “smart quotes” – all fine.",
    "![chart](img/chart.png)",
    "A \\| pipe and `code | span`.",
)


def _decorate(draft: Draft, rng: Random) -> None:
    for section in draft.sections:
        if rng.random() < 0.25:
            block = rng.choice(EXTRA_PROSE)
            where = section.after if section.columns and rng.random() < 0.7 else section.before
            where += (
                ["", *block.split("\n")]
                if where is section.after or section.before
                else [*block.split("\n"), ""]
            )
        if section.rows and rng.random() < 0.1 and "Notes" not in section.columns:
            section.columns.append("Notes")
            for row in section.rows:
                row.append(
                    rng.choice(["", "asked twice", "either \\| or", "`a|b`"]).replace("`a|b`", "`a\\|b`")
                )
        if section.rows and rng.random() < 0.08 and "Audience" not in section.columns:
            section.columns.append("Audience")
            for row in section.rows:
                row.append(rng.choice(["customer", "internal", ""]))
    if rng.random() < 0.4:
        extra = Section(
            "Parking lot",
            before=["Things that we keep: a list, a table.", "", "| Any | Thing |", "|---|---|", "| 1 | 2 |"],
        )
        draft.sections.append(extra)
    if rng.random() < 0.3:
        draft.comments["tier"] = "reviewed in spring"


def _style(rng: Random) -> Style:
    return Style(
        level=rng.choice([2, 2, 3]),
        heading=rng.choice(["plain", "plain", "number", "paren", "emoji", "closed"]),
        case=rng.choice(["title", "title", "title", "upper", "lower"]),
        table=rng.choice(["compact", "aligned", "bare", "open", "tight"]),
        delimiter=rng.choice(["---", ":--", ":--:", "--:", "-", "----------"]),
        newline=rng.choice(["\n", "\n", "\r\n"]),
        bom=rng.random() < 0.15,
        indent=rng.choice([0, 0, 0, 0, 1, 2]),
        h1=rng.random() < 0.7,
        gap=rng.choice([1, 1, 0, 2]),
    )


def write(draft: Draft) -> str:
    """The plan as text, marks and all; with a byte order mark if its style has one."""
    lines = ["---", *_front_lines(draft), "---", ""]
    if draft.style.h1:
        lines += [f"# {_plain(draft)} success plan", ""]
    for number, section in enumerate(draft.sections, 1):
        lines += [_heading(section, number, draft.style), *[""] * draft.style.gap]
        lines += section.before
        if section.columns:
            lines += ([""] if section.before else []) + _table_lines(section, draft.style)
        lines += [*section.after, ""]
    return ("\ufeff" if draft.style.bom else "") + draft.style.newline.join(lines)


def _plain(draft: Draft) -> str:
    return str(draft.front.get("account", "An account")).strip("\"'").replace(MARK, "")


def _front_lines(draft: Draft) -> list[str]:
    lines: list[str] = []
    for key, value in draft.front.items():
        if isinstance(value, dict):
            lines += [f"{key}:", *(f"  {name}: {text}" for name, text in value.items())]
        else:
            note = draft.comments.get(key)
            lines.append(f"{key}: {value}{f'  # {note}' if note else ''}")
    return lines


EMOJI = ("📊", "🎯", "🚀", "⚠️", "👥", "✅")


def _heading(section: Section, number: int, style: Style) -> str:
    title = section.title or section.name
    title = {"title": title, "upper": title.upper(), "lower": title.lower()}[style.case]
    shape = {
        "plain": "{t}",
        "number": "{n}. {t}",
        "paren": "{n}) {t}",
        "emoji": "{e} {t}",
        "closed": "{t} ##",
    }[style.heading]
    text = shape.format(t=title, n=number, e=EMOJI[number % len(EMOJI)])
    return f"{'#' * style.level} {text}{section.heading_mark}"


def _table_lines(section: Section, style: Style) -> list[str]:
    header = [section.titles.get(each, each) for each in section.columns]
    table = [header, [style.delimiter] * len(header), *section.rows]
    if style.table == "aligned":
        widths = [max(len(row[n]) for row in table if n < len(row)) for n in range(len(header))]
        table = [
            [cell.ljust(widths[n]) if n < len(widths) else cell for n, cell in enumerate(row)]
            for row in table
        ]
    pad = " " * style.indent
    no_table = header[0] == "#" or style.delimiter == "-" or len(header) == 1
    shape = "compact" if style.table == "bare" and no_table else style.table
    lines = [pad + _row_line(row, shape) for row in table]
    lines[0] += section.header_mark
    return lines


def _row_line(row: list[str], table: str) -> str:
    if table == "tight":
        return "|" + "|".join(row) + "|"
    if table == "open" and row[-1].strip(f" {MARK}"):
        return "| " + " | ".join(row)
    if table == "bare" and row[0].strip() and row[-1].strip(f" {MARK}"):
        return " | ".join(row)
    return "| " + " | ".join(row) + " |"
