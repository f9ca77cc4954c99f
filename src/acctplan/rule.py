"""What a rule is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from acctplan.diagnostic import Better, Severity
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.past import Past, Version
from acctplan.reader.values import quoted
from acctplan.settings import Settings
from acctplan.source import Span

_NO_SETTINGS = Settings.unset()
_MOST = 36_500


class Problem(NamedTuple):
    """What a rule yields: the smallest text to edit, what is wrong there, and what to type.

    `message` is lower case, quotes the author and has no full stop; `hint` is an imperative; `field` names the
    column or key concerned; `better` is what the whole text at `span` should be, where that is known.
    """

    span: Span
    message: str
    hint: str = ""
    field: str = ""
    better: Better | None = None


class Options(BaseModel):
    """Typed options of a rule: every field has a default, a description and the source of the default."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def option(default: Any, description: str, source: str, **limits: Any) -> Any:
    """Declare an option; `limits` are pydantic's, such as `ge=1`. `source` says where the default comes from.

    Whole numbers are at most 36,500, the days of a century: calendars end.
    """
    if type(default) is int:
        limits.setdefault("le", _MOST)
    return Field(default, description=description, json_schema_extra={"source": source}, **limits)


def named(noun: str, row: Row) -> str:
    """A row for a message: its noun and its own words, as in `goal 'Automate invoices'`."""
    return f"{noun} {quoted(row.title)}" if row.title else f"{noun} without a name"


class Context(NamedTuple):
    """What a rule may know besides the plan: the day that counts as today, its own options, the team's settings.

    `past` is the plan's history, for rules that ask for it and where it is known.
    """

    today: date
    options: Any = None
    settings: Settings = _NO_SETTINGS
    past: Past | None = None


Check = Callable[[Plan, Context], Iterator[Problem]]
Ahead = Callable[[Plan, Context], Iterable[Version | None]]


@dataclass(frozen=True)
class Rule:
    """One rule of the book.

    `base`: demanded of every tier, also of `base`. `unfilled`: fires because something is not filled in yet, so that
    in a draft it is a note. `check` is None for what the reader or the checker itself reports. `page` is the rule's
    documentation in Markdown: what it reports, why, *Fails*, *Passes*, *Options*. `history`: its context has the
    plan's past; `ahead` gives the versions that it begins with, to be read at once for all rules.
    """

    code: str
    name: str
    severity: Severity
    base: bool
    unfilled: bool
    page: str
    module: str
    options: type[Options] | None = None
    check: Check | None = field(default=None, repr=False)
    history: bool = False
    ahead: Ahead | None = field(default=None, repr=False)

    @property
    def summary(self) -> str:
        """The page's first paragraph after its title: what the rule reports, in one sentence."""
        return " ".join(self.page.strip().split("\n\n")[1].split())


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    base: bool = False,
    unfilled: bool | None = None,
    options: type[Options] | None = None,
    history: bool = False,
    ahead: Ahead | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a function. AP1xx and AP3xx are about completeness unless said otherwise."""

    def declare(check: Check) -> Rule:
        made = _rule(code, name, severity, base, unfilled, check.__globals__, options, check)
        return replace(made, history=history, ahead=ahead)

    return declare


def declared(
    code: str,
    name: str,
    severity: Severity,
    place: dict[str, Any],
    *,
    base: bool = True,
    unfilled: bool = False,
) -> Rule:
    """A rule that the reader or the checker itself reports; `place` is the `globals()` of its module."""
    return _rule(code, name, severity, base, unfilled, place, None, None)


def _rule(
    code: str,
    name: str,
    severity: Severity,
    base: bool,
    unfilled: bool | None,
    place: dict[str, Any],
    options: type[Options] | None,
    check: Check | None,
) -> Rule:
    completeness = code.startswith(("AP1", "AP3")) if unfilled is None else unfilled
    page = place["__doc__"] or ""
    return Rule(code, name, severity, base, completeness, page, place["__name__"], options, check)
