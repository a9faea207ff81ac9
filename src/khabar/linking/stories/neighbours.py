"""Finding, for each report, the few earlier ones that may tell the same event."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from khabar.linking.stories.likeness import Evidence, evidence, probability
from khabar.linking.stories.terms import Profile, TermWeights

WINDOW = 3
"""Days between two reports beyond which they do not tell one event: its follow-ups are stories of their own."""
MOST = 40
"""Earlier reports that a report is compared with in full."""
_TOUCH = 0.05
"""Likeness of the leads below which reports are not compared in full."""
_LEAST = 0.02
"""Pairs less likely than this are not kept."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports by their place in the stream, the later first, and how likely they tell one event."""

    later: int
    earlier: int
    likely: float
    found: Evidence


def pairs(profiles: Iterable[Profile], weights: TermWeights) -> Iterator[Pair]:
    """Yield the likely pairs of a stream of profiles, which must come in order of their days (unknown days last).

    Only reports within the window are held, so the work per report does not grow with the length of the stream.
    """
    live = _Live(weights)
    for place, profile in enumerate(profiles):
        if profile.report.opinion:
            continue
        for other, earlier in live.candidates(profile):
            found = evidence(profile, earlier, weights)
            likely = probability(found)
            if likely >= _LEAST:
                yield Pair(place, other, likely, found)
        live.add(place, profile)


def within_window(a: date | None, b: date | None) -> bool:
    """Tell whether two days are near enough for one event; an unknown day is near every day."""
    return a is None or b is None or abs((a - b).days) <= WINDOW


class _Live:
    """Profiles of the days in the window, by the terms of their leads."""

    def __init__(self, weights: TermWeights) -> None:
        self._weights = weights
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._profiles: dict[int, Profile] = {}
        self._newest: date | None = None

    def add(self, place: int, profile: Profile) -> None:
        if profile.day and profile.day != self._newest:
            self._newest = profile.day
            self._forget()
        self._profiles[place] = profile
        for term, weight in profile.lead.items():
            if self._weights.tells(term):
                self._postings[term].append((place, weight))

    def candidates(self, profile: Profile) -> list[tuple[int, Profile]]:
        """Return the profiles whose leads have most in common with this one's."""
        scores: dict[int, float] = defaultdict(float)
        for term, weight in profile.lead.items():
            for place, other in self._postings.get(term, ()):
                scores[place] += weight * other
        near = ((-score, place) for place, score in scores.items() if score >= _TOUCH and self._near(profile, place))
        return [(place, self._profiles[place]) for _, place in heapq.nsmallest(MOST, near)]

    def _near(self, profile: Profile, place: int) -> bool:
        return within_window(profile.day, self._profiles[place].day)

    def _forget(self) -> None:
        """Drop what is out of the window of the newest day."""
        gone = {place for place, held in self._profiles.items() if not within_window(held.day, self._newest)}
        if not gone:
            return
        for place in gone:
            del self._profiles[place]
        for term in list(self._postings):
            kept = [posting for posting in self._postings[term] if posting[0] not in gone]
            if kept:
                self._postings[term] = kept
            else:
                del self._postings[term]
