"""Reads dates in short texts, for the tests of expressions, publication and timexes."""

from dataclasses import replace
from datetime import date

from khabar.annotators import expressions, publication, timexes
from khabar.annotators.contract import Annotator
from khabar.lexicons import bundled
from khabar.model.document import Document, document_id
from khabar.model.layers import Drop, DropKind, Layers, Layout, Timex
from khabar.model.spans import Span
from khabar.text.reading import Reading

STEPS: tuple[Annotator, ...] = (expressions.ANNOTATOR, publication.ANNOTATOR, timexes.ANNOTATOR)


def dated(
    raw: str,
    published: date | None = None,
    retrieved: date | None = None,
    url: str | None = None,
    drops: tuple[tuple[str, DropKind], ...] = (),
) -> Layers:
    """Return the layers of time of a text; ``drops`` are pieces of it that are not the report."""
    document = Document(document_id("t", raw, None, url), "t", raw, url=url, retrieved=retrieved, published=published)
    spans = tuple(Drop(Span(raw.index(text), raw.index(text) + len(text)), kind, "test") for text, kind in drops)
    reading = Reading(document, Layers(layout=Layout(drops=spans)))
    for step in STEPS:
        made = step.annotate(reading, bundled())
        reading = reading.with_layers(replace(reading.layers, **{step.produces: made}))
    return reading.layers


def timexes_of(raw: str, published: date | None) -> tuple[Timex, ...]:
    """Return the timexes of a text of that day."""
    return dated(raw, published).timexes


def values(raw: str, published: date | None) -> list[tuple[str, str]]:
    """Return text and value of every timex."""
    return [(timex.span.of(raw), timex.value) for timex in timexes_of(raw, published)]
