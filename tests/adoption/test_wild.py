"""Plans as they look in the wild, one file a style: what adopting finds, and that nothing is lost."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from acctplan.adoption.adopting import adopt
from acctplan.adoption.page import words
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections import TABLES
from acctplan.reader.build import Reading, read_plan
from acctplan.settings import Settings
from acctplan.source import Source, decode

WILD = Path(__file__).parent / "wild"
FILES = sorted(WILD.glob("*.md"))
ALLOWED = {"AP006", "AP007", "AP009", "AP012", "AP016", "AP017", "AP018"}
"""Warnings, missing keys and placeholders."""

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


class Found(NamedTuple):
    """What a file says: key figures as they are read, and by section the titles or words of its rows."""

    keys: dict[str, Any]
    rows: dict[str, list[str]]


EXPECTED = {
    "vendor-handbook": Found(
        {"account": "Nordwind Logistics", "arr": 310_000, "contract.end": date(2027, 3, 31), "csm": "Amara Osei",
         "account_executive": "Luis Ortega", "adoption.licensed": 450, "health": Decimal(78)},
        {"Stakeholders": ["Ines Falk", "Pavel Novak", "Sun Li"],
         "Annual Objectives": ["Shorten customs clearance", "Fewer empty runs"],
         "Key Milestones": ["Single sign-on live", "Dispatchers trained", "First depot paperless", "Value review"],
         "Value Realization Targets": ["Clearance time", "Empty kilometres"],
         "Risk Factors": ["Customs API delayed", "Dispatcher turnover"]},
    ),
    "skill-pack-success": Found(
        {"account": "Harbor & Finch", "arr": 184_500, "contract.start": date(2025, 7, 1), "csm": "Tanvi Rao",
         "executive_sponsor": "Graham Stott, CFO", "primary_contact": "Odile Marchetti, Head of Claims"},
        {"Annual Objectives": ["Settle simple claims the same day", "Cut leakage"],
         "Quarterly Goals": ["Photo triage in motor", "Adjuster handbook"],
         "Value Realization Targets": ["Days to settle"], "Risk Factors": ["Merger of the claims teams"],
         "Expansion Roadmap": ["Current", "Phase 2"], "Key Milestones": ["Motor live"]},
    ),
    "skill-pack-account": Found(
        {"account": "Baltic Timber Group", "arr": 240_000, "target_arr": 390_000, "growth": Decimal("62.5")},
        {"Products": ["Yard Planner", "Kiln Monitor"], "Stakeholders": ["Maret Kask", "Juri Tamm"],
         "White Space": ["Log Scanning", "Carbon Reporting"],
         "Risk Factors": ["The champion moves to the holding", "Capex freeze"],
         "Quarterly Goals": ["Yard Planner in three more mills, 200 loads a day planned",
                             "Cut kiln energy per cubic metre by 8%"],
         "Actions": ["Prepare master data", "Train shift leads", "Baseline report"],
         "Success Metrics": ["Expansion pipeline", "Executive touchpoints", "NPS", "Product adoption"]},
    ),
    "bullets": Found(
        {"account": "Copperleaf Clinics", "arr": 96_000, "contract.end": date(2026, 11, 30), "csm": "Devon Blake",
         "account_executive": "Marta Silva"},
        {"Annual Objectives": ["Patients wait less than 15 minutes at reception", "No-show rate from 11% to 6%"],
         "Stakeholders": ["Dr. Ruth Adeyemi", "Kofi Mensah", "Hanna Lind"],
         "Risk Factors": ["Two clinics share one receptionist", "data residency review is open", "Budget round in October"],
         "Key Milestones": ["Kiosk pilot in Leeds", "Second clinic live", "Contract signed",
                            "Integration with the booking system"],
         "Value Realization Targets": ["Waiting time", "Calls per day"],
         "Actions": ["Send kiosk mock-ups", "Name a data protection contact"]},
    ),
    "headings-as-records": Found(
        {"account": "Velora Retail", "arr": 275_000, "contract.end": date(2026, 9, 30), "csm": "Oskar Lindqvist",
         "executive_sponsor": "Camille Perrin, Chief Digital Officer"},
        {"Annual Objectives": ["Objective 1: Lift online conversion", "Objective 2: Fewer returns"],
         "Stakeholders": ["Camille Perrin", "Bruno Costa"], "Risk Factors": ["Peak season freeze", "Agency change"]},
    ),
    "emoji-notion": Found(
        {"account": "Lumen Academy", "arr": 58_200, "contract.end": date(2026, 8, 15), "health_status": "yellow",
         "primary_contact": "Noor Haddad, Dean of Studies"},
        {"Quarterly Goals": ["Enrol 1,200 learners", "Publish 30 courses"],
         "Value Realization Targets": ["Drop-out rate", "Hours to build a course"],
         "Risk Factors": ["Dean leaves in July", "Budget review"], "Stakeholders": ["Noor Haddad", "Viktor Orlov"]},
    ),
    "deutsch": Found(
        {"account": "Rheinwerk Pumpen GmbH", "arr": 128_000, "contract.end": date(2026, 12, 31), "csm": "Jana Weber"},
        {"Annual Objectives": ["Stillstand senken", "Ersatzteile schneller liefern"],
         "Risk Factors": ["Werksleiter geht in Rente", "ERP-Wechsel"],
         "Key Milestones": ["Sensoren montiert", "Go-live Werk 2"], "Actions": ["Termin mit Einkauf"],
         "Stakeholders": ["Dr. Uwe Kern", "Sabine Roth"]},
    ),
    "fenced-templates": Found(
        {"account": "Marlow Shipyards", "arr": 1_100_000, "contract.end": date(2027, 6, 30), "csm": "Felix Grant",
         "executive_sponsor": "Aileen Ross (COO)", "review.next": date(2026, 4, 22)},
        {"Annual Objectives": ["Dock time per refit down to 21 days", "Zero lost-time incidents in the paint hall"],
         "Opportunities": ["Crane scheduling", "Second yard"],
         "Risk Factors": ["Union talks delay the shift pilot"]},
    ),
    "qbr-fiscal": Found(
        {"account": "Tessera Bank", "arr": 640_000, "contract.start": date(2025, 2, 1), "csm": "Nadia Haddad",
         "contract.end": date(2027, 1, 31), "account_executive": "Tom Weller", "nps": Decimal(41)},
        {"Quarterly Goals": ["Onboard 3 lending desks", "Straight-through rate to 85%"],
         "Value Realization Targets": ["Straight-through rate", "Loan decision time"],
         "Executive Engagement": ["CFO briefing", "Strategy day"],
         "Risk Factors": ["Regulator asks for model documentation", "Second vendor evaluated by treasury"]},
    ),
    "hash-one-sections": Found(
        {"account": "Orchard Foods", "arr": 75_500, "contract.start": date(2025, 3, 15), "csm": "Ivo Petrov",
         "contract.end": date(2027, 3, 14), "account_executive": "Beatriz Lopez", "crm_id": "0015e00000ABC"},
        {"Success Metrics": ["Waste", "Forecast error"], "Stakeholders": ["Paula Reyes", "Gil Amado"],
         "Actions": ["Map SKU list", "Data feed"], "Key Milestones": ["Pilot", "Roll-out"],
         "Risk Factors": ["Supplier data is late every month", "New plant manager from May"]},
    ),
    "one-pager": Found(
        {"account": "Sable & Thorn Law", "arr": 142_000, "target_arr": 200_000, "contract.end": date(2027, 2, 28),
         "csm": "Mark Udo"},
        {"Stakeholders": ["Edith Crane", "Louis Park"], "Opportunities": ["Litigation team", "Client portal"],
         "Risk Factors": ["Partner vote in June"], "Actions": ["Precedent audit", "Usage report"]},
    ),
    "sectioned-lists": Found(
        {"account": "Foxglove Energy", "arr": 890_000, "contract.end": date(2028, 5, 31), "csm": "Yuki Tanaka",
         "executive_sponsor": "Dana Whitfield (SVP Operations)"},
        {"Quarterly Goals": ["Goal 1: Outage minutes down 30%", "Goal 2: Field crews paperless"],
         "Risk Factors": ["Sponsor retires in autumn", "Meter data arrives late"],
         "Growth Targets": ["Year 1", "Year 2"],
         "Executive Engagement": ["QBR with the SVP", "Control room visit", "Regulator briefing"]},
    ),
    "plain-fields": Found(
        {"account": "Halden Marine", "arr": 1_200_000, "contract.end": date(2027, 3, 31), "csm": "Petra Lind (CSM)",
         "account_executive": "Rob Tyne (AE)", "primary_contact": "Sofie Dahl, Fleet Director"},
        {"Annual Objectives": ["Fewer days in port", "One booking system for all ships"],
         "Risk Factors": ["Refit of two ships delays training", "Port agents keep their own spreadsheets"],
         "Actions": ["send the port report by 12 March 2026", "name a key user per ship by 20 March 2026"],
         "Stakeholders": ["Sofie Dahl", "Jan Vik"]},
    ),
    "pipeless-tables": Found(
        {"account": "Kestrel Airports", "arr": 94_800, "contract.start": date(2025, 4, 1), "csm": "Wanda Pike",
         "contract.end": date(2027, 3, 31), "account_executive": "Hugo Brandt", "review.next": date(2026, 5, 14)},
        {"Quarterly Goals": ["Queue under 10 minutes", "Staff plan published weekly"],
         "Stakeholders": ["Mira Sand", "Paul Ofori", "Lee Marsh"],
         "Risk Factors": ["Union objects to rosters", "Summer peak stops training"]},
    ),
    "meddpicc": Found(
        {"account": "Brightwater Utilities", "arr": 310_000, "contract.end": date(2026, 9, 30),
         "account_executive": "Yusuf Bello", "executive_sponsor": "Hannah Moss, CFO",
         "primary_contact": "Tariq Aziz, Network Manager"},
        {"Annual Objectives": ["Cut leakage by 12%", "Publish regulator report on time"],
         "Opportunities": ["Smart meters module", "Wastewater team"],
         "Risk Factors": ["Framework contract ends – we may need to re-tender", "Aqualytics pilot in the north region"],
         "Key Milestones": ["Regulator workshop", "CFO value review", "Procurement sign-off"]},
    ),
    "thirty-sixty-ninety": Found(
        {"account": "Pomelo Fitness GmbH", "arr": 28_800, "contract.end": date(2027, 1, 31), "csm": "Aylin Demir",
         "executive_sponsor": "Marco Stein (COO)"},
        {"Annual Objectives": ["80% of classes booked online by 30.06.2026", "No-shows from 18% to 10%"],
         "Actions": ["Import members", "Train studio leads", "Switch on reminders", "Waiting list live",
                     "Weekly numbers to Marco", "First value review"],
         "Risk Factors": ["Studio in Köln closes for works", "Members dislike the app"]},
    ),
    "tiny": Found(
        {"account": "Tern Books", "arr": 18_000, "contract.end": date(2026, 10, 31), "csm": "Ida Moe",
         "primary_contact": "Ben Cole"},
        {"Quarterly Goals": ["Web orders packed the same day by 2026-06-30", "Returns under 4%"],
         "Risk Factors": ["Ben does everything alone"]},
    ),
    "bold-headings": Found(
        {"account": "Lindgren Textiles AB", "arr": 95_000, "contract.end": date(2026, 11, 30), "csm": "Nora Ek"},
        {"Annual Objectives": ["Less scrap", "Faster samples"],
         "Risk Factors": ["*Loom sensors arrive late*", "*Works council asks for a stop*"],
         "Actions": ["Send sensor offer", "Privacy concept"], "Stakeholders": ["Stig Holm", "Eva Lind"],
         "Account Team": ["Nora Ek"]},
    ),
    "mutual-plan": Found(
        {"account": "Osprey Insurance", "arr": 240_000, "contract.start": date(2025, 8, 1),
         "contract.end": date(2026, 7, 31), "csm": "Chloe Tan (CSM)", "executive_sponsor": "Helena Vogt, COO",
         "primary_contact": "Ravi Menon", "review.last": date(2026, 1, 21), "review.next": date(2026, 4, 22)},
        {"Success Metrics": ["Claims closed in 5 days", "Manual letters a week"],
         "Key Milestones": ["Data feed signed off", "Pilot with motor claims", "Executive review", "Renewal decision"],
         "Risk Factors": ["Second line of claims moves to a new core system",
                          "Letter templates exist in three versions"]},
    ),
    "nested-lists": Found(
        {"account": "Fjordkraft Metering", "arr": 1_200_000, "contract.start": date(2024, 7, 1), "csm": "Ola Nes",
         "contract.end": date(2027, 6, 30), "account_executive": "Ingvild Moen", "executive_sponsor": "Turid Aas, CTO"},
        {"Quarterly Goals": ["Meter readings without visits", "Invoice complaints halved"],
         "Risk Factors": ["Radio licence not extended", "Price pressure from Voltmeter AS"],
         "Stakeholders": ["Turid Aas", "Per Lie"], "Actions": ["workshop on radio licence", "list of complaints"]},
    ),
    "qbr-target-actual": Found(
        {"account": "Cobalt Games", "arr": 184_800, "contract.start": date(2025, 5, 1), "csm": "Ruth Okoro",
         "contract.end": date(2027, 4, 30), "segment": "Mid-Market", "health_status": "green",
         "review.last": date(2026, 1, 20), "review.next": date(2026, 7, 14)},
        {"Quarterly Goals": ["Crash reports triaged in 24 h", "Studios on the platform"],
         "Risk Factors": ["R1 (High/Medium): Studio head leaves.",
                          "R2 (Low/High): Console vendor changes its API."],
         "Opportunities": ["Voice chat moderation", "Community team seats"]},
    ),
    "definition-lines": Found(
        {"account": "Vantage Rail plc", "arr": 1_050_000, "contract.end": date(2026, 12, 31), "csm": "Grace Bell",
         "account_executive": "Owen Pratt", "health": Decimal(72), "nps": Decimal(38)},
        {"Annual Objectives": ["O1 – Fewer delay minutes", "O2 – Predictable maintenance"],
         "Risk Factors": ["Franchise is re-tendered in 2027", "Depot Wi-Fi is too slow"],
         "Actions": ["name a planner per depot", "share delay data weekly", "deliver offline mode"]},
    ),
    "role-words": Found(
        {"account": "Meridian Health Systems", "arr": 1_200_000, "contract.end": date(2027, 2, 15),
         "csm": "Dana Whitfield (CSM)", "account_executive": "Luis Ferrer", "review.next": date(2026, 4, 22)},
        {"Annual Objectives": ["Cut agency nurse spend", "Retire the legacy scheduler"],
         "Risk Factors": ["CFO not engaged — she signs the renewal",
                          "Union negotiations may freeze roll-outs in Ohio"],
         "Actions": ["Send ROI draft to Ana", "Export shift data for February", "Book executive sponsor dinner"]},
    ),
    "foreign-front-matter": Found(
        {"account": "Nordlys Bank ASA", "arr": 640_000, "contract.end": date(2026, 12, 1), "csm": "ingrid.h"},
        {"Annual Objectives": ["Faster approvals", "Clean audit"], "Stakeholders": ["Kari Lund", "Ole Berg"],
         "Account Team": ["Ingrid Hauge"], "Key Milestones": ["Pilot branch live", "All branches"],
         "Risk Factors": ["Core-banking upgrade slips"]},
    ),
}  # fmt: skip


def adopted(path: Path) -> tuple[Source, str]:
    source = decode(path.name, path.read_bytes())
    outcome = adopt(source, Settings())
    assert outcome.refused == ""
    return source, outcome.text


def reading(text: str) -> Reading:
    return read_plan(Source("plan.md", text), Settings())


def plan_of(path: Path) -> Plan:
    plan = reading(adopted(path)[1]).plan
    assert plan is not None
    return plan


def said(plan: Plan, key: str) -> Any:
    value: Any = plan.front
    for name in key.split("."):
        value = getattr(value, name)
    for field in ("amount", "text", "value"):
        value = getattr(value, field, value)
    return value


def titles(plan: Plan, section: str) -> list[str]:
    kind: type[Row] = next(each for each in TABLES if each.INFO.title == section)
    field = {"Executive Engagement": "touchpoint"}.get(section)
    rows = plan.tables[kind].rows if kind in plan.tables else ()
    return [row.text(field) if field else row.title for row in rows]


def test_every_file_is_expected_to_say_something() -> None:
    assert [path.stem for path in FILES] == sorted(EXPECTED)


@each_file
def test_the_key_figures_are_found(path: Path) -> None:
    plan = plan_of(path)
    expected = EXPECTED[path.stem].keys

    assert {key: said(plan, key) for key in expected} == expected


@each_file
def test_the_rows_of_every_section_are_found(path: Path) -> None:
    plan = plan_of(path)
    expected = EXPECTED[path.stem].rows

    assert {section: titles(plan, section) for section in expected} == expected


@each_file
def test_no_word_is_lost(path: Path) -> None:
    source, text = adopted(path)

    assert words(source.text) - words(text) == set()


@each_file
def test_nothing_but_missing_keys_and_placeholders_is_left_to_mend(path: Path) -> None:
    findings = reading(adopted(path)[1]).findings

    assert [finding for finding in findings if finding.code not in ALLOWED] == []


@each_file
def test_adopting_twice_is_adopting_once(path: Path) -> None:
    _, text = adopted(path)

    assert adopt(Source(path.name, text), Settings()).text == text


def owners(plan: Plan, section: str) -> list[str]:
    kind: type[Row] = next(each for each in TABLES if each.INFO.title == section)
    return [row.text("owner") for row in plan.tables[kind].rows]


@pytest.mark.parametrize(
    ("name", "section", "expected"),
    [
        ("bullets", "Annual Objectives", ["Dr. Ruth Adeyemi", "Devon Blake"]),
        ("bullets", "Actions", ["Devon Blake", "Kofi Mensah"]),
        ("skill-pack-account", "Actions", ["Maret Kask", "Lena Brandt", "Lena Brandt"]),
        ("sectioned-lists", "Quarterly Goals", ["Dana Whitfield", "Yuki Tanaka"]),
        ("qbr-fiscal", "Quarterly Goals", ["Tom Weller", "Ifeoma Eze"]),
        ("deutsch", "Risk Factors", ["Jana Weber", "Sabine Roth"]),
        ("hash-one-sections", "Actions", ["Gil Amado", "Ivo Petrov"]),
        ("role-words", "Actions", ["Dana", "Tom", "Luis"]),
        ("role-words", "Risk Factors", ["Dana Whitfield", "Luis Ferrer"]),
        ("plain-fields", "Actions", ["Petra", "Jan"]),
        ("plain-fields", "Annual Objectives", ["Sofie Dahl", "Jan Vik"]),
        ("meddpicc", "Annual Objectives", ["Tariq Aziz", "Hannah Moss"]),
        ("meddpicc", "Risk Factors", ["Yusuf", ""]),
        ("bold-headings", "Risk Factors", ["Nora Ek", "Stig Holm"]),
        ("tiny", "Quarterly Goals", ["Ben", ""]),
        (
            "thirty-sixty-ninety",
            "Actions",
            ["Aylin", "Lea", "Lea Roth", "Lea", "Aylin Demir", "Marco Stein, Aylin Demir"],
        ),
        ("definition-lines", "Actions", ["Colin Webb", "Fatima Noor", "Owen Pratt"]),
    ],
)
def test_owners_on_both_sides_are_found(name: str, section: str, expected: list[str]) -> None:
    assert owners(plan_of(WILD / f"{name}.md"), section) == expected


@pytest.mark.parametrize(
    ("name", "section", "field", "expected"),
    [
        ("bullets", "Key Milestones", "due", ["2026-03-15", "May 2026", "2026-01-20", "2026-06-01"]),
        ("bullets", "Value Realization Targets", "baseline", ["26 min", "410"]),
        ("bullets", "Value Realization Targets", "target", ["15 min", "250"]),
        ("bullets", "Risk Factors", "mitigation", ["roll out the kiosk there first", "hosting letter by legal", ""]),
        ("headings-as-records", "Annual Objectives", "target", ["2.6%", "27%"]),
        ("headings-as-records", "Risk Factors", "probability", ["High", "Low"]),
        ("role-words", "Actions", "due", ["2026-04-10", "2026-03-05", ""]),
        ("role-words", "Annual Objectives", "baseline", ["$4.1M", ""]),
        ("role-words", "Annual Objectives", "target", ["$3.0M per year", ""]),
        ("foreign-front-matter", "Annual Objectives", "target", ["5", ""]),
        ("foreign-front-matter", "Risk Factors", "mitigation", ["Parallel run until May"]),
        ("foreign-front-matter", "Stakeholders", "role", ["champion", ""]),
        ("plain-fields", "Annual Objectives", "target", ["3 days", ""]),
        ("meddpicc", "Annual Objectives", "due", ["31 March 2027", "Q3 2026"]),
        ("thirty-sixty-ninety", "Risk Factors", "impact", ["medium", "high"]),
        ("bold-headings", "Risk Factors", "mitigation", ["rent sensors", "present privacy concept"]),
        ("mutual-plan", "Key Milestones", "status", ["done (Y)", "done (Y)", "open (N)", "open (N)"]),
        ("qbr-target-actual", "Opportunities", "value", ["$48k ARR", "$12k ARR"]),
        ("deutsch", "Key Milestones", "due", ["2026-03-31", "2026-06-30"]),
        ("deutsch", "Risk Factors", "impact", ["Medium (mittel)", "High (hoch)"]),
        ("one-pager", "Opportunities", "value", ["$40,000 (est. $40,000)", "$18,000 (est. $18,000)"]),
        ("emoji-notion", "Quarterly Goals", "progress", ["40%", "70%"]),
        ("skill-pack-account", "Products", "status", ["Deployed", "Deployed"]),
        ("sectioned-lists", "Risk Factors", "category", ["Relationship (Relationship Risk)", "Technical (Technical Risk)"]),
    ],
)  # fmt: skip
def test_cells_keep_the_words_of_the_author(name: str, section: str, field: str, expected: list[str]) -> None:
    plan = plan_of(WILD / f"{name}.md")
    kind: type[Row] = next(each for each in TABLES if each.INFO.title == section)

    assert [row.text(field) for row in plan.tables[kind].rows] == expected
