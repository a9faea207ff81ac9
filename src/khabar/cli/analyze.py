"""``khabar analyze``: one JSON file per report."""

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.errors import KhabarError

if TYPE_CHECKING:
    from khabar.model.document import Document

_LONGEST = 200
"""Bytes of a name that are kept: file systems take 255, and a suffix and a hash are added."""


def analyze(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Text files, one report each.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the JSON files; made if missing.")],
) -> None:
    """Analyse reports and write a JSON file for each (NAME.txt becomes DIR/NAME.json).

    A report that does not tell its day is dated by those beside it that share its text, where they do.

    A file NAME.meta.json beside NAME.txt may state "outlet", "url", "retrieved" and "published". Whatever "khabar build" reads
    can be given as well (saved pages, JSON, zips); the files are then named after the reports.

    Example: khabar analyze reports/*.txt --out analysed
    """
    from khabar.cli.texts import read_texts
    from khabar.engine.dating import analysed
    from khabar.exports.guide import dumps, guide
    from khabar.store.files import write_text

    failures: list[str] = []

    def failed(document: "Document", error: Exception) -> None:  # one bad report must not cost the others
        failures.append(document.source)
        typer.echo(f"rejected: {document.source}: analysis-failed: {type(error).__name__}: {error}", err=True)

    documents = read_texts(texts)
    for document, layers in analysed(documents, failed=failed):
        write_text(out / f"{_file_name(document.name)}.json", dumps(guide(document, layers)))
    typer.echo(f"{len(documents) - len(failures)} reports analysed into {out}")
    if failures:
        raise KhabarError(f"{len(failures)} of {len(documents)} reports could not be analysed: a fault of the program")


def _file_name(name: str) -> str:
    """Return a name that an input gave as one that stays inside the folder and that no other name is changed into."""
    safe = re.sub(r"[/\\\0-\x1f\x7f]|^\.+", "_", name).encode()[:_LONGEST].decode("utf-8", "ignore")
    return name if safe == name else f"{safe}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
