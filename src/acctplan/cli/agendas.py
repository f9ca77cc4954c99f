"""The agendas of many plans, for the commands that look at days; nothing is judged."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from acctplan.agenda.collecting import Silence, collect
from acctplan.agenda.listing import Planned
from acctplan.cli.accounts import is_wanted, read_each
from acctplan.cli.judging import Bench, Terms
from acctplan.diagnostic import Finding
from acctplan.documents.projection import project
from acctplan.model.words import Audience, PlanStatus
from acctplan.overview.parts import Problem
from acctplan.reader.build import read_plan
from acctplan.workspace import Candidate, read


def read_agendas(
    candidates: Sequence[Candidate], today: date, *, quiet: bool, audience: Audience = Audience.INTERNAL
) -> list[Planned]:
    """The plans among the files as the audience may see them, with their entries. Shows a progress bar unless `quiet`.

    Raises: UsageError for settings that are wrong, and if no file is a plan.
    """
    return read_each(candidates, Bench(Terms(today)), partial(_read, audience=audience), quiet=quiet)


def _read(candidate: Candidate, bench: Bench, audience: Audience) -> Planned | None:
    source = read(candidate)
    if not is_wanted(candidate, source):
        return None
    settings = candidate.project.settings
    reading = read_plan(source, settings)
    if reading.plan is None:
        return Planned(source.path, None, problem=_problem(reading.findings[0]))
    contact = bench.judge_for(candidate.project).options["AP310"]
    silence = Silence(contact.days, contact.high_power_days)
    plan = project(reading.plan, audience, settings).plan
    is_over = reading.plan.status is PlanStatus.ARCHIVED  # which a customer's plan does not say
    return Planned(source.path, plan, [] if is_over else collect(plan, bench.terms.today, silence))


def _problem(finding: Finding) -> Problem:
    span = finding.span
    return Problem(code=finding.code, line=span.line, column=span.column, message=finding.message)
