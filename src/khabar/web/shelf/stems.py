"""What a word is looked up by: the word without the letters written onto its front.

No dictionary is asked: the record's own words decide. A preposition or conjunction comes off if what is left is the commoner
word of the two in the record (``لموسكو`` is rarer than ``موسكو``, ``لبنان`` commoner than ``بنان``); the article
always comes off.
"""

import re
import unicodedata
from collections.abc import Callable

from khabar.text.clitics import splits
from khabar.text.fold import fold
from khabar.text.tokens import words

SHORTEST = 3
"""Letters that must be left."""

_NOT_WORD = re.compile(r"[^a-z0-9]+")

Count = Callable[[str], int]


def stem(word: str, count: Count) -> str:
    """Return the stem of a folded word; ``count`` says how often a folded word occurs in the record."""
    bare = _without_proclitics(word, count)
    return bare[2:] if bare.startswith("ال") and len(bare) >= SHORTEST + 2 else bare


def _without_proclitics(word: str, count: Count) -> str:
    best, often = word, count(word)
    for split in splits(word):
        rest = "ال" + split.stem if split.article else split.stem
        if split.proclitic and len(split.stem) >= SHORTEST and count(rest) > often:
            best, often = rest, count(rest)
    return best


def keys(text: str) -> tuple[str, ...]:
    """Return the words of raw ``text``, folded, as the index writes them: letters and digits only."""
    return tuple(plain for form in words(fold(text)).forms if (plain := "".join(filter(str.isalnum, form))))


def slug(name: str) -> str:
    """Return an English name as the ids of proposals write it."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("-", plain).strip("-")
