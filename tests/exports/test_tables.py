"""Exports: every table in every format, with the same rows."""

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from khabar.engine.build import build
from khabar.errors import UsageError
from khabar.exports.files import FORMATS, export
from khabar.exports.rows import exported
from khabar.store.record import Record


@pytest.fixture(scope="module")
def record(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    return build([example], tmp_path_factory.mktemp("record") / "record", jobs=1)


def jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_table_in_every_format(record: Record, tmp_path: Path) -> None:
    for form in FORMATS:
        files = export(record, form, tmp_path)
        assert {file.name for file in files} == {f"{name}.{form}" for name in exported(record)}
    for name in exported(record):
        rows = record.relation(name).shape[0]
        assert len(jsonl(tmp_path / f"{name}.jsonl")) == rows, name
        assert pq.read_table(tmp_path / f"{name}.parquet").num_rows == rows
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == rows


def test_spans_and_evidence_carry_their_text(record: Record, tmp_path: Path) -> None:
    export(record, "jsonl", tmp_path)
    raw = {document.id: document.raw for document in record.documents()}

    def check(value: Any, doc: str | None) -> int:
        if isinstance(value, dict):
            doc = value.get("doc", doc)
            found = 0
            if {"start", "end", "text"} <= value.keys() and doc:
                assert raw[doc][value["start"] : value["end"]] == value["text"]
                found = 1
            return found + sum(check(part, doc) for part in value.values())
        return sum(check(part, doc) for part in value) if isinstance(value, list) else 0

    for name in exported(record):
        for row in jsonl(tmp_path / f"{name}.jsonl"):
            check(row, row.get("doc"))
    assert sum(check(row, None) for row in jsonl(tmp_path / "passages.jsonl")) >= 2


def test_passages_have_the_shape_that_scorers_read(record: Record, tmp_path: Path) -> None:
    export(record, "jsonl", tmp_path, ["documents", "passages"])
    passage = jsonl(tmp_path / "passages.jsonl")[0]
    assert passage["a"].keys() == passage["b"].keys() == {"doc", "start", "end", "text"}
    assert passage["direction"] in {"a->b", "b->a", None}
    names = {row["id"]: row["name"] for row in jsonl(tmp_path / "documents.jsonl")}
    assert passage["a"]["doc"] in names


def test_altered_words_have_a_table_of_their_own(record: Record, tmp_path: Path) -> None:
    export(record, "csv", tmp_path, ["alterations"])
    raw = {str(document.id): document.raw for document in record.documents()}
    with (tmp_path / "alterations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert raw[row["a_doc"]][int(row["a_start"]) : int(row["a_end"])] == row["a_text"]
        assert raw[row["b_doc"]][int(row["b_start"]) : int(row["b_end"])] == row["b_text"]


def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    for form in FORMATS:
        for one, two in zip(export(record, form, tmp_path / "a"), export(record, form, tmp_path / "b"), strict=True):
            assert one.read_bytes() == two.read_bytes()


def test_a_table_that_is_not_there_is_named(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table weather; it has documents"):
        export(record, "jsonl", tmp_path, ["weather"])
    with pytest.raises(UsageError, match="no format 'xml'"):
        export(record, "xml", tmp_path)
