"""A report: its text as published, and its record in the margin."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from khabar.model.layers import Count, Layers, Position, Statement
from khabar.model.record import Contradiction, Copy
from khabar.model.spans import Span
from khabar.web.annotations import LAYERS, marks_of, noted, place
from khabar.web.chains import ChainLink, chain
from khabar.web.marking import Line, Mark, Segment, by_line, lines, segments
from khabar.web.parting import part_at, part_span
from khabar.web.shelf.reading import Brief, Report, Shelf
from khabar.web.shelf.stems import slug
from khabar.web.wording import split_slug

OFF = frozenset({"mention"})
"""Layers that are off until switched on."""
NAMED, NEAR = 120, 20
"""Names and reports with shared text that a report's page lists, the commonest first."""


@dataclass(frozen=True, slots=True)
class Card:
    """A record in the margin."""

    ref: str
    layer: str
    span: Span
    value: Any
    chain: tuple[ChainLink, ...] = ()
    disputed: tuple[str, ...] = ()
    """Ids of contradictions that rest on these characters."""
    place: str | None = None
    """Name of the place that a position's proposal is about."""
    parent: Span | None = None
    """Where the statement stands that this one lies within, if that is on another part of the report."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with its margin."""

    role: str
    """``title``, ``deck``, ``subhead``, ``body`` or ``drop``."""
    line: Line
    segments: tuple[Segment, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A report that shares text with this one."""

    copy: Copy
    brief: Brief


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything on the page of a report."""

    report: Report
    rows: tuple[Row, ...]
    entities: tuple[tuple[str, str | None, str, int], ...]
    """(name, id of the record's entity, type, mentions) of those named most."""
    neighbours: tuple[Neighbour, ...]
    numbers: dict[str, int]
    """Records of each layer, and of ``names`` and ``neighbours`` in all."""
    page: int
    pages: int
    """A report too long for one page is shown in parts."""

    @property
    def titled(self) -> bool:
        """True if the headline stands in the text itself."""
        return any(row.role == "title" for row in self.rows)


def report_page(shelf: Shelf, doc: str, lit: Span | None = None, page: int | None = None) -> ReportPage | None:
    """Return a report, or of a long one the part with the characters ``lit`` or of number ``page``; None if there is none."""
    report = shelf.report(doc)
    if report is None:
        return None
    length = len(report.document.raw)
    page = page or (part_at(report.parts, lit.start) if lit else 1)
    page = min(page, len(report.parts))
    region = part_span(report.parts, page, length)
    contradictions = shelf.touching(doc, "contradiction", Contradiction)
    marks = [mark for mark in _marks(shelf, report, lit) if mark.span.overlaps(region)]
    cards = tuple(_cards(shelf, report, contradictions, region))
    copies = shelf.touching(doc, "copy", Copy)
    return ReportPage(
        report,
        tuple(_rows(report, region, marks, cards)),
        _entities(shelf, report),
        _neighbours(shelf, doc, copies),
        _numbers(report.layers) | {"names": len(report.layers.entities), "neighbours": len(copies)},
        page,
        len(report.parts),
    )


def _marks(shelf: Shelf, report: Report, lit: Span | None) -> Iterator[Mark]:
    """Yield the marks of the layers and of the record; the latter cut the text also where only an address leads."""
    yield from marks_of(report.layers)
    for kind, _, span in shelf.spans_in(report.brief.doc):
        yield Mark(span, "disputed" if kind == "contradiction" else "", "")
    if lit is not None:
        yield Mark(lit, "lit", "lit")


def _numbers(layers: Layers) -> dict[str, int]:
    numbers = Counter(layer for _, layer, _, _ in noted(layers))
    numbers["drop"] = len(layers.layout.drops)
    numbers["mention"] = sum(len(entity.mentions) for entity in layers.entities)
    numbers["count"] = sum(len(event.counts) for event in layers.events)
    return {layer: numbers[layer] for layer in LAYERS}


def _cards(shelf: Shelf, report: Report, contradictions: Iterable[Contradiction], region: Span) -> Iterator[Card]:
    """Yield the cards of a region in the order of the text."""
    disputed = [
        (side.span, line.id) for line in contradictions for side in (line.a, line.b) if side.doc == report.brief.doc
    ]
    layers = report.layers
    places = {slug(entity.en): entity.name for entity in layers.entities if entity.en}
    statements = {statement.id: place(statement) for statement in layers.statements}
    for ref, layer, span, value in noted(layers):
        if not region.start <= span.start < region.end:
            continue
        clash = tuple(dict.fromkeys(id_ for range_, id_ in disputed if range_.overlaps(span)))
        yield Card(
            ref,
            layer,
            span,
            value,
            _chain(report, value) if isinstance(value, Statement) else (),
            clash if layer in ("statement", "event") else (),
            _where(shelf, value, places),
            _elsewhere(value, statements, region),
        )


def _elsewhere(value: object, statements: dict[int, Span], region: Span) -> Span | None:
    if not isinstance(value, Statement) or value.parent is None:
        return None
    parent = statements.get(value.parent)
    return parent if parent and not region.start <= parent.start < region.end else None


def _where(shelf: Shelf, value: object, places: dict[str, str]) -> str | None:
    if not isinstance(value, Position):
        return None
    _, place = split_slug(value.proposal)
    return (places.get(place) or shelf.place_called(place)) if place else None


def _chain(report: Report, statement: Statement) -> tuple[ChainLink, ...]:
    raw = report.document.raw
    speaker = statement.speaker.of(raw) if statement.speaker else statement.speaker_entity
    venue = statement.venue.of(raw) if statement.venue else None
    return chain(speaker, venue, statement.via, report.brief.outlet)


def _rows(report: Report, region: Span, marks: list[Mark], cards: tuple[Card, ...]) -> Iterator[Row]:
    layout = report.layers.layout
    waiting = deque(cards)
    rows = lines(report.document.raw, region)
    sections = by_line(rows, marks)
    for line, following, around in zip(rows, (*rows[1:], None), sections, strict=True):
        end = following.span.start if following else region.end + 1
        here = []
        while waiting and waiting[0].span.start < end:
            here.append(waiting.popleft())
        role = "body"
        if any(drop.span.covers(line.span) for drop in layout.drops):
            role = "drop"
        elif layout.title and layout.title.overlaps(line.span):
            role = "title"
        elif layout.deck and layout.deck.overlaps(line.span):
            role = "deck"
        elif any(subhead.overlaps(line.span) for subhead in layout.subheads):
            role = "subhead"
        yield Row(role, line, segments(report.document.raw, line.span, around), tuple(here))


def _entities(shelf: Shelf, report: Report) -> tuple[tuple[str, str | None, str, int], ...]:
    named = sorted(report.layers.entities, key=lambda entity: (-len(entity.mentions), entity.name))[:NAMED]
    return tuple((entity.name, shelf.entity_named(entity.name), entity.type, len(entity.mentions)) for entity in named)


def _neighbours(shelf: Shelf, doc: str, copies: list[Copy]) -> tuple[Neighbour, ...]:
    sources = shelf.sources(_other(copy, doc) for copy in copies)
    held = [Neighbour(copy, sources.brief(_other(copy, doc))) for copy in copies if _other(copy, doc) in sources]
    held.sort(key=lambda item: (-max(item.copy.share_a, item.copy.share_b), item.brief.doc))
    return tuple(held[:NEAR])


def _other(copy: Copy, doc: str) -> str:
    return copy.b if copy.a == doc else copy.a


def written(count: Count) -> str:
    """Return a count as a number or a range; empty where the words give none."""
    if count.low is None or count.high is None:
        return ""
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
