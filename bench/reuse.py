"""Shared text over many made-up reports: recall, precision, speed and memory.

    python bench/reuse.py                      # 20,000 reports, seed 7
    python bench/reuse.py --reports 1000000    # works in files of a temporary folder
    python bench/reuse.py --docs DOCS.jsonl --out DIR   # reports of another generator ({"id", "text"}), alignments to score

Recall and precision count characters of planted sentences. Seconds are wall time from a file of texts to blocks, then processor
time of all processes, which can be compared on a machine that does other work; making the texts is in neither. Memory is the
peak of what all processes hold, shared pages counted once (proportional set size, twice a second).
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import numpy as np
from corpus import corpus
from memory import Peak
from numpy.typing import NDArray

from khabar.engine.searching import searched
from khabar.linking.reuse import Shared
from khabar.text.shingles import WordTable, word_table

_BATCH = 1000


def tables(texts: Iterable[str], jobs: int) -> Iterator[WordTable]:
    """Yield the word tables of the texts, batch by batch, made by worker processes."""
    found = iter(texts)
    batches = iter(lambda: list(islice(found, _BATCH)), [])
    if jobs < 2:
        yield from map(word_table, batches)
        return
    with ProcessPoolExecutor(jobs) as pool:
        while group := list(islice(batches, 4 * jobs)):
            yield from pool.map(word_table, group)


class Truth:
    """What was planted, sentence by sentence, and how much of it was found."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._root = np.arange(count)
        self._rows: list[tuple[int, int, int, bool]] = []

    def plant(self, source: int, copy: int, begin: int, end: int, plain: bool) -> None:
        """Add a sentence of ``copy``; it is ``plain`` where it is part of a whole copy without an edit."""
        self._rows.append((source * self._count + copy, begin, end, plain))
        self._root[copy] = self._root[source]

    def close(self) -> None:
        """Get ready for scoring."""
        self._table = np.array(sorted(self._rows), np.int64).reshape(-1, 4)
        self._rows.clear()
        self._got = np.zeros(len(self._table), np.int64)
        self._pairs = self._related = 0

    def score(self, a: int, b: int, shared: list[Shared]) -> None:
        """Count a pair that was found."""
        self._pairs += 1
        self._related += int(self._root[a] == self._root[b])
        low, high = np.searchsorted(self._table[:, 0], [a * self._count + b, a * self._count + b + 1])
        begin, end = self._table[low:high, 1], self._table[low:high, 2]
        for block in shared:
            self._got[low:high] += np.maximum(0, np.minimum(end, block.b.end) - np.maximum(begin, block.b.start))

    def figures(self) -> dict[str, float]:
        """Return recall over planted sentences, over whole unedited copies, and the share of pairs that are related."""
        length: NDArray[np.int64] = self._table[:, 2] - self._table[:, 1]
        plain = self._table[:, 3] == 1
        return {
            "character recall": float(self._got.sum() / max(1, length.sum())),
            "unedited whole copies": float((self._got >= 0.9 * length)[plain].sum() / max(1, plain.sum())),
            "pair precision": self._related / max(1, self._pairs),
        }


def main() -> None:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        docs, truth = options.docs, None
        if docs is None:
            docs = folder / "docs.jsonl"
            truth = made(options.reports, options.seed, docs)
        run(docs, truth, options.out, options.jobs, folder)


def run(docs: Path, truth: Truth | None, out: Path | None, jobs: int, folder: Path) -> None:
    """Find what the reports share, score and write it, and print how long that took."""
    ids = [row["id"] for row in _rows(docs)]
    written = None
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        written = (out / "part-0").open("w", encoding="utf-8")
    pairs = 0
    with Peak() as peak:
        begun, used = time.perf_counter(), processor_time()
        with searched(tables((row["text"] for row in _rows(docs)), jobs), len(ids), folder) as found:
            for a, b, shared in found:
                pairs += 1
                if truth is not None:
                    truth.score(a, b, shared)
                if written is not None:
                    written.writelines(_alignment(ids[a], ids[b], block) for block in shared)
        seconds, used = time.perf_counter() - begun, processor_time() - used
    print(
        f"{len(ids)} reports, {pairs} pairs, {seconds:.1f} s, {len(ids) / seconds:.0f} reports/s, processors {used:.1f} s"
    )
    print(f"peak memory of all processes {peak.megabytes} MB")
    for figure, value in truth.figures().items() if truth is not None else ():
        print(f"{figure:24s}{value:.4f}")
    if written is not None:
        written.close()


def processor_time() -> float:
    """Return the seconds that this process and those that it started, and that have ended, have used."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def made(count: int, seed: int, docs: Path) -> Truth:
    """Write made-up reports as JSON Lines, and return what was planted."""
    truth = Truth(count)
    with docs.open("w", encoding="utf-8") as file:
        for number, (text, planted) in enumerate(corpus(count, seed)):
            file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
            for plant in planted:
                truth.plant(plant.source, plant.copy, *plant.copy_span, plant.whole and not plant.edited)
    truth.close()
    return truth


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _alignment(a: str, b: str, block: Shared) -> str:
    row = {"id": a, "begin": block.a.start, "end": block.a.end, "id2": b, "begin2": block.b.start, "end2": block.b.end}
    return json.dumps(row) + "\n"


if __name__ == "__main__":
    main()
