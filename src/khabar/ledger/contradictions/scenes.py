"""Where and when a count of victims belongs: what its own sentence says, besides what is known of the event."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import telling
from khabar.model.layers import Event
from khabar.model.spans import Span

_END = re.compile(r"[.!؟?\n]")
_LONGEST = 600
"""Characters of a sentence at most, on either side of its event."""
_GENERIC = frozenset(
    {"حي", "مدين", "محافظ", "بلد", "قري", "منطق", "مديري", "شمال", "جنوب", "شرق", "غرب", "شرقي", "غربي", "وسط", "عاصم"}
)
"""Words of a place's name that say what sort of place it is."""
_DAY = 10
"""Length of a date that names a day."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The places that an event's sentence names, the days on which it may have been, and the sentence's telling words."""

    places: frozenset[frozenset[str]]
    days: frozenset[date]
    stems: frozenset[str]
    sentence: Span

    def meets(self, other: "Scene") -> bool:
        """Tell whether two scenes share a place and may be of one day."""
        return bool(self.places & other.places) and bool(self.days & other.days)


def scene_of(report: StoryReport, event: Event) -> Scene:
    """Return the scene of an event. A day that nothing gives is that of the report or the day before."""
    sentence = _sentence(report, event.evidence)
    beside = [other for other in report.layers.events if sentence.overlaps(other.evidence)]
    names = {place for other in beside for place in other.places} | _named(report, sentence)
    dates = [event.date] if event.date else sorted({other.date for other in beside if other.date})
    days = {date.fromisoformat(day) for day in dates if len(day) == _DAY and day[4] == day[7] == "-"}
    if not days and report.day:
        days = {report.day, report.day - timedelta(days=1)}
    places = frozenset(place for name in names if (place := telling(name) - _GENERIC))
    return Scene(places, frozenset(days), telling(report.text(sentence)), sentence)


def _sentence(report: StoryReport, evidence: Span) -> Span:
    raw = report.raw
    before = [m.end() for m in _END.finditer(raw, max(0, evidence.start - _LONGEST), evidence.start)]
    after = _END.search(raw, evidence.end, min(len(raw), evidence.end + _LONGEST))
    return Span(before[-1] if before else max(0, evidence.start - _LONGEST), after.start() if after else evidence.end)


def _named(report: StoryReport, sentence: Span) -> set[str]:
    """Return the places that a sentence names."""
    return {
        entity.name
        for entity in report.layers.entities
        if entity.type == "LOC" or (entity.key or "").startswith("place:")
        for mention in entity.mentions
        if sentence.covers(mention.span)
    }
