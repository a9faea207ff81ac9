"""Events, statements and positions by date."""

from collections.abc import Iterator
from typing import Literal

from khabar.model.record import RecordEvent, RecordPosition, RecordStatement, TimelineEntry

_DAY, _MONTH = 10, 7
"""Length of an ISO day and of an ISO year and month."""


def timeline(
    events: tuple[RecordEvent, ...],
    statements: tuple[RecordStatement, ...],
    positions: tuple[RecordPosition, ...],
    story_of: dict[str, str],
) -> tuple[TimelineEntry, ...]:
    """Return the dated lines of a storyline by date; what no report dates is left out. ``story_of`` maps reports to stories."""
    entries = [*_events(events), *_statements(statements), *_positions(positions, story_of)]
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.kind, entry.label, entry.line)))


def _events(events: tuple[RecordEvent, ...]) -> Iterator[TimelineEntry]:
    for event in events:
        if event.date:
            day, precision = dated(event.date)
            yield TimelineEntry(
                event.story, day, precision, "event", event.id, event.type, event.evidence[0], event.accounts
            )


def _statements(statements: tuple[RecordStatement, ...]) -> Iterator[TimelineEntry]:
    for said in statements:
        if said.date:
            day, precision = dated(said.date)
            evidence = said.variants[0].evidence
            yield TimelineEntry(said.story, day, precision, "statement", said.id, said.act, evidence, said.accounts)


def _positions(positions: tuple[RecordPosition, ...], story_of: dict[str, str]) -> Iterator[TimelineEntry]:
    for held in positions:
        if held.date:
            day, precision = dated(held.date)
            evidence = held.evidence[0]
            story = story_of.get(evidence.doc, "")
            yield TimelineEntry(story, day, precision, "position", held.id, held.stance, evidence, held.accounts)


def dated(value: str) -> tuple[str, Literal["day", "month", "year"]]:
    """Return the date of a TIMEX3 value or ISO date, and its precision; of an interval, its beginning."""
    first = value.split("/")[0]
    if len(first) >= _DAY:
        return first[:_DAY], "day"
    return (first, "month") if len(first) == _MONTH else (first[:4], "year")
