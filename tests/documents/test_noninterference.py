"""Changing or deleting any internal value leaves every customer's document as it was, to the byte.

Each change is made to the text of a plan, which is read and projected anew. A document is made from the projection
alone, so equal projections are equal documents; every fiftieth change is rendered all the same.
"""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from acctplan import renderers
from acctplan.documents.projection import project
from acctplan.documents.rendering import render_projection
from acctplan.model.front import keys
from acctplan.model.plan import Plan
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.words import Audience
from leaks import planted_plan

CHANGES = 2_000
WORDS = (
    "", "–", "TBD", "[Name]", "$1", "$9,999,999", "€5k", "70%", "120%", "H", "L", "2026-12-10", "2031-01-01", "Q3", "🔴",
    "internal", "Helen Okafor", "Priya Nair", "Mara Lind; Tom Becker", "customer success", "5", "1,900 h", "land", "<b>x</b>",
    "a | b", "`code`", "**bold**", "# no heading", "<!-- closed comment -->", "∞", "done", "blocked", "x" * 300,
)  # fmt: skip
DOCUMENTS = [("success-plan", None), ("qbr-agenda", 20), ("qbr-agenda", 90), ("qbr-deck", None)]

INNER_KEYS = {key.path.split(".")[0] for key in keys() if key.audience is Audience.INTERNAL}
KINDS: tuple[Any, ...] = (*TABLES, *PROSE)
INNER_SECTIONS = {kind.INFO.title for kind in KINDS if kind.INFO.audience is Audience.INTERNAL} - {
    "Risk Factors"
}

RISKS = """## Risk Factors

Prose around the table, ours only.

| Risk | Probability | Impact | Mitigation | Audience | Notes | Our Guess |
|---|---|---|---|---|---|---|
| Plants are slow | M | H | Leads in each plant | customer | never say this | 80% |
| They may leave | H | H | Executive dinner | internal | nor this | 90% |
| Nobody knows | L | L | Wait | | ours | 10% |
"""
GOALS_COLUMNS = ("Notes", "Audience", "Gut Feeling")


@pytest.fixture(scope="module")
def base(complete: str) -> str:
    """The complete plan with internal places of every kind in customer sections."""
    text = re.sub(r"## Risk Factors\n.*?(?=\n## )", RISKS, complete, flags=re.DOTALL)
    start, end = text.index("## Quarterly Goals"), text.index("## Actions")
    goals = [_widened(line) for line in text[start:end].split("\n")]
    comments = (
        "\n<!-- acctplan: allow AP210 until 2099-01-01: the first quarter -->\n\nProse about the goals.\n"
    )
    text = f"{text[:start]}{comments}" + "\n".join(goals) + text[end:]
    return text.replace(
        "## Annual Objectives\n",
        "<!-- internal -->\n\nMarked words.\n\n<!-- /internal -->\n\n## Annual Objectives\n\nProse.\n",
    )


def _widened(line: str) -> str:
    if not line.startswith("|"):
        return line
    if line.startswith("|---"):
        return f"{line}---|---|---|"
    cells = GOALS_COLUMNS if line.startswith("| Goal |") else ("our note", "", "maybe")
    return f"{line} {' | '.join(cells)} |"


Change = Callable[[random.Random, list[str]], None]


def _internal_lines(lines: list[str]) -> list[int]:
    """Lines of internal keys and of internal sections, headings and table heads left out."""
    found = []
    section, front = "", 0
    for number, line in enumerate(lines):
        front += line == "---"
        if line.startswith("## "):
            section = line[3:]
        elif (front == 1 and line.split(":")[0] in INNER_KEYS) or (
            section in INNER_SECTIONS and line and "internal -->" not in line
        ):
            found.append(number)
    return found


def _change_line(chance: random.Random, lines: list[str]) -> None:
    number = chance.choice(_internal_lines(lines))
    line = lines[number]
    if line.startswith("|---"):
        return
    if line.startswith("|"):
        cells = line.strip("|").split("|")
        cells[chance.randrange(len(cells))] = f" {chance.choice(WORDS)} "
        lines[number] = f"|{'|'.join(cells)}|"
    elif ":" in line and not line.startswith(" "):
        lines[number] = (
            f"{line.split(':')[0]}: {chance.choice([word for word in WORDS if word[:1].isalnum() or not word])}"
        )
    else:
        lines[number] = chance.choice([word for word in WORDS if not word.startswith("#")])


def _delete_line(chance: random.Random, lines: list[str]) -> None:
    del lines[chance.choice(_internal_lines(lines))]


def _repeat_line(chance: random.Random, lines: list[str]) -> None:
    rows = [number for number in _internal_lines(lines) if lines[number].startswith("| ")]
    number = chance.choice(rows)
    lines.insert(number, lines[number])


def _delete_section(chance: random.Random, lines: list[str]) -> None:
    starts = [
        number for number, line in enumerate(lines) if line.startswith("## ") and line[3:] in INNER_SECTIONS
    ]
    if not starts:
        return
    start = chance.choice(starts)
    following = [number for number, line in enumerate(lines) if number > start and line.startswith("## ")]
    del lines[start : following[0] if following else len(lines)]


def _replace_word(old: str, *, rows: bool = False) -> Change:
    """Changes one fixed internal text; in a table its pipes may not multiply."""

    def change(chance: random.Random, lines: list[str]) -> None:
        words = [word for word in WORDS if "|" not in word and (rows or not word.startswith("#"))]
        found = [number for number, line in enumerate(lines) if old in line]
        if found:
            number = chance.choice(found)
            lines[number] = lines[number].replace(old, chance.choice(words))

    return change


def _drop_internal_row(chance: random.Random, lines: list[str]) -> None:
    lines[:] = [line for line in lines if "They may leave" not in line and "Nobody knows" not in line]


def _add_comment(chance: random.Random, lines: list[str]) -> None:
    headings = [number for number, line in enumerate(lines) if line.startswith("## ")]
    comment = f"<!-- {chance.choice(['note to self', 'acctplan: allow AP101: why', 'ask legal'])} {chance.random()} -->"
    lines.insert(chance.choice(headings), f"{comment}\n")


def _add_unknown_section(chance: random.Random, lines: list[str]) -> None:
    body = f"\n## Wholly different matters\n\n{chance.random()}\n\n| Goal | Owner |\n|---|---|\n| x | Tom Becker |\n"
    lines.extend(body.split("\n"))


CELLS = ("never say this", "nor this", "80%  |", "Executive dinner", "our note", "maybe")
PROSE_TEXTS = (
    "Prose around the table, ours only.",
    "Prose about the goals.",
    "Marked words.",
    "the first quarter",
)
MUTATIONS: tuple[Change, ...] = (
    _change_line, _change_line, _change_line, _delete_line, _repeat_line, _delete_section, _drop_internal_row,
    _add_comment, _add_unknown_section, *(_replace_word(old, rows=True) for old in CELLS),
    *(_replace_word(old) for old in PROSE_TEXTS),
)  # fmt: skip


def test_no_internal_change_reaches_a_customer(desk: Any, base: str) -> None:
    chance = random.Random(20261102)
    before = _projected(desk, base)
    shown = _rendered(desk, base)
    for number in range(CHANGES):
        lines = base.split("\n")
        names = [chance.choice(MUTATIONS) for _ in range(chance.randint(1, 4))]
        for mutate in names:
            mutate(chance, lines)
        changed = "\n".join(lines)
        said = f"change {number}: {[each.__qualname__ for each in names]}\n{_difference(base, changed)}"
        assert _projected(desk, changed) == before, said
        if number % 50 == 0:
            assert _rendered(desk, changed) == shown, said


def _projected(desk: Any, text: str) -> Plan:
    plan: Plan = project(desk.read(text, "any/where.md"), Audience.CUSTOMER, desk.settings).plan
    return plan


def _rendered(desk: Any, text: str) -> list[str]:
    projection = project(desk.read(text), Audience.CUSTOMER, desk.settings)
    return [
        str(
            renderers.find("md").render(
                render_projection(projection, desk.request(name, "customer", minutes), desk.catalogue)
            )
        )
        for name, minutes in DOCUMENTS
    ]


def test_no_internal_change_reaches_a_customers_deck(desk: Any, base: str) -> None:
    chance = random.Random(20261121)
    before = _decks(desk, base)
    for _ in range(12):
        lines = base.split("\n")
        for mutate in [chance.choice(MUTATIONS) for _ in range(6)]:
            mutate(chance, lines)
        changed = "\n".join(lines)
        assert _decks(desk, changed) == before, _difference(base, changed)


@pytest.mark.parametrize("format_name", ["docx", "pdf"])
def test_no_internal_change_reaches_a_customers_handout(desk: Any, base: str, format_name: str) -> None:
    chance = random.Random(20261122)
    before = _handout(desk, base, format_name)
    for _ in range(6):
        lines = base.split("\n")
        for mutate in [chance.choice(MUTATIONS) for _ in range(6)]:
            mutate(chance, lines)
        changed = "\n".join(lines)
        assert _handout(desk, changed, format_name) == before, _difference(base, changed)


def _handout(desk: Any, text: str, format_name: str) -> list[str | bytes]:
    projection = project(desk.read(text), Audience.CUSTOMER, desk.settings)
    return [
        renderers.find(format_name).render(
            render_projection(projection, desk.request(name, "customer", minutes), desk.catalogue)
        )
        for name, minutes in DOCUMENTS[:2]
    ]


def _decks(desk: Any, text: str) -> list[str | bytes]:
    projection = project(desk.read(text), Audience.CUSTOMER, desk.settings)
    return [
        renderers.find("pptx").render(
            render_projection(projection, desk.request(name, "customer"), desk.catalogue)
        )
        for name in ("success-plan", "qbr-deck")
    ]


def _difference(before: str, after: str) -> str:
    old, new = before.split("\n"), after.split("\n")
    return "\n".join(
        [f"- {line}" for line in old if line not in new] + [f"+ {line}" for line in new if line not in old]
    )


@pytest.mark.parametrize("word", [word for word in WORDS if word != "internal" and "<!--" not in word])
def test_what_a_comment_in_a_cell_says_changes_nothing(desk: Any, word: str) -> None:
    text, planter = planted_plan(typed=False)
    before = _projected(desk, text)
    for token, where in planter.places.items():
        if where.startswith("comment in") and " / " in where:
            text = text.replace(token, word.replace("|", "/"))
    assert _projected(desk, text) == before


def test_the_base_shows_what_is_open_and_hides_the_rest(desk: Any, base: str) -> None:
    shown = "\n".join(_rendered(desk, base))
    assert "Plants are slow" in shown
    assert all(
        hidden not in shown for hidden in ("They may leave", "Nobody knows", "never say this", "our note")
    )


def test_a_public_change_is_noticed(desk: Any, base: str) -> None:
    assert _projected(desk, base.replace("Train the plant leads", "Train everybody")) != _projected(
        desk, base
    )


def test_without_its_internal_sections_a_plan_gives_the_same_customer_documents(
    desk: Any, complete: str
) -> None:
    lines = complete.split("\n")
    chance = random.Random(1)
    for _ in range(40):
        _delete_section(chance, lines)
    inner = set(_internal_lines(lines))
    bare = "\n".join(line for number, line in enumerate(lines) if number not in inner)
    assert "Stakeholders" not in bare
    assert "health" not in bare
    assert _rendered(desk, bare) == _rendered(desk, complete)
