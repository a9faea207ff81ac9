"""The same work on a Spark cluster.

Reports are analysed by ``mapInArrow`` with the generator that local processes run; the stages across reports send their tasks as
an RDD. The record's folder must lie on a file system that the driver and all workers see under the same path, and the package
must be installed on every worker.
"""

import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from khabar.engine.analysis import ANALYSED_SCHEMA, analyse_batches
from khabar.engine.fingerprints import analysis_key
from khabar.engine.workers import in_batches
from khabar.errors import KhabarError, UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

T = TypeVar("T")
R = TypeVar("R")

_BATCHES = 256
"""Batches of reports in one job: what a crash of the driver loses."""
_TASKS = 16
"""Tasks for each processor of the cluster in one job."""


@contextmanager
def spark_workers(master: str, record: Path) -> "Iterator[SparkWorkers]":
    """Give workers on the cluster at ``master``; the session ends with the block.

    Raises UsageError where the ``spark`` extra or Java is missing, KhabarError where the cluster cannot be reached.
    """
    session = _session(master)
    exchange = record.absolute() / "exchange"
    try:
        _check_versions(session)
        yield SparkWorkers(session, exchange)
    finally:
        shutil.rmtree(exchange, ignore_errors=True)
        session.stop()


class SparkWorkers:
    """Executors of a Spark cluster."""

    def __init__(self, session: "SparkSession", exchange: Path) -> None:
        """Use a session; ``exchange`` is a folder for what driver and executors hand one another."""
        self._session = session
        self._exchange = exchange
        self._slots = session.sparkContext.defaultParallelism
        self.name = f"{self._slots} on {session.sparkContext.master}"

    def map(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield ``function`` of every task, in order; the next tasks are made while the cluster works on those before."""
        waiting: deque[Future[list[R]]] = deque()
        with ThreadPoolExecutor(1) as ahead:
            for some in in_batches(tasks, self._slots * _TASKS):
                waiting.append(ahead.submit(self._collected, function, some))
                if len(waiting) > 1:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()

    def _collected(self, function: Callable[[T], R], tasks: Sequence[T]) -> list[R]:
        parts = min(len(tasks), self._slots * 4)
        results: list[R] = self._session.sparkContext.parallelize(tasks, parts).map(function).collect()
        return results

    def analyse(self, batches: Iterable[pa.RecordBatch], key: str) -> Iterator[pa.RecordBatch]:
        """Yield what became of batches of reports."""
        for some in in_batches(batches, _BATCHES):
            yield from self._job(pa.Table.from_batches(some), partial(analyse_batches, key=key))

    def _job(
        self, reports: pa.Table, function: Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]
    ) -> Iterator[pa.RecordBatch]:
        from pyspark.sql.pandas.types import from_arrow_schema

        shutil.rmtree(self._exchange, ignore_errors=True)
        self._exchange.mkdir(parents=True)
        there, back = self._exchange / "reports.parquet", self._exchange / "analysed"
        pq.write_table(reports, there)
        frame = self._session.read.parquet(str(there)).repartition(self._slots * 2)
        frame.mapInArrow(function, from_arrow_schema(ANALYSED_SCHEMA)).write.parquet(str(back))
        for path in sorted(back.glob("*.parquet")):
            yield from pq.read_table(path).cast(ANALYSED_SCHEMA).to_batches()


def _check_versions(session: "SparkSession") -> None:
    """Raise KhabarError where a worker would analyse otherwise than the driver: another version, or other lexicons."""
    context = session.sparkContext
    there = set(context.parallelize(range(context.defaultParallelism)).map(_version).collect())
    if there != {analysis_key()}:
        raise KhabarError("the workers of the cluster have another version of Khabar: install the same one everywhere")


def _version(_: int) -> str:
    return analysis_key()


def _session(master: str) -> "SparkSession":
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError("Spark is not installed: pip install 'khabar[spark]'") from error
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise UsageError("Spark needs Java 17 or later: install it, or set JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = (
        SparkSession.builder.appName("khabar")
        .master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
        .config("spark.sql.parquet.compression.codec", "zstd")
    )
    if master.startswith("local"):
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    try:
        return builder.getOrCreate()
    except Exception as error:  # what the gateway raises has no common type
        raise KhabarError(f"the Spark cluster at {master} cannot be used: {error}") from error
