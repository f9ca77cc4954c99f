"""What is known of a row, as named features: what the learned weights are about."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from acctplan.wording.reading import Cell, Names, read_cell
from acctplan.wording.tokens import stems
from acctplan.wording.words import lexicon

_FUNCTION_WORDS = "a an the of to in on at by for with from and or is are be it this that as no not"
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_DEALS = frozenset(["order", "promo", "kpi-vendor", "seat", "contract", "price", "rival", "offer", "gain"])
_SURE_DEALS = frozenset({"order", "promo", "kpi-vendor", "gain"})
_THEIRS = frozenset({"client", "commerce", "owner-their", "goods"})
_US = frozenset({"our", "VENDOR"})
_OURS = _DEALS | {"account", "abstract", "ui", "feature"}
_TOOLS = frozenset(["ui", "feature", "TITLETOOL", "PRODUCT", "usage-metric", "made"])
SUSPECT = _DEALS | _US | _TOOLS | {"account"}
"""Senses of words that are about our trade or about a tool."""
_INFLECTED = frozenset(["event", "use", "direction", "activity", "make", "in-use", "contract", "price"])
_USE = frozenset({"use", "make", "in-use"})
_TRAPS = frozenset({"topicless-tool", "consumption", "training", "authority"})
_COUNTING = {
    "Q:zero": "none",
    "Q:amount": "much",
    "Q:fraction": "much",
    "Q:bound": "much",
    "Q:count": "many",
    "Q:scope": "many",
    "Q:topic": "many",
    "Q:rhetoric": "talk",
}
_COUNTED = frozenset(_COUNTING)
_THINGS = frozenset(
    ["site", "people", "result", "seat", "client", "topic", "artefact", "ui", "feature", "order"]
)
_HEDGES = frozenset({"softly", "escape", "idiom", "more-less"})
_DEPLOYING = frozenset(
    {
        "deploy",
        "deployed",
        "roll out",
        "rollout",
        "rolled out",
        "live",
        "land",
        "bring",
        "introduce",
        "go live",
    }
    | {"took", "get"}
)


class Wording(NamedTuple):
    """The words of a row: `kind` is objective, goal or criterion; what a kind does not have is empty.

    `check` is what its reaching is judged by: a goal's criterion, an objective's target. `adoption` says that the
    goal is of that category.
    """

    kind: str
    text: str
    check: str
    metric: str = ""
    baseline: str = ""
    adoption: bool = False


class Read(NamedTuple):
    """A row that was read: its cells by T (text), M (metric) and G (what it is judged by), and its features."""

    cells: Mapping[str, Cell]
    features: frozenset[str]


def read_cells(row: Wording, names: Names) -> Mapping[str, Cell]:
    """The cells of a row that say something, by T (text), M (metric) and G (what it is judged by)."""
    texts = (("T", row.text), ("M", row.metric), ("G", row.check))
    return {
        tag: read_cell(text, names, alone=tag == "G" and row.kind == "objective", title=tag == "T")
        for tag, text in texts
        if text and not text.isspace()
    }


def is_plain(cells: Mapping[str, Cell]) -> bool:
    """Whether a row is judged by an amount, and nothing in it is about our trade or a tool."""
    check = cells.get("G")
    return (
        check is not None
        and check.has_size
        and not check.vagueness
        and all(cell.senses.isdisjoint(SUSPECT) for cell in cells.values())
    )


def read(row: Wording, names: Names) -> Read:
    """Read a row's cells and name its features."""
    return described(row, read_cells(row, names))


def described(row: Wording, cells: Mapping[str, Cell]) -> Read:
    """Name the features of a row whose cells were read."""
    features = {f"kind={row.kind}", *(f"{tag}|empty={tag not in cells}" for tag in ("T", "M", "G"))}
    if row.baseline:
        features.add("hasB")
    if row.adoption:
        features.add("adoption")
    for tag, cell in cells.items():
        features |= _of_cell(tag, cell)
    if cells:
        features.update(_of_row(row.kind, cells, "our>ui" in features or "our>feature" in features))
    return Read(cells, frozenset(features))


@lru_cache(maxsize=32_768)
def word_features(tag: str, text: str, senses: frozenset[str]) -> Sequence[str]:
    """The features that a word with these senses has in a cell, by which it can be quoted as a reason."""
    found = [f"{tag}|{sense}" for sense in senses]
    found += [f"*|{sense}" for sense in senses]
    if "ED" in senses:
        found += [f"{tag}|{sense}+ED" for sense in senses & _INFLECTED]
    if text[0].isalpha() and text not in _FUNCTION:
        lemma = _lemma(text)
        found += [f"{tag}|w={lemma}", f"w={lemma}"]
    return tuple(found)


@cache
def _lemma(word: str) -> str:
    forms = stems(word)
    known = next((form for form in forms[1:] if form in lexicon().words), "")
    return known or (forms[1] if len(forms) > 1 and word.endswith("s") else word)


@lru_cache(maxsize=4096)
def _of_cell(tag: str, cell: Cell) -> frozenset[str]:
    return frozenset(_in_cell(tag, cell))


def _in_cell(tag: str, cell: Cell) -> Iterator[str]:
    for unit in cell.units:
        yield from word_features(tag, unit.text, unit.senses)
    for kind in cell.kinds:
        yield f"{tag}|q={kind}"
    yield f"{tag}|len{min(cell.length // 3, 6)}"
    yield f"{tag}|amt={cell.has_size}"
    yield f"{tag}|zero={cell.has_zero}"
    yield f"{tag}|doneP={cell.is_done}"
    yield f"{tag}|done0={cell.begins_done}"
    yield f"{tag}|doneS={cell.gets_done}"
    yield f"{tag}|D{min(cell.facts, 4)}"
    yield f"{tag}|V{min(cell.vagueness, 4)}"
    yield f"{tag}|D{min(cell.facts, 3)}V{min(cell.vagueness, 3)}"
    yield f"{tag}|vr{min(5 * cell.vagueness // max(1, cell.length), 4)}"
    if cell.units:
        yield from (f"{tag}|first={sense}" for sense in cell.units[0].senses)
        yield from (f"{tag}|last={sense}" for sense in cell.units[-1].senses)
    if "?" in cell.text:
        yield f"{tag}|?"
    if ":" in cell.text:
        yield f"{tag}|:"
    yield from _of_ours(cell)
    yield from _of_counted(cell)


def _of_counted(cell: Cell) -> Iterator[str]:
    """What is denied or counted: the senses of the word behind a number, at most two words on."""
    counted = ""
    left = 0
    for unit in cell.units:
        kind = "" if _COUNTED.isdisjoint(unit.senses) else min(_COUNTED & unit.senses)
        if kind:
            counted, left = _COUNTING[kind], 3
        elif left and unit.text[0].isalpha():
            left -= 1
            yield from (f"{counted}>{sense}" for sense in unit.senses)
            if unit.senses & _THINGS:
                left = 0
        elif unit.text in ".,;:":
            left = 0


def _of_ours(cell: Cell) -> Iterator[str]:
    """What stands within four words behind "our" or our name."""
    if not cell.senses & _US:
        return
    ours = [unit.place for unit in cell.units if unit.senses & _US]
    for unit in cell.units:
        if unit.senses & _OURS and any(0 < unit.place - index <= 4 for index in ours):
            for sense in unit.senses & _OURS:
                yield f"our>{sense}"
                yield "our>VC" if sense in _DEALS else "our>acc"


def _count(cells: list[Cell], senses: frozenset[str]) -> int:
    return sum(1 for cell in cells for unit in cell.units if unit.senses & senses)


def _of_row(kind: str, cells: Mapping[str, Cell], our_tool: bool) -> Iterator[str]:
    every = list(cells.values())
    senses = frozenset().union(*(cell.senses for cell in every))
    yield from _of_facts(kind, cells, every)
    yield from _of_deals(cells, every, senses)
    if "PRODUCT" in senses or our_tool:
        named = {unit.text for cell in every for unit in cell.units}
        yield f"prod dep{bool(named & _DEPLOYING)}"
    yield from _of_tools(cells, every, senses)


def _of_facts(kind: str, cells: Mapping[str, Cell], every: list[Cell]) -> Iterator[str]:
    size, zero = any(cell.has_size for cell in every), any(cell.has_zero for cell in every)
    done = any(cell.is_done or cell.begins_done or cell.gets_done for cell in every)
    facts, vague = max(cell.facts for cell in every), sum(cell.vagueness for cell in every)
    yield f"*amt={size}"
    yield f"*amtdone={size}{done}{zero}"
    yield f"*D{min(facts, 4)}V{min(vague, 4)}"
    yield f"*D{min(facts, 4)}"
    check, text = cells.get("G"), cells.get("T")
    state = _state(check)
    yield f"G={state}"
    yield f"G={state}&{kind}"
    yield f"G={state}&n{min(check.length // 2, 3) if check else 0}"
    yield f"G={state}&T{min(text.facts, 2) if text else 0}{min(text.vagueness, 2) if text else 0}"
    hedged = any((cell.is_done or cell.begins_done) and cell.senses & _HEDGES for cell in every)
    yield f"doneSoft={hedged}"


def _state(check: Cell | None) -> str:
    if check is None:
        return "none"
    if check.has_size:
        return "amt"
    if check.has_zero:
        return "zero"
    if check.is_done or check.gets_done:
        return "done"
    return "vague" if check.vagueness else "other"


def _of_deals(cells: Mapping[str, Cell], every: list[Cell], senses: frozenset[str]) -> Iterator[str]:
    """Who gains: our deals and their trade."""
    ours, saves = bool(senses & _US), "save-ours" in senses
    deals, sure, theirs = len(senses & _DEALS), len(senses & _SURE_DEALS), _count(every, _THEIRS)
    yield f"VC{min(deals, 4)}TH{min(theirs, 2)}"
    yield f"SV{min(sure, 3)}TH{min(theirs, 2)}"
    yield f"our{ours}VC{min(deals, 3)}"
    yield f"our{ours}SV{min(sure, 2)}"
    yield f"save{saves}VC{min(deals, 2)}"
    yield f"save{saves}SV{min(sure, 2)}"
    yield f"our{ours}TH{min(theirs, 2)}"
    yield f"VENDOR{'VENDOR' in senses}save{saves}VC{min(deals, 2)}"
    checks = [cells[tag] for tag in ("M", "G") if tag in cells]
    named = frozenset().union(*(cell.senses for cell in checks))
    checked = len(named & _DEALS)
    yield f"cVC{min(checked, 3)}"
    yield f"cVC{min(checked, 3)}TH{min(_count(checks, _THEIRS), 2)}"
    yield f"cSV{min(len(named & _SURE_DEALS), 2)}TH{min(theirs, 2)}"
    if any(unit.text in ("customer", "client", "account") for cell in every for unit in cell.units):
        yield "view"
    goal = cells["G"].senses if "G" in cells else frozenset()
    text = cells["T"].senses if "T" in cells else frozenset()
    yield from (f"G{sense}TH{min(theirs, 1)}" for sense in goal & _DEALS)
    last = f"gVC{min(len(goal & _DEALS), 2)}"
    yield f"gTH{bool(goal & _THEIRS)}&{last}"
    yield f"tTH{bool(text & _THEIRS)}{last}gTH{bool(goal & _THEIRS)}"


def _of_tools(cells: Mapping[str, Cell], every: list[Cell], senses: frozenset[str]) -> Iterator[str]:
    """What changes: a tool and its use, or a result."""
    tool = _tool(senses)
    named = frozenset().union(*(cells[tag].senses for tag in ("M", "G") if tag in cells))
    checked = bool(named & {"ui", "TITLETOOL", "PRODUCT", "usage-metric"})
    checked_use = bool(named & (_USE | {"made", "usage-metric"}))
    maybe = checked or "feature" in named
    result, checked_result = "result" in senses, "result" in named
    size = any(cell.has_size for cell in every)
    yield f"tool{tool}"
    yield f"tool{tool}use{bool(senses & _USE)}res{result}"
    yield f"tool{tool}cuse{checked_use}cres{checked_result}"
    yield f"ctool{checked}cuse{checked_use}cres{checked_result}"
    yield f"ctool2{maybe}cuse{checked_use}res{result}"
    yield f"tool{tool}trap{bool(senses & _TRAPS)}"
    yield f"tool{tool}TH{min(_count(every, _THEIRS), 1)}"
    yield f"tool{tool}ctool{maybe}"
    yield f"tool{tool}cres{checked_result}amt{size}"


def _tool(senses: frozenset[str]) -> int:
    """How surely a tool is named, 0 to 3."""
    if senses & {"ui", "TITLETOOL"}:
        return 3
    if senses & {"PRODUCT", "usage-metric"}:
        return 2
    return int("feature" in senses)
