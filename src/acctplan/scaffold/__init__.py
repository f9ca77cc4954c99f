"""What `new` and `init` write: plans and repositories, from templates and the declarations of the format."""

from acctplan.scaffold.answers import current_quarter, read_answer
from acctplan.scaffold.plans import Template, find_template, plan_folder, scaffold_plan
from acctplan.scaffold.repository import RepositoryFile, repository_files

__all__ = [
    "RepositoryFile",
    "Template",
    "current_quarter",
    "find_template",
    "plan_folder",
    "read_answer",
    "repository_files",
    "scaffold_plan",
]
