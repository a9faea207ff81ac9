"""All analysed reports in one file for random access: what stages across reports look things up in.

Each entry is a deflated JSON value, found by its number in the order of ids; the file is mapped into memory, so processes that
read it share one copy and hold none of it.
"""

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from khabar.model.document import Document
from khabar.model.layers import Layers, Layout
from khabar.text.reading import kept_text


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """The first of the layers alone, which is read much faster than all of them."""

    layout: Layout


_DOCUMENT = msgspec.json.Decoder(Document)
_LAYERS = msgspec.json.Decoder(Layers)
_LAYOUT = msgspec.json.Decoder(_LaidOut)
_LEVEL = 1
"""Deflate's fastest: the file is read often and kept for a while only."""


class ShelfWriter:
    """Puts reports on a shelf, in the order of their ids."""

    def __init__(self, folder: Path) -> None:
        self._index = folder / "shelf.npy"
        self._file = (folder / "shelf.bin").open("wb")
        self._ends = [0]

    def add(self, document: Document, layers: str) -> None:
        """Append one report with its layers as JSON."""
        for data in (msgspec.json.encode(document), layers.encode("utf-8")):
            self._ends.append(self._ends[-1] + self._file.write(zlib.compress(data, _LEVEL)))

    def close(self) -> None:
        """Finish the files."""
        self._file.close()
        np.save(self._index, np.array(self._ends, np.int64))


class Shelf:
    """Reports and their layers by number."""

    def __init__(self, folder: Path) -> None:
        """Open the shelf that lies in ``folder``."""
        self.folder = folder
        self._ends = np.load(folder / "shelf.npy")
        with (folder / "shelf.bin").open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if self._ends[-1] else b""

    def __len__(self) -> int:
        return (len(self._ends) - 1) // 2

    def document(self, number: int) -> Document:
        """Return a report."""
        return _DOCUMENT.decode(self._part(2 * number))

    def layers(self, number: int) -> Layers:
        """Return the layers of a report."""
        return _LAYERS.decode(self._part(2 * number + 1))

    def kept(self, number: int) -> str:
        """Return the raw text of a report with line breaks for what is not the report."""
        layout = _LAYOUT.decode(self._part(2 * number + 1)).layout
        return kept_text(self.document(number).raw, layout.drops)

    def reports(self) -> Iterator[tuple[Document, Layers]]:
        """Yield every report with its layers, by id."""
        return ((self.document(number), self.layers(number)) for number in range(len(self)))

    def _part(self, index: int) -> bytes:
        start, end = int(self._ends[index]), int(self._ends[index + 1])
        return zlib.decompress(self._data[start:end])


@lru_cache(maxsize=4)
def opened(folder: Path) -> Shelf:
    """Return the shelf of a folder; each process opens it once."""
    return Shelf(folder)
