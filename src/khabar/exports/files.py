"""Writing a record's tables to files of one format."""

import csv
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from khabar.errors import UsageError
from khabar.exports.rows import Json, exported, json_rows, with_texts
from khabar.store.files import replacing
from khabar.store.record import Record


def export(record: Record, form: str, out: Path, tables: Iterable[str] | None = None) -> list[Path]:
    """Write tables of a record (all unless named) into the folder ``out`` and return the files.

    ``form`` is ``jsonl``, ``csv`` or ``parquet``. Raises UsageError for a table or format that does not exist.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}; the formats are {', '.join(FORMATS)} and, for pages, site")
    names = list(tables or exported(record))
    unknown = sorted(set(names) - set(exported(record)))
    if unknown:
        raise UsageError(f"{record.folder} has no table {', '.join(unknown)}; it has {', '.join(exported(record))}")
    written = []
    for name in names:
        path = out / f"{name}.{form}"
        with replacing(path) as temporary:
            FORMATS[form](record, name, temporary)
        written.append(path)
    return written


def _jsonl(record: Record, table: str, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in json_rows(record, table):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _parquet(record: Record, table: str, path: Path) -> None:
    if table in record.manifest.tables:
        shutil.copyfile(record.path(table), path)
    else:
        pq.write_table(record.arrow(table), path, compression="zstd")


def _csv(record: Record, table: str, path: Path) -> None:
    """Nested fields become columns (``speaker_text``), lists JSON; a byte order mark tells spreadsheets that it is UTF-8."""
    relation = record.relation(table)
    reader = relation.to_arrow_reader(1000)
    columns = list(_columns(reader.schema))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(name for name, _ in columns)
        for batch in reader:
            for row in with_texts(record, batch.to_pylist()):
                writer.writerow(_cell(row, keys) for _, keys in columns)


def _columns(schema: Iterable[pa.Field], above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each column and the keys that lead to its value; evidence becomes doc, start, end, text."""
    for field in schema:
        keys = (*above, field.name)
        if not pa.types.is_struct(field.type):
            yield "_".join(keys), keys
        elif {part.name for part in field.type} == {"doc", "span"}:
            yield from (("_".join((*keys, part)), (*keys, part)) for part in ("doc", "start", "end", "text"))
        else:
            yield from _columns(field.type, keys)


def _cell(row: Json, keys: tuple[str, ...]) -> Any:
    value: Any = row
    for key in keys:
        value = None if value is None else value[key]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


FORMATS: dict[str, Callable[[Record, str, Path], None]] = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}
"""Formats of tables, by name."""
