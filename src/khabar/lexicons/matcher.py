"""Finding many lexicon forms at once in folded text."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

from khabar.errors import LexiconError
from khabar.text.fold import fold
from khabar.text.remembered import Remembered
from khabar.text.tokens import Words, words

T = TypeVar("T")

PROCLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "ا", "س", "وس", "فس"})
"""Letters that may stand before a form within its first word, besides nothing."""
_MOST_WORDS = 60_000
"""Words of which it is remembered what may begin with them."""


class Match(NamedTuple, Generic[T]):
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


class _Opening(NamedTuple, Generic[T]):
    """The forms that begin with one word, and the letters of proclitic before it."""

    proclitic: str
    alone: tuple[T, ...]
    """Everything that has the word itself as its form."""
    longer: dict[str, tuple[tuple[str, tuple[T, ...]], ...]]
    """Longer forms by their second word, each with everything that has it."""


class Matcher(Generic[T]):
    """All forms of a set of entries by their first word; matches begin and end at word boundaries.

    What may begin with a word is looked up once for every word that occurs, so that a text costs one look-up a word.
    """

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
        self._openers = Remembered(_Openers(_by_first_word(table), proclitics).of, _MOST_WORDS)

    def find(self, text: str, words: Words) -> list[Match[T]]:
        """Return every match in folded ``text``, overlapping ones included, by end and then by start."""
        found: list[Match[T]] = []
        forms, starts, ends = words.forms, words.starts, words.ends
        splits = list(map(self._openers.__getitem__, forms))
        following = (*forms[1:], "")
        for first in compress(range(len(forms)), splits):
            for proclitic, alone, longer in splits[first]:
                start = starts[first] + len(proclitic)
                if alone:
                    found.append(Match(start, ends[first], first, first, proclitic, alone))
                if longer and following[first] in longer:
                    for form, values in longer[following[first]]:
                        last = _last(text, words, first, start, form)
                        if last is not None:
                            found.append(Match(start, ends[last], first, last, proclitic, values))
        found.sort(key=lambda match: (match.end, match.start))
        return found

    def longest(self, text: str, words: Words) -> list[Match[T]]:
        """Return the leftmost longest matches, none overlapping another, in text order."""
        out: list[Match[T]] = []
        for match in sorted(self.find(text, words), key=lambda found: (found.first, -found.last, found.start)):
            if not out or match.first > out[-1].last:
                out.append(match)
        return out


class _Openers(Generic[T]):
    """For a written word, letters of proclitic and what may begin after them."""

    def __init__(self, by_word: dict[str, _Opening[T]], proclitics: frozenset[str]) -> None:
        self._by_word = by_word
        self._by_letter = {
            letter: sorted((one for one in proclitics if one.startswith(letter)), key=len)
            for letter in {one[:1] for one in proclitics}
        }
        """The proclitics that begin with a letter, the shortest first."""

    def of(self, word: str) -> tuple[_Opening[T], ...]:
        found = [self._by_word[word]] if word in self._by_word else []
        for proclitic in self._by_letter.get(word[:1], ()):
            if word.startswith(proclitic):
                opening = self._by_word.get(word[len(proclitic) :])
                if opening is not None:
                    found.append(opening._replace(proclitic=proclitic))
        return tuple(found)


def _by_first_word(table: dict[str, list[T]]) -> dict[str, _Opening[T]]:
    alone: dict[str, tuple[T, ...]] = {}
    longer: dict[str, dict[str, tuple[tuple[str, tuple[T, ...]], ...]]] = {}
    for form, values in table.items():
        cut = words(form)
        if cut.starts[:1] != (0,) or cut.ends[-1] != len(form):
            continue  # A form that begins or ends with a mark stands at no word's boundary.
        if len(cut) == 1:
            alone[form] = tuple(values)
        else:
            following = longer.setdefault(cut.forms[0], {})
            following[cut.forms[1]] = (*following.get(cut.forms[1], ()), (form, tuple(values)))
    return {word: _Opening("", alone.get(word, ()), longer.get(word, {})) for word in dict.fromkeys([*alone, *longer])}


def _last(text: str, words: Words, first: int, start: int, form: str) -> int | None:
    """Return the last word of ``form`` if it stands at ``start`` in word ``first`` and ends with a word."""
    if not text.startswith(form, start):
        return None
    end = start + len(form)
    last = bisect_left(words.ends, end, first)
    return last if last < len(words) and words.ends[last] == end else None
