"""The rule book: one module per rule, in a folder per group."""

import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType

from acctplan.rule import Rule

RESERVED = frozenset(
    code
    for group, numbers in {
        "AP8": range(1, 7),
    }.items()
    for number in numbers
    for code in (f"{group}{number:02d}",)
)
"""Permanent codes of the rule book whose rules are not written yet: naming one is no mistake and has no effect."""


@cache
def book() -> Mapping[str, Rule]:
    """All rules by code, in order; the package is walked once."""
    return discover(__name__, __path__)


def discover(package: str, path: Sequence[str]) -> Mapping[str, Rule]:
    """The rules below a package that holds a folder per group, by code, in order.

    Raises: TypeError for a module without exactly one rule and for a code that is declared twice: our bugs.
    """
    found: dict[str, Rule] = {}
    for group in _modules(package, path):
        for name in _modules(group, import_module(group).__path__):
            rule = _only_rule(name)
            if rule.code in found:
                raise TypeError(f"{rule.code} is declared in {found[rule.code].module} and in {name}")
            found[rule.code] = rule
    return MappingProxyType(dict(sorted(found.items())))


def _modules(package: str, path: Sequence[str]) -> list[str]:
    return [f"{package}.{module.name}" for module in pkgutil.iter_modules(list(path))]


def _only_rule(name: str) -> Rule:
    module = import_module(name)
    own = [each for each in vars(module).values() if isinstance(each, Rule) and each.module == name]
    if len(own) != 1:
        raise TypeError(f"{name} declares {len(own)} rules instead of one")
    return own[0]


def is_known(code: str) -> bool:
    """Whether a code is one of the book's, written or reserved."""
    return code in book() or code in RESERVED


def matches(code: str, patterns: tuple[str, ...] | list[str] | frozenset[str]) -> bool:
    """Whether a code is one of the given codes or begins with one of the given prefixes."""
    return code.startswith(tuple(patterns)) if patterns else False
