"""The memory and the processor time that a process and all that it has started take."""

import os
import threading
from pathlib import Path
from types import TracebackType

_PROC = Path("/proc")
_EVERY = 0.5
"""Seconds between two looks."""


class Peak:
    """Watches, while the block runs, what the process and its descendants hold and use (Linux).

    Processor time is that of the descendants alone, each as it was last seen. Pages that several processes share, and pages of
    mapped files, are counted once: the proportional set size of the kernel.
    """

    def __init__(self) -> None:
        self.megabytes = 0
        self._ticks: dict[int, int] = {}
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._watcher.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._watcher.join()

    @property
    def seconds(self) -> float:
        """Processor time of the descendants."""
        return sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK")

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            processes = family(os.getpid())
            self.megabytes = max(self.megabytes, sum(map(_held, processes)) // 1024)
            for process in processes[1:]:
                self._ticks[process] = max(_used(process), self._ticks.get(process, 0))


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
    fields = _stat(process)
    return int(fields[1]) if fields else -1


def _used(process: int) -> int:
    """Return the clock ticks that a process has used itself."""
    fields = _stat(process)
    return int(fields[11]) + int(fields[12]) if fields else 0


def _stat(process: int) -> list[str]:
    """Return what the kernel says of a process, from its state on; nothing if it has ended."""
    try:
        return (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _held(process: int) -> int:
    """Return the kilobytes that a process holds."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
