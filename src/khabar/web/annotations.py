"""What the layers of a report mark in its text, and where the record of each stands."""

from collections.abc import Iterator
from typing import TypeAlias

from khabar.model.layers import Event, Layers, Naming, Position, Statement, Timex
from khabar.model.spans import Span
from khabar.web.marking import Mark

LAYERS = ("statement", "position", "event", "count", "timex", "mention", "naming", "drop")
"""The layers that can be switched, in the order of their switches."""

Noted: TypeAlias = Statement | Event | Position | Timex | Naming
"""What has a card in the margin."""


def marks_of(layers: Layers) -> Iterator[Mark]:
    """Yield every mark that the layers make in the text."""
    yield from (Mark(drop.span, "drop", f"x{n}") for n, drop in enumerate(layers.layout.drops))
    for statement in layers.statements:
        ref = f"s{statement.id}"
        yield from (Mark(span, "statement", ref) for span in statement.content)
        yield from (Mark(span, "source", ref) for span in (statement.speaker, statement.cue, statement.cue2) if span)
    for n, event in enumerate(layers.events):
        yield Mark(event.evidence, "event", f"e{n}")
        yield from (Mark(count.span, "count", f"e{n}") for count in event.counts if count.span)
    yield from (Mark(position.evidence, "position", f"p{n}") for n, position in enumerate(layers.positions))
    yield from (Mark(timex.span, "timex", f"t{n}") for n, timex in enumerate(layers.timexes))
    yield from (Mark(naming.span, "naming", f"n{n}") for n, naming in enumerate(layers.naming))
    for n, entity in enumerate(layers.entities):
        yield from (Mark(mention.span, "mention", f"m{n}") for mention in entity.mentions)


def noted(layers: Layers) -> list[tuple[str, str, Span, Noted]]:
    """Return (ref, layer, where it stands, record) of everything that has a card, in the order of the text."""
    found: list[tuple[str, str, Span, Noted]] = []
    found += [(f"s{s.id}", "statement", place(s), s) for s in layers.statements]
    found += [(f"p{n}", "position", p.evidence, p) for n, p in enumerate(layers.positions)]
    found += [(f"e{n}", "event", e.evidence, e) for n, e in enumerate(layers.events)]
    found += [(f"t{n}", "timex", t.span, t) for n, t in enumerate(layers.timexes)]
    found += [(f"n{n}", "naming", n_.span, n_) for n, n_ in enumerate(layers.naming)]
    return sorted(found, key=lambda item: (item[2].start, LAYERS.index(item[1]), item[0]))


def place(statement: Statement) -> Span:
    """Return where a statement begins: its cue, speaker or words, whichever comes first."""
    spans = (statement.cue, statement.speaker, *statement.content)
    return min((span for span in spans if span is not None), default=Span(0, 0))
