from textwrap import dedent

import pytest

from acctplan.adoption.adopting import adopt
from acctplan.adoption.ledger import Adoption, Note
from acctplan.adoption.page import words
from acctplan.settings import Settings, parse
from acctplan.source import Source, decode

PLAN = """\
---
acctplan: 1
account: Acme
arr: $1
contract:
  end: 2027-01-31
quarter: 2026-Q4
---
"""


def adopted(text: str, configuration: str = "") -> Adoption:
    settings = parse(configuration) if configuration else Settings()
    return adopt(Source("plan.md", dedent(text)), settings)


def body(text: str) -> str:
    """What becomes of a body under front matter that is complete."""
    return adopted(PLAN + dedent(text)).text.removeprefix(PLAN)


def wild(text: str) -> str:
    """What becomes of a file without front matter."""
    return adopted(text).text.removeprefix("---\nacctplan: 1\n---\n\n")


def test_labelled_lines_at_the_top_become_front_matter() -> None:
    outcome = adopted("""\
        # Acme – Success Plan

        **Customer:** Acme Corp
        **ARR:** $420K
        **Renewal Date:** Dec 31, 2026
        **Prepared by:** the team

        ## Risks

        | Risk | Probability | Impact | Mitigation |
        |---|---|---|---|
        | Champion leaves | H | M | Build a second one |
        """)

    assert outcome == Adoption(
        dedent("""\
            ---
            acctplan: 1
            account: Acme Corp  # Customer
            arr: $420K  # ARR
            contract:
              end: Dec 31, 2026  # Renewal Date
            ---

            # Acme – Success Plan

            **Prepared by:** the team

            ## Risks

            | Risk | Probability | Impact | Mitigation |
            |---|---|---|---|
            | Champion leaves | H | M | Build a second one |
            """),
        (
            Note(3, "account 'Acme Corp' from 'Customer'"),
            Note(4, "arr '$420K' from 'ARR'"),
            Note(5, "contract.end 'Dec 31, 2026' from 'Renewal Date'"),
            Note(8, "1 row of 'Risk Factors' from a table"),
        ),
        (),
        ("quarter (quarter of the quarterly goals)",),
    )


def test_several_labels_on_a_line_are_taken_apart() -> None:
    text = adopted("# Acme account plan\n\nCSM: Jane Doe | **AE:** Tom Li · ARR: €90k\n").text

    assert text == (
        "---\nacctplan: 1\naccount: Acme\narr: €90k  # ARR\ncsm: Jane Doe  # CSM\n"
        "account_executive: Tom Li  # AE\n---\n\n# Acme account plan\n"
    )


def test_template_text_becomes_a_quoted_value() -> None:
    text = adopted("# Plan\n\n**Customer:** [Customer Name]\n**ARR:** $XXX,XXX\n**CSM:** {{csm}}\n").text

    assert text == (
        '---\nacctplan: 1\naccount: "[Customer Name]"\narr: $XXX,XXX\ncsm: "{{csm}}"  # CSM\n---\n\n# Plan\n'
    ).replace("$XXX,XXX", "$XXX,XXX  # ARR").replace('"{{csm}}"  # CSM', '"{{csm}}"  # CSM')


def test_a_summary_that_the_reader_knows_stays_where_it_is() -> None:
    text = "## Account Summary\n\n| Attribute | Value |\n|---|---|\n| ARR | $5,000 |\n| CSM | Jane Doe |\n"

    outcome = adopted(text)

    assert outcome.text == f"---\nacctplan: 1\n---\n\n{text}"
    assert outcome.taken == (Note(5, "arr '$5,000' from 'ARR'"), Note(6, "csm 'Jane Doe' from 'CSM'"))


def test_a_label_that_only_adopting_knows_is_copied() -> None:
    text = (
        "## Contract details\n\n| Field | Details |\n|---|---|\n| Vertragsende | 31.12.2026 |\n| CSM | Jo |\n"
    )

    assert adopted(text).text == (
        "---\nacctplan: 1\ncontract:\n  end: 2026-12-31  # Vertragsende\n---\n\n"
        "## Account Summary\n<!-- adopted from: Contract details -->\n\n" + text.partition("\n\n")[2]
    )


def test_a_key_figure_that_cannot_be_read_stays_as_text() -> None:
    outcome = adopted("## Account Summary\n\n- ARR: $5,000\n- Health Score: quite good\n- CSM: Jo\n")

    assert "- Health Score, as written: quite good\n" in outcome.text
    assert outcome.kept == (Note(4, "health 'quite good' is not a number"),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Renewal:** 03/2027", "  end: 2027-03-31 (03/2027)  # Renewal"),
        ("**Renewal:** March 2027", "  end: 2027-03-31 (March 2027)  # Renewal"),
        ("**Renewal:** 12/31/2026", "  end: 2026-12-31  # Renewal"),
        ("**Renewal:** 1.2.2027", "  end: 2027-02-01  # Renewal: 1.2.2027"),
        ("**Term:** 2026-01-01 - 2026-12-31", "  end: 2026-12-31  # Term: 2026-01-01 - 2026-12-31"),
    ],
    ids=["month", "named month", "month first", "German", "term"],
)
def test_the_end_of_the_contract_keeps_the_words_of_the_author(line: str, expected: str) -> None:
    text = adopted(f"# Acme success plan\n\n{line}\n**ARR:** $1\n").text

    assert expected.partition("  #")[0] in text
    assert words(line) <= words(text)


def test_foreign_front_matter_keeps_its_lines() -> None:
    text = adopted("""\
        ---
        title: Acme success plan
        customer: Acme Corp
        status: In Review
        tags: [emea]
        layout: page
        ---

        # Acme

        ## Goals

        - Ship the portal (Owner: Jo, due 2026-03-01)
        """).text

    assert text.startswith(
        "---\nacctplan: 1\naccount: Acme Corp  # customer\nquarter: 2026-Q1\ntitle: Acme success plan\n# customer: Acme Corp\n"
        "# status: In Review\ntags: [emea]\nlayout: page\n---\n\n# Acme\n"
    )


def test_front_matter_that_cannot_be_read_becomes_code() -> None:
    text = adopted("---\nname: &a x\nref: *a\n---\n# Acme success plan\n\nARR: $5K\n").text

    assert text == (
        "---\nacctplan: 1\naccount: Acme\narr: $5K  # ARR\n---\n```yaml\nname: &a x\nref: *a\n```\n\n"
        "# Acme success plan\n"
    )


def test_a_record_list_becomes_a_table() -> None:
    assert body("""\
        ## White Space Opportunities

        1. **Forecast**
           - Description: Weekly forecast
           - Value: $80,000 ARR
           - Timeline: Q2 2027
           - Probability: 40%
        2. **Portal**
           - Value: $20,000 ARR
        """) == dedent("""\
        ## White Space Opportunities

        | # | Opportunity | Description | Value | Timeline | Notes |
        |---|---|---|---|---|---|
        | 1 | Forecast | Weekly forecast | $80,000 ARR | Q2 2027 | Probability: 40% |
        | 2 | Portal |  | $20,000 ARR |  |  |
        """)


def test_tick_boxes_become_states_and_keep_their_tick() -> None:
    assert body("""\
        ## Next Steps

        - [ ] Send the contract (Jane Doe, 2026-02-01)
        - [x] Hold the kick-off – Owner: Bo Li – Due: 2026-01-15
        """) == dedent("""\
        ## Next Steps

        | Action | Owner | Due | Status |
        |---|---|---|---|
        | Send the contract | Jane Doe | 2026-02-01 | open |
        | Hold the kick-off | Bo Li | 2026-01-15 | done (x) |
        """)


def test_tick_boxes_below_an_item_are_items() -> None:
    assert body("## Action Plan\n\n- [ ] **Week 1**\n  - [ ] Invite users\n  - [ ] Load data\n") == (
        "## Action Plan\n\n| Action | Owner | Due | Status | Notes |\n|---|---|---|---|---|\n"
        "| Invite users |  |  | open | Week 1 |\n| Load data |  |  | open | Week 1 |\n"
    )


def test_actions_below_goals_get_a_section_of_their_own() -> None:
    assert body("""\
        ## Q1 Goals & Actions

        1. Three more mills
           - Action: Prepare data - Owner: Mo - Due: 2026-02-20
        """) == dedent("""\
        ## Q1 Goals & Actions

        | # | Goal | Success Criteria | Owner | Due | Progress |
        |---|---|---|---|---|---|
        | 1 | Three more mills |  |  |  |  |

        ## Actions

        | Action | Goal | Owner | Due | Status |
        |---|---|---|---|---|
        | Prepare data | 1 | Mo | 2026-02-20 |  |

        """)


def test_unknown_headings_that_mean_a_section_keep_their_words_in_a_comment() -> None:
    assert wild("""\
        ## ⚠️ Red flags

        | Concern | Likelihood | Severity | How we mitigate |
        |---|---|---|---|
        | Budget | High | Med | Value review |
        """) == dedent("""\
        ## Risk Factors
        <!-- adopted from: ⚠️ Red flags -->

        | Risk (Concern) | Likelihood | Severity | Mitigation (How we mitigate) |
        |---|---|---|---|
        | Budget | High | Med | Value review |
        """)


def test_a_cell_that_cannot_be_read_moves_to_the_notes() -> None:
    assert body("""\
        ## Key Milestones

        | Milestone | Target Date | Owner | Status |
        |---|---|---|---|
        | Go-live | ASAP | Jo | [x] |
        | Review | March 5th, 2026 | Jo | [ ] |
        """) == dedent("""\
        ## Key Milestones

        | Milestone | Target Date | Owner | Status | Notes |
        |---|---|---|---|---|
        | Go-live |  | Jo | done (x) | Target Date: ASAP |
        | Review | March 5th, 2026 | Jo | open |  |
        """)


def test_a_row_with_other_cells_than_its_header_is_evened() -> None:
    assert body("""\
        ## Success Metrics

        | Metric | Target |
        |---|---|
        | NPS |
        | CSAT | 90 | stretch |
        """) == dedent("""\
        ## Success Metrics

        | Metric | Target | Notes |
        |---|---|---|
        | NPS |  |  |
        | CSAT | 90 | stretch |
        """)


def test_tables_of_one_section_are_joined() -> None:
    assert body("""\
        ## Milestones

        ### Phase 1

        | Milestone | Target Date | Owner |
        |---|---|---|
        | Pilot | 2026-03-31 | Jo |

        ### Phase 2

        | Milestone | Due | Owner |
        |---|---|---|
        | Roll-out | 2026-06-30 | Al |
        """) == dedent("""\
        ## Milestones

        | Milestone | Target Date (Due) | Owner | Notes |
        |---|---|---|---|
        | Pilot | 2026-03-31 | Jo | Phase 1 |
        | Roll-out | 2026-06-30 | Al | Phase 2 |
        """)


def test_a_table_of_something_else_ends_the_section() -> None:
    assert body("""\
        ## Success Metrics

        | Metric | Target |
        |---|---|
        | NPS | 50 |

        ### Office hours

        | Day | Hour |
        |---|---|
        | Mon | 9 |
        """) == dedent("""\
        ## Success Metrics

        | Metric | Target |
        |---|---|
        | NPS | 50 |

        ## Office hours

        | Day | Hour |
        |---|---|
        | Mon | 9 |
        """)


def test_text_under_a_heading_that_wants_a_table_is_kept_as_notes() -> None:
    assert body("## Growth Strategy\n\nWe land, then we expand.\n") == (
        "## Growth Strategy (notes)\n\nWe land, then we expand.\n"
    )


def test_a_second_section_of_one_name_stays_under_another() -> None:
    text = body("""\
        ## Risks

        | Risk | Probability | Impact | Mitigation |
        |---|---|---|---|
        | A | H | M | B |

        ## Risks

        Nothing else.
        """)

    assert "\n## Risks (notes)\n\nNothing else.\n" in text


def test_tables_and_lists_in_code_stay_code() -> None:
    text = """\
## Risks

```
| Risk | Impact |
|---|---|
| [Risk] | H/M/L |
```

- Champion leaves. Mitigation: find another
"""
    assert body(text) == text.replace(
        "- Champion leaves. Mitigation: find another\n",
        "| Risk | Probability | Impact | Mitigation |\n|---|---|---|---|\n"
        "| Champion leaves |  |  | find another |\n",
    )


def test_an_open_internal_marker_is_closed() -> None:
    assert body("## Notes\n\n<!-- internal -->\nsecret\n") == (
        "## Notes\n\n<!-- internal -->\nsecret\n\n<!-- /internal -->\n"
    )


def test_deeper_sections_are_raised_and_what_follows_them_stays_apart() -> None:
    assert wild("""\
        ## The plan

        #### Risks

        - Champion leaves

        #### Office hours

        Mornings.

        ## End
        """) == dedent("""\
        ## The plan

        ## Risks

        | Risk | Probability | Impact | Mitigation |
        |---|---|---|---|
        | Champion leaves |  |  |  |

        ## Office hours

        Mornings.

        ## End
        """)


def test_a_teams_own_headings_and_columns_count() -> None:
    configuration = (
        '[headings]\n"Worries" = "Risk Factors"\n[columns."Risk Factors"]\n"What hurts" = "Risk"\n'
    )
    text = "# Acme success plan\n\n## Worries\n\n| What hurts | Impact |\n|---|---|\n| Rain | High |\n"

    assert "| What hurts | Impact | Probability | Mitigation |\n" in adopted(text, configuration).text


def test_the_fiscal_year_is_the_configured_one() -> None:
    text = "# Acme QBR\n\n## Q4 FY26 goals\n\n- Ship (Owner: Jo, due 2026-01-31)\n"

    assert "quarter: Q4 FY26\n" in adopted(text, "fiscal-year-start = 2\n").text


def test_line_ends_are_kept() -> None:
    source = decode(
        "plan.md", b"# Acme success plan\r\n\r\nARR: $5K\r\n\r\n## Goals\r\n\r\n- Ship (Jo, 2026-03-01)\r\n"
    )

    text = adopt(source, Settings()).text

    assert text.count("\n") == text.count("\r\n") > 10


def test_a_plan_without_errors_stays_as_it_is() -> None:
    text = PLAN + "\n## Goals I have\n\n**CSM:** Jo\n"

    assert adopted(text) == Adoption(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("\n\n---\n", "is empty"),
        (
            '# Chapter 1\n\nA dark night. "Goals?" said he. "None."\n\n## Chapter 2\n\nHe left.\n',
            "does not look like a plan",
        ),
        ("2026-01-01 10:00:00 INFO start\n" * 50 + "ERROR: status: 500\n", "does not look like a plan"),
        (
            "# Tool\n\n## Installation\n\n- pip install tool\n\n## License\n\nMIT\n",
            "does not look like a plan",
        ),
        ("# Template\n\n```markdown\n## Risks\n\n- Risk: [Risk]\n```\n", "does not look like a plan"),
        ("---\nacctplan: 1\nx: *a\n---\n", "has front matter that cannot be read"),
    ],
    ids=["empty", "blank", "novel", "log", "readme", "template in code", "broken plan"],
)
def test_what_is_no_plan_is_refused_and_left_alone(text: str, reason: str) -> None:
    outcome = adopted(text)

    assert (outcome.refused, outcome.text, outcome.taken) == (reason, text, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ARR: $5K\n" * 10_001, "has 10,002 lines, more than the 10,000 that can be adopted"),
        ("ARR " * 150_000, "has 600,000 characters, more than the 500,000 that can be adopted"),
        ("# Risks\n" * 1_001, "has 1,001 headings, more than the 1,000 that can be adopted"),
    ],
    ids=["lines", "characters", "headings"],
)
def test_what_is_many_times_a_plan_is_refused(text: str, reason: str) -> None:
    assert adopted(text).refused == reason


def test_bytes_that_are_no_text_are_refused() -> None:
    assert adopt(decode("plan.md", b"\x00\x01\xff"), Settings()).refused == "is not UTF-8 (byte 2)"
