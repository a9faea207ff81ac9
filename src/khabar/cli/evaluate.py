"""``khabar evaluate``: scores against annotated reports, and what a change of the lexicons gains and loses."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from khabar.errors import KhabarError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khabar.evaluation.gold import GoldReport
    from khabar.evaluation.report import Score
    from khabar.model.document import Document

_TEXT = 60
"""Characters of a line's text that are shown."""


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder of annotated reports (NAME.json, texts/NAME.txt).")
    ],
    lexicons: Annotated[
        Path | None,
        typer.Option("--lexicons", metavar="DIR", help="Compare with another folder of lexicon files, item by item."),
    ] = None,
    sample: Annotated[
        str | None,
        typer.Option("--sample", metavar="SOURCE", help="With --lexicons: compare on reports of SOURCE as well."),
    ] = None,
    size: Annotated[int, typer.Option("--size", min=1, help="Reports of the sample; always the same ones.")] = 100,
    floors: Annotated[
        Path | None,
        typer.Option("--floors", metavar="FILE", help="Fail where an F1 is below the floor pinned in FILE."),
    ] = None,
    pin: Annotated[
        bool, typer.Option("--pin", help="With --floors: raise the floors to just under today's scores.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
) -> None:
    """Score the analyser on annotated reports: precision, recall and F1 of every layer.

    With --lexicons DIR the reports are analysed again with the lexicon files of DIR, and every item gained or lost is
    printed; with --sample SOURCE, also every line that comes or goes in a fixed sample of other reports.

    Examples:

      khabar evaluate examples/gold

      khabar evaluate examples/gold --lexicons edited --sample news.zip --size 200

      khabar evaluate examples/gold --floors examples/gold/floors.json
    """
    from khabar.cli.texts import read_texts
    from khabar.evaluation.gold import read_gold
    from khabar.evaluation.report import as_figures, scores, table

    _check(lexicons, sample, floors, pin)
    reports = read_gold(gold)
    documents = {report.name: read_texts([report.text])[0] for report in reports}
    annotations = {report.name: report.annotation for report in reports}
    now = _analysed(documents, None)
    sums = scores(annotations, now)
    if as_json:
        typer.echo(as_figures(sums))
        return
    typer.echo(f"{len(reports)} reports")
    typer.echo("\n".join(table(sums)))
    if floors:
        _gate(floors, reports, sums, pin)
    if lexicons:
        _compare(annotations, now, _analysed(documents, lexicons))
        if sample:
            _compare_sample(sample, size, lexicons)


def _check(lexicons: Path | None, sample: str | None, floors: Path | None, pin: bool) -> None:
    """Raise UsageError where an option lacks the one that it goes with, before anything is analysed."""
    if sample and not lexicons:
        raise UsageError("--sample compares two folders of lexicon files: give the other one with --lexicons")
    if lexicons and not lexicons.is_dir():
        raise UsageError(f"--lexicons {lexicons} is not a folder: make one with a copy of the program's lexicon files")
    if pin and not floors:
        raise UsageError("--pin raises the floors of a file: name it with --floors")


def _gate(floors: Path, reports: "Sequence[GoldReport]", sums: "dict[str, Score]", pin: bool) -> None:
    from khabar.evaluation import floors as gate

    if pin:
        gate.pin(floors, reports, sums)
    fallen = gate.below(floors, reports, sums)
    if fallen:
        raise KhabarError("scores have fallen:\n  " + "\n  ".join(fallen))
    typer.echo(f"no score is below its floor in {floors}")


def _analysed(documents: "dict[str, Document]", folder: Path | None) -> dict[str, dict[str, Any]]:
    from khabar.engine.dating import analysed
    from khabar.exports.guide import guide
    from khabar.lexicons import Lexicons

    names = {id(document): name for name, document in documents.items()}
    made = analysed(documents.values(), Lexicons(folder) if folder else None)
    return {names[id(document)]: guide(document, layers) for document, layers in made}


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


def _compare_sample(source: str, size: int, folder: Path) -> None:
    from khabar.annotators.registry import analyse
    from khabar.cli.texts import read_texts
    from khabar.evaluation.sampling import differences, sample
    from khabar.lexicons import Lexicons

    documents = sample(read_texts([source]), size)
    lexicons = Lexicons(folder)
    before = {document.id: analyse(document) for document in documents}
    after = {document.id: analyse(document, lexicons) for document in documents}
    found = differences(documents, before, after)
    typer.echo(f"\n{len(documents)} reports of {source}")
    for line in found:
        sign = "+" if line.came else "-"
        text = " ".join(line.text.split())[:_TEXT]
        typer.echo(f"{sign} {line.report} {line.start}:{line.end} {line.layer} {line.label} | {text}")
    came = sum(line.came for line in found)
    typer.echo(f"{came} lines came, {len(found) - came} went")
