"""The verdict on a row: which of the four senses of weak wording it has, and in which words."""

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from acctplan.wording.features import Read, Wording, described, is_plain, read_cells, word_features
from acctplan.wording.reading import VAGUE, Cell, Names, Unit
from acctplan.wording.tokens import stems

CODES = ("AP201", "AP209", "AP202", "AP104")
"""In the order in which they win over each other on one row."""

_RENEWING = frozenset(
    {"renew", "renewal", "extend", "extension", "prolong", "prolongation", "term", "contract", "agreement"}
    | {"commitment", "commit", "lapse", "rollover"}
)
"""Stems of a goal about the renewal or its terms."""
_MEASURED_USE = frozenset({"usage-metric", "feature", "ui", "in-use", "use"})
_TELLING = {
    "AP201": frozenset(
        [
            "order",
            "promo",
            "kpi-vendor",
            "seat",
            "contract",
            "price",
            "rival",
            "offer",
            "account",
            "our",
            "VENDOR",
            "PRODUCT",
        ]
    ),
    "AP209": frozenset(
        ["ui", "feature", "TITLETOOL", "PRODUCT", "usage-metric", "made", "use", "make", "in-use"]
    ),
    "AP202": VAGUE | {"topic", "Q:topic", "Q:scope", "Q:rhetoric"},
    "AP104": VAGUE | {"topic", "Q:topic", "Q:scope", "Q:rhetoric"},
}
_PLACES = {"AP201": "TMG", "AP209": "TMG", "AP202": "TMG", "AP104": "G"}


class Weights(NamedTuple):
    """Learned by `tools/train_wording.py`: by feature one number for each code, in hundredths; biases; thresholds."""

    features: Mapping[str, Sequence[int]]
    bias: Sequence[int]
    threshold: Sequence[int]


class Verdict(NamedTuple):
    """A weak row: the code, the words that say so as the author wrote them, and the senses of the first of them.

    `place` is the cell they stand in: T the text, M the metric, G what the row is judged by.
    """

    code: str
    words: tuple[str, ...]
    senses: frozenset[str]
    place: str


@cache
def weights() -> Weights:
    """The weights that come with the program, read once and not before a row is judged."""
    return read_weights(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """The weights of a JSON text as the training writes it."""
    data = json.loads(text)
    return Weights(data["features"], data["bias"], data["threshold"])


@lru_cache(maxsize=8192)
def verdict(row: Wording, names: Names, *, renewing: bool = False) -> Verdict | None:
    """The verdict on a row, or None for one that says what it should. Rows with the same words are judged once.

    `renewing`: the renewal is so near that a goal about it or its terms is what the plan should have.
    """
    cells = read_cells(row, names)
    if not cells or is_plain(cells):
        return None
    known = described(row, cells)
    code = decided(row, known, weights(), renewing=renewing)
    return _explained(code, known) if code else None


def decided(row: Wording, known: Read, learned: Weights, *, renewing: bool = False) -> str:
    """The code that a row deserves by these weights; empty for none."""
    if not known.cells or is_plain(known.cells):
        return ""
    totals = scores(known.features, learned)
    for place, code in enumerate(CODES):
        if totals[place] >= learned.threshold[place] and applies(code, row, known, renewing=renewing):
            return code
    return ""


def scores(features: frozenset[str], learned: Weights) -> list[int]:
    """How strongly each code applies, in hundredths of log odds, in the order of `CODES`."""
    known = learned.features
    ours, tool, vague, unclear = learned.bias
    for name in features:
        found = known.get(name)
        if found:
            ours += found[0]
            tool += found[1]
            vague += found[2]
            unclear += found[3]
    return [ours, tool, vague, unclear]


def applies(code: str, row: Wording, known: Read, *, renewing: bool = False) -> bool:
    """Whether a code can apply at all: what the senses say without exception, before anything is weighed."""
    check = known.cells.get("G")
    if code == "AP201":
        return row.kind != "criterion" and not (renewing and _is_about_renewal(known))
    if code == "AP209":
        counted = check is not None and bool(check.kinds) and _counts_use(known)
        return row.kind != "criterion" and not (row.adoption and counted)
    if code == "AP202":
        return (
            row.kind == "objective" and not _says_how_much(check) and not _says_how_much(known.cells.get("T"))
        )
    return check is not None and not _says_how_much(check)


def _says_how_much(cell: Cell | None) -> bool:
    """Whether a cell holds an amount and no word that takes it back, as in `200% behind the change`."""
    return cell is not None and cell.has_size and not cell.vagueness


def _counts_use(known: Read) -> bool:
    """Whether users or features are counted, and not things that were made with them."""
    judged = [known.cells[tag].senses for tag in ("M", "G") if tag in known.cells]
    counted = any(senses & _MEASURED_USE for senses in judged)
    return counted and all("made" not in senses or "in-use" in senses for senses in judged)


def _is_about_renewal(known: Read) -> bool:
    return any(
        not _RENEWING.isdisjoint(stems(word))
        for cell in known.cells.values()
        for unit in cell.units
        for word in unit.text.split()
    )


def _explained(code: str, known: Read) -> Verdict:
    """The verdict with the at most two words that weigh most, the heaviest first."""
    column = CODES.index(code)
    weighed = [
        (_weight(column, tag, unit), -order, tag, unit)
        for order, tag in enumerate(_PLACES[code])
        if tag in known.cells
        for unit in known.cells[tag].units
    ]
    telling = [each for each in weighed if each[3].senses & _TELLING[code] and len(each[3].text) > 1]
    best = sorted(telling, key=_heaviest)[:2]
    best = best[:1] + [each for each in best[1:] if each[0] > 0]
    if not best:
        place = "G" if code == "AP104" and "G" in known.cells else "T"
        return Verdict(code, (), frozenset(), place)
    place = best[0][2]
    words = tuple(known.cells[tag].text[unit.start : unit.end] for _, _, tag, unit in best if tag == place)
    return Verdict(code, words, best[0][3].senses, place)


def _heaviest(each: tuple[int, int, str, Unit]) -> tuple[int, int, int]:
    return -each[0], -each[1], each[3].start


def _weight(column: int, tag: str, unit: Unit) -> int:
    """What its senses weigh; the weight of the very word says more about the rows that it was learned from."""
    known = weights().features
    named = word_features(tag, unit.text, unit.senses)
    return sum(known[feature][column] for feature in named if feature in known and "w=" not in feature)
