"""Codes of rules as people name them in flags, settings and comments: which exist, and what was meant."""

from collections.abc import Mapping, Sequence
from functools import cache

from acctplan.errors import UsageError
from acctplan.model.words import Tier
from acctplan.rules import RESERVED, book
from acctplan.settings import Profile, Settings


def refuse_unknown_codes(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> None:
    """Hold every code that flags and settings name against the rule book; a prefix of codes will do.

    Raises: UsageError (AP023) for the first that there is not, with file and line or the flag.
    """
    for flag, codes in (("--select", select), ("--ignore", ignore)):
        for code in codes:
            if not _names_a_rule(code):
                raise UsageError(f"{flag}: AP023 unknown rule '{code}'", rule_hint(code))
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
            raise settings.origin.mistake(keys, f"AP023 unknown rule '{code}'", rule_hint(code))


def _names_a_rule(code: str) -> bool:
    return bool(code) and any(each.startswith(code) for each in (*book(), *RESERVED))


def rule_hint(code: str) -> str:
    """What to write instead of a code that does not exist: the nearest one, the code of a name, or where they are."""
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
