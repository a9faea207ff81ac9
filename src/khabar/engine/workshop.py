"""A record under construction: stages that meet on disk.

Each stage writes its tables into ``stages/NAME/KEY``, where the key is a hash of everything that went in. The folder appears
under that name only when it is complete, so a stage whose folder is there is finished and is not run again. The manifest,
written last, says which folders make up the record.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from khabar.engine.fingerprints import combined
from khabar.errors import RecordError
from khabar.store.files import TEMPORARY, explained, write_text
from khabar.store.manifest import STAGES, TableFile
from khabar.store.tables import made_by
from khabar.store.writing import TablesWriter

_MARKER = "stage.json"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Finished:
    """A stage that is done: its key, its tables, and how many of what it met."""

    name: str
    key: str
    tables: dict[str, TableFile]
    counts: dict[str, int] = field(default_factory=dict)
    base: str = ""
    """The part of the key that does not depend on the record before."""
    sizes: dict[str, int] = field(default_factory=dict)
    """Bytes of every file of the stage's folder, by which one that was cut short is known."""

    @property
    def digest(self) -> str:
        """A hash of what the stage made: two runs with the same outcome have the same."""
        return combined(self.counts, {name: table.sha256 for name, table in self.tables.items()})


class Workshop:
    """The folder in which a record is made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts = folder / "parts"
        """Analysed batches that no finished stage holds yet."""

    def finished(self, name: str, key: str) -> Finished | None:
        """Return a stage if it has been finished with this key and its files are whole in number and length."""
        folder = self._folder(name, key)
        try:
            stage = msgspec.json.decode((folder / _MARKER).read_bytes(), type=Finished)
            whole = all((folder / file).stat().st_size == size for file, size in stage.sizes.items())
        except (OSError, msgspec.DecodeError):
            return None
        return stage if whole else None

    def run(
        self, name: str, key: str, make: Callable[[TablesWriter, Path], dict[str, int]], base: str = ""
    ) -> Finished:
        """Run a stage: ``make`` fills the tables (and may use the folder for its own files) and returns counts.

        Raises RecordError where something cannot be written; what earlier stages made stays.
        """
        final = self._folder(name, key)
        making = final.with_name(key + TEMPORARY)
        try:
            _emptied(making)
            writer = TablesWriter(making, tuple(table.name for table in made_by(name)))
            counts = make(writer, making)
            tables = writer.close(final.relative_to(self.folder).as_posix())
            stage = Finished(name, key, tables, counts, base, _sizes(making))
            write_text(making / _MARKER, msgspec.json.encode(stage).decode("utf-8"))
            shutil.rmtree(final, ignore_errors=True)
            making.replace(final)
        except OSError as error:
            shutil.rmtree(making, ignore_errors=True)
            raise explained(error, making) from error
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
        return stage

    def sweep(self, keep: set[tuple[str, str]]) -> None:
        """Remove the stages that are not in ``keep`` (pairs of name and key), and the analysed batches."""
        for folder in (self.folder / STAGES).glob("*/*"):
            if (folder.parent.name, folder.name) not in keep:
                shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(self.parts, ignore_errors=True)

    def earlier(self, name: str) -> Iterator[Finished]:
        """Yield every finished run of a stage, by key."""
        for folder in sorted((self.folder / STAGES / name).glob("*")):
            if folder.suffix != TEMPORARY and (stage := self.finished(name, folder.name)):
                yield stage

    def folder_of(self, stage: Finished) -> Path:
        """Return the folder of a finished stage, where its tables lie and what else it has written."""
        return self._folder(stage.name, stage.key)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other build out of this folder; the lock goes with the process, however it ends."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / _LOCK).open("w")
        except OSError as error:
            raise explained(error, self.folder) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise RecordError(
                    f"another build is writing {self.folder}: wait for it, or name another folder"
                ) from error
            lock.write(f"{os.getpid()}\n")
            lock.flush()
            yield

    def _folder(self, name: str, key: str) -> Path:
        return self.folder / STAGES / name / key


def _sizes(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
