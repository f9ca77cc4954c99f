"""Findings as text: one module per format, found by its file name and imported only when asked for."""

import importlib
import pkgutil
from difflib import get_close_matches

from acctplan.errors import UsageError
from acctplan.report import Reporter

_SUFFIX = "_report"
"""Ends a module whose format has the name of a module of the standard library."""


def format_names() -> list[str]:
    """The names of all formats in alphabetical order. Imports none of them."""
    return sorted(module.name.removesuffix(_SUFFIX) for module in pkgutil.iter_modules(__path__))


def find_reporter(name: str) -> Reporter:
    """The reporter of a format.

    Raises: UsageError for a name that is no format, with the nearest one as its hint.
    """
    for module in pkgutil.iter_modules(__path__):
        if module.name.removesuffix(_SUFFIX) == name:
            return _reporter(f"{__name__}.{module.name}", name)
    names = format_names()
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"choose one of {', '.join(names)}"
    raise UsageError(f"there is no output format '{name}'", hint)


def _reporter(module: str, name: str) -> Reporter:
    reporter = importlib.import_module(module).REPORTER
    if not isinstance(reporter, Reporter) or reporter.name != name:
        raise TypeError(f"{module}.REPORTER is not the reporter of '{name}'")
    return reporter
