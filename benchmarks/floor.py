"""The parts of a check, each alone: `python -m benchmarks.floor PART FOLDER` does it for all plans below a folder.

Prints two numbers: seconds of processor before the work began (starting Python, importing, preparing) and of the work.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, get_type_hints

Work = Callable[[], object]


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md"))


def _texts(folder: Path) -> Iterator[str]:
    for path in _files(folder):
        yield path.read_bytes().decode("utf-8").replace("\r\n", "\n")


def read_bytes(folder: Path) -> Work:
    """Read every file."""
    return lambda: [path.read_bytes() for path in _files(folder)]


def yaml_nodes(folder: Path) -> Work:
    """PyYAML's C loader: the nodes of every front matter, with their marks."""
    yaml = importlib.import_module("yaml")

    def work() -> None:
        for text in _texts(folder):
            yaml.compose(text[4 : text.index("\n---\n", 4)], Loader=yaml.CSafeLoader)

    return work


def mistune_blocks(folder: Path) -> Work:
    """mistune's block parser with its table plugin, as it comes: no positions, nothing inline."""
    mistune = importlib.import_module("mistune")
    table = importlib.import_module("mistune.plugins.table").table
    block = mistune.Markdown(renderer=None, plugins=[table]).block

    def work() -> None:
        for text in _texts(folder):
            state = block.state_cls()
            state.process(text[text.index("\n---\n", 4) + 5 :])
            block.parse(state)

    return work


def mistune_places(folder: Path) -> Work:
    """mistune's block parser taught to keep positions: the reader's own slow path, for every file."""
    parse = importlib.import_module("acctplan.reader.markdown").parse_outline

    def work() -> None:
        for text in _texts(folder):
            parse(text[text.index("\n---\n", 4) + 5 :].split("\n"), 1)

    return work


def models(folder: Path) -> Work:
    """pydantic: every row of every plan made anew by validation; reading them is not counted."""
    read_plan = importlib.import_module("acctplan.reader.build").read_plan
    decode = importlib.import_module("acctplan.source").decode
    settings = importlib.import_module("acctplan.settings").Settings()
    rows: list[Any] = []
    for path in _files(folder):
        plan = read_plan(decode(path.name, path.read_bytes()), settings).plan
        rows += [row for table in (*plan.tables.values(), *plan.reviews) for row in table.rows]
    kinds = {kind: _values_only(kind) for kind in {type(row) for row in rows}}
    values = [(kinds[type(row)], {name: getattr(row, name) for name in type(row).declared}) for row in rows]
    return lambda: [kind.model_validate(each) for kind, each in values]


def _values_only(kind: Any) -> Any:
    """A row model with the columns that a kind of row declares."""
    pydantic = importlib.import_module("pydantic")
    hints = get_type_hints(kind)
    fields = {name: (hints[name], None) for name in kind.declared}
    config = pydantic.ConfigDict(frozen=True, arbitrary_types_allowed=True)
    return pydantic.create_model(kind.__name__, __config__=config, **fields)


PARTS: dict[str, Callable[[Path], Work]] = {
    "bytes": read_bytes,
    "yaml": yaml_nodes,
    "mistune": mistune_blocks,
    "places": mistune_places,
    "models": models,
}


def main(part: str, folder: str) -> None:
    """Prepare and do one part, and print what both cost."""
    work = PARTS[part](Path(folder))
    before = process_time()
    work()
    print(before, process_time() - before)


if __name__ == "__main__":
    partial(main, *sys.argv[1:3])()
