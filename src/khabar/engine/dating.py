"""Dates reports by one another, and analyses those again that were dated so."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from khabar.annotators.registry import analyse
from khabar.engine.searching import searched
from khabar.engine.workers import in_batches
from khabar.lexicons import Lexicons
from khabar.linking.reuse import Dated, days_by_comparison
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Drop, Layers, Publication
from khabar.text.reading import kept_text
from khabar.text.shingles import word_table

_TEXTS = 512
"""Reports that are cut into words at once."""


def days_of(reports: Iterable[tuple[Dated, str]], count: int, parts: Path | None = None) -> dict[DocId, Publication]:
    """Return the publication of every report that has no day of its own and that others date, with the reason.

    ``reports`` are ``count`` reports with their kept texts; ``parts`` is as in :func:`khabar.engine.searching.searched`.
    """
    known: list[Dated] = []

    def texts() -> Iterator[str]:
        for report, text in reports:
            known.append(report)
            yield text

    with searched(map(word_table, in_batches(texts(), _TEXTS)), count, parts) as found:
        return days_by_comparison(known, found) if any(report.open for report in known) else {}


def analysed(
    documents: Iterable[Document],
    lexicons: Lexicons | None = None,
    failed: Callable[[Document, Exception], None] | None = None,
) -> Iterator[tuple[Document, Layers]]:
    """Yield reports with their layers; those that do not tell their day come last, dated by the others where that can be done.

    A report that an annotator fails on goes to ``failed`` and is left out; without it the error is raised.
    """
    seen: list[tuple[Document, tuple[Drop, ...], Dated]] = []
    waiting: list[tuple[Document, Layers]] = []
    for document in documents:
        try:
            layers = analyse(document, lexicons)
        except Exception as error:
            if failed is None:
                raise
            failed(document, error)
        else:
            seen.append((document, layers.layout.drops, Dated.of(document, layers)))
            if seen[-1][2].open:
                waiting.append((document, layers))
            else:
                yield document, layers
    if not waiting:
        return
    days = days_of(((report, kept_text(document.raw, drops)) for document, drops, report in seen), len(seen))
    for document, layers in waiting:
        day = days.get(document.id)
        yield document, analyse(document, lexicons, published=day) if day else layers
