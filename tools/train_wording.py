"""Learns the weights of the wording judge from the labelled rows under `tests/wording`.

Run `python tools/train_wording.py` after a change of the word classes, the features or the rows; it needs scikit-learn
(`pip install scikit-learn`), which the program itself does not. The held-out rows are never read here.
Cross-validation is by source: each source is judged by weights that were learned from the others.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from acctplan.wording.features import read  # noqa: E402
from acctplan.wording.judge import CODES  # noqa: E402
from labelled_rows import CROSSED, HERE, TRAINING, Labelled, load  # noqa: E402

STRENGTH = 0.03
"""Inverse of the regularisation, chosen by cross-validation."""
RARITY = 0.375
"""A rare feature may weigh more: it is scaled by this power of the inverse of its share of the rows."""
WORDS = 1.5
"""How much more a single word may weigh than a sense."""
RAREST = 2
"""A feature of fewer rows is not learned."""
LIGHTEST = 12
"""A feature whose weights are all below this is left out."""
THRESHOLDS = {"AP201": 100, "AP209": 10, "AP202": 60, "AP104": 30}
"""Hundredths of log odds from which on a row is reported, chosen on the cross-validated rows."""


def learn(rows, known):
    """Weights by feature and code, and biases. Rows to which a code cannot apply teach nothing about it."""
    features = [each.features for each in known]
    counts = Counter(each for found in features for each in found)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(
        [{each: 1.0 for each in sorted(found) if counts[each] >= RAREST} for found in features]
    )
    names = vectors.feature_names_
    scale = np.array(
        [(WORDS if "w=" in name else 1.0) * (len(rows) / counts[name]) ** RARITY for name in names]
    )
    matrix = (matrix @ diags(scale)).tocsr()
    learned, bias = np.zeros((len(names), len(CODES))), []
    for column, code in enumerate(CODES):
        kept = [
            index for index, row in enumerate(rows) if row.is_judged(code) and row.can_be(code, known[index])
        ]
        labels = np.array([rows[index].labels[code] for index in kept])
        model = LogisticRegression(C=STRENGTH, max_iter=5000, solver="liblinear", intercept_scaling=10)
        model.fit(matrix[kept], labels)
        learned[:, column] = model.coef_[0] * scale
        bias.append(round(100 * float(model.intercept_[0])))
    hundredths = np.rint(100 * learned).astype(int)
    table = {
        name: each.tolist()
        for name, each in zip(names, hundredths, strict=True)
        if abs(each).max() >= LIGHTEST
    }
    return table, bias


def across(sources, known):
    """Weights without each of the crossed sources."""
    without = {}
    for source in CROSSED:
        rest = [name for name in sources if name not in (source, "samples")]
        rows = [row for name in rest for row in sources[name]]
        without[source] = learn(rows, [found for name in rest for found in known[name]])
    return without


def written(table, bias, limits) -> str:
    """The JSON text of weights, one feature a line."""
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(table[name], separators=(',', ':'))}"
        for name in sorted(table)
    )
    return f'{{"threshold":{json.dumps(limits)},"bias":{json.dumps(bias)},"features":{{\n{lines}\n}}}}\n'


def main() -> None:
    """Write `weights.json` and, for the tests, the weights without each crossed source."""
    sources: dict[str, list[Labelled]] = {name: load(name) for name in TRAINING}
    known = {name: [read(row.wording, row.names) for row in rows] for name, rows in sources.items()}
    limits = [THRESHOLDS[code] for code in CODES]
    for name, (table, bias) in across(sources, known).items():
        (HERE / f"weights_without_{name}.json").write_text(written(table, bias, limits), encoding="utf-8")
    rows = [row for each in sources.values() for row in each]
    table, bias = learn(rows, [found for each in known.values() for found in each])
    text = written(table, bias, limits)
    (ROOT / "src" / "acctplan" / "wording" / "weights.json").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(table)} features from {len(rows)} rows, {len(text):,} bytes\n")


if __name__ == "__main__":
    main()
