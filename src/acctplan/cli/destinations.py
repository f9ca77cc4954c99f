"""Where rendered documents go: standard output, one file, or a folder that nothing leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from acctplan import files, source
from acctplan.cli import edge
from acctplan.errors import UsageError
from acctplan.renderers import Renderer
from acctplan.workspace import looks_like_plan
from acctplan.workspace.paths import full, shown
from acctplan.workspace.projects import CONFIG_NAMES


@dataclass(frozen=True)
class Rendered:
    """One document: the account that names its file, the plan that it was made of, and its content."""

    account: str
    plan: Path
    content: str | bytes


def file_name(account: str, document: str, renderer: Renderer) -> str:
    """`acme-success-plan.html`: of the account's name only, since file names are read by customers too."""
    stem = files.slug(account) if account.strip() else "account"
    return f"{stem}-{document}{renderer.suffix}"


def deliver(
    documents: Sequence[Rendered], document: str, renderer: Renderer, output: str | None, cwd: Path
) -> list[Path]:
    """Write the documents; gives the files written, none for standard output.

    Raises: UsageError before anything is written if there is no place for all of them, if two would share a file, or
    if one would replace a plan; and if a file cannot be written.
    """
    if output is None:
        content = _for_stdout(documents)
        if isinstance(content, bytes):
            edge.write_bytes(content)
        else:
            edge.write_document(content)
        return []
    places = _places(documents, document, renderer, output, cwd)
    _refuse_clashes(places, documents, cwd)
    for place, each in zip(places, documents, strict=True):
        _make_folder(place.parent, cwd)
        files.replace(place, each.content)
    return places


def _for_stdout(documents: Sequence[Rendered]) -> str | bytes:
    first, *others = documents
    if others:
        raise UsageError(
            f"{len(documents)} plans do not fit on standard output", "name a folder with --output FOLDER"
        )
    return first.content


def _places(
    documents: Sequence[Rendered], document: str, renderer: Renderer, output: str, cwd: Path
) -> list[Path]:
    path = full(cwd, Path(output))
    if len(documents) == 1 and not path.is_dir() and not output.endswith(("/", "\\")):
        return [path]
    if path.exists() and not path.is_dir():
        many = f", and there are {len(documents)} plans" if len(documents) > 1 else ", not a folder"
        raise UsageError(f"'{shown(path, cwd)}' is a file{many}", "name a folder")
    return [files.inside(path, file_name(each.account, document, renderer)) for each in documents]


def _refuse_clashes(places: Sequence[Path], documents: Sequence[Rendered], cwd: Path) -> None:
    taken: dict[Path, Path] = {}
    plans = {each.plan.resolve() for each in documents}
    for place, each in zip(places, documents, strict=True):
        what = "a plan" if place.resolve() in plans else precious(place)
        if what:
            raise UsageError(
                f"'{shown(place, cwd)}' is {what}; nothing was written", "name another file or folder"
            )
        if place in taken:
            two = f"'{shown(taken[place], cwd)}' and '{shown(each.plan, cwd)}'"
            raise UsageError(
                f"{two} would both become '{place.name}'", "give the accounts names of their own"
            )
        taken[place] = each.plan


def precious(place: Path) -> str:
    """What a file is that no document may replace: a configuration, or any plan, rendered now or not."""
    if place.name in CONFIG_NAMES:
        return "a configuration"
    if place.suffix != ".md" or not place.is_file():
        return ""
    text = source.read(place, place.name)
    return "a plan" if not text.unreadable and looks_like_plan(text.text) else ""


def _make_folder(folder: Path, cwd: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"cannot make the folder '{shown(folder, cwd)}': {reason}", "name another"
        ) from error
