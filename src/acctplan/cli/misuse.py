"""What typer says about wrong arguments, in our two lines."""

import typer

from acctplan.errors import UsageError


def as_usage_error(error: typer.TyperException) -> UsageError:
    """The same complaint in lower case and without a full stop, with a hint at the way out."""
    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption":
        near = sorted(getattr(error, "possibilities", None) or [])
        hint = "did you mean " + " or ".join(f"'{name}'" for name in near) + "?" if near else _help(error)
        return UsageError(f"there is no option '{option}'", hint)
    if type(error).__name__ == "BadOptionUsage" and "requires" in error.message:
        return UsageError(f"option '{option}' needs a value", f"write {option} VALUE")
    return UsageError(_lower(error.format_message()), _help(error))


def _lower(message: str) -> str:
    parts = message.rstrip().removesuffix(".").split(": ")
    return ": ".join(part[:1].lower() + part[1:] for part in parts)


def _help(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"see '{context.command_path if context else 'acctplan'} --help'"
