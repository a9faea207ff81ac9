"""``khabar analyze``: one JSON file per report."""

from pathlib import Path
from typing import Annotated

import typer


def analyze(
    texts: Annotated[list[Path], typer.Argument(metavar="TEXT...", help="Text files, one report each.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the JSON files; made if missing.")],
) -> None:
    """Analyse reports one by one and write a JSON file for each (NAME.txt becomes DIR/NAME.json).

    A file NAME.meta.json beside NAME.txt may state "outlet", "url", "retrieved" and "published".

    Example: khabar analyze reports/*.txt --out analysed
    """
    from khabar.annotators.registry import analyse
    from khabar.cli.texts import read_text
    from khabar.exports.guide import dumps, guide

    out.mkdir(parents=True, exist_ok=True)
    for path in texts:
        document = read_text(path)
        record = guide(document, analyse(document))
        (out / f"{document.name}.json").write_text(dumps(record), "utf-8")
    typer.echo(f"{len(texts)} reports analysed into {out}")
