"""Words of folded text with their offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from khabar.model.spans import Span
from khabar.text.fold import code_points

_WORD = re.compile(r"\d+(?:[.,/:٫٬]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")
"""A number with its inner separators, a run of letters, or any other run of word characters."""
_SEPARATORS, _APOSTROPHES = ".,/:٫٬", "'’"
_SHORT = 80
"""Characters of a text below which words are sought one by one; a longer one is cut as an array of code points."""
_PLANE = 0x10000
_OTHER, _LETTER, _DIGIT, _UNDERSCORE, _SEPARATOR, _APOSTROPHE, _PERCENT = range(7)
"""Classes of characters."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as three parallel tuples; punctuation lies between them."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def __iter__(self) -> Iterator[str]:
        return iter(self.forms)

    def span(self, first: int, last: int) -> Span:
        """Return the span from word ``first`` to word ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def at(self, offset: int) -> int | None:
        """Return the index of the word that covers ``offset``, or None."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def within(self, span: Span) -> range:
        """Return the indexes of the words that lie wholly inside ``span``."""
        return range(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end))


def words(text: str) -> Words:
    """Return the words of (folded) ``text``."""
    cut = _cut(text) if len(text) >= _SHORT else None
    if cut is None:
        spans = [match.span() for match in _WORD.finditer(text)]
        cut = [start for start, _ in spans], [end for _, end in spans]
    starts, ends = cut
    return Words(tuple(map(text.__getitem__, map(slice, starts, ends))), tuple(starts), tuple(ends))


@cache
def _classes() -> NDArray[np.uint8]:
    """Return the class of every character of the first plane."""
    table = np.zeros(_PLANE, dtype=np.uint8)
    for code in range(_PLANE):
        letter = chr(code)
        if letter.isalnum():
            table[code] = _DIGIT if letter.isdecimal() else _LETTER
    for letters, class_ in (
        ("_", _UNDERSCORE),
        (_SEPARATORS, _SEPARATOR),
        (_APOSTROPHES, _APOSTROPHE),
        ("%", _PERCENT),
    ):
        for letter in letters:
            table[ord(letter)] = class_
    return table


def _cut(text: str) -> tuple[list[int], list[int]] | None:
    """Return where words start and end, as :data:`_WORD` finds them; None where the text holds what only it can tell."""
    points = code_points(text)
    if points is None:
        return None
    padded = np.zeros(len(points) + 2, dtype=np.uint8)
    kinds = padded[1:-1]
    kinds[:] = _classes()[points]
    inner = np.flatnonzero(kinds >= _UNDERSCORE)
    closing = _settle(kinds, padded, inner)
    if closing is None:
        return None
    breaks = padded[1:] != padded[:-1]
    breaks[closing + 1] = True
    inside = kinds != _OTHER
    return np.flatnonzero(breaks[:-1] & inside).tolist(), (np.flatnonzero(breaks[1:] & inside) + 1).tolist()


def _settle(kinds: NDArray[np.uint8], padded: NDArray[np.uint8], marks: NDArray[np.intp]) -> NDArray[np.intp] | None:
    """Make the marks between digits or letters digits or letters, and others nothing; return where percent signs close a number.

    ``kinds`` is ``padded`` without its ends. None where there is an underscore.
    """
    found, before, after = kinds[marks], padded[marks], padded[marks + 2]
    if (found == _UNDERSCORE).any():
        return None
    number = (found == _SEPARATOR) & (before == _DIGIT) & (after == _DIGIT)
    name = (found == _APOSTROPHE) & (before == _LETTER) & (after == _LETTER)
    closes = (found == _PERCENT) & (before == _DIGIT)
    kinds[marks] = np.where(number | closes, _DIGIT, np.where(name, _LETTER, _OTHER))
    closing: NDArray[np.intp] = marks[closes]
    return closing
