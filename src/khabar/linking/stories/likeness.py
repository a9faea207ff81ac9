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


# Fitted by logistic regression on pairs of reports of two days whose stories were labelled by hand; order as in Evidence.
_COEFFICIENTS = (6.0, 1.3, 2.8, 2.2, 0.8, 1.4, 2.4, 3.6, -0.9)
_CONSTANT = -6.5


def evidence(a: Profile, b: Profile, weights: TermWeights) -> Evidence:
    """Return what two profiles have in common; the order of the two does not matter."""
    titles = _told(a.title, b.all, weights), _told(b.title, a.all, weights)
    openings = _told(a.opening, b.all, weights), _told(b.opening, a.all, weights)
    return Evidence(
        lead=_dot(a.lead, b.lead),
        text=_dot(a.text, b.text),
        face=_dot(a.face, b.face),
        title=_dot(a.letters, b.letters),
        title_told_least=min(titles),
        title_told_most=max(titles),
        opening_told_least=min(openings),
        opening_told_most=max(openings),
        same_outlet=float(a.outlet is not None and a.outlet == b.outlet),
    )


def probability(found: Evidence) -> float:
    """Return how likely the two reports tell the same event, 0 to 1."""
    score = _CONSTANT + sum(c * value for c, value in zip(_COEFFICIENTS, astuple(found), strict=True))
    return 1 / (1 + math.exp(-score))


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return min(1.0, sum(value * b[t] for t, value in a.items() if t in b))


def _told(some: frozenset[str], whole: frozenset[str], weights: TermWeights) -> float:
    total = sum(weights.of(t) for t in some)
    return sum(weights.of(t) for t in some & whole) / total if total else 0.0
