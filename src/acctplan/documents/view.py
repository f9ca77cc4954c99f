"""The one object that templates see: plain data about a plan, as far as its audience may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from acctplan.diagnostic import Diagnostic
from acctplan.documents.cells import Line, Section, Shown
from acctplan.documents.checklist import Item


@dataclass(frozen=True, eq=False, repr=False)
class View:
    """What a template may print. A text of the plan's author is a token; blank cells and unfilled ones are "–".

    Fields that hold internal sections are empty in a customer's view.
    """

    internal: bool
    """Whether our own people read the document."""
    today: str
    """The day of the document."""
    minutes: int
    """Length of a session; 0 for a document without one."""
    account: Mapping[str, str]
    """Every front-matter key by its path with `_` for `.`: `account.contract_end`; `account.name` never is a dash.
    `contract_term` is from start to end, as far as they are stated."""
    us: str
    """Our company's name, or "Our team"."""
    us_named: bool
    """Whether that is a name."""
    figures: Mapping[str, Shown]
    """Computed figures: `months_to_renewal`, `focus`, `emphasis` of the renewal band; `quarter_elapsed`; for our own
    people also `growth`, `growth_amount`, `activation`, `use_cases`, `departments`, `penetration`, `white_space`,
    `addressable`, `pipeline`, `weighted`, `weighted_formula`, `left_out`, `coverage`, `roadmap`, `growth_plan`,
    `product_arr`, `benefit` so far a year with `roi` and `roi_formula`, `spend` a year, `promised_benefit` at all
    targets with `promised_roi`, and of relationships `strong`, `known`, `champions`."""
    vision: str
    """The customer's vision, empty if there is none; so are the next three."""
    business_context: str
    current_engagement: str
    notes: str
    objectives: Section
    strategies: Section
    goals: Section
    actions: Section
    actions_by_side: Mapping[str, Section]
    """Actions under `customer`, `us` and `other`."""
    value: Section
    milestones: Section
    later_milestones: int
    """How many milestones lie beyond the next twelve months."""
    timeline: Section
    """The next twelve months: `when`, `what`, `kind`, `owner`; `days` and `kind_exact` for a picture."""
    next_year: str
    """The first and the last day of the next twelve months, `2026-11-21/2027-11-20`: the scale of a timeline."""
    sign_offs: Section
    team: Section
    risks: Section
    sensitive_risks: Section
    """Those that a customer's document does not show."""
    review: Line | None
    """The latest closed quarter: `quarter`, `goals`, `achieved`, `open`, `score`, `learned`."""
    since: Line | None
    """What changed since the last review: its `day`, the goals in a sentence as `outcome`, other changes as sentences:
    `moved` for both sides, `ours` for our own people. None if it is not known, or nothing changed."""
    focus_areas: Sequence[Line]
    """What is off track: `what`, `kind`, `why`."""
    check_ins: Sequence[str]
    """The next check-in days."""
    lacks: Mapping[str, bool]
    """By theme of the discovery questions, whether the plan leaves it open."""
    organization: Section
    decisions: Section
    current_state: Section
    products: Section
    white_space: Section
    dimensions: Sequence[Line]
    """The five dimensions of white space: `name`, `count`, `worth`."""
    white_space_map: Line
    """Worth by `rows` (each `name` and `cells`) and `columns`, over which stands `by_name`; `by` is `Unit` or
    `Dimension`. Without rows if nothing has an amount."""
    opportunities: Section
    arr_bridge: Sequence[Line]
    """From current to target ARR: `step`, `change`, `total`, and whether it is `open`: covered by nothing."""
    roadmap: Section
    blockers: Section
    growth_plan: Section
    growth_targets: Section
    success_metrics: Section
    stakeholders: Section
    power_map: Sequence[Line]
    """Quadrants: `name`, `use`, `lines`."""
    strengths: Sequence[Line]
    """Relationship levels: `level`, `name`, `lines`."""
    coverage: Section
    """By department: `department`, `known`, `strong`, `best`."""
    next_actions: Section
    raci: Section
    touchpoints: Section
    findings: Sequence[Line]
    """Open findings, the heaviest first: `code`, `line`, `severity`, `message`."""
    finding_counts: Mapping[str, int]
    """Open findings by severity."""
    checklist: Sequence[Line]
    """Groups of the review checklist: `name`, `ticked` of `count`, and `entries` with `title`, `state`,
    `state_name`, `codes` and `evidence` (each `text`, `code`, `line`)."""


@dataclass(frozen=True)
class Judgement:
    """What checking the plan said; only our own people's documents get it."""

    findings: Sequence[Diagnostic] = ()
    checklist: Sequence[Item] = ()
