"""The terms of a report and how rare each is."""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from khabar.lexicons import Lexicons
from khabar.linking.stories.reports import StoryReport
from khabar.text.fold import fold

_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = ("اتهم", "اتها", "يات", "ات", "ون", "ين", "ان", "ها", "هم", "يه", "ته", "ه", "ي", "ا")
_ARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال")
_PARTICLES = frozenset({"عند", "بعد", "قبل", "بين", "تحت", "فوق", "حول", "ضد", "منذ", "دون", "مثل", "امام"})
"""Folded words that never take the article; what looks like one of them with it is a name or another word."""
LEAD = 60
"""Words after the title that are the lead."""
TEXT = 400
"""Words beyond this are background."""
_UNSEEN = 150
"""Reports on other matters that are imagined beside those at hand, so that rare words can be told from common among few."""


@dataclass(frozen=True, slots=True)
class Content:
    """The terms of a report in order, and the words that those of the title and the lead stand for."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    title_words: tuple[str, ...]
    lead_words: tuple[str, ...]


def content(report: StoryReport) -> Content:
    """Return the terms of a report."""
    title, body = _words(report.title), _words(report.body)[:TEXT]
    return Content(tuple(map(term, title)), tuple(map(term, body)), tuple(title), tuple(body[:LEAD]))


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """Return a folded word without its article, most proclitics and endings: a light stem, for comparing only."""
    article = next((a for a in _ARTICLES if word.startswith(a) and len(word) - len(a) >= 3), "")
    if word[len(article) :] in _PARTICLES:
        article = ""
    word = word[len(article) :]
    if not article and len(word) >= 5 and word[0] in "وفبل":
        word = word[1:]
    suffix = next((s for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= 3), "")
    return word[: len(word) - len(suffix)]


def terms(text: str) -> list[str]:
    """Return the terms of a text in order; words of one or two letters are left out, numbers are not."""
    return list(map(term, _words(text)))


def _words(text: str) -> list[str]:
    return [sys.intern(word) for word in _WORD.findall(fold(text)) if len(word) > 2 or word.isdigit()]


def name_term(name: str) -> str:
    """Return the term that stands for an entity's canonical name."""
    return f"={name}"


class TermWeights:
    """How rare each term and name is among the reports seen so far and in newswire at large (inverse document frequency)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._count = 0
        self._holding: Counter[str] = Counter()
        self._at_large = lexicons.compiled(_shares_at_large)

    def add(self, report: StoryReport, its: Content) -> None:
        """Count a report."""
        self._count += 1
        self._holding.update({*its.title, *its.body, *map(name_term, report.persons | report.places)})

    def of(self, term_: str) -> float:
        """Return the weight of a term, 0 or more."""
        held = self._holding[term_] + _UNSEEN * self._at_large.get(term_, 0.0) + 0.5
        return max(0.0, math.log((self._count + _UNSEEN) / held))

    def of_all(self, some: Iterable[str]) -> dict[str, float]:
        """Return the weights of some terms, in their order."""
        return {term_: self.of(term_) for term_ in some}


def _shares_at_large(lexicons: Lexicons) -> dict[str, float]:
    """Return the share of stretches of newswire that hold each term."""
    rows = lexicons.rows("term_frequencies")
    stretches = int(rows[0][1])
    return {term_: int(count) / stretches for term_, count in rows[1:]}
