"""The document types: a folder each, with `document.toml`, one body and whatever data stands beside it.

A team's folder has the same shape as ours (`documents/<name>/`, `partials/`, `languages/`): what it
holds is added, or replaces what has the same name; of a language it replaces single texts.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from acctplan import source
from acctplan.errors import UsageError
from acctplan.languages import Tongue, make_tongue
from acctplan.model.words import Audience
from acctplan.resources import template_root
from acctplan.settings.positions import line_of
from acctplan.settings.toml import read_toml

BODY = "body.md.jinja"
DECLARATION = "document.toml"
MAX_BYTES = 200_000
"""Size limit of one template or data file; ours are some 5 KB."""

MAX_FILES = 500
"""How many files a folder of templates may hold."""

_PARTS = ("documents", "partials", "languages")
_LANGUAGE = re.compile(r"languages/([A-Za-z0-9-]{2,35})\.toml\Z")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}\Z")
_Text = Annotated[str, StringConstraints(pattern=r"\S")]


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a template or data file, and the file as messages show it."""

    file: str
    text: str


class _Declaration(BaseModel):
    """What `document.toml` may say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: _Text
    description: _Text
    audiences: tuple[Audience, ...]
    default: Audience
    minutes: tuple[int, ...] = ()
    shared: bool = False
    slides: _Text | None = None


@dataclass(frozen=True)
class DocumentType:
    """One document type. `minutes` are the lengths that it comes in, the usual one first; `data` its TOML files.

    The body of a `shared` one is a customer's for every audience, as it may stand on a shared screen; what only our
    own people may know comes from `ours` and stands in notes. `slides` names the document that stands for this one
    where it is shown as slides.
    """

    name: str
    title: str
    description: str
    audiences: tuple[Audience, ...]
    default: Audience
    minutes: tuple[int, ...] = ()
    shared: bool = False
    slides: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """Name of the body among the templates."""
        return f"documents/{self.name}/{BODY}"

    def audience(self, wanted: str | None) -> Audience:
        """The audience of that name, the default one for None.

        Raises: UsageError for one that does not exist or that this document does not have.
        """
        if wanted is None:
            return self.default
        has = " or ".join(f"'{each}'" for each in self.audiences)
        if wanted not in list(Audience):
            close = get_close_matches(wanted, list(Audience), n=1)
            hint = f"did you mean '{close[0]}'?" if close else f"choose {has}"
            raise UsageError(f"there is no audience '{wanted}'", hint)
        if wanted not in self.audiences:
            raise UsageError(f"document '{self.name}' has no {wanted} audience", f"it is for {has} only")
        return Audience(wanted)

    def length(self, minutes: int | None) -> int:
        """The length in minutes, the usual one for None; 0 for a document without lengths.

        Raises: UsageError for a length that it does not come in.
        """
        if minutes is None:
            return self.minutes[0] if self.minutes else 0
        if not self.minutes:
            raise UsageError(f"document '{self.name}' has no length in minutes", "leave out --minutes")
        if minutes not in self.minutes:
            choices = ", ".join(map(str, self.minutes))
            raise UsageError(f"there is no '{self.name}' of {minutes} minutes", f"choose one of {choices}")
        return minutes


@dataclass(frozen=True)
class Catalogue:
    """All document types by name, and the templates by theirs. `trusted` unless a team's folder is among them.

    `languages` are catalogues of texts with the tags that they are for, a team's after ours.
    """

    documents: Mapping[str, DocumentType]
    templates: Mapping[str, Template]
    trusted: bool
    languages: tuple[tuple[str, Template], ...] = ()

    def tongue(self, tag: str) -> Tongue:
        """The language of a plan's documents.

        Raises: UsageError with file and line for a mistake in one of its catalogues.
        """
        return make_tongue(tag, [(name, each.file, each.text) for name, each in self.languages])

    def as_slides(self, document: DocumentType) -> DocumentType:
        """What stands for a document where it is shown as slides: usually itself."""
        return self.documents[document.slides] if document.slides else document

    def find(self, name: str) -> DocumentType:
        """The document type of that name.

        Raises: UsageError with a "did you mean".
        """
        if name not in self.documents:
            close = get_close_matches(name, self.documents, n=1)
            hint = f"did you mean '{close[0]}'?" if close else f"choose one of {', '.join(self.documents)}"
            raise UsageError(f"there is no document '{name}'", hint)
        return self.documents[name]


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Our document types, with those of a team's folder added or put in their place.

    Raises: UsageError with file and line for the first mistake in a folder.
    """
    files = {name: Template(name, text) for name, text in _files(template_root(), "templates")}
    languages = list(_languages(files))
    if folder is not None:
        if not any((folder / name).is_dir() for name in _PARTS):
            message = f"'{folder}' is no folder of templates: it has no folder 'documents'"
            raise UsageError(message, "put each document type into documents/NAME below it")
        own = {name: Template(f"{folder}/{name}", text) for name, text in _files(folder, str(folder))}
        files |= own
        languages += _languages(own)
    names = sorted(
        {name.split("/")[1] for name in files if name.startswith("documents/") and name.count("/") > 1}
    )
    documents = {name: _document(name, files) for name in names}
    for each in documents.values():
        _refuse_other_slides(each, documents, files)
    bodies = {name: each for name, each in files.items() if name.endswith(".jinja")}
    trusted = folder is None or not any((folder / name).is_dir() for name in ("documents", "partials"))
    return Catalogue(documents, bodies, trusted, tuple(languages))


def _languages(files: Mapping[str, Template]) -> Iterator[tuple[str, Template]]:
    """The catalogues of languages among some files, by the tag that each is named after."""
    for name, each in files.items():
        match = _LANGUAGE.match(name)
        if match:
            yield match[1], each


def _files(root: Path, shown: str) -> Iterator[tuple[str, str]]:
    """Name below the root and text of every template and data file, in order of name."""
    found = [path for part in _PARTS for path in sorted((root / part).glob("**/*"))]
    wanted = [path for path in found if path.suffix in (".jinja", ".toml")]
    if len(wanted) > MAX_FILES:
        raise UsageError(f"'{shown}' holds more than {MAX_FILES} templates", "name a smaller folder")
    for path in wanted:
        name = path.relative_to(root).as_posix()
        if not path.resolve().is_relative_to(root.resolve()):
            raise UsageError(f"'{shown}/{name}' leads out of its folder", "put the file itself there")
        read = source.read(path, f"{shown}/{name}", MAX_BYTES)
        if read.unreadable:
            raise UsageError(f"'{shown}/{name}' {read.unreadable.reason}", read.unreadable.hint)
        yield name, read.text


def _document(name: str, files: Mapping[str, Template]) -> DocumentType:
    folder = f"documents/{name}/"
    declaration = files.get(folder + DECLARATION)
    some = next(each.file for path, each in files.items() if path.startswith(folder))
    if not _NAME.match(name):
        raise UsageError(
            f"{some}: '{name}' is no name for a document", "use small letters, digits and hyphens"
        )
    if declaration is None:
        raise UsageError(
            f"{some}: its folder has no {DECLARATION}",
            "write one with title, description, audiences and default",
        )
    if folder + BODY not in files:
        raise UsageError(
            f"{declaration.file}: its folder has no {BODY}", "write the body in Markdown with Jinja"
        )
    declared = _declaration(declaration)
    beside = {path.removeprefix(folder): each for path, each in files.items() if path.startswith(folder)}
    data = {
        path[:-5]: read_toml(each.file, each.text)
        for path, each in beside.items()
        if path.endswith(".toml") and path != DECLARATION
    }
    return DocumentType(name, **dict(declared), data=data)


def _refuse_other_slides(
    document: DocumentType, documents: Mapping[str, DocumentType], files: Mapping[str, Template]
) -> None:
    """Refuse a document as slides that is not there, or has not every audience and length of what it stands for."""
    stands = documents.get(document.slides or "")
    wanted = {*document.audiences, *document.minutes}
    if not document.slides or (
        stands and not stands.slides and wanted <= {*stands.audiences, *stands.minutes}
    ):
        return
    template = files[f"documents/{document.name}/{DECLARATION}"]
    what = "cannot stand for this one" if stands else "is no document"
    hint = "name a document with the same audiences and minutes, and without slides of its own"
    raise _mistake(template, ("slides",), f"slides = '{document.slides}' {what}", hint)


def _declaration(template: Template) -> _Declaration:
    table = read_toml(template.file, template.text)
    try:
        declared = _Declaration.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        keys = tuple(first["loc"])
        raise _mistake(template, keys, *_told(first["type"], keys, first["input"])) from error
    if not declared.audiences or declared.default not in declared.audiences:
        raise _mistake(
            template, ("default",), f"'{declared.default}' is not among the audiences", "add it to audiences"
        )
    return declared


def _told(kind: str, keys: tuple[str | int, ...], value: object) -> tuple[str, str]:
    """Pydantic's complaint in our words, and the way out."""
    name = str(keys[0]) if keys else "document"
    if kind == "missing":
        return (
            f"'{name}' is missing",
            f'write {name} = "…"' if name != "audiences" else 'write audiences = ["internal"]',
        )
    if kind == "extra_forbidden":
        close = get_close_matches(name, _Declaration.model_fields, n=1)
        known = ", ".join(_Declaration.model_fields)
        return (
            f"there is no setting '{name}'",
            f"did you mean '{close[0]}'?" if close else f"choose from {known}",
        )
    if name in ("audiences", "default"):
        return f"{value!r} is not an audience", "write 'customer' or 'internal'"
    return (
        f"{name} = {value!r} is not accepted",
        {"minutes": "write whole numbers", "shared": "write true or false"}.get(
            name, "write a text in quotes"
        ),
    )


def _mistake(template: Template, keys: tuple[str | int, ...], message: str, hint: str) -> UsageError:
    return UsageError(f"{template.file}:{line_of(template.text, keys)}: {message}", hint)
