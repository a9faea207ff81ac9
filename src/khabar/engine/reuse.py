"""The stage that finds who copied what: candidates over all reports at once, then pair by pair in worker processes."""

from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from khabar.engine.searching import searched
from khabar.engine.shelf import opened
from khabar.engine.stages import Materials, Stage
from khabar.engine.workers import in_batches
from khabar.lexicons import bundled
from khabar.linking.reuse import Account, Shared, compare, grouped
from khabar.model.record import Copy, Passage
from khabar.store.writing import TablesWriter
from khabar.text.shingles import WordTable, word_table

_TEXTS, _PAIRS = 512, 64
"""Reports that are cut into words at once, and pairs that a worker compares at once."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, by number, with the text that they share."""

    a: int
    b: int
    shared: list[Shared]


def make_reuse(materials: Materials, writer: TablesWriter) -> None:
    """Write the passages and copies of all reports."""
    numbers = in_batches(range(len(materials.shelf)), _TEXTS)
    tables = materials.workers.map(partial(_words, materials.shelf.folder), numbers)
    with searched(tables, len(materials.shelf), materials.parts) as found:
        tasks = in_batches((Pair(a, b, shared) for a, b, shared in found), _PAIRS)
        copies: list[Copy] = []
        for compared in materials.workers.map(partial(_compare, materials.shelf.folder), tasks):
            for copy, of_copy in compared:
                copies.append(copy)
                writer.add("passages", of_copy)
    writer.add("copies", grouped(copies))


def _words(shelf: Path, numbers: tuple[int, ...]) -> WordTable:
    return word_table([opened(shelf).kept(number) for number in numbers])


def _compare(shelf: Path, pairs: tuple[Pair, ...]) -> list[tuple[Copy, list[Passage]]]:
    return [compare(_account(shelf, p.a), _account(shelf, p.b), p.shared, bundled()) for p in pairs]


@lru_cache(maxsize=512)
def _account(shelf: Path, number: int) -> Account:
    return Account(opened(shelf).document(number), opened(shelf).layers(number))


REUSE = Stage("reuse", ("reports",), ("linking/reuse",), make_reuse)
