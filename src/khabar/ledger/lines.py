"""What the ledger is made from and what it holds."""

from dataclasses import dataclass, field
from datetime import date

from khabar.model.ids import DocId
from khabar.model.layers import Layers
from khabar.model.record import (
    BriefSentence,
    Contradiction,
    Control,
    Evidence,
    NamingUse,
    Passage,
    Proposal,
    RecordEvent,
    RecordPosition,
    RecordStatement,
    TimelineEntry,
)
from khabar.model.spans import Span


@dataclass(frozen=True, slots=True)
class StoryReport:
    """One report of a storyline with its layers."""

    doc: DocId
    story: str
    raw: str
    layers: Layers
    outlet: str | None = None
    day: date | None = None
    """Publication day, if it is known."""
    group: str = ""
    """Copy group; reports of one group are one account. Empty: an account of its own."""

    @property
    def account(self) -> str:
        """The account that the report belongs to."""
        return self.group or self.doc

    @property
    def order(self) -> tuple[date, DocId]:
        """Earliest first; a report without a day comes last. Total."""
        return self.day or date.max, self.doc

    def text(self, span: Span) -> str:
        """Return the characters of a span."""
        return span.of(self.raw)

    def evidence(self, span: Span) -> Evidence:
        """Return a span of this report as evidence."""
        return Evidence(self.doc, span)


@dataclass(frozen=True, slots=True)
class StoryInput:
    """All reports of one storyline and the text that they share. The order of reports and passages makes no difference."""

    storyline: str
    reports: tuple[StoryReport, ...]
    passages: tuple[Passage, ...] = ()

    def ordered(self) -> tuple[StoryReport, ...]:
        """Return the reports, earliest first."""
        return tuple(sorted(self.reports, key=lambda report: report.order))


@dataclass(frozen=True, slots=True)
class StoryLedger:
    """All lines of one storyline, each in a total order."""

    storyline: str
    statements: tuple[RecordStatement, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[RecordPosition, ...] = ()
    events: tuple[RecordEvent, ...] = ()
    control: tuple[Control, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    naming: tuple[NamingUse, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    brief: tuple[BriefSentence, ...] = field(default=())
