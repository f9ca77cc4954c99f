"""How an account's key figures are labelled in the wild, beyond the labels that the model declares."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

STRONG_KEYS = frozenset(
    (
        "arr",
        "csm",
        "executive_sponsor",
        "account_executive",
        "contract.end",
        "target_arr",
        "acv",
        "tcv",
        "nrr_target",
    )
)
"""Keys that hardly any other kind of document has."""

_WORDS = {
    "account": (
        "customer name; account name; company name; client; client name; kunde; kundenname; firma; "
        "organization; organisation; unternehmen"
    ),
    "arr": (
        "arr amount; spend; annual fee; yearly value; contract value per year; annual contract; annual "
        "subscription; annual recurring revenue; current arr; contract value; annual value; annual contract "
        "value (acv); arr value; arr (usd); current arr with us; annual revenue (arr); subscription value; "
        "contract size; annual spend; jahresumsatz; contract arr; current contract value; jährlicher "
        "vertragswert; vertragswert; total arr; current annual recurring revenue; annual contract value"
    ),
    "target_arr": "arr target; expansion target; arr goal; target arr 12 months",
    "contract.end": (
        "renewal date; renewed until; valid until; contract until; ends; ends on; contract renewal; "
        "contract end date; end date; expires; expiration; expiration date; expiry; contract expiry; "
        "contract expiration; contract renewal date; renewal on; next renewal; renews; renews on; "
        "vertragsende; verlängerung; verlängerungsdatum; renewal due; upcoming renewal; subscription end; "
        "subscription end date; laufzeit bis; contract renews"
    ),
    "contract.start": (
        "start; customer since; contract start; start date; contract start date; contract started; "
        "subscription start; vertragsbeginn; contract start"
    ),
    "csm": (
        "customer success manager; csm name; cs manager; success manager; csm owner; primary csm; assigned "
        "csm; csm lead; customer success lead; csm / owner; your csm; customer success owner; csm assigned; "
        "dedicated csm; cs owner; customer success manager (csm); csm (owner)"
    ),
    "account_executive": (
        "sales; account manager; ae name; sales rep; account owner; am; kam; key account manager; sales "
        "owner; account director; account executive (ae); account manager (am); vertrieb; ae/am; account "
        "lead"
    ),
    "executive_sponsor": (
        "exec sponsor; customer executive sponsor; customer sponsor; sponsor (customer); executive sponsor "
        "(customer); economic buyer; sponsor; customer exec sponsor; executive sponsor name"
    ),
    "primary_contact": (
        "champion; main contact; key contact; primary poc; poc; ansprechpartner; contact; main point of "
        "contact; point of contact; day-to-day contact; customer champion; customer contact; customer lead; "
        "hauptansprechpartner; primary customer contact; customer owner; primary champion; primary "
        "stakeholder; project lead (customer)"
    ),
    "health": (
        "overall health; account health; customer health; overall health score; health status; current "
        "health; gesundheit; current health score; health rating; overall score; customer health score; "
        "account health score"
    ),
    "health_status": (
        "overall status; health; overall health; account health; current health; rag; rag status; risk "
        "status; health colour; health color"
    ),
    "industry": "vertical; branche; sector; industry/vertical; industry / vertical",
    "segment": "customer segment; segment/tier",
    "region": "territory; geo; geography; location; hq; headquarters; standort",
    "tier": "account tier; plan tier; customer tier; account segment; tiering",
    "stage": "lifecycle stage; phase; customer stage; account stage",
    "nps": "nps score; latest nps; current nps; net promoter score",
    "csat": "csat score; customer satisfaction",
    "quarter": (
        "period; reporting period; review period; plan period; quartal; planning period; current period; "
        "fiscal quarter; plan quarter; time period"
    ),
    "review.next": (
        "qbr next; next call; qbr date; upcoming review; review next; next qbr date; next review date; next "
        "business review; next ebr; nächstes review; next qbr/ebr; next meeting; next executive review; "
        "nächster qbr; upcoming qbr; next review/qbr"
    ),
    "review.last": (
        "qbr last; review last; last qbr date; last business review; last review date; last ebr; letztes "
        "review; previous qbr"
    ),
    "review.cadence": (
        "review cadence; qbr cadence; meeting cadence; review frequency; cadence; review rhythm; review "
        "schedule; qbr frequency"
    ),
    "review.check_in": "check-in cadence; sync cadence; check-ins; regular check-in",
    "crm_id": "salesforce id; account id; customer id; sfdc id; hubspot id; crm record",
    "adoption.licensed": (
        "licensed seats; licensed users; licenses; licences; seats; total seats; seats purchased; license "
        "count; contracted seats; lizenzen; users licensed; # of licenses; number of licenses; purchased "
        "seats"
    ),
    "adoption.active": (
        "active users; users active; monthly active users; mau; aktive nutzer; active seats; seats used"
    ),
    "nrr_target": "target nrr; nrr goal",
    "acv": "annual contract value",
    "tcv": "total contract value",
    "growth": "growth rate; arr growth",
    "business_model": "geschäftsmodell",
    "contract.auto_renews": "auto-renewal; auto renewal; auto renew; automatic renewal",
}


@cache
def key_words() -> Mapping[str, tuple[str, ...]]:
    """By the path of a key, how its label is written as well."""
    return MappingProxyType({path: tuple(words.split("; ")) for path, words in _WORDS.items()})
