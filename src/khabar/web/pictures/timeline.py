"""A story along its days: reports by outlet, events beneath."""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.model.record import RecordEvent
from khabar.web.shelf.reading import Brief

WIDE = 1000
"""Length of the axis; positions along it count from the earliest day."""
LANES = 12
TICKS = 12
MARKS = 240

At = Callable[[date], int]
"""Where a day stands along the axis."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A report on its outlet's lane."""

    at: int
    stack: int
    brief: Brief
    copied: bool


@dataclass(frozen=True, slots=True)
class EventDot:
    """An event under the lanes."""

    at: int
    stack: int
    event: RecordEvent


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes with their reports, events, and the days named along the axis."""

    lanes: tuple[tuple[str, tuple[Dot, ...]], ...]
    events: tuple[EventDot, ...]
    ticks: tuple[tuple[int, str], ...]
    undated: int


def timeline_of(reports: Sequence[Brief], copying: Set[str], events: Sequence[RecordEvent]) -> Timeline:
    """Return the timeline of a story; reports without a date are counted, not drawn."""
    dated = [brief for brief in reports if brief.day][:MARKS]
    told = [event for event in events if _day(event.date)]
    days = [date.fromisoformat(brief.day) for brief in dated if brief.day]
    if not days:
        return Timeline((), (), (), len(reports))
    first, last = min(days), max(days)
    # An event long before the first report is background; it would squeeze the story's own days together.
    near = [event for event in told if first - timedelta(days=10) <= (_day(event.date) or first) <= last]
    first = min([first, *(day for event in near if (day := _day(event.date)))])
    length = max(1, (last - first).days)

    def at(day: date) -> int:
        return round(WIDE * (day - first).days / length) if last > first else WIDE // 2

    return Timeline(
        _lanes(dated, copying, at), _events(near, at), _ticks(first, last, at), sum(not b.day for b in reports)
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _lanes(dated: Sequence[Brief], copying: Set[str], at: At) -> tuple[tuple[str, tuple[Dot, ...]], ...]:
    common = Counter(brief.outlet or "" for brief in dated)
    order = dict.fromkeys(brief.outlet or "" for brief in dated)
    kept = {name for name, _ in common.most_common(LANES)}
    lanes: dict[str, list[Dot]] = {name: [] for name in order if name in kept}
    for brief in dated:
        lane = lanes.get(brief.outlet or "")
        if lane is not None and brief.day:
            here = at(date.fromisoformat(brief.day))
            lane.append(Dot(here, sum(dot.at == here for dot in lane), brief, brief.doc in copying))
    return tuple((name, tuple(dots)) for name, dots in lanes.items())


def _events(events: Sequence[RecordEvent], at: At) -> tuple[EventDot, ...]:
    out: list[EventDot] = []
    seen: Counter[int] = Counter()
    for event in sorted(events, key=lambda event: (event.date or "", event.id)):
        day = _day(event.date)
        if day and seen[here := at(day)] < 6:
            out.append(EventDot(here, seen[here], event))
            seen[here] += 1
    return tuple(out)


def _ticks(first: date, last: date, at: At) -> tuple[tuple[int, str], ...]:
    step = max(1, -(-((last - first).days + 1) // TICKS))
    days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
    return tuple((at(day), day.isoformat()) for day in days)
