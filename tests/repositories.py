"""Real git repositories for tests, untouched by the settings of whoever runs them."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

WHO = ("Priya Nair", "priya@example.com")
_QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": WHO[0],
    "GIT_AUTHOR_EMAIL": WHO[1],
    "GIT_COMMITTER_NAME": WHO[0],
    "GIT_COMMITTER_EMAIL": WHO[1],
}


class Repo(NamedTuple):
    """A repository in a folder."""

    root: Path

    @classmethod
    def init(cls, root: Path, *options: str) -> "Repo":
        root.mkdir(parents=True, exist_ok=True)
        repo = cls(root)
        repo.git("init", "--quiet", "--initial-branch=main", *options)
        return repo

    def git(self, *arguments: str, at: str = "2026-11-21T09:00:00Z") -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
            | _QUIET
            | {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def write(self, name: str, text: str = "some words\n") -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def commit(self, *names: str, message: str = "change", at: str = "2026-11-21T09:00:00Z") -> None:
        self.git("add", "--all", "--", *(names or (".",)))
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", "--message", message, at=at)
