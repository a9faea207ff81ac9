"""The stage that finds who copied what: candidates over all reports at once, then pair by pair in worker processes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from khabar.engine.shelf import Shelf, opened
from khabar.engine.stages import Materials, Stage
from khabar.engine.workers import in_batches
from khabar.lexicons import bundled
from khabar.linking.reuse import Account, Shared, compare, grouped, shared_text
from khabar.model.record import Copy, Passage
from khabar.store.writing import TablesWriter
from khabar.text.reading import blank
from khabar.text.shingles import WordTable, concatenated, word_table

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
    found = shared_text(_words(materials.shelf), bundled())
    pairs = (Pair(a, b, shared) for a, b, shared in found)
    tasks = in_batches(pairs, _PAIRS)
    copies: list[Copy] = []
    for compared in materials.workers.map(partial(_compare, materials.shelf.folder), tasks):
        for copy, of_copy in compared:
            copies.append(copy)
            writer.add("passages", of_copy)
    writer.add("copies", grouped(copies))


def _words(shelf: Shelf) -> WordTable:
    return concatenated([word_table(texts) for texts in in_batches(_kept(shelf), _TEXTS)])


def _kept(shelf: Shelf) -> Iterator[str]:
    return (blank(document.raw, [drop.span for drop in layers.layout.drops]) for document, layers in shelf.reports())


def _compare(shelf: Path, pairs: tuple[Pair, ...]) -> list[tuple[Copy, list[Passage]]]:
    return [compare(_account(shelf, p.a), _account(shelf, p.b), p.shared, bundled()) for p in pairs]


@lru_cache(maxsize=512)
def _account(shelf: Path, number: int) -> Account:
    return Account(opened(shelf).document(number), opened(shelf).layers(number))


REUSE = Stage("reuse", ("reports",), ("linking/reuse",), make_reuse)
