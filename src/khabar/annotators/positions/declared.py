"""Positions that a statement takes by what it does: who demands, proposes, accepts or rejects something holds that position."""

from collections.abc import Iterator, Sequence
from typing import cast

from khabar.annotators.positions.clauses import trimmed
from khabar.annotators.positions.objects import UNNAMED
from khabar.annotators.positions.scene import Said, Scene
from khabar.model.layers import Position, Stance
from khabar.model.spans import Span

_STANCES: dict[str, Stance] = {"demand": "demands", "propose": "proposes", "accept": "supports", "reject": "rejects"}
_ALWAYS = frozenset({"demand", "reject"})
"""Acts that are a stance on anything; the others need a named proposal."""
_SHORTEST = 12
"""Characters of evidence, at least."""


def declared(scene: Scene, known: Sequence[Position]) -> Iterator[Position]:
    """Yield a position for every statement whose act is one, unless ``known`` already holds one of its speaker in it."""
    for said in scene.said:
        stance = _STANCES.get(said.statement.act)
        if stance is None or not said.contents or said.statement.hypothetical or said.statement.negated:
            continue
        evidence = _extent(scene, said)
        named = scene.kinds(evidence.start, evidence.end)[:1]
        if len(evidence) < _SHORTEST or (not named and said.statement.act not in _ALWAYS):
            continue
        if said.statement.act != "demand" and scene.shows_stance(said.contents[0].start, evidence.end):
            continue
        raw = scene.reading.raw_span(evidence.start, evidence.end)
        kind = scene.kind_of(named[0]) if named else UNNAMED
        for actor in scene.cast.speaker(said.statement):
            if scene.cast.known(actor) and not _held(known, raw, actor):
                yield Position(
                    actor=actor,
                    proposal=scene.places.slug(kind, evidence.start, evidence),
                    stance=stance,
                    evidence=raw,
                    asserted_by=_source(scene, said),
                    date=said.statement.date,
                    statement=said.statement.id,
                    rule=f"declared.{said.statement.act}",
                )


def _extent(scene: Scene, said: Said) -> Span:
    """Return the first clause of what is said, with the cue before it."""
    content = said.contents[0]
    start = min([content.start, *(cue.start for cue in said.cues if cue.start < content.start)])
    return trimmed(scene.text, start, min(content.end, scene.clauses.end(content.start, content.start)))


def _held(known: Sequence[Position], evidence: Span, actor: str) -> bool:
    return any(
        one.actor == actor and evidence.start < one.evidence.end and one.evidence.start < evidence.end for one in known
    )


def _source(scene: Scene, said: Said) -> str:
    outer = scene.said_by(said.statement.parent) if said.statement.parent is not None else None
    return cast(str, (outer or said).statement.speaker_entity or said.statement.speaker_entity)
