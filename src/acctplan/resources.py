"""Where the files that come with the program are."""

from pathlib import Path

from acctplan.errors import UsageError


def template_root(package: Path | None = None) -> Path:
    """The folder with `documents`, `plans` and `partials`.

    An installed package carries it as `_templates`; a checkout has it beside `src`. `package` is the folder
    of the package, for tests.

    Raises: UsageError if neither is there: the installation is broken.
    """
    package = package or Path(__file__).resolve().parent
    installed = package / "_templates"
    if installed.is_dir():
        return installed
    checkout = package.parent.parent / "templates"
    if package.parent.name == "src" and checkout.is_dir():
        return checkout
    raise UsageError(
        f"the templates of acctplan are missing: no folder '{installed}'", "install acctplan again"
    )
