"""Writing files so that a crash leaves the old one or the new one, never half of one."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from khabar.errors import RecordError

TEMPORARY = ".tmp"
"""Suffix of files that are being written; one left behind by a crash is rubbish."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to, and put it in the place of ``path`` when the block ends without an error.

    Raises RecordError where the disk is full; the temporary file is removed and ``path`` stays as it was.
    """
    temporary = path.with_name(path.name + TEMPORARY)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        _to_disk(temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _explained(error, path) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a small UTF-8 file in one step."""
    with replacing(path) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")


def write_parquet(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch], group: int) -> int:
    """Write batches as one Parquet file with row groups of ``group`` rows, and return the number of rows.

    The bytes depend on the rows alone: batches are cut again at fixed places.
    """
    written = 0
    with replacing(path) as temporary, pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
        for piece in _regrouped(batches, schema, group):
            writer.write_table(piece, row_group_size=group)
            written += piece.num_rows
    return written


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _regrouped(batches: Iterable[pa.RecordBatch], schema: pa.Schema, group: int) -> Iterator[pa.Table]:
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        held.append(batch)
        rows += batch.num_rows
        while rows >= group:
            table = pa.Table.from_batches(held, schema)
            yield table.slice(0, group)
            held = table.slice(group).to_batches()
            rows -= group
    if rows:
        yield pa.Table.from_batches(held, schema)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _explained(error: OSError, path: Path) -> RecordError:
    if error.errno in _FULL:
        free = shutil.disk_usage(path.parent).free // 1_000_000
        return RecordError(
            f"the disk is full ({free} MB free) while writing {path}; nothing that was finished is lost: "
            "make room and run the same command again"
        )
    return RecordError(f"cannot write {path}: {error.strerror or error}")
