"""Which reports are one story (a news event and its direct follow-ups), and which stories run on as one storyline.

:func:`group` takes all reports at once; :class:`Stream` takes them one by one and never changes an answer. Both rest on the same
evidence about pairs of reports.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from khabar.lexicons import Lexicons
from khabar.linking.stories.clustering import Link, clusters
from khabar.linking.stories.names import names
from khabar.linking.stories.neighbours import Pair, pairs
from khabar.linking.stories.profiles import Profile, profiles_of
from khabar.linking.stories.reasons import ALONE, why
from khabar.linking.stories.reports import StoryReport, story_report
from khabar.linking.stories.storylines import storylines
from khabar.linking.stories.stream import CROWD, SAME, Stream
from khabar.model.ids import DocId
from khabar.model.record import StoryMember

__all__ = ["StoryReport", "Stream", "group", "story_report"]


def group(reports: Sequence[StoryReport], lexicons: Lexicons, known: Sequence[StoryMember] = ()) -> list[StoryMember]:
    """Return every report's story and storyline, in order of day and id, with the report it is nearest to and why.

    A story and a storyline are named by a hash of their first report. ``known`` are members found earlier, by this function or by
    a :class:`Stream`: groups keep the names that most of their reports had.
    """
    ordered = sorted(reports, key=lambda report: (report.day or date.max, report.doc))
    profiles = profiles_of(ordered, lexicons)
    found = list(pairs(profiles))
    stories = clusters(len(ordered), [Link(pair.earlier, pair.later, pair.likely) for pair in found], SAME, CROWD)
    lines = storylines([[profiles[member] for member in story] for story in stories])
    story_names = names("story", _docs(ordered, stories), {member.doc: member.story for member in known})
    line_names = _line_names(_docs(ordered, stories), lines, {member.doc: member.storyline for member in known})
    nearest = _nearest(found, {member: story[0] for story in stories for member in story})
    members: dict[int, StoryMember] = {}
    for number, story in enumerate(stories):
        for place in story:
            members[place] = _member(profiles, place, story_names[number], line_names[number], nearest.get(place))
    return [members[place] for place in range(len(ordered))]


def _docs(ordered: Sequence[StoryReport], groups: Sequence[Sequence[int]]) -> list[list[DocId]]:
    return [[ordered[place].doc for place in group] for group in groups]


def _line_names(stories: Sequence[Sequence[DocId]], lines: Sequence[int], known: Mapping[DocId, str]) -> list[str]:
    """Return for each story the id of its storyline."""
    together: dict[int, list[DocId]] = {}
    for story, line in zip(stories, lines, strict=True):
        together.setdefault(line, []).extend(story)
    name = dict(zip(together, names("storyline", list(together.values()), known), strict=True))
    return [name[line] for line in lines]


def _member(profiles: Sequence[Profile], place: int, story: str, line: str, nearest: Pair | None) -> StoryMember:
    other = None
    if nearest is not None:
        other = profiles[nearest.earlier if nearest.later == place else nearest.later]
    return StoryMember(
        doc=profiles[place].doc,
        story=story,
        storyline=line,
        kind=profiles[place].report.kind,
        nearest=other.doc if other else None,
        why=why(profiles[place], other, nearest) if other and nearest else ALONE,
    )


def _nearest(found: Sequence[Pair], story_of: Mapping[int, int]) -> dict[int, Pair]:
    """Return for each report the likeliest pair with a report of its own story."""
    best: dict[int, Pair] = {}
    for pair in found:
        if story_of[pair.earlier] == story_of[pair.later]:
            for place in (pair.earlier, pair.later):
                if place not in best or pair.likely > best[place].likely:
                    best[place] = pair
    return best
