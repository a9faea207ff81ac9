"""Writing tables: rows in, Parquet files with row groups of a fixed size out."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from khabar.store.columns import schema_of, to_batch
from khabar.store.files import sha256_of
from khabar.store.manifest import TableFile
from khabar.store.tables import TABLES

_GROUPS = {"documents": 128, "analyses": 128}
"""Rows in a row group, small where single reports are looked up by id."""
_GROUP = 8192


class RowWriter:
    """One Parquet file of rows of one dataclass. Its bytes depend on the rows alone, not on how they came."""

    def __init__(self, path: Path, row: type, group: int = _GROUP) -> None:
        self.path = path
        self.rows = 0
        self._row = row
        self._group = group
        self._held: list[Any] = []
        self._file = pq.ParquetWriter(path, schema_of(row), compression="zstd")

    def add(self, rows: list[Any]) -> None:
        """Append rows."""
        self._held += rows
        while len(self._held) >= self._group:
            self._write(self._held[: self._group])
            self._held = self._held[self._group :]

    def close(self) -> None:
        """Write what is held back and finish the file."""
        if self._held:
            self._write(self._held)
            self._held = []
        self._file.close()

    def _write(self, rows: list[Any]) -> None:
        batch = to_batch(rows, self._row)
        self._file.write_table(pa.Table.from_batches([batch]), row_group_size=self._group)
        self.rows += len(rows)


class TablesWriter:
    """The tables of one stage, in one folder."""

    def __init__(self, folder: Path, tables: tuple[str, ...]) -> None:
        """Begin the files of ``tables``; those that get no rows are there all the same."""
        self._writers = {
            name: RowWriter(folder / f"{name}.parquet", TABLES[name].row, _GROUPS.get(name, _GROUP)) for name in tables
        }

    def add(self, table: str, rows: list[Any]) -> None:
        """Append rows to a table."""
        self._writers[table].add(rows)

    def close(self, below: str) -> dict[str, TableFile]:
        """Finish the files and describe them, with paths under the folder ``below`` of the record."""
        for writer in self._writers.values():
            writer.close()
        return {
            name: TableFile(f"{below}/{name}.parquet", writer.rows, sha256_of(writer.path))
            for name, writer in self._writers.items()
        }
