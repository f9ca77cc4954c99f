"""The house: sizes, docstrings, and that nothing is built behind the contract's back."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "acctplan"
MODULES = sorted(SOURCE.rglob("*.py"))
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())


def _public(tree: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        if isinstance(node, _DEFINITIONS) and not node.name.startswith("_"):
            yield f"{prefix}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public(node, f"{prefix}{node.name}.")


@each_module
def test_a_module_stays_under_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


@each_module
def test_everything_public_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [
        name
        for name, node in _public(tree)
        if isinstance(node, _DEFINITIONS) and not ast.get_docstring(node) and not _overrides(name)
    ]

    assert ast.get_docstring(tree)
    assert silent == []


def _overrides(name: str) -> bool:
    """Methods of a library's class whose meaning is the library's."""
    return name.partition(".")[2] in {"list_commands", "resolve_command", "format_commands"}


def test_no_python_stands_among_the_templates() -> None:
    templates = SOURCE.parents[1] / "templates"

    assert [path for path in templates.rglob("*.py*") if path.suffix != ".pyc"] == []


def test_imports_go_downwards() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

    done = subprocess.run(command, cwd=SOURCE.parents[1], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
