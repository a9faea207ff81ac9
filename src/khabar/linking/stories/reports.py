"""What the grouping into stories needs of an analysed report."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from khabar.lexicons import Lexicons
from khabar.linking.stories.kinds import is_brief, is_opinion
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Layers
from khabar.text.reading import kept_text

Kind = Literal["news", "opinion", "brief"]

_OPENING = 700
"""Characters after the title in which a name counts as one of the opening."""
_DATED = 400
"""Characters after the title in which a report says when its event happened."""
_PLACES = ("GPE", "LOC")


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What the grouping into stories needs of a report."""

    doc: DocId
    outlet: str | None
    day: date | None
    """The day on which it was published."""
    title: str
    body: str
    """The kept text after the title."""
    persons: frozenset[str] = frozenset()
    """Canonical names of persons in the title and the opening …"""
    places: frozenset[str] = frozenset()
    """… and of places and states."""
    happened: str | None = None
    """The first day that the opening states and that is not to come; where the input gives no day, the one called today."""
    kind: Kind = "news"


def story_report(document: Document, layers: Layers, lexicons: Lexicons) -> StoryReport:
    """Return what the grouping needs of an analysed report."""
    title = layers.layout.title
    kept = kept_text(document.raw, layers.layout.drops)
    begin = title.end if title else 0
    day = layers.publication.day or document.retrieved
    return StoryReport(
        doc=document.id,
        outlet=layers.layout.outlet or document.outlet,
        day=day,
        title=title.of(document.raw) if title else "",
        body=kept[begin:],
        persons=_named(layers, ("PER",), begin + _OPENING),
        places=_named(layers, _PLACES, begin + _OPENING),
        happened=_today(document, layers) or _happened(layers, begin + _DATED, day),
        kind=_kind(document, layers, lexicons),
    )


def _kind(document: Document, layers: Layers, lexicons: Lexicons) -> Kind:
    if is_opinion(document, layers, lexicons):
        return "opinion"
    return "brief" if is_brief(document, layers, lexicons) else "news"


def _named(layers: Layers, types: tuple[str, ...], end: int) -> frozenset[str]:
    return frozenset(
        entity.name
        for entity in layers.entities
        if entity.type in types and any(mention.span.start < end for mention in entity.mentions)
    )


def _happened(layers: Layers, end: int, day: date | None) -> str | None:
    for timex in layers.timexes:
        if timex.span.start >= end:
            break
        stated = _day(timex.value) if timex.type in ("DATE", "TIME") else None
        if stated and (day is None or stated <= day):
            return stated.isoformat()
    return None


def _today(document: Document, layers: Layers) -> str | None:
    """Return the day that a report with no day beside its text calls "today, Tuesday", or None if it is not one and the same.

    It is written as TIMEX3 writes it: with the date where the report's day has been found out, or else as a weekday.
    """
    if document.published or document.retrieved:
        return None
    slots = (dict(expression.slots) for expression in layers.expressions)
    weekdays = {int(said["weekday"]) for said in slots if said.get("offset") == "0" and "weekday" in said}
    if len(weekdays) != 1:
        return None
    weekday, day = weekdays.pop(), layers.publication.day
    return day.isoformat() if day and day.isoweekday() == weekday else f"XXXX-WXX-{weekday}"


def _day(value: str) -> date | None:
    """Return the day of a TIMEX3 value that starts with one."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 and value[4] == value[7] == "-" else None
    except ValueError:
        return None
