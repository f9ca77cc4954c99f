"""What `check` does with a baseline: where it is, writing and pruning it, and marking what it accepts."""

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from acctplan import files
from acctplan.baseline import (
    BASELINE_NAME,
    Accepted,
    baseline_text,
    findings_of,
    pruned,
    read_baseline,
    with_baseline,
)
from acctplan.errors import UsageError
from acctplan.report import Report, as_posix
from acctplan.workspace import Project


class Wish(NamedTuple):
    """What was asked for: `file` is None for the one beside the configuration, which need not exist.

    `is_part` says that only those plans are judged that changed.
    """

    file: Path | None
    write: bool
    prune: bool
    ignore: bool
    is_part: bool = False


def accept(report: Report, wish: Wish, project: Project) -> tuple[Report, str]:
    """The report without what the baseline accepts, and what was done to the baseline's file, if anything.

    Raises: UsageError for wishes that exclude each other, and for a file that is missing or is no baseline.
    """
    _refuse_contradictions(wish)
    place = wish.file or project.root / BASELINE_NAME
    if wish.write:
        found = findings_of(report)
        files.replace(place, baseline_text(found))
        count = len({each.path for each in found})
        return with_baseline(report, found, place.name), (
            f"wrote {len(found)} finding{'' if len(found) == 1 else 's'} of {count} plan{'' if count == 1 else 's'} "
            f"to {place.name}\n"
        )
    if wish.ignore or (wish.file is None and not wish.prune and not place.exists()):
        return report, ""
    accepted, data = _read(place)
    if not wish.prune:
        return with_baseline(report, accepted, place.name), ""
    left = pruned(report, accepted)
    gone = len(accepted) - len(left)
    if gone:
        files.replace(place, baseline_text(left), data)
    said = f"removed {gone} finding{'' if gone == 1 else 's'} from {place.name}, {len(left)} left\n"
    return with_baseline(report, left, place.name), said


def locator(cwd: Path, project: Project) -> Callable[[str], str]:
    """Gives the place of a file below the repository, else below the configuration; symlinks are resolved."""
    above = (project.root, *project.root.parents)
    root = Path(os.path.realpath(next((each for each in above if (each / ".git").exists()), project.root)))

    @lru_cache(maxsize=4096)
    def locate(path: str) -> str:
        real = Path(os.path.realpath(cwd / path))
        return real.relative_to(root).as_posix() if real.is_relative_to(root) else as_posix(path)

    return locate


def _refuse_contradictions(wish: Wish) -> None:
    if wish.ignore and (wish.file or wish.write or wish.prune):
        raise UsageError("--no-baseline goes with no other option of a baseline", "leave it out")
    if wish.write and wish.is_part:
        raise UsageError(
            "--write-baseline accepts the findings of all plans, not of what changed",
            "leave out --changed-since and --staged",
        )
    if wish.write and wish.prune:
        raise UsageError(
            "--write-baseline and --prune-baseline exclude each other", "prune, or write it anew"
        )


def _read(place: Path) -> tuple[tuple[Accepted, ...], bytes]:
    try:
        data = place.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"cannot read the baseline '{place}': {reason}", "acctplan check --write-baseline makes one"
        ) from error
    try:
        return read_baseline(data.decode("utf-8"), place.name), data
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{place}: the baseline is not UTF-8", "acctplan check --write-baseline makes it anew"
        ) from error
