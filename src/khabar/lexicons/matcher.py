"""Finding many lexicon forms at once in folded text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from khabar.errors import LexiconError
from khabar.text.fold import fold
from khabar.text.tokens import Words

T = TypeVar("T")

PROCLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "ا", "س", "وس", "فس"})
"""Letters that may stand before a form within its first word, besides nothing."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A form found: where (in the folded text, proclitic excluded), in which words, and what it stands for."""

    start: int
    end: int
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    proclitic: str
    values: tuple[T, ...]
    """Everything that has this form; more than one where the form is ambiguous."""


class Matcher(Generic[T]):
    """All forms of a set of entries in one automaton; matches begin and end at word boundaries."""

    def __init__(self, forms: Iterable[tuple[str, T]], proclitics: frozenset[str] = PROCLITICS) -> None:
        """Compile (form, value) pairs; forms are folded, and an empty one is an error."""
        table: dict[str, list[T]] = {}
        for form, value in forms:
            folded = " ".join(fold(form).split())
            if not folded:
                raise LexiconError(f"empty form for {value!r}")
            table.setdefault(folded, []).append(value)
            if folded.startswith("ال"):
                # The preposition ل and the article are written as one: للرئيس.
                table.setdefault("لل" + folded[2:], []).append(value)
        self._proclitics = proclitics
        self._automaton = ahocorasick.Automaton()
        for form, values in table.items():
            self._automaton.add_word(form, (len(form), tuple(values)))
        if table:
            self._automaton.make_automaton()
        self._empty = not table

    def find(self, text: str, words: Words) -> Iterator[Match[T]]:
        """Yield every match in folded ``text``, overlapping ones included, by end and then by start."""
        if self._empty:
            return
        starts = {start: index for index, start in enumerate(words.starts)}
        ends = {end: index for index, end in enumerate(words.ends)}
        for last_letter, (length, values) in self._automaton.iter(text):
            last = ends.get(last_letter + 1)
            if last is None:
                continue
            start = last_letter + 1 - length
            first = starts.get(start)
            proclitic = ""
            if first is None:
                first = words.at(start)
                if first is None:
                    continue
                proclitic = text[words.starts[first] : start]
                if proclitic not in self._proclitics:
                    continue
            yield Match(start, last_letter + 1, first, last, proclitic, values)

    def longest(self, text: str, words: Words) -> list[Match[T]]:
        """Return the leftmost longest matches, none overlapping another, in text order."""
        out: list[Match[T]] = []
        for match in sorted(self.find(text, words), key=lambda found: (found.first, -found.last, found.start)):
            if not out or match.first > out[-1].last:
                out.append(match)
        return out
