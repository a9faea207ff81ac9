"""Train the weights with which two headlines are compared, and say how well they do on pairs that they were not trained on.

Reads pairs of headlines labelled agree, disagree or other (columns ``s1``, ``s2``, ``stance``, as in the ANS corpus)::

    python tools/train_agreement.py ans_stance_train.csv --evaluate ans_stance_dev.csv

A multinomial logistic regression over the features of ``khabar.ledger.agreement.features``, with weight decay, by full-batch
gradient steps from zero: no chance enters, and the same pairs give the same file.
"""

import argparse
import csv
import gzip
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.ledger.agreement.features import Rarity, compile_axes, features, headline
from khabar.ledger.agreement.verdict import VERDICTS, agreement
from khabar.lexicons import bundled

DATA = Path(__file__).resolve().parents[1] / "src" / "khabar" / "lexicons" / "data"
RAREST = 3
"""Pairs in which a feature must occur to get a weight."""
DECAY = 1.5
BALANCE = (1.3, 1.0, 8.0)
"""How much a pair of each verdict counts: few pairs are of the third."""
STEPS, RATE = 300, 0.05

Array = NDArray[np.float64]


def main() -> None:
    """Train, write the weights, and print scores for the pairs of ``--evaluate``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--evaluate", type=Path)
    options = parser.parse_args()
    pairs = read(options.pairs)
    rarity = counted(pairs)
    rows = [
        ("headlines", str(rarity.headlines)),
        *((word, str(count)) for word, count in sorted(rarity.counts.items())),
    ]
    write(DATA / "headline_words.tsv.gz", ("word", "headlines"), rows)
    weights = train(pairs, rarity)
    write(
        DATA / "agreement_weights.tsv.gz",
        ("feature", *VERDICTS),
        [(name, *(f"{weight:.3f}" for weight in row)) for name, row in weights.items()],
    )
    if options.evaluate:
        evaluate(read(options.evaluate))


def read(path: Path) -> list[tuple[str, str, str]]:
    """Return (first, second, verdict) of every pair."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row["s1"], row["s2"], row["stance"]) for row in csv.DictReader(lines)]


def counted(pairs: list[tuple[str, str, str]]) -> Rarity:
    """Return how many of the headlines have each stem that more than one has."""
    counts = Counter(word for a, b, _ in pairs for text in (a, b) for word in set(headline(text).stems))
    return Rarity(2 * len(pairs), {word: count for word, count in counts.items() if count > 1})


def train(pairs: list[tuple[str, str, str]], rarity: Rarity) -> dict[str, Array]:
    """Return a weight for each verdict of every feature that is frequent enough."""
    axes = bundled().compiled(compile_axes)
    found = [features(headline(a), headline(b), axes, rarity) for a, b, _ in pairs]
    counts = Counter(name for of_pair in found for name in of_pair)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    columns = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(pairs), len(names)))
    for row, of_pair in enumerate(found):
        for name, value in of_pair.items():
            if name in columns:
                matrix[row, columns[name]] = value
    labels = np.array([VERDICTS.index(verdict) for _, _, verdict in pairs])
    weights = fit(matrix, np.eye(len(VERDICTS))[labels], np.array(BALANCE)[labels][:, None])
    return dict(zip(names, weights, strict=True))


def fit(matrix: Array, wanted: Array, balance: Array) -> Array:
    """Return the weights after a fixed number of Adam steps on the balanced, decayed log loss."""
    weights = np.zeros((matrix.shape[1], wanted.shape[1]))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        slope = matrix.T @ (balance * (odds / odds.sum(axis=1, keepdims=True) - wanted)) + DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def write(path: Path, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Write a compressed table without a time stamp."""
    lines = ["# " + "\t".join(columns), *("\t".join(row) for row in rows)]
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())


def evaluate(pairs: list[tuple[str, str, str]]) -> None:
    """Print precision, recall and F1 of each verdict, their mean F1, and the grounds that are named."""
    told = [agreement(a, b) for a, b, _ in pairs]
    mean = 0.0
    for verdict in VERDICTS:
        hit = sum(line.verdict == verdict == pair[2] for line, pair in zip(told, pairs, strict=True))
        said = sum(line.verdict == verdict for line in told)
        gold = sum(pair[2] == verdict for pair in pairs)
        f1 = 2 * hit / (said + gold)
        mean += f1 / len(VERDICTS)
        print(f"{verdict:10s} P {hit / max(1, said):.3f}  R {hit / max(1, gold):.3f}  F1 {f1:.3f}  of {gold}")
    print(f"macro F1   {mean:.3f}")
    print("grounds   ", dict(Counter(line.ground for line in told if line.ground).most_common()))


if __name__ == "__main__":
    main()
