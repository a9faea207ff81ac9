"""Reading single reports for commands that make no record."""

from collections.abc import Sequence
from pathlib import Path

import typer

from khabar.errors import InputError
from khabar.ingest import read
from khabar.model.document import Document


def read_texts(sources: Sequence[Path | str]) -> list[Document]:
    """Return the reports of ``sources`` and say on stderr what was rejected; raises InputError where no report is left."""
    documents = []
    for made in read(sources):
        if isinstance(made, Document):
            documents.append(made)
        else:
            typer.echo(f"rejected: {made.source}: {made.reason}: {made.detail}", err=True)
    if not documents:
        raise InputError("no report could be read")
    return documents
