"""Lexicon files and how they become typed values.

A lexicon file is TOML: one array of tables named ``entry``, each with at least ``id``, ``forms``, ``meaning`` and
``example``, and the further fields of its kind. Compiled gazetteers are tab-separated tables. What a room makes of the files
(matchers, tables) is compiled once per :class:`Lexicons` and kept there, so that annotators stay pure functions of a
document and the lexicons.
"""

import dataclasses
import gc
import gzip
import hashlib
import tomllib
import typing
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from khabar.errors import LexiconError

T = TypeVar("T")
E = TypeVar("E", bound="Entry")

_DATA = Path(__file__).parent / "data"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every lexicon entry has."""

    id: str
    forms: tuple[str, ...]
    """Written forms; matched after folding."""
    meaning: str = ""
    example: str = ""
    """A sentence that one of the forms must match."""


class Lexicons:
    """The lexicon files of one folder, read on demand and kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or _DATA
        self._compiled: dict[Any, Any] = {}

    def compiled(self, compile_: Callable[["Lexicons"], T]) -> T:
        """Return ``compile_(self)``, computed on the first call and kept; the garbage collector is told to leave it alone."""
        if compile_ not in self._compiled:
            self._compiled[compile_] = compile_(self)
            gc.freeze()
        return cast(T, self._compiled[compile_])

    def entries(self, name: str, kind: type[E]) -> tuple[E, ...]:
        """Return the entries of ``name.toml``, each checked and made a ``kind``.

        Raises LexiconError with file and entry where a field is unknown, missing or of the wrong type, or an id is repeated.
        """
        path = self.folder / f"{name}.toml"
        try:
            tables = tomllib.loads(path.read_text("utf-8")).get("entry", [])
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(f"{path.name}: {error}") from error
        entries = tuple(_entry(path.name, table, kind) for table in tables)
        seen: set[str] = set()
        for entry in entries:
            if entry.id in seen:
                raise LexiconError(f"{path.name}: two entries have the id {entry.id!r}")
            seen.add(entry.id)
        return entries

    def rows(self, name: str) -> list[list[str]]:
        """Return the rows of the compiled table ``name.tsv.gz``, without its header and comments."""
        path = self.folder / f"{name}.tsv.gz"
        try:
            text = gzip.decompress(path.read_bytes()).decode("utf-8")
        except OSError as error:
            raise LexiconError(f"{path.name}: {error}") from error
        return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]

    def fingerprint(self) -> str:
        """Return a hash of every lexicon file's name and content."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.iterdir()):
            if path.is_file():
                data = path.read_bytes()
                digest.update(f"{path.name}:{len(data)}:".encode() + data)
        return digest.hexdigest()[:16]


@cache
def bundled() -> Lexicons:
    """Return the lexicons that come with the package; one per process."""
    return Lexicons()


def _entry(file: str, table: dict[str, Any], kind: type[E]) -> E:
    where = f"{file}: entry {table.get('id', '?')!r}"
    fields = {f.name: f for f in dataclasses.fields(kind)}
    unknown = table.keys() - fields.keys()
    if unknown:
        raise LexiconError(
            f"{where}: unknown field {', '.join(sorted(unknown))}; known are {', '.join(sorted(fields))}"
        )
    hints = typing.get_type_hints(kind)
    values = {key: _value(f"{where}: {key}", value, hints[key]) for key, value in table.items()}
    try:
        entry = kind(**values)
    except TypeError as error:
        raise LexiconError(f"{where}: {error}") from error
    if not entry.forms or not all(form.strip() for form in entry.forms):
        raise LexiconError(f"{where}: an entry needs at least one form, and no form may be empty")
    return entry


def _value(where: str, value: Any, hint: Any) -> Any:
    if isinstance(value, list):
        value = tuple(value)
    allowed = typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else None
    if allowed and value not in allowed:
        raise LexiconError(f"{where}: {value!r} is none of {', '.join(map(repr, allowed))}")
    return value
