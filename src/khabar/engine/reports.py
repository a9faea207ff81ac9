"""The second stage: every report analysed, and the tables that describe single reports.

Analysed batches are kept as they come, so that a build that was stopped goes on where it was; reports that an earlier record
in the same folder holds, made from the same input by the same annotators and lexicons, are taken from it.
"""

import heapq
import itertools
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from khabar.engine.analysis import ANALYSED_SCHEMA, AnalysedRow, ReadRow, analyse_row
from khabar.engine.dating import days_of
from khabar.engine.fingerprints import analysis_key, code_fingerprint, combined
from khabar.engine.progress import Progress
from khabar.engine.reading import REPORTS, ReadFacts
from khabar.engine.shelf import ShelfWriter
from khabar.engine.sorting import merged, rows_of_file
from khabar.engine.workers import Workers
from khabar.engine.workshop import Finished, Workshop
from khabar.linking.reuse import Dated
from khabar.model.ids import DocId
from khabar.model.layers import Layers, Publication
from khabar.store.files import is_whole, replacing
from khabar.store.flatten import rows_of
from khabar.store.rows import AnalysisRow, RejectRow
from khabar.store.writing import TablesWriter
from khabar.text.reading import kept_text

_BATCH = 64
"""Reports that a worker gets at once."""
_PART_ROWS, _PART_SECONDS = 1000, 10.0
"""A part is written when it has so many reports, or after so long: that much work is lost to a crash."""
_LAYERS = msgspec.json.Decoder(Layers)


def make_reports(shop: Workshop, read: Finished, facts: ReadFacts, workers: Workers, progress: Progress) -> Finished:
    """Analyse the reports that are not analysed yet and write their tables, or find that this has been done."""
    rooms = ("annotators", "ingest", "linking/reuse", "store", "engine")
    key = combined(facts.digest, analysis_key(), code_fingerprint(*rooms))
    stage = shop.finished("reports", key)
    if stage is None:
        reports = shop.folder_of(read) / REPORTS
        known = _known(shop)
        progress.begin("analyse", read.counts["reports"])
        done = _analyse(shop, _missing(reports, known, progress), workers, progress)
        progress.end(f"{done} reports analysed, {read.counts['reports'] - done} known before")
        progress.begin("tables", read.counts["reports"])
        joined = _told_by_others(reports, shop, workers)
        stage = shop.run(
            "reports", key, lambda writer, folder: _tables(writer, ShelfWriter(folder), joined, facts, progress)
        )
        progress.end(", ".join(f"{table.rows} {name}" for name, table in stage.tables.items() if name != "analyses"))
    return stage


def _known(shop: Workshop) -> set[str]:
    """Return the fingerprints of the reports that are analysed by the annotators and lexicons of today."""
    key = analysis_key()
    known: set[str] = set()
    for file in (*_earlier_files(shop), *_parts(shop)):
        table = pq.read_table(file, columns=["fingerprint", "key"])
        known.update(table.filter(pc.equal(table["key"], key))["fingerprint"].to_pylist())
    return known


def _earlier_files(shop: Workshop) -> list[Path]:
    return [shop.folder / stage.tables["analyses"].file for stage in shop.earlier("reports")]


def _parts(shop: Workshop) -> list[Path]:
    return sorted(filter(is_whole, shop.parts.glob("*.parquet")))


def _missing(reports: Path, known: set[str], progress: Progress) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(reports) as file:
        for batch in file.iter_batches(batch_size=_BATCH):
            wanted = [value.as_py() not in known for value in batch.column("fingerprint")]
            progress.advance(wanted.count(False))
            if any(wanted):
                yield batch.filter(pa.array(wanted))


def _analyse(shop: Workshop, batches: Iterator[pa.RecordBatch], workers: Workers, progress: Progress) -> int:
    """Analyse batches and put what comes back into parts; what is finished is written even when a worker fails."""
    held: list[pa.RecordBatch] = []
    total, since = 0, time.monotonic()
    try:
        for batch in workers.analyse(batches, analysis_key()):
            held.append(batch)
            total += batch.num_rows
            progress.advance(batch.num_rows)
            if sum(b.num_rows for b in held) >= _PART_ROWS or time.monotonic() - since > _PART_SECONDS:
                _write_part(shop, held)
                held, since = [], time.monotonic()
    finally:
        if held:
            _write_part(shop, held)
    return total


def _write_part(shop: Workshop, batches: list[pa.RecordBatch]) -> None:
    table = pa.Table.from_batches(batches, ANALYSED_SCHEMA).sort_by("doc")
    name = combined(table["fingerprint"].to_pylist())
    with replacing(shop.parts / f"{name}.parquet") as path:
        pq.write_table(table, path, compression="zstd", row_group_size=128)


def _analysed(shop: Workshop) -> Iterator[AnalysedRow]:
    """Yield by id what is known of reports, from the parts and from earlier records, made by today's annotators."""
    key = analysis_key()
    earlier = (
        AnalysedRow(row.doc, row.fingerprint, row.key, row.layers, None)
        for row in merged(_earlier_files(shop), AnalysisRow, _by_doc)
    )
    rows = heapq.merge(earlier, merged(_parts(shop), AnalysedRow, _by_doc), key=_by_doc)
    return (row for row in rows if row.key == key)


def _by_doc(row: AnalysedRow | AnalysisRow) -> str:
    return row.doc


def _joined(reports: Path, analysed: Iterator[AnalysedRow]) -> Iterator[tuple[ReadRow, AnalysedRow]]:
    """Pair every report with what became of it; both come sorted by id."""
    groups = itertools.groupby(analysed, key=_by_doc)
    doc, found = next(groups, ("", iter(())))
    for report in rows_of_file(reports, ReadRow):
        while doc < report.id:
            doc, found = next(groups)
        yield report, next(row for row in found if row.fingerprint == report.fingerprint)


def _told_by_others(reports: Path, shop: Workshop, workers: Workers) -> Iterator[tuple[ReadRow, AnalysedRow]]:
    """Pair every report with what became of it, analysed again where other reports have told its day.

    Such a row has a key of its own: beside other reports its day may be another, so that a later build does not take it over.
    """
    days = _days(reports, shop)
    key = combined(analysis_key(), "dated by others")
    tasks = ((row, days[row.id]) for row in rows_of_file(reports, ReadRow) if row.id in days)
    again = workers.map(partial(_analyse_again, key), tasks)
    for report, result in _joined(reports, _analysed(shop)):
        yield report, next(again) if report.id in days else result


def _analyse_again(key: str, task: tuple[ReadRow, Publication]) -> AnalysedRow:
    return analyse_row(task[0], key, task[1])


def _days(reports: Path, shop: Workshop) -> dict[DocId, Publication]:
    """Return the publication of the reports that others date; the input has told the day of most."""
    told = pq.read_table(reports, columns=["retrieved", "published"])
    if not pc.any(pc.and_(pc.is_null(told["retrieved"]), pc.is_null(told["published"]))).as_py():
        return {}
    joined = ((report.document(), result) for report, result in _joined(reports, _analysed(shop)))
    analysed = ((document, _LAYERS.decode(result.layers)) for document, result in joined if result.layers is not None)
    told_by = (
        (Dated.of(document, layers), kept_text(document.raw, layers.layout.drops)) for document, layers in analysed
    )
    return days_of(told_by, told.num_rows, shop.parts)


def _tables(
    writer: TablesWriter,
    shelf: ShelfWriter,
    joined: Iterator[tuple[ReadRow, AnalysedRow]],
    facts: ReadFacts,
    progress: Progress,
) -> dict[str, int]:
    rejects = list(facts.rejects)
    written = 0
    for report, result in joined:
        progress.advance()
        if result.layers is None:
            rejects.append(RejectRow(report.source, "analysis-failed", f"{report.name}: {result.error}"))
            continue
        written += 1
        document = report.document()
        shelf.add(document, result.layers)
        writer.add("analyses", [AnalysisRow(report.id, report.fingerprint, result.key, result.layers)])
        for table, rows in rows_of(document, _LAYERS.decode(result.layers)).items():
            writer.add(table, rows)
    shelf.close()
    writer.add("rejects", sorted(rejects, key=lambda row: (row.source, row.reason, row.detail)))
    return {"reports": written, "rejects": len(rejects)}
