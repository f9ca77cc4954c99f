"""What git knows of the files here, asked of the `git` program; it is only read.

A repository may be hostile: its settings name programs (hooks, monitors, filters, pagers, other differs, transports),
and none of them is run. So git never compares the files of the working tree here, which runs filters; that is done
by their content. Whatever git is asked gets names that end in NUL, never an option in place of a name, and a time.
"""

from acctplan.git.asking import Repository, commit_of, commit_or_none, is_shallow, repository_of
from acctplan.git.changes import Staged, changed_since, staged
from acctplan.git.log import Commit, Entry, begin_commits, commits, entries, time_of
from acctplan.git.objects import Blob, Contents, contents, files_at
from acctplan.git.talking import Begun

__all__ = [
    "Begun",
    "Blob",
    "Commit",
    "Contents",
    "Entry",
    "Repository",
    "Staged",
    "begin_commits",
    "changed_since",
    "commit_of",
    "commit_or_none",
    "commits",
    "contents",
    "entries",
    "files_at",
    "is_shallow",
    "repository_of",
    "staged",
    "time_of",
]
