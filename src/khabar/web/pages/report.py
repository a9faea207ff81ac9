"""A report: its text as published, and its record in the margin."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from khabar.model.layers import Count, Event, Layers, Naming, Position, Statement, Timex
from khabar.model.record import Contradiction, Copy
from khabar.model.spans import Span
from khabar.web.chains import ChainLink, chain
from khabar.web.marking import Line, Mark, Segment, by_line, lines, segments
from khabar.web.shelf.reading import Brief, Report, Shelf
from khabar.web.shelf.stems import slug

LAYERS = ("statement", "position", "event", "count", "timex", "mention", "naming", "drop")
"""The layers that can be switched, in the order of their switches."""
OFF = frozenset({"mention"})
"""Layers that are off until switched on."""


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
    """(name, id of the record's entity, type, mentions)."""
    neighbours: tuple[Neighbour, ...]
    contradictions: tuple[Contradiction, ...]
    numbers: dict[str, int]
    lit: Span | None

    @property
    def titled(self) -> bool:
        """True if the headline stands in the text itself."""
        return any(row.role == "title" for row in self.rows)


def report_page(shelf: Shelf, doc: str, lit: Span | None = None) -> ReportPage | None:
    """Return the page of a report, with the characters ``lit`` set off; None if there is no such report."""
    report = shelf.report(doc)
    if report is None:
        return None
    contradictions = tuple(shelf.touching(doc, "contradiction", Contradiction))
    cards = tuple(_cards(report, contradictions))
    marks = [*_marks(report.layers), *_ledger_marks(shelf, doc)]
    if lit is not None:
        marks.append(Mark(lit, "lit", "lit"))
    rows = tuple(_rows(report, marks, cards))
    numbers = {layer: sum(card.layer == layer for card in cards) for layer in LAYERS}
    numbers["drop"] = len(report.layers.layout.drops)
    numbers["mention"] = sum(len(entity.mentions) for entity in report.layers.entities)
    numbers["count"] = sum(len(event.counts) for event in report.layers.events)
    return ReportPage(report, rows, _entities(shelf, report), _neighbours(shelf, doc), contradictions, numbers, lit)


def _marks(layers: Layers) -> Iterator[Mark]:
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


def _ledger_marks(shelf: Shelf, doc: str) -> Iterator[Mark]:
    """Cut the text also where lines of the whole record begin, so that their addresses have a place."""
    for kind, _, span in shelf.spans_in(doc):
        yield Mark(span, "disputed" if kind == "contradiction" else "", "")


def _cards(report: Report, contradictions: tuple[Contradiction, ...]) -> Iterator[Card]:
    """Yield the cards in the order of the text."""
    disputed = [
        (side.span, line.id) for line in contradictions for side in (line.a, line.b) if side.doc == report.brief.doc
    ]
    found: list[tuple[str, str, Span, Statement | Event | Position | Timex | Naming]] = []
    layers = report.layers
    found += [(f"s{s.id}", "statement", _place(s), s) for s in layers.statements]
    found += [(f"p{n}", "position", p.evidence, p) for n, p in enumerate(layers.positions)]
    found += [(f"e{n}", "event", e.evidence, e) for n, e in enumerate(layers.events)]
    found += [(f"t{n}", "timex", t.span, t) for n, t in enumerate(layers.timexes)]
    found += [(f"n{n}", "naming", n_.span, n_) for n, n_ in enumerate(layers.naming)]
    places = {slug(entity.en): entity.name for entity in layers.entities if entity.en}
    for ref, layer, span, value in sorted(found, key=lambda item: (item[2].start, LAYERS.index(item[1]), item[0])):
        links = _chain(report, value) if isinstance(value, Statement) else ()
        clash = tuple(dict.fromkeys(id_ for range_, id_ in disputed if range_.overlaps(span)))
        yield Card(
            ref,
            layer,
            span,
            value,
            links,
            clash if layer in ("statement", "event") else (),
            _where(value, places),
        )


def _where(value: object, places: dict[str, str]) -> str | None:
    if not isinstance(value, Position):
        return None
    return next((name for place, name in places.items() if value.proposal.endswith(f"-{place}")), None)


def _place(statement: Statement) -> Span:
    spans = [span for span in (statement.cue, statement.speaker, *statement.content) if span is not None]
    return min(spans)


def _chain(report: Report, statement: Statement) -> tuple[ChainLink, ...]:
    raw = report.document.raw
    speaker = statement.speaker.of(raw) if statement.speaker else statement.speaker_entity
    venue = statement.venue.of(raw) if statement.venue else None
    return chain(speaker, venue, statement.via, report.brief.outlet)


def _rows(report: Report, marks: list[Mark], cards: tuple[Card, ...]) -> Iterator[Row]:
    layout = report.layers.layout
    waiting = list(cards)
    rows = lines(report.document.raw)
    sections = by_line(rows, marks)
    for line, following, around in zip(rows, (*rows[1:], None), sections, strict=True):
        end = following.span.start if following else len(report.document.raw) + 1
        here = [card for card in waiting if card.span.start < end]
        waiting = waiting[len(here) :]
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
    held = [
        (entity.name, shelf.entity_named(entity.name), entity.type, len(entity.mentions))
        for entity in report.layers.entities
    ]
    return tuple(sorted(held, key=lambda item: (-item[3], item[0])))


def _neighbours(shelf: Shelf, doc: str) -> tuple[Neighbour, ...]:
    copies = shelf.touching(doc, "copy", Copy)
    sources = shelf.sources(copy.b if copy.a == doc else copy.a for copy in copies)
    held = [Neighbour(copy, sources.brief(copy.b if copy.a == doc else copy.a)) for copy in copies]
    return tuple(sorted(held, key=lambda item: (-max(item.copy.share_a, item.copy.share_b), item.brief.doc)))


def written(count: Count) -> str:
    """Return a count as a number or a range; empty where the words give none."""
    if count.low is None or count.high is None:
        return ""
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
