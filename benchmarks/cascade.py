"""Sections about what the customer wants: vision, objectives, strategies, goals, actions, value, reviews."""

from datetime import date

from benchmarks.account import AS_OF, Account, Aim
from benchmarks.phrases import phrases
from benchmarks.tables import Section, Table, prose, tabular

_QUARTER_START, _QUARTER_END = date(2026, 10, 1), date(2026, 12, 18)


def vision(account: Account) -> Section:
    """A quotation and who said it; sometimes a remark for ourselves."""
    sponsor = account.theirs[0]
    quote = account.fill(account.random.choice(phrases().visions))
    text = account.random.choice(
        (f"> {quote}\n>\n> {sponsor.name}, {sponsor.title}", f'"{quote}" ({sponsor.name}, {sponsor.title})')
    )
    if account.chance(0.3):
        text += "\n\n<!-- internal -->\n" + account.fill(
            "The quotation is from the kick-off in {place}; ask before it is printed."
        )
        text += "\n<!-- /internal -->"
    return prose("Customer Vision", text)


def objectives(account: Account) -> Section:
    """The year's objectives, from baseline to target, each said by somebody and owned by somebody."""
    header = ("#", "Objective", "Metric", "Baseline", "Target", "Due", "Owner", "Source", "Status")
    rows = []
    for number, aim in enumerate(account.aims, 1):
        due = account.random.choice(("2026-Q4", "2027-Q1", "2027-Q2", account.style.day(date(2027, 3, 31))))
        said = account.random.choice(account.theirs[:3]).name
        when = account.random.choice(
            ("January kick-off", "QBR of September", "board meeting, June", "visit in October")
        )
        figures = [account.quantity(each, aim.theme.unit) for each in (aim.baseline, aim.target)]
        texts = (account.fill(aim.theme.objective), account.fill(aim.theme.metric))
        owner = account.theirs[number % 3].name
        rows.append((str(number), *texts, *figures, due, owner, f"{said}, {when}", _light(account)))
    return tabular(
        account,
        "Annual Objectives",
        Table(header, rows),
        "Agreed with {person} for the year, reviewed each quarter.",
    )


def _light(account: Account) -> str:
    return (
        account.random.choice(("🟢", "🟢", "🟡"))
        if account.style.variant % 2
        else account.random.choice(("On Track", "green", "At Risk"))
    )


def strategies(account: Account) -> Section:
    """One initiative for each objective, with our role."""
    header = ("Strategy", "Initiative", "Objective", "Our Role", "Owner")
    rows = [
        (
            account.fill(aim.theme.strategy),
            account.fill(aim.theme.initiative),
            str(number),
            account.fill(aim.theme.role),
            account.random.choice(account.theirs).name,
        )
        for number, aim in enumerate(account.aims, 1)
    ]
    return tabular(account, "Strategies and Initiatives", Table(header, rows))


def goals(account: Account) -> Section:
    """Two or three goals of the quarter: results first, the last one about use."""
    header = ["Goal", "Objective", "Category", "Success Criteria", "Owner", "Due", "Progress"]
    measured = account.chance(0.3)
    if measured:
        header.insert(4, "Measured By")
    crowded = account.chance(0.05)
    results = 2 if crowded else account.random.randint(1, 2)
    rows = [_goal(account, number, aim) for number, aim in enumerate(account.aims[:results], 1)]
    rows += [
        _use(account, *each) for each in account.random.sample(phrases().adoption_goals, 2 if crowded else 1)
    ]
    if measured:
        for row in rows:
            row.insert(
                4, account.random.choice(("usage analytics", "CRM data", "ledger export", "monthly report"))
            )
    allow = (
        "<!-- acctplan: allow AP112 until 2027-01-31: two programmes share the quarter -->" if crowded else ""
    )
    return Section("Quarterly Goals", allow, Table(tuple(header), rows))


def _use(account: Account, text: str, criterion: str) -> list[str]:
    words = (account.fill(text), str(len(account.aims)), "adoption", account.fill(criterion))
    return [*words, account.ours[0].name, *_by(account)]


def _goal(account: Account, number: int, aim: Aim) -> list[str]:
    theme = aim.theme
    figures = {
        "now": account.quantity(aim.baseline, theme.unit),
        "want": account.quantity(round((aim.baseline + aim.target) / 2), theme.unit),
    }
    owner = (
        account.theirs[1].name
        if number == 1
        else account.random.choice((*account.theirs, *account.ours)).name
    )
    return [
        account.fill(theme.goal),
        str(number),
        theme.category,
        account.fill(theme.criterion, **figures),
        owner,
        *_by(account),
    ]


def _by(account: Account) -> tuple[str, str]:
    due = account.day(date(2026, 11, 30), _QUARTER_END)
    expected = 100 * ((AS_OF - _QUARTER_START).days + 1) // ((due - _QUARTER_START).days + 1)
    return account.style.day(due), f"{max(account.random.randrange(45, 90, 5), expected - 20)}%"


def actions(account: Account) -> Section:
    """Steps on both sides, about as many on each."""
    header = ["Action", "Goal", "Owner", "Due", "Status"]
    with_goal = account.chance(0.5)
    rows = []
    for index in range(account.random.randint(2, 4)):
        theme = account.aims[index % len(account.aims)].theme
        rows.append(_action(account, theme.theirs, account.random.choice(account.theirs).name))
        rows.append(_action(account, theme.ours, account.random.choice(account.ours).name))
    rows = [row for index, row in enumerate(rows) if row[0] not in [each[0] for each in rows[:index]]]
    if not with_goal:
        header.remove("Goal")
        rows = [[row[0], *row[2:]] for row in rows]
    return tabular(account, "Actions", Table(tuple(header), [tuple(row) for row in rows]))


def _action(account: Account, text: str, owner: str) -> list[str]:
    done = account.chance(0.3)
    due = account.day(date(2026, 10, 12), AS_OF) if done else account.day(date(2026, 11, 24), _QUARTER_END)
    status = "done" if done else account.random.choice(("open", "doing", "doing"))
    return [account.fill(text), account.random.choice(("1", "2")), owner, account.style.day(due), status]


def value_targets(account: Account) -> Section:
    """What the customer gains, with the gap that is still open."""
    gap = account.chance(0.6)
    header = ("Value Area", "Objective", "Baseline", "Target", "Current", *(("Gap",) if gap else ()))
    rows = []
    for number, aim in enumerate(account.aims, 1):
        low = account.random.randrange(10, 90) * 10
        factor = account.random.randint(30, 70)
        money = account.chance(0.3)
        scale = 1000 if money else 1
        baseline, target = low * scale, max(low * factor // 100, 1) * scale
        current = (baseline - (baseline - target) * account.random.randint(25, 85) // 100) // scale * scale
        figures = (baseline, target, current)
        texts = [account.style.amount(each) if money else f"{each:,} h" for each in figures]
        left = target - current
        open_gap = account.style.signed(left) if money else f"{left:+,} h"
        area = account.fill(f"{'cost a year of' if money else 'hours a month for'} {aim.theme.area}")
        rows.append((area, str(number), *texts, *((open_gap,) if gap else ())))
    return tabular(
        account,
        "Value Realization Targets",
        Table(header, rows),
        "Figures from the report of {person}, confirmed in October.",
    )


def review(account: Account) -> Section:
    """The quarter before, and what was learned in it."""
    header = ("Goal", "Success Criteria", "Owner", "Due", "Progress")
    rows = []
    for aim in account.aims[:2]:
        figures = {
            "now": account.quantity(aim.baseline, aim.theme.unit),
            "want": account.quantity(aim.reached, aim.theme.unit),
        }
        due = account.style.day(account.day(date(2026, 8, 20), date(2026, 9, 30)))
        owner = account.random.choice((*account.theirs[:3], *account.ours)).name
        share = account.random.choice(("100%", "100%", "100 %", "100%"))  # what is open has another name
        rows.append(
            (account.fill(aim.theme.goal), account.fill(aim.theme.criterion, **figures), owner, due, share)
        )
    learned = " ".join(account.fill(aim.theme.learned) for aim in account.aims[:2])
    return tabular(account, "Review 2026-Q3", Table(header, rows), after=learned)
