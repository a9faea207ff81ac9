"""Reading single reports for commands that make no record."""

from collections.abc import Sequence
from pathlib import Path

import typer

from khabar.errors import InputError
from khabar.ingest import read
from khabar.model.document import Document, Reject

_SAID = 10
"""Rejects that are named one by one."""


def read_texts(sources: Sequence[Path | str]) -> list[Document]:
    """Return the reports of ``sources`` and say on stderr what was rejected; raises InputError where no report is left."""
    documents: list[Document] = []
    rejects: list[Reject] = []
    for made in read(sources):
        if isinstance(made, Document):
            documents.append(made)
        else:
            rejects.append(made)
    for reject in rejects[:_SAID]:
        typer.echo(f"rejected: {reject.source}: {reject.reason}: {reject.detail}", err=True)
    if len(rejects) > _SAID:
        typer.echo(f"rejected: {len(rejects) - _SAID} more", err=True)
    if not documents:
        raise InputError("no report could be read")
    return documents
