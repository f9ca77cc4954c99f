"""Runs the rules on a plan: which of them count, how heavy they are, and what its author allows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from pydantic import ValidationError

from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.errors import UsageError
from acctplan.model.plan import Allow, Plan
from acctplan.model.words import PlanStatus, Tier
from acctplan.reader.build import Reading, read_plan
from acctplan.rule import Context, Rule
from acctplan.rules import RESERVED, book, is_known, matches
from acctplan.settings import Profile, Settings
from acctplan.source import Source, Span


@dataclass(frozen=True)
class Judge:
    """The rules that count under one set of settings, with their options and weights; made once, used for all plans."""

    settings: Settings
    rules: tuple[Rule, ...]
    options: Mapping[str, Any]
    severities: Mapping[str, Severity]
    active: Mapping[Tier, frozenset[str]]

    def bound(self, today: date, active: frozenset[str]) -> Sequence[tuple[Rule, Context]]:
        """The active rules that read plans, each with what it may know on that day."""
        bound = self._bound.get((today, active))
        if bound is None:
            rules = (rule for rule in self.rules if rule.check and rule.code in active)
            bound = tuple((rule, Context(today, self.options.get(rule.code))) for rule in rules)
            self._bound[today, active] = bound
        return bound

    @cached_property
    def _bound(self) -> dict[tuple[date, frozenset[str]], tuple[tuple[Rule, Context], ...]]:
        return {}

    def weight(self, rule: Rule, status: PlanStatus) -> Severity:
        """How heavy a finding of a rule is in a plan of that status: a draft's gaps are notes."""
        if status is PlanStatus.DRAFT and rule.unfilled:
            return Severity.NOTE
        return self.severities[rule.code]


def judge(settings: Settings, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Judge:
    """Bind settings to the rule book. `select` replaces the setting of that name, `ignore` adds to it.

    Raises: UsageError for a code that does not exist (AP023) and for an option that its rule does not take, with
    file and line.
    """
    _refuse_unknown_codes(settings, select, ignore)
    options = {code: _options(settings, rule) for code, rule in book().items() if rule.options}
    wanted = _selected(tuple(select) or settings.rules.select, (*settings.rules.ignore, *ignore))
    active = {tier: wanted & _demanded(tier, getattr(settings.profiles, tier.value)) for tier in Tier}
    severities = {code: _severity(settings, rule) for code, rule in book().items()}
    return Judge(settings, tuple(book().values()), options, severities, active)


def _refuse_unknown_codes(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> None:
    for flag, codes in (("--select", select), ("--ignore", ignore)):
        for code in codes:
            if not _names_a_rule(code):
                raise UsageError(f"{flag}: AP023 unknown rule '{code}'", _rule_hint(code))
    rules = settings.rules
    named: list[tuple[tuple[str | int, ...], str]] = []
    named += [(("rules", "select", index), code) for index, code in enumerate(rules.select)]
    named += [(("rules", "ignore", index), code) for index, code in enumerate(rules.ignore)]
    named += [(("rules", "severity", code), code) for code in rules.severity]
    named += [(("rules", code), code) for code in rules.options]
    for pattern, codes in rules.per_file_ignores.items():
        named += [(("rules", "per-file-ignores", pattern, index), code) for index, code in enumerate(codes)]
    for tier in Tier:
        profile: Profile = getattr(settings.profiles, tier.value)
        named += [
            (("profiles", tier.value, "select", index), code) for index, code in enumerate(profile.select)
        ]
        named += [
            (("profiles", tier.value, "ignore", index), code) for index, code in enumerate(profile.ignore)
        ]
    for keys, code in named:
        if not _names_a_rule(code):
            raise settings.origin.mistake(keys, f"AP023 unknown rule '{code}'", _rule_hint(code))


def _names_a_rule(code: str) -> bool:
    return bool(code) and any(each.startswith(code) for each in (*book(), *RESERVED))


def _rule_hint(code: str) -> str:
    if code in _codes_by_name():
        return f"write its code, {_codes_by_name()[code]}"
    forms = _forms(code.upper()) if len(code) < 9 else ()
    close = next((_neighbours()[form] for form in forms if form in _neighbours()), "")
    return f"did you mean {close}? 'acctplan rules' lists them" if close else "'acctplan rules' lists them"


@cache
def _codes_by_name() -> Mapping[str, str]:
    return {rule.name: rule.code for rule in book().values()}


@cache
def _neighbours() -> Mapping[str, str]:
    """Codes by themselves and by what is left of them without one character."""
    return {form: code for code in (*sorted(RESERVED), *book()) for form in _forms(code)}


def _forms(code: str) -> Sequence[str]:
    return [code, *(code[:place] + code[place + 1 :] for place in range(len(code)))]


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
        hint = f"write it like {field.get_default()}: {meaning[:1].lower()}{meaning[1:]}"
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


def check_source(source: Source, judge: Judge, today: date, ignored: Sequence[str] = ()) -> list[Diagnostic]:
    """Read and judge one file; `ignored` are codes or prefixes left out for it."""
    return check(read_plan(source, judge.settings), source, judge, today, ignored)


def check(
    reading: Reading, source: Source, judge: Judge, today: date, ignored: Sequence[str] = ()
) -> list[Diagnostic]:
    """Judge what was read; in order of place and code. Suppressed findings are among them, marked."""
    plan = reading.plan
    status = plan.status if plan else PlanStatus.ACTIVE
    active = judge.active[plan.tier if plan else Tier.STRATEGIC]
    if ignored:
        active = frozenset(code for code in active if not matches(code, tuple(ignored)))
    if status is PlanStatus.ARCHIVED:
        active = frozenset(code for code in active if code.startswith("AP0"))
    findings = [finding for finding in reading.findings if finding.code in active]
    suppressions: dict[int, Suppression] = {}
    if plan:
        findings += _run(plan, judge, today, active)
        findings, suppressions = _apply_allows(plan, findings, today, active)
    account = plan.account if plan else ""
    diagnostics = [
        _diagnostic(source.path, account, finding, judge, status, suppressions.get(index))
        for index, finding in enumerate(findings)
    ]
    return sorted(diagnostics, key=lambda each: (each.span, each.code))


def _run(plan: Plan, judge: Judge, today: date, active: frozenset[str]) -> Iterator[Finding]:
    for rule, context in judge.bound(today, active):
        yield from rule.run(plan, context)


def _diagnostic(
    path: str,
    account: str,
    finding: Finding,
    judge: Judge,
    status: PlanStatus,
    suppressed: Suppression | None,
) -> Diagnostic:
    rule = book()[finding.code]
    return Diagnostic(path, account, rule.name, judge.weight(rule, status), finding, suppressed)


def _apply_allows(
    plan: Plan, findings: list[Finding], today: date, active: frozenset[str]
) -> tuple[list[Finding], dict[int, Suppression]]:
    """The findings and those about the allow-comments; by index, why one of them is suppressed."""
    suppressions: dict[int, Suppression] = {}
    more: list[Finding] = []
    lines = _lines_by_code(findings) if plan.allows else {}
    done: set[tuple[str, int]] = set()
    for allow in plan.allows:
        more += _about(plan.source, allow, today)
        if allow.until and allow.until < today:
            continue
        start, end = _scope(plan, allow)
        unused: list[str] = []
        for code in allow.codes:
            places = lines.get(code, ())
            first, last = bisect_left(places, (start, -1)), bisect_left(places, (end, -1))
            if first == last and code in active:
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


def _scope(plan: Plan, allow: Allow) -> tuple[int, int]:
    """The section whose heading stands above the comment; the whole file if there is none."""
    after = bisect_right(plan.bounds, (allow.span.line, len(plan.source.lines) + 1))
    return plan.bounds[after - 1] if after else (1, len(plan.source.lines) + 2)


def _about(source: Source, allow: Allow, today: date) -> Iterable[Finding]:
    for code in allow.codes:
        if not is_known(code):
            message = f"allow names the unknown rule '{code}'"
            yield Finding("AP023", _within(source, allow, code), message, _rule_hint(code))
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
