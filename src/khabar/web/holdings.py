"""What the reading room needs of a record, whoever keeps it."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

import msgspec

from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.model.record import (
    BriefSentence,
    Contradiction,
    Control,
    Copy,
    NamingUse,
    Passage,
    Proposal,
    RecordEntity,
    RecordEvent,
    RecordPosition,
    RecordStatement,
    StoryMember,
)
from khabar.store.record import Record
from khabar.store.rows import RejectRow

T = TypeVar("T")


class Holdings(Protocol):
    """A record as typed lines; every method may be called once and read through."""

    def reports(self) -> Iterable[tuple[Document, Layers]]:
        """Every report with its layers."""

    def members(self) -> Iterable[StoryMember]:
        """Every report's place in a story."""

    def copies(self) -> Iterable[Copy]:
        """Every pair of reports that share passages."""

    def passages(self) -> Iterable[Passage]:
        """Every shared passage."""

    def entities(self) -> Iterable[RecordEntity]:
        """Every entity merged over reports."""

    def statements(self) -> Iterable[RecordStatement]:
        """Every statement merged over reports."""

    def proposals(self) -> Iterable[Proposal]:
        """Every proposal."""

    def positions(self) -> Iterable[RecordPosition]:
        """Every position."""

    def events(self) -> Iterable[RecordEvent]:
        """Every event merged over reports."""

    def contradictions(self) -> Iterable[Contradiction]:
        """Every contradiction."""

    def naming(self) -> Iterable[NamingUse]:
        """Every use of a loaded word."""

    def control(self) -> Iterable[Control]:
        """Every claim that a party holds a place."""

    def brief(self) -> Iterable[BriefSentence]:
        """The sentences of every story's brief."""

    def manifest(self) -> Mapping[str, Any]:
        """Inputs, versions, counts, rejects and times of the record."""


class RecordHoldings:
    """The holdings of a record directory."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def _rows(self, table: str, row: type[T]) -> Iterable[T]:
        return self._record.rows(table, row) if table in self._record.tables else ()

    def reports(self) -> Iterable[tuple[Document, Layers]]:
        """Every report with its layers."""
        return self._record.analysed()

    def members(self) -> Iterable[StoryMember]:
        """Every report's place in a story."""
        return self._rows("stories", StoryMember)

    def copies(self) -> Iterable[Copy]:
        """Every pair of reports that share passages."""
        return self._rows("copies", Copy)

    def passages(self) -> Iterable[Passage]:
        """Every shared passage."""
        return self._rows("passages", Passage)

    def entities(self) -> Iterable[RecordEntity]:
        """Every entity merged over reports."""
        return self._record.entities() if "record_entities" in self._record.tables else ()

    def statements(self) -> Iterable[RecordStatement]:
        """Every statement merged over reports."""
        return self._rows("record_statements", RecordStatement)

    def proposals(self) -> Iterable[Proposal]:
        """Every proposal."""
        return self._rows("proposals", Proposal)

    def positions(self) -> Iterable[RecordPosition]:
        """Every position."""
        return self._rows("record_positions", RecordPosition)

    def events(self) -> Iterable[RecordEvent]:
        """Every event merged over reports."""
        return self._rows("record_events", RecordEvent)

    def contradictions(self) -> Iterable[Contradiction]:
        """Every contradiction."""
        return self._rows("contradictions", Contradiction)

    def naming(self) -> Iterable[NamingUse]:
        """Every use of a loaded word."""
        return self._rows("naming_uses", NamingUse)

    def control(self) -> Iterable[Control]:
        """Every claim that a party holds a place."""
        return self._rows("control", Control)

    def brief(self) -> Iterable[BriefSentence]:
        """The sentences of every story's brief."""
        return self._rows("brief", BriefSentence)

    def manifest(self) -> Mapping[str, Any]:
        """Inputs, versions, counts, stages of the record, and its rejects one by one."""
        rejected = [msgspec.to_builtins(row) for row in self._rows("rejects", RejectRow)]
        return {**msgspec.to_builtins(self._record.manifest), "rejected": rejected}
