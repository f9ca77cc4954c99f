import os
import shutil
import subprocess
from pathlib import Path

import pytest

from acctplan import git
from acctplan.errors import UsageError
from repositories import Repo


@pytest.fixture(autouse=True)
def nobodys_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A branch `work` that parted from `main`, which went on since."""
    repo = Repo.init(tmp_path / "repo")
    for name in ("kept.md", "changed.md", "deleted.md", "old name.md", "accounts/Ünïcode\n1.md"):
        repo.write(name, f"text of {name}\n")
    repo.commit()
    repo.git("switch", "--quiet", "--create", "work")
    repo.git("switch", "--quiet", "main")
    repo.write("of main.md")
    repo.write("kept.md", "main has changed it\n")
    repo.commit()
    repo.git("switch", "--quiet", "work")
    return repo


def files(repo: Repo) -> list[Path]:
    return sorted(path for path in repo.root.rglob("*.md") if ".git" not in path.parts)


def changed(repo: Repo, ref: str = "main", folder: str = ".") -> list[str]:
    repository = git.repository_of(repo.root / folder)
    found = git.changed_since(repository, ref, files(repo))
    return [path.relative_to(repo.root).as_posix() for path in found]


def staged(repo: Repo) -> dict[str, str]:
    repository = git.repository_of(repo.root)
    found = git.staged(repository)
    contents = list(git.contents(repository, [each.blob for each in found], 1_000))
    names = [each.path.relative_to(repo.root).as_posix() for each in found]
    return dict(zip(names, (each.data.decode() for each in contents), strict=True))


def refused(repo: Repo, ref: str = "main") -> tuple[str, str]:
    with pytest.raises(UsageError) as caught:
        changed(repo, ref)
    return caught.value.message, caught.value.hint


def test_a_branch_has_changed_what_its_pull_request_shows(repo: Repo) -> None:
    repo.write("changed.md", "new\n")
    (repo.root / "deleted.md").unlink()
    (repo.root / "old name.md").rename(repo.root / "new name.md")
    repo.write("accounts/Ünïcode\n1.md", "new\n")
    repo.commit()
    assert changed(repo) == ["accounts/Ünïcode\n1.md", "changed.md", "new name.md"]


def test_what_is_not_committed_yet_has_changed_too(repo: Repo) -> None:
    repo.write(".gitignore", "ignored.md\n")
    repo.write("staged.md")
    repo.git("add", "staged.md")
    repo.write("changed.md", "new\n")
    repo.write("untracked.md")
    repo.write("ignored.md")
    assert changed(repo) == ["changed.md", "staged.md", "untracked.md"]


def test_an_untouched_branch_has_changed_nothing(repo: Repo) -> None:
    (repo.root / "kept.md").touch()
    assert changed(repo) == []
    assert changed(repo, "HEAD") == []


def test_merging_main_into_a_branch_changes_nothing_of_its_own(repo: Repo) -> None:
    repo.write("changed.md", "new\n")
    repo.commit()
    repo.git("merge", "--quiet", "--no-edit", "main")
    assert changed(repo) == ["changed.md"]


@pytest.mark.parametrize(
    "ref",
    ["main", "refs/heads/main", "a tag", "HEAD@{0}", "HEAD"],
    ids=["branch", "full", "tag", "@", "HEAD"],
)
def test_whatever_names_a_commit_will_do(repo: Repo, ref: str) -> None:
    repo.git("tag", "a-tag", "main")
    repo.write("changed.md", "new\n")
    assert changed(repo, ref.replace(" ", "-")) == ["changed.md"]


def test_it_works_from_a_folder_and_on_a_detached_head(repo: Repo) -> None:
    repo.write("changed.md", "new\n")
    repo.commit()
    repo.git("switch", "--quiet", "--detach", "work")
    assert changed(repo, folder="accounts") == ["changed.md"]


def test_it_works_in_a_second_working_tree_and_with_sha256(tmp_path: Path) -> None:
    repo = Repo.init(tmp_path / "repo", "--object-format=sha256")
    repo.write("a.md")
    repo.write("b.md")
    repo.commit()
    repo.git("worktree", "add", "--quiet", "-b", "work", "../second")
    second = Repo(tmp_path / "second")
    second.write("b.md", "new\n")
    assert changed(second) == ["b.md"]


def test_line_ends_alone_are_no_change(repo: Repo) -> None:
    repo.write("changed.md", "text of changed.md\r\n")
    assert changed(repo) == []


def test_a_link_has_changed_with_the_file_that_it_leads_to(repo: Repo) -> None:
    (repo.root / "accounts/link.md").symlink_to("../changed.md")
    repo.commit()
    repo.git("branch", "--force", "main")
    assert changed(repo) == []
    repo.write("changed.md", "new\n")
    assert changed(repo) == ["accounts/link.md", "changed.md"]
    repo.write("changed.md", "text of changed.md\n")
    (repo.root / "accounts/link.md").unlink()
    (repo.root / "accounts/link.md").symlink_to("../kept.md")
    assert changed(repo) == ["accounts/link.md"]


def test_a_pipe_in_place_of_a_file_does_not_block(repo: Repo) -> None:
    (repo.root / "changed.md").unlink()
    os.mkfifo(repo.root / "changed.md")
    assert changed(repo) == ["changed.md"]


def test_a_branch_without_a_commit_has_changed_everything(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--orphan", "empty")
    repo.write("a.md")
    repo.git("add", "a.md")
    repo.write("b.md")
    assert changed(repo) == ["a.md", "b.md"]
    assert refused(repo, "HEAD") == (
        "there is no commit 'HEAD' in this clone",
        "this branch has no commit yet; --staged judges what is staged",
    )


def test_what_is_staged_is_the_next_commit_and_not_the_working_copy(repo: Repo) -> None:
    repo.write("changed.md", "staged\n")
    (repo.root / "old name.md").rename(repo.root / "new name.md")
    repo.write("accounts/Ünïcode\n1.md", "größer\n")
    repo.write("large.md", "x" * 1_001)
    (repo.root / "link.md").symlink_to("kept.md")
    repo.git("add", "--all")
    repo.write("changed.md", "not staged\n")
    (repo.root / "new name.md").unlink()
    repo.write("untracked.md")
    assert staged(repo) == {
        "accounts/Ünïcode\n1.md": "größer\n",
        "changed.md": "staged\n",
        "large.md": "",
        "new name.md": "text of old name.md\n",
    }


def test_a_conflict_has_changed_and_is_not_staged(repo: Repo) -> None:
    repo.write("kept.md", "work has changed it, too\n")
    repo.write("changed.md", "new\n")
    repo.commit()
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "--quiet", "main")
    assert changed(repo) == ["changed.md", "kept.md", "of main.md"]
    assert list(staged(repo)) == ["of main.md"]


def test_before_the_first_commit_all_staged_files_are_staged(tmp_path: Path) -> None:
    repo = Repo.init(tmp_path)
    assert staged(repo) == {}
    repo.write("a.md", "")
    repo.write("b.md", "b")
    repo.git("add", "a.md", "b.md")
    assert staged(repo) == {"a.md": "", "b.md": "b"}


def test_many_contents_come_in_their_order(tmp_path: Path) -> None:
    repo = Repo.init(tmp_path)
    texts = {f"{number:03d}.md": f"{number}\n" * (number % 7) for number in range(100)}
    for name, text in texts.items():
        repo.write(name, text)
    repo.git("add", ".")
    assert staged(repo) == texts


def test_the_index_that_a_commit_hook_is_given_counts(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("changed.md", "new\n")
    index = repo.root / ".git/next-index"
    shutil.copy(repo.root / ".git/index", index)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
    subprocess.run(["git", "add", "changed.md"], cwd=repo.root, check=True)
    assert staged(repo) == {"changed.md": "new\n"}
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert staged(repo) == {}


@pytest.mark.parametrize(
    ("ref", "message", "hint"),
    [
        pytest.param("mian", "there is no commit 'mian' in this clone", "did you mean 'main'?", id="close"),
        pytest.param(
            "origin/x",
            "there is no commit 'origin/x' in this clone",
            "check the spelling, or fetch it: git fetch origin",
            id="unknown",
        ),
        pytest.param(
            "main:kept.md",
            "there is no commit 'main:kept.md' in this clone",
            "check the spelling, or fetch it: git fetch origin",
            id="a file",
        ),
        *(
            pytest.param(
                ref,
                f"'{ref}' is not the name of a commit",
                "name a branch, a tag or a commit, like main",
                id=name,
            )
            for name, ref in {
                "option": "--output=pwned",
                "dash": "-",
                "blank": " ",
                "empty": "",
                "two lines": "main\nHEAD",
                "NUL": "main\0",
            }.items()
        ),
    ],
)
def test_what_names_no_commit_is_an_error_of_use(repo: Repo, ref: str, message: str, hint: str) -> None:
    assert refused(repo, ref) == (message, hint)
    assert not (repo.root / "pwned").exists()


def test_branches_without_a_common_commit_are_an_error_of_use(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--orphan", "other")
    repo.commit()
    assert refused(repo) == (
        "this branch has no commit in common with 'main'",
        "name the branch that it was made from",
    )


def test_a_shallow_clone_says_what_to_fetch(repo: Repo, tmp_path: Path) -> None:
    repo.commit(message="one more")
    url = f"file://{repo.root}"
    repo.git("clone", "--quiet", "--depth=1", "--branch=work", url, str(tmp_path / "one"))
    one = Repo(tmp_path / "one")
    deeper = (
        "fetch its history: git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'; "
        "in CI fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)"
    )
    assert refused(one, "origin/main") == (
        "there is no commit 'origin/main' in this clone",
        f"this clone is shallow; {deeper}",
    )
    one.git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    assert refused(one, "origin/main") == (
        "the history in this shallow clone does not reach back to where 'origin/main' began",
        deeper,
    )
    one.git("fetch", "--quiet", "--unshallow", "origin", "+refs/heads/*:refs/remotes/origin/*")
    assert changed(one, "origin/main") == []


def test_a_folder_outside_of_any_repository_is_an_error_of_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        git.repository_of(tmp_path)
    assert (caught.value.message, caught.value.hint) == (
        "there is no git repository here",
        "run it inside the repository of the plans; git init makes one",
    )


@pytest.mark.parametrize("folder", [".git", "bare"])
def test_a_repository_without_files_is_an_error_of_use(repo: Repo, folder: str) -> None:
    repo.git("init", "--quiet", "--bare", "bare")
    with pytest.raises(UsageError, match="here are no files of a git repository"):
        git.repository_of(repo.root / folder)


@pytest.mark.parametrize("path", ["", "bin"], ids=["none", "only beside the plans"])
def test_a_computer_without_git_is_an_error_of_use(
    repo: Repo, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = repo.write("bin/git", "#!/bin/sh\ntouch pwned\n")
    program.chmod(0o755)
    monkeypatch.chdir(repo.root)
    monkeypatch.setenv("PATH", path)
    with pytest.raises(UsageError) as caught:
        git.repository_of(repo.root)
    assert (caught.value.message, caught.value.hint) == (
        "there is no git program on this computer",
        "install git, which keeps the history of plans",
    )
    assert not (repo.root / "pwned").exists()


def test_a_broken_repository_is_an_error_of_use(repo: Repo) -> None:
    repo.write(".git/index", "no index\n")
    message, hint = refused(repo)
    assert message.startswith("git says: ")
    assert hint == "see what 'git status' says here"


def test_somebody_elses_repository_is_an_error_of_use(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert refused(repo) == (
        f"git does not trust '{repo.root}': it belongs to somebody else",
        f"if you do: git config --global --add safe.directory '{repo.root}'",
    )


@pytest.fixture
def hostile(repo: Repo) -> Repo:
    """A repository whose settings name a program wherever git would run one."""
    trap = repo.write(".git/trap", f"#!/bin/sh\necho \"$0 $@\" >> '{repo.root}/pwned'\ncat\n")
    trap.chmod(0o755)
    hooks = (
        "post-index-change",
        "post-checkout",
        "pre-auto-gc",
        "reference-transaction",
        "fsmonitor-watchman",
    )
    for hook in hooks:
        shutil.copy(trap, repo.root / ".git/hooks" / hook)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.gitProxy",
        "core.askPass",
        "core.alternateRefsCommand",
        "credential.helper",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "merge.evil.driver",
        "pager.diff-index",
        "pager.ls-files",
        "pager.rev-parse",
        "pager.cat-file",
        "gpg.program",
        "uploadpack.packObjectsHook",
        "remote.origin.uploadpack",
        "alias.ls-files",
        "alias.rev-parse",
    ):
        repo.git("config", key, f"!{trap}" if key.startswith("alias") else str(trap))
    repo.git("config", "core.hooksPath", str(repo.root / ".git/hooks"))
    repo.write(".git/info/attributes", "* filter=evil diff=evil merge=evil\n")
    repo.write(".gitattributes", "* filter=evil diff=evil merge=evil\n")
    repo.write("changed.md", "new\n")
    (repo.root / "kept.md").touch()
    return repo


def test_nothing_that_a_hostile_repository_names_is_run(hostile: Repo) -> None:
    assert changed(hostile) == ["changed.md"]
    assert staged(hostile) == {}
    assert not (hostile.root / "pwned").exists()


def test_the_traps_of_that_repository_are_real(hostile: Repo) -> None:
    hostile.git("status")
    assert (hostile.root / "pwned").exists()


def test_what_a_partial_clone_lacks_is_not_fetched(hostile: Repo) -> None:
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.partialCloneFilter": "blob:none",
        "remote.origin.url": str(hostile.root),
    }.items():
        hostile.git("config", key, value)
    missing = "1" * 40
    repository = git.repository_of(hostile.root)
    with pytest.raises(UsageError) as caught:
        list(git.contents(repository, [missing], 1_000))
    assert caught.value.message == "a staged file is not in this clone"
    assert not (hostile.root / "pwned").exists()


def test_git_that_does_not_answer_is_given_up(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "bin/git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git.asking, "SECONDS", 0.2)
    with pytest.raises(UsageError, match="git has not answered for 0 seconds"):
        git.repository_of(repo.root)
