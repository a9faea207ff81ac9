"""A record: complete, the same however it was made, and brought up to date without doing anything twice."""

import json
import os
from pathlib import Path

import pytest

from khabar.engine import reports as reports_stage
from khabar.engine.build import build
from khabar.engine.progress import Progress
from khabar.engine.workshop import Workshop
from khabar.errors import InputError, RecordError, UsageError
from khabar.model.document import Document
from khabar.model.layers import Layers, Publication
from khabar.store.record import Record


class Heard(Progress):
    """Notes what each stage says of itself."""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {}
        self.stage = ""

    def begin(self, stage: str, total: int | None = None) -> None:  # noqa: ARG002
        self.stage = stage

    def end(self, note: str) -> None:
        self.notes[self.stage] = note


def everything(record: Path) -> dict[str, bytes]:
    """Return every file of a finished record that is reproducible, by its path."""
    return {
        path.relative_to(record).as_posix(): path.read_bytes()
        for path in sorted(record.rglob("*"))
        if path.is_file() and path.name not in {"times.json", ".lock", "reading-room.sqlite"}
    }


def contents(record: Path) -> dict[str, str]:
    """Return the hash of every table: equal for a record made at once and one brought up to date."""
    return {name: table.sha256 for name, table in Record(record).manifest.tables.items()}


def test_every_input_is_a_report_or_a_reject(reports: Path, tmp_path: Path) -> None:
    record = build([reports], tmp_path / "record", jobs=1)
    counts = record.manifest.counts
    assert counts == {"read": 43, "reports": 40, "rejects": 3}
    assert record.manifest.tables["documents"].rows == 40
    assert record.manifest.tables["rejects"].rows == 3
    assert sum(record.manifest.rejects.values()) == 3
    assert sum(i.reports for i in record.manifest.inputs) == 40
    assert sum(i.rejects for i in record.manifest.inputs) == 3


def test_two_inputs_of_one_name_are_counted_apart(tmp_path: Path) -> None:
    for folder, count in (("morning", 1), ("evening", 2)):
        (tmp_path / folder).mkdir()
        rows = [{"id": f"{folder}-{at}", "text": f"قال الناطق إن الهدنة بدأت. {folder} {at}"} for at in range(count)]
        (tmp_path / folder / "reports.json").write_text(json.dumps(rows), "utf-8")
    sources = [tmp_path / folder / "reports.json" for folder in ("morning", "evening")]
    inputs = build(sources, tmp_path / "record", jobs=1).manifest.inputs
    assert {file.label: file.reports for file in inputs} == {"morning/reports.json": 1, "evening/reports.json": 2}


def test_workers_do_not_change_the_record(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "one", jobs=1)
    build([reports], tmp_path / "two", jobs=2)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_building_again_does_nothing(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "record", jobs=1)
    before = everything(tmp_path / "record")
    heard = Heard()
    build([reports], tmp_path / "record", jobs=1, progress=heard)
    assert heard.notes.keys() == {"read"}
    assert everything(tmp_path / "record") == before


def test_only_new_reports_are_analysed(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "record", jobs=1)
    (reports / "third.txt").write_text("بيان جديد\nقال الناطق إن الهدنة بدأت اليوم.", "utf-8")
    heard = Heard()
    build([reports], tmp_path / "record", jobs=1, progress=heard)
    assert heard.notes["analyse"] == "1 reports analysed, 40 known before"
    build([reports], tmp_path / "fresh", jobs=1)
    assert contents(tmp_path / "record") == contents(tmp_path / "fresh")


def test_a_report_with_another_date_is_analysed_again(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "record", jobs=1)
    (reports / "first.meta.json").write_text('{"published": "2016-12-05"}', "utf-8")
    heard = Heard()
    build([reports], tmp_path / "record", jobs=1, progress=heard)
    assert heard.notes["analyse"].startswith("1 reports analysed")


def test_removed_reports_leave_the_record(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "record", jobs=1)
    (reports / "first.txt").unlink()
    record = build([reports], tmp_path / "record", jobs=1)
    assert record.manifest.counts["reports"] == 39
    assert record.sql("SELECT count(*) FROM documents WHERE name = 'first'").fetchall() == [(0,)]
    assert record.sql("SELECT count(*) FROM copies WHERE a NOT IN (SELECT id FROM documents)").fetchall() == [(0,)]


def test_copies_are_found(reports: Path, tmp_path: Path) -> None:
    record = build([reports], tmp_path / "record", jobs=1)
    names = dict(record.sql("SELECT id, name FROM documents").fetchall())
    pairs = record.sql("SELECT a, b FROM copies").fetchall()
    assert {"first", "second"} in [{names[a], names[b]} for a, b in pairs]


def test_typed_layers_come_back_as_they_were(reports: Path, tmp_path: Path) -> None:
    from khabar.annotators.registry import analyse

    record = build([reports], tmp_path / "record", jobs=1)
    for document, layers in record.analysed():
        assert record.document(document.id) == document
        assert record.layers(document.id) == layers == analyse(document)


def test_offsets_mean_the_same_in_the_database(reports: Path, tmp_path: Path) -> None:
    (reports / "marks.txt").write_text("خبر 🇸🇾 عَاجِل\nقال الناطق إن الهدنة بدأت.", "utf-8")
    record = build([reports], tmp_path / "record", jobs=1)
    wrong = record.sql(
        'SELECT count(*) FROM layers JOIN documents ON id = doc WHERE substring(raw, start + 1, "end" - start) <> text'
    ).fetchall()
    assert wrong == [(0,)]
    assert record.sql("SELECT length(raw) FROM documents WHERE name = 'marks'").fetchall()[0][0] == len(
        next(d.raw for d in record.documents() if d.name == "marks")
    )


def test_a_report_that_cannot_be_analysed_is_a_reject(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(document: Document, published: Publication | None = None) -> Layers:  # noqa: ARG001
        if document.name == "first":
            raise ValueError("out of range")
        return Layers()

    monkeypatch.setattr("khabar.engine.analysis.analyse", failing)
    record = build([reports], tmp_path / "record", jobs=1)
    assert record.manifest.rejects["analysis-failed"] == 1
    ((detail,),) = record.sql("SELECT detail FROM rejects WHERE reason = 'analysis-failed'").fetchall()
    assert detail.startswith("first: ValueError at ") and "engine/test_build.py:" in detail
    assert record.manifest.counts == {"read": 43, "reports": 39, "rejects": 4}


def test_two_builds_keep_out_of_each_others_way(reports: Path, tmp_path: Path) -> None:
    with Workshop(tmp_path / "record").locked(), pytest.raises(RecordError, match="another build"):
        build([reports], tmp_path / "record", jobs=1)


def test_a_full_disk_is_said_and_loses_nothing(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([reports], tmp_path / "record", jobs=1)
    before = everything(tmp_path / "record")
    (reports / "third.txt").write_text("بيان جديد\nقال الناطق إن الهدنة بدأت اليوم.", "utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("khabar.store.writing.RowWriter.close", full)
        with pytest.raises(RecordError, match="disk is full"):
            build([reports], tmp_path / "record", jobs=1)
    assert Record(tmp_path / "record").manifest.counts["reports"] == 40
    assert before.items() <= everything(tmp_path / "record").items()
    assert build([reports], tmp_path / "record", jobs=1).manifest.counts["reports"] == 41


def test_a_reader_can_go_on_while_the_record_is_made_anew(reports: Path, tmp_path: Path) -> None:
    open_record = build([reports], tmp_path / "record", jobs=1)
    (reports / "third.txt").write_text("بيان جديد\nقال الناطق إن الهدنة بدأت اليوم.", "utf-8")
    build([reports], tmp_path / "record", jobs=1)
    assert open_record.sql("SELECT count(*) FROM documents").fetchall() == [(40,)]


def test_a_record_inside_its_source_is_refused(reports: Path) -> None:
    with pytest.raises(UsageError, match="lies inside"):
        build([reports], reports / "record", jobs=1)


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        build([tmp_path / "nowhere"], tmp_path / "record", jobs=1)


def test_an_unfinished_record_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    with pytest.raises(RecordError, match="not a record"):
        Record(tmp_path / "record")


def test_a_record_of_another_format_does_not_open(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "record", jobs=1)
    path = tmp_path / "record" / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"format": 99}), "utf-8")
    with pytest.raises(RecordError, match="format 99"):
        Record(tmp_path / "record")


def test_parts_are_written_as_work_goes_on(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports_stage, "_BATCH", 4)
    monkeypatch.setattr(reports_stage, "_PART_ROWS", 8)
    build([reports], tmp_path / "small", jobs=1)
    monkeypatch.undo()
    build([reports], tmp_path / "whole", jobs=1)
    assert Record(tmp_path / "small").manifest == Record(tmp_path / "whole").manifest


def test_nothing_but_rejects_is_a_record(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert build([tmp_path / "in"], tmp_path / "record", jobs=1).manifest.counts["read"] == 0
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    (tmp_path / "in" / "b.txt").symlink_to("nothing")
    os.mkfifo(tmp_path / "in" / "c.txt")
    counts = build([tmp_path / "in"], tmp_path / "record", jobs=1).manifest.counts
    assert (counts["reports"], counts["rejects"]) == (0, 3)


@pytest.mark.parametrize("left", [b"", b"junk that is no table", None])
def test_damaged_tables_are_said_and_made_again(reports: Path, tmp_path: Path, left: bytes | None) -> None:
    record = build([reports], tmp_path / "record", jobs=1)
    before = {name: entry.sha256 for name, entry in record.manifest.tables.items()}
    for file in (tmp_path / "record").rglob("*.parquet"):
        file.write_bytes(file.read_bytes()[:100] if left is None else left)
    with pytest.raises(RecordError, match="damaged: build the record again"):
        Record(tmp_path / "record")
    again = build([reports], tmp_path / "record", jobs=1)
    assert {name: entry.sha256 for name, entry in again.manifest.tables.items()} == before


def test_a_damaged_part_is_made_again(reports: Path, tmp_path: Path) -> None:
    whole = build([reports], tmp_path / "whole", jobs=1).manifest
    parts = tmp_path / "record" / "parts"
    parts.mkdir(parents=True)
    (parts / "0123.parquet").write_bytes(b"PAR1 cut short")
    assert build([reports], tmp_path / "record", jobs=1).manifest.tables == whole.tables


@pytest.mark.parametrize("text", ["", "[[", '{"format": 999}', '{"format": 1}', "\x00"])
def test_a_record_whose_manifest_is_of_no_use_can_be_made_again(reports: Path, tmp_path: Path, text: str) -> None:
    record = build([reports], tmp_path / "record", jobs=1)
    (tmp_path / "record" / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(RecordError, match="again"):
        Record(tmp_path / "record")
    assert build([reports], tmp_path / "record", jobs=1).manifest == record.manifest
