"""Whether the words around a trigger bear it out, or show another sense of it."""

from khabar.annotators.events.triggers import Trigger, TriggerEntry
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match

_AFTER = 16
"""A word that a trigger needs behind it stands at most so many words away."""
_BEFORE = 10
_NEAR = 8
"""A blocking word counts so many words on either side."""
_LENDING = 4
"""A definite noun is news if a verb that lends it its subject stands at most so many words before it."""
_ANTECEDENT = 8
"""The place that a pronoun takes up is named within so many words before."""
_HELD = 5
"""The place that is held is named within so many words after "over"."""
_TRUCE = 8
"""The verb that declares a truce stands at most so many words before it."""
_SPORT = 2
"""So many different words of sport make a sentence one about sport."""


def borne_out(wording: Wording, match: Match[Trigger], entry: TriggerEntry) -> bool:
    """Tell whether the words around a trigger are those of its event and not of another sense."""
    end = wording.sentence_end(match.last)
    after = wording.forms[match.last + 1 : min(end, match.last + 1 + _AFTER)]
    before = wording.forms[max(wording.sentence_start(match.first), match.first - _BEFORE) : match.first]
    limit = min(end, match.last + 1 + _AFTER)
    if entry.type == "control-change" and "سيطر" in wording.text[match.start : match.end]:
        return _holds_a_place(wording, match, limit)
    place = entry.needs.startswith("places") and wording.has_place(match.last + 1, limit)
    if entry.needs and not place and not wording.any_of(entry.needs, (*after, *_own(entry, before))):
        return False
    told = wording.any_of("named-by-relative", after[:4]) or wording.any_of("light-verbs", before[-_LENDING:])
    if entry.role == "noun" and _is_known(wording, match) and not told:
        return False
    truce = entry.type == "truce-declared" and entry.needs
    if truce and not wording.any_of(entry.needs, (*before[-_TRUCE:], *after[:_LENDING])):
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


def _holds_a_place(wording: Wording, match: Match[Trigger], limit: int) -> bool:
    """Tell whether control is control "over" a place: one stands right behind the preposition, or in the pronoun's noun."""
    for at in range(match.last, limit):
        form = wording.forms[at]
        if form == "علي":
            over = wording.forms[at + 1 : at + 1 + _HELD]
            blocked = wording.any_of("control-figurative", over[:2])
            place = wording.has_place(at + 1, at + 1 + _HELD) or wording.any_of("places", over)
            return not blocked and (place or wording.any_of("armed", wording.forms[match.first : at]))
        if form in {"عليها", "عليه", "عليهما"}:
            first = max(0, match.first - _ANTECEDENT)
            held = wording.any_of("places", wording.forms[first : match.first]) or wording.has_place(first, match.first)
            return held or wording.any_of("entering", wording.forms[at + 1 : at + 1 + _HELD])
    return False


def _is_known(wording: Wording, match: Match[Trigger]) -> bool:
    """Tell whether a definite noun takes up an event that was told before: "the meeting"."""
    form = wording.forms[match.first]
    return match.first == match.last and form.removeprefix("و").startswith(("ال", "بال", "لل")) and _takes_up(match)


def _takes_up(match: Match[Trigger]) -> bool:
    return match.values[0].entry.type in {"meeting-held", "visit", "truce-declared", "statement-issued", "talks"}


def _own(entry: TriggerEntry, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before a trigger where what it needs may stand on either side of it."""
    return before if entry.role == "noun" or entry.type in {"vote", "clash", "bombardment", "visit"} else ()
