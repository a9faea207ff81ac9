"""States of things that exclude one another: who holds a place, and a truce that is both new and extended."""

from collections import defaultdict
from collections.abc import Iterator

from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.control import control_changes
from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import same_side
from khabar.model.layers import Event
from khabar.model.record import Contradiction


def control_conflicts(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield pairs of accounts that give one place on one day to two parties."""
    held: dict[tuple[str, str], list[tuple[StoryReport, Event]]] = defaultdict(list)
    for report, event, place in control_changes(reports):
        day = event.date or (report.day.isoformat() if report.day else None)
        if day:
            held[place, day].append((report, event))
    for place, day in sorted(held):
        seen: set[tuple[str, ...]] = set()
        told = held[place, day]
        for at, (report, event) in enumerate(told):
            for other, rival in told[at + 1 :]:
                if not _rivals((report, event), (other, rival)):
                    continue
                key = tuple(sorted([f"{report.account} {event.claimed_by}", f"{other.account} {rival.claimed_by}"]))
                if (
                    key in seen
                    or same_side(event.to, rival.to)
                    or report.evidence(event.evidence) == other.evidence(rival.evidence)
                ):
                    continue
                seen.add(key)
                why = Reason(
                    f"السيطرة على {place}: {event.to} أم {rival.to}", f"who holds {place}: {event.to} or {rival.to}"
                )
                yield contradiction("control", _side(report, event), _side(other, rival), why, "moderate")


def _rivals(a: tuple[StoryReport, Event], b: tuple[StoryReport, Event]) -> bool:
    """Tell whether two tellings give the place to two enemies: no third party is named in both as the one who lost it."""
    holders = (a[1].to, b[1].to)
    named = [
        {
            entity.party or entity.name
            for entity in report.layers.entities
            if any(event.evidence.covers(mention.span) for mention in entity.mentions)
        }
        for report, event in (a, b)
    ]
    third = {name for name in named[0] & named[1] if not any(same_side(name, holder) for holder in holders)}
    persons = {e.name for report, _ in (a, b) for e in report.layers.entities if e.type == "PER"}
    return not third and not any(holder in persons for holder in holders)


def truce_sequences(reports: tuple[StoryReport, ...]) -> Iterator[Contradiction]:
    """Yield for each report the nearest pair of tellings of one truce that declare it and extend it.

    Only within one report: of two reports the later one may tell of the extension of what the earlier one declared.
    """
    for report in reports:
        told = [event for event in report.layers.events if not event.denied and "historical" not in event.modes]
        declared = [event for event in told if event.type == "truce-declared"]
        extended = [event for event in told if event.type == "truce-extended"]
        pairs = [(first, event) for event in extended for first in declared if _one_truce(first, event)]
        for first, event in sorted(pairs, key=lambda pair: abs(pair[0].evidence.start - pair[1].evidence.start))[:1]:
            why = Reason("الهدنة نفسها تُعلن جديدة وتُمدد", "one truce is declared as new and extended as running")
            yield contradiction("sequence", _side(report, first), _side(report, event), why, "moderate")


def _one_truce(first: Event, event: Event) -> bool:
    """Tell whether two events are of one truce: neither their places nor their days exclude one another."""
    if first.places and event.places and not set(first.places) & set(event.places):
        return False
    return not (first.date and event.date) or first.date == event.date


def _side(report: StoryReport, event: Event) -> Side:
    return Side(report, event.evidence, event.claimed_by)
