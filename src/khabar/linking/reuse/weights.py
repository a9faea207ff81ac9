"""How much each word tells about copying when two texts share it.

Grammar, titles, offices, given names and the formulas of protocol, courts and markets tell nothing: thousands of reports name
the same prince in the same seven words. They may lie inside shared text, and shared text may be grown over them, but only the
other words count as evidence.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khabar.lexicons import Entry, Lexicons
from khabar.linking.reuse.matches import parts
from khabar.text.shingles import Flags, Hashes, WordTable, gram_hashes, word_table

UNIT_BITS = 8
UNIT = 1 << UNIT_BITS
_FORMULA = 3
_LOW = (1 << 20) - 1
"""Bits of a hash by which it is looked up first."""
_COMMON_NAME = 25
"""A given name that is borne by at least this many people of the gazetteer says nothing of its own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Per word of a table: what a match of it adds in an alignment, in units, plus one if it tells something."""

    gain: NDArray[np.int16]

    def telling(self, begin: int, stop: int) -> Flags:
        """Return which of the words ``begin`` up to ``stop`` count as evidence."""
        return np.asarray(self.gain[begin:stop] & 1, np.bool_)


def weights(table: WordTable, stock: Flags, lexicons: Lexicons) -> Weights:
    """Return the weights of all words of the table; those in stock phrases neither tell nor help an alignment."""
    untelling, formulas = lexicons.compiled(untelling_words), lexicons.compiled(formula_grams)
    gain = np.zeros(len(table.hashes), np.int16)
    for part, base in parts(table):
        inside = slice(base, base + len(part.hashes))
        tells = ~untelling.holds(part.hashes) & ~stock[inside] & ~_in_formula(part, formulas)
        gain[inside] = np.where(stock[inside], 0, UNIT) + tells
    return Weights(gain)


class HashSet:
    """A few hashes that many are looked up in: by their low bits first, which most fail."""

    def __init__(self, hashes: Hashes) -> None:
        self._hashes = np.unique(hashes)
        self._low = np.zeros(_LOW + 1, np.bool_)
        self._low[(self._hashes & np.uint64(_LOW)).astype(np.int64)] = True

    def holds(self, hashes: Hashes) -> Flags:
        """Tell of each hash whether it is in the set."""
        held = self._low[(hashes & np.uint64(_LOW)).astype(np.int64)]
        hopeful = np.flatnonzero(held)
        place = np.minimum(np.searchsorted(self._hashes, hashes[hopeful]), len(self._hashes) - 1)
        held[hopeful] = self._hashes[place] == hashes[hopeful]
        return held


def untelling_words(lexicons: Lexicons) -> HashSet:
    """Return the hashes of the words that tell nothing, numbers excepted."""
    forms = [form for entry in lexicons.entries("untelling_words", Entry) for form in entry.forms]
    names = [word for word, given, *_ in lexicons.rows("person_names") if int(given) >= _COMMON_NAME]
    return HashSet(word_table([" ".join(forms + names)]).hashes)


def formula_grams(lexicons: Lexicons) -> HashSet:
    """Return the hashes of every three running words of the stock phrases."""
    forms = [form for entry in lexicons.entries("stock_phrases", Entry) for form in entry.forms]
    return HashSet(gram_hashes(word_table(forms), _FORMULA)[0])


def _in_formula(table: WordTable, formulas: HashSet) -> Flags:
    """Tell which words lie in three running words of a stock phrase."""
    grams, at = gram_hashes(table, _FORMULA)
    hits = at[formulas.holds(grams)]
    inside = np.zeros(len(table.hashes), np.bool_)
    for step in range(_FORMULA):
        inside[hits + step] = True
    return inside
