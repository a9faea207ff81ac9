"""Growing shared runs over edited words, all runs of a batch at once.

From each end of a run, the two texts are aligned word by word (match 1, mismatch and gap -1) within a window, and the run is
grown to the best cell, if that gains anything; then again from there. Words of stock phrases gain nothing, so that a run
grows through them but not into them. This is the gapped extension of BLAST (Altschul et al. 1997), with words for residues.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khabar.linking.reuse.weights import UNIT, UNIT_BITS, Weights
from khabar.text.shingles import Offsets, WordTable

WINDOW = 16
"""Words looked at beyond an end; an edited stretch longer than half of this ends the passage."""
_BAND = 8
"""Most words that one side may be ahead of the other within a window."""
_CHUNK = 1 << 16
"""Ends aligned at a time, which bounds the memory of one step."""


@dataclass(frozen=True, slots=True)
class Ends:
    """One end of each of many runs: the next word on either side, as an index of the word table, and where its text stops."""

    at_a: Offsets
    at_b: Offsets
    stop_a: Offsets
    stop_b: Offsets


def grown(table: WordTable, weights: Weights, ends: Ends, step: int) -> tuple[Offsets, Offsets, Offsets]:
    """Return how many words of ``a`` and of ``b`` each end grows by, and how many telling words match.

    ``step`` is 1 to grow forward and -1 to grow backward; ``stop`` is the first index that may no longer be used.
    """
    gained = np.zeros((3, len(ends.at_a)), np.int64)
    active = np.arange(len(ends.at_a))
    while len(active):
        parts = [
            _window(table, weights, ends, step, gained, active[at : at + _CHUNK])
            for at in range(0, len(active), _CHUNK)
        ]
        more = np.concatenate(parts, axis=1)
        gained[:, active] += more
        active = active[more[0] + more[1] > 0]
    return gained[0], gained[1], gained[2]


def _window(
    table: WordTable, weights: Weights, ends: Ends, step: int, gained: NDArray[np.int64], active: Offsets
) -> NDArray[np.int64]:
    places_a = _places(ends.at_a[active] + step * gained[0, active], ends.stop_a[active], step)
    places_b = _places(ends.at_b[active] + step * gained[1, active], ends.stop_b[active], step)
    words_a = np.where(places_a >= 0, table.hashes[places_a], np.uint64(0))
    words_b = np.where(places_b >= 0, table.hashes[places_b], np.uint64(1))
    return _best(words_a, words_b, weights.gain[places_a].astype(np.int32))


def _places(at: Offsets, stop: Offsets, step: int) -> Offsets:
    """Return the indexes of the next words, one row a place in the window; -1 beyond the stop."""
    index = at[None, :] + step * np.arange(WINDOW)[:, None]
    return np.where(index < stop[None, :] if step > 0 else index > stop[None, :], index, -1)


def _best(words_a: NDArray[np.uint64], words_b: NDArray[np.uint64], gain: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return words of a, words of b and telling matches of the best alignment of the two windows that starts at their beginning.

    A cell holds its score in units, plus one for each telling match on its path; among equal scores the shorter alignment wins.
    """
    count = words_a.shape[1]
    best, best_a, best_b = (np.zeros(count, np.int32) for _ in range(3))
    above = [np.full(count, -gap * UNIT, np.int32) for gap in range(WINDOW + 1)]
    for row in range(1, WINDOW + 1):
        here = [np.full(count, -row * UNIT, np.int32)] + [np.full(count, -WINDOW * UNIT, np.int32)] * WINDOW
        for column in range(max(1, row - _BAND), min(WINDOW, row + _BAND) + 1):
            same = words_a[row - 1] == words_b[column - 1]
            cell = above[column - 1] + np.where(same, gain[row - 1], -UNIT)
            np.maximum(cell, np.maximum(above[column], here[column - 1]) - UNIT, out=cell)
            here[column] = cell
            better = (cell >> UNIT_BITS) > (best >> UNIT_BITS)
            best, best_a, best_b = (
                np.where(better, cell, best),
                np.where(better, row, best_a),
                np.where(better, column, best_b),
            )
        above = here
    return np.stack([best_a, best_b, best & (UNIT - 1)]).astype(np.int64)
