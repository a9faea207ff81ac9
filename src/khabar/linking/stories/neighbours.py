"""Finding, for each report, the few earlier ones that may tell the same event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from khabar.linking.stories.likeness import Evidence, evidence, probability
from khabar.linking.stories.postings import Postings
from khabar.linking.stories.profiles import Profile

WINDOW = 3
"""Days between two reports beyond which they do not tell one event: its follow-ups are stories of their own."""
MOST = 40
"""Earlier reports that a report is compared with in full."""
_TOUCH = 0.08
"""Likeness of the keys below which reports are not compared in full."""
_CROWD = 32
"""Newest reports that a term brings up, so that the work per report does not grow with what is held."""
_LEAST = 0.02
"""Pairs less likely than this are not kept."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports by their place in the stream, the later first, and how likely they tell one event."""

    later: int
    earlier: int
    likely: float
    found: Evidence


def pairs(profiles: Iterable[Profile]) -> Iterator[Pair]:
    """Yield the likely pairs of a stream of profiles, which must come in order of their days (unknown days last)."""
    recent = Recent()
    for place, profile in enumerate(profiles):
        if profile.report.kind == "news":
            yield from recent.likely(place, profile)
            recent.add(place, profile)


def within_window(a: date | None, b: date | None) -> bool:
    """Tell whether two days are near enough for one event; an unknown day is near every day."""
    return a is None or b is None or abs((a - b).days) <= WINDOW


class Recent:
    """Profiles of the days in the window, by the keys of their leads."""

    def __init__(self) -> None:
        self._postings = Postings(_CROWD)
        self._held: dict[int, Profile] = {}
        self._newest: date | None = None

    def __contains__(self, place: int) -> bool:
        return place in self._held

    def add(self, place: int, profile: Profile) -> list[int]:
        """Hold a profile; return the places of those that are out of the window of the newest day and no longer held."""
        gone = self._forget(profile.day) if profile.day and (self._newest is None or profile.day > self._newest) else []
        self._held[place] = profile
        self._postings.add(place, profile.keys)
        return gone

    def likely(self, place: int, profile: Profile) -> Iterator[Pair]:
        """Yield the pairs of a profile with those held that are likely enough to tell one event."""
        for other in self._candidates(profile):
            found = evidence(profile, self._held[other])
            likely = probability(found)
            if likely >= _LEAST:
                yield Pair(place, other, likely, found)

    def _candidates(self, profile: Profile) -> list[int]:
        """Return the places of the profiles whose keys have most in common with this one's."""
        return self._postings.likest(profile.keys, _TOUCH, MOST, lambda place: self._near(profile, place))

    def _near(self, profile: Profile, place: int) -> bool:
        held = self._held.get(place)
        return held is not None and within_window(profile.day, held.day)

    def _forget(self, newest: date) -> list[int]:
        """Drop what is out of the window of the newest day."""
        self._newest = newest
        gone = [place for place, held in self._held.items() if not within_window(held.day, newest)]
        for place in gone:
            del self._held[place]
        if gone:
            self._postings.keep(self._held)
        return gone
