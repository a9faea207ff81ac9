"""One input after another, each in the way of its kind."""

import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from khabar.ingest import archives
from khabar.ingest.arrays import read_json, read_lines
from khabar.ingest.encodings import decode
from khabar.ingest.fields import Facts, checked_mapping, facts
from khabar.ingest.limits import MAX_ARRAY_FILE, MAX_TEXT_FILE
from khabar.ingest.pages import read_page
from khabar.ingest.plain import read_text
from khabar.ingest.reasons import RefusedInputError
from khabar.ingest.sources import SourceFile, expand, is_regular, sidecar_of, stem_of
from khabar.model.document import Document, Reject, document_id

_TEXT = {".txt", ".text"}
_PAGE = {".html", ".htm", ".xhtml", ".xht"}
_ARRAY = {".json"}
_LINES = {".jsonl", ".ndjson"}
_ARCHIVE = {".zip"}
KINDS = tuple(sorted(_TEXT | _PAGE | _ARRAY | _LINES | _ARCHIVE))
"""The suffixes that are read."""

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, RuntimeError,
    MemoryError,
)  # fmt: skip
"""What reading a damaged or encrypted member may end with, by the way it is packed."""

_Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Item:
    """One file or archive member: how to open it and its sidecar, and the names of fields."""

    label: str
    open: Callable[[], IO[bytes]]
    open_sidecar: Callable[[], IO[bytes]] | None
    names: _Names


def read(sources: Sequence[Path | str], *, mapping: Mapping[str, str] | None = None) -> Iterator[Document | Reject]:
    """Yield a document or a reject for every report of ``sources`` (files, folders, zips, globs), in a fixed order.

    ``mapping`` names further fields of JSON inputs, theirs → ours. A document whose name another one has already is renamed
    ``NAME~2``, ``NAME~3`` and so on, so that none is lost. Raises InputError where a source is missing, and UsageError where
    ``mapping`` leads to no field of ours, both before anything is read.
    """
    names = checked_mapping(mapping)
    return _renamed(_read_all(expand(sources), names))


def _renamed(results: Iterator[Document | Reject]) -> Iterator[Document | Reject]:
    taken: dict[str, int] = {}
    for result in results:
        if isinstance(result, Document):
            name = result.name
            while name in taken:
                taken[result.name] += 1
                name = f"{result.name}~{taken[result.name]}"
            taken[name] = 1
            if name != result.name:
                result = replace(result, name=name, id=document_id(name, result.raw, result.outlet, result.url))
        yield result


def _read_all(files: list[SourceFile], names: _Names) -> Iterator[Document | Reject]:
    for file in files:
        try:
            yield from _read_file(file, names)
        except RefusedInputError as refused:
            yield Reject(file.label, refused.reason, refused.detail)
        except OSError as error:
            yield Reject(file.label, "unreadable", error.strerror or str(error))


def _read_file(file: SourceFile, names: _Names) -> Iterator[Document | Reject]:
    if not is_regular(file.path):
        raise RefusedInputError("unreadable", "not a regular file")
    if file.path.suffix.lower() in _ARCHIVE:
        yield from _read_archive(file, names)
        return
    sidecar = Path(sidecar_of(str(file.path)))
    opener = (lambda: sidecar.open("rb")) if sidecar != file.path and sidecar.is_file() else None
    yield from _read_item(_Item(file.label, lambda: file.path.open("rb"), opener, names))


def _read_archive(file: SourceFile, names: _Names) -> Iterator[Document | Reject]:
    with archives.open_archive(file.path) as archive:
        any_member = False
        for member in archives.members(archive):
            any_member = True
            label = f"{file.label}/{member.label}"
            try:
                sidecar = member.sidecar
                opener = (lambda archive=archive, sidecar=sidecar: archive.open(sidecar)) if sidecar else None
                yield from _read_item(_Item(label, member.checked().open, opener, names))
            except RefusedInputError as refused:
                yield Reject(label, refused.reason, refused.detail)
            except _DAMAGED as error:
                yield Reject(label, "unreadable", f"damaged archive member: {error}")
        if not any_member:
            raise RefusedInputError("empty", "the archive holds no file")


def _read_item(item: _Item) -> Iterator[Document | Reject]:
    empty = True
    for result in _results(item):
        empty = False
        yield result
    if empty:
        raise RefusedInputError("empty", "holds no element")


def _results(item: _Item) -> Iterator[Document | Reject]:
    kind = _kind(item)
    stem = stem_of(item.label)
    if kind in _LINES:
        yield from _read_lines(item, stem)
    elif kind in _ARRAY:
        yield from read_json(decode(_bytes(item.open, MAX_ARRAY_FILE)), stem, item.label, item.names)
    else:
        data = _bytes(item.open, MAX_TEXT_FILE)
        known, declared = _sidecar(item)
        reader = read_page if kind in _PAGE else read_text
        yield reader(data, known, stem, item.label, declared)


def _read_lines(item: _Item, stem: str) -> Iterator[Document | Reject]:
    with item.open() as stream:
        wide = stream.read(2) in {b"\xff\xfe", b"\xfe\xff"}
    if wide:
        yield from read_json(decode(_bytes(item.open, MAX_ARRAY_FILE)), stem, item.label, item.names)
        return
    with item.open() as stream:
        yield from read_lines(stream, stem, item.label, item.names)


def _kind(item: _Item) -> str:
    """Return the suffix by which an input is read; one without a suffix is known by how it begins."""
    suffix = Path(item.label).suffix.lower()
    if suffix in KINDS and suffix not in _ARCHIVE:
        return suffix
    if suffix in _ARCHIVE:
        raise RefusedInputError("unsupported", "an archive inside an archive; unpack it first")
    if suffix:
        raise RefusedInputError("unsupported", f"{suffix} is not read; read are {', '.join(KINDS)}")
    with item.open() as stream:
        begin = stream.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin[:1] == b"<":
        return ".html"
    return ".json" if begin[:1] in {b"[", b"{"} else ".txt"


def _bytes(opener: Callable[[], IO[bytes]], limit: int) -> bytes:
    with opener() as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise RefusedInputError("too-large", f"more than {limit:,} bytes")
    return data


def _sidecar(item: _Item) -> tuple[Facts, str | None]:
    """Return what the sidecar says, and the encoding it declares; a sidecar that cannot be read is an error of its report."""
    if item.open_sidecar is None:
        return Facts(), None
    try:
        table: Any = json.loads(decode(_bytes(item.open_sidecar, MAX_TEXT_FILE)))
    except (ValueError, RecursionError) as error:
        raise RefusedInputError("malformed-json", f"its sidecar: {error}") from None
    if not isinstance(table, dict):
        raise RefusedInputError("malformed-json", "its sidecar is no JSON object")
    known = replace(facts(table, item.names), text=None)
    encoding = table.get("encoding") or table.get("charset")
    return known, encoding if isinstance(encoding, str) else None
