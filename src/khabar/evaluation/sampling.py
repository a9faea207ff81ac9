"""What a change does to reports that nobody has annotated: a fixed sample, read before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Layers
from khabar.store.flatten import spans_of


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A line that one of two analyses of a report has and the other has not."""

    report: str
    start: int
    end: int
    layer: str
    label: str
    text: str
    came: bool
    """True for a line of the second analysis, False for one of the first."""


def sample(documents: Iterable[Document], size: int) -> list[Document]:
    """Return ``size`` of the documents, always the same ones: those whose ids, which are hashes, are smallest."""
    return sorted(documents, key=lambda document: document.id)[:size]


def differences(
    documents: Iterable[Document], before: Mapping[DocId, Layers], after: Mapping[DocId, Layers]
) -> list[Difference]:
    """Return every line that came or went in the layers of the documents, which are given by document id."""
    found = []
    for document in documents:
        old, new = _lines(before[document.id]), _lines(after[document.id])
        for line in old ^ new:
            layer, start, end, label = line
            found.append(Difference(document.name, start, end, layer, label, document.raw[start:end], line in new))
    return sorted(found)


def _lines(layers: Layers) -> set[tuple[str, int, int, str]]:
    return {(layer, span.start, span.end, label) for layer, _, span, label, _ in spans_of(layers)}
