"""Whose stance a stance word shows: the subject, the agent, or the speaker, by the frame of the word."""

from khabar.annotators.positions.guards import relative
from khabar.annotators.positions.people import is_source
from khabar.annotators.positions.scene import Said, Scene
from khabar.annotators.positions.triggers import Trigger

_ACTS = {"demand": "demands", "reject": "rejects"}
"""The stance of acts: what is demanded or refused is not yet accepted, nor refused by the speaker."""
_RELATIVE = 20
"""Characters between the subject and the verb of a relative clause."""


def holders(scene: Scene, trigger: Trigger) -> list[str]:
    """Return the parties whose stance a stance word shows, canonical names; empty if the text names none."""
    found = _subjects(scene, trigger)
    if found and all(is_source(name) for name in found):
        # What a source tells is no position of its own.
        found = scene.cast.inside(trigger.start, trigger.end)
    if trigger.entry.mutual:
        found = list(dict.fromkeys([*found, *scene.cast.partners(trigger.match.end, trigger.end)]))
    return found


def _subjects(scene: Scene, trigger: Trigger) -> list[str]:
    frame, match, cast_ = trigger.entry.frame, trigger.match, scene.cast
    if trigger.cued and frame in {"verb", "participle", "first", "phrase"}:
        return cast_.speaker(trigger.cued.statement)
    if frame == "verb" and relative(scene.words, match.first, trigger.start):
        return cast_.before_relative(match.start)
    speaker = _spoken_of(scene, trigger)
    if frame in {"first", "modal", "quality", "obligation"}:
        return speaker or (cast_.speaker(trigger.cued.statement) if trigger.cued else _last_speaker(scene, trigger))
    if frame == "relative":
        found = cast_.after(match.last, trigger.end) or cast_.unnamed_after(match.last, trigger.end)
        return found or cast_.before(trigger.start, match.start, _RELATIVE)
    if frame == "noun":
        return _agents(scene, trigger, speaker)
    if frame == "verb" and not scene.text.endswith(("وا", "ون"), match.start, match.end):
        # A verb before its subject is singular; a plural one has its subject before it, as has one in a headline.
        found = (
            cast_.heading(trigger.start, match.start)
            or cast_.after(match.last, trigger.end)
            or cast_.unnamed_after(match.last, trigger.end)
        )
        if found:
            return found
    near = 12 if trigger.ambiguous else 45
    found = cast_.before(trigger.start, match.start, near)
    if not found and scene.text.endswith(("وا", "ون"), match.start, match.end):
        found = cast_.unnamed(trigger.start, match.start)
    if found or trigger.ambiguous:
        return found
    return _carried(scene, trigger, speaker)


def _last_speaker(scene: Scene, trigger: Trigger) -> list[str]:
    """Return who spoke last before words in the first person that no statement holds, as in a text quoted at length."""
    if trigger.entry.frame != "first":
        return []
    last = scene.last_said(trigger.match.start)
    return scene.cast.speaker(last.statement) if last else []


def _spoken_of(scene: Scene, trigger: Trigger) -> list[str]:
    """Return whom a clause without a subject speaks of: the accused of an accusation, else the speaker."""
    if trigger.inside is None:
        return []
    statement = trigger.inside.statement
    if statement.accused and trigger.entry.frame in {"verb", "phrase", "noun"}:
        accused = scene.cast.at(scene.reading.folded.from_raw(statement.accused).start)
        if accused:
            return accused
    return scene.cast.speaker(statement)


def _carried(scene: Scene, trigger: Trigger, speaker: list[str]) -> list[str]:
    """Return the subject that a clause without one carries on: that of the clauses before it, or the speaker."""
    if trigger.inside:
        start = min(span.start for span in trigger.inside.contents)
        found = scene.cast.opening(start, trigger.match.start) if trigger.match.proclitic else []
        return found or ([] if trigger.inside.statement.mode == "direct" and trigger.entry.frame == "verb" else speaker)
    return scene.cast.opening(scene.clauses.sentence_start(trigger.match.start), trigger.match.start)


def _agents(scene: Scene, trigger: Trigger, speaker: list[str]) -> list[str]:
    match = trigger.match
    written = scene.reading.raw_span(match.start, match.end).of(scene.reading.document.raw)
    # Folding writes a feminine ending as the pronoun: only the raw text tells them apart.
    possessive = written.endswith(("ه", "ها", "هم", "هما"))
    found = [] if possessive else scene.cast.agent(match.last, trigger.end)
    if found:
        return found
    opens = _opened(scene, match.start - len(match.proclitic))
    if opens is not None and _ACTS.get(opens.statement.act, trigger.entry.stance) != trigger.entry.stance:
        return []
    if opens is not None and (trigger.entry.stance != "proposes" or opens.statement.act in {"propose", "announce"}):
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
