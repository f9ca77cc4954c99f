"""What `check` judges of a repository: the files that changed, or the content that is staged."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from acctplan import git, source
from acctplan.cli.judging import Bench, Judged
from acctplan.source import MAX_BYTES, Source
from acctplan.workspace import Candidate, Workspace, looks_like_plan


def changed(ref: str, paths: Sequence[Path], workspace: Workspace, *, force_exclude: bool) -> list[Candidate]:
    """The files to judge that changed since this branch parted from `ref`; deleted ones are none."""
    repository = git.repository_of(workspace.cwd)
    found = workspace.find(paths, force_exclude=force_exclude, may_be_none=True)
    changed = set(git.changed_since(repository, ref, [each.path for each in found]))
    return [each for each in found if each.path in changed]


def staged(
    paths: Sequence[Path], workspace: Workspace, *, force_exclude: bool
) -> list[tuple[Candidate, Source]]:
    """The files to judge that the next commit adds or changes, with the content that it will hold."""
    repository = git.repository_of(workspace.cwd)
    blobs = {each.path: each.blob for each in git.staged(repository)}
    found = workspace.among(blobs, paths, force_exclude=force_exclude)
    contents = git.contents(repository, [blobs[each.path] for each in found], MAX_BYTES)
    return [(each, _source(each, blob)) for each, blob in zip(found, contents, strict=True)]


def judge_staged(
    files: Sequence[tuple[Candidate, Source]], bench: Bench, *, force_exclude: bool
) -> Iterator[Judged]:
    """Judge staged contents; a file that nobody named and that is no plan is skipped."""
    bench.recall([candidate for candidate, _ in files])
    for candidate, text in files:
        named = candidate.named and not force_exclude
        if not named and not text.unreadable and not looks_like_plan(text.text):
            yield Judged(candidate.name, is_plan=False)
        else:
            yield bench.judge_source(text, candidate.project, candidate.path)


def _source(candidate: Candidate, blob: git.Blob) -> Source:
    if blob.size > MAX_BYTES:
        return source.too_large(candidate.name, blob.size)
    return source.decode(candidate.name, blob.data)
