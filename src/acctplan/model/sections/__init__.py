"""All sections of the format, one module per theme."""

from acctplan.model.row import Prose, Row
from acctplan.model.sections import engagement, goals, growth, people, profile, risks, value

TABLES: tuple[type[Row], ...] = (
    *profile.TABLES,
    *goals.TABLES,
    *value.TABLES,
    *growth.TABLES,
    *people.TABLES,
    *engagement.TABLES,
    *risks.TABLES,
)
"""Row models of the sections that are tables; a theme's module lists its own."""

PROSE: tuple[type[Prose], ...] = (*profile.PROSE, *goals.PROSE)
"""The sections that are free text."""
