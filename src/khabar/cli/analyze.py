"""``khabar analyze``: one JSON file per report."""

import re
from pathlib import Path
from typing import Annotated

import typer


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
    for document in documents:
        write_text(out / f"{_file_name(document.name)}.json", dumps(guide(document, analyse(document))))
    typer.echo(f"{len(documents)} reports analysed into {out}")


def _file_name(name: str) -> str:
    """Return a name that an input gave as one that stays inside the folder."""
    return re.sub(r"[/\\\0]|^\.+", "_", name)[:120]
