"""A document opened for annotation: its kept text, folded, cut into words, sentences and quotations, each computed once."""

from collections.abc import Iterable
from functools import cached_property

from khabar.model.document import Document
from khabar.model.layers import Drop, Layers
from khabar.model.spans import Span, merged
from khabar.text.fold import Folded, fold_with_positions
from khabar.text.quotes import quotations
from khabar.text.sentences import sentences
from khabar.text.tokens import Words, words


class Reading:
    """What annotators see: a document, the layers found so far, and the text made ready.

    The kept text has the length of the raw text, every dropped character being replaced by a line break: the alignment between
    them is the identity, patterns never reach across what was dropped, and no offset can go astray. ``folded`` is the
    kept text folded; offsets in ``words`` count in the folded text, and :meth:`raw_span` leads back.
    """

    def __init__(self, document: Document, layers: Layers | None = None) -> None:
        self.document = document
        self.layers = layers or Layers()

    @cached_property
    def kept(self) -> str:
        """The raw text with dropped characters replaced by line breaks."""
        return kept_text(self.document.raw, self.layers.layout.drops)

    @cached_property
    def folded(self) -> Folded:
        """The kept text, folded, with positions."""
        return fold_with_positions(self.kept)

    @cached_property
    def words(self) -> Words:
        """The words of the folded text; their offsets count in it."""
        return words(self.folded.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the kept text, as spans of the raw text."""
        layout = self.layers.layout
        headings = [span for span in (layout.title, layout.deck, layout.dateline, *layout.subheads) if span is not None]
        return sentences(self.kept, self.quotations, headings)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks in the kept text, as spans of the raw text."""
        return quotations(self.kept)

    def raw_span(self, start: int, end: int) -> Span:
        """Return the raw span of a range of the folded text."""
        return self.folded.to_raw(start, end)

    def with_layers(self, layers: Layers) -> "Reading":
        """Return a reading with these layers; what was computed is kept if the layout stays the same."""
        other = Reading(self.document, layers)
        if layers.layout == self.layers.layout:
            other.__dict__.update(
                {key: value for key, value in self.__dict__.items() if key not in {"document", "layers"}}
            )
        return other


def kept_text(raw: str, drops: Iterable[Drop]) -> str:
    """Return ``raw`` with what is dropped replaced by line breaks."""
    return blank(raw, [drop.span for drop in drops])


def blank(raw: str, spans: list[Span]) -> str:
    """Return ``raw`` with every character of ``spans`` replaced by a line break."""
    pieces: list[str] = []
    at = 0
    for span in merged(spans):
        pieces += (raw[at : span.start], "\n" * len(span))
        at = span.end
    return "".join([*pieces, raw[at:]]) if pieces else raw
