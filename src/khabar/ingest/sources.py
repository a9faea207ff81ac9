"""From what the user names (files, folders, zips, globs) to single inputs in a fixed order."""

import glob
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from khabar.errors import InputError

SIDECAR = ".meta.json"
"""Suffix, in place of its own, of the file that says what is known about a report."""
_NOT_INPUTS = (".", "__MACOSX")
"""Beginnings of names that systems leave in folders and archives and that are no inputs."""


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file to read: the label under which the record names it, and where it lies."""

    label: str
    path: Path


def expand(sources: Sequence[Path | str]) -> list[SourceFile]:
    """Return the files of ``sources``, each once, sorted by label; sidecars are left out where their report is there.

    Of files that would have one label, each is given as much of its path as tells it from the others.
    Raises InputError where a source is missing or a glob matches nothing.
    """
    found: dict[str, SourceFile] = {}
    for source in sources:
        for path, label in _files(source):
            found.setdefault(os.path.realpath(path), SourceFile(_printable(label), path.absolute()))
    paths = {file.path for file in found.values()}
    return sorted(_told_apart(file for file in found.values() if not _is_sidecar_of_one(file.path, paths)))


def _told_apart(files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """Give files of one label more of their paths, a folder at a time, until no two are the same."""
    alike: dict[str, list[SourceFile]] = defaultdict(list)
    for file in files:
        alike[file.label].append(file)
    for label, some in alike.items():
        more = label.count("/") + 2
        if len(some) == 1 or more > max(len(file.path.parts) for file in some):
            yield from some
            continue
        yield from _told_apart(SourceFile(_printable("/".join(file.path.parts[-more:])), file.path) for file in some)


def is_hidden(label: str) -> bool:
    """Tell whether a path inside a folder or archive is the system's and no input."""
    return any(part.startswith(_NOT_INPUTS) for part in label.split("/") if part not in {".", ".."})


def stem_of(label: str) -> str:
    """Return the file name of a label without its suffix."""
    return Path(label).stem


def is_regular(path: Path) -> bool:
    """Tell whether ``path`` is a file that can be read to its end (no pipe, no device)."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def without_sidecars(labels: Iterable[str]) -> list[str]:
    """Return archive members without the sidecars of other members, sorted."""
    every = set(labels)
    owned = {sidecar_of(label) for label in every if not label.endswith(SIDECAR)}
    return sorted(every - owned)


def sidecar_of(label: str) -> str:
    """Return the label of the sidecar that a report's file would have."""
    return label[: -len(suffix)] + SIDECAR if (suffix := Path(label).suffix) else label + SIDECAR


def _printable(label: str) -> str:
    """Return a label that is text, where a file's name is in no encoding that the system knows (``caf\\xe9.txt``)."""
    return os.fsencode(label).decode("utf-8", "backslashreplace")


def _is_sidecar_of_one(path: Path, paths: set[Path]) -> bool:
    if not path.name.endswith(SIDECAR):
        return False
    stem = path.name.removesuffix(SIDECAR)
    return any(path.with_name(stem + suffix) in paths for suffix in (".txt", ".text", ".html", ".htm", ".xhtml", ""))


def _files(source: Path | str) -> Iterator[tuple[Path, str]]:
    path = Path(source)
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield path, path.name
    elif glob.has_magic(str(source)):
        yield from _globbed(str(source))
    else:
        raise InputError(f"there is no file or folder {str(source)!r}")


def _globbed(pattern: str) -> Iterator[tuple[Path, str]]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (absolute patterns, which Path.glob refuses)
    if not matches:
        raise InputError(f"nothing matches {pattern!r}")
    for match in matches:
        path = Path(match)
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path, path.name


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files under a folder, and as if they were files the folders that may not be read, which become rejects."""
    base = folder.absolute()
    closed: list[OSError] = []
    for where, folders, files in os.walk(base, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        for name in sorted(files):
            if not is_hidden(name):
                yield Path(where, name), _label(folder, Path(where, name))
    for error in closed:
        yield Path(error.filename), _label(folder, Path(error.filename))


def _label(folder: Path, path: Path) -> str:
    return f"{folder.resolve().name}/{path.relative_to(folder.absolute()).as_posix()}"
