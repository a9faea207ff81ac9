"""Storylines: stories that run on, grouped by what their reports are about as a whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from khabar.linking.stories.clustering import Link, clusters
from khabar.linking.stories.likeness import dot
from khabar.linking.stories.postings import Postings
from khabar.linking.stories.profiles import Profile

_TERMS = 40
"""Heaviest terms and names of a story that stand for it."""
_NAMES = 0.15
"""Weight of the names in the openings beside the terms of the text."""
_ALIKE = 0.045
"""Strength of the link between two groups of stories from which they are one storyline …"""
_HOLD = 0.8
"""… and its exponent (see clustering)."""
_LEAST = 0.035
"""Stories less alike than this are not linked."""
_KEYS = 24
"""Heaviest of these by which like stories are looked for."""
_GAP = 30
"""Days without a report after which a storyline has ended."""
_TOUCH = 0.025
"""Likeness of the keys alone below which stories are not compared in full."""
_CROWD = 64
"""Newest stories that a term brings up for comparison …"""
_MOST = 64
"""… and those that are compared in full."""


def storylines(stories: Sequence[Sequence[Profile]]) -> list[int]:
    """Return for each story the number of its storyline: that of its first story."""
    centres = [_centre(story) for story in stories]
    found = clusters(len(stories), _links(centres, list(map(_days, stories))), _ALIKE, _HOLD)
    line = {story: min(group) for group in found for story in group}
    return [line[number] for number in range(len(stories))]


def _centre(story: Sequence[Profile]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for profile in story:
        total.update(profile.text)
        for named in (profile.places, profile.persons):
            total.update({name: _NAMES * weight for name, weight in named.items()})
    heaviest = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:_TERMS]
    length = sum(value * value for _, value in heaviest) ** 0.5
    return {term: value / length for term, value in heaviest} if length else {}


def _days(story: Sequence[Profile]) -> tuple[date, date] | None:
    """Return the first and the last day of a story's reports."""
    days = [profile.day for profile in story if profile.day]
    return (min(days), max(days)) if days else None


def _links(centres: Sequence[Mapping[str, float]], days: Sequence[tuple[date, date] | None]) -> list[Link]:
    postings = Postings(_CROWD)
    out = []
    for number, centre in enumerate(centres):
        keys = dict(islice(centre.items(), _KEYS))
        near = partial(_near, days, number)
        for other in postings.likest(keys, _TOUCH, _MOST, near):
            likely = dot(centre, centres[other])
            if likely >= _LEAST:
                out.append(Link(other, number, likely))
        postings.add(number, keys)
    return out


def _near(days: Sequence[tuple[date, date] | None], one: int, other: int) -> bool:
    """Tell whether two stories, by number, follow each other closely enough; one without days is near every other."""
    a, b = days[one], days[other]
    return a is None or b is None or ((b[0] - a[1]).days <= _GAP and (a[0] - b[1]).days <= _GAP)
