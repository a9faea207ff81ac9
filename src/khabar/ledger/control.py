"""Who held which quarter or town, from when, and who says so."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import same_side
from khabar.model.ids import content_id
from khabar.model.layers import Event
from khabar.model.record import Control


def control_lines(reports: tuple[StoryReport, ...]) -> tuple[Control, ...]:
    """Return who took which place when, merged over reports, by place and day.

    Accounts that give one place on one day to two parties are both kept and marked as disputed.
    """
    told: dict[tuple[str, str, str | None], list[tuple[StoryReport, Event]]] = defaultdict(list)
    for report, event, place in control_changes(reports):
        told[place, str(event.to), event.date].append((report, event))
    lines = [_line(*key, told[key]) for key in sorted(told, key=lambda key: (key[0], key[2] or "9999", key[1]))]
    held: dict[tuple[str, str | None], list[Control]] = defaultdict(list)
    for line in lines:
        held[line.place, line.date].append(line)
    return tuple(replace(line, disputed=_disputed(line, held[line.place, line.date])) for line in lines)


def control_changes(reports: tuple[StoryReport, ...]) -> Iterator[tuple[StoryReport, Event, str]]:
    """Yield every change of control that is told as done, once for each place."""
    for report in reports:
        for event in report.layers.events:
            if event.type == "control-change" and event.to and not (event.planned or event.denied):
                for place in event.places:
                    yield report, event, place


def _line(place: str, party: str, date: str | None, told: list[tuple[StoryReport, Event]]) -> Control:
    first = told[0][0]
    return Control(
        id=content_id("control", first.story, place, party, date),
        story=first.story,
        place=place,
        party=party,
        date=date,
        claimants=tuple(dict.fromkeys(event.claimed_by for _, event in told)),
        evidence=tuple(sorted({report.evidence(event.evidence) for report, event in told})),
        accounts=len({report.account for report, _ in told}),
    )


def _disputed(line: Control, others: list[Control]) -> bool:
    return line.date is not None and any(not same_side(line.party, other.party) for other in others)
