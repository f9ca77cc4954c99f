"""Six quarters of one account, as real commits: what really happened is told beside each of them."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from repositories import _QUIET, Repo

OLD_NAME = "accounts/brightwater.md"
NAME = "accounts/strategic/brightwater-foods.md"
TODAY = "2026-11-21"

_FRONT = """\
---
acctplan: 1
account: Brightwater Foods
tier: strategic
arr: {arr}
target_arr: $480,000
health: {health}
health_status: {light}
contract:
  start: 2025-02-01
  end: 2028-01-31
csm: Priya Nair
executive_sponsor: Helen Okafor
quarter: {quarter}
review:
  cadence: quarterly
  last: {last}
---
"""
_PEOPLE = """
## Stakeholders

| Name | Title | Power | Support | Relationship |
|---|---|---|---|---|
{people}
"""
_RISKS = """
## Risk Factors

| Risk | Probability | Impact | Mitigation | Status |
|---|---|---|---|---|
{risks}
"""
_GOALS = """
## Quarterly Goals

| # | Goal | Success Criteria | Owner | Due | Progress | Notes |
|---|---|---|---|---|---|---|
{goals}
"""
_VALUE = """
## Value Realization Targets

| Value Area | Baseline | Target | Current |
|---|---|---|---|
| Invoices without typing | 20% | {target} | {current} |
"""
_HELEN = "| Helen Okafor | CFO | H | M | {} |"
_MARA = "| Mara Lind | Head of Finance Operations | M | H | {} |"
_OMAR = "| Omar Reyes | Head of IT | H | L | 2 |"
_PLANTS = "| Plant managers see no use | {} | M | One plant at a time | {} |"
_LEAVES = "| Mara Lind leaves | M | H | Introduce her deputy | open |"


class State(NamedTuple):
    """What the plan says between two commits."""

    quarter: str
    last: str
    goals: str
    arr: str = "$300,000"
    health: int = 70
    light: str = "yellow"
    current: str = "20%"
    target: str = "70%"
    people: str = f"{_HELEN.format(3)}\n{_MARA.format(3)}"
    risks: str = _PLANTS.format("H", "open")
    reviews: str = ""

    def text(self) -> str:
        """The file."""
        parts = self._asdict()
        return "".join(part.format(**parts) for part in (_FRONT, _GOALS, _VALUE, _PEOPLE, _RISKS)) + "".join(
            self.reviews
        )


_CAPTURE = "| 1 | Capture invoices without typing in two plants | Two plants without a clerk | Mara Lind | {due} | {progress} | {notes} |"
_CLOSE = "| 2 | Cut the month-end close | Close takes under {days} days | Priya Nair | {due} | {progress} | {notes} |"
_SUPPLIERS = "| 1 | Pay every supplier on the agreed day | 95% of suppliers paid on time | Mara Lind | {due} | {progress} | |"
_AUDIT = (
    "| 3 | Hand the auditors one file | Audit takes under 10 days | Helen Okafor | {due} | {progress} | |"
)
_REPORT = "| 2 | Report cash every morning | Report is read by 08:00 | Mara Lind | {due} | {progress} | |"
_REVIEW = """
## Review {quarter}

| # | Goal | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
{rows}

{words}
"""


def _goal(row: str, due: str, progress: str, notes: str = "", days: int = 5) -> str:
    return row.format(due=due, progress=progress, notes=notes, days=days)


def _closed(*rows: str) -> str:
    return "\n".join(row.rsplit("|", 2)[0] + "|" for row in rows)


_Q3_REVIEW = _REVIEW.format(
    quarter="2025-Q3",
    rows=_closed(_goal(_CAPTURE, "2025-09-20", "100%"), _goal(_CLOSE, "2025-09-30", "50%")),
    words="The second plant was faster than the first.",
)
FIRST = State(
    "2025-Q3",
    "2025-07-07",
    _goal(_CAPTURE, "2025-09-20", "0%") + "\n" + _goal(_CLOSE, "2025-09-30", "0%"),
)
HALFWAY = FIRST._replace(
    goals=_goal(_CAPTURE, "2025-09-20", "60%") + "\n" + _goal(_CLOSE, "2025-09-30", "20%"), current="35%"
)
SECOND = State(
    "2025-Q4",
    "2025-10-06",
    _goal(_CLOSE, "2025-12-10", "50%", "carried over from 2025-Q3")
    + "\n"
    + _goal(_SUPPLIERS, "2025-12-18", "0%"),
    current="48%",
    reviews=_Q3_REVIEW,
)
SLIPPED = SECOND._replace(
    goals=_goal(_CLOSE, "2025-12-19", "70%", "carried over from 2025-Q3")
    + "\n"
    + _goal(_SUPPLIERS, "2025-12-18", "40%"),
)
THIRD = State(
    "2026-Q1",
    "2026-01-12",
    _goal(_SUPPLIERS, "2026-03-20", "60%") + "\n" + _goal(_AUDIT, "2026-03-27", "0%"),
    arr="$350,000",
    health=76,
    light="green",
    current="55%",
    reviews=_Q3_REVIEW
    + _REVIEW.format(
        quarter="2025-Q4",
        rows=_closed(_goal(_CLOSE, "2025-12-19", "100%"), _goal(_SUPPLIERS, "2025-12-18", "60%")),
        words="Suppliers took longer: two banks.",
    ),
    people=f"{_HELEN.format(4)}\n{_MARA.format(4)}",
)
MERGED = THIRD._replace(people=f"{_HELEN.format(4)}\n{_MARA.format(4)}\n{_OMAR}")
BEFORE_FOURTH = MERGED._replace(
    goals=_goal(_SUPPLIERS, "2026-03-20", "100%") + "\n" + _goal(_AUDIT, "2026-03-27", "80%")
)
FOURTH = BEFORE_FOURTH._replace(
    quarter="2026-Q2",
    last="2026-04-13",
    goals=_goal(_AUDIT, "2026-06-12", "80%") + "\n" + _goal(_REPORT, "2026-06-26", "0%"),
    risks=_PLANTS.format("L", "closed"),
    current="61%",
)
REFORMATTED = FOURTH._replace(arr="$350K")
FIFTH = FOURTH._replace(
    quarter="2026-Q3",
    last="2026-07-13",
    goals=_goal(_REPORT, "2026-09-11", "30%") + "\n" + _goal(_CLOSE, "2026-09-30", "0%"),
    arr="$420,000",
    health=82,
    current="66%",
)
BEFORE_SIXTH = FIFTH._replace(
    goals=_goal(_REPORT, "2026-09-11", "100%") + "\n" + _goal(_CLOSE, "2026-09-30", "60%"), current="68%"
)
SIXTH = BEFORE_SIXTH._replace(
    quarter="2026-Q4",
    last="2026-10-05",
    goals=_goal(_CLOSE, "2026-11-13", "60%", days=5)
    + "\n"
    + _goal(_SUPPLIERS, "2026-12-11", "0%")
    + "\n"
    + _goal(_AUDIT, "2026-12-18", "0%"),
)
NOVEMBER = SIXTH._replace(
    goals=_goal(_CLOSE, "2026-11-27", "70%", days=5)
    + "\n"
    + _goal(_SUPPLIERS, "2026-12-11", "20%")
    + "\n"
    + _goal(_AUDIT, "2026-12-18", "0%"),
    health=74,
    light="yellow",
)
NOW = NOVEMBER._replace(
    goals=_goal(_CLOSE, "2026-12-11", "80%", days=6).replace(
        "Cut the month-end close", "Cut the month-end close for good"
    )
    + "\n"
    + _goal(_SUPPLIERS, "2026-12-11", "100%"),
    current="66%",
    target="75%",
    people=f"{_HELEN.format(3)}\n{_OMAR.replace('L', 'M')}",
    risks=_PLANTS.format("L", "closed") + "\n" + _LEAVES,
)


def reformatted(text: str) -> str:
    """Another layout, order of columns and spelling of the same values."""
    said = "\n".join(map(_swapped, text.splitlines())) + "\n"
    for old, new in (("2026-06-12", "12 Jun 2026"), ("2026-06-26", "26 June 2026"), ("green", "🟢")):
        said = said.replace(old, new)
    return said


def _swapped(line: str) -> str:
    """A line of the goals with its first two cells swapped, and wide."""
    if not line.startswith("| ") or line.count("|") != 8:
        return line
    first, second, *others = (cell.strip() for cell in line.strip("|").split("|"))
    return f"|   {'   |  '.join((second, first, *others))} |"


class Story(NamedTuple):
    """The repository, with the file here changed since the last commit."""

    repo: Repo
    altered: Callable[[str], str]

    @classmethod
    def told(cls, root: Path, altered: Callable[[str], str] = str) -> "Story":
        """Make it, in some thirty calls of git; every text of the plan `altered`."""
        story = cls(Repo.init(root), altered)
        story.repo.write("acctplan.toml", "")
        for day, state in (("2025-07-07", FIRST), ("2025-08-20", HALFWAY), ("2025-10-06", SECOND)):
            story.commit(day, OLD_NAME, state.text())
        story.repo.git("tag", "kick-off", "HEAD~2")
        story.commit("2025-12-01", OLD_NAME, SLIPPED.text())
        story.commit("2026-01-12", OLD_NAME, THIRD.text())
        (root / "accounts" / "strategic").mkdir()
        story.repo.git("mv", OLD_NAME, NAME)
        story.commit("2026-02-02", NAME, THIRD.text(), "move plans into folders")
        story.repo.git("switch", "--quiet", "--create", "people")
        story.commit("2026-03-10", NAME, MERGED.text(), "SECRET: a new head of IT")
        story.repo.git("switch", "--quiet", "main")
        story.commit("2026-03-12", "README.md", "Plans.\n")
        story.git("2026-03-20", "merge", "--quiet", "--no-ff", "--message", "merge people", "people")
        story.commit("2026-03-31", NAME, BEFORE_FOURTH.text())
        story.commit("2026-04-13", NAME, FOURTH.text())
        story.commit("2026-05-05", NAME, reformatted(REFORMATTED.text()), "one layout for all")
        for day, state in (("2026-07-13", FIFTH), ("2026-09-28", BEFORE_SIXTH), ("2026-10-05", SIXTH)):
            story.commit(day, NAME, state.text())
        story.repo.git("tag", "review-2026-q3")
        story.commit("2026-11-10", NAME, NOVEMBER.text())
        story.repo.write(NAME, altered(NOW.text()))
        return story

    def commit(self, day: str, name: str, text: str, message: str = "change") -> None:
        """Commit a text on a day."""
        self.repo.write(name, self.altered(text))
        self.repo.git("add", "--all", "--", ".")
        self.git(day, "commit", "--quiet", "--no-verify", "--allow-empty", "--message", message)

    def git(self, day: str, *arguments: str) -> None:
        """A command of git's on a day."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        dates = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"}
        subprocess.run(
            ["git", *arguments], cwd=self.repo.root, env=own | _QUIET | dates, capture_output=True, check=True
        )
