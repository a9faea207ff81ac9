"""The brief of a story: a few of its sentences as they were published, each with its report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khabar.model.record import Evidence
from khabar.model.spans import Span
from khabar.text.reading import blank
from khabar.text.sentences import sentences
from khabar.web.pages.positions import Matrix
from khabar.web.quoting import Quotation, quotation
from khabar.web.shelf.reading import Shelf, Sources, StoryRow

if TYPE_CHECKING:
    from khabar.web.pages.story import EventEntry, Voice

LENGTH = 5
_SHORTEST = 40
"""A shorter line at the head of a text is a headline or a place, not a sentence."""


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A sentence of the brief, with what it is: ``lead``, ``statement``, ``event`` or ``position``."""

    kind: str
    quotation: Quotation
    accounts: int
    day: str | None


def brief_of(
    shelf: Shelf,
    row: StoryRow,
    sources: Sources,
    voices: "Sequence[Voice]",
    events: "Sequence[EventEntry]",
    matrix: Matrix,
) -> tuple[BriefLine, ...]:
    """Return the story's first sentence and then what most independent accounts carry, in time order."""
    lead = _lead(shelf, row, sources)
    held = [BriefLine("statement", voice.text, voice.statement.accounts, voice.statement.date) for voice in voices]
    held += [BriefLine("event", e.quotations[0], e.event.accounts, e.event.date) for e in events if e.quotations]
    held += [
        BriefLine("position", quotation(sources, p.evidence[0]), p.accounts, p.date)
        for p in matrix.positions
        if p.evidence and p.evidence[0].doc in sources
    ]
    best = sorted(held, key=lambda line: (-line.accounts, line.day is None, line.day or "", line.quotation.span))
    chosen: list[BriefLine] = []
    for line in best:
        if len(chosen) < LENGTH - 1 and not any(_same(line, other) for other in [*lead, *chosen]):
            chosen.append(line)
    return (*lead, *sorted(chosen, key=lambda line: (line.day is None, line.day or "")))


def _same(line: BriefLine, other: BriefLine) -> bool:
    a, b = line.quotation, other.quotation
    return (
        a.source.doc == b.source.doc and (a.before + a.text + a.after).strip() == (b.before + b.text + b.after).strip()
    )


def _lead(shelf: Shelf, row: StoryRow, sources: Sources) -> list[BriefLine]:
    report = shelf.report(row.lead)
    if report is None or row.lead not in sources:
        return []
    raw, layout = report.document.raw, report.layers.layout
    head = [span for span in (layout.title, layout.dateline) if span]
    kept = blank(raw, [*head, *(drop.span for drop in layout.drops)])
    first = next((span for span in sentences(kept) if len(span) >= _SHORTEST), Span(0, 0))
    if not len(first):
        return []
    return [BriefLine("lead", quotation(sources, Evidence(report.document.id, first)), 1, report.brief.day)]
