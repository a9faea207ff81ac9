"""From the model's dataclasses to Arrow columns and back.

A table's schema is that of its row type: field for field, in order, nested dataclasses as structs, tuples of one type as
lists. So a row read back is the value that was written.
"""

import dataclasses
import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar

import msgspec
import pyarrow as pa

T = TypeVar("T")

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    bytes: pa.binary(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
}


@cache
def schema_of(row: type) -> pa.Schema:
    """Return the Arrow schema of a dataclass; a field is nullable only where its type admits None."""
    return pa.schema(_fields(row))


def to_batch(rows: Sequence[Any], row: type) -> pa.RecordBatch:
    """Return values of the dataclass ``row`` as one Arrow batch."""
    plain = msgspec.to_builtins(rows, builtin_types=(date, bytes))
    return pa.RecordBatch.from_pylist(plain, schema=schema_of(row))


def from_batch(batch: pa.RecordBatch | pa.Table, row: type[T]) -> list[T]:
    """Return the rows of an Arrow batch or table as values of the dataclass ``row``."""
    return msgspec.convert(batch.to_pylist(), list[row], builtin_types=(date, bytes))  # type: ignore[valid-type]


def batches(rows: Iterable[T], row: type[T], size: int) -> Iterator[pa.RecordBatch]:
    """Yield rows as Arrow batches of at most ``size``."""
    held: list[T] = []
    for value in rows:
        held.append(value)
        if len(held) == size:
            yield to_batch(held, row)
            held = []
    if held:
        yield to_batch(held, row)


def _fields(row: type) -> list[pa.Field]:
    hints = typing.get_type_hints(row)
    return [_field(f.name, hints[f.name]) for f in dataclasses.fields(row)]


def _field(name: str, hint: Any) -> pa.Field:
    optional, bare = _optional(hint)
    return pa.field(name, _type(bare), nullable=optional)


def _optional(hint: Any) -> tuple[bool, Any]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        bare = [part for part in typing.get_args(hint) if part is not types.NoneType]
        if len(bare) == 1:
            return True, bare[0]
        raise TypeError(f"no column holds {hint}")
    return False, hint


def _type(hint: Any) -> pa.DataType:
    if isinstance(hint, typing.NewType):
        return _type(hint.__supertype__)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(_fields(hint))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return pa.string()
    if origin is tuple and len(set(arguments) - {Ellipsis}) == 1:
        return pa.list_(_field("item", arguments[0]))
    raise TypeError(f"no column holds {hint}")
