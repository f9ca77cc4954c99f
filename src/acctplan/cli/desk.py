"""Judging texts that are being written, one by one, as `check` judges files; configurations may change meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from acctplan import source
from acctplan.baseline import BASELINE_NAME
from acctplan.cli.accepting import Wish, accept, locator
from acctplan.cli.judging import Bench, Judged, Terms
from acctplan.cli.outcome import gather
from acctplan.errors import UsageError
from acctplan.fixing.mending import mend
from acctplan.language_server.verdict import Verdict
from acctplan.report import Report
from acctplan.settings import Settings
from acctplan.source import Source
from acctplan.workspace import Project, Workspace, looks_like_plan
from acctplan.workspace.globs import Globs
from acctplan.workspace.paths import shown
from acctplan.workspace.projects import CONFIG_NAMES

_MOST_FOLDERS = 64
Stamp = tuple[tuple[str, int, int], ...]
"""Which configurations and baselines there are, when each was written and how long it is."""


class _Bound(NamedTuple):
    """What plans of one folder are judged by, as long as the stamp holds; `mistake` if it could not be renewed."""

    stamp: Stamp
    day: date
    project: Project | None
    bench: Bench
    settle: Callable[[Report], Report]
    mistake: str = ""


@dataclass
class Desk:
    """Gives the findings that `check` would print for a text, with the configuration of the moment.

    A configuration is looked at again before every judgement and read anew if it has changed; one that cannot be
    read leaves the last good one in force. `today` is asked every time, as the day may change.
    """

    cwd: Path
    today: Callable[[], date]
    config: Path | None = None
    notes: bool = False
    _folders: dict[Path, _Bound] = field(default_factory=dict)

    def judge(self, text: str, path: Path) -> Verdict:
        """Judge a text as if it were the file `path`; a text that is no plan has no findings."""
        decoded = self._decoded(text, path)
        bound = self._bound_for(path.parent)
        settings = bound.project.settings if bound.project else Settings.unset()
        if bound.project is None or not looks_like_plan(text.removeprefix("\ufeff")):
            is_plan = bound.project is not None and _is_expected(path, bound.project)
            return Verdict(decoded, settings, (), bound.mistake, is_plan)
        judged = bound.bench.judge_source(decoded, bound.project, path)
        report = self._report(judged, decoded, bound.project)
        try:
            visible = tuple(bound.settle(report).visible)
        except UsageError as error:  # a baseline that has changed since it was looked at
            return Verdict(decoded, settings, tuple(report.visible), _said(error), is_plan=True)
        return Verdict(decoded, settings, visible, bound.mistake, is_plan=True)

    def mended(self, text: str, path: Path) -> str:
        """The text of a plan, without a byte order mark, after the fixes that `check --fix` makes."""
        bound = self._bound_for(path.parent)
        decoded = self._decoded(text, path)
        project = bound.project
        if project is None or decoded.unreadable:
            return decoded.text
        return mend(
            decoded, lambda each: bound.bench.judge_source(each, project, path).diagnostics
        ).source.text

    def _decoded(self, text: str, path: Path) -> Source:
        return source.decode(shown(path, self.cwd), text.encode("utf-8", "surrogatepass"))

    def is_stale(self, path: Path) -> bool:
        """Whether a file that was judged would be judged by something else now: another configuration or day."""
        bound = self._folders.get(path.parent)
        return bound is not None and (bound.stamp, bound.day) != (self._stamp(path.parent), self.today())

    def _report(self, judged: Judged, text: Source, project: Project) -> Report:
        place = locator(self.cwd, project)
        return gather([judged], {text.path: text}, place, show_notes=self.notes)

    def _bound_for(self, folder: Path) -> _Bound:
        stamp, day, old = self._stamp(folder), self.today(), self._folders.get(folder)
        if old is None or old.stamp != stamp or old.day != day:
            if len(self._folders) >= _MOST_FOLDERS:
                self._folders.clear()
            self._folders[folder] = self._renewed(folder, stamp, day, old)
        return self._folders[folder]

    def _renewed(self, folder: Path, stamp: Stamp, day: date, old: _Bound | None) -> _Bound:
        bench = Bench(Terms(day))
        try:
            project = Workspace(self.cwd, self.config).project_for(folder)
            bench.judge_for(project)
            settle = partial(_settled, project=project)
            settle(_nothing())
        except UsageError as error:
            mistake = _said(error)
            if old is None:
                return _Bound(stamp, day, None, bench, lambda report: report, mistake)
            return old._replace(stamp=stamp, day=day, mistake=mistake)
        return _Bound(stamp, day, project, bench, settle)

    def _stamp(self, folder: Path) -> Stamp:
        if self.config is not None:
            return _stamps(self.config.parent, (self.config.name, BASELINE_NAME))
        found: Stamp = ()
        for above in (folder, *folder.parents):
            found += _stamps(above, (*CONFIG_NAMES, BASELINE_NAME))
        return found


def _stamps(folder: Path, names: tuple[str, ...]) -> Stamp:
    found = []
    for name in names:
        try:
            status = (folder / name).stat()
        except (OSError, ValueError):
            continue
        found.append((str(folder / name), status.st_mtime_ns, status.st_size))
    return tuple(found)


def _said(error: UsageError) -> str:
    return "\n".join(filter(None, [error.message, error.hint]))


def _is_expected(path: Path, project: Project) -> bool:
    """Whether a configuration says that this file is to be a plan, though it is none yet."""
    names = project.names_below(path) if project.file else None
    return names is not None and Globs(project.settings.plans).match(names)


def _settled(report: Report, project: Project) -> Report:
    return accept(report, Wish(None, write=False, prune=False, ignore=False), project)[0]


def _nothing() -> Report:
    return gather([], {}, show_notes=False)
