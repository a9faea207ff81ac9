"""Who does the work: local processes, or something that offers the same; tasks in, results out, in order."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar

import pyarrow as pa

from khabar.engine.analysis import analyse_batch
from khabar.errors import KhabarError

T = TypeVar("T")
R = TypeVar("R")


_AHEAD = 4
"""Tasks that each worker has or that wait for it, so that none is idle."""


class Workers(Protocol):
    """Runs pure functions elsewhere. Results do not depend on who runs them."""

    name: str
    """What is said of them in the record's times."""

    def map(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield ``function`` of every task, in order. Both are pickled, so the function must be importable by name."""

    def analyse(self, batches: Iterable[pa.RecordBatch], key: str) -> Iterator[pa.RecordBatch]:
        """Yield what became of batches of reports (:func:`khabar.engine.analysis.analyse_batches`), in any order."""


class LocalWorkers:
    """Processes on this machine, started when they are first needed and kept until they are closed."""

    def __init__(self, jobs: int | None = None) -> None:
        """Use ``jobs`` processes, by default one for each processor; with one, everything runs in this process."""
        self._jobs = jobs or default_jobs()
        self._pool: ProcessPoolExecutor | None = None
        self.name = f"{self._jobs} local"

    def map(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield ``function`` of every task, in order. Raises KhabarError where a worker dies."""
        if self._jobs <= 1:
            yield from map(function, tasks)
            return
        try:
            yield from _pumped(self._started(), function, tasks, self._jobs * _AHEAD)
        except BrokenProcessPool as error:
            self.close()
            raise KhabarError(
                "a worker process died (killed, or out of memory); what is finished is kept: run the same command again, "
                "with fewer --jobs if memory is short"
            ) from error

    def analyse(self, batches: Iterable[pa.RecordBatch], key: str) -> Iterator[pa.RecordBatch]:
        """Yield what became of batches of reports."""
        return self.map(partial(analyse_batch, key=key), batches)

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        if self._pool is not None:
            _end(self._pool)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Fresh interpreters: forking a process that has run Arrow's or DuckDB's threads may hang.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin)
        return self._pool


@contextmanager
def local_workers(jobs: int | None = None) -> Iterator[LocalWorkers]:
    """Give processes of this machine; they end with the block."""
    workers = LocalWorkers(jobs)
    try:
        yield workers
    finally:
        workers.close()


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield the items in tuples of ``size``, the last one perhaps shorter."""
    iterator = iter(items)
    while batch := tuple(islice(iterator, size)):
        yield batch


def _pumped(pool: ProcessPoolExecutor, function: Callable[[T], R], tasks: Iterable[T], most: int) -> Iterator[R]:
    waiting: deque[Future[R]] = deque()
    for task in tasks:
        waiting.append(pool.submit(function, task))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _begin() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
