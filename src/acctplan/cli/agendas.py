"""The agendas of many plans, for the commands that look at days; nothing is judged."""

from collections.abc import Sequence
from datetime import date

from acctplan.agenda.collecting import Silence, collect
from acctplan.agenda.listing import Planned
from acctplan.cli.accounts import no_plan
from acctplan.cli.judging import Bench, Terms
from acctplan.cli.terminal import with_progress
from acctplan.diagnostic import Finding
from acctplan.documents.projection import project
from acctplan.model.words import Audience
from acctplan.overview.parts import Problem
from acctplan.reader.build import read_plan
from acctplan.workspace import Candidate, looks_like_plan, read


def read_agendas(
    candidates: Sequence[Candidate], today: date, *, quiet: bool, audience: Audience = Audience.INTERNAL
) -> list[Planned]:
    """The plans among the files as the audience may see them, with their entries. Shows a progress bar unless `quiet`.

    Raises: UsageError for settings that are wrong, and if no file is a plan.
    """
    bench = Bench(Terms(today))
    for each in candidates:
        bench.judge_for(each.project)
    shown = candidates if quiet else with_progress(candidates, "Reading", len(candidates))
    found = [one for each in shown if (one := _read(each, bench, audience))]
    if not found:
        raise no_plan(candidates)
    return found


def _read(candidate: Candidate, bench: Bench, audience: Audience) -> Planned | None:
    source = read(candidate)
    is_ours = candidate.in_globs if source.unreadable else looks_like_plan(source.text)
    if not candidate.named and not is_ours:
        return None
    settings = candidate.project.settings
    reading = read_plan(source, settings)
    if reading.plan is None:
        return Planned(source.path, None, problem=_problem(reading.findings[0]))
    contact = bench.judge_for(candidate.project).options["AP310"]
    silence = Silence(contact.days, contact.high_power_days)
    plan = project(reading.plan, audience, settings).plan
    return Planned(source.path, plan, collect(plan, bench.terms.today, silence))


def _problem(finding: Finding) -> Problem:
    span = finding.span
    return Problem(code=finding.code, line=span.line, column=span.column, message=finding.message)
