"""Word runs that two reports have in common.

A run of :data:`GRAM` words is looked up by its hash over all reports. A run that stands in very many places is a stock phrase or
the furniture of a page and tells nothing about who copied whom, so it is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khabar.text.shingles import Flags, Hashes, Offsets, WordTable, gram_hashes

GRAM = 5
"""Words in a run."""
MOST_PLACES = 120
"""A run that stands in more places than this is passed over."""
_LONGEST_STOCK = 60
_TABLE_BITS = 26
_SLICE_BITS = 22
"""Runs are paired by slices of the hash range of about ``2 ** _SLICE_BITS`` runs, which bounds the memory of one step."""


@dataclass(frozen=True, slots=True)
class Diagonals:
    """Runs of words that stand in both texts of a pair in the same order without a gap: parallel arrays."""

    a: Offsets
    """The text with the lower number."""
    b: Offsets
    start_a: Offsets
    """First word, counted within text ``a``."""
    start_b: Offsets
    length: Offsets
    """Words."""


def diagonals(table: WordTable, size: int = GRAM, most: int = MOST_PLACES) -> tuple[Diagonals, Flags]:
    """Return all maximal runs of at least ``size`` words that two texts of the table share, sorted by pair and place.

    Also returns, for each word of the table, whether it lies in a run that was passed over as a stock phrase.
    """
    grams, at = _repeated(*gram_hashes(table, size))
    stock = np.zeros(len(table.hashes) + 1, np.int32)
    slices = max(1, len(grams) >> _SLICE_BITS)
    parts = [_pairs(grams[here], at[here], most, size, stock) for here in _sliced(grams, slices)]
    left = np.concatenate([part[0] for part in parts])
    right = np.concatenate([part[1] for part in parts])
    return _runs(table, left, right, size), np.cumsum(stock)[:-1] > 0


def _sliced(grams: Hashes, slices: int) -> Iterator[Flags]:
    """Yield the runs of each of ``slices`` parts of the hash range."""
    part = (grams >> np.uint64(40)) * np.uint64(slices) >> np.uint64(24)
    for number in range(slices):
        yield part == np.uint64(number)


def _repeated(grams: Hashes, at: Offsets) -> tuple[Hashes, Offsets]:
    """Leave out most runs that stand in one place only, by counting the low bits of their hashes."""
    low = (grams & np.uint64(2**_TABLE_BITS - 1)).astype(np.int64)
    once = np.zeros(2**_TABLE_BITS, np.bool_)
    twice = np.zeros(2**_TABLE_BITS, np.bool_)
    step = 1 << 20
    for begin in range(0, len(low), step):
        values, counts = np.unique(low[begin : begin + step], return_counts=True)
        twice[values[once[values] | (counts > 1)]] = True
        once[values] = True
    again = np.flatnonzero(twice[low])
    return grams[again], at[again]


def _pairs(grams: Hashes, at: Offsets, most: int, size: int, stock: NDArray[np.int32]) -> tuple[Offsets, Offsets]:
    """Return all pairs of places that hold the same run, each with the lower place first.

    Runs in more than ``most`` places are marked in ``stock`` instead: 1 where one begins, -1 where it has ended.
    """
    grams, at, begins, lengths = _runs_of_equals(grams, at)
    everywhere = at[np.repeat(lengths > most, lengths)]
    np.add.at(stock, everywhere, 1)
    np.add.at(stock, everywhere + size, -1)
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
    copied text); that is told by the sum of the words' hashes.
    """
    parted = np.ones(len(a), np.bool_)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(table.hashes, dtype=np.uint64)])
    apart = np.diff(left)
    same_words = (sums[left[1:]] - sums[left[:-1]]) == (sums[right[1:]] - sums[right[:-1]])
    other_pair = (np.diff(a) != 0) | (np.diff(b) != 0) | (np.diff(right - left) != 0)
    parted[1:] = other_pair | ((apart > size) & (~same_words | (apart > _LONGEST_STOCK)))
    return parted
