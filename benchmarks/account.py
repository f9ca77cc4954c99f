"""The facts of one invented account, before they are written down."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.names import Culture, names
from benchmarks.phrases import Industry, Theme, phrases
from benchmarks.styles import Style, random_style

AS_OF = date(2026, 11, 21)
"""The day on which a corpus is up to date; plans are written for the last quarter of 2026."""


class Person(NamedTuple):
    """Somebody, with title and role."""

    name: str
    title: str
    role: str
    department: str = ""


class Aim(NamedTuple):
    """A theme with its figures and with its words filled in. `reached` is the current value."""

    theme: Theme
    baseline: int
    target: int
    reached: int


@dataclass
class Account:
    """One account; `random` is its own source of chance, so that each plan can be made alone."""

    random: Random
    name: str
    code: str
    tier: str
    status: str
    industry: Industry
    style: Style
    words: dict[str, str]
    theirs: list[Person]
    ours: list[Person]
    aims: list[Aim]
    products: list[tuple[str, int]]
    arr: int
    renewal: date

    def fill(self, sentence: str, **more: str) -> str:
        """A sentence with its slots filled; numbers and places anew each time."""
        place, place2 = self.random.sample(names().places, 2)
        slots = {
            "few": str(self.random.randint(2, 9)),
            "many": str(self.random.choice((12, 18, 25, 40, 60, 85, 120, 200))),
            "place": place,
            "place2": place2,
            "team": self.random.choice(self.industry.departments),
            "person": self.random.choice(self.theirs).name,
            "person2": self.random.choice(self.ours).name,
            "pct": str(self.random.randrange(60, 95, 5)),
        }
        text = sentence.format(**{**self.words, **slots, **more})
        return text[:1].upper() + text[1:]

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.random.random() < share

    def day(self, first: date, last: date) -> date:
        """Some working day between two days."""
        day = first + timedelta(days=self.random.randrange((last - first).days + 1))
        return day - timedelta(days=max(0, day.weekday() - 4)) if day - timedelta(days=2) >= first else day

    def quantity(self, value: int, unit: str) -> str:
        """A number with its unit, like `72%`, `9 days` or `$14`."""
        if unit == "$":
            return self.style.money.format(f"{value:,}")
        return f"{value:,}%" if unit == "%" else f"{value:,} {unit}"


def invent(number: int, seed: int) -> Account:
    """Account `number` of a corpus: always the same for the same two numbers, and no name twice in 10,000."""
    random = Random(seed * 1_000_003 + number)
    industry = random.choice(phrases().industries)
    name = _name(number + seed * 7919, industry, random)
    ours_at, theirs_at = random.sample(names().cultures, 2)
    team = industry.departments
    theirs = _people(random, theirs_at, random.randint(5, 7))
    titled = [
        Person(
            who,
            title.format(team=team[index % len(team)]),
            role,
            "Finance" if role == "sponsor" else team[index % len(team)],
        )
        for index, (who, (title, role)) in enumerate(zip(theirs, names().titles, strict=False))
    ]
    csm, executive, *rest = _people(random, ours_at, random.randint(2, 3), avoid=theirs)
    ours = [Person(csm, "Customer Success Manager", "CSM"), Person(executive, "Account Executive", "AE")]
    ours += [Person(each, "Solution Architect", "architect") for each in rest]
    products, arr = _products(random)
    return Account(
        random=random,
        name=name,
        code=f"CRM-{seed:02d}-{number:05d}",
        tier=random.choice(("strategic", "strategic", "growth", "growth", "growth", "base")),
        status=random.choice(("active",) * 18 + ("draft", "archived")),
        industry=industry,
        style=random_style(random),
        words={
            "account": name,
            "site": industry.site,
            "sites": industry.sites,
            "things": industry.things,
            "clients": industry.clients,
            "market": industry.market,
            "year": str(random.randint(2029, 2031)),
            "staff": f"{random.randrange(300, 24000, 100):,}",
        },
        theirs=titled,
        ours=ours,
        aims=[_aim(random, theme) for theme in random.sample(phrases().themes, random.choice((2, 2, 3)))],
        products=products,
        arr=arr,
        renewal=date(random.randint(2027, 2029), random.randint(4, 12), 28),
    )


def _name(number: int, industry: Industry, random: Random) -> str:
    known = names()
    company = known.companies[number % len(known.companies)]
    place = known.places[number // len(known.companies) % len(known.places)]
    trade = ("", " Partners", " Alliance", " International", " Services")[number // 2400 % 5]
    return f"{company} {industry.account}{trade} {place} {random.choice(known.forms)}"


def _people(random: Random, culture: Culture, count: int, avoid: list[str] | None = None) -> list[str]:
    firsts = random.sample(culture.first, count)
    lasts = random.sample(culture.last, count)
    full = [f"{first} {last}" for first, last in zip(firsts, lasts, strict=True)]
    return [name for name in full if name not in (avoid or [])]


def _products(random: Random) -> tuple[list[tuple[str, int]], int]:
    chosen = random.sample(names().products, random.randint(1, 3))
    sold = [(name, random.randrange(20, 400, 5) * 1000) for name in chosen]
    return sold, sum(value for _, value in sold)


def _aim(random: Random, theme: Theme) -> Aim:
    baseline = random.randint(*theme.start)
    target = round(baseline * random.randint(*theme.factor) / 100)
    if theme.unit == "%":
        target = min(target, 98)
    reached = baseline + round((target - baseline) * random.uniform(0.3, 0.8))
    return Aim(theme, baseline, target, reached)
