"""``khabar export``: a record's tables in other formats."""

from pathlib import Path
from typing import Annotated

import typer


def export(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="Folder of a record.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the files; made if missing.")],
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl, csv, parquet or site.")] = "jsonl",
    tables: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAME", help="Only this table. May be repeated.")
    ] = None,
) -> None:
    """Write the tables of a record as JSON Lines, CSV or Parquet, one file a table; or its pages as a folder to open.

    Examples:

      khabar export record --format jsonl --out tables

      khabar export record --format csv --table statements --table events --out tables

      khabar export record --format site --out pages
    """
    if form == "site":
        _site(record, out, tables)
        return
    from khabar.exports.files import export as write
    from khabar.store.record import Record

    for path in write(Record(record), form, out, tables):
        typer.echo(path)


def _site(record: Path, out: Path, tables: list[str] | None) -> None:
    from khabar.errors import UsageError
    from khabar.web import write_site

    if tables:
        raise UsageError("--format site writes pages: leave out --table")
    typer.echo(f"{write_site(record, out)} pages; open {out / 'index.html'}")
