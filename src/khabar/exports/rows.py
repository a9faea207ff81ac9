"""The rows of a record's tables as plain JSON values: spans with their text, layers in the shape of the annotation guide."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from khabar.exports import guide
from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.store.record import Record

Json = dict[str, Any]
_AT_ONCE = 1000

GUIDED: Mapping[str, tuple[str, ...]] = {
    "statements": ("statements",),
    "positions": ("positions",),
    "events": ("events",),
    "entities": ("entities", "places", "background"),
    "naming": ("framing",),
    "timexes": ("timexes",),
}
"""Tables of single reports whose rows have the guide's shape, with the guide's keys for them."""
_INTERNAL = {"analyses"}
"""Tables that hold nothing that the others do not."""


def exported(record: Record) -> tuple[str, ...]:
    """Return the names of the tables and views of a record that are exported."""
    return tuple(name for name in record.tables if name not in _INTERNAL)


def json_rows(record: Record, table: str) -> Iterator[Json]:
    """Yield the rows of a table as JSON values."""
    if table in GUIDED:
        for document, layers in record.analysed():
            yield from _guided(document, layers, GUIDED[table])
        return
    relation = record.relation(table)
    for batch in relation.to_arrow_reader(_AT_ONCE):
        yield from with_texts(record, batch.to_pylist())


def with_texts(record: Record, rows: list[Json]) -> list[Json]:
    """Return rows as JSON values in which every piece of evidence carries its text."""
    docs = {evidence["doc"] for row in rows for evidence in _evidence(row)}
    raws = _raws(record, sorted(docs))
    return [{key: _plain(value, raws) for key, value in row.items()} for row in rows]


def _guided(document: Document, layers: Layers, keys: tuple[str, ...]) -> Iterator[Json]:
    made = guide.guide(document, layers)
    for key in keys:
        yield from ({"doc": document.id, **item} for item in made[key])


def _evidence(value: Any) -> Iterator[Json]:
    """Yield every ``{"doc", "span"}`` inside a value."""
    if isinstance(value, dict):
        if value.keys() == {"doc", "span"}:
            yield value
        value = value.values()
    elif not isinstance(value, list):
        return
    for part in value:
        yield from _evidence(part)


def _plain(value: Any, raws: Mapping[str, str]) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(part, raws) for part in value]
    if isinstance(value, dict):
        if value.keys() == {"doc", "span"}:
            start, end = value["span"]["start"], value["span"]["end"]
            return {"doc": value["doc"], "start": start, "end": end, "text": raws[value["doc"]][start:end]}
        return {key: _plain(part, raws) for key, part in value.items()}
    return value


def _raws(record: Record, docs: list[str]) -> dict[str, str]:
    if not docs:
        return {}
    found = record.sql("SELECT id, raw FROM documents WHERE id IN (SELECT unnest(?))", [docs]).fetchall()
    return dict(found)
