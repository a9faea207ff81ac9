"""Sorting more rows than memory holds: sorted chunks on disk, merged as they are read."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pyarrow.parquet as pq

from khabar.store.columns import from_batch
from khabar.store.writing import RowWriter

T = TypeVar("T")
_AT_ONCE = 32
"""Rows of each chunk that are held while merging."""


def write_sorted(rows: Iterable[T], row: type[T], key: Callable[[T], Any], path: Path, chunk: int = 2000) -> int:
    """Write rows to ``path`` in the order of ``key``, holding about ``chunk`` of them, and return their number."""
    chunks: list[Path] = []
    held: list[T] = []

    def spill() -> None:
        chunks.append(path.with_name(f"{path.stem}.chunk{len(chunks)}"))
        _write(chunks[-1], sorted(held, key=key), row)
        held.clear()

    for value in rows:
        held.append(value)
        if len(held) >= chunk:
            spill()
    spill()
    written = _write(path, merged(chunks, row, key), row)
    for used in chunks:
        used.unlink()
    return written


def merged(files: Iterable[Path], row: type[T], key: Callable[[T], Any]) -> Iterator[T]:
    """Yield the rows of sorted files in the order of ``key``; of equal rows those of earlier files come first."""
    return heapq.merge(*(rows_of_file(file, row) for file in files), key=key)


def rows_of_file(file: Path, row: type[T], columns: list[str] | None = None) -> Iterator[T]:
    """Yield the rows of a Parquet file, a few at a time."""
    with pq.ParquetFile(file) as opened:
        for batch in opened.iter_batches(batch_size=_AT_ONCE, columns=columns):
            yield from from_batch(batch, row)


def _write(path: Path, rows: Iterable[T], row: type[T]) -> int:
    writer = RowWriter(path, row, group=128)
    for value in rows:
        writer.add([value])
    writer.close()
    return writer.rows
