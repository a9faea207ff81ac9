"""Words of folded text with their offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.model.spans import Span

_WORD = re.compile(r"\d+(?:[.,/:٫٬]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")
"""A number with its inner separators, a run of letters, or any other run of word characters."""


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
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    if not found:
        return Words((), (), ())
    forms, starts, ends = zip(*found, strict=True)
    return Words(forms, starts, ends)
