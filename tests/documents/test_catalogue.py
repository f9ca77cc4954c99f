from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acctplan import renderers
from acctplan.documents import Catalogue, load_catalogue, render
from acctplan.errors import UsageError
from acctplan.model.words import Audience

DECLARED = 'title = "Brief"\ndescription = "One page."\naudiences = ["customer"]\ndefault = "customer"\n'
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A team's folder with the files given, by their path with `__` for `/`."""

    def made(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "own" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "own"

    return made


def mistake(folder: Path) -> tuple[str, str]:
    with pytest.raises(UsageError) as caught:
        load_catalogue(folder)
    return caught.value.message.replace(str(folder), "own"), caught.value.hint


def test_the_documents_have_their_audiences(catalogue: Catalogue) -> None:
    assert {
        name: (each.default.value, len(each.audiences)) for name, each in catalogue.documents.items()
    } == {
        "account-plan": ("internal", 1),
        "growth-assessment": ("internal", 1),
        "qbr-agenda": ("customer", 2),
        "qbr-deck": ("customer", 2),
        "review-checklist": ("internal", 1),
        "stakeholder-map": ("internal", 1),
        "success-plan": ("customer", 2),
    }
    assert catalogue.trusted


def test_a_session_comes_in_three_lengths_and_its_parts_add_up(catalogue: Catalogue) -> None:
    document = catalogue.find("qbr-agenda")
    assert document.minutes == (20, 60, 90)
    assert document.shared
    sessions = document.data["agenda"]["sessions"]
    assert {name: sum(minutes for _, minutes in parts) for name, parts in sessions.items()} == {
        "20": 20,
        "60": 60,
        "90": 90,
    }


@pytest.mark.parametrize("length", ["20", "60", "90"])
def test_the_parts_of_a_deck_add_up_to_the_lengths_of_the_agenda_that_it_stands_for(
    catalogue: Catalogue, length: str
) -> None:
    agenda, deck = catalogue.find("qbr-agenda"), catalogue.find("qbr-deck")
    assert catalogue.as_slides(agenda) is deck
    assert catalogue.as_slides(deck) is deck
    assert deck.minutes == agenda.minutes
    data = deck.data["agenda"]
    assert sum(data["sessions"][length].values()) == int(length)
    assert set(data["order"]) == set(data["titles"]) == set(data["sessions"][length])


@pytest.mark.parametrize(
    ("slides", "message"),
    [
        pytest.param("talk", "slides = 'talk' is no document", id="nowhere"),
        pytest.param("brief", "slides = 'brief' cannot stand for this one", id="itself"),
        pytest.param(
            "stakeholder-map", "slides = 'stakeholder-map' cannot stand for this one", id="audience"
        ),
        pytest.param("qbr-agenda", "slides = 'qbr-agenda' cannot stand for this one", id="chain"),
    ],
)
def test_slides_are_a_document_for_the_same_people_and_lengths(make: Make, slides: str, message: str) -> None:
    declared = f'{DECLARED}slides = "{slides}"\n'
    folder = make({"documents/brief/document.toml": declared, "documents/brief/body.md.jinja": "# A\n"})
    assert mistake(folder) == (
        f"own/documents/brief/document.toml:5: {message}",
        "name a document with the same audiences and minutes, and without slides of its own",
    )


@pytest.mark.parametrize(
    ("ask", "message", "hint"),
    [
        pytest.param(
            lambda known: known.find("succes-plan"),
            "there is no document 'succes-plan'",
            "did you mean 'success-plan'?",
            id="document",
        ),
        pytest.param(
            lambda known: known.find("zzz"),
            "there is no document 'zzz'",
            "choose one of account-plan, growth-assessment, qbr-agenda, qbr-deck, review-checklist, stakeholder-map, success-plan",
            id="no such document",
        ),
        pytest.param(
            lambda known: known.find("account-plan").audience("customer"),
            "document 'account-plan' has no customer audience",
            "it is for 'internal' only",
            id="audience",
        ),
        pytest.param(
            lambda known: known.find("account-plan").audience("custmer"),
            "there is no audience 'custmer'",
            "did you mean 'customer'?",
            id="misspelled",
        ),
        pytest.param(
            lambda known: known.find("qbr-agenda").length(45),
            "there is no 'qbr-agenda' of 45 minutes",
            "choose one of 20, 60, 90",
            id="length",
        ),
        pytest.param(
            lambda known: known.find("success-plan").length(20),
            "document 'success-plan' has no length in minutes",
            "leave out --minutes",
            id="no length",
        ),
    ],
)
def test_what_does_not_exist_is_an_error_of_use(
    catalogue: Catalogue, ask: Callable[[Catalogue], object], message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        ask(catalogue)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_team_adds_a_document_without_python(desk: Any, make: Make, complete: str) -> None:
    body = "# {{ view.account.name }}\n\n{% for goal in view.goals.rows %}\n- {{ goal.goal }}\n{% endfor %}\n"
    own = load_catalogue(
        make({"documents/brief/document.toml": DECLARED, "documents/brief/body.md.jinja": body})
    )
    assert not own.trusted
    from dataclasses import replace

    request = replace(desk.request("success-plan"), document=own.find("brief"), audience=Audience.CUSTOMER)
    shown = str(renderers.find("md").render(render(desk.read(complete), request, own)))
    assert shown.startswith("# Brightwater Foods\n\n- Capture invoices without typing in six plants\n")


def test_a_team_replaces_a_partial(make: Make) -> None:
    own = load_catalogue(make({"partials/tables.md.jinja": "mine"}))
    assert own.templates["partials/tables.md.jinja"].text == "mine"
    assert "success-plan" in own.documents


@pytest.mark.parametrize(
    ("files", "message", "hint"),
    [
        pytest.param(
            {"other/x": "x"},
            "'own' is no folder of templates: it has no folder 'documents'",
            "put each document type into documents/NAME below it",
            id="no folder",
        ),
        pytest.param(
            {"documents/brief/body.md.jinja": "x"},
            "own/documents/brief/body.md.jinja: its folder has no document.toml",
            "write one with title, description, audiences and default",
            id="no declaration",
        ),
        pytest.param(
            {"documents/brief/document.toml": DECLARED},
            "own/documents/brief/document.toml: its folder has no body.md.jinja",
            "write the body in Markdown with Jinja",
            id="no body",
        ),
        pytest.param(
            {"documents/Brief!/document.toml": DECLARED},
            "own/documents/Brief!/document.toml: 'Brief!' is no name for a document",
            "use small letters, digits and hyphens",
            id="name",
        ),
        pytest.param(
            {"documents/b/document.toml": DECLARED + "titel = 1\n", "documents/b/body.md.jinja": ""},
            "own/documents/b/document.toml:5: there is no setting 'titel'",
            "did you mean 'title'?",
            id="unknown key",
        ),
        pytest.param(
            {
                "documents/b/document.toml": DECLARED.replace('title = "Brief"\n', ""),
                "documents/b/body.md.jinja": "",
            },
            "own/documents/b/document.toml:1: 'title' is missing",
            'write title = "…"',
            id="missing key",
        ),
        pytest.param(
            {
                "documents/b/document.toml": DECLARED.replace('["customer"]', '["everybody"]'),
                "documents/b/body.md.jinja": "",
            },
            "own/documents/b/document.toml:3: 'everybody' is not an audience",
            "write 'customer' or 'internal'",
            id="audience",
        ),
        pytest.param(
            {
                "documents/b/document.toml": DECLARED.replace('default = "customer"', 'default = "internal"'),
                "documents/b/body.md.jinja": "",
            },
            "own/documents/b/document.toml:4: 'internal' is not among the audiences",
            "add it to audiences",
            id="default",
        ),
        pytest.param(
            {"documents/b/document.toml": 'title = "x\n', "documents/b/body.md.jinja": ""},
            "own/documents/b/document.toml:1: illegal character '\\n'",
            "mend the TOML",
            id="toml",
        ),
    ],
)
def test_a_mistake_in_a_teams_folder_has_file_and_line(
    make: Make, files: dict[str, str], message: str, hint: str
) -> None:
    assert mistake(make(files)) == (message, hint)


def test_a_link_out_of_the_folder_is_refused(make: Make, tmp_path: Path) -> None:
    folder = make({"documents/brief/document.toml": DECLARED})
    (tmp_path / "secret.jinja").write_text("secret")
    (folder / "documents" / "brief" / "body.md.jinja").symlink_to(tmp_path / "secret.jinja")
    assert mistake(folder) == (
        "'own/documents/brief/body.md.jinja' leads out of its folder",
        "put the file itself there",
    )


def test_a_huge_template_is_refused(make: Make) -> None:
    message, _ = mistake(make({"documents/b/body.md.jinja": "x" * 300_000}))
    assert message == "'own/documents/b/body.md.jinja' is larger than the limit of 200,000 bytes (300,000)"
