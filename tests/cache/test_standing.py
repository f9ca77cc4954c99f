from pathlib import Path

import pytest

from acctplan.cache.repository import root_above, standing
from repositories import Repo


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = Repo.init(tmp_path / "repo")
    repo.write("deep/er/a.md")
    return repo


def head(repo: Repo) -> str:
    return repo.git("rev-parse", "HEAD").strip()


def test_the_root_is_the_nearest_folder_with_a_repository(repo: Repo, tmp_path: Path) -> None:
    assert root_above(repo.root / "deep" / "er") == repo.root
    assert root_above(tmp_path) is None or root_above(tmp_path) != repo.root


def test_a_branch_without_commits_is_unborn(repo: Repo) -> None:
    assert standing(repo.root) == "unborn whole"


def test_it_stands_at_the_commit_of_head(repo: Repo) -> None:
    repo.commit()
    first = head(repo)
    assert standing(repo.root) == f"{first} whole"
    repo.git("pack-refs", "--all")
    assert standing(repo.root) == f"{first} whole"
    repo.git("checkout", "--quiet", "--detach")
    assert standing(repo.root) == f"{first} whole"
    repo.write("b.md")
    repo.commit()
    assert standing(repo.root) == f"{head(repo)} whole"
    assert head(repo) != first


def test_another_working_tree_stands_for_itself(repo: Repo, tmp_path: Path) -> None:
    repo.commit()
    repo.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "other"))
    other = Repo(tmp_path / "other")
    other.write("b.md")
    other.commit()
    assert standing(other.root) == f"{head(other)} whole"
    assert standing(repo.root) == f"{head(repo)} whole"


def test_a_shallow_clone_is_another_state(repo: Repo, tmp_path: Path) -> None:
    repo.commit()
    repo.commit(message="again")
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "clone"))
    state = standing(tmp_path / "clone")
    assert state is not None
    assert state.startswith(f"{head(repo)} shallow ")


@pytest.mark.parametrize(
    "text", ["", "nonsense", "ref: ../../etc/passwd", "ref: heads/main", "a" * 40 + "\nb" * 3], ids=repr
)
def test_what_is_no_head_is_not_believed(repo: Repo, text: str) -> None:
    (repo.root / ".git" / "HEAD").write_text(text)
    assert standing(repo.root) is None
