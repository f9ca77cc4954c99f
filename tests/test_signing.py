import pytest

from acctplan.model.plan import Plan
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.signing import judged_content, judged_digest, signed_digest, version_text
from acctplan.source import Source
from cases import COMPLETE


def read(text: str) -> Plan:
    plan = read_plan(Source("plan.md", text), Settings.unset()).plan
    assert plan
    return plan


def digest(text: str) -> str:
    return judged_digest(read(text))


def changed(old: str, new: str) -> list[str]:
    assert old in COMPLETE
    before, after = judged_content(read(COMPLETE)), judged_content(read(COMPLETE.replace(old, new, 1)))
    return [part for part in dict.fromkeys((*before, *after)) if before.get(part) != after.get(part)]


def test_a_digest_is_short_and_always_the_same() -> None:
    assert digest(COMPLETE) == digest(COMPLETE) == "8126d7f1b961"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("tier: strategic", "tier: growth", "front matter"),
        ("last: 2026-09-16", "last: 2026-09-17", "front matter"),
        ("health: 82", "health: unknown", "front matter"),
        ("By 2029 every", "By 2030 every", "Customer Vision"),
        ("| 95% |", "| 94% |", "Annual Objectives"),
        ("| 🟡 |", "| 🔴 |", "Annual Objectives"),
        ("six plants |", "five plants |", "Quarterly Goals"),
        ("| 40% |", "| 41% |", "Quarterly Goals"),
        ("| 2026-11-13 | doing", "| soon | doing", "Actions"),
        ("| 700 h |", "| 600 h |", "Value Realization Targets"),
        ("| Tom Becker | Account Executive | AE |\n", "", "Account Team"),
        ("| 80% |\n\nThe bank", "| 90% |\n\nThe bank", "Review 2026-Q3"),
        ("## Growth Blockers", "## Growth Blockage", "Growth Blockers"),
    ],
    ids=lambda text: text.strip("|# \n")[:24],
)
def test_what_rules_judge_counts(old: str, new: str, part: str) -> None:
    assert changed(old, new) == [part]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("$420,000\ntarget", "420000 USD\ntarget"),
        ("$560,000\nhealth", "$560K   # a stretch\nhealth"),
        ("industry: Food manufacturing\narr: $420,000\n", "arr: $420,000\nindustry: Food manufacturing\n"),
        ("| 1,900 h | 700 h |", "|   1900 hours|700 h  |"),
        ("| 2026-12-10 | 40% |", "| 10 Dec 2026 | 40 % |"),
        ("| 🟡 |", "| yellow |"),
        ("|---|---|---|---|\n| Name two", "|:---|---:|---|---|\n| Name two"),
        ("Priorities for 2026", "Priorities of 2026"),
        ("The bank's test window", "The test window of the bank"),
        ("Poznań opens in April.", "Poznań opens in May."),
        ("| Dimension | Status | Notes |", "| Dimension | Status | Remarks |"),
        ("## Notes", "## Ideas\n\n| Idea |\n|---|\n| A portal |\n\n## Notes"),
        ("## Actions", "## Actions\n\n<!-- internal: ask Tom -->"),
        (
            "| champion | Mara Lind | 2026-09-17 | |",
            "| champion | Mara Lind | 2026-10-17 | plan-0123456789ab |",
        ),
        (
            "| Activity | Responsible |",
            "| Notes | Activity | Responsible |",
        ),
    ],
    ids=lambda text: text.strip("|# \n")[:24],
)
def test_layout_notes_and_the_sign_offs_do_not_count(old: str, new: str) -> None:
    if old.startswith("| Activity"):
        new = COMPLETE.replace(old, new).replace("| Roll-out in", "| with care | Roll-out in")
        old, new = COMPLETE, new.replace("|---|---|---|---|---|\n| with", "|---|---|---|---|---|---|\n| with")
    assert changed(old, new) == []


def test_the_order_of_columns_and_sections_and_line_ends_do_not_count() -> None:
    start, end = COMPLETE.index("## Actions"), COMPLETE.index("## Value Realization")
    moved = COMPLETE[:start] + COMPLETE[end:] + "\n" + COMPLETE[start:end]
    moved = moved.replace("| Action | Owner | Due | Status |", "| Status | Action | Owner | Due |")
    for row in ("Name two", "Send the", "Deliver", "Configure capture for"):
        line = next(line for line in moved.splitlines() if line.startswith(f"| {row}"))
        *cells, status = line.strip("| ").split(" | ")
        moved = moved.replace(line, f"| {' | '.join((status, *cells))} |")
    assert digest(moved.replace("\n", "\r\n")) == digest(COMPLETE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plan-0123456789ab", "0123456789ab"),
        (" `plan-0123456789ab` ", "0123456789ab"),
        ("0123456789ab", None),
        ("plan-0123456789AB", None),
        ("plan-0123456789abc", None),
        ("v2", None),
        ("", None),
    ],
)
def test_only_our_own_text_is_a_digest(text: str, found: str | None) -> None:
    assert signed_digest(text) == found
    assert signed_digest(version_text(digest(COMPLETE))) == digest(COMPLETE)
