"""The memory that a process and all that it has started hold."""

import os
import threading
from pathlib import Path
from types import TracebackType

_PROC = Path("/proc")
_EVERY = 0.5
"""Seconds between two looks."""


class Peak:
    """Watches, while the block runs, how much memory the process and its descendants hold (Linux).

    Pages that several processes share, and pages of mapped files, are counted once: the proportional set size of the kernel.
    """

    def __init__(self) -> None:
        self.megabytes = 0
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._watcher.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            self.megabytes = max(self.megabytes, sum(map(_held, family(os.getpid()))) // 1024)


def family(root: int) -> list[int]:
    """Return a process and all its descendants."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            children.setdefault(_parent(int(folder.name)), []).append(int(folder.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def _parent(process: int) -> int:
    try:
        return int((_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it has ended meanwhile
        return -1


def _held(process: int) -> int:
    """Return the kilobytes that a process holds."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
