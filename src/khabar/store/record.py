"""A finished record, opened for reading."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from khabar.errors import RecordError, UsageError
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Layers
from khabar.model.record import RecordEntity
from khabar.store.columns import from_batch
from khabar.store.files import is_whole
from khabar.store.flatten import document_of, entity_of
from khabar.store.manifest import Manifest, read_manifest
from khabar.store.rows import DocumentRow, RecordEntityRow
from khabar.store.views import DERIVED, view_statements

T = TypeVar("T")

_LAYERS = msgspec.json.Decoder(Layers)


class Record:
    """A record directory: its tables as DuckDB relations, Arrow tables or typed rows. Nothing is written.

    >>> record = khabar.open("record")                                        # doctest: +SKIP
    >>> record.sql("SELECT speaker_entity, count(*) FROM statements GROUP BY ALL")   # doctest: +SKIP
    >>> record.arrow("events").to_pandas()                                    # doctest: +SKIP
    """

    def __init__(self, folder: Path, manifest: Manifest | None = None) -> None:
        """Open the record in ``folder`` (as ``manifest`` describes it); raises RecordError where there is none."""
        self.folder = folder
        self.manifest: Manifest = manifest or read_manifest(folder)
        broken = [entry.file for entry in self.manifest.tables.values() if not is_whole(folder / entry.file)]
        if broken:
            more = f" and {len(broken) - 1} more" if broken[1:] else ""
            raise RecordError(f"{folder} lacks {broken[0]}{more}, or they are damaged: build the record again")

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables and views that the record holds."""
        held = self.manifest.tables
        return (*held, *(name for name, view in DERIVED.items() if set(view.needs) <= held.keys()))

    def path(self, table: str) -> Path:
        """Return the Parquet file of a table; raises UsageError where the record has no such table."""
        entry = self.manifest.tables.get(table)
        if entry is None:
            raise UsageError(f"{self.folder} has no table {table!r}; it has {', '.join(self.tables)}")
        return self.folder / entry.file

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection of this process with a view for every table."""
        connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
        for statement in view_statements(self.manifest, self.folder.absolute()):
            connection.execute(statement)
        return connection

    def sql(self, query: str, parameters: list[Any] | None = None) -> duckdb.DuckDBPyRelation:
        """Return the result of a query over the tables, as a relation that is computed when it is read."""
        return self.connection.cursor().sql(query, params=parameters)

    def relation(self, table: str) -> duckdb.DuckDBPyRelation:
        """Return a table or view as a DuckDB relation."""
        self._known(table)
        return self.connection.table(table)

    def arrow(self, table: str) -> pa.Table:
        """Return a table or view as an Arrow table."""
        self._known(table)
        if table in self.manifest.tables:
            return pq.read_table(self.path(table))
        return self.connection.cursor().sql(f'SELECT * FROM "{table}"').to_arrow_table()  # noqa: S608

    def rows(self, table: str, row: type[T]) -> Iterator[T]:
        """Yield the rows of a table as values of its row type (a dataclass of the model or the store), in its order."""
        for batch in pq.ParquetFile(self.path(table)).iter_batches():
            yield from from_batch(batch, row)

    def ids(self) -> list[DocId]:
        """Return the ids of all reports, in order."""
        return [DocId(value) for value in pq.read_table(self.path("documents"), columns=["id"])["id"].to_pylist()]

    def documents(self) -> Iterator[Document]:
        """Yield every report, by id."""
        return map(document_of, self.rows("documents", DocumentRow))

    def document(self, doc: str) -> Document:
        """Return one report; raises UsageError where there is none of that id."""
        found = self._one("documents", "id", doc)
        return document_of(from_batch(found, DocumentRow)[0])

    def layers(self, doc: str) -> Layers:
        """Return the layers of one report; raises UsageError where there is none of that id."""
        found = self._one("analyses", "doc", doc)
        return _LAYERS.decode(found.column("layers")[0].as_py())

    def analysed(self) -> Iterator[tuple[Document, Layers]]:
        """Yield every report with its layers, by id."""
        analyses = pq.ParquetFile(self.path("analyses")).iter_batches(columns=["layers"])
        values = (value.as_py() for batch in analyses for value in batch.column(0))
        for document, value in zip(self.documents(), values, strict=True):
            yield document, _LAYERS.decode(value)

    def entities(self) -> Iterator[RecordEntity]:
        """Yield the entities merged over reports."""
        return map(entity_of, self.rows("record_entities", RecordEntityRow))

    def _known(self, table: str) -> None:
        if table not in self.tables:
            self.path(table)

    def _one(self, table: str, key: str, value: str) -> pa.Table:
        found = pq.read_table(self.path(table), filters=[(key, "=", value)])
        if not found.num_rows:
            raise UsageError(f"{self.folder} has no report with the id {value!r}")
        return found
