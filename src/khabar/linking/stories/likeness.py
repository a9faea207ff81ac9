"""How likely two reports tell the same news event, from what their terms have in common."""

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from khabar.linking.stories.terms import Profile, TermWeights


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two reports have in common; every value from 0 to 1."""

    lead: float
    text: float
    face: float
    title: float
    """Likeness of the titles' letters."""
    title_told_least: float
    """Weight of the title that the other report's text holds; of the two directions, the lesser …"""
    title_told_most: float
    """… and the greater."""
    opening_told_least: float
    opening_told_most: float
    same_outlet: float
    persons: float
    """Likeness of the persons, places and bodies named in the openings."""
    places: float
    bodies: float
    other_places: float
    """1 where both openings name places and none of them is the same."""


# Fitted by logistic regression on pairs of reports of two days whose stories were labelled by hand (tools/train_stories.py);
# order as in Evidence.
_COEFFICIENTS = (4.0, 1.5, 2.0, 2.7, 0.6, 1.6, 0.8, 2.9, -0.7, 1.2, 1.7, 1.0, -0.8)
_CONSTANT = -6.2


def evidence(a: Profile, b: Profile, weights: TermWeights) -> Evidence:
    """Return what two profiles have in common; the order of the two does not matter."""
    titles = _told(a.title & b.all, a.title_weight, weights), _told(b.title & a.all, b.title_weight, weights)
    openings = _told(a.opening & b.all, a.opening_weight, weights), _told(b.opening & a.all, b.opening_weight, weights)
    outlet = a.report.outlet
    return Evidence(
        lead=dot(a.lead, b.lead),
        text=dot(a.text, b.text),
        face=dot(a.face, b.face),
        title=dot(a.letters, b.letters),
        title_told_least=min(titles),
        title_told_most=max(titles),
        opening_told_least=min(openings),
        opening_told_most=max(openings),
        same_outlet=float(outlet is not None and outlet == b.report.outlet),
        persons=dot(a.persons, b.persons),
        places=dot(a.places, b.places),
        bodies=dot(a.bodies, b.bodies),
        other_places=float(bool(a.places and b.places) and a.places.keys().isdisjoint(b.places)),
    )


def probability(found: Evidence) -> float:
    """Return how likely the two reports tell the same event, 0 to 1."""
    score = _CONSTANT + sum(c * value for c, value in zip(_COEFFICIENTS, astuple(found), strict=True))
    return 1 / (1 + math.exp(-score))


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the likeness (cosine) of two unit vectors, 0 to 1."""
    return min(1.0, sum(a[t] * b[t] for t in sorted(a.keys() & b.keys())))


def _told(shared: frozenset[str], whole: float, weights: TermWeights) -> float:
    return weights.total(sorted(shared)) / whole if whole else 0.0
