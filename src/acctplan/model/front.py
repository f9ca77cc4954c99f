"""The front matter: the scalars of an account, declared once."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, Self, get_type_hints

from pydantic import BaseModel, ConfigDict, Field

from acctplan.model.money import Money, Percent
from acctplan.model.people import Names
from acctplan.model.row import CellState, value_kind
from acctplan.model.time import Quarter
from acctplan.model.words import Audience, Cadence, CheckIn, PlanStatus, Rag, Stage, Tier
from acctplan.source import FIRST_LINE, Span

_C = Audience.CUSTOMER
_I = Audience.INTERNAL
_NOWHERE: Mapping[str, Any] = MappingProxyType({})


class Key(NamedTuple):
    """A declared key. `path` is dotted; `labels` are its names in an Account Summary table."""

    path: str
    kind: Any
    audience: Audience
    source: str
    required: bool
    labels: tuple[str, ...]
    meaning: str
    minimum: int | None
    maximum: int | None


def key(
    meaning: str,
    audience: Audience,
    source: str,
    *,
    required: bool = False,
    labels: tuple[str, ...] = (),
    bounds: tuple[int, int] | None = None,
) -> Any:
    """Declare a key with what it means, who may see it and where it comes from."""
    minimum, maximum = bounds or (None, None)
    declared: Any = {
        "meaning": meaning,
        "audience": audience,
        "source": source,
        "required": required,
        "labels": labels,
        "minimum": minimum,
        "maximum": maximum,
    }
    return Field(default=None, description=meaning, json_schema_extra={"key": declared})


class KeyGroup(BaseModel):
    """A mapping of declared keys."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, defer_build=True)

    @classmethod
    def born(cls, values: dict[str, Any]) -> Self:
        """A group from values of the declared types, made by the reader and not validated again."""
        group = cls.__new__(cls)
        content = _defaults(cls).copy()
        content.update(values)
        object.__setattr__(group, "__dict__", content)
        object.__setattr__(group, "__pydantic_fields_set__", set(values))
        object.__setattr__(group, "__pydantic_extra__", None)
        object.__setattr__(group, "__pydantic_private__", None)
        return group


class Contract(KeyGroup):
    """Contract term."""

    start: date | None = key("first day of the contract", _C, "000 contract term", labels=("Contract Start",))
    end: date | None = key(
        "last day of the contract: the renewal date",
        _C,
        "000 contract term; 004 renewal dates",
        required=True,
        labels=("Contract End", "Renewal", "Renewal Date", "Contract Renewal"),
    )
    auto_renews: bool | None = key(
        "whether it renews by itself", _C, "004 section 1", labels=("Auto-renews",)
    )


class Review(KeyGroup):
    """Review rhythm."""

    cadence: Cadence | None = key(
        "how often the plan is reviewed", _C, "000 checklist", labels=("Review Cadence",)
    )
    last: date | None = key(
        "day of the last review", _C, "000 updated each QBR", labels=("Last Review", "Last QBR")
    )
    next: date | None = key("day of the next QBR", _C, "000 QBR", labels=("Next Review", "Next QBR"))
    shared: date | None = key(
        "day the plan was last given to its stakeholders", _C, "000 documented and shared"
    )
    check_in: CheckIn | None = key(
        "check-ins between reviews", _C, "000 set check-in cadence", labels=("Check-in",)
    )


class Adoption(KeyGroup):
    """How much of what was bought is used."""

    licensed: int | None = key("users licensed", _I, "000 growth assessment", labels=("Users Licensed",))
    active: int | None = key("users active", _I, "000 growth assessment", labels=("Users Active",))
    use_cases_live: int | None = key("use cases live", _I, "000 growth assessment")
    use_cases_total: int | None = key("use cases in all", _I, "000 growth assessment")
    departments_live: int | None = key("departments using us", _I, "000 growth assessment")
    departments_total: int | None = key("departments in all", _I, "000 growth assessment")


class KeyPlace(NamedTuple):
    """Where a key and its value stand, what the author wrote and whether it could be read."""

    key_span: Span
    span: Span
    text: str
    state: CellState


place_of: Callable[[tuple[Span, Span, str, CellState]], KeyPlace] = partial(tuple.__new__, KeyPlace)
"""As calling `KeyPlace`, and faster."""


class FrontMatter(KeyGroup):
    """The scalars of an account."""

    PLACES_FIELD: ClassVar[str] = "places"

    acctplan: int | None = key("format version", _C, "plan format", required=True, bounds=(1, 1))
    account: str | None = key(
        "customer name",
        _C,
        "000 success plan title",
        required=True,
        labels=("Account", "Customer", "Company"),
    )
    status: PlanStatus | None = key("draft, active or archived", _I, "plan format", labels=("Plan Status",))
    tier: Tier | None = key("account tier", _I, "004 template", labels=("Account Tier", "Tier"))
    stage: Stage | None = key("place in the land-and-expand playbook", _I, "004 section 5", labels=("Stage",))
    language: str | None = key("language of the plan, BCP 47", _C, "plan format")
    industry: str | None = key("industry", _I, "004 section 1", labels=("Industry",))
    segment: str | None = key("segment", _I, "004 section 1", labels=("Segment",))
    region: str | None = key("region", _I, "004 section 1", labels=("Region",))
    business_model: str | None = key("business model", _I, "004 section 1", labels=("Business Model",))
    arr: Money | None = key(
        "current annual recurring revenue",
        _C,
        "000 account summary",
        required=True,
        labels=("ARR", "Current ARR"),
    )
    target_arr: Money | None = key(
        "annual recurring revenue in 12 months",
        _I,
        "004 template",
        labels=("Target ARR", "Target ARR (12 months)"),
    )
    growth: Percent | None = key(
        "stated growth, checked against both", _I, "004 template", labels=("Growth %", "Growth")
    )
    investment: Money | None = key(
        "what the customer spends a year", _I, "field formulas: ROI", labels=("Investment",)
    )
    acv: Money | None = key("annual contract value", _I, "004 section 1", labels=("ACV",))
    tcv: Money | None = key("total contract value", _I, "004 section 1", labels=("TCV",))
    health: Decimal | None = key(
        "health score", _I, "000 account summary", labels=("Health Score", "Health"), bounds=(0, 100)
    )
    health_status: Rag | None = key("health light", _I, "004 template", labels=("Health Status",))
    nps: Decimal | None = key("net promoter score", _I, "004 section 1", labels=("NPS",), bounds=(-100, 100))
    csat: Decimal | None = key(
        "customer satisfaction", _I, "004 section 1", labels=("CSAT",), bounds=(0, 100)
    )
    nrr_target: Percent | None = key(
        "net revenue retention target", _I, "004 section 5", labels=("NRR Target",)
    )
    contract: Contract | None = key("contract term", _C, "000 account summary", required=True)
    csm: Names | None = key("customer success manager", _C, "000 account summary", labels=("CSM",))
    account_executive: Names | None = key("account executive", _C, "000", labels=("Account Executive", "AE"))
    primary_contact: Names | None = key(
        "first contact", _C, "000 account summary", labels=("Primary Contact",)
    )
    executive_sponsor: Names | None = key(
        "the customer's executive sponsor", _C, "000 account summary", labels=("Executive Sponsor", "Sponsor")
    )
    quarter: Quarter | None = key(
        "quarter of the quarterly goals",
        _C,
        "000 current quarter",
        required=True,
        labels=("Quarter", "Current Quarter"),
    )
    review: Review | None = key("review rhythm", _C, "000 checklist")
    adoption: Adoption | None = key("use of what was bought", _I, "000 growth assessment")
    crm_id: str | None = key("id in the CRM", _I, "plan format", labels=("CRM ID",))
    tags: tuple[str, ...] | None = key("labels", _I, "plan format", labels=("Tags",))
    places: Mapping[str, KeyPlace] = Field(default_factory=dict, exclude=True, repr=False)

    def place(self, path: str) -> KeyPlace | None:
        """Where a key stands; None if the plan does not have it."""
        return self.places.get(path)

    def at(self, path: str) -> Span:
        """The value's place, the key's if it has no value, the first line if there is no such key."""
        place = self.places.get(path)
        if place is None:
            return FIRST_LINE
        return place.key_span if place.state is CellState.BLANK else place.span

    def state(self, path: str) -> CellState:
        """Whether the key holds a value, is blank, absent, or could not be read."""
        place = self.places.get(path)
        return CellState.ABSENT if place is None else place.state

    def text(self, path: str) -> str:
        """The author's own words; empty if the key is absent."""
        place = self.places.get(path)
        return "" if place is None else place.text

    def is_missing(self, path: str) -> bool:
        """Whether the key is absent or blank; an unreadable one is not missing."""
        return self.state(path) in (CellState.ABSENT, CellState.BLANK)


@cache
def _defaults(group: type[KeyGroup]) -> dict[str, Any]:
    return {name: _NOWHERE if name == "places" else None for name in group.model_fields}


@cache
def keys(group: type[KeyGroup] = FrontMatter, prefix: str = "") -> tuple[Key, ...]:
    """All declared keys in order, groups before their members."""
    hints = get_type_hints(group)
    found: list[Key] = []
    for name, field in group.model_fields.items():
        extra = field.json_schema_extra
        if not isinstance(extra, dict) or "key" not in extra:
            continue
        declared: Any = extra["key"]
        kind = value_kind(hints[name])
        found.append(Key(path=prefix + name, kind=kind, **declared))
        if isinstance(kind, type) and issubclass(kind, KeyGroup):
            found.extend(keys(kind, f"{prefix}{name}."))
    return tuple(found)
