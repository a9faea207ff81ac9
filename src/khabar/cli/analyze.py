"""``khabar analyze``: one JSON file per report."""

import hashlib
import re
from pathlib import Path
from typing import Annotated

import typer

from khabar.errors import KhabarError

_LONGEST = 200
"""Bytes of a name that are kept: file systems take 255, and a suffix and a hash are added."""


def analyze(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Text files, one report each.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the JSON files; made if missing.")],
) -> None:
    """Analyse reports one by one and write a JSON file for each (NAME.txt becomes DIR/NAME.json).

    A file NAME.meta.json beside NAME.txt may state "outlet", "url", "retrieved" and "published". Whatever "khabar build" reads
    can be given as well (saved pages, JSON, zips); the files are then named after the reports.

    Example: khabar analyze reports/*.txt --out analysed
    """
    from khabar.annotators.registry import analyse
    from khabar.cli.texts import read_texts
    from khabar.exports.guide import dumps, guide
    from khabar.store.files import write_text

    documents = read_texts(texts)
    failed = 0
    for document in documents:
        try:
            made = dumps(guide(document, analyse(document)))
        except Exception as error:  # one bad report must not cost the others
            failed += 1
            typer.echo(f"rejected: {document.source}: analysis-failed: {type(error).__name__}: {error}", err=True)
        else:
            write_text(out / f"{_file_name(document.name)}.json", made)
    typer.echo(f"{len(documents) - failed} reports analysed into {out}")
    if failed:
        raise KhabarError(f"{failed} of {len(documents)} reports could not be analysed: a fault of the program")


def _file_name(name: str) -> str:
    """Return a name that an input gave as one that stays inside the folder and that no other name is changed into."""
    safe = re.sub(r"[/\\\0-\x1f\x7f]|^\.+", "_", name).encode()[:_LONGEST].decode("utf-8", "ignore")
    return name if safe == name else f"{safe}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
