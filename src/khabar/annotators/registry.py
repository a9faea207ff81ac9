"""All annotators in order, and the analysis of one report."""

from dataclasses import replace
from typing import Any

from khabar.annotators import entities, events, expressions, naming, positions, publication, statements, timexes
from khabar.annotators.contract import LAYER_NAMES, Annotator
from khabar.annotators.layout import LAYOUT
from khabar.errors import KhabarError
from khabar.lexicons import Lexicons, bundled
from khabar.model.document import Document
from khabar.model.layers import Layers, Publication
from khabar.text.reading import Reading

REGISTRY: tuple[Annotator, ...] = (
    LAYOUT,
    expressions.ANNOTATOR,
    publication.ANNOTATOR,
    timexes.ANNOTATOR,
    entities.ANNOTATOR,
    statements.ANNOTATOR,
    events.ANNOTATOR,
    positions.ANNOTATOR,
    naming.ANNOTATOR,
)


def check(registry: tuple[Annotator, ...]) -> None:
    """Raise KhabarError unless every layer is known, made once, and made before it is required."""
    made: set[str] = set()
    for annotator in registry:
        for layer in (annotator.produces, *annotator.requires):
            if layer not in LAYER_NAMES:
                raise KhabarError(f"annotator {annotator.name}: there is no layer {layer!r}")
        missing = set(annotator.requires) - made
        if missing:
            raise KhabarError(
                f"annotator {annotator.name} requires {', '.join(sorted(missing))}, which nothing before it makes"
            )
        if annotator.produces in made:
            raise KhabarError(f"annotator {annotator.name}: the layer {annotator.produces} is already made")
        made.add(annotator.produces)


def analyse(
    document: Document,
    lexicons: Lexicons | None = None,
    registry: tuple[Annotator, ...] = REGISTRY,
    published: Publication | None = None,
) -> Layers:
    """Return all layers of a report. Pure: the same document and lexicons give the same layers.

    ``published`` takes the place of what the report itself says of its day: other reports have told it.
    """
    lexicons = lexicons or bundled()
    reading = Reading(document)
    for annotator in registry:
        made: Any = published if annotator.produces == "publication" else None
        made = made or annotator.annotate(reading, lexicons)
        reading = reading.with_layers(replace(reading.layers, **{annotator.produces: made}))
    return reading.layers


check(REGISTRY)
