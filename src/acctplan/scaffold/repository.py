"""A repository of plans, made of the declarations of the settings."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from acctplan.scaffold.filling import environment, root
from acctplan.scaffold.plans import plan_folder
from acctplan.settings import Settings


@dataclass(frozen=True, slots=True)
class RepositoryFile:
    """A file that `init` writes; `path` is relative, with slashes. `purpose` is a few words for people."""

    path: str
    text: str
    purpose: str


@dataclass(frozen=True, slots=True)
class _Setting:
    """A setting as templates see it; `default` is TOML."""

    name: str
    description: str
    source: str
    default: str


def repository_files(settings: Settings, ci: str) -> list[RepositoryFile]:
    """What a plan repository needs besides plans, for one host's `ci` (`github`, `gitlab`) or for none."""
    folder = root("repository")
    templates = environment(folder)
    plans = plan_folder(settings)
    values = {"settings": dict(_settings(Settings)), "plans": plans}
    found = []
    for entry in tomllib.loads((folder / "repository.toml").read_text(encoding="utf-8"))["file"]:
        if entry.get("ci", ci) == ci:
            text = templates.get_template(entry["body"]).render(**values)
            path = templates.from_string(entry["path"]).render(**values)
            found.append(RepositoryFile(path.removeprefix("./"), text, entry["purpose"]))
    return found


def _settings(table: type[BaseModel], path: str = "") -> Iterator[tuple[str, _Setting]]:
    """All settings by their dotted path."""
    for name, field in table.model_fields.items():
        key = field.alias or name
        default = field.get_default(call_default_factory=True)
        if isinstance(default, BaseModel):
            yield from _settings(type(default), f"{path}{key}.")
            continue
        extra = field.json_schema_extra
        source = str(extra.get("source", "")) if isinstance(extra, dict) else ""
        toml = "" if default is None else json.dumps(default, ensure_ascii=False)
        yield f"{path}{key}", _Setting(key, field.description or "", source, toml)
