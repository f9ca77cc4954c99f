"""The page of all accounts: sorted as its reader likes, and searched."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from acctplan.model.formats import NONE, months
from acctplan.model.words import Tier
from acctplan.overview.glance import Glance, ListDocument
from acctplan.serving.frame import address, count, page, right, table_of, text
from acctplan.serving.marks import health
from acctplan.serving.shelf import Hit, Shelf

MOST_HITS = 3
"""Lines of a plan that a search shows."""

MOST_SIGNS = 160
"""Characters of such a line that are shown."""


class Order(NamedTuple):
    """What accounts are sorted by, and whether the other way round."""

    column: str = "account"
    turned: bool = False

    @classmethod
    def of(cls, asked: str) -> "Order":
        """What an address asks for, such as `-renewal`; by name for what is not known."""
        column = asked.removeprefix("-")
        return cls(column, asked.startswith("-")) if column in _KEYS else cls()

    def __str__(self) -> str:
        return f"-{self.column}" if self.turned else self.column


def _arr(each: Glance) -> tuple[str, Decimal] | None:
    return (each.arr.currency, -Decimal(each.arr.amount)) if each.arr else None


_KEYS: Mapping[str, Callable[[Glance], Any]] = {
    "account": lambda each: each.account.casefold(),
    "health": lambda each: each.health,
    "arr": _arr,
    "renewal": lambda each: each.renewal,
    "review": lambda each: each.next_review,
    "findings": lambda each: (-each.errors, -each.warnings, -each.notes),
    "tier": lambda each: list(Tier).index(Tier(each.tier)) if each.tier else None,
}
"""What needs attention comes first: low health, high ARR, an early renewal, many findings."""

_COLUMNS = (
    ("account", "Account"), ("health", "Health"), ("arr", "ARR"), ("renewal", "Renewal"), ("review", "Next review"),
    ("findings", "Errors"), ("", "Warnings"), ("", "Notes"), ("tier", "Tier"), ("", "Quarter"),
)  # fmt: skip
_NUMBERS = ("ARR", "Errors", "Warnings", "Notes")


def accounts_page(shelf: Shelf, order: Order, words: str = "", revision: int = 0) -> str:
    """All accounts in a table, or those that have all the words, each with its lines."""
    document = shelf.accounts()
    found = shelf.search(words) if words else dict.fromkeys((each.path for each in document.accounts), ())
    shown = [each for each in document.accounts if each.path in found]
    heads = [_head(name, label, order, words) for name, label in _COLUMNS]
    rows = ("".join(_row(each, found[each.path])) for each in sorted_by(shown, order))
    title = f"Accounts with “{words}”" if words else "Accounts"
    body = [
        f'<h1>{text(title)}</h1><p class="lead">{_lead(document, len(shown), words)}</p>',
        table_of("Accounts", heads, rows)
        if shown
        else "<p>A plan is found if its text or its path has all the words.</p>",
    ]
    return page(title, body, revision=revision, words=words, kind="listing")


def _lead(document: ListDocument, shown: int, words: str) -> str:
    if words:
        return f'{shown} of {count(len(document.accounts), "plan")}. <a href="/">All accounts</a>'
    total = " · ".join(text(amount.text) for amount in document.total_arr)
    money = f"; total ARR {total}" if total else ""
    return f"{count(len(document.accounts), 'plan')} as of {document.as_of}{money}"


def sorted_by(accounts: Sequence[Glance], order: Order) -> list[Glance]:
    """The accounts in an order; those that do not say what it goes by are always last."""
    key = _KEYS[order.column]
    said = [each for each in accounts if key(each) is not None]
    return sorted(said, key=key, reverse=order.turned) + [each for each in accounts if key(each) is None]


def hits(plan: str, name: str, words: Sequence[str]) -> list[Hit] | None:
    """The first lines of a plan with one of the words, in lower case; None unless text or name have each of them."""
    if not all(word in name.casefold() or word in plan.casefold() for word in words):
        return None
    lines = enumerate(plan.splitlines(), 1)
    found = (Hit(number, line) for number, line in lines if any(word in line.casefold() for word in words))
    return [hit for hit, _ in zip(found, range(MOST_HITS), strict=False)]


def _head(name: str, label: str, order: Order, words: str) -> str:
    """A column's head: a link that sorts by it, and turns the order if that is so already."""
    align = right(label in _NUMBERS)
    if not name:
        return f'<th scope="col"{align}>{label}</th>'
    here = name == order.column
    target = Order(name, here and not order.turned)
    state = f' aria-sort="{"descending" if order.turned else "ascending"}"' if here else ""
    sign = f'<span class="sign" aria-hidden="true"> {"▾" if order.turned else "▴"}</span>' if here else ""
    query = {"sort": str(target), **({"q": words} if words else {})}
    return f'<th scope="col"{align}{state}><a href="{address("/", **query)}">{label}{sign}</a></th>'


def _row(each: Glance, lines: Sequence[Hit]) -> Iterator[str]:
    link = f'<a href="{address("/account", plan=each.path)}">{text(each.account)}</a>'
    status = f" <small>{each.status}</small>" if each.status in ("draft", "archived") else ""
    said = f'<br><small class="bad">{text(each.unreadable.message)}</small>' if each.unreadable else ""
    yield f'<th scope="row">{link}{status}{said}{"".join(_hit(each.path, line) for line in lines)}</th>'
    renewal = str(each.renewal or NONE)
    if each.renewal and each.months_to_renewal is not None:
        renewal += f" <small>{months(each.months_to_renewal)}</small>"
    yield f'<td class="short">{health(each) or NONE}</td>'
    yield f'<td class="right short">{text(each.arr.text) if each.arr else NONE}</td>'
    yield f'<td class="short">{renewal}</td><td class="short">{each.next_review or NONE}</td>'
    yield from (
        _found(number, kind)
        for number, kind in ((each.errors, "error"), (each.warnings, "warning"), (each.notes, "note"))
    )
    yield f'<td class="short">{each.tier or NONE}</td><td class="short">{text(each.quarter or NONE)}</td>'


def _hit(path: str, hit: Hit) -> str:
    target = f"{address('/account', plan=path)}#L{hit.number}"
    shown = hit.text.strip()
    cut = f"{shown[:MOST_SIGNS]}…" if len(shown) > MOST_SIGNS else shown
    return f'<small class="at"><a href="{target}">Line {hit.number}</a> {text(cut)}</small>'


def _found(number: int, kind: str) -> str:
    return f'<td class="right short {kind if number else "nothing"}">{number}</td>'
