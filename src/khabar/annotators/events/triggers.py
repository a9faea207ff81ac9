"""The words that tell of an event, compiled from their lexicon, and whether their surroundings bear them out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.annotators.events.wording import Wording
from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.lexicons.matcher import Match
from khabar.model.layers import EventType
from khabar.text.conjugation import past, present

Role = Literal["noun", "verb", "adjective"]

_AFTER = 16
"""A word that a trigger needs behind it stands at most so many words away."""
_BEFORE = 10
_NEAR = 8
"""A blocking word counts so many words on either side."""
_LENDING = 4
"""A definite noun is news if a verb that lends it its subject stands at most so many words before it."""
_TRUCE = 8
"""The verb that declares a truce stands at most so many words before it."""
_SPORT = 2
"""So many different words of sport make a sentence one about sport."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerEntry(Entry):
    """A word or phrase for an event and what must stand around it."""

    type: EventType
    role: Role
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    needs: str = ""
    needs_before: str = ""
    needs_near: str = ""
    blocks: str = ""
    light: bool = False
    sport: bool = True


@dataclass(frozen=True, slots=True)
class Trigger:
    """One written form of a trigger."""

    entry: TriggerEntry
    verbal: bool


def triggers(lexicons: Lexicons) -> Matcher[Trigger]:
    """Compile the matcher over all triggers."""
    return Matcher(
        (form, trigger) for entry in lexicons.entries("event_triggers", TriggerEntry) for form, trigger in _forms(entry)
    )


def _forms(entry: TriggerEntry) -> Iterator[tuple[str, Trigger]]:
    verbs = [verb for stem in entry.past for verb in past(stem)] + [
        verb for stem in entry.present for verb in present(stem)
    ]
    written = {verb.form for verb in verbs}
    yield from ((form, Trigger(entry, True)) for form in sorted(written))
    for form in entry.forms:
        if form not in written:
            yield form, Trigger(entry, entry.role == "verb")
            if entry.role == "noun" and not form.startswith("ال") and " " not in form and form[-1] not in "ةتاه":
                yield form + "ا", Trigger(entry, False)


def borne_out(wording: Wording, match: Match[Trigger], entry: TriggerEntry) -> bool:
    """Tell whether the words around a trigger are those of its event and not of another sense."""
    end = wording.sentence_end(match.last)
    after = wording.forms[match.last + 1 : min(end, match.last + 1 + _AFTER)]
    before = wording.forms[max(wording.sentence_start(match.first), match.first - _BEFORE) : match.first]
    place = entry.needs == "places" and wording.has_place(match.last + 1, min(end, match.last + 1 + _AFTER))
    if entry.needs and not place and not wording.any_of(entry.needs, (*after, *_own(entry, before))):
        return False
    told = wording.any_of("named-by-relative", after[:4]) or wording.any_of("light-verbs", before[-_LENDING:])
    if entry.role == "noun" and _is_known(wording, match) and not told:
        return False
    if entry.type == "truce-declared" and not wording.any_of(entry.needs, (*before[-_TRUCE:], *after[:_LENDING])):
        return False
    if entry.needs_before and not wording.any_of(entry.needs_before, before):
        return False
    if (
        entry.needs_near
        and not wording.has_place(match.last + 1, end)
        and not wording.any_of(entry.needs_near, (*before, *after))
    ):
        return False
    if entry.light and not wording.any_of("light-verbs", before):
        return False
    if entry.blocks and wording.any_of(entry.blocks, (*before[-_NEAR:], *after[:_NEAR])):
        return False
    return entry.sport or len(wording.sets["sport"].intersection((*before, *after))) < _SPORT


def _is_known(wording: Wording, match: Match[Trigger]) -> bool:
    """Tell whether a definite noun takes up an event that was told before: "the meeting"."""
    form = wording.forms[match.first]
    return match.first == match.last and form.removeprefix("و").startswith(("ال", "بال", "لل")) and _takes_up(match)


def _takes_up(match: Match[Trigger]) -> bool:
    return match.values[0].entry.type in {"meeting-held", "visit", "truce-declared", "statement-issued", "talks"}


def _own(entry: TriggerEntry, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before a trigger where what it needs may stand on either side of it."""
    return before if entry.role == "noun" or entry.type in {"vote", "clash", "bombardment", "visit"} else ()
