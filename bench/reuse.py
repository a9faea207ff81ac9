"""Shared text over many made-up reports: recall, precision, speed and memory.

    python bench/reuse.py                      # 20,000 reports, seed 7
    python bench/reuse.py --reports 1000000    # works in files of a temporary folder
    python bench/reuse.py --docs DOCS.jsonl --out DIR   # reports of another generator ({"id", "text"}), alignments to score

Recall and precision count characters of planted sentences. Seconds are wall time from texts in memory to blocks.
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

from corpus import Planted, corpus

from khabar.lexicons import bundled
from khabar.linking.reuse import Shared, shared_text, spilled
from khabar.text.shingles import WordTable, concatenated, word_table

_BATCH = 1000
_IN_MEMORY = 150_000
"""Reports above which files are used."""


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


def shared_pairs(texts: Iterable[str], count: int, jobs: int) -> list[tuple[int, int, list[Shared]]]:
    """Return what all texts share."""
    if count <= _IN_MEMORY:
        return list(shared_text(concatenated(list(tables(texts, jobs))), bundled()))
    with tempfile.TemporaryDirectory() as folder:
        return list(shared_text(spilled(tables(texts, jobs), Path(folder)), bundled(), Path(folder)))


def score(found: list[tuple[int, int, list[Shared]]], planted: list[Planted]) -> dict[str, float]:
    """Return recall over planted sentences, over whole unedited copies, and the share of reported pairs that are related."""
    blocks = {(a, b): shared for a, b, shared in found}
    hit = total = whole_hit = whole = 0
    for plant in planted:
        begin, end = plant.copy_span
        shared = blocks.get((plant.source, plant.copy), [])
        got = sum(max(0, min(end, block.b.end) - max(begin, block.b.start)) for block in shared)
        total, hit = total + end - begin, hit + got
        if plant.whole and not plant.edited:
            whole, whole_hit = whole + 1, whole_hit + (got >= 0.9 * (end - begin))
    sources: dict[int, set[int]] = {}
    for plant in planted:
        sources.setdefault(plant.copy, {plant.copy}).update(sources.get(plant.source, {plant.source}))
    related = sum(bool(sources.get(a, {a}) & sources.get(b, {b})) for a, b, _ in found)
    return {
        "character recall": hit / max(1, total),
        "unedited whole copies": whole_hit / max(1, whole),
        "pair precision": related / max(1, len(found)),
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
    ids, texts, planted = read(options.docs) if options.docs else made(options.reports, options.seed)
    begun = time.perf_counter()
    found = shared_pairs(texts, len(ids), options.jobs)
    seconds = time.perf_counter() - begun
    print(f"{len(ids)} reports, {len(found)} pairs, {seconds:.1f} s, {len(ids) / seconds:.0f} reports/s")
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    for name, value in score(found, planted).items() if planted else ():
        print(f"{name:24s}{value:.4f}")
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "part-0").write_text("".join(alignments(ids, found)), encoding="utf-8")


def made(count: int, seed: int) -> tuple[list[str], list[str], list[Planted]]:
    """Return ids, texts and what was planted."""
    rows = list(corpus(count, seed))
    return [str(n) for n in range(count)], [text for text, _ in rows], [plant for _, of_one in rows for plant in of_one]


def read(file: Path) -> tuple[list[str], list[str], list[Planted]]:
    """Return ids and texts of a JSON Lines file."""
    with file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row["id"] for row in rows], [row["text"] for row in rows], []


def alignments(ids: list[str], found: list[tuple[int, int, list[Shared]]]) -> Iterator[str]:
    """Yield a JSON line for every block."""
    for a, b, shared in found:
        for block in shared:
            row = {
                "id": ids[a],
                "begin": block.a.start,
                "end": block.a.end,
                "id2": ids[b],
                "begin2": block.b.start,
                "end2": block.b.end,
            }
            yield json.dumps(row) + "\n"


if __name__ == "__main__":
    main()
