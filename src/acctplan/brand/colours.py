"""Colours of six digits, such as `0F5257`: how well one is read on another, and what it takes to be read."""

from collections.abc import Sequence

AA = 4.5
"""The least contrast of text with its ground, after WCAG 2.2 AA."""

_STEPS = 50


def luminance(digits: str) -> float:
    """How light a colour is, from 0 to 1."""
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in _channels(digits)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """The ground with a share of a colour in it."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "".join(f"{round((each * share + other * (1 - share)) * 255):02X}" for each, other in pairs)


def readable(colour: str, grounds: Sequence[str], least: float = AA) -> str:
    """The colour if it is read on all grounds, else with as little black or white in it as that takes."""
    light = luminance(grounds[0]) > 0.18
    shades = (
        mixed("000000" if light else "FFFFFF", colour.upper(), step / _STEPS) for step in range(_STEPS + 1)
    )
    return next(each for each in shades if all(contrast(each, ground) >= least for ground in grounds))


def _channels(digits: str) -> tuple[float, ...]:
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
