import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limited
from hypothesis import strategies as st

from acctplan.checker import check_source, judge
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.errors import UsageError
from acctplan.model.front import keys
from acctplan.model.row import columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.reader.build import read_plan
from acctplan.scaffold import (
    find_template,
    plan_folder,
    scaffold_plan,
)
from acctplan.settings import Settings, parse
from acctplan.source import Source
from cases import COMPLETE

TODAY = date(2026, 11, 2)
TIERS = ("strategic", "growth", "base")
OPTIONS = {
    "arr": "$420K",
    "csm": "O'Brien: #1",
    "contract.end": "31 Jan 2028",
    "executive_sponsor": "Helen Okafor, CFO",
}
ORDER = """
    Customer Vision, Business Context, Decision Process, Current Engagement, Organization, Annual Objectives,
    Strategies and Initiatives, Quarterly Goals, Actions, Value Realization Targets, Success Metrics, Current State,
    Products, Expansion Roadmap, White Space, Opportunities, Growth Blockers, Growth Plan, Growth Targets,
    Stakeholders, RACI, Account Team, Executive Engagement, Risk Factors, Key Milestones, Sign-offs, Review 2026-Q4,
    Notes
"""


def scaffold(tier: str = "strategic", settings: str = "", today: date = TODAY, **answers: str) -> str:
    given = {"account": "Brightwater Foods", "tier": tier} | {
        key.replace("__", "."): value for key, value in answers.items()
    }
    return scaffold_plan(find_template(tier), given, parse(settings), today)


def judged(text: str, settings: str = "", today: date = TODAY) -> list[Diagnostic]:
    return check_source(Source("plan.md", text), judge(parse(settings)), today)


def account_in(text: str) -> str | None:
    plan = read_plan(Source("plan.md", text), Settings()).plan
    assert plan is not None
    return plan.front.account


def test_a_base_plan_is_one_page() -> None:
    text = scaffold("base", arr="420k", csm="Priya Nair")
    assert text[: text.index("\n## Quarterly Goals")] == (
        "---\n"
        "acctplan: 1\n"
        "account: Brightwater Foods\n"
        "status: draft  # what is missing in a draft is only noted; write active once it is filled in\n"
        "tier: base\n"
        "arr: $420,000\n"
        "contract:\n"
        "  end:  # last day of the contract: the renewal date, like 2027-10-03\n"
        "csm: Priya Nair\n"
        "primary_contact:  # first contact, like Mara Lind, Head of Finance Operations\n"
        "quarter: 2026-Q4\n"
        "review:\n"
        "  cadence: quarterly\n"
        "  next:  # day of the next QBR, like 2027-01-17\n"
        "---\n\n"
        "# Brightwater Foods success plan\n\n"
        "<!-- Type prose below its heading, and rows below the line of dashes, one line each. Comments like this one say "
        "what\nbelongs where; they never reach a document, and you may delete them. Leave out any section that you do not "
        "need.\n'acctplan check' tells what is missing, step by step. -->\n\n"
        "## Customer Vision\n\n"
        "<!-- Where the customer wants to be in 1-3 years: a quotation, and who said it. For example:\n"
        '"In three years every supplier is paid on the agreed day, and no clerk types an invoice." (Helen Okafor, CFO) -->\n'
    )
    assert len(text.splitlines()) < 70


def test_a_table_has_guidance_an_example_and_a_header() -> None:
    assert (
        "## Quarterly Goals\n\n"
        "<!-- Two or three results to reach this quarter, each tied to an objective.\n"
        "Objective: the number of the objective. Category: adoption, efficiency, quality, revenue or strategic.\n"
        "For example:\n"
        "| Automate invoice capture in six plants | 1 | efficiency | 70% of invoices captured without a clerk | Mara Lind "
        "| 2026-12-31 | 0% |\n"
        "-->\n\n"
        "| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |\n"
        "|---|---|---|---|---|---|---|\n\n"
        "## Actions\n"
    ) in scaffold("strategic")


def test_a_strategic_plan_has_every_section_in_the_order_of_the_format() -> None:
    headings = re.findall(r"^## (.+)$", scaffold("strategic"), re.MULTILINE)
    assert headings == [title.strip() for title in ORDER.split(",")]
    declared = {table.INFO.title for table in TABLES} | {prose.INFO.title for prose in PROSE}
    assert {re.sub("^Review .*", "Review", heading) for heading in headings} == declared


@pytest.mark.parametrize("tier", TIERS)
def test_every_required_column_and_key_is_there(tier: str) -> None:
    plan = read_plan(Source("plan.md", scaffold(tier)), Settings()).plan
    assert plan is not None
    for kind, table in plan.tables.items():
        assert table.columns >= {each.name for each in columns(kind) if each.required}
    assert {key.path for key in keys() if key.required} <= set(plan.front.places)


@pytest.mark.parametrize("tier", TIERS)
def test_the_example_rows_are_rows_that_the_reader_takes(tier: str) -> None:
    text = scaffold(tier, arr="$420,000", contract__end="2028-01-31")
    filled = re.sub(
        r"<!-- .*?^For example:\n(.*?)-->\n\n(\|.*?\n\|-.*?\n)", r"\2\1", text, flags=re.DOTALL | re.MULTILINE
    )
    reading = read_plan(Source("plan.md", filled), Settings())
    assert reading.plan is not None
    assert [finding.message for finding in reading.findings] == []
    for kind, table in reading.plan.tables.items():
        assert table.rows, kind.INFO.title
        first = table.rows[0]
        assert not [each.title for each in columns(kind) if each.required and first.is_blank(each.name)]


@pytest.mark.parametrize(
    "settings",
    [
        "",
        'currency = "EUR"',
        'currency = "JPY"\nfiscal-year-start = 2',
        "fiscal-year-start = 11",
        "fiscal-year-start = 12",
        '[team]\ncompany = "Us"\npeople = [{name = "Tom Becker"}]',
        '[rules]\npreset = "strict"',
    ],
)
@pytest.mark.parametrize("answers", [{}, OPTIONS], ids=["nothing given", "all given"])
@pytest.mark.parametrize("tier", TIERS)
def test_check_accepts_a_new_plan_as_a_draft(tier: str, answers: dict[str, str], settings: str) -> None:
    text = scaffold_plan(
        find_template(tier), {"account": "Åkerlund & Söhne", "tier": tier} | answers, parse(settings), TODAY
    )
    loud = [
        (each.code, each.finding.message)
        for each in judged(text, settings)
        if each.severity is not Severity.NOTE
    ]
    assert loud == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Åkerlund & Söhne", "Åkerlund & Söhne"),
        ("Yes", '"Yes"'),
        ("NO", '"NO"'),
        ("#1 Foods", '"#1 Foods"'),
        ('O\'Brien: "X"', '"O\'Brien: \\"X\\""'),
        ("[Acme] Holding 7", '"[Acme] Holding 7"'),
        ("- dash", '"- dash"'),
        ("*star*", '"*star*"'),
        ("Colon:", '"Colon:"'),
        ("A #b", '"A #b"'),
        ("420", '"420"'),
        ("1e3", '"1e3"'),
        ("012", '"012"'),
        ("2026-12-10", '"2026-12-10"'),
        ("back\\slash", '"back\\\\slash"'),
        ("--- three", '"--- three"'),
        ("{x}", '"{x}"'),
        ("50% | off", '"50% | off"'),
        ("two  blanks", "two  blanks"),
        ("株式会社", "株式会社"),
        ("  padded ", "padded"),
        ("&amp; Co", '"&amp; Co"'),
        ("🦊 Fox", '"🦊 Fox"'),
        ("O'Neil (UK), Ltd.", "O'Neil (UK), Ltd."),
    ],
)
def test_an_account_is_read_back_as_it_was_given(name: str, written: str) -> None:
    text = scaffold("growth", account=name)
    assert f"\naccount: {written}\n" in text
    assert account_in(text) == name.strip()
    assert {each.severity for each in judged(text)} == {Severity.NOTE}


def test_an_account_with_a_comment_in_it_is_refused() -> None:
    with pytest.raises(UsageError, match="account 'Acme <!-- internal' has a comment in it"):
        scaffold("growth", account="Acme <!-- internal")


@limited(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_account_is_read_back_or_refused(name: str) -> None:
    try:
        text = scaffold("base", account=name)
    except UsageError as error:
        said = error.hint
        assert said
    else:
        assert account_in(text) == name.strip()
        assert {each.severity for each in judged(text)} == {Severity.NOTE}


@pytest.mark.parametrize(
    ("plans", "folder"),
    [
        ("[]", "accounts"),
        ('["accounts/**/*.md"]', "accounts"),
        ('["customers/emea/**/*.md", "x/*.md"]', "customers/emea"),
        ('["./plans/*.md"]', "plans"),
        ('["plans/a?/*.md"]', "plans"),
        ('["plans/acme.md"]', "plans"),
        ('["**/*.md"]', "accounts"),
        ('["*.md"]', "."),
    ],
)
def test_plans_go_where_the_first_pattern_looks(plans: str, folder: str) -> None:
    assert plan_folder(parse(f"plans = {plans}")) == folder


@pytest.mark.parametrize("name", TIERS)
def test_a_template_says_what_it_is_for(name: str) -> None:
    template = find_template(name)
    assert (template.name, bool(template.title), bool(template.description)) == (name, True, True)


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("strategc", "there is no template 'strategc'", "did you mean 'strategic'?"),
        ("../x", "there is no template '../x'", "choose base, growth, strategic"),
    ],
)
def test_an_unknown_template_is_refused(name: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_template(name)
    assert (caught.value.message, caught.value.hint) == (message, hint)


# What an author types when `check` asks: the same section of the complete plan, or a key.

SECTION_FOR = {
    "AP101": "Customer Vision",
    "AP102": "Annual Objectives",
    "AP103": "Quarterly Goals",
    "AP108": "Risk Factors",
    "AP109": "Value Realization Targets",
    "AP110": "Key Milestones",
    "AP113": "Business Context",
    "AP211": "Actions",
    "AP214": "Strategies and Initiatives",
    "AP215": "Expansion Roadmap",
    "AP301": "Sign-offs",
    "AP302": "Sign-offs",
    "AP304": "Sign-offs",
    "AP306": "Stakeholders",
    "AP307": "Stakeholders",
    "AP308": "Stakeholders",
    "AP312": "Stakeholders",
    "AP313": "Stakeholders",
    "AP315": "Account Team",
    "AP501": "White Space",
    "AP610": "Executive Engagement",
}
KEY_FOR = {
    "AP301": {"primary_contact": "Mara Lind"},
    "AP307": {"executive_sponsor": "Helen Okafor, CFO"},
    "AP312": {"csm": "Priya Nair", "account_executive": "Tom Becker"},
    "AP315": {"csm": "Priya Nair"},
    "AP603": {"next": "2026-12-16"},
}
VALUE_FOR = {"arr": "$420,000", "contract.end": "2028-01-31"}


def section_of(text: str, title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def typed(text: str, title: str) -> str:
    """The plan with the complete plan's rows, or prose, typed into a section that has none."""
    model, own = section_of(COMPLETE, title), section_of(text, title)
    head = re.search(r"^\|.*\n\|(?:---\|)+\n(?!\|)", own.split("-->\n", 1)[-1], re.MULTILINE)
    if "|---|" not in own:
        return text.replace(own, f"\n{model.strip()}\n\n") if "<!--" in own else text
    if head is None:
        return text
    rows = [line for line in model.split("\n") if line.startswith("|")]
    lines = [dict(zip(cells(rows[0]), cells(row), strict=True)) for row in rows[2:]]
    names = cells(head[0].split("\n")[0])
    new = "".join("| " + " | ".join(line.get(name, "") for name in names) + " |\n" for line in lines)
    return text.replace(own, own.replace(head[0], head[0] + new))


def set_key(text: str, path: str, value: str) -> str:
    leaf = path.rpartition(".")[2]
    return re.sub(rf"^( *{leaf}:).*$", rf"\1 {value}", text, count=1, flags=re.MULTILINE)


def answered(text: str, finding: Diagnostic) -> str:
    if finding.code == "AP007":
        return set_key(text, finding.finding.field, VALUE_FOR[finding.finding.field])
    if finding.code in SECTION_FOR:
        text = typed(text, SECTION_FOR[finding.code])
    for path, value in KEY_FOR.get(finding.code, {}).items():
        text = set_key(text, path, value)
    return text


def followed(text: str) -> str:
    """The plan when every finding was answered, one after the other, as far as the answers go."""
    while True:
        for finding in judged(text):
            better = answered(text, finding)
            if better != text:
                text = better
                break
        else:
            return text


@pytest.mark.parametrize("tier", TIERS)
def test_check_leads_from_a_new_plan_to_an_active_one(tier: str) -> None:
    draft = followed(scaffold(tier))
    active = followed(set_key(draft, "status", "active"))
    loud = [
        f"{each.span.line} {each.code} {each.finding.message}"
        for each in judged(active)
        if each.severity is not Severity.NOTE
    ]
    assert loud == []


def test_no_template_is_python() -> None:
    folder = find_template("base").folder.parent.parent
    assert not list(Path(folder).rglob("*.py"))
