"""Each party's stance on each proposal over time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import same_side
from khabar.model.ids import content_id
from khabar.model.layers import Position, Stance
from khabar.model.record import RecordPosition
from khabar.model.spans import Span

FOR: frozenset[Stance] = frozenset({"proposes", "accepts", "accepts-if", "supports", "demands"})
AGAINST: frozenset[Stance] = frozenset({"rejects", "vetoes", "cancels", "withdraws", "denies", "postpones"})


@dataclass(frozen=True, slots=True)
class Held:
    """A position as one report tells it."""

    report: StoryReport
    position: Position

    @property
    def day(self) -> str | None:
        """The day of the stance: as the report dates it, else the report's own day."""
        if self.position.date:
            return self.position.date
        return self.report.day.isoformat() if self.report.day else None

    @property
    def own(self) -> bool:
        """Whether the actor's own side says it, rather than another source or the outlet."""
        return speaks_for(self)


def held_positions(reports: tuple[StoryReport, ...]) -> Iterator[Held]:
    """Yield the positions of all reports, in order."""
    for report in reports:
        for position in report.layers.positions:
            yield Held(report, position)


def speaks_for(held: Held) -> bool:
    """Tell whether the source of a position speaks for its actor."""
    position = held.position
    if position.asserted_by == "outlet":
        return False
    if same_side(position.asserted_by, position.actor):
        return True
    statement = next((s for s in held.report.layers.statements if s.id == position.statement), None)
    return statement is not None and same_side(statement.speaker_party, position.actor)


def position_history(reports: tuple[StoryReport, ...]) -> tuple[RecordPosition, ...]:
    """Return every party's stances, merged over reports, with what superseded or reaffirmed what.

    Mentions are one line if actor, proposal, stance, day and source agree. Within one party and proposal a later stance
    of the other direction supersedes an earlier one; a later one of the same direction reaffirms it.
    """
    lines: dict[tuple[str, ...], list[Held]] = defaultdict(list)
    for held in held_positions(reports):
        position = held.position
        key = (position.actor, position.proposal, position.stance, held.day or "", position.asserted_by)
        lines[key].append(held)
    histories: dict[tuple[str, str], list[RecordPosition]] = defaultdict(list)
    for held_ in lines.values():
        line = _line(held_)
        histories[line.actor, line.proposal].append(line)
    linked = [line for key in sorted(histories) for line in _linked(histories[key])]
    return tuple(
        sorted(linked, key=lambda line: (line.actor, line.proposal, line.date or "9999", line.stance, line.id))
    )


def _line(group: list[Held]) -> RecordPosition:
    first = group[0]
    position = first.position
    bound = [(held.report, held.position.condition_span) for held in group if held.position.condition_span]
    return RecordPosition(
        id=content_id("pos", position.actor, position.proposal, position.stance, first.day, position.asserted_by),
        actor=position.actor,
        proposal=position.proposal,
        stance=position.stance,
        date=first.day,
        condition=next((held.position.condition for held in group if held.position.condition), None),
        asserted_by=position.asserted_by,
        evidence=tuple(sorted({held.report.evidence(held.position.evidence) for held in group})),
        condition_evidence=tuple(sorted({report.evidence(span) for report, span in bound if isinstance(span, Span)})),
        accounts=len({held.report.account for held in group}),
    )


def _linked(history: list[RecordPosition]) -> list[RecordPosition]:
    dated = sorted(history, key=lambda line: (line.date or "9999", line.stance, line.id))
    out = list(dated)
    for at, line in enumerate(dated):
        for later_at in range(at + 1, len(dated)):
            later = dated[later_at]
            if line.date is None or later.date is None or later.date <= line.date:
                continue
            if (line.stance in FOR) != (later.stance in FOR):
                out[at] = replace(out[at], superseded_by=later.id)
            elif out[later_at].reaffirms is None:
                out[later_at] = replace(out[later_at], reaffirms=line.id)
            break
    return out
