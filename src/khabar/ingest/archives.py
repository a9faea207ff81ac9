"""Zip archives: their members are read in memory and nothing is unpacked to disk."""

import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from khabar.ingest.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, RATIO_FREE
from khabar.ingest.reasons import RefusedInputError
from khabar.ingest.sources import is_hidden, sidecar_of, without_sidecars

_DRIVE = re.compile("[A-Za-z]:")
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    label: str
    sidecar: zipfile.ZipInfo | None = None

    def checked(self) -> "Member":
        """Return self, or raise RefusedInputError where the member is encrypted, lies outside, or unpacks to far too much."""
        path = PurePosixPath(self.label.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or _DRIVE.match(self.label) or not path.parts:
            raise RefusedInputError("unsafe-archive", "its name leads outside the archive")
        if self.info.flag_bits & _ENCRYPTED:
            raise RefusedInputError("unreadable", "encrypted; unpack it first")
        if self.info.file_size > max(RATIO_FREE, MAX_RATIO * self.info.compress_size):
            raise RefusedInputError(
                "unsafe-archive", f"unpacks from {self.info.compress_size:,} to {self.info.file_size:,} bytes"
            )
        return self

    def open(self) -> IO[bytes]:
        """Return the member's bytes as a stream, which ends with an error where they are damaged."""
        return self.archive.open(self.info)


def open_archive(path: Path) -> zipfile.ZipFile:
    """Return the archive; raises RefusedInputError where it is damaged or holds too much."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise RefusedInputError("unreadable", f"not a readable zip archive: {error}") from None
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or total > MAX_UNPACKED:
        archive.close()
        raise RefusedInputError("unsafe-archive", f"{len(infos):,} members of {total:,} bytes unpacked")
    return archive


def members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Yield the files of an archive in order of their names; of two with one name, both."""
    by_label: dict[str, list[zipfile.ZipInfo]] = {}
    for info in archive.infolist():
        label = _label(info)
        if not label.endswith("/") and not is_hidden(label):
            by_label.setdefault(label, []).append(info)
    for label in without_sidecars(by_label):
        sidecar = by_label.get(sidecar_of(label), [None])[0]
        for info in by_label[label]:
            yield Member(archive, info, label, sidecar if sidecar is not info else None)


def _label(info: zipfile.ZipInfo) -> str:
    """Return a member's name; many programs write UTF-8 names without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
