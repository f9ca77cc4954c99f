"""Numbers to pictures: one module per picture, found by its name; nothing but text comes out.

A picture starts as a `Chart` block, whose rows are its text equivalent. `numbers` reads what it draws from that
block, once, for every format: `draw` makes SVG of it, and an office format can draw it natively.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts.drawing.palette import LIGHT, Palette
from acctplan.charts.drawing.scene import Scene
from acctplan.charts.drawing.svg import to_svg
from acctplan.languages import ENGLISH, Tongue


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a picture shows, in which language. Every picture's module has its own kind; every value may be missing."""

    title: str
    tongue: Tongue = field(default=ENGLISH, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture. `name` is the kind of the charts that it draws, its module's name with hyphens.

    `read` never fails: what it cannot read is missing, and None is given only where there is nothing to show the
    rest on. `draw` gives None if there is nothing to place.
    """

    name: str
    read: Callable[[Chart], Any]
    draw: Callable[[Any], Scene | None]


@cache
def names() -> tuple[str, ...]:
    """The pictures in alphabetical order. Loads none of them."""
    found = (module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return tuple(sorted(name.replace("_", "-") for name in found))


def find(name: str) -> Picture | None:
    """The picture of a name; only its module is loaded. None for a name that a template made up.

    Raises: TypeError if the module defines no `PICTURE` of its name, which is our mistake.
    """
    if name not in names():
        return None
    module = f"{__name__}.{name.replace('-', '_')}"
    picture = getattr(importlib.import_module(module), "PICTURE", None)
    if not isinstance(picture, Picture) or picture.name != name:
        raise TypeError(f"{module} defines no PICTURE named {name!r}")
    return picture


def numbers(chart: Chart) -> Numbers | None:
    """What the picture of a chart shows, of the class that its module declares; None if there is no such picture."""
    picture = find(chart.kind)
    found: Numbers | None = picture.read(chart) if picture else None
    return found


def draw(chart: Chart, palette: Palette = LIGHT, key: str = "picture") -> str:
    """The chart as one `<svg>` element; empty if there is no such picture or nothing to place in it.

    `key` starts the ids in it: letters, digits and hyphens, another one for each picture of a page.
    """
    picture = find(chart.kind)
    found = picture.read(chart) if picture else None
    scene = picture.draw(found) if picture and found is not None else None
    title = plain_text(chart.title) or chart.tongue.t("Picture")
    return to_svg(scene, palette, title, key) if scene else ""
