"""Storylines: stories that run on, grouped by what their reports are about as a whole."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from khabar.linking.stories.clustering import Link, clusters
from khabar.linking.stories.profiles import Profile

_TERMS = 40
"""Heaviest terms of a story that stand for it."""
_ALIKE = 0.04
"""Mean likeness of the terms from which stories belong to one storyline."""
_GAP = 30
"""Days without a report after which a storyline has ended."""
_CROWD = 400
"""Terms of more stories than this do not bring stories up for comparison."""


def storylines(stories: Sequence[Sequence[Profile]]) -> list[int]:
    """Return for each story the number of its storyline: that of its first story."""
    centres = [_centre(story) for story in stories]
    days = [[profile.day for profile in story if profile.day] for story in stories]
    found = clusters(len(stories), _links(centres, days), _ALIKE)
    line = {story: min(group) for group in found for story in group}
    return [line[number] for number in range(len(stories))]


def _centre(story: Sequence[Profile]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for profile in story:
        total.update(profile.text)
    heaviest = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:_TERMS]
    length = sum(value * value for _, value in heaviest) ** 0.5
    return {term: value / length for term, value in heaviest} if length else {}


def _links(centres: Sequence[Mapping[str, float]], days: Sequence[Sequence[date]]) -> list[Link]:
    postings: dict[str, list[int]] = defaultdict(list)
    out = []
    for number, centre in enumerate(centres):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in centre.items():
            for other in postings[term][-_CROWD:]:
                scores[other] += weight * centres[other][term]
            postings[term].append(number)
        for other, score in sorted(scores.items()):
            if score >= _ALIKE / 2 and _near(days[number], days[other]):
                out.append(Link(other, number, score))
    return out


def _near(a: Sequence[date], b: Sequence[date]) -> bool:
    if not a or not b:
        return True
    return (min(b) - max(a)).days <= _GAP and (min(a) - max(b)).days <= _GAP
