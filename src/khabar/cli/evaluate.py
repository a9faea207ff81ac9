"""``khabar evaluate``: scores against annotated reports, and what a change of the lexicons gains and loses."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from khabar.model.document import Document


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder of annotated reports (NAME.json, texts/NAME.txt).")
    ],
    lexicons: Annotated[
        Path | None,
        typer.Option("--lexicons", metavar="DIR", help="Compare with another folder of lexicon files, item by item."),
    ] = None,
) -> None:
    """Score the analyser on annotated reports: precision, recall and F1 of every layer.

    With --lexicons DIR the reports are analysed again with the lexicon files of DIR, and every item gained or lost is
    printed.

    Example: khabar evaluate gold --lexicons edited-lexicons
    """
    from khabar.cli.texts import read_texts
    from khabar.evaluation.gold import read_gold
    from khabar.evaluation.report import scores, table

    reports = read_gold(gold)
    documents = {report.name: read_texts([report.text])[0] for report in reports}
    annotations = {report.name: report.annotation for report in reports}
    now = _analysed(documents, None)
    typer.echo(f"{len(reports)} reports")
    typer.echo("\n".join(table(scores(annotations, now))))
    if lexicons:
        _compare(annotations, now, _analysed(documents, lexicons))


def _analysed(documents: "dict[str, Document]", folder: Path | None) -> dict[str, dict[str, Any]]:
    from khabar.annotators.registry import analyse
    from khabar.exports.guide import guide
    from khabar.lexicons import Lexicons

    lexicons: Lexicons | None = Lexicons(folder) if folder else None
    return {name: guide(document, analyse(document, lexicons)) for name, document in documents.items()}


def _compare(annotations: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
    from khabar.evaluation.report import changes, scores, table

    typer.echo("\nwith the other lexicons")
    typer.echo("\n".join(table(scores(annotations, after))))
    found = changes(annotations, before, after)
    for change in found:
        sign = "+" if change.gain else "-"
        where = f"{change.report} {change.item.start}:{change.item.end}"
        typer.echo(f"{sign} {change.layer} {change.what} {where} {change.item.label}")
    gains = sum(change.gain for change in found)
    typer.echo(f"{gains} gains, {len(found) - gains} losses")
