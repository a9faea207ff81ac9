"""What a report is about, as weighted terms: its title, its lead and its text."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from khabar.model.ids import DocId
from khabar.text.fold import fold

_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = ("اتهم", "اتها", "يات", "ات", "ون", "ين", "ان", "ها", "هم", "يه", "ته", "ه", "ي", "ا")
_ARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال")
LEAD = 60
"""Words after the title that are the lead."""
TEXT = 400
"""Words beyond this are background."""
_FACE = 200
_FACE_LEAD = 50


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What the grouping into stories needs of a report."""

    doc: DocId
    outlet: str | None
    day: date | None
    title: str
    body: str
    """The kept text after the title."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The terms of one report."""

    doc: DocId
    outlet: str | None
    day: date | None
    title: frozenset[str]
    opening: frozenset[str]
    """Terms of the title and the first words."""
    all: frozenset[str]
    lead: Mapping[str, float]
    """Unit vectors: title and lead …"""
    face: Mapping[str, float]
    """… title above lead above text …"""
    text: Mapping[str, float]
    """… and the text as a whole."""
    letters: Mapping[str, float]
    """Five-letter pieces of the title."""


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """Return a folded word without its article, most proclitics and endings: a light stem, for comparing only."""
    article = next((a for a in _ARTICLES if word.startswith(a) and len(word) - len(a) >= 3), "")
    word = word[len(article) :]
    if not article and len(word) >= 5 and word[0] in "وفبل":
        word = word[1:]
    suffix = next((s for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= 3), "")
    return word[: len(word) - len(suffix)]


def terms(text: str) -> list[str]:
    """Return the terms of a text in order; words of one or two letters are left out, numbers are not."""
    return [term(word) for word in _WORD.findall(fold(text)) if len(word) > 2 or word.isdigit()]


class TermWeights:
    """How rare each term is among the reports at hand (inverse document frequency)."""

    def __init__(self) -> None:
        self._reports = 0
        self._holding: Counter[str] = Counter()

    def add(self, report: StoryReport) -> None:
        """Count a report's terms."""
        self._reports += 1
        self._holding.update({*terms(report.title), *terms(report.body)[:TEXT], *_letters(report.title)})

    def of(self, term_: str) -> float:
        """Return the weight of a term, 0 or more."""
        return math.log((self._reports + 1) / (self._holding[term_] + 0.5)) if term_ in self._holding else 0.0

    def share(self, term_: str) -> float:
        """Return the share of reports that hold a term."""
        return self._holding[term_] / max(1, self._reports)

    def unit(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Return log-scaled counts times weights, as a vector of length one."""
        raw = {t: (1 + math.log(n)) * self.of(t) for t, n in counts.items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {t: value / length for t, value in raw.items() if value > 0} if length else {}


def profile(report: StoryReport, weights: TermWeights) -> Profile:
    """Return the profile of a report."""
    title, body = terms(report.title), terms(report.body)[:TEXT]
    face = Counter({t: 3 * n for t, n in Counter(title).items()})
    for place, t in enumerate(body[:_FACE]):
        face[t] += 2 if place < _FACE_LEAD else 1
    return Profile(
        doc=report.doc,
        outlet=report.outlet,
        day=report.day,
        title=frozenset(title),
        opening=frozenset(title + body[:40]),
        all=frozenset(title + body),
        lead=weights.unit(Counter(title + body[:LEAD])),
        face=weights.unit(face),
        text=weights.unit(Counter(title + body)),
        letters=weights.unit(Counter(_letters(report.title))),
    )


def _letters(title: str) -> Iterable[str]:
    folded = fold(title)
    return [f"·{folded[at : at + 5]}" for at in range(len(folded) - 4)]
