"""Word hashes of many texts at once, with offsets: what text reuse is found by.

A text is folded (:mod:`khabar.text.fold`) and cut at everything that is not a letter or digit. All texts of a batch are
worked on as one array of code points, so that no step of it is a loop over words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from khabar.text.fold import fold

Hashes: TypeAlias = NDArray[np.uint64]
Offsets: TypeAlias = NDArray[np.int64]
Points: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.bool_]

_BMP = 0x10000
_LONGEST_WORD = 64
"""Letters of a word beyond this do not change its hash."""
_STOPS = ".!?؟…\n"
_BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words of a batch of texts: parallel arrays, texts one after another."""

    hashes: Hashes
    starts: Points
    """Where each word starts in its own text, in code points."""
    ends: Points
    opens: Flags
    """Whether the word is the first of its text, sentence or line."""
    first: Offsets
    """``first[i]:first[i + 1]`` are the words of text ``i``."""

    def texts(self) -> Offsets:
        """Return for each word the number of its text."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))


def word_table(texts: Sequence[str]) -> WordTable:
    """Return the words of ``texts``; equal words of any text have equal hashes, on any machine."""
    points, bases = _code_points(texts)
    letters, positions = _folded(points)
    is_letter = letters != 0
    at = np.flatnonzero(is_letter)
    if not len(at):
        nothing = np.zeros(0, np.int32)
        return WordTable(
            np.zeros(0, np.uint64), nothing, nothing, np.zeros(0, np.bool_), np.zeros(len(texts) + 1, np.int64)
        )
    begins = np.flatnonzero(np.diff(at, prepend=-2) != 1)
    lengths = np.diff(begins, append=len(at))
    hashes = _hashes(letters[at], begins, lengths)
    starts = positions[at[begins]]
    ends = positions[at[begins + lengths - 1]] + 1
    owner = np.searchsorted(bases, starts, "right") - 1
    first = np.searchsorted(owner, np.arange(len(texts) + 1)).astype(np.int64)
    own = bases[owner]
    opens = _opens(points, starts, ends)
    return WordTable(hashes, (starts - own).astype(np.int32), (ends - own).astype(np.int32), opens, first)


def gram_hashes(table: WordTable, size: int) -> tuple[Hashes, Offsets]:
    """Return the hash of every run of ``size`` words within one text, and the index of its first word."""
    words = table.hashes
    if len(words) < size:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    total = len(words) - size + 1
    grams = words[:total].copy()
    for step in range(1, size):
        grams *= _BASE
        grams += words[step : step + total]
    owner = table.texts()
    inside = np.flatnonzero(owner[:total] == owner[size - 1 :])
    return _mixed(grams[inside]), inside


def concatenated(tables: Sequence[WordTable]) -> WordTable:
    """Return the tables as one, texts in order; of none, the table of no text."""
    tables = tables or [word_table(())]
    shifts = np.cumsum([0, *(len(table.hashes) for table in tables)])
    first = [table.first[:-1] + shift for table, shift in zip(tables, shifts, strict=False)]
    return WordTable(
        np.concatenate([table.hashes for table in tables]),
        np.concatenate([table.starts for table in tables]),
        np.concatenate([table.ends for table in tables]),
        np.concatenate([table.opens for table in tables]),
        np.concatenate([*first, shifts[-1:]]).astype(np.int64),
    )


def _code_points(texts: Sequence[str]) -> tuple[NDArray[np.uint32], Offsets]:
    """Return all texts as code points, a line break after each, and where each begins."""
    joined = "\n".join([*texts, ""])
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    bases = np.cumsum([0, *(len(text) + 1 for text in texts)][:-1] or [0])
    return points, bases.astype(np.int64)


def _folded(points: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], Offsets]:
    """Return the folded letters (0 for what parts words) and the position each comes from."""
    counts, begins, letters = _folding()
    low = np.where(points < _BMP, points, 0)
    count = counts[low]
    if (count == 1).all():
        return letters[begins[low]], np.arange(len(points))
    positions = np.repeat(np.arange(len(points)), count)
    within = np.arange(len(positions)) - np.repeat(np.cumsum(count) - count, count)
    return letters[begins[low[positions]] + within], positions


@cache
def _folding() -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
    """Return, for each code point of the basic plane, how many letters it folds to and where they stand in the third array."""
    folded = [fold(chr(code)) for code in range(_BMP)]
    counts = np.array([len(text) for text in folded], np.int64)
    letters = [ord(letter) if letter.isalnum() else 0 for text in folded for letter in text]
    return counts, np.cumsum(counts) - counts, np.array([*letters, 0], np.uint32)


def _hashes(letters: NDArray[np.uint32], begins: Offsets, lengths: Offsets) -> Hashes:
    place = np.arange(len(letters)) - np.repeat(begins, lengths)
    powers = np.power(_BASE, np.arange(1, _LONGEST_WORD + 1, dtype=np.uint64))
    spread = _mixed(letters.astype(np.uint64)) * powers[np.minimum(place, _LONGEST_WORD - 1)]
    return _mixed(np.add.reduceat(spread, begins))


def _mixed(values: Hashes) -> Hashes:
    """Return the values scrambled by the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    out = values ^ (values >> np.uint64(30))
    out *= np.uint64(0xBF58476D1CE4E5B9)
    out ^= out >> np.uint64(27)
    out *= np.uint64(0x94D049BB133111EB)
    out ^= out >> np.uint64(31)
    return out


def _opens(points: NDArray[np.uint32], starts: Offsets, ends: Offsets) -> Flags:
    stops = np.zeros(_BMP, np.bool_)
    stops[[ord(stop) for stop in _STOPS]] = True
    seen = np.cumsum(stops[np.where(points < _BMP, points, 0)])
    before = np.concatenate([[-1], seen[ends[:-1] - 1]])
    return np.asarray(seen[starts] > before)
