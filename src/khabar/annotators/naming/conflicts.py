"""Which conflicts a report is about.

A word such as "the rebels" means different parties in different wars. Every entry of the lexicon says to which country's
conflict it belongs; where several entries share a form, the one counts whose country was named last before the word, or is named
most in the report.
"""

from bisect import bisect_left

from khabar.annotators.naming.lexicon import NamingEntry
from khabar.lexicons import Entry
from khabar.lexicons.matcher import Match

_FEWEST = 2
"""A conflict is one of a report's if so many of its words occur."""
_FEWEST_FOR_WORD = 3
"""… and so many if the naming is a single word, which may mean other things."""
_FEWEST_IN_ALL = 2
"""A report is about a conflict if so many words of whatever conflicts occur."""
_SHARE = 0.2
"""… and not much more seldom than those of the report's first conflict."""


class Conflicts:
    """Which conflicts a report is about, and where each is named."""

    def __init__(self, named: dict[str, list[int]]) -> None:
        """Take the offsets at which words of each conflict stand."""
        self._named = {country: sorted(places) for country, places in named.items()}
        self._most = max(map(len, named.values()), default=0)
        counts = {country: len(places) for country, places in named.items()}
        self._all = sum(counts.values())
        self._counts = {c: n for c, n in counts.items() if n >= _FEWEST and n >= self._most * _SHARE}

    @property
    def at_hand(self) -> bool:
        """Whether the report is about a conflict at all."""
        return self._all >= _FEWEST_IN_ALL

    def choose(self, match: Match[Entry], entries: list[NamingEntry]) -> NamingEntry | None:
        """Return the entry of a form that belongs to the conflict at hand, or None if it belongs to none of the report's."""
        least = _FEWEST_FOR_WORD if match.first == match.last else _FEWEST
        own = [entry for entry in entries if self._counts.get(entry.about, 0) >= least]
        if not own:
            return next((entry for entry in entries if not entry.about), None)
        return max(own, key=lambda entry: (self._nearness(entry.about, match.start), entry.id))

    def _nearness(self, country: str, at: int) -> tuple[bool, int]:
        """Return how strongly a country is at hand: first the report's main one, then the one named last before ``at``."""
        places = self._named[country]
        nearest = bisect_left(places, at) - 1
        return self._counts[country] * 2 >= self._most, places[nearest] if nearest >= 0 else -1
