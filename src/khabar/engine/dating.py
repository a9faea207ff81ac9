"""Dates reports by one another, and analyses those again that were dated so."""

from collections.abc import Callable, Iterable, Iterator

from khabar.annotators.registry import analyse
from khabar.lexicons import Lexicons, bundled
from khabar.linking.reuse import Dated, days_by_comparison, shared_text
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Layers, Publication
from khabar.text.reading import blank
from khabar.text.shingles import WordTable, concatenated, word_table

_TEXTS = 512
"""Reports that are cut into words at once."""


class Comparison:
    """Collects reports with their layers, and says which undated ones others can date."""

    def __init__(self) -> None:
        self._reports: list[Dated] = []
        self._tables: list[WordTable] = []
        self._texts: list[str] = []

    def add(self, document: Document, layers: Layers) -> bool:
        """Take in one report, and tell whether others may date it."""
        report = Dated.of(document, layers)
        self._reports.append(report)
        self._texts.append(blank(document.raw, [drop.span for drop in layers.layout.drops]))
        if len(self._texts) == _TEXTS:
            self._cut()
        return report.open

    def days(self) -> dict[DocId, Publication]:
        """Return the publication of every report that has no day of its own and that others date, with the reason."""
        if not any(report.open for report in self._reports):
            return {}
        self._cut()
        return days_by_comparison(self._reports, shared_text(concatenated(self._tables), bundled()))

    def _cut(self) -> None:
        self._tables.append(word_table(self._texts))
        self._texts = []


def analysed(
    documents: Iterable[Document],
    lexicons: Lexicons | None = None,
    failed: Callable[[Document, Exception], None] | None = None,
) -> Iterator[tuple[Document, Layers]]:
    """Yield reports with their layers; those that do not tell their day come last, dated by the others where that can be done.

    A report that an annotator fails on goes to ``failed`` and is left out; without it the error is raised.
    """
    comparison = Comparison()
    waiting: list[tuple[Document, Layers]] = []
    for document in documents:
        try:
            layers = analyse(document, lexicons)
        except Exception as error:
            if failed is None:
                raise
            failed(document, error)
        else:
            if comparison.add(document, layers):
                waiting.append((document, layers))
            else:
                yield document, layers
    days = comparison.days()
    for document, layers in waiting:
        day = days.get(document.id)
        yield document, analyse(document, lexicons, published=day) if day else layers
