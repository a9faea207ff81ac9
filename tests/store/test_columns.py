"""Values to Arrow and back, whatever they are."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model.layers import Layers
from khabar.model.record import Alteration, Evidence, Passage, RecordEntity, RecordEvent
from khabar.model.spans import Span
from khabar.store.columns import from_batch, schema_of, to_batch
from khabar.store.flatten import entity_of, entity_row
from khabar.store.tables import TABLES
from khabar.store.writing import RowWriter

SPANS = st.tuples(st.integers(0, 10_000), st.integers(0, 500)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
ROWS: dict[str, type] = {table.row.__name__: table.row for table in TABLES.values()}
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(str, st.text(st.characters(codec="utf-8"), max_size=20))
st.register_type_strategy(int, st.integers(-(2**62), 2**62))
st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize("name", sorted(ROWS))
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_rows_come_back_as_they_were(name: str, data: st.DataObject) -> None:
    row = ROWS[name]
    rows = data.draw(st.lists(st.from_type(row), max_size=3))
    batch = to_batch(rows, row)
    assert batch.schema == schema_of(row)
    assert from_batch(batch, row) == rows


@settings(max_examples=50, deadline=None)
@given(st.from_type(Layers))
def test_layers_come_back_from_json(layers: Layers) -> None:
    import msgspec

    assert msgspec.json.decode(msgspec.json.encode(layers), type=Layers) == layers


@settings(max_examples=50, deadline=None)
@given(st.from_type(RecordEntity))
def test_entities_come_back_from_their_rows(entity: RecordEntity) -> None:
    assert entity_of(entity_row(entity)) == entity


def test_schemas_are_explicit() -> None:
    assert schema_of(Evidence) == pa.schema(
        [
            pa.field("doc", pa.string(), nullable=False),
            pa.field(
                "span",
                pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)]),
                nullable=False,
            ),
        ]
    )
    assert schema_of(RecordEvent).field("date").nullable
    assert schema_of(Passage).field("alterations").type.value_type == pa.struct(list(schema_of(Alteration)))
    assert TABLES["documents"].schema.field("published").type == pa.date32()


def test_a_type_that_no_column_holds_is_an_error() -> None:
    from dataclasses import make_dataclass

    for hint in (dict[str, int], int | str, tuple[int, str]):
        with pytest.raises(TypeError, match="no column holds"):
            schema_of(make_dataclass("Odd", [("field", hint)]))


def test_bytes_do_not_depend_on_how_rows_came(tmp_path: Path) -> None:
    rows: list[Any] = [Evidence(f"doc-{n}", Span(n, n + 3)) for n in range(1000)]  # type: ignore[arg-type]
    for name, sizes in (("one", [1000]), ("many", [1, 7, 300, 692])):
        writer = RowWriter(tmp_path / name, Evidence, group=64)
        at = 0
        for size in sizes:
            writer.add(rows[at : at + size])
            at += size
        writer.close()
    assert (tmp_path / "one").read_bytes() == (tmp_path / "many").read_bytes()
    assert pq.ParquetFile(tmp_path / "one").num_row_groups == 16
