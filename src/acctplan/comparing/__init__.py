"""What changed in meaning between a plan as it was and as it is: pure, from two plans to sentences.

Values are compared as they are read, so that another layout, order or spelling is no change. Rows are paired by what
they are called, so that a reworded one is the same one.
"""

from acctplan.comparing.changes import Change, Changes, Kind, Sense, Theme, grouped
from acctplan.comparing.comparison import compare

__all__ = ["Change", "Changes", "Kind", "Sense", "Theme", "compare", "grouped"]
