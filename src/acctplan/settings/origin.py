"""Where settings were read, for messages about them."""

from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.settings.positions import Keys, line_of


class Origin(NamedTuple):
    """The text that settings come from, to say where in it a mistake is.

    `name` is the file as it is shown; `table` is the way to the settings in it, empty in `acctplan.toml`.
    """

    name: str = "acctplan.toml"
    text: str = ""
    table: tuple[str, ...] = ()

    def where(self, keys: Keys) -> str:
        """`file:line` of a setting, such as `("rules", "ignore", 0)`, else of what stands around it."""
        return f"{self.name}:{line_of(self.text, (*self.table, *keys))}"

    def mistake(self, keys: Keys, message: str, hint: str = "") -> UsageError:
        """The error of use that says where in the configuration it has its cause."""
        return UsageError(f"{self.where(keys)}: {message}", hint)
