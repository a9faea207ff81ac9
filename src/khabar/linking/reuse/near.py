"""Near-duplicate reports: pairs whose three-word runs are mostly the same, from a sample of the runs.

A run is in the sample if its hash is divisible by :data:`_SAMPLED` (Broder's mod-p sketch, 1997), so that equal texts have equal
samples; of short texts every run is. Pairs that share enough of their samples are then compared in full.
"""

from dataclasses import dataclass

import numpy as np

from khabar.linking.reuse.matches import sharing
from khabar.text.shingles import Hashes, Offsets, WordTable, gram_hashes

_GRAM = 3
_SAMPLED = 8
_SHORT = 128
"""Runs below which a text's sample is all of them."""
_MOST = 400
_DOUBT = 0.6
"""Pairs are compared in full where the likeness of their samples reaches this part of what is asked."""


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two texts of a table, the lower number first, and the Jaccard likeness of their three-word runs, 0 to 1."""

    a: int
    b: int
    likeness: float


def near_pairs(table: WordTable, least: float = 0.7) -> list[NearPair]:
    """Return all pairs of texts with a likeness of at least ``least``, sorted.

    Texts of fewer than three words have no runs and no pairs.
    """
    grams, at = gram_hashes(table, _GRAM)
    text = np.searchsorted(table.first, at, "right") - 1
    begins = np.searchsorted(text, np.arange(len(table.first)))
    short = np.diff(begins, append=len(text)) < _SHORT
    held = (grams % np.uint64(_SAMPLED) == 0) | short[text]
    pairs, shared = _counted(grams[held], text[held], len(table.first))
    size = np.bincount(text[held], minlength=len(table.first))
    a, b = pairs // len(table.first), pairs % len(table.first)
    sample_likeness = shared / np.maximum(1, size[a] + size[b] - shared)
    uneven = short[a] != short[b]  # the samples of a short and a long text cannot be compared
    hopeful = np.flatnonzero((sample_likeness >= least * _DOUBT) | uneven)
    out = []
    for left, right in zip(a[hopeful].tolist(), b[hopeful].tolist(), strict=True):
        likeness = _likeness(grams[begins[left] : begins[left + 1]], grams[begins[right] : begins[right + 1]])
        if likeness >= least:
            out.append(NearPair(left, right, likeness))
    return out


def _counted(grams: Hashes, text: Offsets, texts: int) -> tuple[Offsets, Offsets]:
    """Return the pairs of texts that share sampled runs, as ``a * texts + b``, and how many they share."""
    left, right = sharing(grams, text, _MOST)
    across = left < right
    return np.unique(left[across] * texts + right[across], return_counts=True)


def _likeness(left: Hashes, right: Hashes) -> float:
    one, other = np.unique(left), np.unique(right)
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(1, len(one) + len(other) - shared)
