"""Stance words in their clauses, and the positions that they make."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khabar.annotators.positions.clauses import trimmed
from khabar.annotators.positions.conditions import condition
from khabar.annotators.positions.entries import StanceEntry
from khabar.annotators.positions.guards import asked, negated, supposed
from khabar.annotators.positions.scene import Said, Scene
from khabar.lexicons import Match
from khabar.model.layers import Position, Stance
from khabar.model.spans import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """A stance word found, with its clause in the folded text and the statements around it."""

    match: Match[StanceEntry]
    entry: StanceEntry
    start: int
    end: int
    cued: Said | None
    """The statement of which the word is the cue."""
    inside: Said | None
    """The innermost statement in whose content it stands."""


def candidates(scene: Scene) -> Iterator[Position]:
    """Yield the positions that stance words show."""
    for match in scene.lexicon.stances.longest(scene.text, scene.words):
        for entry in match.values:
            trigger = _trigger(scene, match, entry)
            if trigger is None:
                continue
            made = list(_positions(scene, trigger))
            yield from made
            if made:
                break


def _trigger(scene: Scene, match: Match[StanceEntry], entry: StanceEntry) -> Trigger | None:
    if match.proclitic in {"ب", "ك", "لل"} and entry.frame in {"verb", "first", "participle"}:
        return None
    inside = scene.inside(match.start)
    cued = scene.cued(match.start, match.end)
    start = scene.clauses.start(match.start)
    if inside:
        start = max([start, *(span.start for span in inside.contents if span.start <= match.start)])
    first_kind = next(iter(scene.kinds(match.end, scene.clauses.hard_end(match.end))), None)
    needed = min(first_kind.end, match.end + 160) if first_kind else match.end
    end = scene.clauses.end(match.end, needed)
    if inside:
        end = min([end, *(span.end for span in inside.contents if span.start <= match.start < span.end)])
    if cued and cued.contents and cued.contents[0].start >= match.start:
        end = max(end, min(cued.contents[0].end, scene.clauses.end(cued.contents[0].start, cued.contents[0].start)))
    return Trigger(match, entry, start, end, cued, inside)


def _positions(scene: Scene, trigger: Trigger) -> Iterator[Position]:
    stance = _stance(scene, trigger)
    if stance is None or not _linked(scene, trigger):
        return
    actors = _actors(scene, trigger)
    if not actors:
        return
    kinds = _kinds(scene, trigger)
    if not kinds and trigger.entry.needs_proposal:
        return
    evidence = _evidence(scene, trigger)
    if len(evidence) < 8:
        return
    for kind, at in kinds or [_anaphor(scene, trigger)]:
        for actor in actors:
            yield from _asserted(scene, trigger, _position(scene, trigger, stance, actor, kind, at, evidence))


def _stance(scene: Scene, trigger: Trigger) -> Stance | None:
    entry, match = trigger.entry, trigger.match
    if asked(scene.text, trigger.end) or supposed(
        scene.words, match.first, trigger.start, imperfect=scene.text[match.start] in "يتن" and entry.frame == "verb"
    ):
        return None
    if negated(scene.words, match.first, trigger.start):
        return entry.negated or None  # type: ignore[return-value]
    return entry.stance


def _linked(scene: Scene, trigger: Trigger) -> bool:
    links = trigger.entry.link
    if not links:
        return True
    for at in range(trigger.match.last + 1, min(len(scene.words), trigger.match.last + 12)):
        if scene.words.starts[at] >= trigger.end:
            break
        form = scene.words.forms[at]
        if form in links or any(len(link) == 1 and form.startswith(link) and len(form) > 3 for link in links):
            return True
    return False


def _actors(scene: Scene, trigger: Trigger) -> list[str]:
    frame, match, cast = trigger.entry.frame, trigger.match, scene.cast
    if trigger.cued and frame in {"verb", "participle", "first"}:
        return cast.speaker(trigger.cued.statement)
    speaker = cast.speaker(trigger.inside.statement) if trigger.inside else []
    if frame in {"first", "modal", "quality"}:
        return speaker or (cast.speaker(trigger.cued.statement) if trigger.cued else [])
    if frame == "noun":
        possessive = scene.text[match.end - 1] == "ه" or scene.text[match.end - 2 : match.end] in {"ها", "هم"}
        found = [] if possessive else cast.agent(match.last, trigger.end)
        return found or (cast.before(trigger.start, match.start) or speaker if possessive or match.proclitic else [])
    if frame == "verb":
        found = cast.after(match.last, trigger.end) or cast.before(trigger.start, match.start)
        return found or speaker
    return cast.before(trigger.start, match.start) or speaker


def _kinds(scene: Scene, trigger: Trigger) -> list[tuple[str, int]]:
    """Return the proposals of the clause: the first one after the word, and those joined to it by "and"."""
    after = scene.kinds(trigger.match.start, trigger.end)
    if not after and trigger.entry.frame in {"quality", "phrase", "modal"}:
        after = scene.kinds(trigger.start, trigger.match.start)[-1:]
    out: list[tuple[str, int]] = []
    for match in after:
        kind = scene.kind_of(match)
        if out and (not match.proclitic.startswith("و") or kind in {known for known, _ in out}):
            continue
        out.append((kind, match.end))
    return out[:2]


def _anaphor(scene: Scene, trigger: Trigger) -> tuple[str, int]:
    last = scene.last_kind(trigger.match.start)
    if last and trigger.match.start - last.end < 400:
        return scene.kind_of(last), trigger.match.end
    return "other", trigger.match.end


def _evidence(scene: Scene, trigger: Trigger) -> Span:
    frame = trigger.entry.frame
    start = trigger.match.start
    if frame == "noun":
        start = trigger.match.start
    elif trigger.cued and frame == "verb":
        start = min(start, trigger.cued.opening)
    elif frame != "participle":
        start = trigger.start
    return trimmed(scene.text, start, trigger.end)


def _position(
    scene: Scene, trigger: Trigger, stance: Stance, actor: str, kind: str, at: int, evidence: Span
) -> Position:
    limit = condition(scene.text, trigger.match.end, trigger.end)
    if limit and stance in {"accepts", "supports", "proposes"}:
        stance = "accepts-if"
    elif stance != "accepts-if":
        limit = None
    span = scene.reading.raw_span(evidence.start, evidence.end)
    bound = scene.reading.raw_span(limit.start, limit.end) if limit else None
    return Position(
        actor=actor,
        proposal=scene.places.slug(kind, at, evidence),
        stance=stance,
        evidence=span,
        condition=bound.of(scene.reading.document.raw) if bound else None,
        condition_span=bound,
        rule=trigger.entry.id,
    )


def _asserted(scene: Scene, trigger: Trigger, position: Position) -> Iterator[Position]:
    """Yield the position once for each source that asserts it."""
    source = trigger.cued or trigger.inside
    if source is None or not source.statement.speaker_entity:
        yield position
        return
    for name in source.statement.speaker_entity.split(" + "):
        yield replace(
            position, asserted_by=name.strip(), date=source.statement.date, statement=source.statement.id
        )
