import pickle
from dataclasses import replace
from typing import Any

import pytest

from acctplan import renderers
from acctplan.documents import Catalogue
from acctplan.documents.projection import Projection, project
from acctplan.documents.rendering import render_projection
from acctplan.model.row import Origin, Row, columns
from acctplan.model.sections import TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.model.words import Audience
from leaks import PATH, TOKEN, planted_plan
from office import everything, is_office
from portable import everything_in_pdf

CUSTOMER_DOCUMENTS = [
    ("success-plan", None),
    ("qbr-agenda", 20),
    ("qbr-agenda", 60),
    ("qbr-agenda", 90),
    ("qbr-deck", None),
]
VARIANTS = [
    pytest.param({"typed": False}, id="words"),
    pytest.param({"typed": True}, id="readable values"),
    pytest.param({"typed": False, "only_misspelled": True}, id="misspelled headings"),
]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_customers_projection_holds_no_token(desk: Any, variant: dict[str, bool]) -> None:
    text, planter = planted_plan(**variant)
    projection = project(desk.read(text, PATH), Audience.CUSTOMER, desk.settings)
    held = pickle.dumps(projection).decode("latin-1")
    assert {found: planter.places.get(found) for found in TOKEN.findall(held)} == {}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("name", "minutes"), CUSTOMER_DOCUMENTS)
def test_no_token_reaches_a_customer(
    desk: Any, variant: dict[str, bool], name: str, minutes: int | None
) -> None:
    text, planter = planted_plan(**variant)
    request = replace(desk.request(name, "customer", minutes), judgement=desk.judgement(text, PATH))
    projection = project(desk.read(text, PATH), Audience.CUSTOMER, desk.settings)
    document = render_projection(projection, request, desk.catalogue)
    for each in renderers.names():
        shown = renderers.find(each).render(document)
        if isinstance(shown, bytes):
            said = everything(shown) if is_office(shown) else everything_in_pdf(shown)
            leaked = [found for found in TOKEN.findall(said) if found in planter.places]
        else:
            leaked = TOKEN.findall(shown)
        assert {found: planter.places.get(found) for found in leaked} == {}, each


def test_every_token_was_read_into_the_plan_so_that_none_could_escape_unseen(desk: Any) -> None:
    text, planter = planted_plan(typed=False)
    plan = desk.read(text, PATH)
    rows = [row for table in (*plan.tables.values(), *plan.reviews) for row in table.rows]
    held = " ".join(cell for row in rows for cell in row.origin.texts)
    planted = {
        where: token for token, where in planter.places.items() if " / " in where and "comment" not in where
    }
    assert [where for where, token in planted.items() if token not in held] == []
    assert {type(row) for row in rows} == set(TABLES)


def test_what_a_customer_may_see_is_shown(desk: Any) -> None:
    text, _ = planted_plan(typed=False)
    shown = desk.md(text, "success-plan", "customer")
    assert "Open words about Customer Vision." in shown
    assert "plain words" in shown


@pytest.mark.parametrize("name", [name for name, _ in CUSTOMER_DOCUMENTS[:2]])
def test_an_unprojected_plan_would_be_found_out(desk: Any, name: str) -> None:
    text, _ = planted_plan(typed=False)
    open_wide = Projection(Audience.CUSTOMER, desk.read(text, PATH))
    document = render_projection(open_wide, desk.request(name, "customer"), desk.catalogue)
    assert TOKEN.search(str(renderers.find("md").render(document)))


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        pytest.param(kind, each.name, id=f"{kind.INFO.title}-{each.title}")
        for kind in TABLES
        for each in columns(kind)
        if each.audience is Audience.INTERNAL and each.name != "audience"
    ],
)
def test_one_column_too_many_would_be_found_out(desk: Any, kind: type[Row], column: str) -> None:
    text, _ = planted_plan(typed=False)
    plan = desk.read(text, PATH)
    projection = project(plan, Audience.CUSTOMER, desk.settings)
    visible: dict[Any, Any] = {**projection.plan.tables, ReviewedGoal: projection.plan.reviews[0]}
    hidden: dict[Any, Any] = {**plan.tables, ReviewedGoal: plan.reviews[0]}
    wrong = next(row for row in hidden[kind].rows if row.audience is Audience.CUSTOMER)
    right = visible[kind].rows[0]
    origin = Origin(right.origin.place, {column: 0}, (wrong.text(column),), {})
    table = visible[kind]._replace(rows=(right.moved(origin),))
    leaking = replace(projection.plan, tables={**projection.plan.tables, kind: table})
    assert TOKEN.search(pickle.dumps(leaking).decode("latin-1"))


@pytest.mark.parametrize("each", ["docx", "pdf"])
def test_an_unprojected_plan_would_be_found_out_in_every_file(desk: Any, each: str) -> None:
    text, planter = planted_plan(typed=False)
    open_wide = Projection(Audience.CUSTOMER, desk.read(text, PATH))
    shown = renderers.find(each).render(
        render_projection(open_wide, desk.request("success-plan", "customer"), desk.catalogue)
    )
    assert isinstance(shown, bytes)
    said = everything(shown) if is_office(shown) else everything_in_pdf(shown)
    assert set(TOKEN.findall(said)) & set(planter.places)


@pytest.mark.parametrize("each", ["pptx"])
def test_our_own_file_would_be_found_out_in_its_notes(desk: Any, each: str) -> None:
    text, planter = planted_plan(typed=False)
    request = replace(desk.request("qbr-deck", "internal"), judgement=desk.judgement(text, PATH))
    document = render_projection(
        project(desk.read(text, PATH), Audience.INTERNAL, desk.settings), request, desk.catalogue
    )
    shown = renderers.find(each).render(document)
    assert isinstance(shown, bytes)
    assert set(TOKEN.findall(everything(shown))) & set(planter.places)


def test_a_customers_html_names_neither_file_nor_author_nor_program_path(
    desk: Any, catalogue: Catalogue
) -> None:
    text, _ = planted_plan(typed=False)
    projection = project(
        desk.read(text, "/home/somebody/secret-folder/plan.md"), Audience.CUSTOMER, desk.settings
    )
    document = render_projection(projection, desk.request("success-plan"), catalogue)
    shown = str(renderers.find("html").render(document))
    for trace in ("secret-folder", "plan.md", "/home", "somebody", "site-packages", "jinja"):
        assert trace not in shown
