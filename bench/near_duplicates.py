"""Near-duplicate reports from raw text to pairs, beside rensa and datasketch.

    python bench/near_duplicates.py                  # 20,000 made-up reports with planted copies
    pip install rensa datasketch                     # the peers; those that are not installed are left out

All three find pairs with a Jaccard likeness of at least .7 of their three-word runs, one process each, in turn, three times; the
median counts. Recall is against a search without sampling; a pair is wrong if its likeness is below .7.
"""

import argparse
import importlib.util
import statistics
import time
from collections.abc import Callable, Iterable
from itertools import combinations

from corpus import corpus

from khabar.linking.reuse.near import near_pairs
from khabar.text.fold import fold
from khabar.text.shingles import concatenated, word_table
from khabar.text.tokens import words

_LEAST = 0.7
_HASHES, _BANDS = 128, 32
Pairs = set[tuple[int, int]]


def own(texts: list[str]) -> Pairs:
    """Return the pairs that Khabar finds."""
    table = concatenated([word_table(texts[at : at + 500]) for at in range(0, len(texts), 500)])
    return {(pair.a, pair.b) for pair in near_pairs(table, _LEAST)}


def shingled(text: str) -> set[str]:
    """Return the three-word runs of a folded text."""
    forms = words(fold(text)).forms
    return {" ".join(forms[at : at + 3]) for at in range(len(forms) - 2)}


def verified(candidates: Iterable[tuple[int, int]], shingles: list[set[str]]) -> Pairs:
    """Return the candidates that are near enough."""
    return {(a, b) for a, b in candidates if likeness(shingles[a], shingles[b]) >= _LEAST}


def likeness(a: set[str], b: set[str]) -> float:
    """Return the Jaccard likeness."""
    return len(a & b) / max(1, len(a | b))


def banded(sketches: list[list[int]]) -> Pairs:
    """Return the pairs that agree in one of the bands."""
    rows = _HASHES // _BANDS
    found: Pairs = set()
    for band in range(_BANDS):
        buckets: dict[tuple[int, ...], list[int]] = {}
        for number, sketch in enumerate(sketches):
            buckets.setdefault(tuple(sketch[band * rows : (band + 1) * rows]), []).append(number)
        for bucket in buckets.values():
            found.update(combinations(bucket, 2))
    return found


def with_rensa(texts: list[str]) -> Pairs:
    """Return the pairs that rensa's sketches lead to."""
    from rensa import RMinHash  # type: ignore[import-not-found, unused-ignore]

    shingles = [shingled(text) for text in texts]
    sketches = []
    for of_one in shingles:
        sketch = RMinHash(num_perm=_HASHES, seed=7)
        sketch.update(list(of_one))
        sketches.append(sketch.digest())
    return verified(banded(sketches), shingles)


def with_datasketch(texts: list[str]) -> Pairs:
    """Return the pairs that datasketch's sketches lead to."""
    from datasketch import MinHash  # type: ignore[import-not-found, unused-ignore]

    shingles = [shingled(text) for text in texts]
    sketches = []
    for of_one in shingles:
        sketch = MinHash(num_perm=_HASHES, seed=7)
        sketch.update_batch([shingle.encode() for shingle in of_one])
        sketches.append(sketch.digest().tolist())
    return verified(banded(sketches), shingles)


def truth(texts: list[str]) -> Pairs:
    """Return all pairs that are near enough, found through every shared run."""
    shingles = [shingled(text) for text in texts]
    holders: dict[str, list[int]] = {}
    for number, of_one in enumerate(shingles):
        for shingle in of_one:
            holders.setdefault(shingle, []).append(number)
    candidates = {pair for held in holders.values() if 1 < len(held) <= 500 for pair in combinations(held, 2)}
    return verified(candidates, shingles)


def main() -> None:
    """Run all three and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    texts = [text for text, _ in corpus(options.reports, options.seed)]
    expected = truth(texts)
    runs: dict[str, Callable[[list[str]], Pairs]] = {"khabar": own}
    runs |= {
        name: run
        for name, run in (("rensa", with_rensa), ("datasketch", with_datasketch))
        if importlib.util.find_spec(name)
    }
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    found: dict[str, Pairs] = {}
    for _ in range(3):
        for name, run in runs.items():
            begun = time.perf_counter()
            found[name] = run(texts)
            seconds[name].append(time.perf_counter() - begun)
    print(f"{len(texts)} reports, {len(expected)} pairs with a likeness of {_LEAST} or more")
    base = statistics.median(seconds["khabar"])
    for name, pairs in found.items():
        middle = statistics.median(seconds[name])
        recall = len(pairs & expected) / max(1, len(expected))
        rate = f"{name:12s}{len(texts) / middle:8.0f} reports/s  recall {recall:.4f}"
        print(f"{rate}  wrong {len(pairs - expected):4d}  ×{middle / base:.2f} our time")


if __name__ == "__main__":
    main()
