"""The tables of a record: what each holds, its row type and the stage that makes it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from khabar.model.record import (
    BriefSentence,
    Contradiction,
    Control,
    Copy,
    NamingUse,
    Passage,
    Proposal,
    RecordEvent,
    RecordPosition,
    RecordStatement,
    StoryMember,
    TimelineEntry,
)
from khabar.store import rows
from khabar.store.columns import schema_of


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the record."""

    name: str
    row: type
    stage: str
    about: str

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of its Parquet file."""
        return schema_of(self.row)


_REPORTS = (
    Table("documents", rows.DocumentRow, "reports", "One row a report, with its text, dates and title."),
    Table("layers", rows.LayerRow, "reports", "Every span that an annotator found, one row each."),
    Table("timexes", rows.TimexRow, "reports", "Time expressions with their values."),
    Table("entities", rows.EntityRow, "reports", "Entities of each report."),
    Table("mentions", rows.MentionRow, "reports", "Every place where an entity is named."),
    Table("statements", rows.StatementRow, "reports", "Reported speech of each report: who said what to whom."),
    Table("positions", rows.PositionRow, "reports", "Stances on proposals, as each report has them."),
    Table("events", rows.EventRow, "reports", "Events with their counts, as each report tells them."),
    Table("naming", rows.NamingRow, "reports", "Loaded namings of parties and acts in each report."),
    Table("rejects", rows.RejectRow, "reports", "Inputs that did not become reports, with the reason."),
    Table("analyses", rows.AnalysisRow, "reports", "All layers of each report as one typed value."),
)
_ACROSS = (
    Table("passages", Passage, "reuse", "Text that two reports share, with what differs inside it."),
    Table("copies", Copy, "reuse", "Pairs of reports that share passages, with direction and copy group."),
    Table("stories", StoryMember, "stories", "The story and storyline of each report."),
    Table("record_entities", rows.RecordEntityRow, "entities", "Entities merged over reports."),
    Table("record_statements", RecordStatement, "ledger", "Utterances merged over the reports that carry them."),
    Table("record_positions", RecordPosition, "ledger", "Stances of parties on proposals over time."),
    Table("proposals", Proposal, "ledger", "Things that are negotiated or decided."),
    Table("record_events", RecordEvent, "ledger", "Events merged over reports, with low, best and high counts."),
    Table("contradictions", Contradiction, "ledger", "Pairs of spans that cannot both be true, and denials."),
    Table("control", Control, "ledger", "Who holds a place, as accounts have it."),
    Table("naming_uses", NamingUse, "ledger", "Namings by outlet: own words, quoted or copied."),
    Table("timeline", TimelineEntry, "ledger", "What happened, was said and was wanted, by date."),
    Table("brief", BriefSentence, "ledger", "A brief of each story, every sentence quoted from a report."),
)
TABLES: dict[str, Table] = {table.name: table for table in (*_REPORTS, *_ACROSS)}
"""Every table that a record may hold, by name."""


def made_by(stage: str) -> Iterator[Table]:
    """Yield the tables that a stage makes."""
    return (table for table in TABLES.values() if table.stage == stage)
