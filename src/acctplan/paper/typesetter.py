"""The typesetter, cut off from the machine: no fonts of the system, no packages, no file but those that it is given."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

import typst

from acctplan.errors import UsageError
from acctplan.paper.face import fonts_folder

_PANIC = "PanicException"
"""What the typesetter raises if it comes upon a mistake of its own; its class cannot be imported."""

SHARPNESS = 165.0
"""Pixels of a bitmap for 72 points."""

LARGE = 150_000
"""From so many characters on, a process of its own does the work, which may take only so much time and memory."""


class Extras(NamedTuple):
    """What the typesetter may read beside a program: files by name, and the fonts of a team."""

    files: Mapping[str, bytes] = MappingProxyType({})
    fonts: Sequence[bytes] = ()


class Task(NamedTuple):
    """A program of the typesetter, its inputs and what it may read; what shall come of it."""

    source: bytes
    inputs: Mapping[str, str]
    extras: Extras
    format: Literal["pdf", "png"]
    standard: Literal["ua-1", "1.7"] | None = None
    sharpness: float | None = None


NOTHING = Extras()


def pdf(
    source: bytes, inputs: Mapping[str, str], standard: Literal["ua-1", "1.7"], extras: Extras = NOTHING
) -> bytes:
    """The tagged PDF that a program makes of its inputs; it bears no date.

    Raises: typst.TypstError for what the standard does not allow, UsageError if the typesetter breaks down or takes
    too much time or memory.
    """
    return b"".join(_typeset(Task(source, inputs, extras, "pdf", standard)))


def bitmaps(
    source: bytes, inputs: Mapping[str, str], extras: Extras = NOTHING, sharpness: float = SHARPNESS
) -> list[bytes]:
    """The pages of a program as PNG. Raises: as `pdf`."""
    return _typeset(Task(source, inputs, extras, "png", sharpness=sharpness))


def families(font: bytes) -> tuple[str, ...]:
    """The families in a font file; none if it is no font."""
    with tempfile.TemporaryDirectory(prefix="acctplan-") as folder:
        _write(Path(folder), {"font.ttf": font})
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        return tuple(each.family for each in sorted(found.fonts(), key=lambda each: each.index))


def _typeset(task: Task) -> list[bytes]:
    if sum(map(len, task.inputs.values())) < LARGE:
        return typeset_here(task)
    from acctplan.paper.apart import typeset_apart  # noqa: PLC0415 (for long documents only)

    return typeset_apart(task)


def typeset_here(task: Task) -> list[bytes]:
    """What comes of a task, whatever it takes."""
    with _compiler(task) as compiler:
        made = compiler.compile(
            format=task.format, ppi=task.sharpness, pdf_standards=[task.standard] if task.standard else []
        )
    if made is None:
        return []
    return [made] if isinstance(made, bytes) else made


@contextmanager
def _compiler(task: Task) -> Iterator[typst.Compiler]:
    """A compiler whose root is a folder of its own. What it does not survive is told as a mistake in use."""
    with tempfile.TemporaryDirectory(prefix="acctplan-") as place:
        root, fonts, empty = (Path(place) / each for each in ("root", "fonts", "empty"))
        for folder in (root, fonts, empty):
            folder.mkdir()
        _write(root, task.extras.files)
        _write(fonts, {f"{number}.ttf": each for number, each in enumerate(task.extras.fonts)})
        paths = [str(fonts_folder()), *([str(fonts)] if task.extras.fonts else [])]
        try:
            yield typst.Compiler(
                task.source,
                root=str(root),
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=paths),
                ignore_system_fonts=True,
                sys_inputs=dict(task.inputs),
                package_path=str(empty),
                package_cache_path=str(empty),
            )
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            hint = "choose another format, and report the plan that does this"
            raise UsageError("the typesetter failed on a text of this document", hint) from error


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)
