"""Plans as they were: the files that there are, and those that there were and that are gone or moved since."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from acctplan.cli.earlier import Archive, Earlier
from acctplan.errors import UsageError
from acctplan.reader.build import read_plan
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace, read

LAST_DAY = date.max
"""No commit is later."""

Find = Callable[[Sequence[str]], Sequence[Candidate]]


class Bygone(NamedTuple):
    """Files with their texts at a time, by path, and the day of that. What was not there has no text at all."""

    candidates: Sequence[Candidate]
    day: date
    texts: Mapping[Path, Source]


def as_they_were(names: Sequence[str], workspace: Workspace, find: Find, when: str) -> Bygone:
    """The files of these names, or all, at a commit, at a tag, at the end of a day or at their last reviews.

    `find` finds those that there are. A name may be one that a file had then and has no longer.
    Raises: UsageError for what is no commit, and for a named file that was not there.
    """
    archive = Archive(when, LAST_DAY)
    there, missing = _those_there(names, workspace, find)
    archive.learn([each.path for each in there])
    texts, days = {}, [LAST_DAY]
    for each in there:
        plan = read_plan(read(each), each.project.settings).plan if archive.asks_the_plan else None
        earlier = archive.of(each.path, plan)
        days.append(earlier.day)
        if earlier.was_there:
            texts[each.path] = replace(archive.source(each.path, earlier), path=each.name)
        elif each.named:
            raise UsageError(f"'{each.name}' was not there at '{when}'", "name a later commit, tag or day")
        else:
            texts[each.path] = Source(each.name, "")
    gone = list(
        _those_gone(missing, archive, workspace, None if names else [each.path for each in there], when)
    )
    for each, earlier in gone:
        days.append(earlier.day)
        texts[each.path] = replace(archive.source(each.path, earlier), path=each.name)
    return Bygone([*there, *(each for each, _ in gone)], min(days), texts)


def _those_there(
    names: Sequence[str], workspace: Workspace, find: Find
) -> tuple[Sequence[Candidate], Mapping[str, UsageError]]:
    """The files that there are, and what is wrong with the names of others."""
    if not names:
        return workspace.find(may_be_none=True), {}
    missing: dict[str, UsageError] = {}
    there: dict[Path, Candidate] = {}
    for name in names:
        try:
            there.update((each.path, each) for each in find([name]))
        except UsageError as error:
            missing[name] = error
    return list(there.values()), missing


def _those_gone(
    missing: Mapping[str, UsageError],
    archive: Archive,
    workspace: Workspace,
    known: Sequence[Path] | None,
    when: str,
) -> Iterator[tuple[Candidate, Earlier]]:
    """The files that are missing, as they were then; beside `known` ones, all that are gone."""
    if known is not None and not archive.asks_the_plan:
        lost = dict(archive.gone(known)) if known else dict(archive.all_then(workspace.cwd))
        yield from ((each, lost[each.path]) for each in workspace.among(lost))
    then = dict(archive.all_then(workspace.cwd)) if missing else {}
    for name, error in missing.items():
        found = _named(name, then, workspace)
        if not found:
            raise UsageError(f"{error.message}, and there was none at '{when}'", error.hint) from error
        yield from ((each, then[each.path]) for each in found)


def _named(name: str, then: Mapping[Path, Earlier], workspace: Workspace) -> Sequence[Candidate]:
    """The files that a name meant: a path, or a plan's name without folder and `.md`."""
    if "/" in name or name.endswith(".md"):
        try:
            return workspace.among(then, [Path(name)])
        except UsageError:
            return ()
    return [each for each in workspace.among(then) if each.path.stem.casefold() == name.casefold()]
