"""A repository of invented but plausible plans, always the same for the same seed."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks import cascade, growth, relations
from benchmarks.account import Account, invent
from benchmarks.defects import spoiled
from benchmarks.phrases import phrases
from benchmarks.tables import Section, prose

CONFIGURATION = """\
currency = "USD"

[team]
company = "Northwind Software"
"""

_ORDER: tuple[tuple[Callable[[Account], Section], float], ...] = (
    (cascade.vision, 1),
    (relations.context, 1),
    (relations.decision, 0.2),
    (relations.engagement, 0.4),
    (relations.organization, 0.2),
    (cascade.objectives, 1),
    (cascade.strategies, 1),
    (cascade.goals, 1),
    (cascade.actions, 1),
    (cascade.value_targets, 1),
    (growth.current_state, 0.6),
    (growth.products, 0.7),
    (growth.roadmap, 1),
    (growth.white_space, 1),
    (growth.opportunities, 1),
    (growth.growth_plan, 0.5),
    (relations.stakeholders, 1),
    (relations.raci, 0.5),
    (relations.team, 1),
    (relations.executives, 1),
    (relations.risks, 1),
    (relations.milestones, 1),
    (relations.sign_offs, 1),
    (cascade.review, 0.6),
)
"""The sections of a plan and the share of plans that have them."""

_BASE = frozenset(
    {
        growth.opportunities,
        relations.executives,
        growth.white_space,
        growth.roadmap,
        cascade.strategies,
    }
)
"""Sections that half of the plans of small accounts go without."""


_LARGEST = 11_800
"""Bytes beyond which sections are left out that not every plan has."""


def write_corpus(folder: Path, count: int, seed: int = 1, defects: float = 0) -> int:
    """Write `count` plans with a configuration below a folder; gives the bytes of the plans.

    `defects` is the share of table rows, 0 to 1, in which something typical is wrong.
    """
    (folder / "accounts").mkdir(parents=True, exist_ok=True)
    (folder / "acctplan.toml").write_text(CONFIGURATION, encoding="utf-8")
    size = 0
    for number in range(count):
        place = folder / "accounts" / f"{number // 100:03d}" / f"account-{number:05d}.md"
        place.parent.mkdir(exist_ok=True)
        size += place.write_bytes(plan(number, seed, defects))
    return size


def plan(number: int, seed: int = 1, defects: float = 0) -> bytes:
    """One plan of a corpus, 7 to 13 KB of UTF-8."""
    account = invent(number, seed)
    sections = {make: make(account) for make, share in _ORDER if _wanted(account, make, share)}
    if defects:
        sections = {make: spoiled(account, section, defects) for make, section in sections.items()}
    head = f"{_front_matter(account)}\n# {account.name}: success plan\n"
    text = _joined(account, head, [*sections.values()])
    for make, share in reversed(_ORDER):
        if share < 1 and make in sections and len(text.encode()) > _LARGEST:
            del sections[make]
            text = _joined(account, head, [*sections.values()])
    missing = account.random.randint(7_200, _LARGEST) - len(text.encode())
    text += "\n" + _notes(account, missing).markdown(account, len(sections) + 1)
    return text.replace("\n", "\r\n").encode() if account.chance(0.03) else text.encode()


def _joined(account: Account, head: str, sections: Sequence[Section]) -> str:
    return "\n".join([head, *(each.markdown(account, index) for index, each in enumerate(sections, 1))])


def _wanted(account: Account, make: Callable[[Account], Section], share: float) -> bool:
    if account.tier == "base" and make in _BASE:
        share = 0.5
    return account.chance(share)


def _front_matter(account: Account) -> str:
    amount = account.style.amount
    last = account.day(date(2026, 9, 14), date(2026, 10, 9))
    health = account.random.randint(50, 96)
    lines = [
        "acctplan: 1",
        f"account: {account.name}",
        f"status: {account.status}",
        f"tier: {account.tier}",
        f"stage: {account.random.choice(('land', 'expand', 'transform'))}",
        f"industry: {account.industry.name}",
        f"region: {account.random.choice(('EMEA', 'Americas', 'APAC'))}",
        f"arr: {amount(account.arr)}",
        f"target_arr: {amount(account.arr * account.random.randint(105, 130) // 100_000 * 1000)}",
        f"health: {health}" + ("   # 0-100, from the CRM" if account.chance(0.2) else ""),
        f"health_status: {'green' if health >= 75 else 'yellow'}",
        "contract:",
        "  start: 2025-02-01",
        f"  end: {account.renewal}",
        f"csm: {account.ours[0].name}",
        f"account_executive: {account.ours[1].name}",
        f"primary_contact: {account.theirs[1].name}, {account.theirs[1].title}",
        f"executive_sponsor: {account.theirs[0].name}, {account.theirs[0].title}",
        "quarter: 2026-Q4",
        "review:",
        "  cadence: quarterly",
        f"  last: {last}",
        f"  next: {account.day(date(2026, 12, 7), date(2026, 12, 16))}",
        f"  check_in: {account.random.choice(('weekly', 'every 2 weeks', 'monthly'))}",
    ]
    extra = (
        [f"nps: {account.random.randint(5, 70)}", f"csat: {account.random.randint(70, 95)}"],
        [f'crm_id: "{account.code}"'],
        [f"tags: [{account.industry.account.lower()}, {account.industry.site}]"],
        ["tags:", f"  - {account.industry.site}", "  - reference"],
    )
    kept = [extra[0], extra[1], account.random.choice(extra[2:])]
    lines += [line for group in kept if account.chance(0.6) for line in group]
    return "\n".join(["---", *lines, "---"]) + "\n"


def _notes(account: Account, size: int) -> Section:
    """What was said in the last weeks, until the plan has its size; one in twenty-five has unusual Markdown."""
    day = date(2026, 11, 20)
    parts = [account.fill(account.random.choice(phrases().journal))]
    if account.chance(0.2):
        parts.append("```text\nexport | 2026-11 | ok\n```")
    if account.chance(0.04):
        parts.append(
            "<details>\n<summary>Minutes</summary>\n\n- agenda\n    - figures\n    - dates\n\n</details>"
        )
    while sum(len(part.encode()) for part in parts) < size:
        lines = [
            account.fill(each)
            for each in account.random.sample(phrases().journal, account.random.randint(2, 4))
        ]
        body = "\n".join(f"- {line}" for line in lines) if account.chance(0.4) else " ".join(lines)
        parts.append(f"### {day}\n\n{body}")
        day -= timedelta(days=account.random.randint(3, 9))
    return prose("Notes", "\n\n".join(parts))
