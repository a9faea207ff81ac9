"""``khabar export``: a record's tables in other formats."""

from pathlib import Path
from typing import Annotated

import typer


def export(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="Folder of a record.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the files; made if missing.")],
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl, csv or parquet.")] = "jsonl",
    tables: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAME", help="Only this table. May be repeated.")
    ] = None,
) -> None:
    """Write the tables of a record as JSON Lines, CSV or Parquet, one file a table.

    Examples:

      khabar export record --format jsonl --out tables

      khabar export record --format csv --table statements --table events --out tables
    """
    from khabar.exports.files import export as write
    from khabar.store.record import Record

    for path in write(Record(record), form, out, tables):
        typer.echo(path)
