"""Labelled rows: what the wording judge learned from and what it is measured by."""

import json
import sys
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from acctplan.wording.features import Read, Wording, read
from acctplan.wording.judge import CODES, Weights, applies, decided, read_weights, weights
from acctplan.wording.reading import Names

HERE = Path(__file__).parent / "wording"
TRAINING = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "plain",
    "samples",
)
CROSSED = ("third", "fifth")
HELD_OUT = "held_out"
WINDOW = 3
"""Months before the renewal in which a goal about it is what the plan should have."""


class Labelled(NamedTuple):
    """A row and what is right for it; `unscored` are codes about which judges may differ."""

    id: str
    wording: Wording
    names: Names
    labels: dict[str, bool]
    unscored: frozenset[str]
    renewing: bool

    def is_judged(self, code: str) -> bool:
        """Whether the row is judged by a code: AP202 judges objectives, AP201 and AP209 no bare criterion."""
        kinds = {"AP202": ("objective",), "AP201": ("objective", "goal"), "AP209": ("objective", "goal")}
        return code not in self.unscored and self.wording.kind in kinds.get(code, (self.wording.kind,))

    def can_be(self, code: str, known: Read) -> bool:
        """Whether a code can apply to the row at all."""
        return applies(code, self.wording, known, renewing=self.renewing)

    def code(self, learned: Weights) -> str:
        """The code that is reported by these weights; empty for none."""
        return decided(self.wording, read(self.wording, self.names), learned, renewing=self.renewing)


class Measured(NamedTuple):
    """How a code did: reported rightly, reported wrongly, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the reported rows that are weak."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the weak rows that are reported."""
        return self.right / max(1, self.right + self.missed)

    def line(self) -> str:
        """Both with counts and Wilson's interval of 95%, as the rule's page states it."""
        precision = _share(self.right, self.right + self.wrong)
        return f"precision {precision}, recall {_share(self.right, self.right + self.missed)}"


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part / max(1, whole):.2f} ({part} of {whole}; {low:.2f}-{high:.2f})"


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Wilson's interval of 95% for a share."""
    if not whole:
        return 0.0, 1.0
    z, share = 1.96, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return middle - half, middle + half


def load(name: str) -> Sequence[Labelled]:
    """The rows of one source."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines if line.strip()]


def _labelled(row: dict[str, object]) -> Labelled:
    kind = str(row["kind"])
    text = {
        field: str(row.get(field) or "") for field in ("text", "metric", "baseline", "target", "criteria")
    }
    context = row.get("context") or {}
    assert isinstance(context, dict)
    check = {"objective": text["target"], "goal": text["criteria"]}.get(kind, text["text"])
    words = Wording(
        kind,
        "" if kind == "criterion" else text["text"],
        check,
        text["metric"],
        text["baseline"],
        context.get("category") == "adoption",
    )
    labels, unscored = row["labels"], row.get("unscored") or ()
    assert isinstance(labels, dict)
    assert isinstance(unscored, list | tuple)
    months = context.get("months_to_renewal")
    renewing = isinstance(months, int) and 0 <= months <= WINDOW
    return Labelled(str(row["id"]), words, _names(context), labels, frozenset(unscored), renewing)


def _names(context: dict[str, object]) -> Names:
    vendor, products = context.get("vendor") or "Norvik", context.get("products") or ()
    assert isinstance(products, list | tuple)
    words = {word.casefold() for word in ("Norvik", *str(vendor).split())}
    return Names(
        frozenset(words), frozenset(str(each).casefold() for each in products if " " not in str(each))
    )


def measure(rows: Iterable[Labelled], learned: Weights) -> dict[str, Measured]:
    """By code how the judge does on rows."""
    counts = {code: [0, 0, 0] for code in CODES}
    for row in rows:
        found = row.code(learned)
        for code in CODES:
            if row.is_judged(code):
                reported, weak = found == code, row.labels[code]
                if reported or weak:
                    counts[code][0 if reported and weak else 1 if reported else 2] += 1
    return {code: Measured(*each) for code, each in counts.items()}


def crossed() -> dict[str, Measured]:
    """The same on the rows of each of two sources, by weights that were learned without that source."""
    total = {code: Measured(0, 0, 0) for code in CODES}
    for name in CROSSED:
        text = (HERE / f"weights_without_{name}.json").read_text(encoding="utf-8")
        for code, each in measure(load(name), read_weights(text)).items():
            total[code] = Measured(*map(sum, zip(total[code], each, strict=True)))
    return total


def main() -> None:
    """Print how the judge does on held-out rows and across sources."""
    for title, figures in (("held out", measure(load(HELD_OUT), weights())), ("across sources", crossed())):
        for code, each in sorted(figures.items()):
            sys.stdout.write(f"{title} {code}: {each.line()}" + "\n")


if __name__ == "__main__":
    main()
