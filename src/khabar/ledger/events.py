"""One event over all reports that tell it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.ledger.counts import count_ranges
from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import containment, same_side, telling
from khabar.model.ids import content_id
from khabar.model.layers import Event
from khabar.model.record import CountClaim, RecordEvent

_ALIKE = 0.5
"""Share of telling words from which two tellings without a common day and place are one event."""
_RELATED = 0.25
"""The same where day or place agree."""
_APART = 4
"""Days between the reports of one undated event, at most."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one report tells it."""

    report: StoryReport
    event: Event
    stems: frozenset[str]


def merged_events(reports: tuple[StoryReport, ...]) -> tuple[RecordEvent, ...]:
    """Return the events of the reports, each merged over the reports that tell it, by date."""
    events = [_event(group) for group in event_groups(reports)]
    return tuple(sorted(events, key=lambda event: (event.date or "9999", event.type, event.id)))


def event_groups(reports: tuple[StoryReport, ...]) -> list[list[Telling]]:
    """Return the tellings of every event, earliest first.

    Tellings are one event if type, plan and denial agree, their places and days do not exclude one another, and their words
    have enough in common. A telling is compared with events that share a telling word, so the time grows with tellings.
    """
    groups: list[list[Telling]] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for told in _tellings(reports):
        shared = Counter(at for stem in told.stems for at in index.get((told.event.type, stem), ()))
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        at = next((at for at, _ in ranked[:20] if _one(told, groups[at])), None)
        if at is None:
            at = len(groups)
            groups.append([])
            for stem in told.stems:
                index[told.event.type, stem].append(at)
        groups[at].append(told)
    return groups


def _tellings(reports: tuple[StoryReport, ...]) -> Iterator[Telling]:
    for report in reports:
        for event in report.layers.events:
            if "hypothetical" not in event.modes:
                yield Telling(report, event, telling(report.text(event.evidence)))


def _one(told: Telling, group: list[Telling]) -> bool:
    first = group[0]
    a, b = told.event, first.event
    if a.planned != b.planned or a.denied != b.denied or ("historical" in a.modes) != ("historical" in b.modes):
        return False
    places = _agree(set(a.places), set(b.places))
    days = a.date == b.date if a.date and b.date else None
    if places is False or days is False or (a.to and b.to and not same_side(a.to, b.to)):
        return False
    if told.report.doc == first.report.doc and places is None and days is None:
        return False
    if days is None and not _near(told.report, first.report):
        return False
    least = _RELATED if places and days else _ALIKE
    return containment(told.stems, first.stems) >= least


def _agree(a: set[str], b: set[str]) -> bool | None:
    return bool(a & b) if a and b else None


def _near(a: StoryReport, b: StoryReport) -> bool:
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= _APART


def _event(group: list[Telling]) -> RecordEvent:
    first = group[0]
    events = [told.event for told in group]
    claims = [
        CountClaim(count, event.claimed_by, told.report.evidence(count.span or event.evidence), told.report.account)
        for told, event in zip(group, events, strict=True)
        for count in event.counts
    ]
    return RecordEvent(
        id=content_id(
            "event", first.report.doc, first.event.type, first.event.evidence.start, first.event.evidence.end
        ),
        type=first.event.type,
        story=first.report.story,
        places=tuple(dict.fromkeys(place for event in events for place in event.places)),
        date=next((event.date for event in events if event.date), None),
        actor=next((event.actor for event in events if event.actor), None),
        target=next((event.target for event in events if event.target), None),
        to=next((event.to for event in events if event.to), None),
        plover=first.event.plover,
        modes=tuple(sorted({mode for event in events for mode in event.modes})),
        evidence=tuple(sorted(told.report.evidence(told.event.evidence) for told in group)),
        claimants=tuple(dict.fromkeys(event.claimed_by for event in events)),
        counts=count_ranges(claims),
        planned=first.event.planned,
        denied=first.event.denied,
        accounts=len({told.report.account for told in group}),
    )
