"""What a report is about, as weighted terms: its title, its lead and its text."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.lexicons import Lexicons
from khabar.linking.stories.reports import StoryReport
from khabar.linking.stories.terms import LEAD, Content, TermWeights, content, name_term
from khabar.model.ids import DocId

_FACE = 200
_FACE_LEAD = 50
_OPENING_WORDS = 40
_KEYS = 24
"""Heaviest terms of the lead by which a report is searched for."""
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """The terms of one report. Vectors have length one; every mapping is in text order, so that sums are repeatable."""

    report: StoryReport
    weight: Vector
    """Weight of each term of the title and the opening."""
    terms: int
    """How many different terms the report has."""
    title: tuple[str, ...]
    opening: tuple[str, ...]
    """Terms of the title and the first words."""
    lead: Vector
    """Title and lead …"""
    face: Vector
    """… title above lead above text …"""
    text: Vector
    """… and the text as a whole."""
    keys: Vector
    """The heaviest terms of the lead."""
    title_weight: float
    """Sum of the weights of the title's terms …"""
    opening_weight: float
    """… and of the opening's."""
    persons: Vector
    places: Vector
    written: Mapping[str, str]
    """A word of the lead for each of its terms."""

    @property
    def doc(self) -> DocId:
        """The report's id."""
        return self.report.doc

    @property
    def day(self) -> date | None:
        """The day on which it was published."""
        return self.report.day


def profile(report: StoryReport, its: Content, weights: TermWeights) -> Profile:
    """Return the profile of a report."""
    weight = weights.of_all(dict.fromkeys(its.title + its.body))
    title = tuple(dict.fromkeys(its.title))
    opening = tuple(dict.fromkeys(its.title + its.body[:_OPENING_WORDS]))
    lead = _unit(Counter(its.title + its.body[:LEAD]), weight)
    heaviest = sorted(lead, key=lambda term: (-lead[term], term))[:_KEYS]
    return Profile(
        report=report,
        weight={term: weight[term] for term in opening},
        terms=len(weight),
        title=title,
        opening=opening,
        lead=lead,
        face=_unit(_face(its), weight),
        text=_unit(Counter(its.title + its.body), weight),
        keys={term: lead[term] for term in heaviest},
        title_weight=sum(weight[term] for term in title),
        opening_weight=sum(weight[term] for term in opening),
        persons=_names(report.persons, weights),
        places=_names(report.places, weights),
        written=dict(zip(its.title + its.body[:LEAD], its.title_words + its.lead_words, strict=True)),
    )


def profiles_of(reports: Sequence[StoryReport], lexicons: Lexicons) -> list[Profile]:
    """Return the profiles of reports, their terms weighed by all of them."""
    weights = TermWeights(lexicons)
    contents = [content(report) for report in reports]
    for report, its in zip(reports, contents, strict=True):
        weights.add(report, its)
    return [profile(report, its, weights) for report, its in zip(reports, contents, strict=True)]


def _face(its: Content) -> Counter[str]:
    face = Counter({term: 3 * count for term, count in Counter(its.title).items()})
    for place, term in enumerate(its.body[:_FACE]):
        face[term] += 2 if place < _FACE_LEAD else 1
    return face


def _names(names: Iterable[str], weights: TermWeights) -> Vector:
    terms = dict.fromkeys(map(name_term, sorted(names)), 1)
    return _unit(terms, weights.of_all(terms))


def _unit(counts: Mapping[str, int], weight: Vector) -> Vector:
    """Return log-scaled counts times weights, as a vector of length one."""
    raw = {t: (1 + math.log(n)) * weight[t] if n > 1 else weight[t] for t, n in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {t: value / length for t, value in raw.items() if value > 0} if length else {}
