"""What only pictures show, as a view: the bridge to the target ARR and the map of the white space. All internal."""

import re
from collections.abc import Iterable, Iterator, Sequence

from acctplan.documents.cells import Line, Shown, Viewpoint, exact
from acctplan.model import numbers
from acctplan.model.formats import NONE
from acctplan.model.money import Money
from acctplan.model.sections.growth import Opportunity, WhiteSpace
from acctplan.model.sections.profile import OrganizationUnit, Product
from acctplan.model.words import Dimension, ProductState

_MOST_STEPS = 6
_MOST_NAMES, _MOST_COLUMNS = 200, 12
_NOT_WORD = re.compile(r"[\W_]+")
_STATES = {
    ProductState.DEPLOYED: "in use",
    ProductState.AVAILABLE: "available",
    ProductState.PLANNED: "planned",
}


def arr_bridge(view: Viewpoint) -> tuple[Line, ...]:
    """From current to target ARR over the weighted values of the best opportunities in its currency.

    What is missing then is a step of its own; so is what goes beyond the target. Empty without both amounts.
    """
    front = view.plan.front
    if (
        not view.internal
        or not front.arr
        or not front.target_arr
        or front.arr.currency != front.target_arr.currency
    ):
        return ()
    t = view.tongue.t
    total, lines = front.arr, [_whole(view, t("Current ARR"), front.arr)]
    for name, change in _steps(view, front.arr.currency):
        total += change
        lines.append(_change(view, name, change, total))
    left = front.target_arr - total
    if left.amount > 0:
        lines.append(_change(view, t("Not covered yet"), left, front.target_arr, is_open=True))
    elif left.amount < 0:
        lines.append(_change(view, t("Beyond the target"), left, front.target_arr))
    return (*lines, _whole(view, t("Target ARR"), front.target_arr))


def _steps(view: Viewpoint, currency: str) -> Iterator[tuple[str, Money]]:
    """The opportunities by rank with their weighted values; those after the sixth as one."""
    found = [
        (each.opportunity, each.weighted.value)
        for each in numbers.ranked(view.plan.rows(Opportunity))
        if each.weighted.value is not None and each.weighted.value.currency == currency
    ]
    shown_apart = found if len(found) <= _MOST_STEPS + 1 else found[:_MOST_STEPS]
    for row, worth in shown_apart:
        yield f"{view.cell(row, 'opportunity')} ({view.cell(row, 'probability')})", worth
    rest = [worth for _, worth in found[len(shown_apart) :]]
    if rest:
        yield (
            view.tongue.n("{count} more opportunities", "{count} more opportunities", len(rest)),
            sum(rest[1:], rest[0]),
        )


def _whole(view: Viewpoint, name: str, total: Money) -> Line:
    return {"step": name, "change": Shown(NONE), "total": _money(view, total), "open": False}


def _change(view: Viewpoint, name: str, change: Money, total: Money, is_open: bool = False) -> Line:
    text = view.tongue.forms.money(change)
    sign = "+" if change.amount > 0 else ""
    return {
        "step": name,
        "change": Shown(sign + text, exact=exact(change)),
        "total": _money(view, total),
        "open": is_open,
    }


def _money(view: Viewpoint, amount: Money) -> Shown:
    return Shown(view.tongue.forms.money(amount), exact=exact(amount))


def white_space_map(view: Viewpoint) -> Line:
    """Opportunities by unit and product; without any that names both, white space by dimension and product."""
    found = _by_unit(view) or _by_dimension(view)
    if not view.internal or not found:
        return {"by": "", "by_name": "", "columns": (), "rows": ()}
    return found


def _by_unit(view: Viewpoint) -> Line | None:
    rows = [row for row in view.plan.rows(Opportunity) if row.product and row.unit and row.value]
    products, units = _products(view, [row.product or "" for row in rows]), _units(view, rows)
    spots: dict[tuple[str, str], list[Money | None]] = {}
    for row in rows:
        for unit in _named(row.unit or "", units):
            for product in _named(row.product or "", products):
                spots.setdefault((unit, product), []).append(row.value)
    return _map(view, "Unit", units, products, spots)


def _by_dimension(view: Viewpoint) -> Line | None:
    rows = [row for row in view.plan.rows(WhiteSpace) if row.worth]
    products = {**_products(view, ()), "": view.tongue.t("No product named")}
    kinds = {each.value: view.capital(each) for each in Dimension} | {"": view.tongue.t("Other")}
    spots: dict[tuple[str, str], list[Money | None]] = {}
    for row in rows:
        kind = row.told_dimension.value if row.told_dimension else ""
        about = f"{row.opportunity or ''} {row.description or ''}"
        for product in _named(about, products) or [""]:
            spots.setdefault((kind, product), []).append(row.worth)
    if not any(kind == "" for kind, _ in spots):
        del kinds[""]
    return _map(view, "Dimension", kinds, products, spots)


def _map(
    view: Viewpoint,
    by: str,
    bands: dict[str, str],
    columns: dict[str, str],
    spots: dict[tuple[str, str], list[Money | None]],
) -> Line | None:
    """The rows and columns of a map; those with an amount come first, and of columns without one a few are kept."""
    if not spots:
        return None
    ordered = _first_filled(columns, {column for _, column in spots})[:_MOST_COLUMNS]
    if by == "Dimension":
        ordered = [each for each in ordered if any(column == each for _, column in spots)]
    rows = list(bands) if by == "Dimension" else _first_filled(bands, {band for band, _ in spots})
    return {
        "by": by,
        "by_name": view.tongue.t(by),
        "columns": tuple(columns[each] for each in ordered),
        "rows": tuple(
            {"name": bands[band], "cells": tuple(_worth(view, spots.get((band, each))) for each in ordered)}
            for band in rows[:_MOST_NAMES]
        ),
    }


def _worth(view: Viewpoint, amounts: list[Money | None] | None) -> Shown:
    return view.money(numbers.total(amounts or (), "amount"))


def _first_filled(names: Iterable[str], filled: set[str]) -> list[str]:
    return sorted(names, key=lambda each: each not in filled)


def _products(view: Viewpoint, named: Sequence[str]) -> dict[str, str]:
    """Products by their folded names, as columns show them, and what opportunities call otherwise."""
    rows = [row for row in view.plan.rows(Product) if row.product][:_MOST_NAMES]
    found = {_folded(row.product or ""): f"{view.cell(row, 'product')}{_state(view, row)}" for row in rows}
    for text in named[:_MOST_NAMES]:
        if not _named(text, found):
            found[_folded(text)] = view.texts.inline(text)
    return found


def _state(view: Viewpoint, row: Product) -> str:
    return f" ({view.tongue.t(_STATES[row.status])})" if row.status in _STATES else ""


def _units(view: Viewpoint, rows: Sequence[Opportunity]) -> dict[str, str]:
    units = [row for row in view.plan.rows(OrganizationUnit) if row.unit][:_MOST_NAMES]
    found = {_folded(row.unit or ""): view.cell(row, "unit") for row in units}
    for row in rows[:_MOST_NAMES]:
        if not _named(row.unit or "", found):
            found[_folded(row.unit or "")] = view.cell(row, "unit")
    return found


def _named(text: str, names: Iterable[str]) -> list[str]:
    """The names that stand in a text; a whole one alone, whatever else is part of it."""
    folded = _folded(text)
    if folded and folded in names:
        return [folded]
    return [each for each in names if each and f" {each} " in f" {folded} "]


def _folded(text: str) -> str:
    """The words alone, so that `Data Platform (Kafka)` stands in `Kubernetes + Data Platform (Kafka)`."""
    return _NOT_WORD.sub(" ", text.casefold()).strip()
