"""Proclitics and the words under them."""

from dataclasses import dataclass
from functools import lru_cache

_CONJUNCTIONS = ("", "و", "ف", "ا")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Split:
    """One way to take the proclitics off a folded word."""

    proclitic: str
    """The letters before the article: conjunction and preposition."""
    article: bool
    stem: str
    offset: int
    """Where the stem begins in the word."""


@lru_cache(maxsize=200_000)
def splits(word: str) -> tuple[Split, ...]:
    """Return every way to split a folded word, the whole word first, then by fewer letters taken off.

    ``لل`` stands for the preposition with the article. No dictionary is consulted: whoever calls decides which stem is a word.
    """
    found: dict[tuple[str, bool, str], Split] = {}
    for conjunction in _CONJUNCTIONS:
        for preposition in _PREPOSITIONS:
            proclitic = conjunction + preposition
            if not word.startswith(proclitic):
                continue
            for split in _stems(word, proclitic):
                if len(split.stem) >= _SHORTEST or split.offset == 0:
                    found.setdefault((split.proclitic, split.article, split.stem), split)
    return tuple(sorted(found.values(), key=lambda split: (split.offset, split.proclitic)))


def _stems(word: str, proclitic: str) -> list[Split]:
    rest, at = word[len(proclitic) :], len(proclitic)
    out = [Split(proclitic, False, rest, at)]
    if rest.startswith("ال"):
        out.append(Split(proclitic, True, rest[2:], at + 2))
    elif proclitic.endswith("ل") and rest.startswith("ل"):
        out.append(Split(proclitic, True, rest[1:], at + 1))
    return out
