"""Which files are plans, and which configuration each belongs to."""

from acctplan.workspace.finding import Candidate, Workspace, ignored_for, looks_like_plan, read
from acctplan.workspace.projects import Project

__all__ = ["Candidate", "Project", "Workspace", "ignored_for", "looks_like_plan", "read"]
