"""Sections about use and growth."""

from datetime import date

from benchmarks.account import Account
from benchmarks.tables import Section, Table, tabular


def current_state(account: Account) -> Section:
    """How much of what was bought is used."""
    licensed = account.random.randrange(100, 4000, 10)
    share = account.random.randint(62, 95)
    total = account.random.randint(4, 9)
    rows = [
        ("Users Licensed", f"{licensed:,}", ""),
        (
            "Users Active",
            f"{licensed * share // 100:,} ({licensed * share // 100 * 100 // licensed}%)",
            account.fill("weekly, from the report of {place}"),
        ),
        ("Use Cases Live", f"{account.random.randint(2, total - 1)} of {total}", ""),
        ("Departments", f"{account.random.randint(1, 3)} of 6", account.fill("{team} next")),
    ]
    return tabular(account, "Current State", Table(("Dimension", "Status", "Notes"), rows))


def products(account: Account) -> Section:
    """What is deployed, adding up to the ARR, and what is available."""
    renewal = f"{account.renewal:%Y-%m}"
    rows = [
        (name, "deployed", account.style.amount(value), str(account.random.randrange(40, 900, 10)), renewal)
        for name, value in account.products
    ]
    rows.append((account.random.choice(("Planner", "Compass", "Atlas")), "available", "–", "–", "–"))
    if account.chance(0.4):
        rows.append(("Total", "", account.style.amount(account.arr), "", ""))
    return tabular(account, "Products", Table(("Product", "Status", "ARR", "Users", "Renewal"), rows))


def roadmap(account: Account) -> Section:
    """Where the use could grow."""
    rows = [
        (
            "Current",
            account.fill("{things}"),
            account.fill("{team}, {many} users"),
            "Live",
            account.style.amount(account.arr),
        )
    ]
    for phase, when in enumerate(("2027-Q2", "2027-Q4", "2028-Q2")[: account.random.randint(1, 3)], 2):
        rows.append(
            (
                f"Phase {phase}",
                account.fill("{things} in {place}"),
                account.fill("{team}, {many} users"),
                when,
                _value(account),
            )
        )
    return tabular(
        account,
        "Expansion Roadmap",
        Table(("Phase", "Use Case", "Teams/Users", "Timeline", "ARR Potential"), rows),
    )


def white_space(account: Account) -> Section:
    """What could be used and is not, in every dimension."""
    rows = [
        ("product", "Planner", account.fill("Capacity planning for {team}"), _value(account), "2027-Q2"),
        (
            "use case",
            account.fill("{clients} see their own status"),
            account.fill("Asked for by {team}"),
            _value(account),
            "2027-Q4",
        ),
        (
            "business unit",
            account.fill("{team}"),
            account.fill("{many} people handle {things} by hand"),
            _value(account),
            "2027-Q4",
        ),
        (
            "geography",
            account.fill("{place}"),
            account.fill("{few} {sites} without the system"),
            _value(account),
            "2027-Q1",
        ),
        (
            "users",
            account.fill("{site} managers"),
            account.fill("{many} more users"),
            _value(account),
            "2027-Q1",
        ),
    ]
    return tabular(
        account, "White Space", Table(("Dimension", "Opportunity", "Description", "Value", "Timeline"), rows)
    )


def opportunities(account: Account) -> Section:
    """Expansion within the next twelve months."""
    header = (
        "Opportunity",
        "Product/Service",
        "Business Unit",
        "Value",
        "Probability",
        "Timeline",
        "Next Step",
        "Owner",
    )
    rows = [
        (
            account.fill(
                account.random.choice(("{things} in {place}", "{place} joins", "More {sites} for {team}"))
            ),
            account.random.choice(("Planner", "Compass", account.products[0][0])),
            account.fill("{team}"),
            account.style.amount(account.arr * account.random.choice((4, 5, 6)) // 10_000 * 1000),
            f"{account.random.choice((40, 50, 60, 70))}%",
            account.random.choice(("2027-Q1", "2027-Q2", "2027-Q3")),
            account.fill(
                account.random.choice(
                    ("Demo with {team}", "Business case", "Visit in {place}", "Offer to {person}")
                )
            ),
            account.ours[1].name,
        )
        for _ in range(account.random.randint(2, 3))
    ]
    return tabular(account, "Opportunities", Table(header, rows))


def _value(account: Account) -> str:
    return account.style.amount(account.random.randrange(15, 120, 5) * 1000)


def growth_plan(account: Account) -> Section:
    """Land, expand, transform, in order of time."""
    rows = [
        (
            "Land",
            account.fill("Prove {things} in {few} {sites}"),
            account.ours[0].name,
            account.style.day(date(2025, 6, 30)),
            account.style.amount(0),
        ),
        (
            "Expand",
            account.fill("Roll out to {place} and {place2}"),
            account.ours[0].name,
            account.style.day(date(2026, 9, 30)),
            _value(account),
        ),
        (
            "Transform",
            account.fill("{clients} see their own status"),
            account.ours[1].name,
            account.style.day(date(2027, 11, 30)),
            _value(account),
        ),
    ]
    return tabular(account, "Growth Plan", Table(("Phase", "Action", "Owner", "Date", "ARR Impact"), rows))
