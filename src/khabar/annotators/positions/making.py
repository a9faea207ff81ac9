"""The positions that stance words make."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import cast

from khabar.annotators.positions.clauses import trimmed
from khabar.annotators.positions.conditions import condition, conditional, sequence
from khabar.annotators.positions.guards import asked, awaited, negated, relative, supposed
from khabar.annotators.positions.holders import holders
from khabar.annotators.positions.objects import named_objects, recalled_object
from khabar.annotators.positions.scene import Scene
from khabar.annotators.positions.triggers import Trigger, triggers
from khabar.annotators.positions.weighing import RECALLED, Candidate, weighed
from khabar.model.layers import Position, Stance
from khabar.model.spans import Span

_SHORTEST = 8
"""Characters of evidence, at least."""
_ABSENCE = "deny.absence"
_GIVEN = frozenset({"accepts", "supports"})
"""Stances that others may seek of a party."""
_CALL = "demand.call"
_VISIT = re.compile(r"(?<!\w)(?:الي |ل)(?:ال)?(?:زياره|اجتماع|لقاء|قمه|موتمر|جوله)(?!\w)")
"""What one invites to rather than demands."""
_SILENT = re.compile(
    r"(?: \w+){0,4}? (?:(?:ال)?كشف عن (?:اسم|هوي)|(?:ذكر|نشر) (?:اسم|هوي)|الافصاح|(?:ل)?لتعليق|التعليق|الادلاء|ان ي?ت?علق)"
)
"""What a source that will not be named or quoted refuses."""
_COMMENTING = re.compile(r"(?:[يت]?علق\w{0,2}|تعليق\w{0,3})(?: \w+){0,5}? (?:علي|بقوله|بالقول|قايلا|قايله)(?!\w)")
"""The verb that means to suspend, where it means to comment."""
_EXCEPT = re.compile(r"(?<!\w)(?:الا|سوي|غير)(?!\w)")
_NEVER = re.compile(r"(?:لا|لن|لم|لسنا) ")
_BUT = re.compile(r"(?<!\w)الا(?!\w)")
_SUBJECT = 3
"""Words of the subject after a relative verb."""
_ANTECEDENT = 2
"""Words before a verb that qualifies a noun: the last word of the noun, and the relative pronoun."""
_SECOND = 25
"""Characters between "before" and the thing that is put second."""
_TOPIC = 40
"""Characters between the head of a clause and "we shall", where that head is what is spoken of."""
_PREDICATE = 12
"""Characters of a clause before a judgement that are too few to name what is judged."""
_JUDGED = 160
"""Characters at most of what is judged."""
_PARTS = 6
"""Further complements of one verb, at most."""
_JOINED = re.compile(r"[،؛ ](?= ?و(?:ان |ال|بال|الي |علي |ضروره ))")
_ASIDE = re.compile(r"[،؛ ] ?و(?:هو|هي|الذي|التي|ذلك|قد|كان)(?!\w)")
"""What opens a remark beside the complements of a verb."""


def made_by_words(scene: Scene) -> Iterator[Candidate]:
    """Yield every position that stance words may show, by each reading of a form."""
    for readings in triggers(scene):
        for trigger in readings:
            for position in _positions(scene, trigger):
                yield weighed(scene, trigger, position)


def _positions(scene: Scene, trigger: Trigger) -> Iterator[Position]:
    stance = _stance(scene, trigger) if _held(scene, trigger) else None
    if stance is None:
        return
    actors = holders(scene, trigger)
    if not actors:
        return
    named = named_objects(scene, trigger)
    if trigger.entry.direct and not named:
        return
    evidence = _evidence(scene, trigger)
    if len(evidence) < _SHORTEST:
        return
    first = _sequel(scene, trigger, stance, actors, evidence)
    if first:
        yield from first
        return
    for kind, at in named or [recalled_object(scene, trigger)]:
        for actor in actors:
            yield from _told(scene, trigger, stance, actor, (kind, at, not named), evidence)
    yield from _further(scene, trigger, stance, actors)


def _sequel(scene: Scene, trigger: Trigger, stance: Stance, actors: list[str], evidence: Span) -> list[Position]:
    """Return what a demand makes of the thing that it puts second ("an agreement before any ceasefire"), or nothing."""
    marker = sequence(scene.text, trigger.match.end, evidence.end) if stance == "demands" else None
    later = scene.kinds(marker.end(), evidence.end)[:1] if marker else []
    if not marker or not later or later[0].start - marker.end() > _SECOND:
        return []
    bound = trimmed(scene.text, trigger.match.end, marker.start())
    raw = scene.reading.raw_span(bound.start, bound.end)
    made: list[Position] = []
    for actor in actors:
        thing = (scene.kind_of(later[0]), later[0].end, False)
        text = raw.of(scene.reading.document.raw)
        told = _told(scene, trigger, "accepts-if", actor, thing, evidence)
        made += (replace(position, condition=text, condition_span=raw) for position in told)
    return made


def _further(scene: Scene, trigger: Trigger, stance: Stance, actors: list[str]) -> Iterator[Position]:
    """Yield a position for every further complement joined by "and" in what is hoped, demanded or proposed."""
    content = trigger.cued.contents[0] if trigger.cued and trigger.cued.contents else None
    if (
        content is None
        or trigger.entry.direct
        or stance not in {"supports", "demands", "proposes"}
        or content.start < trigger.match.start
    ):
        return
    aside = _ASIDE.search(scene.text, content.start, content.end)
    last = aside.start() if aside else content.end
    heads = {match.start() + 1 for match in _JOINED.finditer(scene.text, content.start, last)}
    heads |= {
        match.start - len(match.proclitic) for match in scene.kinds(content.start, last) if match.proclitic == "و"
    }
    for start, end in pairwise([*sorted(heads)[:_PARTS], last]):
        if start < trigger.end:
            continue
        named = scene.kinds(start, end)[:1]
        span = trimmed(scene.text, start, end)
        if named and len(span) >= _SHORTEST:
            for actor in actors:
                thing = (scene.kind_of(named[0]), named[0].end, False)
                yield from _told(scene, trigger, stance, actor, thing, span)


def _held(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether anybody is told of who may hold a stance: a speaker, a party in the sentence, or an agent of a noun."""
    if trigger.cued or trigger.inside or trigger.entry.frame == "noun":
        return True
    return scene.cast.told(scene.clauses.sentence_start(trigger.match.start), trigger.end)


def _stance(scene: Scene, trigger: Trigger) -> Stance | None:
    """Return the stance that a word shows where it stands; None where it shows none."""
    entry, match = trigger.entry, trigger.match
    denied = trigger.inside is not None and trigger.inside.statement.act == "deny"
    if denied and not trigger.cued and entry.stance != "denies":
        return None
    if _otherwise(scene, trigger) or _unreal(scene, trigger):
        return None
    if entry.id == _CALL and _VISIT.search(scene.text, match.end, trigger.end):
        return "proposes"
    if negated(scene.words, match.first, trigger.start):
        return cast(Stance, entry.negated) if entry.negated else None
    return entry.stance


def _unreal(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what a word says is asked, supposed, sought or a condition, or only qualifies a noun."""
    entry, match = trigger.entry, trigger.match
    verbal = entry.frame == "verb"
    imperfect = verbal and scene.text[match.start] in "يتن"
    return (
        asked(scene.text, trigger.end)
        or (
            verbal and relative(scene.words, match.first, trigger.start) and not scene.cast.before_relative(match.start)
        )
        or (entry.frame != "relative" and supposed(scene.words, match.first, trigger.start, imperfect=imperfect))
        or (entry.frame == "noun" and entry.stance in _GIVEN and awaited(scene.words, match.first))
        or conditional(scene.text, trigger.start, match.start)
    )


def _otherwise(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a word means something else than its stance where it stands."""
    entry, match = trigger.entry, trigger.match
    return (
        (entry.stance == "rejects" and _SILENT.match(scene.text, match.end) is not None)
        or (entry.id == _ABSENCE and _EXCEPT.search(scene.text, match.end, trigger.end) is not None)
        or (entry.stance == "postpones" and _COMMENTING.match(scene.text, match.start) is not None)
    )


def _evidence(scene: Scene, trigger: Trigger) -> Span:
    frame, start = trigger.entry.frame, trigger.match.start
    if frame == "relative":
        last = min(trigger.match.last + _SUBJECT, len(scene.words) - 1)
        before = scene.kinds(max(trigger.start, start - 60), start)[-1:]
        begin = before[0].start if before else trigger.start
        return trimmed(scene.text, begin, min(trigger.end, scene.words.ends[last]))
    if frame == "verb" and relative(scene.words, trigger.match.first, trigger.start):
        start = max(trigger.start, scene.words.starts[max(0, trigger.match.first - _ANTECEDENT)])
    elif trigger.cued and frame == "verb":
        start = min(start, trigger.cued.opening)
    elif frame == "quality" or (frame == "modal" and negated(scene.words, trigger.match.first, trigger.start)):
        start = _judged_from(trigger)
    elif frame in {"verb", "phrase"} or (frame == "first" and start - trigger.start <= _TOPIC):
        start = trigger.start
    return trimmed(scene.text, start, trigger.end)


def _judged_from(trigger: Trigger) -> int:
    """Return where what is judged begins: with the clause, or with the statement if only a comma parts it from the judgement."""
    if trigger.inside and trigger.match.start - trigger.start < _PREDICATE:
        opens = [span.start for span in trigger.inside.contents if span.start <= trigger.match.start < span.end]
        if opens and trigger.match.start - opens[-1] <= _JUDGED:
            return opens[-1]
    return trigger.start


def _told(
    scene: Scene, trigger: Trigger, stance: Stance, actor: str, thing: tuple[str, int, bool], evidence: Span
) -> Iterator[Position]:
    """Yield a position once for each source that asserts it; ``thing``: kind, where its place is sought, whether recalled."""
    kind, at, recalled = thing
    limit = condition(scene.text, trigger.match.end, trigger.end)
    if stance == "rejects" and limit and _NEVER.match(scene.text, trigger.match.start):
        # "We shall not take part except with guarantees."
        stance = "accepts-if" if _BUT.search(scene.text, trigger.match.end, limit.start) else stance
    if trigger.entry.stance == "accepts-if":
        limit = trimmed(scene.text, trigger.match.end, trigger.end)
    if limit and stance in {"accepts", "supports", "proposes", "accepts-if"}:
        stance = "accepts-if"
    elif stance != "accepts-if":
        limit = None
    bound = scene.reading.raw_span(limit.start, limit.end) if limit else None
    recalled = recalled or not _named(scene, trigger, kind)
    for source, day, statement in _sources(scene, trigger):
        yield Position(
            actor=actor,
            proposal=scene.places.slug(kind, at, evidence),
            stance=stance,
            evidence=scene.reading.raw_span(evidence.start, evidence.end),
            condition=bound.of(scene.reading.document.raw) if bound else None,
            condition_span=bound,
            asserted_by=source,
            date=day,
            statement=statement,
            rule=trigger.entry.id + (RECALLED if recalled else ""),
        )


def _named(scene: Scene, trigger: Trigger, kind: str) -> bool:
    """Tell whether the clause or the stance word names the kind, so that it is not recalled from the text before."""
    return kind == trigger.entry.about or any(
        scene.kind_of(match) == kind for match in scene.kinds(trigger.start, trigger.end)
    )


def _sources(scene: Scene, trigger: Trigger) -> list[tuple[str, str | None, int | None]]:
    """Return name, day and statement of each source; what is told of a nested speaker, the outer one asserts."""
    source = trigger.cued or trigger.inside
    if trigger.cued and trigger.cued.statement.parent is not None:
        source = scene.said_by(trigger.cued.statement.parent) or source
    if source is None or not source.statement.speaker_entity:
        return [("outlet", None, None)]
    told = source.statement
    return [(name.strip(), told.date, told.id) for name in source.statement.speaker_entity.split(" + ")]
