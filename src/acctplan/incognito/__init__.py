"""A plan with its names and amounts masked, for showing it in public: from text to text, so that all else follows.

People become `Person A`, the account `Customer A`, our company `Our company`; amounts are scaled so that the account
brings 100,000 a year, which keeps their proportions; addresses and telephone numbers are made up.
"""

import json
from collections.abc import Mapping
from decimal import Decimal

from acctplan.incognito.amounts import Scale, largest
from acctplan.incognito.cast import Cast, letters
from acctplan.incognito.folded import words
from acctplan.incognito.places import Kind, Place, amounts, places
from acctplan.incognito.splicing import Splice
from acctplan.incognito.traces import traces
from acctplan.model.plan import Plan
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source, Span, Unreadable

__all__ = ["BASE", "Mask", "letters"]

BASE = Decimal(100_000)
"""What the account brings a year once its amounts are masked."""

_UNKNOWN = Decimal("0.37")
"""The scale of a plan that names no amount at all."""

_STAND_IN = 2
"""Words of the longest stand-in."""

_NO_PLAN = Unreadable("cannot be masked", "leave out --incognito, or mend what 'acctplan check' finds")


class Mask:
    """What masks the texts of one plan, as it is and as it was: the same stand-ins and the same scale for all.

    `number` tells accounts apart, `others` are names of other accounts by their numbers.
    """

    def __init__(
        self, plan: Plan, settings: Settings, number: int = 1, others: Mapping[int, str] | None = None
    ) -> None:
        self._original = settings
        text = plan.source.text
        language = plan.front.language or "en"
        self._cast = Cast(settings, language)
        self._account = f"Customer {letters(number)}"
        self._cast.add_account(plan.front.account or "", self._account, text)
        if settings.team.company:
            self._cast.add_account(settings.team.company, "Our company", text)
        if settings.render.brand.name:
            self._cast.add_account(settings.render.brand.name, "Our company", text)
        lower = text.casefold()
        for each, name in (others or {}).items():
            if any(len(word) > 2 and word.casefold() in lower for word in words(name)):
                self._cast.add_account(name, f"Customer {letters(each)}", text)
        known = list(amounts(plan))
        whole = next((each for each in known if each > 0), None) or largest(text, settings.currency)
        self._scale = Scale(BASE / whole if whole else _UNKNOWN, settings.currency, known, language)
        self._learn(plan)
        self.settings = self._masked_settings(settings)

    def source(self, source: Source) -> Source:
        """A text of the plan without names, amounts and addresses. One that is no plan is unreadable then."""
        path = f"{self._account.lower().replace(' ', '-')}.md"
        plan = read_plan(source, self._original).plan
        if plan is None:
            return Source(path, "", source.unreadable or _NO_PLAN)
        self._learn(plan)
        return Source(path, self._masked(plan), marked=source.marked)

    def text(self, text: str) -> str:
        """A text that is no plan, masked."""
        splice = Splice(text)
        self._mask_prose(splice)
        return splice.result()

    def _learn(self, plan: Plan) -> None:
        named = [each for each in places(plan) if each.kind in (Kind.NAMES, Kind.NAME)]
        self._cast.learn(plan, [each.text for each in named if each.kind is Kind.NAMES])
        for each in named:
            if each.kind is Kind.NAME:
                self._cast.person(each.text)

    def _masked(self, plan: Plan) -> str:
        splice = Splice(plan.source.text)
        splice.close_marks()
        found = list(places(plan))
        for place in found:
            if place.kind is Kind.CLOSED:
                splice.close(*_offsets(plan, place.span))
        for place in found:
            shown = self._shown(plan, place)
            if shown is not None:
                splice.put(*_offsets(plan, place.span), _quoted(plan, place, shown))
        self._mask_headings(plan, splice)
        self._mask_prose(splice)
        return splice.result()

    def _shown(self, plan: Plan, place: Place) -> str | None:
        """What stands in a place of a type; None for one of running text."""
        match place.kind:
            case Kind.ACCOUNT:
                shown = self._account
            case Kind.ID:
                shown = "masked"
            case Kind.NAMES:
                shown = self._cast.people_in(plan, place.text)
            case Kind.NAME:
                shown = self._cast.person(place.text)
            case Kind.AMOUNT:
                shown = self._scale.typed(place.value)
            case Kind.AMOUNT_TEXT:
                shown = self._every_amount(place.text)
            case _:
                return None
        return shown

    def _every_amount(self, text: str) -> str:
        splice = Splice(text)
        for spot in self._scale.spots(text, every=True):
            splice.put(*spot)
        self._mask_prose(splice)
        return splice.result()

    def _mask_headings(self, plan: Plan, splice: Splice) -> None:
        """Headings of sections stay those of the format: one that names somebody is its title, or loses the name."""
        tables = [(kind.INFO.title, each.heading, each.internal) for kind, each in plan.tables.items()]
        prose = [(kind.INFO.title, each.heading, each.internal) for kind, each in plan.prose.items()]
        reviews = [("", each.heading, True) for each in plan.reviews]
        for title, span, internal in (*tables, *prose, *reviews):
            start, end = _offsets(plan, span)
            written = plan.source.text[start:end]
            masked = self.text(written)
            is_all = len(words(masked)) <= _STAND_IN
            if masked != written and not internal and (is_all or title in written):
                splice.put(start, end, title)
            elif masked != written and not is_all:
                splice.put(start, end, masked)
            else:
                splice.close(start, end)

    def _mask_prose(self, splice: Splice) -> None:
        text = splice.text
        for spot in traces(text):
            splice.put(*spot)
        for spot in self._scale.spots(text):
            splice.put(*spot)
        splice.close_days()
        for hit in self._cast.find(text):
            splice.put_name(*hit)

    def _masked_settings(self, settings: Settings) -> Settings:
        company = "Our company" if settings.team.company else ""
        people = tuple(
            each.model_copy(
                update={
                    "name": self._cast.person(each.name),
                    "title": self.text(each.title),
                    "role": self.text(each.role),
                }
            )
            for each in settings.team.people
        )
        catalog = settings.catalog.model_copy(
            update={
                name: tuple(map(self.text, getattr(settings.catalog, name)))
                for name in type(settings.catalog).model_fields
            }
        )
        render = settings.render.model_copy(update={"brand": type(settings.render.brand).unset()})
        team = settings.team.model_copy(update={"company": company, "people": people})
        return settings.model_copy(update={"team": team, "catalog": catalog, "render": render})


def _offsets(plan: Plan, span: Span) -> tuple[int, int]:
    line, column, end_line, end_column = span
    return plan.source.offset(line, column), plan.source.offset(end_line, end_column)


def _quoted(plan: Plan, place: Place, shown: str) -> str:
    """What is put into the front matter, in quotes where there were some or several lines."""
    written = plan.source.between(place.span)
    if written[:1] in tuple("\"'|>") and _is_front(plan, place):
        return json.dumps(shown, ensure_ascii=False)
    return shown


def _is_front(plan: Plan, place: Place) -> bool:
    return any(each.span == place.span for each in plan.front.places.values())
