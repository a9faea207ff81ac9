"""How much a word looks like part of a person's name by its letters alone."""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from khabar.lexicons.loading import Lexicons

BUCKETS = 1 << 15
"""Groups of letters are hashed to so many weights, of which the first is the bias."""
SCALE = 100
"""Weights are stored as whole numbers of this part of one."""
_LONGEST_EDGE = 4
_INNER = (2, 3)


def buckets(word: str) -> list[int]:
    """Return the weights that a folded word uses: its beginnings, its ends, and groups of letters anywhere in it."""
    groups = [f"<{word[:size]}" for size in range(1, _LONGEST_EDGE + 1)]
    groups += [f"{word[-size:]}>" for size in range(1, _LONGEST_EDGE + 1)]
    groups += [word[at : at + size] for size in _INNER for at in range(len(word) - size + 1)]
    groups.append(f"#{min(len(word), 10)}")
    return [0, *(1 + crc32(group.encode()) % (BUCKETS - 1) for group in groups)]


class NameLikeness:
    """Trained by ``tools/train_name_likeness.py`` on words in and outside the names of newswire."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._weights: NDArray[np.int32] = np.zeros(BUCKETS, dtype=np.int32)
        for bucket, weight in lexicons.rows("name_likeness"):
            self._weights[int(bucket)] = int(weight)

    def of(self, word: str) -> float:
        """Return the logarithm of the odds that a folded word is part of a name and not another word."""
        return float(self._weights[buckets(word)].sum()) / SCALE
