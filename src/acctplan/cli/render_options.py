"""The options of `acctplan render`, in the order of its help page; those it shares are in `options`."""

from pathlib import Path
from typing import Annotated

import typer

from acctplan import renderers
from acctplan.cli.document_names import catalogue_here


def _document_names(incomplete: str) -> list[str]:
    return [name for name in catalogue_here().documents if name.startswith(incomplete)]


def _format_names(incomplete: str) -> list[str]:
    return [name for name in renderers.names() if name.startswith(incomplete)]


DocumentName = Annotated[
    str | None,
    typer.Argument(
        metavar="DOCUMENT",
        help="One of the documents below, or a type of your own.",
        autocompletion=_document_names,
        show_default=False,
    ),
]
Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PLAN", help="Files, folders, or names of configured plans; all if none is given."
    ),
]
FormatNames = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="docx, html, md, pdf or pptx (default: by --output, else md); with --all several.",
        autocompletion=_format_names,
    ),
]
AudienceName = Annotated[
    str | None,
    typer.Option("--audience", metavar="WHO", help="customer or internal (default: as the document has it)."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="PATH", help="File to write, or folder for several plans."),
]
All = Annotated[
    bool,
    typer.Option(
        "--all", help="Write all documents of all plans, or of the PLANs named, to the folder --output."
    ),
]
Documents = Annotated[
    list[str] | None,
    typer.Option(
        "--document",
        metavar="NAME",
        help="With --all: only this document; repeat it.",
        autocompletion=_document_names,
    ),
]
Templates = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="Folder of own document types and partials.")
]
Reference = Annotated[
    Path | None,
    typer.Option(
        "--reference", metavar="FILE", help="Own presentation, whose layouts, colours and fonts slides get."
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="WHEN",
        help="Render plans as they were at a commit, a tag, or the end of a day (YYYY-MM-DD).",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="WHEN",
        help="What a session looks back to: a commit, a tag or a day (default: last review).",
    ),
]
Minutes = Annotated[
    int | None, typer.Option("--minutes", metavar="N", help="Length of a session: 20 (default), 60 or 90.")
]
