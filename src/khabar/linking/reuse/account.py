"""A report as the comparison of copies sees it: its words, and what its layers say of each."""

import re
from collections.abc import Iterable
from functools import cached_property

from khabar.lexicons import Entry, Lexicons
from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.model.spans import Span
from khabar.text.fold import fold
from khabar.text.numbers import quantities
from khabar.text.reading import Reading

_ITEM = re.compile(r"(?:^|[.:;,؛،\n(])\s*\d{1,2}(?:\s?[-–)]\s|\s\s)")
"""The number of an item in a list; folding takes a long stroke (ـ) away and leaves two spaces."""
_REACH = 3


class Account:
    """One report, its layers, and per-word views of them that are made when first asked for."""

    def __init__(self, document: Document, layers: Layers) -> None:
        self.document = document
        self.layers = layers
        self._reading = Reading(document, layers)

    @property
    def forms(self) -> tuple[str, ...]:
        """The folded words of the kept text."""
        return self._reading.words.forms

    @property
    def outlet(self) -> str | None:
        """The outlet, canonical where it is known."""
        return self.layers.layout.outlet or self.document.outlet

    def words_in(self, span: Span) -> range:
        """Return the indexes of the words inside a raw span."""
        return self._reading.words.within(self._reading.folded.from_raw(span))

    def span_of(self, first: int, stop: int) -> Span:
        """Return the raw span of words ``first`` up to ``stop`` (exclusive); empty if there are none."""
        words = self._reading.words
        if first < stop:
            return self._reading.raw_span(words.starts[first], words.ends[stop - 1])
        at = self._reading.raw_span(words.starts[first - 1], words.ends[first - 1]).end if first else 0
        return Span(at, at)

    @cached_property
    def speakers(self) -> frozenset[int]:
        """Words that name the source of a statement."""
        return self._covered(statement.speaker for statement in self.layers.statements)

    @cached_property
    def cues(self) -> frozenset[int]:
        """Words that report or attribute: cues, to whom something was told (لرويترز) and the phrases that name a carrier."""
        told = [
            s.addressee for s in self.layers.statements if s.addressee and self.document.raw[s.addressee.start] == "ل"
        ]
        return self._covered([*told, *(span for s in self.layers.statements for span in (s.cue, s.cue2, s.via_cue))])

    @cached_property
    def naming(self) -> frozenset[int]:
        """Words of loaded namings."""
        return self._covered(naming.span for naming in self.layers.naming)

    @cached_property
    def times(self) -> dict[int, str]:
        """The TIMEX3 value that each word of a time expression belongs to."""
        return {word: timex.value for timex in self.layers.timexes for word in self.words_in(timex.span)}

    @cached_property
    def entities(self) -> dict[int, str]:
        """The canonical name that each word of a mention belongs to."""
        return {
            word: entity.name
            for entity in self.layers.entities
            for mention in entity.mentions
            for word in self.words_in(mention.span)
        }

    @cached_property
    def numbers(self) -> dict[int, tuple[int, int, str | None]]:
        """The (low, high, qualifier) of the quantity that each word belongs to."""
        words = self._reading.words
        return {
            word: (found.low, found.high, found.qualifier)
            for found in quantities(self._reading.folded.text, words)
            for word in words.within(Span(found.start, found.end))
        }

    @cached_property
    def counts(self) -> dict[int, tuple[int, int, str | None]]:
        """The numbers that are neither part of a time expression nor the number of an item in a list."""
        return {
            word: value
            for word, value in self.numbers.items()
            if word not in self.times and not _ITEM.search(self._reading.folded.text, *self._around(word))
        }

    def _around(self, word: int) -> tuple[int, int]:
        words = self._reading.words
        return max(0, words.starts[word] - _REACH), words.ends[word] + _REACH

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Words inside quotation marks."""
        return self._covered(self._reading.quotations)

    def _covered(self, spans: Iterable[Span | None]) -> frozenset[int]:
        return frozenset(word for span in spans if span is not None for word in self.words_in(span))


def alteration_words(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """Return the folded forms of each kind of telling word, by entry id."""
    entries = lexicons.entries("alteration_words", Entry)
    return {entry.id: frozenset(fold(form) for form in entry.forms) for entry in entries}
