"""Sections about the company, its people, time and risk."""

from datetime import date, timedelta

from benchmarks.account import AS_OF, Account
from benchmarks.phrases import phrases
from benchmarks.tables import Section, Table, prose, tabular

_QUARTERS = (
    ("2026-Q4", date(2026, 12, 1)),
    ("2027-Q1", date(2027, 2, 1)),
    ("2027-Q2", date(2027, 5, 3)),
    ("2027-Q3", date(2027, 9, 1)),
)


def context(account: Account) -> Section:
    """The company and its market; sometimes with comments and internal remarks."""
    first, *rest = phrases().context
    sentences = [first, *account.random.sample(rest, account.random.randint(3, 6))]
    text = " ".join(account.fill(each) for each in sentences)
    if account.chance(0.25):
        text += account.fill("\n\n<!-- ask {person} for the strategy paper -->")
    return prose("Business Context", text)


def engagement(account: Account) -> Section:
    """How the two companies work together, as a list."""
    lines = account.random.sample(phrases().engagement, 3)
    return prose("Current Engagement", "\n".join(f"- {account.fill(each)}" for each in lines))


def decision(account: Account) -> Section:
    """Who decides what."""
    people = account.theirs
    rows = [
        ("Budget holder agrees", people[1].name, account.style.amount(50_000)),
        ("Procurement compares offers", people[4].name, account.style.amount(150_000)),
        ("Sponsor signs", people[0].name, account.style.amount(500_000)),
    ]
    return tabular(account, "Decision Process", Table(("Step", "Who", "Threshold"), rows))


def organization(account: Account) -> Section:
    """The customer's units."""
    rows = [
        (
            unit,
            account.random.choice(account.theirs).name,
            f"{account.random.randrange(20, 900, 10)}",
            account.random.choice(("using us", "target", "none")),
        )
        for unit in account.industry.departments[: account.random.randint(3, 6)]
    ]
    return tabular(account, "Organization", Table(("Unit", "Head", "Size", "Status"), rows))


def stakeholders(account: Account) -> Section:
    """The power map: sponsor and champion strong, everybody met lately."""
    header = [
        "Name",
        "Title",
        "Department",
        "Role",
        "Power",
        "Support",
        "Relationship",
        "Last Contact",
        "Next Action",
        "Informed",
    ]
    if account.chance(0.4):
        header.remove("Department")
    rows = []
    for index, person in enumerate(account.theirs):
        power = (
            "H" if person.role in ("sponsor", "champion", "decision maker") else account.random.choice("ML")
        )
        support = "H" if index < 2 else account.random.choice("HM")
        met = account.style.day(AS_OF - timedelta(days=account.random.randint(2, 28)))
        told = account.style.day(account.day(date(2026, 9, 22), date(2026, 10, 20))) if index < 4 else ""
        strength = str(account.random.randint(3, 5))
        todo = account.fill(
            account.random.choice(
                (
                    "Send the value summary",
                    "Prepare the QBR",
                    "Visit in {place}",
                    "Training dates",
                    "Show the report of {team}",
                )
            )
        )
        department = [person.department] if "Department" in header else []
        rows.append(
            (person.name, person.title, *department, person.role, power, support, strength, met, todo, told)
        )
    return tabular(
        account, "Stakeholders", Table(tuple(header), rows), "Updated after the call with {person2}."
    )


def raci(account: Account) -> Section:
    """One accountable person for each activity."""
    names = [person.name for person in account.theirs]
    rows = [
        (account.fill(activity), names[2], names[1], names[3], names[0])
        for activity in ("Roll-out in the {sites}", "Training of {team}", "Acceptance in {place}")[
            : account.random.randint(1, 3)
        ]
    ]
    return tabular(
        account, "RACI", Table(("Activity", "Responsible", "Accountable", "Consulted", "Informed"), rows)
    )


def team(account: Account) -> Section:
    """Our people."""
    return tabular(
        account, "Account Team", Table(("Name", "Title", "Role"), [person[:3] for person in account.ours])
    )


def executives(account: Account) -> Section:
    """A touchpoint in each of the next four quarters."""
    topics = ("QBR with the sponsor", "Budget briefing", "Roadmap with the CIO", "Planning day")
    rows = [
        (
            quarter,
            topic,
            account.theirs[index % 2 * 3].name,
            account.ours[1].name,
            account.style.day(account.day(start, start + timedelta(days=20))),
        )
        for index, ((quarter, start), topic) in enumerate(zip(_QUARTERS, topics, strict=True))
    ]
    return tabular(
        account, "Executive Engagement", Table(("Quarter", "Touchpoint", "Customer", "Us", "Date"), rows)
    )


def risks(account: Account) -> Section:
    """A risk for each aim, and two that every account has."""
    rows = [
        (
            "Champion moves to another unit",
            "relationship",
            "M",
            "H",
            account.fill("Second champion in {team} by March"),
            account.ours[0].name,
            "mitigating",
        ),
        (
            "Budget freeze in spring",
            "budget",
            "L",
            "M",
            account.fill("Phased roll-out, {place} first"),
            account.ours[1].name,
            "open",
        ),
    ]
    for aim in account.aims:
        level, impact = account.random.choice(("LM", "ML", "MM", "MH"))
        owner = account.random.choice((*account.theirs, *account.ours)).name
        texts = (account.fill(aim.theme.risk), aim.theme.risk_category)
        rows.append(
            (
                *texts,
                level,
                impact,
                account.fill(aim.theme.mitigation),
                owner,
                account.random.choice(("open", "mitigating")),
            )
        )
    return tabular(
        account,
        "Risk Factors",
        Table(("Risk", "Category", "Probability", "Impact", "Mitigation", "Owner", "Status"), rows),
    )


def milestones(account: Account) -> Section:
    """Points of the next twelve months, each after the one that it depends on."""
    due = date(2026, 12, 8)
    rows: list[tuple[str, ...]] = []
    for number, aim in enumerate(account.aims, 1):
        owner = account.theirs[1 + number % 2].name if number % 2 else account.ours[0].name
        depends = str(number - 1) if number > 1 and account.chance(0.6) else ""
        rows.append(
            (
                str(number),
                account.fill(aim.theme.milestone),
                account.style.day(due),
                depends,
                owner,
                "doing" if number == 1 else "open",
            )
        )
        due += timedelta(days=account.random.randint(45, 75))
    rows.append(
        (
            str(len(rows) + 1),
            "Value review with the board",
            account.style.day(due),
            str(len(rows)),
            account.ours[0].name,
            "open",
        )
    )
    return tabular(
        account,
        "Key Milestones",
        Table(("#", "Milestone", "Target Date", "Dependencies", "Owner", "Status"), rows),
    )


def sign_offs(account: Account) -> Section:
    """Champion, sponsor and our own team have agreed."""
    rows = [
        (role, who.name, account.style.day(account.day(date(2026, 9, 14), date(2026, 10, 9))))
        for role, who in (
            ("champion", account.theirs[1]),
            ("executive sponsor", account.theirs[0]),
            ("internal team", account.ours[0]),
        )
    ]
    return tabular(account, "Sign-offs", Table(("Role", "Name", "Date"), rows))
