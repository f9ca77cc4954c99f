"""All safe fixes of one file, as far as they bring no other finding."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from acctplan.diagnostic import Diagnostic
from acctplan.fixing.fix import Fix, fix_for
from acctplan.fixing.splice import spliced
from acctplan.source import Source

_MOST_ROUNDS = 20
"""A fix may uncover the next one, as a second misspelled name in a cell; two rounds are usual."""

_WORK = 4_000_000
"""Code points that one round may judge; for a plan of 10 KB that is 400 times."""

_FEWEST_TRIALS = 6


Judging = Callable[[Source], Sequence[Diagnostic]]
"""Judges a text as the file that it is to be put into."""


class Declined(NamedTuple):
    """A finding that was not mended, and the one that its fix would have brought, or left: then it is that again.

    None if nobody knows.
    """

    diagnostic: Diagnostic
    brings: Diagnostic | None


class Mended(NamedTuple):
    """A file after its fixes: its text, what is left to find in it, and what became of each safe fix."""

    source: Source
    left: Sequence[Diagnostic]
    fixed: Sequence[Diagnostic]
    declined: Sequence[Declined]


class _Remedy(NamedTuple):
    diagnostic: Diagnostic
    fix: Fix


class _State(NamedTuple):
    source: Source
    found: Sequence[Diagnostic]


def is_fixable(diagnostic: Diagnostic) -> bool:
    """Whether a finding may have a safe fix: cheap, for all findings of a run."""
    better = diagnostic.finding.better
    return better is not None and better.sure and diagnostic.suppressed is None


def mend(source: Source, judging: Judging) -> Mended:
    """Make all safe fixes, again and again until there are none; one that brings a new finding is not made.

    No edit goes beyond its line, so that a finding is the same one as before if rule, line and field are.
    """
    state = _State(source, judging(source))
    known = _places(state.found)
    fixed: list[Diagnostic] = []
    seen = {source.text}
    for _ in range(_MOST_ROUNDS):
        remedies = _remedies(state)
        round_ = _Round(state, known, judging)
        round_.settle(remedies)
        after = round_.outcome
        if after.source.text in seen:
            return Mended(state.source, state.found, fixed, round_.declined)
        fixed += [each.diagnostic for each in round_.made]
        seen.add(after.source.text)
        state = after
    return Mended(state.source, state.found, fixed, [])


def _remedies(state: _State) -> list[_Remedy]:
    found = [
        _Remedy(each, fix)
        for each in state.found
        if is_fixable(each) and (fix := fix_for(each, state.source)) and fix.safe
    ]
    return sorted(found, key=lambda each: each.fix.edits)


def _places(found: Sequence[Diagnostic]) -> Counter[tuple[str, int, str]]:
    return Counter(_place(each) for each in found if not each.suppressed)


def _contents(found: Sequence[Diagnostic]) -> Counter[tuple[str, int, str]]:
    return Counter(_content(each) for each in found if not each.suppressed)


def _place(found: Diagnostic) -> tuple[str, int, str]:
    return found.code, found.span.line, found.finding.field


def _content(found: Diagnostic) -> tuple[str, int, str]:
    return found.code, found.span.line, found.finding.message


class _Round:
    """One round: the fixes of one state of the file, tried together, then in ever smaller parts."""

    def __init__(self, start: _State, known: Counter[tuple[str, int, str]], judging: Judging) -> None:
        self.outcome = start
        self.made: list[_Remedy] = []
        self.declined: list[Declined] = []
        self._start = start
        self._known = known
        self._judging = judging
        self._trials = max(_WORK // (len(start.source.text) + 1), _FEWEST_TRIALS)

    def settle(self, remedies: Sequence[_Remedy]) -> None:
        """Make what can be made; nothing at all if that takes too many trials, so that a second run does the same."""
        waiting = [remedies] if remedies else []
        while waiting:
            if not self._trials:
                self.outcome, self.made = self._start, []
                self.declined = [Declined(each.diagnostic, None) for each in remedies]
                return
            part = waiting.pop()
            brought = self._try(part)
            if brought is not None and len(part) == 1:
                self.declined.append(Declined(part[0].diagnostic, brought))
            elif brought is not None:
                half = len(part) // 2
                waiting += [part[half:], part[:half]]

    def _try(self, part: Sequence[_Remedy]) -> Diagnostic | None:
        """Make these fixes besides those made already, unless a finding stands in the way: that one then."""
        self._trials -= 1
        together = [*self.made, *part]
        done = spliced(self._start.source, (edit for each in together for edit in each.fix.edits))
        skipped = set(done.skipped)
        made = [each for each in together if skipped.isdisjoint(each.fix.edits)]
        source = replace(self._start.source, text=done.text)
        found = self._judging(source)
        new = _places(found) - self._known
        wanted = _contents([each.diagnostic for each in made])
        before, after = _contents(self._start.found), _contents(found)
        stubborn = {each for each in wanted if after[each] > before[each] - wanted[each]}
        if new or stubborn:
            return next(each for each in found if _place(each) in new or _content(each) in stubborn)
        self.outcome = _State(source, found)
        self.made = made
        return None
