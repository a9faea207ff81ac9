"""Why two reports are in one story, in words."""

from khabar.linking.stories.neighbours import Pair
from khabar.linking.stories.profiles import Profile, Vector

ALONE = "alone"
_WORDS = 6
_NAMES = 3


def why(report: Profile, other: Profile, pair: Pair) -> str:
    """Return the words and names that weigh most in the likeness of two reports, their days and how likely one event is."""
    words = [report.written[term] for term in _heaviest(report.lead, other.lead, _WORDS)]
    parts = [f"words: {' '.join(words)}"] if words else []
    for what, ours, theirs in (("persons", report.persons, other.persons), ("places", report.places, other.places)):
        shared = [term.removeprefix("=") for term in _heaviest(ours, theirs, _NAMES)]
        parts += [f"{what}: {', '.join(shared)}"] if shared else []
    if pair.found.same_day:
        parts.append(f"both tell of {report.report.happened}")
    if report.day and other.day:
        parts.append(f"days apart: {abs((report.day - other.day).days)}")
    return "; ".join([*parts, f"one event: {pair.likely:.0%}"])


def _heaviest(a: Vector, b: Vector, most: int) -> list[str]:
    shared = {term: weight * b[term] for term, weight in a.items() if term in b}
    return sorted(shared, key=lambda term: (-shared[term], term))[:most]
