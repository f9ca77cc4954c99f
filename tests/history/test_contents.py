from pathlib import Path

import pytest

from acctplan import git
from repositories import Repo

LIMIT = 1_000


class Kept:
    """A repository with some contents, and what gives them."""

    def __init__(self, root: Path) -> None:
        self.repo = Repo.init(root)
        texts = {"a": "one", "b": "two", "c": "", "large": "x" * (LIMIT + 1), "nul": "a\nblob 3\nb"}
        for name, text in texts.items():
            self.repo.write(name, text)
        self.repo.commit()
        self.names = {name: self.repo.git("rev-parse", f"HEAD:{name}").strip() for name in texts}
        self.contents = git.Contents(git.repository_of(root), LIMIT)

    def told(self, *names: str) -> list[bytes | int | None]:
        """What is given, in this order: data, or the size of what is too large; None for what is not there."""
        blobs = [self.contents.blob(self.names.get(name, name)) for name in names]
        return [blob and (blob.data if blob.size <= LIMIT else blob.size) for blob in blobs]

    def expect(self, *names: str) -> None:
        self.contents.expect([self.names.get(name, name) for name in names])


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "repo")


def test_contents_come_in_any_order_whether_they_were_expected_or_not(kept: Kept) -> None:
    kept.expect("a", "b", "c", "large", "nul", "a")
    assert kept.told("nul", "a", "large", "c") == [b"a\nblob 3\nb", b"one", LIMIT + 1, b""]
    assert kept.told("a", "b", "large") == [b"one", b"two", LIMIT + 1]
    kept.expect("b", "large")
    kept.expect("c")
    assert kept.told("b", "c", "a") == [b"two", b"", b"one"]
    kept.expect()
    assert kept.told("b") == [b"two"]


def test_what_is_not_there_hides_nothing_else(kept: Kept) -> None:
    nowhere = "0123456789" * 4
    kept.expect(nowhere, "a", nowhere, "b")
    assert kept.told("b", nowhere, "a") == [b"two", None, b"one"]
    assert kept.told(nowhere, "a") == [None, b"one"]


def test_more_may_be_expected_than_is_asked_for_at_once(kept: Kept) -> None:
    for number in range(60):
        kept.repo.write(f"many/{number}", f"number {number}")
    kept.repo.commit()
    names = [kept.repo.git("rev-parse", f"HEAD:many/{number}").strip() for number in range(60)]
    kept.expect(*names)
    assert kept.told(*names) == [f"number {number}".encode() for number in range(60)]


def test_a_git_that_ends_is_started_again(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.expect("a", "b")
    assert kept.told("a") == [b"one"]
    started = kept.contents._git  # noqa: SLF001 - nothing else tells which process it is
    assert started is not None
    started[1]._process.kill()  # noqa: SLF001
    started[1]._process.wait()  # noqa: SLF001
    kept.expect("c", "large")
    assert kept.told("c", "large", "b") == [b"", LIMIT + 1, b"two"]
