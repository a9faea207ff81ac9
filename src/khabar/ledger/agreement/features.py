"""What two headlines have in common and where they part, as named numbers."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from khabar.ledger.wording import is_telling, stem
from khabar.lexicons import Entry, Lexicons
from khabar.text.fold import fold
from khabar.text.tokens import words

NEGATORS = frozenset(
    [
        "لا", "لم", "لن", "ليس", "ليست", "عدم", "دون", "بدون", "غير", "نفي", "تنفي", "ينفي", "نفت", "بلا",
        "لست", "ولن", "ولا", "ولم",
    ]
)  # fmt: skip
_GAPS = re.compile(r"\W+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SPELT_ALIKE = 0.75
"""Likeness (0 to 1) of the letters of two stems from which they are one word spelt or inflected otherwise."""
_LONGEST = 60
"""Words of a headline that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition(Entry):
    """An axis of meaning: words of its one side (forms) and of its other (against)."""

    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare stems are among headlines."""

    headlines: int
    counts: dict[str, int]
    """Headlines that have a stem; a stem without a count is in one."""

    def of(self, word: str) -> float:
        """Return the rarity of a stem: the logarithm of the headlines for each that has it."""
        return math.log(self.headlines / (1 + self.counts.get(word, 1)))


def compile_rarity(lexicons: Lexicons) -> Rarity:
    """Return the counts of ``headline_words.tsv.gz``, whose first row counts the headlines."""
    (_, headlines), *rows = lexicons.rows("headline_words")
    return Rarity(int(headlines), {word: int(count) for word, count in rows})


Axes = dict[str, list[tuple[str, int]]]
"""Stem to the sides (axis, 1 or -1) on which it stands."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline made ready for comparing."""

    text: str
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    negators: frozenset[str]
    numbers: frozenset[str]
    asks: bool


@dataclass(frozen=True, slots=True)
class Parting:
    """The words that only one of two headlines has, and the axes on which these oppose one another."""

    left: frozenset[str]
    right: frozenset[str]
    opposed: tuple[str, ...]


def compile_axes(lexicons: Lexicons) -> Axes:
    """Return the axes of ``oppositions.toml`` by stem."""
    axes: Axes = {}
    for entry in lexicons.entries("oppositions", Opposition):
        for side, forms in ((1, entry.forms), (-1, entry.against)):
            for form in forms:
                places = axes.setdefault(stem(fold(form)), [])
                if (entry.id, side) not in places:
                    places.append((entry.id, side))
    return axes


def headline(text: str) -> Headline:
    """Return a headline made ready for comparing."""
    folded = fold(text)
    forms = words(folded).forms[:_LONGEST]
    stems = tuple(stem(form) for form in forms if form not in NEGATORS and is_telling(form))
    return Headline(
        folded,
        forms,
        stems,
        frozenset(form for form in forms if form in NEGATORS),
        frozenset(_NUMBER.findall(folded)),
        "؟" in text or "?" in text,
    )


def parting(a: Headline, b: Headline, axes: Axes) -> Parting:
    """Return the stems that only one of the two has, spellings of one word left out."""
    left, right = set(a.stems) - set(b.stems), set(b.stems) - set(a.stems)
    for one in sorted(left):
        for other in sorted(right):
            if len(one) > 3 and len(other) > 3 and (one in other or other in one or _alike(one, other)):
                left.discard(one)
                right.discard(other)
                break
    sides = [{side for word in words_ for side in axes.get(word, ())} for words_ in (left, right)]
    opposed = tuple(sorted({axis for axis, sign in sides[0] if (axis, -sign) in sides[1]}))
    return Parting(frozenset(left), frozenset(right), opposed)


def _alike(a: str, b: str) -> bool:
    return SequenceMatcher(None, a, b).ratio() >= _SPELT_ALIKE


def features(a: Headline, b: Headline, axes: Axes, rarity: Rarity) -> dict[str, float]:
    """Return the named features of a pair: overlap, numbers, negation, opposites, order, and the words of one side only."""
    apart = parting(a, b, axes)
    return {
        "bias": 1.0,
        **_overlap(a, b, apart),
        **_weight(a, b, rarity),
        **_signs(a, b),
        **_opposites(a, b, axes),
        **_parted(a, b, apart, axes),
    }


def _overlap(a: Headline, b: Headline, apart: Parting) -> dict[str, float]:
    one, other = set(a.stems), set(b.stems)
    shared, either = len(one & other), len(one | other) or 1
    least = min(len(one), len(other)) or 1
    grams_a, grams_b = _trigrams(a.text), _trigrams(b.text)
    common = sum((grams_a & grams_b).values())
    total_a, total_b = sum(grams_a.values()), sum(grams_b.values())
    inside = shared / least
    return {
        "jaccard": shared / either,
        "contained": inside,
        "contained²": inside * inside,
        "few shared": float(inside < 0.25),
        "one shared": float(shared <= 1),
        "none shared": float(shared == 0),
        "spelt alike": 1 - len(apart.left | apart.right) / either,
        "letters": 2 * common / ((total_a + total_b) or 1),
        "letters contained": common / (min(total_a, total_b) or 1),
        "length": min(len(a.stems), len(b.stems)) / (max(len(a.stems), len(b.stems)) or 1),
        "same opening": float(bool(a.stems and b.stems) and a.stems[0] == b.stems[0]),
        "order": _disorder(a.stems, b.stems),
    }


def _weight(a: Headline, b: Headline, rarity: Rarity) -> dict[str, float]:
    """Return the overlap with every stem weighed by its rarity."""
    one, other = set(a.stems), set(b.stems)
    shared, left, right = (sum(map(rarity.of, words_)) for words_ in (one & other, one - other, other - one))
    least = min(shared + left, shared + right)
    return {
        "weight contained": shared / least if least else 0.0,
        "weight shared": shared / ((shared + left + right) or 1),
        "weight": min(shared, 12) / 12,
        "little weight": float(shared < 5),
        "some weight": float(shared < 8),
        "rarest of the first": max(map(rarity.of, one - other), default=0.0) / 8,
        "rarest of the second": max(map(rarity.of, other - one), default=0.0) / 8,
    }


def _trigrams(text: str) -> Counter[str]:
    plain = " " + _GAPS.sub(" ", text)[:600] + " "
    return Counter(plain[at : at + 3] for at in range(len(plain) - 2))


def _disorder(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return the share of pairs of common stems that stand the other way round."""
    place = {word: at for at, word in enumerate(b)}
    order = [place[word] for word in dict.fromkeys(a) if word in place]
    pairs = len(order) * (len(order) - 1) // 2
    turned = sum(order[i] > order[j] for i in range(len(order)) for j in range(i + 1, len(order)))
    return turned / pairs if pairs else 0.0


def _signs(a: Headline, b: Headline) -> dict[str, float]:
    return {
        "negation differs": float(bool(a.negators) != bool(b.negators)),
        "both negated": float(bool(a.negators and b.negators)),
        "numbers differ": float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        "number shared": float(bool(a.numbers & b.numbers)),
        "number on one side": float(bool(a.numbers) != bool(b.numbers)),
        "first asks": float(a.asks),
        "second asks": float(b.asks),
        **{f"negator 1: {form}": 1.0 for form in sorted(a.negators)},
        **{f"negator 2: {form}": 1.0 for form in sorted(b.negators)},
    }


def _opposites(a: Headline, b: Headline, axes: Axes) -> dict[str, float]:
    one = {side for word in a.stems for side in axes.get(word, ())}
    other = {side for word in b.stems for side in axes.get(word, ())}
    turned = sorted({axis for axis, sign in one if (axis, -sign) in other and (axis, sign) not in other})
    return {
        "opposites": float(bool(turned)),
        "same side": float(bool(one & other)),
        **{f"opposites: {axis}": 1.0 for axis in turned},
    }


def _parted(a: Headline, b: Headline, apart: Parting, axes: Axes) -> dict[str, float]:
    left, right = apart.left, apart.right
    one = {side for word in left for side in axes.get(word, ())}
    other = {side for word in right for side in axes.get(word, ())}
    shared = len(set(a.stems) & set(b.stems))
    return {
        "words of the first": min(len(left), 4) / 4,
        "words of the second": min(len(right), 4) / 4,
        "one for one": float(len(left) == 1 and len(right) == 1),
        "few for few": float(0 < len(left) <= 2 and 0 < len(right) <= 2 and shared >= 3),
        "nothing apart": float(not left or not right),
        "apart and opposed": float(bool(apart.opposed)),
        "apart on one side": float(bool(one & other)),
        "axis in the first only": float(bool(one) and not other),
        "axis in the second only": float(bool(other) and not one),
        **{f"axes: {x}{s:+d} {y}{t:+d}": 1.0 for (x, s), (y, t) in sorted(product(one, other))},
        **{f"first: {word}": 1.0 for word in sorted(left)},
        **{f"second: {word}": 1.0 for word in sorted(right)},
        **{f"pair: {x} {y}": 1.0 for x, y in sorted(product(left, right))},
    }
