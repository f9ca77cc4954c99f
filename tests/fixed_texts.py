"""All fixed texts of documents, found in the sources: what a catalogue has to hold, and nothing else."""

import ast
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

from jinja2 import Environment, nodes

from acctplan.documents import cells, checklist, relations
from acctplan.documents.catalogue import load_catalogue
from acctplan.documents.cells import capital
from acctplan.model.formats import ENGLISH
from acctplan.model.front import KeyGroup, keys
from acctplan.model.people import Side
from acctplan.model.renewal import BANDS
from acctplan.model.row import columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.time import Precision
from acctplan.model.words import Audience, Cadence, Phase, PlanStatus, Rag, Tier

SOURCE = Path(__file__).parents[1] / "src" / "acctplan"
ROOMS = ("documents", "charts", "renderers", "blocks", "paper")
MODULES = [
    *(path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py"))),
    SOURCE / "model" / "numbers.py",
]
_SAY: dict[str, tuple[int, ...]] = {
    "t": (0,),
    "n": (1,),
    "say": (0,),
    "Phrase": (0,),
    "unknown": (0,),
    "missing": (0,),
    "more": (3,),
}
_REASONS = {"total": 1, "share": 2, "_of": 3}


class Fixed(NamedTuple):
    """A text, where it is told apart from others that English says alike, and whether it is about a count."""

    text: str
    context: str = ""
    counted: bool = False


def fixed_texts() -> set[Fixed]:
    """Every text that may be said; one in a context may stand without it in a catalogue."""
    return {each for each in (*_of_modules(), *_of_templates(), *_of_data(), *_of_words()) if each.text}


def _constants(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(str(text)):
            yield text
        case ast.IfExp(_, body, orelse):
            yield from _constants(body)
            yield from _constants(orelse)


def _of_modules() -> Iterator[Fixed]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _of_call(node)
            if isinstance(node, ast.Dict) and "picture" not in path.name:
                yield from (
                    Fixed(text) for key in node.keys if key for text in _constants(key) if "{count}" in text
                )


def _of_call(call: ast.Call) -> Iterator[Fixed]:
    name = str(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))
    context = ""
    if name == "t" and len(call.args) > 1:
        context = next(_constants(call.args[1]), "")
    for place in _SAY.get(name, ()):
        counted = name in ("n", "more") or (name == "Phrase" and len(call.args) > 1)
        for text in _constants(call.args[place]) if len(call.args) > place else ():
            yield Fixed(text, context, counted)
    if name in _REASONS and len(call.args) > _REASONS[name]:
        yield from (Fixed(text) for text in _constants(call.args[_REASONS[name]]))


def _of_templates() -> Iterator[Fixed]:
    environment = Environment(trim_blocks=True, lstrip_blocks=True)
    for template in load_catalogue().templates.values():
        for call in environment.parse(template.text).find_all(nodes.Call):
            yield from _of_template_call(call)


def _of_template_call(call: nodes.Call) -> Iterator[Fixed]:
    name = getattr(call.node, "name", "")
    texts = [list(_template_constants(each)) for each in call.args]
    match name:
        case "t":
            context = texts[1][0] if len(texts) > 1 else ""
            yield from (Fixed(text, context) for text in texts[0])
        case "n":
            yield from (Fixed(text, "", True) for text in texts[1])
        case "missing":
            yield from (Fixed(text, "missing") for text in texts[1])
        case "table" | "facts":
            rows: Any = call.args[-1]
            yield from (Fixed(row.items[0].value, "column") for row in rows.items)


def _template_constants(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from _template_constants(node.expr1)
        if node.expr2:
            yield from _template_constants(node.expr2)


def _of_data() -> Iterator[Fixed]:
    for document in load_catalogue().documents.values():
        yield from (Fixed(document.title), Fixed(document.description))
        agenda = document.data.get("agenda", {})
        for name in ("titles", "purposes"):
            yield from (Fixed(text, "agenda") for text in agenda.get(name, {}).values())
        for theme in document.data.get("questions", {}).get("themes", ()):
            yield Fixed(theme["name"], "discover")
            yield from map(Fixed, (theme["always"], theme["listen"], *theme["questions"]))


def _of_words() -> Iterator[Fixed]:
    """Words that stand in tables of their own, and the choices of the format as cells show them."""
    yield from map(Fixed, (*cells.STRENGTHS.values(), *cells.STATES.values(), *_private(relations, "_USES")))
    yield from map(Fixed, _private(relations, "_USES").values())
    yield from (Fixed(f"{name}s") for name in _private(relations, "_USES") if name != "Neutral")
    yield from (Fixed(text) for band in BANDS for text in (band.label, band.focus, band.emphasis))
    yield from (Fixed(ENGLISH.month(number), "month") for number in range(1, 13))
    yield from (
        Fixed(text) for check in _private(checklist, "_CHECKS") for text in (check.group, check.title)
    )
    yield from (Fixed(state.value) for state in checklist.State)
    yield from (Fixed(kind.INFO.title) for kind in PROSE)
    yield from (Fixed(kind.INFO.title) for kind in TABLES)
    yield from (Fixed(each.value) for each in (*Cadence, *Tier))
    yield from (Fixed(capital(each)) for each in (Precision.LIVE, Precision.ONGOING))
    yield from (Fixed(capital(each), "side") for each in (*Side, "both", "nobody"))
    for pace in ("done", "on pace", "behind", "overdue", "unknown"):
        yield from (Fixed(pace, "pace"), Fixed(capital(pace), "pace"))
    yield from (
        Fixed(text)
        for text in ("No product named", "Other", "in use", "available", "planned", "Unit", "Dimension")
    )
    yield from (
        Fixed(f"{level} {what}") for level in ("High", "Medium", "Low") for what in ("power", "support")
    )
    yield from map(
        Fixed,
        (
            "In between",
            "Not stated",
            "no baseline",
            "Note",
            "Warning",
            "Internal – not for customers",
            "milestone",
            "review",
            "touchpoint",
            "renewal",
        ),
    )
    for name, kind in _fields():
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind not in (Rag, Audience, PlanStatus):
            yield from (
                Fixed(capital(each), name) for each in kind if not (kind is Phase and each.value.isdigit())
            )


def _private(module: Any, name: str) -> Any:
    return getattr(module, name)


def _fields() -> Iterable[tuple[str, Any]]:
    shown = [
        (key.path, key.kind)
        for key in keys()
        if not (isinstance(key.kind, type) and issubclass(key.kind, KeyGroup))
    ]
    shown += [(each.name, each.kind) for table in TABLES for each in columns(table)]
    for name, kind in shown:
        yield name, get_args(kind)[0] if get_origin(kind) is tuple else kind
