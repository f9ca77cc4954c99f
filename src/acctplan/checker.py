"""Runs the rules on a plan: which of them count, how heavy they are, and what its author allows."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.model.plan import Allow, Plan
from acctplan.model.words import PlanStatus, Tier
from acctplan.past import Past
from acctplan.reader.build import Reading, read_plan
from acctplan.rule import Ahead, Check, Context, Rule
from acctplan.rule_codes import refuse_unknown_codes, rule_hint
from acctplan.rules import book, is_known, matches
from acctplan.settings import Profile, Settings
from acctplan.source import Source, Span


class Course(NamedTuple):
    """What plans of one tier and status are judged by: the codes that count, the rules to ask, and the verdicts.

    `checks` are the rules that read plans, each with its code and what it may know; `recalling` those that compare a
    plan with its past, each also with what tells the versions that it begins with. `verdicts` hold by code the rule's
    name and how heavy a finding of it is.
    """

    active: frozenset[str]
    checks: Sequence[tuple[str, Check, Context]]
    recalling: Sequence[tuple[str, Check, Context, Ahead | None]]
    verdicts: Mapping[str, tuple[str, Severity]]

    def findings(self, plan: Plan, past: Past | None) -> list[Finding]:
        """What the rules find in a plan."""
        recalling = [
            (code, check, context._replace(past=past), ahead)
            for code, check, context, ahead in self.recalling
        ]
        if past:
            past.expect(
                each for *_, context, ahead in recalling if ahead for each in ahead(plan, context) if each
            )
        found = [
            Finding(code, *problem)
            for code, check, context in self.checks
            for problem in check(plan, context)
        ]
        for code, check, context, _ in recalling:
            found += [Finding(code, *problem) for problem in check(plan, context)]
        return found


@dataclass(frozen=True)
class Judge:
    """The rules that count under one set of settings, with their options and weights; made once, used for all plans."""

    settings: Settings
    rules: tuple[Rule, ...]
    options: Mapping[str, Any]
    severities: Mapping[str, Severity]
    active: Mapping[Tier, frozenset[str]]

    @cached_property
    def course(self) -> Callable[[Tier, PlanStatus, Sequence[str], date], Course]:
        """What plans of that tier and status are judged by on that day, but for the codes that are left out.

        Plans differ in this by a few kinds only, so that each is thought out once.
        """
        return lru_cache(maxsize=256)(self._course)

    def _course(self, tier: Tier, status: PlanStatus, ignored: Sequence[str], today: date) -> Course:
        active = frozenset(code for code in self.active[tier] if not matches(code, tuple(ignored)))
        if status is PlanStatus.ARCHIVED:
            active = frozenset(code for code in active if code.startswith("AP0"))
        checks, recalling = [
            [
                (
                    rule.code,
                    rule.check,
                    Context(today, self.options.get(rule.code), self.settings),
                    rule.ahead,
                )
                for rule in self.rules
                if rule.check and rule.code in active and rule.history is history
            ]
            for history in (False, True)
        ]
        verdicts = {rule.code: (rule.name, self._weight(rule, status)) for rule in self.rules}
        return Course(active, [check[:3] for check in checks], recalling, verdicts)

    @cached_property
    def recalls(self) -> bool:
        """Whether a rule counts that compares a plan with its past."""
        wanted = frozenset[str]().union(*self.active.values())
        return any(rule.history and rule.code in wanted for rule in self.rules)

    def _weight(self, rule: Rule, status: PlanStatus) -> Severity:
        """How heavy a finding of a rule is in a plan of that status: a draft's gaps are notes."""
        if status is PlanStatus.DRAFT and rule.unfilled:
            return Severity.NOTE
        return self.severities[rule.code]


def judge(settings: Settings, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Judge:
    """Bind settings to the rule book. `select` replaces the setting of that name, `ignore` adds to it.

    Raises: UsageError for a code that does not exist (AP023) and for an option that its rule does not take, with
    file and line.
    """
    refuse_unknown_codes(settings, select, ignore)
    options = {code: _options(settings, rule) for code, rule in book().items() if rule.options}
    wanted = _selected(tuple(select) or settings.rules.select, (*settings.rules.ignore, *ignore))
    active = {tier: wanted & _demanded(tier, getattr(settings.profiles, tier.value)) for tier in Tier}
    severities = {code: _severity(settings, rule) for code, rule in book().items()}
    return Judge(settings, tuple(book().values()), options, severities, active)


def _options(settings: Settings, rule: Rule) -> Any:
    assert rule.options is not None
    table = settings.rules.options.get(rule.code, {})
    if not table:
        return rule.options.model_construct()
    try:
        return rule.options.model_validate({name.replace("-", "_"): value for name, value in table.items()})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        keys = ("rules", rule.code, *(each for each in table if each.replace("-", "_") == name))
        known = ", ".join(field.replace("_", "-") for field in rule.options.model_fields)
        if first["type"] == "extra_forbidden":
            raise settings.origin.mistake(
                keys, f"{rule.code} has no option '{name}'", f"its options: {known}"
            ) from error
        message = f"option '{name}' of {rule.code}: {first['input']!r} is not accepted"
        field = rule.options.model_fields[name.replace("-", "_")]
        meaning = field.description or name
        most = first.get("ctx", {}).get("le")
        example = f"it like {field.get_default()}" if most is None else f"at most {most}"
        hint = f"write {example}: {meaning[:1].lower()}{meaning[1:]}"
        raise settings.origin.mistake(keys, message, hint) from error


def _selected(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    chosen = (code for code in book() if not select or matches(code, tuple(select)))
    return frozenset(code for code in chosen if not matches(code, tuple(ignore)))


def _demanded(tier: Tier, profile: Profile) -> frozenset[str]:
    if profile.select:
        return _selected(profile.select, profile.ignore)
    by_default = (code for code, rule in book().items() if rule.base or tier is not Tier.BASE)
    return frozenset(by_default) & _selected((), profile.ignore)


def _severity(settings: Settings, rule: Rule) -> Severity:
    own = settings.rules.severity.get(rule.code)
    if own:
        return own
    if settings.rules.preset == "strict" and rule.severity is Severity.WARNING:
        return Severity.ERROR
    return rule.severity


def check_source(
    source: Source, judge: Judge, today: date, ignored: Sequence[str] = (), past: Past | None = None
) -> list[Diagnostic]:
    """Read and judge one file; `ignored` are codes or prefixes left out for it."""
    return check(read_plan(source, judge.settings), source, judge, today, ignored, past)


def check(
    reading: Reading,
    source: Source,
    judge: Judge,
    today: date,
    ignored: Sequence[str] = (),
    past: Past | None = None,
) -> list[Diagnostic]:
    """Judge what was read; in order of place and code. Suppressed findings are among them, marked.

    Without its `past` a plan is judged by what it says today.
    """
    plan = reading.plan
    tier, status = (plan.tier, plan.status) if plan else (Tier.STRATEGIC, PlanStatus.ACTIVE)
    course = judge.course(tier, status, tuple(ignored), today)
    findings = [finding for finding in reading.findings if finding.code in course.active]
    suppressions: Mapping[int, Suppression] = {}
    if plan:
        findings += course.findings(plan, past)
        findings = _without_beaten(findings)
        if plan.allows:
            asked = course.active if past else course.active - {code for code, *_ in course.recalling}
            findings, suppressions = _apply_allows(plan, findings, today, course.active, asked)
    account = plan.account if plan else ""
    places = [(finding.span, finding.code) for finding in findings]
    diagnostics: list[Diagnostic] = []
    for index in sorted(range(len(findings)), key=places.__getitem__):
        finding = findings[index]
        name, severity = course.verdicts[finding.code]
        suppressed = suppressions.get(index)
        diagnostics.append(Diagnostic(source.path, account, name, severity, finding, suppressed))
    return diagnostics


def _without_beaten(findings: list[Finding]) -> list[Finding]:
    """The findings without placeholders (AP016) at which AP404 says what they are missing for."""
    taken = {finding.span for finding in findings if finding.code == "AP404"}
    return [finding for finding in findings if finding.code != "AP016" or finding.span not in taken]


def _apply_allows(
    plan: Plan, findings: list[Finding], today: date, active: frozenset[str], asked: frozenset[str]
) -> tuple[list[Finding], dict[int, Suppression]]:
    """The findings and those about the allow-comments; by index, why one of them is suppressed.

    `asked` are the active codes that could be judged: an allow of another is not unused.
    """
    suppressions: dict[int, Suppression] = {}
    more: list[Finding] = []
    lines = _lines_by_code(findings)
    done: set[tuple[str, int]] = set()
    for allow in plan.allows:
        more += _about(plan.source, allow, today)
        if allow.until and allow.until < today:
            continue
        start, end = scope_at(plan, allow.span.line)
        unused: list[str] = []
        for code in allow.codes:
            places = lines.get(code, ())
            first, last = bisect_left(places, (start, -1)), bisect_left(places, (end, -1))
            if first == last and code in asked:
                unused.append(code)
            elif (code, start) not in done:
                done.add((code, start))
                reason = Suppression("inSource", allow.reason, allow.until_text)
                suppressions.update((index, reason) for _, index in places[first:last])
        if unused:
            more.append(_unused(plan.source, allow, unused))
    return findings + [finding for finding in more if finding.code in active], suppressions


def _lines_by_code(findings: Sequence[Finding]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """By code the lines of the findings, in order, each with the finding's index."""
    lines: dict[str, list[tuple[int, int]]] = {}
    for index, finding in enumerate(findings):
        lines.setdefault(finding.code, []).append((finding.span.line, index))
    return {code: sorted(places) for code, places in lines.items()}


def scope_at(plan: Plan, line: int) -> tuple[int, int]:
    """The lines that an allow-comment on a line is for: the section whose heading stands above it, else the file."""
    after = bisect_right(plan.bounds, (line, len(plan.source.lines) + 1))
    return plan.bounds[after - 1] if after else (1, len(plan.source.lines) + 2)


def _about(source: Source, allow: Allow, today: date) -> Iterable[Finding]:
    for code in allow.codes:
        if not is_known(code):
            message = f"allow names the unknown rule '{code}'"
            yield Finding("AP023", _within(source, allow, code), message, rule_hint(code))
    named = ", ".join(allow.codes)
    if not named:
        yield Finding("AP020", allow.span, "allow names no rule, so it silences nothing", _ALLOW_HINT)
    elif allow.until and allow.until < today:
        message = f"allow of {named} has expired on {allow.until}"
        hint = "mend what it allowed and remove it, or set a later day"
        yield Finding("AP021", _within(source, allow, allow.until_text), message, hint)
    elif allow.until_text and allow.until is None:
        message = f"allow of {named} ends at '{allow.until_text}', which is not a date"
        hint = "write a day, like 2026-12-31; until then it has no end"
        yield Finding("AP008", _within(source, allow, allow.until_text), message, hint)
    if named and not allow.reason:
        hint = f"write why after a colon, like 'allow {allow.codes[0]}: first quarter of the account'"
        yield Finding("AP022", allow.span, f"allow of {named} gives no reason", hint)


_ALLOW_HINT = "write '<!-- acctplan: allow AP210 until 2026-12-31: reason -->'"


def _unused(source: Source, allow: Allow, codes: Sequence[str]) -> Finding:
    span = _within(source, allow, codes[0]) if len(codes) < len(allow.codes) else allow.span
    return Finding("AP020", span, f"allow of {', '.join(codes)} silences nothing", "remove it")


def _within(source: Source, allow: Allow, text: str) -> Span:
    """The place of a text in an allow-comment; the comment's own if it is not on its first line."""
    line, start = allow.span.line, allow.span.column - 1
    end = allow.span.end_column if allow.span.end_line == line else len(source.lines[line - 1])
    place = source.lines[line - 1].find(text, start, end)
    return Span(line, place + 1, line, place + len(text) + 1) if place >= 0 else allow.span
