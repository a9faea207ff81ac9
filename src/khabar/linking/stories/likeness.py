"""How likely two reports tell the same news event, from what their terms have in common."""

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.linking.stories.profiles import Profile, Vector

_LONGEST = 3.0
"""Logarithm of the ratio of two lengths beyond which it makes no difference."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two reports have in common; values from 0 to 1 unless said otherwise."""

    lead: float
    text: float
    face: float
    opening_told_least: float
    """Weight of one's opening that the other's text holds; of the two directions, the lesser …"""
    opening_told_most: float
    """… and the greater."""
    title_told: float
    """Weight of one's title that the other's text holds; the greater of the two directions."""
    same_outlet: float
    persons: float
    """Likeness of the persons named in the openings …"""
    places: float
    """… and of the places."""
    same_day: float
    """1 where both openings first state the same day."""
    lengths: float
    """Logarithm of the ratio of the numbers of terms, 0 to 3."""


# Fitted by logistic regression on pairs of reports of two days whose stories were labelled by hand (tools/train_stories.py);
# order as in Evidence.
_COEFFICIENTS = (2.85, 2.45, 2.5, 1.85, 2.05, 2.1, -0.75, 0.75, 1.8, 1.45, 0.5)
_CONSTANT = -7.15


def evidence(a: Profile, b: Profile) -> Evidence:
    """Return what two profiles have in common; the order of the two does not matter."""
    first = _told(a.opening, a.opening_weight, a.weight, b.text)
    second = _told(b.opening, b.opening_weight, b.weight, a.text)
    outlet, day = a.report.outlet, a.report.happened
    return Evidence(
        lead=dot(a.lead, b.lead),
        text=dot(a.text, b.text),
        face=dot(a.face, b.face),
        opening_told_least=min(first, second),
        opening_told_most=max(first, second),
        title_told=max(
            _told(a.title, a.title_weight, a.weight, b.text), _told(b.title, b.title_weight, b.weight, a.text)
        ),
        same_outlet=float(outlet is not None and outlet == b.report.outlet),
        persons=dot(a.persons, b.persons),
        places=dot(a.places, b.places),
        same_day=float(day is not None and day == b.report.happened),
        lengths=min(_LONGEST, abs(math.log((1 + a.terms) / (1 + b.terms)))),
    )


def values(found: Evidence) -> tuple[float, ...]:
    """Return the evidence in the order of its fields."""
    return (
        found.lead, found.text, found.face, found.opening_told_least, found.opening_told_most, found.title_told,
        found.same_outlet, found.persons, found.places, found.same_day, found.lengths,
    )  # fmt: skip


def probability(found: Evidence) -> float:
    """Return how likely the two reports tell the same event, 0 to 1."""
    score = _CONSTANT + sum(map(operator.mul, _COEFFICIENTS, values(found)))
    return 1 / (1 + math.exp(-score))


def dot(a: Vector, b: Vector) -> float:
    """Return the likeness (cosine) of two unit vectors, 0 to 1."""
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, sum([weight * b[term] for term, weight in a.items() if term in b]))


def _told(some: Sequence[str], whole: float, weight: Vector, held: Vector) -> float:
    """Return how much of the weight of some terms lies in those that ``held`` holds."""
    return sum([weight[term] for term in some if term in held]) / whole if whole else 0.0
