"""Where the clause around a word begins and ends."""

import re
from bisect import bisect_left, bisect_right

from khabar.model.spans import Span
from khabar.text.tokens import Words

_HARD = re.compile(r"[.!?؟؛…\n:]+(?!\d)")
_COMMA = re.compile(r"[،,]")
_TURNS = frozenset(
    [
        "حيث", "لان", "لانه", "لانها", "لكن", "لكنه", "لكنها", "لكنهم",
        "ولكن", "ولكنه", "ولكنها", "بينما", "فيما", "بيد", "وفيما", "وبينما",
        "مضيفا", "مضيفه", "مشيرا", "مشيره", "موكدا", "موكده", "موضحا", "موضحه", "مبينا", "لافتا", "معتبرا",
        "معتبره", "مشددا", "مشدده", "معربا", "معربه", "مبديا", "مبديه", "وحيث", "واضاف", "واضافت", "وقال",
        "وقالت", "واكد", "واكدت", "واشار", "واشارت", "واوضح", "واوضحت",
    ]
)  # fmt: skip
"""Words that open a new clause without a comma."""
_COMPLEMENTISERS = frozenset(
    [
        "ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم", "وان", "وانه", "وانها", "وانهم", "فان",
        "فانه", "فانها",
    ]
)  # fmt: skip
_OPENING = _TURNS | _COMPLEMENTISERS
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + '،,؛:"-.()'
"""What is trimmed off a clause: every kind of space, marks, outer quotation marks."""
_LONGEST = 60
"""Words: a clause is cut after so many."""
_ENOUGH = 3
"""Words after the trigger before a comma may end the clause without a named proposal."""


class Clauses:
    """The clause boundaries of one folded text, found once."""

    def __init__(self, text: str, words: Words) -> None:
        self._words = words
        self._hard = [m.start() for m in _HARD.finditer(text)]
        self._commas = [m.start() for m in _COMMA.finditer(text)]
        opening = [(at, form) for at, form in enumerate(words.forms) if form in _OPENING]
        turns = [words.starts[at] for at, form in opening if form in _TURNS]
        heads = [words.ends[at] for at, form in opening if form in _COMPLEMENTISERS]
        self._openers = sorted({0, *self._hard, *self._commas, *turns, *heads})
        self._stops = sorted({*self._hard, *turns, len(text)})
        self._sentence = sorted({0, *self._hard, len(text)})

    def start(self, at: int) -> int:
        """Return where the clause that covers ``at`` begins."""
        opener = self._openers[bisect_right(self._openers, at) - 1] if at else 0
        first = bisect_left(self._words.starts, opener)
        last = bisect_left(self._words.starts, at)
        return self._words.starts[max(first, last - _LONGEST)] if first < len(self._words) else at

    def sentence_start(self, at: int) -> int:
        """Return where the sentence (up to a hard stop) that covers ``at`` begins."""
        opener = self._sentence[max(0, bisect_right(self._sentence, at) - 1)]
        first = bisect_left(self._words.starts, opener)
        return self._words.starts[first] if first < len(self._words) else at

    def end(self, at: int, needed: int) -> int:
        """Return where the clause that goes on after ``at`` ends; a comma before ``needed`` does not end it."""
        stop = self._stops[bisect_left(self._stops, at)] if self._stops and at <= self._stops[-1] else at
        word = bisect_left(self._words.starts, at)
        least = max(needed, self._offset(word + _ENOUGH))
        comma = bisect_left(self._commas, least)
        if comma < len(self._commas):
            stop = min(stop, max(self._commas[comma], at))
        return max(at, min(stop, self._offset(word + _LONGEST)))

    def hard_end(self, at: int) -> int:
        """Return the next hard stop or turn after ``at``."""
        index = bisect_left(self._stops, at)
        return self._stops[index] if index < len(self._stops) else at

    def _offset(self, word: int) -> int:
        return (
            self._words.starts[word] if word < len(self._words) else (self._words.ends[-1] if len(self._words) else 0)
        )


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without surrounding spaces, commas and outer quotation marks."""
    return Span(start, max(start, end)).trimmed(text, _EDGES)
