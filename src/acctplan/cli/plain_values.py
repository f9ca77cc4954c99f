"""Plain values of arguments, converted without pydantic: to get that ready takes half of the time of a small run.

Texts, paths, whole numbers, choices and what an own parser reads. All else, and whatever may be wrong, is left to
typer, which has the word about mistakes.
"""

import os
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin


def convert_plainly(parameter: Any) -> None:
    """Let a parameter of typer's convert plain values itself, and ask typer for all others."""
    if "process_value" not in vars(parameter):
        parameter.process_value = partial(_process, parameter, parameter.process_value)


def _process(parameter: Any, by_typer: Callable[[Any, Any], Any], ctx: Any, value: Any) -> Any:
    if value is None and parameter.required:
        return by_typer(ctx, value)
    try:
        plain = _converted(parameter, value)
    except ValueError:
        return by_typer(ctx, value)
    return plain if parameter.callback is None else parameter.callback(ctx, parameter, plain)


def _converted(parameter: Any, value: Any) -> Any:
    kind, info = parameter.type_descriptor.annotation, parameter.type_descriptor.parameter_info
    is_many = parameter.multiple or parameter.nargs == -1
    if value is None:
        return () if is_many else None
    if is_many and value and isinstance(value, list | tuple) and get_origin(kind) is list:
        return [_plain(get_args(kind)[0], info, each) for each in value]
    return _plain(kind, info, value)


def _plain(kind: Any, info: Any, value: Any) -> Any:
    """The value that typer would make of it; raises ValueError if typer is to say what that is."""
    if isinstance(kind, type) and issubclass(kind, Enum) and info.parser is None:
        return kind(value)
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - one exception for all
    if info.parser is not None:
        return info.parser(value)
    if kind is Path:
        return _path(info, value)
    if (
        kind is int
        and info.min is info.max is None
        and value.isascii()
        and value.isdigit()
        and len(value) < 10
    ):
        return int(value)
    if kind is not str:
        raise ValueError(value)
    return value


def _path(info: Any, value: str) -> Path:
    """A path that need not be there; a file that may not be read is left to typer."""
    if info.exists or info.writable or info.resolve_path or info.allow_dash or info.path_type:
        raise ValueError(value)
    if "\0" in value or not (info.file_okay and info.dir_okay):
        raise ValueError(value)
    if os.path.lexists(value) and not os.access(value, os.R_OK):
        raise ValueError(value)
    return Path(value)
