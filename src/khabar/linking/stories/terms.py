"""What a report is about, as weighted terms: its title, its lead and its text."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from khabar.lexicons import Lexicons
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Layers
from khabar.text.fold import fold
from khabar.text.reading import blank

_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = ("اتهم", "اتها", "يات", "ات", "ون", "ين", "ان", "ها", "هم", "يه", "ته", "ه", "ي", "ا")
_ARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال")
LEAD = 60
"""Words after the title that are the lead."""
TEXT = 400
"""Words beyond this are background."""
_FACE = 200
_FACE_LEAD = 50
_OPENING_WORDS = 40
_OPENING = 700
"""Characters after the title in which a name counts as one of the opening."""
_NAMED = {"PER": "persons", "GPE": "places", "LOC": "places", "ORG": "bodies", "GROUP": "bodies"}
_COMMON = 0.05
"""Terms in more than this share of the reports do not bring a report up for comparison …"""
_FEW = 40
"""… unless there are fewer reports than this."""
_UNSEEN = 150
"""Reports on other matters that are imagined beside those at hand, so that rare words can be told from common among few."""


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What the grouping into stories needs of a report."""

    doc: DocId
    outlet: str | None
    day: date | None
    title: str
    body: str
    """The kept text after the title."""
    persons: frozenset[str] = frozenset()
    """Canonical names of persons in the title and the opening …"""
    places: frozenset[str] = frozenset()
    """… of places and states …"""
    bodies: frozenset[str] = frozenset()
    """… and of organisations and groups."""
    opinion: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """The terms of one report."""

    report: StoryReport
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
    title_weight: float
    """Sum of the weights of the title's terms …"""
    opening_weight: float
    """… and of the opening's."""
    persons: Mapping[str, float]
    """Unit vectors of the names in the opening."""
    places: Mapping[str, float]
    bodies: Mapping[str, float]

    @property
    def doc(self) -> DocId:
        """The report's id."""
        return self.report.doc

    @property
    def day(self) -> date | None:
        """The day on which it was published."""
        return self.report.day


def story_report(document: Document, layers: Layers, opinion: bool) -> StoryReport:
    """Return what the grouping needs of an analysed report."""
    title = layers.layout.title
    kept = blank(document.raw, [drop.span for drop in layers.layout.drops])
    begin = title.end if title else 0
    named: dict[str, set[str]] = {kind: set() for kind in _NAMED.values()}
    for entity in layers.entities:
        if entity.type in _NAMED and any(mention.span.start < begin + _OPENING for mention in entity.mentions):
            named[_NAMED[entity.type]].add(entity.name)
    return StoryReport(
        doc=document.id,
        outlet=layers.layout.outlet or document.outlet,
        day=layers.publication.day or document.retrieved,
        title=title.of(document.raw) if title else "",
        body=kept[begin:],
        opinion=opinion,
        **{kind: frozenset(names) for kind, names in named.items()},
    )


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
    """How rare each term and name is among the reports at hand and in newswire at large (inverse document frequency)."""

    def __init__(self, reports: Iterable[StoryReport], lexicons: Lexicons) -> None:
        count = 0
        holding: Counter[str] = Counter()
        for report in reports:
            count += 1
            names = (f"={name}" for name in report.persons | report.places | report.bodies)
            holding.update({*terms(report.title), *terms(report.body)[:TEXT], *_letters(report.title), *names})
        at_large = lexicons.compiled(_shares_at_large)
        self._weight = {
            term_: math.log((count + _UNSEEN) / (held + _UNSEEN * at_large.get(term_, 0.0) + 0.5))
            for term_, held in holding.items()
        }
        common = _COMMON * count if count >= _FEW else count
        self._telling = frozenset(term_ for term_, held in holding.items() if held <= common)

    def of(self, term_: str) -> float:
        """Return the weight of a term, 0 or more."""
        return self._weight.get(term_, 0.0)

    def tells(self, term_: str) -> bool:
        """Tell whether a term is rare enough to bring reports up for comparison."""
        return term_ in self._telling

    def total(self, some: Iterable[str]) -> float:
        """Return the sum of the weights of some terms."""
        return sum(map(self.of, some))

    def unit(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Return log-scaled counts times weights, as a vector of length one."""
        raw = {t: (1 + math.log(n)) * self.of(t) for t, n in counts.items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {t: value / length for t, value in raw.items() if value > 0} if length else {}


def _shares_at_large(lexicons: Lexicons) -> dict[str, float]:
    """Return the share of stretches of newswire that hold each term."""
    rows = lexicons.rows("term_frequencies")
    stretches = int(rows[0][1])
    return {term_: int(count) / stretches for term_, count in rows[1:]}


def profile(report: StoryReport, weights: TermWeights) -> Profile:
    """Return the profile of a report."""
    title, body = terms(report.title), terms(report.body)[:TEXT]
    face = Counter({t: 3 * n for t, n in Counter(title).items()})
    for place, t in enumerate(body[:_FACE]):
        face[t] += 2 if place < _FACE_LEAD else 1
    opening = frozenset(title + body[:_OPENING_WORDS])
    return Profile(
        report=report,
        title=frozenset(title),
        opening=opening,
        all=frozenset(title + body),
        lead=weights.unit(Counter(title + body[:LEAD])),
        face=weights.unit(face),
        text=weights.unit(Counter(title + body)),
        letters=weights.unit(Counter(_letters(report.title))),
        title_weight=weights.total(frozenset(title)),
        opening_weight=weights.total(opening),
        persons=weights.unit({f"={name}": 1 for name in report.persons}),
        places=weights.unit({f"={name}": 1 for name in report.places}),
        bodies=weights.unit({f"={name}": 1 for name in report.bodies}),
    )


def _letters(title: str) -> Iterable[str]:
    folded = fold(title)
    return [f"·{folded[at : at + 5]}" for at in range(len(folded) - 4)]
