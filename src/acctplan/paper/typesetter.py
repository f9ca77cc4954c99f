"""The typesetter, cut off from the machine: no fonts of the system, no packages, no file but an empty folder."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import typst

from acctplan.errors import UsageError
from acctplan.paper.face import fonts_folder

_PANIC = "PanicException"
"""What the typesetter raises if it comes upon a mistake of its own; its class cannot be imported."""

SHARPNESS = 165.0
"""Pixels of a bitmap for 72 points."""


def pdf(source: bytes, inputs: Mapping[str, str], standard: Literal["ua-1", "1.7"]) -> bytes:
    """The tagged PDF that a program of the typesetter makes of its inputs; it bears no date.

    Raises: typst.TypstError for what the standard does not allow, UsageError if the typesetter breaks down.
    """
    with _compiler(source, inputs) as compiler:
        return b"".join(_made(compiler.compile(format="pdf", pdf_standards=standard)))


def bitmaps(source: bytes, inputs: Mapping[str, str]) -> list[bytes]:
    """The pages of a program as PNG."""
    with _compiler(source, inputs) as compiler:
        return _made(compiler.compile(format="png", ppi=SHARPNESS))


@contextmanager
def _compiler(source: bytes, inputs: Mapping[str, str]) -> Iterator[typst.Compiler]:
    """A compiler whose root is an empty folder. What it does not survive is told as a mistake in use."""
    with tempfile.TemporaryDirectory(prefix="acctplan-") as empty:
        try:
            yield typst.Compiler(
                source,
                root=empty,
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(fonts_folder())]),
                ignore_system_fonts=True,
                sys_inputs=dict(inputs),
                package_path=empty,
                package_cache_path=empty,
            )
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            hint = "choose another format, and report the plan that does this"
            raise UsageError("the typesetter failed on a text of this document", hint) from error


def _made(made: bytes | list[bytes] | None) -> list[bytes]:
    if made is None:
        return []
    return [made] if isinstance(made, bytes) else made
