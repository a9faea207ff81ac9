"""From sources to a finished record."""

import json
import platform
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from khabar.engine.across import STAGES
from khabar.engine.fingerprints import analysis_key, versions
from khabar.engine.progress import Progress
from khabar.engine.reading import ReadFacts, read_sources
from khabar.engine.reports import make_reports
from khabar.engine.shelf import opened
from khabar.engine.stages import Materials, run_stage
from khabar.engine.workers import Workers, local_workers
from khabar.engine.workshop import Finished, Workshop
from khabar.errors import RecordError
from khabar.lexicons import bundled
from khabar.store import views
from khabar.store.files import write_text
from khabar.store.manifest import InputFile, Manifest, TableFile, read_manifest, write_manifest
from khabar.store.record import Record
from khabar.version import __version__

TIMES = "times.json"
"""File of the record that says when and how fast it was made; everything else in it depends on the input alone."""


def build(
    sources: Sequence[Path | str],
    record: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    jobs: int | None = None,
    workers: Workers | None = None,
    progress: Progress | None = None,
) -> Record:
    """Read reports and make or bring up to date the record in the folder ``record``; return it opened.

    ``mapping`` maps field names of the input to Khabar's. The work is done by ``workers``, or else by ``jobs`` processes. What is
    unchanged since an earlier run is not made again, and a run that was stopped goes on where it was. Raises InputError where
    a source is missing, RecordError where the record cannot be written or another build is writing it.
    """
    shop = Workshop(record)
    clock = _Clock(progress or Progress())
    with shop.locked(), nullcontext(workers) if workers else local_workers(jobs) as at_work:
        try:
            _finish(shop, _run(shop, sources, mapping or {}, at_work, clock))
            write_text(record / TIMES, clock.as_json())
        finally:
            clock.close()
    return Record(record)


def _run(
    shop: Workshop, sources: Sequence[Path | str], mapping: Mapping[str, str], workers: Workers, clock: "_Clock"
) -> Manifest:
    """Run every stage that is not finished yet, and return the manifest of what they made."""
    clock.workers = workers.name
    before = _before(shop)
    done: dict[str, Finished] = {}
    done["read"], facts = read_sources(shop, sources, mapping, clock)
    done["reports"] = make_reports(shop, done["read"], facts, workers, clock)
    shelf = opened(shop.folder_of(done["reports"]))
    for stage in STAGES:
        so_far = Record(shop.folder, _manifest(shop, done, facts, mapping))
        done[stage.name] = run_stage(shop, stage, done, Materials(so_far, shelf, workers, shop.parts, before), clock)
    return _manifest(shop, done, facts, mapping)


def _before(shop: Workshop) -> Record | None:
    """Return the record that stands in the folder, if one can be opened."""
    with suppress(RecordError):
        return Record(shop.folder)
    return None


def _finish(shop: Workshop, manifest: Manifest) -> None:
    """Put the manifest in place, then remove what neither it nor the record before it uses.

    The files of the record before stay until the next build, so that whoever has it open can go on reading.
    """
    keep = set(manifest.stages.items())
    with suppress(RecordError):  # there is none, or a damaged one or one of another format, which this one replaces
        keep |= set(read_manifest(shop.folder).stages.items())
    write_text(shop.folder / views.NAME, "".join(f"{line};\n" for line in views.view_statements(manifest)))
    write_manifest(shop.folder, manifest)
    shop.sweep(keep)


def _manifest(shop: Workshop, done: Mapping[str, Finished], facts: ReadFacts, mapping: Mapping[str, str]) -> Manifest:
    tables = {name: table for stage in done.values() for name, table in stage.tables.items()}
    rejects = _column(shop, tables["rejects"], "reason")
    counts = done["reports"].counts
    return Manifest(
        khabar=__version__,
        annotators=versions(),
        lexicons=bundled().fingerprint(),
        code=analysis_key(),
        mapping=dict(mapping),
        inputs=_counted(shop, tables, facts.inputs),
        counts={"read": counts["reports"] + counts["rejects"], **counts},
        rejects=dict(sorted(Counter(rejects).items())),
        stages={name: stage.key for name, stage in done.items()},
        tables=tables,
    )


def _counted(shop: Workshop, tables: Mapping[str, TableFile], inputs: tuple[InputFile, ...]) -> tuple[InputFile, ...]:
    """Return the input files with the reports and rejects that came from each."""
    labels = frozenset(file.label for file in inputs)
    reports = Counter(_file_of(source, labels) for source in _column(shop, tables["documents"], "source"))
    rejects = Counter(_file_of(source, labels) for source in _column(shop, tables["rejects"], "source"))
    return tuple(replace(file, reports=reports[file.label], rejects=rejects[file.label]) for file in inputs)


def _file_of(source: str, labels: frozenset[str]) -> str:
    """Return the file that a source such as ``day.zip/2016.json#7`` lies in."""
    while source not in labels and source:
        source = source[: max(source.rfind("/"), source.rfind("#"), 0)]
    return source


def _column(shop: Workshop, table: TableFile, column: str) -> list[str]:
    values: list[str] = pq.read_table(shop.folder / table.file, columns=[column])[column].to_pylist()
    return values


class _Clock(Progress):
    """Passes progress on and notes how long each stage took."""

    def __init__(self, shown: Progress) -> None:
        self.workers = ""
        self._shown = shown
        self._started = datetime.now(UTC)
        self._stage, self._since = "", time.monotonic()
        self._seconds: dict[str, float] = {}

    def begin(self, stage: str, total: int | None = None) -> None:
        self._stage, self._since = stage, time.monotonic()
        self._shown.begin(stage, total)

    def advance(self, count: int = 1) -> None:
        self._shown.advance(count)

    def end(self, note: str) -> None:
        self._seconds[self._stage] = round(time.monotonic() - self._since, 3)
        self._shown.end(note)

    def close(self) -> None:
        self._shown.close()

    def as_json(self) -> str:
        """Return when and where the record was made, and the seconds of each stage that ran."""
        times = {
            "started": self._started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": self._seconds,
            "workers": self.workers,
            "python": platform.python_version(),
            "system": platform.platform(),
        }
        return json.dumps(times, indent=1) + "\n"
