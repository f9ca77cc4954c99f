import os
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from acctplan.errors import UsageError
from acctplan.git import asking
from acctplan.history import History, Moment
from acctplan.past import Past
from acctplan.settings import Settings
from cases import COMPLETE
from repositories import Repo

UNTIL = date(2026, 11, 2)
LONG = "\n".join(f"line {number} of the plan" for number in range(6))


@pytest.fixture(autouse=True)
def nobodys_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo.init(tmp_path / "repo")


def commit(repo: Repo, day: str, **texts: str) -> None:
    for name, text in texts.items():
        repo.write(f"accounts/{name}.md", text)
    repo.commit(at=f"{day}T12:00:00Z")


def past(repo: Repo, name: str = "a", since: date | None = None, until: date = UNTIL) -> Past:
    path = repo.root / f"accounts/{name}.md"
    return History.of(repo.root).pasts([path], until, since)[path]


def told(past: Past) -> list[str]:
    """Each version as `day path: last line`, the newest first."""
    return [f"{each.day} {each.path}: {past.source(each).lines[-1]}" for each in past.versions]


SINCE = pytest.mark.parametrize("since", [None, date(2026, 6, 1), date(2026, 10, 31)], ids=str)


@SINCE
def test_a_plan_has_a_version_for_each_commit_that_changed_it(repo: Repo, since: date | None) -> None:
    commit(repo, "2026-05-04", a="one", b="other")
    commit(repo, "2026-06-08", b="more")
    commit(repo, "2026-07-06", a="two")
    commit(repo, "2026-11-03", a="too late")
    found = past(repo, since=since)
    assert told(found) == ["2026-07-06 accounts/a.md: two", "2026-05-04 accounts/a.md: one"]
    assert found.touched == date(2026, 7, 6)
    assert found.newest == found.versions[0]


@SINCE
@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-05-03", None),
        ("2026-05-04", "one"),
        ("2026-07-05", "one"),
        ("2026-07-06", "two"),
        ("2026-11-02", "two"),
    ],
)
def test_a_plan_is_as_it_was_at_the_end_of_a_day(
    repo: Repo, day: str, text: str | None, since: date | None
) -> None:
    commit(repo, "2026-05-04", a="one")
    commit(repo, "2026-07-06", a="two")
    found = past(repo, since=since)
    version = found.at(date.fromisoformat(day))
    assert (found.source(version).text if version else None) == text


def test_days_are_those_of_the_committer_in_utc(repo: Repo) -> None:
    repo.write("accounts/a.md", "one")
    repo.commit(at="2026-05-04T23:30:00-0500")
    repo.write("accounts/a.md", "two")
    repo.commit(at="2026-07-06T01:00:00+0900")
    assert told(past(repo)) == ["2026-07-05 accounts/a.md: two", "2026-05-05 accounts/a.md: one"]


@SINCE
def test_a_plan_keeps_its_history_when_it_is_moved(repo: Repo, since: date | None) -> None:
    commit(repo, "2026-05-04", old=f"{LONG}\none")
    (repo.root / "accounts/old.md").rename(repo.root / "accounts/a.md")
    commit(repo, "2026-06-08")
    commit(repo, "2026-07-06", old="another account")
    found = past(repo, since=since)
    assert told(found) == ["2026-05-04 accounts/old.md: one"]
    assert found.touched == date(2026, 5, 4)
    assert found.names == ("accounts/a.md", "accounts/old.md")
    assert told(past(repo, "old", since)) == ["2026-07-06 accounts/old.md: another account"]


def test_two_plans_may_change_names(repo: Repo) -> None:
    commit(repo, "2026-05-04", a=f"{LONG}\nfirst", b="\n".join(reversed(LONG.split("\n"))) + "\nsecond")
    (repo.root / "accounts/a.md").rename(repo.root / "accounts/c.md")
    (repo.root / "accounts/b.md").rename(repo.root / "accounts/a.md")
    (repo.root / "accounts/c.md").rename(repo.root / "accounts/b.md")
    repo.commit(at="2026-06-08T12:00:00Z")
    assert past(repo, "a").source(past(repo, "a").newest).lines[-1] == "second"
    assert past(repo, "b").source(past(repo, "b").newest).lines[-1] == "first"


def test_a_plan_that_was_away_was_not_there(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="one")
    (repo.root / "accounts/a.md").unlink()
    commit(repo, "2026-06-08")
    commit(repo, "2026-07-06", a="two")
    found = past(repo)
    assert told(found) == ["2026-07-06 accounts/a.md: two", "2026-05-04 accounts/a.md: one"]
    assert found.at(date(2026, 6, 10)) is None
    assert found.at(date(2026, 6, 7)) == found.versions[1]


def branch(repo: Repo, day: str, text: str) -> None:
    repo.git("switch", "--quiet", "--create", "work")
    commit(repo, day, a=text)
    repo.git("switch", "--quiet", "main")


@SINCE
def test_a_merge_brings_what_was_touched_on_its_branch(repo: Repo, since: date | None) -> None:
    commit(repo, "2026-05-04", a="one")
    branch(repo, "2026-06-08", "two")
    commit(repo, "2026-07-06", b="other")
    repo.git("merge", "--quiet", "--no-ff", "--message=merge", "work", at="2026-10-12T12:00:00Z")
    found = past(repo, since=since)
    assert told(found) == ["2026-10-12 accounts/a.md: two", "2026-05-04 accounts/a.md: one"]
    assert found.touched == date(2026, 6, 8)
    assert found.at(date(2026, 8, 1)) == found.versions[1]


def test_a_merge_that_changes_nothing_is_no_version(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="one")
    branch(repo, "2026-06-08", "two")
    repo.git(
        "merge", "--quiet", "--no-ff", "--strategy=ours", "--message=m", "work", at="2026-10-12T12:00:00Z"
    )
    assert told(past(repo)) == ["2026-05-04 accounts/a.md: one"]


def test_a_mode_alone_is_no_version(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="one")
    (repo.root / "accounts/a.md").chmod(0o755)
    commit(repo, "2026-06-08")
    assert told(past(repo)) == ["2026-05-04 accounts/a.md: one"]


def test_clocks_may_be_wrong(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="one")
    commit(repo, "2001-01-01", a="two")
    commit(repo, "2026-07-06", a="three")
    for since in (None, date(2026, 6, 1)):
        found = past(repo, since=since)
        assert found.at(date(2026, 10, 1)) == found.newest
        assert [each.day.year for each in found.versions] == [2026, 2026, 2026]


def test_names_of_any_kind_and_links_are_followed(repo: Repo) -> None:
    name = 'Ünïcode "x"\n1'
    commit(repo, "2026-05-04", **{name: "one"})
    (repo.root / "link.md").symlink_to(repo.root / f"accounts/{name}.md")
    path = repo.root / "link.md"
    found = History.of(repo.root).pasts([path, repo.root.parent / "outside.md"], UNTIL)
    assert list(found) == [path]
    assert found[path].newest.path == f"accounts/{name}.md"


def test_a_file_without_commits_has_no_history(repo: Repo) -> None:
    path = repo.write("accounts/a.md", "one")
    assert History.of(repo.root).pasts([path], UNTIL) == {}
    assert History.of(repo.root).head is None
    repo.write("b.md")
    repo.commit("b.md", at="2026-05-04T12:00:00Z")
    assert History.of(repo.root).pasts([path], UNTIL) == {}


def test_a_shallow_clone_knows_nothing(repo: Repo, tmp_path: Path) -> None:
    commit(repo, "2026-05-04", a="one")
    commit(repo, "2026-06-08", b="two")
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "one"))
    history = History.of(tmp_path / "one")
    assert history.is_shallow
    assert history.pasts([tmp_path / "one/accounts/a.md"], UNTIL) == {}


def test_a_detached_head_has_its_own_history(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="one")
    commit(repo, "2026-06-08", a="two")
    repo.git("switch", "--quiet", "--detach", "HEAD~1")
    assert told(past(repo)) == ["2026-05-04 accounts/a.md: one"]


def test_all_files_of_a_commit_are_read_together(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="one", b="other")
    repo.git("tag", "may")
    commit(repo, "2026-06-08", a="two")
    (repo.root / "link.md").symlink_to("accounts/a.md")
    repo.commit(at="2026-06-09T12:00:00Z")
    history = History.of(repo.root)
    moment = history.commit("may")
    files = history.files(moment.name)
    assert [(each.path, each.text) for each in history.sources(files.items())] == [
        ("accounts/a.md", "one"),
        ("accounts/b.md", "other"),
    ]
    assert (
        moment
        == history.on(date(2026, 6, 7))
        == Moment(repo.git("rev-parse", "may").strip(), date(2026, 5, 4))
    )
    assert history.on(date(2026, 5, 3)) is None
    assert list(history.files("HEAD")) == ["accounts/a.md", "accounts/b.md"]


@pytest.mark.parametrize("ref", ["--output=pwned", "-p", "nowhere", "HEAD:accounts/a.md", "a\nb", ""])
def test_what_names_no_commit_is_refused(repo: Repo, ref: str) -> None:
    commit(repo, "2026-05-04", a="one")
    with pytest.raises(UsageError):
        History.of(repo.root).commit(ref)
    assert not (repo.root / "pwned").exists()


def test_a_version_that_is_no_plan_is_passed_over(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="# Notes\n")
    commit(repo, "2026-06-08", a="---\nacctplan: [\n---\n")
    commit(repo, "2026-07-06", a=COMPLETE)
    found = past(repo)
    plans = [found.plan(version, Settings.unset()) for version in found.versions]
    assert [plan.account if plan else None for plan in plans] == ["Brightwater Foods", None, None]
    assert found.unread == [found.versions[1]]
    assert found.forget() == (found.versions[1],)
    assert found.unread == []


def test_a_content_that_is_missing_or_too_large_is_unreadable(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="x" * 2_000_001)
    found = past(repo)
    source = found.source(found.newest)
    assert source.unreadable
    assert source.unreadable.reason == "is larger than the limit of 2,000,000 bytes (2,000,001)"
    missing = History.of(repo.root).source("a.md", "1" * 40)
    assert missing.unreadable
    assert missing.unreadable.reason == "is not in this clone"


def test_nothing_that_a_hostile_repository_names_is_run(repo: Repo) -> None:
    commit(repo, "2026-05-04", old=f"{LONG}\none")
    (repo.root / "accounts/old.md").rename(repo.root / "accounts/a.md")
    commit(repo, "2026-06-08")
    commit(repo, "2026-07-06", a=f"{LONG}\ntwo")
    trap = repo.write(".git/trap", f"#!/bin/sh\necho \"$0 $@\" >> '{repo.root}/pwned'\ncat\n")
    trap.chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.alternateRefsCommand"),
        *("diff.external", "diff.evil.command", "diff.evil.textconv", "gpg.program", "gpg.ssh.program"),
        *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver"),
        *("pager.log", "pager.cat-file", "pager.ls-tree", "alias.log", "alias.cat-file", "alias.ls-tree"),
    ):
        repo.git("config", key, f"!{trap}" if key.startswith("alias") else str(trap))
    for key, value in {
        "log.showSignature": "true",
        "log.diffMerges": "remerge",
        "log.follow": "true",
        "diff.renames": "false",
        "diff.relative": "true",
        "color.ui": "always",
        "format.pretty": "short",
        "log.date": "relative",
        "core.hooksPath": str(repo.root / ".git"),
    }.items():
        repo.git("config", key, value)
    repo.write(".git/info/attributes", "* filter=evil diff=evil merge=evil\n")
    history = History.of(repo.root)
    path = repo.root / "accounts/a.md"
    for since in (None, date(2026, 6, 1)):
        assert told(history.pasts([path], UNTIL, since)[path]) == [
            "2026-07-06 accounts/a.md: two",
            "2026-05-04 accounts/old.md: one",
        ]
    assert history.commit("HEAD").day == date(2026, 7, 6)
    assert list(history.files("HEAD")) == ["accounts/a.md"]
    assert not (repo.root / "pwned").exists()
    repo.git("status")
    assert (repo.root / "pwned").exists()


def test_a_history_may_be_handed_to_another_process(repo: Repo) -> None:
    import pickle

    commit(repo, "2026-05-04", a="one")
    commit(repo, "2026-07-06", a="two")
    found = past(repo, since=date(2026, 7, 1))
    assert told(pickle.loads(pickle.dumps(found))) == told(found)


def test_a_plan_that_is_moved_and_rewritten_at_once_is_known_by_its_account(repo: Repo) -> None:
    head = "---\nacctplan: 1\naccount: 'Brightwater'\n---\n"
    commit(repo, "2026-05-04", a=f"{head}{LONG}\nlast", b="---\nacctplan: 1\naccount: Kestrel\n---\n")
    (repo.root / "accounts/a.md").unlink()
    (repo.root / "accounts/b.md").unlink()
    commit(repo, "2026-06-08", c=head.replace("'", "") + "another text\nnow")
    assert told(past(repo, "c")) == ["2026-06-08 accounts/c.md: now", "2026-05-04 accounts/a.md: last"]


def test_what_is_only_said_here_is_no_history(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repo, "2026-05-04", a="one")
    commit(repo, "2026-06-08", a="two")
    expected = told(past(repo))
    new = repo.git("commit-tree", "HEAD^{tree}", "-m", "another", at="2026-01-01T12:00:00Z").strip()
    repo.git("replace", "HEAD", new)
    assert told(past(repo)) == expected
    repo.write(".git/info/grafts", repo.git("rev-parse", "HEAD").strip() + "\n")
    assert told(past(repo)) == expected
    monkeypatch.setenv("GIT_DIR", str(Repo.init(tmp_path / "other").root / ".git"))
    assert told(past(repo)) == expected


def test_what_a_partial_clone_lacks_is_unreadable_and_not_fetched(repo: Repo, tmp_path: Path) -> None:
    commit(repo, "2026-05-04", a=f"{LONG}\none")
    (repo.root / "accounts/a.md").rename(repo.root / "accounts/b.md")
    commit(repo, "2026-06-08", b=f"{LONG}\ntwo")
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "--quiet", "--filter=blob:none", f"file://{repo.root}", str(tmp_path / "part"))
    found = past(Repo(tmp_path / "part"), "b")
    assert [found.source(each).unreadable is None for each in found.versions] == [True]
    part = History.of(tmp_path / "part")
    lacking = repo.git("rev-parse", "HEAD~1:accounts/a.md").strip()
    assert part.source("a.md", lacking).unreadable == ("is not in this clone", "fetch it: git fetch origin")
    assert part.source("b.md", found.newest.blob).lines[-1] == "two"


def lived(repo: Repo, seed: int) -> list[Path]:
    """Plans of a repository in which files are edited, moved, dropped and merged by dice."""
    dice = Random(seed)
    day, names, branches = date(2026, 3, 1), ["a", "b", "c"], 0
    commit(repo, str(day), **{name: f"{LONG}\n{name}" for name in names})
    for step in range(30):
        day += timedelta(days=dice.choice((0, 1, 2, 9, 20)))
        name = dice.choice(names)
        here = repo.root / f"accounts/{name}.md"
        match dice.choice(("edit", "edit", "edit", "all", "move", "drop", "branch")):
            case "edit":
                commit(repo, str(day), **{name: f"{LONG}\n{name} {step}"})
            case "all":
                commit(repo, str(day), **{each: f"{LONG}\n{each} {step}" for each in names})
            case "move" if here.exists():
                here.rename(repo.root / f"accounts/{name}{step}.md")
                names[names.index(name)] = f"{name}{step}"
                commit(repo, str(day))
            case "drop" if here.exists():
                here.unlink()
                commit(repo, str(day))
            case "branch":
                branches += 1
                repo.git("switch", "-q", "-c", f"branch{branches}")
                commit(repo, str(day), **{name: f"{LONG}\n{name} on a branch {step}"})
                repo.git("switch", "-q", "main")
                day += timedelta(days=5)
                commit(repo, str(day), other=f"{step}")
                repo.git("merge", "-q", f"branch{branches}", at=f"{day}T13:00:00Z")
    return [repo.root / f"accounts/{name}.md" for name in names]


DAYS = [date(2026, 2, 27) + timedelta(days=number) for number in range(0, 250, 3)]
STARTS = (date(2026, 3, 1), date(2026, 4, 20), date(2026, 7, 1), date(2026, 10, 30))


@pytest.mark.parametrize("seed", range(6))
def test_what_is_read_since_a_day_says_the_same_as_all(repo: Repo, seed: int) -> None:
    paths = lived(repo, seed)
    whole = History.of(repo.root).pasts(paths, UNTIL)
    for since in STARTS:
        newest = History.of(repo.root).pasts(paths, UNTIL, since)
        for path, past in newest.items():
            for each in [*DAYS[::-1], *DAYS]:
                found, right = past.at(each), whole[path].at(each)
                assert (found and found.blob) == (right and right.blob), each
                later, meant = past.since(each), whole[path].since(each)
                assert [version.blob for version in later] == [version.blob for version in meant], each
            assert past.touched == whole[path].touched
        gone = whole.keys() - newest.keys()
        assert not any(path.exists() for path in gone)


@pytest.mark.parametrize("seed", range(6, 12))
def test_by_day_a_plan_has_one_version_of_a_day_and_it_is_the_last(
    repo: Repo, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = lived(repo, seed)
    whole = History.of(repo.root).pasts(paths, UNTIL)
    monkeypatch.setattr("acctplan.history._EACH", 5)
    for since in STARTS:
        by_day = History.of(repo.root).pasts(paths, UNTIL, since, by_day=True)
        for path, past in by_day.items():
            for each in [*DAYS[::-1], *DAYS]:
                found, right = past.at(each), whole[path].at(each)
                assert (found and found.blob) == (right and right.blob), each
            assert past.touched == whole[path].touched
        assert not any(path.exists() for path in whole.keys() - by_day.keys())


def test_a_busy_branch_is_looked_at_by_day(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, text in (("2026-05-04", "one"), ("2026-06-08", "two"), ("2026-06-08", "three")):
        commit(repo, day, a=text)
    commit(repo, "2026-06-08", b="other")
    path, since = repo.root / "accounts/a.md", date(2026, 5, 1)
    each = [
        "2026-06-08 accounts/a.md: three",
        "2026-06-08 accounts/a.md: two",
        "2026-05-04 accounts/a.md: one",
    ]
    assert told(History.of(repo.root).pasts([path], UNTIL, since, by_day=True)[path]) == each
    monkeypatch.setattr("acctplan.history._EACH", 3)
    assert told(History.of(repo.root).pasts([path], UNTIL, since)[path]) == each
    by_day = History.of(repo.root).pasts([path], UNTIL, since, by_day=True)[path]
    assert told(by_day) == [each[0], each[2]]
    assert by_day.newest.commit == repo.git("rev-parse", "HEAD").strip()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets a word for each time that git is asked for commits, but in the background."""
    words: list[str] = []
    ask = asking.asked

    def counted(*arguments: Any, **given: Any) -> bytes:
        words.extend(each for each in arguments if each == "rev-list")
        return ask(*arguments, **given)

    monkeypatch.setattr("acctplan.git.log.asked", counted)
    return words


def test_what_was_asked_in_the_background_is_used_if_it_is_still_right(repo: Repo, asked: list[str]) -> None:
    commit(repo, "2026-05-04", a="one")
    commit(repo, "2026-07-06", a="two")
    path, since = repo.root / "accounts/a.md", date(2026, 6, 1)
    for day, expected in ((since, []), (date(2026, 6, 2), ["rev-list"])):
        begun = History.begin(repo.root, day)
        history = History.of(repo.root)
        assert begun
        history.take(begun)
        assert history.pasts([path], UNTIL, since)[path].newest.day == date(2026, 7, 6)
        assert asked == expected
    begun = History.begin(repo.root, since)
    commit(repo, "2026-08-03", a="three")
    history = History.of(repo.root)
    assert begun
    history.take(begun)
    assert history.pasts([path], UNTIL, since)[path].newest.day == date(2026, 8, 3)
    assert asked == ["rev-list"] * 2


def test_if_most_plans_are_quiet_all_is_read_at_once(repo: Repo, asked: list[str]) -> None:
    commit(repo, "2026-05-04", a="one", b="one", c="one")
    commit(repo, "2026-07-06", a="two")
    commit(repo, "2026-08-03", b="two")
    paths = [repo.root / f"accounts/{name}.md" for name in "abc"]
    for since, at_once in ((date(2026, 7, 1), 1), (date(2026, 8, 1), 2)):
        asked.clear()
        pasts = History.of(repo.root).pasts(paths, UNTIL, since)
        assert len(asked) == at_once
        assert [str(past.touched) for past in pasts.values()] == ["2026-07-06", "2026-08-03", "2026-05-04"]
        assert len(asked) == 2


def test_where_git_cannot_be_asked_in_the_background_it_is_asked_later(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repo, "2026-05-04", a="one")
    path, since = repo.root / "accounts/a.md", date(2026, 3, 1)
    begun = History.begin(tmp_path, since)  # no repository: git refuses
    history = History.of(repo.root)
    assert begun
    history.take(begun)
    assert history.pasts([path], UNTIL, since)[path].newest.day == date(2026, 5, 4)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert History.begin(repo.root, since) is None


def test_before_the_first_second_of_git_nothing_was_there(repo: Repo) -> None:
    commit(repo, "2026-05-04", a="one")
    commit(repo, "2026-07-06", a="two")
    path = repo.root / "accounts/a.md"
    for since, until in ((date(1899, 6, 1), date(1900, 1, 1)), (date(1969, 8, 1), date(1970, 2, 1))):
        assert History.of(repo.root).pasts([path], until, since) == {}
