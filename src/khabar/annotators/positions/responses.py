"""Threats to answer a breach: whoever makes one keeps to the truce on that condition."""

import re
from collections.abc import Iterator

from khabar.annotators.positions.clauses import trimmed
from khabar.annotators.positions.scene import Scene
from khabar.model.layers import Position
from khabar.model.spans import Span

_IF = re.compile(r"(?<!\w)(?:و|ف)?(?:في حال(?: استمرار| عدم)?|في حاله|اذا)(?!\w)")
_ANSWER = re.compile(
    r"(?<!\w)(?:و|ف)?(?:سيتم (?:الرد|التصدي)|سوف (?:يتم )?(?:الرد|التصدي|ترد|يرد|نرد)|"
    r"س(?:يرد|ترد|نرد|يواجه|تواجه|تتصدي|يتصدي))(?!\w)"
)
_FUTURE = ("سيتم ", "سوف ", "سيرد", "سترد", "سنرد", "سيواجه", "ستواجه", "ستتصدي", "سيتصدي")
"""One of these stands in every threat: most reports have none."""
_BREACH = re.compile(
    r"(?<!\w)(?:علي|ل) ?(?:اي|كل) (?:\w+ ){0,2}?(?:خرق|خروقات|خروق|محاوله|محاولات|انتهاك|انتهاكات|تحرك|تحركات|اعتداء)"
)
_TRUCES = frozenset({"ceasefire", "humanitarian-pause", "truce-compliance"})
_BACK = 900
"""Characters back to the truce that the threat is about."""


def responses(scene: Scene) -> Iterator[Position]:
    """Yield a position ``accepts-if`` for every threat to answer a breach of a truce that is spoken of before it."""
    if not any(word in scene.text for word in _FUTURE):
        return
    for answer in _ANSWER.finditer(scene.text):
        kind = _truce(scene, answer.start())
        span = _extent(scene, answer)
        if kind is None or span is None:
            continue
        evidence, breach = span
        for actor in _actors(scene, answer, evidence):
            raw = scene.reading.raw_span(breach.start, breach.end)
            said = scene.inside(answer.start())
            yield Position(
                actor=actor,
                proposal=scene.places.slug(kind, answer.start(), evidence),
                stance="accepts-if",
                evidence=scene.reading.raw_span(evidence.start, evidence.end),
                condition=raw.of(scene.reading.document.raw),
                condition_span=raw,
                asserted_by=(said.statement.speaker_entity if said else None) or "outlet",
                date=said.statement.date if said else None,
                statement=said.statement.id if said else None,
                rule="response.breach",
            )


def _truce(scene: Scene, at: int) -> str | None:
    kinds = [scene.kind_of(match) for match in scene.kinds(max(0, at - _BACK), at)]
    return next((kind for kind in reversed(kinds) if kind in _TRUCES), None)


def _extent(scene: Scene, answer: re.Match[str]) -> tuple[Span, Span] | None:
    """Return the spans of threat and breach: "if …, it will be answered" either way round, or "will answer any breach"."""
    start, end = scene.clauses.sentence_start(answer.start()), scene.clauses.hard_end(answer.end())
    before = list(_IF.finditer(scene.text, start, answer.start()))
    if before:
        last = before[-1]
        stop = scene.clauses.end(answer.end(), answer.end())
        return trimmed(scene.text, last.start(), stop), trimmed(scene.text, last.end(), answer.start())
    after = _IF.search(scene.text, answer.end(), end)
    if after:
        return trimmed(scene.text, answer.start(), end), trimmed(scene.text, after.end(), end)
    breach = _BREACH.search(scene.text, answer.end(), end)
    if breach:
        stop = scene.clauses.end(breach.end(), breach.end())
        return trimmed(scene.text, scene.clauses.start(answer.start()), stop), trimmed(scene.text, breach.start(), stop)
    return None


def _actors(scene: Scene, answer: re.Match[str], evidence: Span) -> list[str]:
    by = re.compile(r"من قبل |من جانب ").search(scene.text, answer.end(), evidence.end)
    if by:
        return scene.cast.at(by.end()) or scene.cast.at(by.end() + 5)
    found = scene.cast.before(scene.clauses.start(answer.start()), answer.start())
    said = scene.inside(answer.start())
    return found or (scene.cast.speaker(said.statement) if said else scene.cast.opening(0, answer.start())[:1])
