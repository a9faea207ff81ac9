"""Reads the statements of a short text, with mentions and layout given by hand where a rule needs them."""

from datetime import date

from khabar.annotators.statements import ANNOTATOR
from khabar.lexicons import bundled
from khabar.model.document import Document
from khabar.model.ids import DocId
from khabar.model.layers import Entity, EntityType, Layers, Layout, Mention, Statement, Timex
from khabar.model.spans import Span
from khabar.text.reading import Reading


def span(raw: str, part: str, nth: int = 0) -> Span:
    """Return the span of the ``nth`` occurrence of ``part``."""
    at = -1
    for _ in range(nth + 1):
        at = raw.index(part, at + 1)
    return Span(at, at + len(part))


def entity(raw: str, name: str, kind: EntityType, *mentions: str) -> Entity:
    """Return an entity with a mention at every occurrence of the given words."""
    found = []
    for part in mentions or (name,):
        at = raw.find(part)
        while at >= 0:
            found.append(Mention(Span(at, at + len(part))))
            at = raw.find(part, at + 1)
    return Entity(name, kind, tuple(sorted(found, key=lambda mention: mention.span)))


def day(raw: str, part: str, value: date) -> Timex:
    """Return a date expression."""
    return Timex(span(raw, part), "DATE", value.isoformat())


def read(
    raw: str, *entities: Entity, title: str | None = None, timexes: tuple[Timex, ...] = ()
) -> tuple[Statement, ...]:
    """Return the statements of ``raw``."""
    layout = Layout(title=span(raw, title) if title else None)
    layers = Layers(layout=layout, timexes=timexes, entities=entities)
    found: tuple[Statement, ...] = ANNOTATOR.annotate(Reading(Document(DocId("d"), "n", raw), layers), bundled())
    return found


def lines(raw: str, found: tuple[Statement, ...]) -> list[tuple[str | None, str | None, str]]:
    """Return cue, speaker and content of each statement as text."""
    return [
        (
            statement.cue.of(raw) if statement.cue else None,
            statement.speaker.of(raw) if statement.speaker else None,
            statement.content[0].of(raw),
        )
        for statement in found
    ]
