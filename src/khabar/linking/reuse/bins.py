"""Arrays sorted into bins, in memory or on disk, so that a step over millions of rows can be done a part at a time."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Columns = Sequence[NDArray[np.int64]]


class Bins:
    """Rows of ``width`` integers in ``count`` bins; with a folder they lie in files there and memory holds one bin."""

    def __init__(self, count: int, width: int, folder: Path | None, name: str) -> None:
        self.count = count
        self._width = width
        self._held: list[list[NDArray[np.int64]]] = [[] for _ in range(count)]
        self._files = None if folder is None else [folder / f"{name}-{number}.bin" for number in range(count)]

    def add(self, bin_of_row: NDArray[np.int64], columns: Columns) -> None:
        """Add rows, each to the bin that ``bin_of_row`` gives, in their order."""
        rows = np.stack(columns, axis=1)
        if self.count > 1:
            order = np.argsort(bin_of_row, kind="stable")
            rows, bin_of_row = rows[order], bin_of_row[order]
        bounds = np.searchsorted(bin_of_row, np.arange(self.count + 1))
        for number, (begin, stop) in enumerate(pairwise(bounds)):
            if begin < stop:
                self._put(number, rows[begin:stop])

    def _put(self, number: int, rows: NDArray[np.int64]) -> None:
        if self._files is None:
            self._held[number].append(rows)
            return
        with self._files[number].open("ab") as file:
            rows.tofile(file)

    def take(self, number: int) -> list[NDArray[np.int64]]:
        """Return the columns of one bin, and forget them."""
        if self._files is None:
            rows = np.concatenate([np.zeros((0, self._width), np.int64), *self._held[number]])
            self._held[number] = []
        else:
            file = self._files[number]
            rows = (
                np.fromfile(file, np.int64).reshape(-1, self._width)
                if file.exists()
                else np.zeros((0, self._width), np.int64)
            )
            file.unlink(missing_ok=True)
        return [rows[:, column] for column in range(self._width)]
