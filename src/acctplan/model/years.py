"""Bounds of the years in a plan."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years outside are slips of the pen: a plan looks a few years ahead."""
