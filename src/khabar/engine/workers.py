"""Local worker processes: batches in, batches out, never more in flight than the workers can take."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

import pyarrow as pa

from khabar.errors import KhabarError

BatchFunction = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]
_AHEAD = 2
"""Batches that wait for each worker, so that none is idle."""


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_batches(function: BatchFunction, batches: Iterable[pa.RecordBatch], jobs: int) -> Iterator[pa.RecordBatch]:
    """Yield ``function`` of every batch, in the order in which they are finished.

    ``function`` must be importable by name. With one job it runs in this process. Raises KhabarError where a worker dies.
    """
    if jobs <= 1:
        yield from function(iter(batches))
        return
    # Fresh interpreters: forking a process that has run Arrow's or DuckDB's threads may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
    try:
        yield from _pumped(pool, function, iter(batches), jobs * _AHEAD)
        pool.shutdown(wait=True)
    except BrokenProcessPool as error:
        raise KhabarError(
            "a worker process died (killed, or out of memory); finished batches are kept: run the same command again, "
            "with fewer --jobs if memory is short"
        ) from error
    finally:
        _end(pool)


def _pumped(
    pool: ProcessPoolExecutor, function: BatchFunction, batches: Iterator[pa.RecordBatch], most: int
) -> Iterator[pa.RecordBatch]:
    waiting: set[Future[list[pa.RecordBatch]]] = set()
    for batch in batches:
        waiting.add(pool.submit(_apply, function, batch))
        if len(waiting) >= most:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield from future.result()


def _apply(function: BatchFunction, batch: pa.RecordBatch) -> list[pa.RecordBatch]:
    return list(function(iter([batch])))


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
