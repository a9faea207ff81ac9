"""The record of one report as JSON, in the format of the annotation guide (see ``docs/reference/report-json.md``).

Every span is ``{"text", "start", "end"}`` with ``text == raw[start:end]``; offsets are code points of the raw text.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from khabar.model.document import Document
from khabar.model.layers import Count, Entity, Event, Layers, Layout, Naming, Position, Publication, Statement, Timex
from khabar.model.spans import Span

Json = dict[str, Any]


def guide(document: Document, layers: Layers) -> Json:
    """Return the record of one report as plain dictionaries and lists, in the key order of the guide."""
    raw = document.raw
    title = _span(raw, layers.layout.title)
    return {
        "doc": document.name,
        "file": document.source or document.name,
        "layout": _layout(raw, layers.layout),
        "title": title,
        **_publication(layers.publication),
        "timexes": [_timex(raw, timex) for timex in layers.timexes],
        "entities": [_entity(raw, entity) for entity in layers.entities if not _aside(document, entity)],
        "places": [_entity(raw, one) for one in layers.entities if _aside(document, one) and not one.background],
        "background": [_entity(raw, one) for one in layers.entities if _aside(document, one) and one.background],
        "statements": [_statement(raw, statement) for statement in layers.statements],
        "positions": [_position(raw, position) for position in layers.positions],
        "events": [_event(raw, event) for event in layers.events],
        "framing": [_naming(raw, naming) for naming in layers.naming],
    }


def dumps(record: Mapping[str, Any]) -> str:
    """Return the JSON text of a report's record: readable, UTF-8, with a final line break."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _span(raw: str, span: Span | None, **more: Any) -> Json | None:
    return None if span is None else _known_span(raw, span, **more)


def _known_span(raw: str, span: Span, **more: Any) -> Json:
    return {"text": span.of(raw), "start": span.start, "end": span.end, **more}


def _spans(raw: str, spans: Iterable[Span]) -> list[Json]:
    return [_known_span(raw, span) for span in spans]


def _set(**optional: Any) -> Json:
    """Return the keys whose value says something; the guide leaves the others out."""
    return {key: value for key, value in optional.items() if value not in (None, "", False, ())}


def _layout(raw: str, layout: Layout) -> Json:
    return {
        "drop": [_known_span(raw, drop.span, kind=drop.kind) for drop in layout.drops],
        "title": _span(raw, layout.title),
        "subheads": _spans(raw, layout.subheads),
        "deck": _span(raw, layout.deck),
        "dateline": _span(raw, layout.dateline),
    }


def _publication(publication: Publication) -> Json:
    """A date that the input states beside the text counts as printed: the page carries it, and nothing was inferred."""
    basis = "printed" if publication.basis == "stated" else publication.basis
    return {
        "published": publication.day.isoformat() if publication.day else None,
        "published_basis": basis,
        "published_why": publication.why,
        "published_alternatives": [day.isoformat() for day in publication.alternatives],
    }


def _timex(raw: str, timex: Timex) -> Json:
    return {
        "span": _known_span(raw, timex.span),
        "type": timex.type,
        "value": timex.value,
        "relative": timex.relative,
        **_set(mod=timex.mod),
    }


def _aside(document: Document, entity: Entity) -> bool:
    """Tell whether an entity is listed apart, under ``places`` or ``background``.

    The guide lists every name of a text that comes alone, but of a newspaper's report, which comes with what a crawler
    knows, only those who act: towns, and states where things merely happen, then go under ``places``, and bodies that are only
    named in passing under ``background``.
    """
    return (entity.place_only or entity.background) and (document.url is not None or document.retrieved is not None)


def _entity(raw: str, entity: Entity) -> Json:
    return {
        "name": entity.name,
        "en": entity.en,
        "type": entity.type,
        "role": entity.role,
        "party": entity.party,
        "mentions": [_known_span(raw, m.span, **_set(metonym=m.metonym)) for m in entity.mentions],
    }


def _statement(raw: str, statement: Statement) -> Json:
    optional = _set(
        cue2=_span(raw, statement.cue2),
        via_cue=_span(raw, statement.via_cue),
        accused=_span(raw, statement.accused),
        where=None if statement.where == "body" else statement.where,
        unmarked=statement.unmarked,
        hypothetical=statement.hypothetical,
        negated=statement.negated,
    )
    return {
        "id": statement.id,
        "speaker": _span(raw, statement.speaker),
        "speaker_entity": statement.speaker_entity,
        "speaker_party": statement.speaker_party,
        "cue": _span(raw, statement.cue),
        "content": _spans(raw, statement.content),
        "mode": statement.mode,
        "act": statement.act,
        "addressee": _span(raw, statement.addressee),
        "venue": _span(raw, statement.venue),
        "via": list(statement.via),
        "date": statement.date,
        "in": statement.parent,
        **optional,
    }


def _position(raw: str, position: Position) -> Json:
    return {
        "actor": position.actor,
        "proposal": position.proposal,
        "stance": position.stance,
        "condition": position.condition,
        "asserted_by": position.asserted_by,
        "date": position.date,
        "evidence": _known_span(raw, position.evidence),
    }


def _event(raw: str, event: Event) -> Json:
    return {
        "type": event.type,
        "place": list(event.places),
        "date": event.date,
        "actor": event.actor,
        "target": event.target,
        "counts": [_count(count, event) for count in event.counts],
        "claimed_by": event.claimed_by,
        "evidence": _known_span(raw, event.evidence),
        **_set(to=event.to, duration=event.duration, planned=event.planned, denied=event.denied),
    }


def _count(count: Count, event: Event) -> Json:
    """A part of another count, and children and women beside others, carry their group in the name ("children-killed").

    One child who was killed alone is simply killed, as the guide has it.
    """
    beside = sum(other.what == count.what for other in event.counts) > 1
    told_apart = (beside and count.group in {"children", "women"}) or (
        count.subset and count.group not in {None, "unknown"}
    )
    what = f"{count.group}-{count.what}" if told_apart else count.what
    n = count.low if count.low == count.high else [count.low, count.high]
    return {"what": what, "n": n, "qualifier": count.qualifier}


def _naming(raw: str, naming: Naming) -> Json:
    return {
        "span": _known_span(raw, naming.span),
        "referent": naming.referent,
        "slant": naming.slant,
        **_set(attributed_to=naming.attributed_to),
    }
