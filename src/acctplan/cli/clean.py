"""`acctplan clean`."""

from pathlib import Path

from acctplan.cli import edge, options
from acctplan.cli.memory import chosen_folder, place_of
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.workspace import Workspace
from acctplan.workspace.paths import shown


def clean(
    config: options.ConfigFile = None,
    no_color: options.NoColor = False,  # noqa: ARG001 - every command has it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Remove what check remembers of plans that it judged."""
    workspace = Workspace(Path.cwd(), config)
    projects = [workspace.project_for(workspace.cwd)]
    projects += [each.project for each in workspace.find(may_be_none=True)]
    places = {place_of(each.root, chosen_folder(), configured=True) for each in projects}
    for place in sorted(filter(None, places), key=lambda each: each.folder):
        name = printable(shown(place.folder, workspace.cwd))
        try:
            gone = place.clear()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(f"cannot empty '{name}': {reason}", "check the folder's permissions") from error
        if gone and not quiet:
            edge.say(
                edge.obeyed_by_nobody(f"removed {len(gone)} file{'' if len(gone) == 1 else 's'} from {name}")
            )
    return edge.CLEAN
