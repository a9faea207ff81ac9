"""From the typed layers of one report to the rows of its tables."""

from collections.abc import Iterator
from typing import Any, cast

from khabar.model.document import Document
from khabar.model.layers import Count, Entity, EntityType, Event, Layers, Position, Statement
from khabar.model.record import RecordEntity
from khabar.model.spans import Span
from khabar.store.rows import (
    CountCell,
    DocumentRow,
    EntityRow,
    EventRow,
    LayerRow,
    MentionRow,
    NamingRow,
    PositionRow,
    Quote,
    RecordEntityRow,
    RoleCell,
    StatementRow,
    TimexRow,
    VariantCell,
)

Rows = dict[str, list[Any]]
Labelled = tuple[str, int, Span, str, str]
"""Layer, number within it, span, label, rule."""


def rows_of(document: Document, layers: Layers) -> Rows:
    """Return the rows of one report, by table."""
    raw, doc = document.raw, document.id
    return {
        "documents": [document_row(document, layers)],
        "layers": [
            LayerRow(doc, layer, item, span.start, span.end, span.of(raw), label, rule)
            for layer, item, span, label, rule in spans_of(layers)
        ],
        "timexes": [
            TimexRow(doc, i, _quote(raw, t.span), t.type, t.value, t.relative, t.mod, t.rule)
            for i, t in enumerate(layers.timexes)
        ],
        "entities": [_entity(document, i, entity) for i, entity in enumerate(layers.entities)],
        "mentions": [
            MentionRow(doc, i, entity.name, entity.type, _quote(raw, m.span), m.metonym, m.rule)
            for i, entity in enumerate(layers.entities)
            for m in entity.mentions
        ],
        "statements": [_statement(document, statement) for statement in layers.statements],
        "positions": [_position(document, i, position) for i, position in enumerate(layers.positions)],
        "events": [_event(document, i, event) for i, event in enumerate(layers.events)],
        "naming": [
            NamingRow(doc, i, _quote(raw, n.span), n.referent, n.slant, n.attributed_to, n.rule)
            for i, n in enumerate(layers.naming)
        ],
    }


def document_row(document: Document, layers: Layers) -> DocumentRow:
    """Return the row of a report in ``documents``."""
    publication, layout = layers.publication, layers.layout
    return DocumentRow(
        id=document.id,
        name=document.name,
        source=document.source,
        outlet=document.outlet,
        url=document.url,
        author=document.author,
        retrieved=document.retrieved,
        stated=document.published,
        published=publication.day,
        published_basis=publication.basis,
        published_why=publication.why,
        published_alternatives=publication.alternatives,
        publisher=layout.outlet,
        agencies=layout.agencies,
        title=layout.title.of(document.raw) if layout.title else None,
        title_end=document.title_end,
        boilerplate=document.boilerplate,
        raw=document.raw,
    )


def document_of(row: DocumentRow) -> Document:
    """Return the report that a row of ``documents`` was made from."""
    return Document(
        id=row.id,
        name=row.name,
        raw=row.raw,
        source=row.source,
        outlet=row.outlet,
        url=row.url,
        author=row.author,
        retrieved=row.retrieved,
        published=row.stated,
        title_end=row.title_end,
        boilerplate=row.boilerplate,
    )


def spans_of(layers: Layers) -> Iterator[Labelled]:
    """Yield every span of every layer."""
    yield from _layout_spans(layers)
    for i, timex in enumerate(layers.timexes):
        yield "timex", i, timex.span, timex.value, timex.rule
    for i, entity in enumerate(layers.entities):
        for mention in entity.mentions:
            yield "mention", i, mention.span, f"{entity.type} {entity.name}", mention.rule
    for statement in layers.statements:
        yield from _statement_spans(statement)
    for i, event in enumerate(layers.events):
        yield "event", i, event.evidence, event.type, event.rule
        yield from (("count", i, count.span, count.what, event.rule) for count in event.counts if count.span)
    for i, position in enumerate(layers.positions):
        yield "position", i, position.evidence, position.stance, position.rule
        if position.condition_span:
            yield "condition", i, position.condition_span, position.stance, position.rule
    for i, naming in enumerate(layers.naming):
        yield "naming", i, naming.span, naming.slant, naming.rule


def _layout_spans(layers: Layers) -> Iterator[Labelled]:
    layout = layers.layout
    for i, drop in enumerate(layout.drops):
        yield "drop", i, drop.span, drop.kind, drop.rule
    for layer, span in (("title", layout.title), ("deck", layout.deck), ("dateline", layout.dateline)):
        if span:
            yield layer, 0, span, layer, "layout"
    for i, span in enumerate(layout.subheads):
        yield "subhead", i, span, "subhead", "layout"
    day = layers.publication.day
    for i, span in enumerate(layers.publication.evidence):
        yield "publication", i, span, day.isoformat() if day else "", layers.publication.basis or ""


def _statement_spans(statement: Statement) -> Iterator[Labelled]:
    for span in statement.content:
        yield "content", statement.id, span, statement.act, statement.rule
    for layer, part in (
        ("speaker", statement.speaker),
        ("cue", statement.cue),
        ("cue", statement.cue2),
        ("cue", statement.via_cue),
        ("addressee", statement.addressee),
        ("venue", statement.venue),
    ):
        if part:
            label = statement.speaker_entity if layer == "speaker" else statement.act
            yield layer, statement.id, part, label or "", statement.rule


def _quote(raw: str, span: Span) -> Quote:
    return Quote(span.of(raw), span.start, span.end)


def _maybe(raw: str, span: Span | None) -> Quote | None:
    return None if span is None else _quote(raw, span)


def _entity(document: Document, item: int, entity: Entity) -> EntityRow:
    return EntityRow(
        doc=document.id,
        item=item,
        name=entity.name,
        en=entity.en,
        type=entity.type,
        role=entity.role,
        party=entity.party,
        key=entity.key,
        mentions=len(entity.mentions),
    )


def _statement(document: Document, statement: Statement) -> StatementRow:
    raw = document.raw
    return StatementRow(
        doc=document.id,
        item=statement.id,
        speaker=_maybe(raw, statement.speaker),
        speaker_entity=statement.speaker_entity,
        speaker_party=statement.speaker_party,
        cue=_maybe(raw, statement.cue),
        cue2=_maybe(raw, statement.cue2),
        content=tuple(_quote(raw, span) for span in statement.content),
        mode=statement.mode,
        act=statement.act,
        addressee=_maybe(raw, statement.addressee),
        venue=_maybe(raw, statement.venue),
        via=statement.via,
        via_cue=_maybe(raw, statement.via_cue),
        date=statement.date,
        parent=statement.parent,
        where=statement.where,
        accused=_maybe(raw, statement.accused),
        unmarked=statement.unmarked,
        hypothetical=statement.hypothetical,
        negated=statement.negated,
        rule=statement.rule,
    )


def _position(document: Document, item: int, position: Position) -> PositionRow:
    return PositionRow(
        doc=document.id,
        item=item,
        actor=position.actor,
        proposal=position.proposal,
        stance=position.stance,
        condition=position.condition,
        condition_span=_maybe(document.raw, position.condition_span),
        asserted_by=position.asserted_by,
        date=position.date,
        statement=position.statement,
        evidence=_quote(document.raw, position.evidence),
        rule=position.rule,
    )


def _event(document: Document, item: int, event: Event) -> EventRow:
    return EventRow(
        doc=document.id,
        item=item,
        type=event.type,
        places=event.places,
        date=event.date,
        actor=event.actor,
        target=event.target,
        to=event.to,
        duration=event.duration,
        counts=tuple(_count(document.raw, count) for count in event.counts),
        claimed_by=event.claimed_by,
        planned=event.planned,
        denied=event.denied,
        plover=event.plover,
        modes=event.modes,
        evidence=_quote(document.raw, event.evidence),
        trigger=_maybe(document.raw, event.trigger),
        rule=event.rule,
    )


def _count(raw: str, count: Count) -> CountCell:
    return CountCell(
        what=count.what,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        group=count.group,
        subset=count.subset,
        span=_maybe(raw, count.span),
    )


def entity_row(entity: RecordEntity) -> RecordEntityRow:
    """Return the row of an entity merged over reports."""
    return RecordEntityRow(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        en=entity.en,
        party=entity.party,
        variants=tuple(VariantCell(form, mentions) for form, mentions in entity.variants),
        roles=tuple(RoleCell(*role) for role in entity.roles),
        latitude=entity.latitude,
        longitude=entity.longitude,
        admin=entity.admin,
        mentions=entity.mentions,
    )


def entity_of(row: RecordEntityRow) -> RecordEntity:
    """Return the entity that a row of ``record_entities`` was made from."""
    return RecordEntity(
        id=row.id,
        name=row.name,
        type=cast(EntityType, row.type),
        en=row.en,
        party=row.party,
        variants=tuple((variant.form, variant.mentions) for variant in row.variants),
        roles=tuple((role.role, role.first, role.last) for role in row.roles),
        latitude=row.latitude,
        longitude=row.longitude,
        admin=row.admin,
        mentions=row.mentions,
    )
