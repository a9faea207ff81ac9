"""Writing files so that a crash leaves the old one or the new one, never half of one."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from khabar.errors import RecordError

TEMPORARY = ".tmp"
"""Suffix of files that are being written; one left behind by a crash is rubbish."""
_PARQUET = b"PAR1"
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
        _remove(temporary)
        raise explained(error, path) from error
    except BaseException:
        _remove(temporary)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a small UTF-8 file in one step."""
    with replacing(path) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")


def is_whole(path: Path) -> bool:
    """Tell whether a Parquet file is there and begins and ends as one does; one that was cut short does not."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_PARQUET)) == _PARQUET
            file.seek(-len(_PARQUET), os.SEEK_END)
            return begins and file.read() == _PARQUET
    except OSError:
        return False


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def explained(error: OSError, path: Path) -> RecordError:
    """Return the error to show where ``path`` could not be written."""
    if error.errno in _FULL:
        free = shutil.disk_usage(_existing(path)).free // 1_000_000
        return RecordError(
            f"the disk is full ({free} MB free) while writing {path}; nothing that was finished is lost: "
            "make room and run the same command again"
        )
    return RecordError(f"cannot write {path}: {error.strerror or error}")


def _existing(path: Path) -> Path:
    return next(folder for folder in (path, *path.absolute().parents) if folder.exists())
