"""Which files are plans, and which configuration each belongs to."""

from acctplan.workspace.finding import Candidate, Workspace, ignored_for, looks_like_plan, read, read_bytes
from acctplan.workspace.projects import Project, Reach, recall_nothing

__all__ = [
    "Candidate",
    "Project",
    "Reach",
    "Workspace",
    "ignored_for",
    "looks_like_plan",
    "read",
    "read_bytes",
    "recall_nothing",
]
