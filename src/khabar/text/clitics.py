"""Proclitics and the words under them."""

from collections.abc import Iterator
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


def stems(word: str) -> Iterator[str]:
    """Yield the stems of :func:`splits` without more about them, some perhaps twice, the whole word first."""
    for whole in (word, word[1:]) if word[:1] in _CONJUNCTIONS[1:] else (word,):
        if len(whole) >= _SHORTEST or whole is word:
            yield whole
        if whole.startswith("ال") and len(whole) > _SHORTEST + 1:
            yield whole[2:]
        if whole[:1] in _PREPOSITIONS[1:]:
            yield from _after_preposition(whole[0], whole[1:])


def _after_preposition(preposition: str, rest: str) -> Iterator[str]:
    if len(rest) >= _SHORTEST:
        yield rest
    article = 2 if rest.startswith("ال") else 1 if preposition == "ل" and rest.startswith("ل") else 0
    if article and len(rest) >= article + _SHORTEST:
        yield rest[article:]


def _stems(word: str, proclitic: str) -> list[Split]:
    rest, at = word[len(proclitic) :], len(proclitic)
    out = [Split(proclitic, False, rest, at)]
    if rest.startswith("ال"):
        out.append(Split(proclitic, True, rest[2:], at + 2))
    elif proclitic.endswith("ل") and rest.startswith("ل"):
        out.append(Split(proclitic, True, rest[1:], at + 1))
    return out
