"""Local worker processes: tasks in, results out, never more in flight than the workers can take."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from khabar.errors import KhabarError

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4
"""Tasks that each worker has or that wait for it, so that none is idle."""


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


def map_tasks(function: Callable[[T], R], tasks: Iterable[T], jobs: int) -> Iterator[R]:
    """Yield ``function`` of every task, in order.

    ``function`` must be importable by name, and tasks and results must be picklable. With one job everything runs in this
    process. Raises KhabarError where a worker dies.
    """
    if jobs <= 1:
        yield from map(function, tasks)
        return
    # Fresh interpreters: forking a process that has run Arrow's or DuckDB's threads may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
    try:
        yield from _pumped(pool, function, tasks, jobs * _AHEAD)
        pool.shutdown(wait=True)
    except BrokenProcessPool as error:
        raise KhabarError(
            "a worker process died (killed, or out of memory); what is finished is kept: run the same command again, "
            "with fewer --jobs if memory is short"
        ) from error
    finally:
        _end(pool)


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
