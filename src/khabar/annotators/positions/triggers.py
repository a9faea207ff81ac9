"""Stance words in their clauses, and the positions that they make."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from khabar.annotators.positions.clauses import trimmed
from khabar.annotators.positions.conditions import condition, conditional, sequence
from khabar.annotators.positions.entries import StanceEntry
from khabar.annotators.positions.guards import asked, negated, relative, supposed
from khabar.annotators.positions.scene import Said, Scene
from khabar.lexicons import Match
from khabar.model.layers import Position, Stance
from khabar.model.spans import Span

_REACH = 160
"""Characters after a stance word within which a proposal keeps its clause open."""
_ANAPHOR = 400
"""Characters back to the proposal that "the offer" or "that" may mean."""
_SHORTEST = 8
_OFFER, _ABSENCE = "propose.noun", "deny.absence"
_EXCEPT = re.compile(r"(?<!\w)(?:الا|سوي|غير)(?!\w)")
_UNNAMED = "other"
"""Kind where the clause names none: a position only of somebody who speaks for a side."""
_UNDECLARED = frozenset({"military-step", "monitoring", "offer"})
"""Kinds that one declares to have happened rather than proposes."""
_WEAK = frozenset({"modal", "obligation", "phrase", "quality"})
"""Frames that everybody uses of everything: they make a position only of somebody who speaks for a side."""
_PARTICLES = frozenset(["قد", "كان", "كانت", "وقد", "وكان", "وكانت", "فقد", "كما", "ثم", "حيث", "بعدما", "بينما", "فيما", "الذي", "التي"])
"""Words after which a form that is verb or noun is the verb."""
_SUBJECT = 3
"""Words of the subject after a relative verb."""
_SECOND = 25
"""Characters between "before" and the thing that is put second."""
_PARTS = 6
_JOINED = re.compile(r"[،؛ ](?= ?و(?:ان |ال|ب|الى |على |ضروره |[ا-ي]{3}))")
_ABOUT = 60
"""Characters between talks and what they are about."""
_TOPIC = re.compile(r"(?<!\w)(?:بشان|حول|علي|لبحث|بخصوص|لمناقشه|من اجل)(?!\w)")
_PHASES = frozenset({"", "ال", "عن", "بدء", "عن بدء", "تمديد", "الاعلان عن"})
"""What may stand before a declared thing: an article or a phase of it."""
_GOVERNED = 70
"""Characters of subject and adverbs between a verb of declaring and its object."""
_COMPLEMENTISER = re.compile(r"(?<!\w)(?:ب|و)?ان(?:ه|ها|هم)?(?!\w)")


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

    @property
    def ambiguous(self) -> bool:
        """Whether the form is both a verb and a noun."""
        return len(self.match.values) > 1


def candidates(scene: Scene) -> Iterator[Position]:
    """Yield the positions that stance words show."""
    matches = scene.stances
    joined = [match.start - 1 for match in matches if match.proclitic in {"و", "ف"}]
    for match in matches:
        if scene.words.forms[match.first - 1 : match.first] in (("او",), ("ام",)):
            continue
        nominal = len(match.values) > 1 and _nominal(scene, match)
        for entry in match.values:
            if nominal and entry.frame == "verb":
                continue
            trigger = _trigger(scene, match, entry, joined)
            made = list(_positions(scene, trigger)) if trigger else []
            yield from made
            if made:
                break


def _nominal(scene: Scene, match: Match[StanceEntry]) -> bool:
    """Tell whether a form that is verb or noun is the noun: governed by a word before it in its clause."""
    if match.proclitic.endswith(("ب", "ل", "ك")):
        return True
    if match.proclitic or scene.clauses.start(match.start) >= match.start:
        return False
    return scene.words.forms[match.first - 1] not in _PARTICLES and not scene.cast.at(match.start - 2)


def _trigger(scene: Scene, match: Match[StanceEntry], entry: StanceEntry, joined: list[int]) -> Trigger | None:
    if match.proclitic.endswith(("ب", "ك", "ل")) and entry.frame not in {"noun", "modal"}:
        return None
    inside = scene.inside(match.start)
    cued = scene.cued(match.start, match.end)
    start = scene.clauses.start(match.start)
    if inside:
        start = max([start, *(span.start for span in inside.contents if span.start <= match.start)])
    end = _clause_end(scene, match, joined)
    if inside:
        end = min([end, *(span.end for span in inside.contents if span.start <= match.start < span.end)])
    if cued and cued.contents and cued.contents[0].start >= match.start:
        content = cued.contents[0]
        end = max(end, min(content.end, scene.clauses.end(content.start, content.start)))
    return Trigger(match, entry, start, end, cued, inside)


def _clause_end(scene: Scene, match: Match[StanceEntry], joined: list[int]) -> int:
    kind = next(iter(scene.kinds(match.end, scene.clauses.hard_end(match.end))), None)
    needed = kind.end if kind and kind.end - match.end <= _REACH else match.end
    end = scene.clauses.end(match.end, needed)
    after = bisect_right(joined, match.end)
    return min(end, joined[after]) if after < len(joined) and joined[after] > match.end else end


def _positions(scene: Scene, trigger: Trigger) -> Iterator[Position]:
    stance = _stance(scene, trigger)
    if stance is None or not _linked(scene, trigger):
        return
    kinds = _kinds(scene, trigger)
    if not kinds and trigger.entry.needs_proposal:
        return
    actors = _actors(scene, trigger)
    if trigger.entry.frame in _WEAK:
        actors = [actor for actor in actors if scene.cast.known(actor)]
    named = kinds or [_anaphor(scene, trigger)]
    if named[0][0] == _UNNAMED:
        actors = [actor for actor in actors if scene.cast.known(actor)]
    evidence = _evidence(scene, trigger)
    if not actors or len(evidence) < _SHORTEST:
        return
    first = _sequel(scene, trigger, stance, actors, evidence)
    if first:
        yield from first
        return
    for kind, at in named:
        for actor in actors:
            yield from _asserted(scene, trigger, _position(scene, trigger, stance, actor, kind, at, evidence))
    yield from _further(scene, trigger, stance, actors)


def _sequel(scene: Scene, trigger: Trigger, stance: Stance, actors: list[str], evidence: Span) -> list[Position]:
    """Return what a demand makes of the thing that it puts second ("an agreement before any ceasefire"), or nothing."""
    marker = sequence(scene.text, trigger.match.end, evidence.end) if stance == "demands" else None
    later = scene.kinds(marker.end(), evidence.end)[:1] if marker else []
    if not marker or not later or later[0].start - marker.end() > _SECOND:
        return []
    bound = trimmed(scene.text, trigger.match.end, marker.start())
    raw = scene.reading.raw_span(bound.start, bound.end)
    made = []
    for actor in actors:
        position = _position(scene, trigger, "accepts-if", actor, scene.kind_of(later[0]), later[0].end, evidence)
        text = raw.of(scene.reading.document.raw)
        made += _asserted(scene, trigger, replace(position, condition=text, condition_span=raw))
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
    parts = [match.start() + 1 for match in _JOINED.finditer(scene.text, content.start, content.end)][:_PARTS]
    for start, end in pairwise([*parts, content.end]):
        if start < trigger.end:
            continue
        named = scene.kinds(start, end)[:1]
        span = trimmed(scene.text, start, end)
        if named and len(span) >= _SHORTEST:
            for actor in actors:
                kind = scene.kind_of(named[0])
                yield from _asserted(scene, trigger, _position(scene, trigger, stance, actor, kind, named[0].end, span))


def _stance(scene: Scene, trigger: Trigger) -> Stance | None:
    entry, match = trigger.entry, trigger.match
    verbal = entry.frame == "verb"
    denied = trigger.inside is not None and trigger.inside.statement.act == "deny"
    if denied and not trigger.cued and entry.stance != "denies":
        return None
    if asked(scene.text, trigger.end) or (verbal and relative(scene.words, match.first)):
        return None
    imperfect = verbal and scene.text[match.start] in "يتن"
    if entry.frame != "relative" and supposed(scene.words, match.first, trigger.start, imperfect=imperfect):
        return None
    if conditional(scene.text, trigger.start, match.start):
        return None
    if entry.id == _ABSENCE and _EXCEPT.search(scene.text, match.end, trigger.end):
        return None
    if entry.frame == "obligation" and not _obliges(scene, trigger):
        return None
    if negated(scene.words, match.first, trigger.start):
        return cast(Stance, entry.negated) if entry.negated else None
    return entry.stance


def _obliges(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether "on X" heads its clause and a verb clause with "that" follows X."""
    if trigger.match.start - len(trigger.match.proclitic) > trigger.start:
        return False
    forms = scene.words.forms[trigger.match.last + 1 : trigger.match.last + 7]
    if forms[:1] == ("ان",) and scene.words.forms[trigger.match.last].endswith("علي"):
        return False
    return any(form in {"ان", "الا"} and follower[:1] in {"ي", "ت", "ن"} for form, follower in pairwise(forms))


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
    frame, match, cast_ = trigger.entry.frame, trigger.match, scene.cast
    if trigger.cued and frame in {"verb", "participle", "first"}:
        return cast_.speaker(trigger.cued.statement)
    speaker = cast_.speaker(trigger.inside.statement) if trigger.inside else []
    if frame in {"first", "modal", "quality", "obligation"}:
        return speaker or (cast_.speaker(trigger.cued.statement) if trigger.cued else [])
    if frame == "relative":
        return cast_.after(match.last, trigger.end)
    if frame == "noun":
        return _agents(scene, trigger, speaker)
    if frame == "verb" and not scene.text.endswith(("وا", "ون"), match.start, match.end):
        # A verb before its subject is singular; a plural one has its subject before it.
        found = cast_.after(match.last, trigger.end)
        if found:
            return found
    near = 12 if trigger.ambiguous else 45
    found = cast_.before(trigger.start, match.start, near)
    if found or (trigger.ambiguous and not match.proclitic):
        return found
    return _carried(scene, trigger, speaker)


def _carried(scene: Scene, trigger: Trigger, speaker: list[str]) -> list[str]:
    """Return the subject that a clause without one carries on: that of the clauses before it, or the speaker."""
    if trigger.inside:
        start = min(span.start for span in trigger.inside.contents)
        found = scene.cast.opening(start, trigger.match.start) if trigger.match.proclitic else []
        return found or ([] if trigger.inside.statement.mode == "direct" and trigger.entry.frame == "verb" else speaker)
    return scene.cast.opening(scene.clauses.sentence_start(trigger.match.start), trigger.match.start)


def _agents(scene: Scene, trigger: Trigger, speaker: list[str]) -> list[str]:
    match = trigger.match
    possessive = scene.text[match.end - 1] == "ه" or scene.text[match.end - 2 : match.end] in {"ها", "هم"}
    found = [] if possessive else scene.cast.agent(match.last, trigger.end)
    if found:
        return found
    opens = _opened(scene, match.start - len(match.proclitic))
    if opens is not None:
        if opens.statement.accused:
            return scene.cast.at(scene.reading.folded.from_raw(opens.statement.accused).start)
        return scene.cast.speaker(opens.statement)
    if possessive or _decided(scene, match.first):
        return scene.cast.before(trigger.start, match.start) or _carried(scene, trigger, speaker)
    return []


def _opened(scene: Scene, at: int) -> Said | None:
    """Return the statement whose content begins at an offset (after a preposition, if the accused stands outside)."""
    return next((said for said in scene.said for span in said.contents[:1] if 0 <= span.start - at <= 1), None)


def _decided(scene: Scene, word: int) -> bool:
    """Tell whether a word of wish or decision governs the noun at ``word``."""
    return any(
        root in form
        for root in ("رغب", "قرار", "عزم", "طلب", "قرر")
        for form in scene.words.forms[max(0, word - 2) : word]
    )


def _kinds(scene: Scene, trigger: Trigger) -> list[tuple[str, int]]:
    """Return the proposals of the clause: the first one after the word, and those joined to it by "and"."""
    frame = trigger.entry.frame
    if frame == "relative":
        before = scene.kinds(max(trigger.start, trigger.match.start - 60), trigger.match.start)[-1:]
        return [(scene.kind_of(match), match.end) for match in before]
    after = scene.kinds(trigger.match.start, trigger.end)
    if trigger.entry.id == _OFFER:
        after = [match for match in after if match.start >= trigger.match.end and scene.kind_of(match) != "offer"]
    if trigger.entry.direct:
        after = [match for match in after[:1] if _declared(scene, trigger, match)]
    if not after and frame in {"quality", "phrase", "modal"}:
        after = scene.kinds(trigger.start, trigger.match.start)[-1:]
    after = _topics(scene, after)
    out: list[tuple[str, int]] = []
    for match in after:
        kind = scene.kind_of(match)
        if out and (not match.proclitic.startswith("و") or kind in {known for known, _ in out}):
            continue
        out.append((kind, match.end))
    return out[:2]


def _topics(scene: Scene, named: list[Match[str]]) -> list[Match[str]]:
    """Leave out talks before the thing that they are about ("to negotiate about corridors")."""
    if len(named) > 1 and scene.kind_of(named[0]) == "talks":
        gap = scene.text[named[0].end : named[1].start]
        if len(gap) <= _ABOUT and _TOPIC.search(gap):
            return named[1:]
    return named


def _declared(scene: Scene, trigger: Trigger, match: Match[str]) -> bool:
    return scene.kind_of(match) not in _UNDECLARED and _direct(scene, trigger, match.start)


def _direct(scene: Scene, trigger: Trigger, at: int) -> bool:
    """Tell whether the proposal at ``at`` is what the verb governs, not a noun further on."""
    if trigger.cued and trigger.cued.contents and trigger.cued.contents[0].start >= trigger.match.start:
        begin = trigger.cued.contents[0].start
        if _COMPLEMENTISER.search(scene.text, trigger.match.end, begin):
            return False
        return at <= begin or scene.text[begin:at].strip("\" «") in _PHASES
    if any(trigger.match.end <= other.start < at for other in scene.stances):
        return False
    gap = at - trigger.match.end
    return gap <= _GOVERNED and not _COMPLEMENTISER.search(scene.text, trigger.match.end, at)


def _anaphor(scene: Scene, trigger: Trigger) -> tuple[str, int]:
    last = scene.last_kind(trigger.match.start)
    if last and trigger.match.start - last.end < _ANAPHOR:
        return scene.kind_of(last), trigger.match.end
    return _UNNAMED, trigger.match.end


def _evidence(scene: Scene, trigger: Trigger) -> Span:
    frame, start = trigger.entry.frame, trigger.match.start
    if frame == "relative":
        last = min(trigger.match.last + _SUBJECT, len(scene.words) - 1)
        before = scene.kinds(max(trigger.start, start - 60), start)[-1:]
        begin = before[0].start if before else trigger.start
        return trimmed(scene.text, begin, min(trigger.end, scene.words.ends[last]))
    if trigger.cued and frame == "verb":
        start = min(start, trigger.cued.opening)
    elif frame in {"verb", "quality", "phrase", "relative"}:
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
    """Yield the position once for each source that asserts it; what is told of a nested speaker, the outer one asserts."""
    source = trigger.cued or trigger.inside
    if trigger.cued and trigger.cued.statement.parent is not None:
        source = scene.said_by(trigger.cued.statement.parent) or source
    if source is None or not source.statement.speaker_entity:
        yield position
        return
    for name in source.statement.speaker_entity.split(" + "):
        yield replace(position, asserted_by=name.strip(), date=source.statement.date, statement=source.statement.id)
