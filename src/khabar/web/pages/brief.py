"""The brief of a story: some of its sentences as they were published, each with its report."""

from dataclasses import dataclass

from khabar.model.record import BriefSentence, Evidence
from khabar.model.spans import Span
from khabar.text.reading import blank
from khabar.text.sentences import sentences
from khabar.web.quoting import Quotation, quotation
from khabar.web.shelf.reading import Shelf, StoryRow

_HEAD = 6000
"""Characters within which the first sentence is sought."""
_SHORTEST = 40
"""A shorter line at the head of a text is a headline or a place, not a sentence."""


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A sentence of the brief and its role: ``lead``, or one of those of the record."""

    role: str
    quotation: Quotation
    accounts: int


def brief_of(shelf: Shelf, row: StoryRow) -> tuple[BriefLine, ...]:
    """Return the brief that the record holds; where it holds none, the first sentence of the story's first report."""
    held = sorted(shelf.lines("brief", row.id, BriefSentence), key=lambda sentence: sentence.rank)
    if not held:
        return tuple(_lead(shelf, row))
    sources = shelf.sources(sentence.evidence for sentence in held)
    return tuple(BriefLine(line.role, quotation(sources, line.evidence), line.accounts) for line in held)


def _lead(shelf: Shelf, row: StoryRow) -> list[BriefLine]:
    report = shelf.report(row.lead)
    if report is None:
        return []
    raw, layout = report.document.raw[:_HEAD], report.layers.layout
    head = [span for span in (layout.title, layout.dateline) if span]
    kept = blank(raw, [*head, *(drop.span for drop in layout.drops)])
    first = next((span for span in sentences(kept) if len(span) >= _SHORTEST), Span(0, 0))
    if not len(first):
        return []
    return [BriefLine("lead", quotation(shelf.sources([row.lead]), Evidence(report.document.id, first)), 1)]
