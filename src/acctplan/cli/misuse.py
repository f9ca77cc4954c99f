"""What typer says about wrong arguments, in our two lines."""

import typer
from typer.core import TyperArgument

from acctplan.cli.usage import usage_name
from acctplan.errors import UsageError


def as_usage_error(error: typer.TyperException) -> UsageError:
    """The same complaint in lower case and without a full stop, with a hint at the way out."""
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            near = sorted(getattr(error, "possibilities", None) or [])
            hint = "did you mean " + " or ".join(f"'{name}'" for name in near) + "?" if near else _help(error)
            return UsageError(f"there is no option '{option}'", hint)
        case "BadOptionUsage" if "requires" in error.message:
            return UsageError(f"option '{option}' needs a value", f"write {option} VALUE")
        case "MissingParameter":
            return _missing(error)
        case "BadParameter":
            return _unreadable(error)
    if "unexpected extra argument" in error.message:
        extra = error.message.partition("(s) (")[2].removesuffix(")")
        return UsageError(f"one argument too many: '{extra}'", _help(error))
    return UsageError(_lower(error.format_message()), _help(error))


def _missing(error: typer.TyperException) -> UsageError:
    """Which argument, and the whole of what to write."""
    argument, context = getattr(error, "param", None), getattr(error, "ctx", None)
    if not isinstance(argument, TyperArgument) or context is None:
        return UsageError(_lower(error.format_message()), _help(error))
    written = [usage_name(each) for each in context.command.params if isinstance(each, TyperArgument)]
    hint = f"write {_path(error)} {' '.join(written)}; see '{_path(error)} --help'"
    return UsageError(f"argument {argument.display_name_raw} is missing", hint)


def _unreadable(error: typer.TyperException) -> UsageError:
    """A value that is none of the choices, or no number."""
    parameter = getattr(error, "param", None)
    name = parameter.display_name_raw if isinstance(parameter, TyperArgument) else _longest(parameter)
    text, choice, known = error.message.partition(" is not one of ")
    if choice:
        hint = f"choose one of {known.removesuffix('.').replace(chr(39), '')}"
        return UsageError(f"{name} {text.removeprefix('Value error, ')} is not known", hint)
    if isinstance(error.__cause__, ValueError) and "valid integer" in error.message:
        return UsageError(f"{name} {_input(error.__cause__)} is not a whole number", f"write {name} N")
    return UsageError(_lower(error.format_message()), _help(error))


def _input(cause: ValueError) -> str:
    """The value that pydantic refused; looked up by name, since importing pydantic takes long."""
    errors: list[dict[str, object]] = getattr(cause, "errors", list)()
    return repr(errors[0]["input"]) if errors else "given"


def _longest(parameter: object) -> str:
    written: list[str] = getattr(parameter, "opts", None) or ["the option"]
    return max(written, key=len)


def _lower(message: str) -> str:
    parts = message.rstrip().removesuffix(".").split(": ")
    return ": ".join(part[:1].lower() + part[1:] for part in parts)


def _help(error: typer.TyperException) -> str:
    return f"see '{_path(error)} --help'"


def _path(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return str(context.command_path) if context else "acctplan"
