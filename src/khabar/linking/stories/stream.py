"""Stories of a stream: each report gets its story when it comes, and no earlier answer changes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.lexicons import Lexicons
from khabar.linking.stories.clustering import linkage
from khabar.linking.stories.likeness import dot
from khabar.linking.stories.neighbours import Pair, Recent
from khabar.linking.stories.profiles import Profile, profile
from khabar.linking.stories.reasons import ALONE, why
from khabar.linking.stories.reports import StoryReport
from khabar.linking.stories.terms import TermWeights, content
from khabar.model.ids import content_id
from khabar.model.record import StoryMember

SAME = 0.38
"""Strength of the link between two groups of reports from which they are one story …"""
CROWD = 0.9
"""… and its exponent (see clustering)."""
_LINE = 0.12
"""Likeness of a new story's text to the nearest report from which it goes on with that report's storyline."""


@dataclass(slots=True)
class _Story:
    id: str
    line: str
    size: int = 0


class Stream:
    """Live stories of the days in the window.

    Terms are weighed by the reports that came before, so the first few hundred reports are told apart by the weights of newswire
    at large. :func:`khabar.linking.stories.group` over all reports may join what a stream had to keep apart.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._weights = TermWeights(lexicons)
        self._recent = Recent()
        self._profiles: dict[int, Profile] = {}
        self._story: dict[int, _Story] = {}
        self._came = 0

    def add(self, report: StoryReport) -> StoryMember:
        """Return the story and storyline of a report, which must not be older than those before (unknown days are never old)."""
        its = content(report)
        self._weights.add(report, its)
        new = profile(report, its, self._weights)
        place, self._came = self._came, self._came + 1
        if report.kind != "news":
            story = _Story(content_id("story", report.doc), content_id("storyline", report.doc))
            return _member(new, story, None, None)
        found = list(self._recent.likely(place, new))
        joined, nearest = self._joined(found)
        story = joined or _Story(content_id("story", report.doc), self._line(new, found))
        self._hold(place, new, story)
        return _member(new, story, self._profiles[nearest.earlier] if nearest else None, nearest)

    def _joined(self, found: Iterable[Pair]) -> tuple[_Story | None, Pair | None]:
        """Return the story with the strongest link to a new report, if that is strong enough, and the likeliest pair with it."""
        by_story: dict[str, list[Pair]] = defaultdict(list)
        for pair in found:
            by_story[self._story[pair.earlier].id].append(pair)
        best: tuple[float, list[Pair]] = (SAME, [])
        for some in by_story.values():
            strength = linkage(sum(pair.likely for pair in some), self._story[some[0].earlier].size, CROWD)
            if strength >= best[0]:
                best = (strength, some)
        if not best[1]:
            return None, None
        nearest = max(best[1], key=lambda pair: (pair.likely, -pair.earlier))
        return self._story[nearest.earlier], nearest

    def _line(self, new: Profile, found: Iterable[Pair]) -> str:
        """Return the storyline that a new story goes on with, or one of its own."""
        alike = [(dot(new.text, self._profiles[pair.earlier].text), -pair.earlier) for pair in found]
        likeness, place = max(alike, default=(0.0, 0))
        return self._story[-place].line if likeness >= _LINE else content_id("storyline", new.doc)

    def _hold(self, place: int, new: Profile, story: _Story) -> None:
        story.size += 1
        self._story[place] = story
        self._profiles[place] = new
        for gone in self._recent.add(place, new):
            self._story.pop(gone).size -= 1
            del self._profiles[gone]


def _member(new: Profile, story: _Story, other: Profile | None, nearest: Pair | None) -> StoryMember:
    return StoryMember(
        doc=new.doc,
        story=story.id,
        storyline=story.line,
        kind=new.report.kind,
        nearest=other.doc if other else None,
        why=why(new, other, nearest) if other and nearest else ALONE,
    )
