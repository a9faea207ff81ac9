"""``khabar show``: what a record holds, in a screenful."""

from pathlib import Path
from typing import Annotated

import typer


def show(record: Annotated[Path, typer.Argument(metavar="RECORD", help="Folder of a record.")]) -> None:
    """Print what a record holds: reports, copies, stories, statements, positions, events, contradictions, rejects.

    Example: khabar show record
    """
    from khabar.cli.summary import summary
    from khabar.store.record import Record

    for line in summary(Record(record)):
        typer.echo(line)
