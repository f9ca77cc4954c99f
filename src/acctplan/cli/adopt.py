"""`acctplan adopt`."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from acctplan import files, source
from acctplan.cli import edge, options
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.workspace import Candidate, Workspace
from acctplan.workspace.paths import full, shown

if TYPE_CHECKING:
    from acctplan.adoption.ledger import Adoption, Note

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Markdown files to turn into plans.")]
Write = Annotated[
    bool, typer.Option("--write", help="Replace the files; without it one file's plan is printed.")
]
_BOM = b"\xef\xbb\xbf"


class _Adopted(NamedTuple):
    """One file with its bytes and what became of it."""

    candidate: Candidate
    data: bytes
    adoption: "Adoption"

    @property
    def content(self) -> str:
        """The new text, with the byte order mark that the file had."""
        return ("\ufeff" if self.data.startswith(_BOM) else "") + self.adoption.text

    @property
    def is_changed(self) -> bool:
        return self.content.encode("utf-8", "surrogatepass") != self.data


def adopt(
    paths: Files,
    write: Write = False,
    config: options.ConfigFile = None,
    no_color: options.NoColor = False,  # noqa: ARG001 - every command has it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Turn existing Markdown plans into this format.

    No word is lost: what is not understood stays where it is. The plan goes to standard output, and what was taken,
    kept and is missing to standard error; with --write the file is replaced, and the report goes to standard output.
    If one of several files is no plan, none is written (exit status 2). A plan without errors stays as it is.
    """
    candidates = _named(paths, Workspace(Path.cwd(), config))
    if len(candidates) > 1 and not write:
        raise UsageError(
            f"{len(candidates)} files need --write",
            "add it and look at 'git diff', or name one file to see its plan",
        )
    adopted = [_adopt(candidate) for candidate in candidates]
    refused = [each for each in adopted if each.adoption.refused]
    for each in refused:
        edge.complain(f"'{each.candidate.name}' {each.adoption.refused}", each.adoption.hint)
    if refused:
        return edge.MISUSE
    for each in adopted:
        if write:
            files.replace(each.candidate.path, each.content.encode(), expected=each.data)
        else:
            edge.write_document(each.content)
        if not quiet:
            lines = "\n".join(_report(each, written=write))
            edge.write(f"{lines}\n") if write else edge.say(lines)
    return edge.CLEAN


def _named(paths: Sequence[Path], workspace: Workspace) -> list[Candidate]:
    for path in paths:
        if full(workspace.cwd, path).is_dir():
            name = shown(full(workspace.cwd, path), workspace.cwd)
            raise UsageError(f"'{name}' is a folder", f"name files, like {Path(name) / '*.md'}")
    return workspace.find(paths)


def _adopt(candidate: Candidate) -> _Adopted:
    from acctplan.adoption.adopting import adopt as adopt_text

    read = source.read(candidate.path, candidate.name)
    data = b""
    if not read.unreadable:
        try:
            data = candidate.path.read_bytes()
        except OSError as error:
            reason = f"cannot read '{candidate.name}': {error.strerror or error}"
            raise UsageError(reason, "check the file's permissions") from error
        read = source.decode(candidate.name, data)
    return _Adopted(candidate, data, adopt_text(read, candidate.project.settings))


def _report(each: _Adopted, *, written: bool) -> Iterator[str]:
    name, adoption = printable(each.candidate.name), each.adoption
    if not each.is_changed:
        yield f"{name} is a plan already; nothing was changed"
    else:
        yield f"adopted {name}" if written else f"adopted {name}; nothing was written"
        yield from _noted("taken", adoption.taken)
        yield from _noted("left as it was", adoption.kept)
    if adoption.missing:
        yield "  missing"
        yield from (f"    {printable(text)}" for text in adoption.missing)
    if written or not each.is_changed:
        yield f"next: acctplan check {shlex.quote(name)}"
    else:
        yield f"next: acctplan adopt --write {shlex.quote(name)}"


def _noted(title: str, notes: Sequence["Note"]) -> Iterator[str]:
    if notes:
        yield f"  {title}"
        digits = len(str(max(note.line for note in notes)))
        yield from (f"    line {note.line:>{digits}}  {printable(note.text)}" for note in notes)
