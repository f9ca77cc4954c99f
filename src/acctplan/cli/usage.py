"""A command as typer makes it, but for its help page, without the types of the code, and for plain values."""

from collections.abc import Callable, Iterator
from typing import Any

from typer.core import TyperArgument, TyperCommand

from acctplan.cli.plain_values import convert_plainly


class Command(TyperCommand):
    """A command whose usage line reads `NAME`, `[PATH]...`.

    `sections` gives more parts of the help page, each a title and its lines; asked for when the page is shown.
    """

    sections: Callable[[], list[tuple[str, list[tuple[str, str]]]]] | None = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for each in self.params:
            convert_plainly(each)

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        found = super().get_help_option(ctx)
        if found is not None:
            convert_plainly(found)
        return found

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """What stands behind the command's name."""
        return ["[OPTIONS]", *(usage_name(each) for each in self.params if isinstance(each, TyperArgument))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments first, then options."""
        for title, lines in (("Arguments", self._arguments()), ("Options", self._options(ctx))):
            records = list(lines)
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
        for title, records in self.sections() if self.sections else ():
            with formatter.section(title):
                formatter.write_dl(records)

    def _arguments(self) -> Iterator[tuple[str, str]]:
        for each in self.params:
            if isinstance(each, TyperArgument):
                yield usage_name(each), each.help or ""

    def _options(self, ctx: Any) -> Iterator[tuple[str, str]]:
        for each in self.get_params(ctx):
            record = None if isinstance(each, TyperArgument) else each.get_help_record(ctx)
            if record:
                yield record


def usage_name(argument: TyperArgument) -> str:
    """`NAME` if it is required, `[NAME]` if not, with `...` for several."""
    name = argument.display_name_raw
    return (name if argument.required else f"[{name}]") + ("" if argument.nargs == 1 else "...")
