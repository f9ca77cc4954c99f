from textwrap import dedent

import pytest

from acctplan.fixing import Edit, spliced
from acctplan.language_server.completion import Proposal, proposals
from acctplan.source import Source
from cursor import body, page_at


def proposed(marked: str, config: str = "") -> list[Proposal]:
    return proposals(*page_at(marked, config))


def labels(marked: str, config: str = "") -> list[str]:
    return [each.label for each in proposed(marked, config)]


def taken(marked: str, label: str, config: str = "") -> str:
    """The line of the cursor after one of the proposals has been taken."""
    page, line, _ = page_at(marked, config)
    proposal = next(each for each in proposed(marked, config) if each.label == label)
    text = spliced(page.source, [Edit(proposal.span, proposal.text)]).text
    return Source("", text).lines[line - 1]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("---\nacctplan: 1\n‸\n---\n", ["account", "status", "tier", "stage"], id="a blank line"),
        pytest.param("---\nacctplan: 1\nti‸\n---\n", ["account", "status", "tier", "stage"], id="half a key"),
        pytest.param(
            "---\nacctplan: 1\nti‸", ["account", "status", "tier", "stage"], id="front matter not closed"
        ),
        pytest.param("---\n‸\n---\n", ["acctplan", "account", "status", "tier"], id="the first key"),
        pytest.param(
            "---\nacctplan: 1\ncontract:\n  ‸\n---\n", ["start", "end", "auto_renews"], id="below a group"
        ),
        pytest.param(
            "---\ncontract:\n  start: 2026-01-01\n  e‸\n---\n", ["end", "auto_renews"], id="what is left"
        ),
        pytest.param(
            "---\nreview:\n  cad‸ence: monthly\n---\n",
            ["cadence", "last", "next", "shared"],
            id="a whole key",
        ),
        pytest.param("---\naccount: Acme\n  ‸\n---\n", [], id="below a text"),
        pytest.param("---\ntags:\n  - ‸\n---\n", [], id="in a list"),
    ],
)
def test_keys_that_are_not_there_yet(marked: str, expected: list[str]) -> None:
    assert labels(marked)[:4] == expected


@pytest.mark.parametrize(
    ("marked", "label", "line"),
    [
        pytest.param("---\nti‸\n---\n", "tier", "tier: ", id="a key with its colon"),
        pytest.param("---\nti‸: base\n---\n", "tier", "tier: base", id="a key that has its colon"),
        pytest.param("---\nrev‸\n---\n", "review", "review:", id="a group goes on below"),
        pytest.param("---\ntier:‸\n---\n", "base", "tier: base", id="a value right behind the colon"),
        pytest.param(
            "---\ntier: gro‸wth  # for now\n---\n", "base", "tier: base  # for now", id="a comment stays"
        ),
        pytest.param("---\ntier: ‸ # for now\n---\n", "base", "tier: base # for now", id="before a comment"),
    ],
)
def test_a_line_of_front_matter_after_completion(marked: str, label: str, line: str) -> None:
    assert taken(marked, label) == line


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("acctplan", ["1"]),
        ("status", ["draft", "active", "archived"]),
        ("tier", ["strategic", "growth", "base"]),
        ("stage", ["land", "expand", "transform"]),
        ("health_status", ["green", "🟢", "yellow", "🟡", "red", "🔴"]),
        ("csm", ["Helen Okafor", "Mara Lind"]),
        ("arr", []),
        ("industry", []),
        ("unheard_of", []),
    ],
)
def test_values_of_a_key(key: str, expected: list[str]) -> None:
    front = "\n".join(
        line for line in ("acctplan: 1", "account: A", f"{key}: ‸") if not line.startswith(f"{key}: 1")
    )
    people = (
        "\n## Stakeholders\n\n| Name | Title |\n|---|---|\n| Helen Okafor | CFO |\n| Mara Lind | Head |\n"
    )

    assert labels(f"---\n{front}\n---\n{people}") == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("auto_renews", ["true", "false"]),
        ("end", []),
    ],
)
def test_values_of_a_key_in_a_group(key: str, expected: list[str]) -> None:
    assert labels(f"---\ncontract:\n  {key}: ‸\n---\n") == expected


def test_sections_that_the_plan_does_not_have_yet() -> None:
    found = labels(body("## ‸\n\n## Quarterly Goals\n\n## Risks\n"))

    assert found[:4] == ["Account Summary", "Business Context", "Current Engagement", "Notes"]
    assert {"Quarterly Goals", "Risk Factors", "Stakeholders"}.isdisjoint(found)
    assert {"Annual Objectives", "Review", "Key Milestones"} <= set(found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## ‸", "## Actions"),
        ("##‸", "## Actions"),
        ("### Act‸", "### Actions"),
        ("## Action It‸ems", "## Actions"),
    ],
)
def test_a_heading_after_completion(line: str, expected: str) -> None:
    assert taken(body(line + "\n"), "Actions") == expected


def test_a_teams_own_words_for_sections_and_columns() -> None:
    config = '[headings]\n"Risiken" = "Risk Factors"\n[columns."Risk Factors"]\n"Risiko" = "Risk"\n"Wer" = "Owner"\n'

    assert "Risiken" in labels(body("## ‸\n"), config)
    assert labels(body("## Risiken\n\n| Risiko | ‸ |\n|---|---|\n"), config) == [
        "Category", "Probability", "Impact", "Mitigation", "Wer", "Status", "#", "Audience", "Notes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("| Action | ‸ | Owner |\n|---|---|---|\n", id="a header"),
        pytest.param("| Action | ‸ | Owner |", id="a header without its delimiter row"),
        pytest.param("| Task | ‸ | Who |", id="other words for the others"),
        pytest.param("| Action | Du‸ | Owner |\n|---|---|---|\n", id="half a title"),
        pytest.param("| Action | Owner | ‸", id="the end of the line"),
    ],
)
def test_columns_that_a_table_does_not_have_yet(table: str) -> None:
    assert labels(body(f"## Actions\n\n{table}\n")) == ["Goal", "Due", "Status", "#", "Audience", "Notes"]


def test_a_new_table_can_have_its_header_at_once() -> None:
    assert taken(body("## Actions\n\n| ‸ |\n"), "Action | Goal | Owner | Due | Status") == (
        "| Action | Goal | Owner | Due | Status |"
    )


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param("## Actions\n\n| Action | Owner |\n|---|---|\n| Call | ‸ |\n", ["Priya Nair", "Helen Okafor", "Mara Lind"], id="people"),
        pytest.param("## Actions\n\n| Action | Owner |\n|---|---|\n| Call | ‸", ["Priya Nair", "Helen Okafor", "Mara Lind"], id="people in a row that is being written"),
        pytest.param("## Actions\n\n| Action | Status |\n|---|---|\n| Call | ‸ |\n", ["open", "doing", "done", "blocked", "dropped"], id="states"),
        pytest.param("## Objectives\n\n| Objective | RAG |\n|---|---|\n| Call | ‸ |\n", ["green", "🟢", "yellow", "🟡", "red", "🔴"], id="lights"),
        pytest.param("## Risks\n\n| Risk | Likelihood |\n|---|---|\n| Loss | ‸ |\n", ["high", "H", "medium", "M", "low", "L"], id="levels"),
        pytest.param("## Risks\n\n| Risk | Category |\n|---|---|\n| Loss | ‸ |\n", ["relationship", "competitive", "budget", "technical", "political"], id="categories"),
        pytest.param("## Risks\n\n| Risk | Audience |\n|---|---|\n| Loss | ‸ |\n", ["customer", "internal"], id="audiences"),
        pytest.param("## Risks\n\n| Risk | Mood |\n|---|---|\n| Loss | ‸ |\n", [], id="a column that is none"),
        pytest.param("## Risks\n\n| Risk | Mitigation |\n|---|---|\n| Loss | ‸ |\n", [], id="text"),
        pytest.param("## Risks\n\n| Risk | Owner |\n|--‸-|---|\n| Loss | x |\n", [], id="the delimiter row"),
        pytest.param("## Risks\n\nProse | with a ‸ pipe\n", [], id="prose"),
        pytest.param("## Risks\n\n```\n| Risk | ‸ |\n```\n", [], id="code"),
        pytest.param("## My own words\n\n| Risk | ‸ |\n|---|---|\n", [], id="a section of one's own"),
    ],
)  # fmt: skip
def test_what_fits_into_a_cell(table: str, expected: list[str]) -> None:
    assert labels(body(table)) == expected


def test_rows_that_a_cell_can_point_at() -> None:
    table = """\
        ## Annual Objectives

        | # | Objective |
        |---|---|
        | 1 | Pay on time |
        | 2 | Capture by machine |

        ## Quarterly Goals

        | Goal | Objective |
        |---|---|
        | Six plants | ‸ |
        """
    found = proposed(body(table))

    assert [(each.label, each.detail) for each in found] == [
        ("1", "Pay on time"),
        ("2", "Capture by machine"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("‸", "| Mara Lind |"),
        ("Ma‸", "| Mara Lind |"),
        ("He‸len", "| Mara Lind |"),
        ("Priya Nair; ‸", "| Priya Nair; Mara Lind |"),
        ("Priya Nair / Ma‸", "| Priya Nair / Mara Lind |"),
        ("🟢 Ma‸", "| Mara Lind |"),
    ],
)
def test_a_cell_after_completion(cell: str, expected: str) -> None:
    assert taken(body(f"## Risks\n\n| Owner |\n|---|\n| {cell} |\n"), "Mara Lind") == expected


def test_crlf_changes_nothing() -> None:
    marked = dedent(body("## Actions\n\n| Action | Owner |\n|---|---|\n| Call | Ma‸ |\n"))

    assert taken(marked.replace("\n", "\r\n"), "Mara Lind") == "| Call | Mara Lind |"


def test_a_file_that_cannot_be_read_has_nothing_to_propose() -> None:
    page, *_ = page_at("‸")

    assert proposals(page, 1, 1) == []
    assert proposals(page, 7, 1) == []
