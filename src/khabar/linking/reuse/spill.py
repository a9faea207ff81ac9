"""Word tables too large for memory, kept in files and mapped."""

import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from khabar.text.shingles import WordTable

T = TypeVar("T", bound=np.generic)
_COLUMNS = ("hashes", "starts", "ends", "opens")


def spilled(tables: Iterable[WordTable], folder: Path) -> WordTable:
    """Return the tables as one, like ``concatenated``, with its columns in files of ``folder`` that are mapped into memory.

    Only one of the tables is held at a time; the files may be removed when the returned table is no longer used.
    """
    files = {name: (folder / f"words-{name}.bin").open("wb") for name in _COLUMNS}
    first = [np.zeros(1, np.int64)]
    total = 0
    for table in tables:
        for name, file in files.items():
            getattr(table, name).tofile(file)
        first.append(table.first[1:] + total)
        total += len(table.hashes)
    for file in files.values():
        file.close()
    return WordTable(
        _mapped(folder / "words-hashes.bin", np.uint64, total),
        _mapped(folder / "words-starts.bin", np.int32, total),
        _mapped(folder / "words-ends.bin", np.int32, total),
        _mapped(folder / "words-opens.bin", np.bool_, total),
        np.concatenate(first),
    )


def let_go(table: WordTable) -> None:
    """Give back the memory of what has been read of a mapped table; it is read from its files again where it is needed."""
    for name in _COLUMNS:
        held = getattr(table, name).base
        if isinstance(held, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            held.madvise(mmap.MADV_DONTNEED)


def _mapped(file: Path, kind: type[T], total: int) -> NDArray[T]:
    if not total:  # an empty file cannot be mapped
        return np.zeros(0, kind)
    return np.memmap(file, kind, "r", shape=(total,))
