"""The manifest: what went into a record, by what it was made, and what it holds. It says nothing of when."""

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from khabar.errors import RecordError
from khabar.store.files import write_text

FORMAT = 1
"""Version of the record's layout on disk; a record of another version is not opened."""
NAME = "manifest.json"
STAGES = "stages"
"""Folder of a record in which the stages of a build put what they make."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read."""

    label: str
    """Its path, counted from what the user named."""
    bytes: int
    sha256: str
    reports: int = 0
    rejects: int = 0


@dataclass(frozen=True, slots=True)
class TableFile:
    """Where a table lies, how many rows it has, and the hash of its bytes."""

    file: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything needed to tell two records apart and to open one."""

    khabar: str
    """Version of the program."""
    annotators: dict[str, int]
    lexicons: str
    """Fingerprint of the lexicon files."""
    code: str
    """Fingerprint of the program's modules that make the record."""
    mapping: dict[str, str]
    """Field names of the input that were mapped to Khabar's."""
    inputs: tuple[InputFile, ...]
    counts: dict[str, int]
    """``read`` = ``reports`` + ``rejects``."""
    rejects: dict[str, int]
    """Rejected inputs by reason."""
    stages: dict[str, str]
    """Finished stages with the hash of everything that went into each."""
    tables: dict[str, TableFile]
    format: int = field(default=FORMAT)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put the manifest in place; from then on the record is the one that it describes."""
    plain = msgspec.json.format(msgspec.json.encode(manifest), indent=1).decode("utf-8")
    write_text(folder / NAME, plain + "\n")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a record; raises RecordError where there is none, or it is of another format."""
    path = folder / NAME
    try:
        data = path.read_bytes()
    except OSError as error:
        unfinished = " (a build has begun there but not finished: run it again)" if (folder / STAGES).is_dir() else ""
        raise RecordError(f"{folder} is not a record: it has no {NAME}{unfinished}") from error
    try:
        version = msgspec.json.decode(data, type=_Format).format
        if version != FORMAT:
            raise RecordError(f"{folder} has the record format {version}; this program reads {FORMAT}: build it again")
        return msgspec.json.decode(data, type=Manifest)
    except msgspec.DecodeError as error:
        raise RecordError(f"{path} is damaged ({error}): build the record again") from error


@dataclass(frozen=True, slots=True)
class _Format:
    format: int
