"""Canonical values and compact tables: the same plan, written one way."""

from acctplan.formatting.layout import Formatted, formatted

__all__ = ["Formatted", "formatted"]
