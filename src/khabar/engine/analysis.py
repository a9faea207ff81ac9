"""From reports to their layers, batch by batch: the function that local processes and Spark both run."""

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import pyarrow as pa

from khabar.annotators.registry import analyse
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Publication
from khabar.store.columns import from_batch, schema_of, to_batch


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A report as it was read, waiting for analysis."""

    fingerprint: str
    id: DocId
    name: str
    raw: str
    source: str
    outlet: str | None
    url: str | None
    author: str | None
    retrieved: date | None
    published: date | None
    title_end: int
    boilerplate: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document: Document, fingerprint: str) -> "ReadRow":
        """Return the row of a report."""
        return cls(fingerprint, **{name: getattr(document, name) for name in _FIELDS})

    def document(self) -> Document:
        """Return the report."""
        return Document(**{name: getattr(self, name) for name in _FIELDS})


_FIELDS = tuple(f for f in ReadRow.__dataclass_fields__ if f != "fingerprint")


@dataclass(frozen=True, slots=True)
class AnalysedRow:
    """What became of one report: its layers as JSON, or the error that an annotator raised."""

    doc: DocId
    fingerprint: str
    key: str
    layers: str | None
    error: str | None


READ_SCHEMA = schema_of(ReadRow)
ANALYSED_SCHEMA = schema_of(AnalysedRow)


def analyse_batches(batches: Iterator[pa.RecordBatch], key: str) -> Iterator[pa.RecordBatch]:
    """Yield, for every batch of reports (``READ_SCHEMA``), a batch of what became of them (``ANALYSED_SCHEMA``).

    ``key`` is written into every row: the caller's :func:`khabar.engine.fingerprints.analysis_key`.
    """
    return (analyse_batch(batch, key) for batch in batches)


def analyse_batch(batch: pa.RecordBatch, key: str) -> pa.RecordBatch:
    """Return what became of one batch of reports."""
    return to_batch([analyse_row(row, key) for row in from_batch(batch, ReadRow)], AnalysedRow)


def analyse_row(row: ReadRow, key: str, published: Publication | None = None) -> AnalysedRow:
    """Return what became of one report; ``published`` is its day where other reports have told it."""
    try:
        layers = analyse(row.document(), published=published)
    except Exception as error:  # one bad report must not end the build; it is counted as a reject
        return AnalysedRow(row.id, row.fingerprint, key, None, _place_of(error))
    return AnalysedRow(row.id, row.fingerprint, key, msgspec.json.encode(layers).decode("utf-8"), None)


def _place_of(error: Exception) -> str:
    """Return the kind of an error and the line of the program that it came from; its message may hold an address in memory."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno}"
