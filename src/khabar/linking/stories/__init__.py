"""Which reports are one story (a news event and its direct follow-ups), and which stories run on as one storyline."""

from collections.abc import Sequence
from datetime import date

from khabar.lexicons import Lexicons
from khabar.linking.stories.clustering import Link, clusters
from khabar.linking.stories.kinds import is_opinion
from khabar.linking.stories.neighbours import Pair, pairs
from khabar.linking.stories.storylines import storylines
from khabar.linking.stories.terms import Profile, StoryReport, TermWeights, profile, story_report
from khabar.model.ids import content_id
from khabar.model.record import StoryMember

__all__ = ["StoryReport", "group", "is_opinion", "story_report"]

_SAME = 0.4
"""Mean likelihood that the reports of two groups tell one event, from which they are one story."""


def group(reports: Sequence[StoryReport], lexicons: Lexicons) -> list[StoryMember]:
    """Return every report's story and storyline, in order of day and id, with the report it is nearest to and why.

    A story and a storyline are named by a hash of their first report, so that later reports do not rename them.
    """
    ordered = sorted(reports, key=lambda report: (report.day or date.max, report.doc))
    weights = TermWeights(ordered, lexicons)
    profiles = [profile(report, weights) for report in ordered]
    found = list(pairs(profiles, weights))
    stories = clusters(len(ordered), [Link(pair.earlier, pair.later, pair.likely) for pair in found], _SAME)
    lines = storylines([[profiles[member] for member in story] for story in stories])
    nearest = _nearest(found, {member: story[0] for story in stories for member in story})
    members: dict[int, StoryMember] = {}
    for story, line in zip(stories, lines, strict=True):
        for member in story:
            members[member] = _member(profiles, member, story[0], stories[line][0], nearest.get(member))
    return [members[place] for place in range(len(ordered))]


def _member(profiles: Sequence[Profile], place: int, first: int, line: int, nearest: Pair | None) -> StoryMember:
    other = None
    why = "alone"
    if nearest is not None:
        other = profiles[nearest.earlier if nearest.later == place else nearest.later]
        why = _why(profiles[place], other)
    return StoryMember(
        doc=profiles[place].doc,
        story=content_id("story", profiles[first].doc),
        storyline=content_id("storyline", profiles[line].doc),
        kind="opinion" if profiles[place].report.opinion else "news",
        nearest=other.doc if other else None,
        why=why,
    )


def _why(report: Profile, other: Profile) -> str:
    """Return the terms that weigh most in the likeness of two reports, and the days between them."""
    shared = {term: weight * other.lead[term] for term, weight in report.lead.items() if term in other.lead}
    words = sorted(shared, key=lambda term: (-shared[term], term))[:6]
    apart = abs((report.day - other.day).days) if report.day and other.day else None
    return f"terms: {' '.join(words)}" + (f"; days apart: {apart}" if apart is not None else "")


def _nearest(found: Sequence[Pair], story_of: dict[int, int]) -> dict[int, Pair]:
    """Return for each report the likeliest pair with a report of its own story."""
    best: dict[int, Pair] = {}
    for pair in found:
        if story_of[pair.earlier] == story_of[pair.later]:
            for place in (pair.earlier, pair.later):
                if place not in best or pair.likely > best[place].likely:
                    best[place] = pair
    return best
