"""Word runs that two reports have in common.

A run of :data:`GRAM` words is looked up by its hash over all reports. A run that stands in very many places is a stock phrase or
the furniture of a page and tells nothing about who copied whom, so it is passed over.

Every step works on a part of the words, of the hash range or of the texts at a time (:class:`khabar.linking.reuse.bins.Bins`), so
that memory is bounded by the part and, with a folder to work in, a million reports fit a laptop.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from khabar.linking.reuse.bins import Bins
from khabar.linking.reuse.spill import let_go
from khabar.text.shingles import Flags, Hashes, Offsets, WordTable, gram_hashes

GRAM = 5
"""Words in a run."""
MOST_PLACES = 120
"""A run that stands in more places than this is passed over."""
_LONGEST_STOCK = 60
_PART = 1 << 22
"""Words, runs or pairs of places that are worked on at a time."""
_TABLE_BITS = range(16, 31)


@dataclass(frozen=True, slots=True)
class Diagonals:
    """Runs of words that stand in both texts of a pair without a gap: parallel arrays, sorted by pair and place."""

    a: Offsets
    """The text with the lower number."""
    b: Offsets
    start_a: Offsets
    """First word, counted within text ``a``."""
    start_b: Offsets
    length: Offsets
    """Words."""


@dataclass(frozen=True, slots=True)
class Places:
    """Pairs of places that hold the same run, in bins by their first text, and the words that lie in stock phrases."""

    pairs: Bins
    stock: Flags


def shared_places(table: WordTable, folder: Path | None = None, size: int = GRAM, most: int = MOST_PLACES) -> Places:
    """Return all pairs of places of the table that hold the same ``size`` words.

    With a ``folder``, what does not fit one part is kept in files there until it is used.
    """
    stock = np.zeros(len(table.hashes) + size, np.bool_)
    grams = _repeated(table, size, folder)
    pairs = Bins(grams.count, 2, folder if grams.count > 1 else None, "pairs")
    for number in range(grams.count):
        hashes, at = grams.take(number)
        left, right = _pairs(hashes.view(np.uint64), at, most, size, stock)
        text = np.searchsorted(table.first, left, "right") - 1
        pairs.add(text * pairs.count // max(1, len(table.first)), (left, right))
    return Places(pairs, stock[: len(table.hashes)])


def diagonals(table: WordTable, places: Places) -> Iterator[Diagonals]:
    """Yield all maximal runs of words that two texts share, a range of first texts at a time; uses the places up."""
    for number in range(places.pairs.count):
        left, right = places.pairs.take(number)
        yield _runs(table, left, right, GRAM)
        let_go(table)


def parts(table: WordTable) -> Iterator[tuple[WordTable, int]]:
    """Yield the table a range of texts at a time, and the index of the first word of each range."""
    begin, texts = 0, len(table.first) - 1
    while begin < texts:
        base = int(table.first[begin])
        stop = max(begin + 1, int(np.searchsorted(table.first, base + _PART, "right")) - 1)
        words = slice(base, int(table.first[stop]))
        first = np.asarray(table.first[begin : stop + 1]) - base
        yield WordTable(table.hashes[words], table.starts[words], table.ends[words], table.opens[words], first), base
        let_go(table)
        begin = stop


def _repeated(table: WordTable, size: int, folder: Path | None) -> Bins:
    """Return the runs that stand in more than one place (and a few that do not), with their places, in bins by their hash.

    Most of the others are left out beforehand by counting, for every run, the low bits of its hash.
    """
    slots = 1 << min(_TABLE_BITS[-1], max(_TABLE_BITS[0], (4 * len(table.hashes)).bit_length()))
    seen = np.zeros(slots, np.uint8)
    for part, _ in parts(table):
        values, counts = np.unique(_low(gram_hashes(part, size)[0], slots), return_counts=True)
        seen[values] = np.minimum(2, seen[values] + np.minimum(2, counts)).astype(np.uint8)
    count = 1 + len(table.hashes) // _PART
    bins = Bins(count, 2, folder if count > 1 else None, "runs")
    for part, base in parts(table):
        grams, at = gram_hashes(part, size)
        again = seen[_low(grams, slots)] > 1
        grams, at = grams[again], at[again] + base
        number = (grams >> np.uint64(40)) * np.uint64(count) >> np.uint64(24)
        bins.add(number.astype(np.int64), (grams.view(np.int64), at))
    return bins


def _low(grams: Hashes, slots: int) -> Offsets:
    return (grams & np.uint64(slots - 1)).astype(np.int64)


def _pairs(grams: Hashes, at: Offsets, most: int, size: int, stock: Flags) -> tuple[Offsets, Offsets]:
    """Return all pairs of places that hold the same run, each with the lower place first.

    The words of runs in more than ``most`` places are marked in ``stock`` instead.
    """
    _, at, begins, lengths = _runs_of_equals(grams, at)
    everywhere = at[np.repeat(lengths > most, lengths)]
    for step in range(size):
        stock[everywhere + step] = True
    return _all_pairs(at, begins, lengths, most)


def sharing(grams: Hashes, values: Offsets, most: int) -> tuple[Offsets, Offsets]:
    """Return all pairs of ``values`` beside equal ``grams``; where more than ``most`` are equal, each with the first only."""
    _, values, begins, lengths = _runs_of_equals(grams, values)
    left, right = _all_pairs(values, begins, lengths, most)
    many = np.flatnonzero(lengths > most)
    firsts = np.repeat(values[begins[many]], lengths[many])
    others = values[np.repeat(lengths > most, lengths)]
    return np.concatenate([left, firsts]), np.concatenate([right, others])


def _runs_of_equals(grams: Hashes, values: Offsets) -> tuple[Hashes, Offsets, Offsets, Offsets]:
    """Return both arrays sorted by gram (stable), and where each run of equal grams begins and how long it is."""
    order = np.argsort(grams, kind="stable")
    grams, values = grams[order], values[order]
    begins = np.flatnonzero(np.diff(grams, prepend=grams[:1] ^ np.uint64(1)))
    return grams, values, begins, np.diff(begins, append=len(grams))


def _all_pairs(values: Offsets, begins: Offsets, lengths: Offsets, most: int) -> tuple[Offsets, Offsets]:
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for length in range(2, most + 1):
        groups = begins[lengths == length]
        if len(groups):
            places = values[groups[:, None] + np.arange(length)]
            first, second = np.triu_indices(length, 1)
            left.append(places[:, first].ravel())
            right.append(places[:, second].ravel())
    return np.concatenate(left), np.concatenate(right)


def _runs(table: WordTable, left: Offsets, right: Offsets, size: int) -> Diagonals:
    """Join pairs of places that follow one another on one diagonal of one pair of texts."""
    a = np.searchsorted(table.first, left, "right") - 1
    b = np.searchsorted(table.first, right, "right") - 1
    across = a != b
    a, b, left, right = a[across], b[across], left[across], right[across]
    order = np.lexsort((left, right - left, b, a))
    a, b, left, right = a[order], b[order], left[order], right[order]
    begins = np.flatnonzero(_parted(table, a, b, left, right, size))
    finish = np.append(begins[1:], len(a))[: len(begins)] - 1
    length = left[finish] - left[begins] + size
    a, b = a[begins], b[begins]
    start_a, start_b = left[begins] - table.first[a], right[begins] - table.first[b]
    order = np.lexsort((start_b, start_a, b, a))
    return Diagonals(a[order], b[order], start_a[order], start_b[order], length[order])


def _parted(table: WordTable, a: Offsets, b: Offsets, left: Offsets, right: Offsets, size: int) -> Flags:
    """Tell for each shared run whether the one before it is not its direct forerunner.

    Two runs of one diagonal belong together where they touch, or where what lies between is the same words (a stock phrase in
    copied text).
    """
    parted = np.ones(len(a), np.bool_)
    apart = np.diff(left)
    other_pair = (np.diff(a) != 0) | (np.diff(b) != 0) | (np.diff(right - left) != 0)
    parted[1:] = other_pair | (apart > size)
    for at in np.flatnonzero(~other_pair & (apart > size) & (apart <= _LONGEST_STOCK)):
        between = slice(left[at], left[at + 1]), slice(right[at], right[at + 1])
        parted[at + 1] = bool((table.hashes[between[0]] != table.hashes[between[1]]).any())
    return parted
