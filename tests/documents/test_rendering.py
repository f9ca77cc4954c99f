import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from acctplan import renderers
from acctplan.blocks.vocabulary import SpeakerNote
from acctplan.documents import load_catalogue, render
from acctplan.errors import UsageError

DOCUMENTS = [
    ("success-plan", "customer", None),
    ("success-plan", "internal", None),
    ("account-plan", "internal", None),
    ("growth-assessment", "internal", None),
    ("qbr-agenda", "customer", 20),
    ("qbr-agenda", "customer", 60),
    ("qbr-agenda", "customer", 90),
    ("qbr-agenda", "internal", 20),
    ("qbr-agenda", "internal", 60),
    ("qbr-agenda", "internal", 90),
    ("review-checklist", "internal", None),
    ("stakeholder-map", "internal", None),
]
PLANS = {
    "bare": "---\nacctplan: 1\naccount: A\n---\n",
    "nameless": "---\nacctplan: 1\n---\n",
    "empty tables": "---\nacctplan: 1\naccount: A\n---\n\n## Annual Objectives\n\n| Objective | Metric |\n|---|---|\n\n## Actions\n\nlater\n",
    "unreadable": (
        "---\nacctplan: 1\naccount: A\narr: lots\nquarter: soon\ncontract: {end: someday}\nreview: {next: soon}\n---\n\n"
        "## Quarterly Goals\n\n| Goal | Objective | Success Criteria | Owner | Due | Progress |\n|---|---|---|---|---|---|\n"
        "| Grow | 9 | all | Nobody Known | soon | much |\n| Other | | TBD | [Name] | YYYY-MM-DD | XX% |\n"
    ),
}

SCRIPT = """
import hashlib, sys
from datetime import date
from acctplan import renderers
from acctplan.documents import Request, load_catalogue, render
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
plan = read_plan(Source("plan.md", sys.stdin.buffer.read().decode()), Settings()).plan
catalogue = load_catalogue()
for document in catalogue.documents.values():
    for audience in document.audiences:
        request = Request(document, audience, date(2026, 11, 2), Settings(), document.length(None))
        for name in renderers.names():
            shown = renderers.find(name).render(render(plan, request, catalogue))
            shown = shown.encode() if isinstance(shown, str) else shown
            print(document.name, audience.value, name, hashlib.sha256(shown).hexdigest())
"""


@pytest.mark.parametrize("name", ["md", "html"])
@pytest.mark.parametrize(("document", "audience", "minutes"), DOCUMENTS)
def test_every_document_renders_in_every_format(
    desk: Any, complete: str, document: str, audience: str, minutes: int | None, name: str
) -> None:
    request = replace(desk.request(document, audience, minutes), judgement=desk.judgement(complete))
    made = render(desk.read(complete), request, desk.catalogue)
    shown = str(renderers.find(name).render(made))
    assert made.internal is (audience == "internal")
    assert made.title.startswith("Brightwater Foods: ")
    assert ("not for customers" in shown) is (audience == "internal")
    assert not any(
        left in shown for left in ("{{", "{%", "\ue000", "\ue001", "None", "Undefined", "<built-in")
    )


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize(("document", "audience", "minutes"), DOCUMENTS)
def test_a_plan_that_says_little_renders_too(
    desk: Any, text: str, document: str, audience: str, minutes: int | None
) -> None:
    request = replace(desk.request(document, audience, minutes), judgement=desk.judgement(text))
    shown = str(renderers.find("md").render(render(desk.read(text), request, desk.catalogue)))
    assert "# " in shown
    assert "None" not in shown


def test_a_cell_that_could_not_be_read_shows_the_authors_words(desk: Any) -> None:
    shown = desk.md(PLANS["unreadable"], "success-plan")
    assert "| Grow | all | Nobody Known | soon | much |" in shown
    assert "| Other | – | – | – | – |" in shown
    assert "| ARR | lots |" in shown


def test_a_plan_of_another_account_leaves_nothing_behind(desk: Any, complete: str) -> None:
    before = desk.md(complete, "success-plan")
    desk.md(complete.replace("Brightwater", "Somebody Else"), "success-plan")
    assert desk.md(complete, "success-plan") == before


def test_a_customer_gets_no_judgement(desk: Any, complete: str) -> None:
    text = complete.replace("| 2026-12-10 | 40% |", "| soon | 40% |")
    plain = desk.request("qbr-agenda", "customer")
    judged = replace(plain, judgement=desk.judgement(text))
    assert judged.judgement.findings
    plan = desk.read(text)
    assert render(plan, judged, desk.catalogue) == render(plan, plain, desk.catalogue)


def test_markup_and_templates_of_an_author_stay_words(desk: Any, complete: str) -> None:
    text = complete.replace(
        "Match the top 200 suppliers by rule", "{% include 'x' %} <script>alert(1)</script> # no heading"
    )
    text = text.replace("By 2029 every supplier", "{{ 7 * 7 }} {# gone #} every supplier")
    document = render(desk.read(text), desk.request("success-plan"), desk.catalogue)
    shown = str(renderers.find("html").render(document))
    assert "{% include &#x27;x&#x27; %} &lt;script&gt;alert(1)&lt;/script&gt; # no heading" in shown
    assert "{{ 7 * 7 }} {# gone #} every supplier" in shown


def test_an_undefined_name_in_a_teams_body_has_file_and_line(
    desk: Any, tmp_path: Path, complete: str
) -> None:
    (tmp_path / "documents" / "success-plan").mkdir(parents=True)
    body = tmp_path / "documents" / "success-plan" / "body.md.jinja"
    body.write_text("# {{ view.account.name }}\n\n{{ view.heath }}\n", encoding="utf-8")
    own = load_catalogue(tmp_path)
    with pytest.raises(UsageError) as caught:
        render(
            desk.read(complete), replace(desk.request("success-plan"), document=own.find("success-plan")), own
        )
    assert caught.value.message == f"{body}:3: 'acctplan.documents.view.View object' has no attribute 'heath'"


def test_every_built_in_body_names_only_what_exists(desk: Any, complete: str) -> None:
    """Undefined names are errors: a body that renders for a full plan and for an empty one has none."""
    for document, audience, minutes in DOCUMENTS:
        desk.md(complete, document, audience, minutes)


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, id="far east, C"),
        pytest.param(
            {"TZ": "America/Anchorage", "PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8"},
            id="far west, Turkish",
        ),
    ],
)
def test_same_input_same_bytes(complete: str, tmp_path: Path, settings: dict[str, str]) -> None:
    assert _hashes(complete, {"TZ": "UTC", "PYTHONHASHSEED": "0"}, Path.cwd()) == _hashes(
        complete, settings, tmp_path
    )


def _hashes(text: str, settings: dict[str, str], cwd: Path) -> str:
    environment = {**os.environ, **settings, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=text.encode(),
        capture_output=True,
        env=environment,
        cwd=cwd,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_hashes_differ_for_different_plans(complete: str) -> None:
    other = complete.replace("Train the plant leads", "Train everybody")
    environment = {"PYTHONHASHSEED": "0"}
    assert _hashes(complete, environment, Path.cwd()) != _hashes(other, environment, Path.cwd())


@pytest.mark.parametrize("minutes", [20, 60, 90])
def test_outside_of_notes_an_internal_agenda_is_the_customers(desk: Any, complete: str, minutes: int) -> None:
    text = complete.replace(
        "## Customer Vision\n",
        "## Customer Vision\n\n<!-- internal -->\nNot for the room.\n<!-- /internal -->\n",
    )
    plan, judgement = desk.read(text), desk.judgement(text)
    ours, theirs = (
        render(
            plan, replace(desk.request("qbr-agenda", audience, minutes), judgement=judgement), desk.catalogue
        )
        for audience in ("internal", "customer")
    )
    body = tuple(block for block in ours.blocks if not isinstance(block, SpeakerNote))
    assert body == theirs.blocks
    assert len(ours.blocks) > len(body)


def test_an_internal_agenda_tells_the_facilitator_what_the_room_must_not_see(
    desk: Any, complete: str
) -> None:
    ours = desk.md(complete, "qbr-agenda", "internal")
    theirs = desk.md(complete, "qbr-agenda", "customer")
    assert "> Renewal in 14 months." in ours
    assert "Sensitive risks, not for the room" in ours
    assert "Renewal in" not in theirs
