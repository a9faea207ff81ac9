"""How much each word tells about copying when two texts share it.

Grammar, titles, offices and given names tell nothing: thousands of reports name the same prince in the same seven words. They
may lie inside shared text, and shared text may be grown over them, but only the other words count as evidence.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khabar.lexicons import Entry, Lexicons
from khabar.text.shingles import Flags, Hashes, WordTable, word_table

UNIT_BITS = 8
UNIT = 1 << UNIT_BITS
_COMMON_NAME = 25
"""A given name that is borne by at least this many people of the gazetteer says nothing of its own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Per word of a table: what a match of it adds in an alignment, in units, plus one if it tells something."""

    gain: NDArray[np.int32]

    def telling(self) -> Flags:
        """Return which words count as evidence."""
        return np.asarray(self.gain & 1, np.bool_)


def weights(table: WordTable, stock: Flags, lexicons: Lexicons) -> Weights:
    """Return the weights of all words of the table; those in stock phrases neither tell nor help an alignment."""
    untelling = lexicons.compiled(untelling_words)
    place = np.minimum(np.searchsorted(untelling, table.hashes), len(untelling) - 1)
    tells = (untelling[place] != table.hashes) & ~stock
    return Weights(np.where(stock, 0, UNIT).astype(np.int32) + tells)


def untelling_words(lexicons: Lexicons) -> Hashes:
    """Return the sorted hashes of the words that tell nothing, numbers excepted."""
    forms = [form for entry in lexicons.entries("untelling_words", Entry) for form in entry.forms]
    names = [word for word, given, *_ in lexicons.rows("person_names") if int(given) >= _COMMON_NAME]
    return np.unique(word_table([" ".join(forms + names)]).hashes)
