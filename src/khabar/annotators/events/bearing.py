"""Whether the words around a trigger bear it out, or show another sense of it."""

from dataclasses import dataclass

from khabar.annotators.events.triggers import Trigger, TriggerEntry
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match

_AFTER = 16
"""So many words behind a trigger are looked at."""
_FAR_AFTER = 24
"""A word that an entry names for itself may stand so far behind."""
_BEFORE = 10
_CLITIC = 20
"""What a pronoun on a verb stands for is named at most so many words before."""
_NEAR = 8
"""A blocking word counts so many words on either side."""
_LENDING = 4
"""A definite noun is news if a verb that lends it its subject stands at most so many words before it."""
_ANTECEDENT = 8
"""The place that a pronoun takes up is named within so many words before."""
_HELD = 5
"""The place that is held is named within so many words after "over"."""
_TRUCE = 10
"""The verb that declares a truce stands at most so many words before it."""
_SOUGHT = 4
"""A word that makes a truce a mere wish stands at most so many words before it."""
_TAKEN_UP = frozenset({"meeting-held", "visit", "truce-declared", "statement-issued", "talks"})
_THIS = frozenset({"هذا", "هذه", "تلك", "ذلك", "هاتين", "هذين"})
"""Demonstratives with which an event is taken up that was told before."""
_DAWN = "فجر"
"""The verb of blowing up, which before a day is dawn."""
_SINCE = 9
"""Since when a place is held stands at most so many words behind the verb."""
_OWNED = ("سيطره", "سيطرت")
"""How control begins that is somebody's: "the army's control", "its control"."""
_OBJECT = 2
"""A place by its name stands at most so many words behind the word for its taking."""
_BY_AIR = "aircraft"
"""The set of those who attack from the air, who stand before the verb as well as behind it."""
CITED = "communique-cited"
"""The communiqué in which somebody says something; the preposition stands right before it."""
_DESCRIBING = frozenset({"fight-against", "wage-war"})
"""Verbs that tell of an event only at the head of a clause, and else say who somebody is: "a militia that fights"."""
_HITTING = frozenset({"hit", "target-positions"})
"""Verbs whose subject may be an attack."""
_SUBJECT = 3
"""The attack that is the subject stands at most so many words from its verb."""
_TRAVELLERS = "officials-near"
"""The set of those who travel, among whom is whoever is named."""
_HELD_PEOPLE = "detainees"
"""The set of those who are arrested, among whom is whoever is named."""
_SPORT = 2
"""So many different words of sport make a sentence one about sport."""


@dataclass(frozen=True, slots=True)
class _Around:
    """A trigger and the words on either side of it within its sentence."""

    wording: Wording
    match: Match[Trigger]
    entry: TriggerEntry
    before: tuple[str, ...]
    after: tuple[str, ...]
    end: int

    @property
    def near(self) -> tuple[str, ...]:
        """The words behind it among which what it needs must stand."""
        return self.after[: self.entry.within]

    @property
    def told(self) -> bool:
        """Whether a verb before it or a relative behind it makes a known event one that is told."""
        relative = self.wording.any_of("named-by-relative", self.after[:_LENDING]) and not self._to_come
        return relative or self.wording.any_of("light-verbs", self.before[-_LENDING:])

    @property
    def _to_come(self) -> bool:
        """Whether the relative clause right behind it only says what it is or will be: "the meeting that will discuss"."""
        relative = self.wording.any_of("relatives", self.after[:1])
        return relative and bool(self.after[1:]) and self.after[1].startswith(("ي", "سي", "ست"))


def borne_out(wording: Wording, match: Match[Trigger], entry: TriggerEntry) -> bool:
    """Tell whether the words around a trigger are those of its event and not of another sense."""
    end = wording.sentence_end(match.last)
    after = wording.forms[match.last + 1 : min(end, match.last + 1 + _FAR_AFTER)]
    before = wording.forms[max(wording.sentence_start(match.first), match.first - _BEFORE) : match.first]
    around = _Around(wording, match, entry, before, after, end)
    return _holds(around) if _is_of_control(around) else all(check(around) for check in _CHECKS)


def _has_its_needs(around: _Around) -> bool:
    """Tell whether what the trigger needs stands near it."""
    wording, match, entry = around.wording, around.match, around.entry
    limit = min(around.end, match.last + 1 + _AFTER)
    place = entry.needs.startswith("places") and wording.has_place(match.last + 1, limit)
    place = place or (entry.needs == _TRAVELLERS and _is_of_person(around))
    place = place or (entry.needs == _HELD_PEOPLE and _names_somebody(around))
    if entry.needs and not place and not wording.any_of(entry.needs, (*around.near, *_own(entry, around.before))):
        return False
    if (
        entry.also
        and not wording.any_of(entry.also, (*around.before[-_NEAR:], *around.near))
        and not _has_person(around)
    ):
        return False
    named = entry.needs_before == "achieved" and wording.has_place(match.last + 1, match.last + 1 + _OBJECT)
    if entry.needs_before and not named and not _stands_before(around):
        return False
    if not entry.needs_near or wording.has_place(match.last + 1, around.end):
        return True
    return wording.any_of(entry.needs_near, (*around.before, *around.after[:_AFTER]))


def _names_somebody(around: _Around) -> bool:
    """Tell whether a person is named behind a verb of arrest, where what it needs may stand."""
    first = around.match.last + 1
    return any(at in around.wording.persons for at in range(first, first + around.entry.within))


def _is_of_person(around: _Around) -> bool:
    """Tell whether a public figure is named right behind or before a verb of travel."""
    last = around.match.last
    behind = any(at in around.wording.figures for at in range(last + 1, last + 1 + _SUBJECT + 1))
    return behind or around.match.first - 1 in around.wording.figures


def _has_person(around: _Around) -> bool:
    """Tell whether somebody is named near a word for a meeting, so that it is one of public affairs."""
    first = around.match.first
    if _is_alone(around.wording, around.match):
        return False
    names = range(max(0, first - _NEAR), first + _NEAR)
    return around.entry.type == "meeting-held" and any(at in around.wording.persons for at in names)


def _is_news(around: _Around) -> bool:
    """Tell whether a noun does not merely take up an event that was told before: "the meeting", "this raid"."""
    entry, before = around.entry, around.before
    if entry.role != "noun":
        return True
    if around.match.proclitic.endswith("ا") or (before[-1:] and before[-1].lstrip("وفبل") in _THIS):
        return False
    if not _is_alone(around.wording, around.match):
        return True
    if around.wording.any_of("governing", before[-1:]) and entry.type in _TAKEN_UP:
        return around.wording.any_of("relatives", around.after[:2])
    if entry.type == "killing":
        return around.wording.any_of("relatives", around.after[:2])
    if entry.type == "bombardment" and around.wording.any_of("exchanging", before[-_NEAR:]):
        return True
    if entry.type == "bombardment":
        return around.wording.any_of("relatives" if entry.harmless else "struck", around.after[:3])
    if entry.type == "clash":
        if around.wording.any_of("fields", before[-1:]):
            return False
        return around.told or around.wording.any_of("struck", around.after[:1])
    return around.told or entry.type not in _TAKEN_UP


def _is_declared(around: _Around) -> bool:
    """Tell whether a truce has its verb right before or behind it."""
    needs = around.entry.needs
    if around.entry.type != "truce-declared" or not needs:
        return True
    before = around.before[-_TRUCE:]
    sought = around.wording.any_of("truce-sought", before[-_SOUGHT:])
    return not sought and around.wording.any_of(needs, (*before, *around.after[:_LENDING]))


def _is_no_other_sense(around: _Around) -> bool:
    """Tell whether no word near shows another sense of the trigger."""
    wording, entry = around.wording, around.entry
    word = wording.forms[around.match.first]
    if word in wording.sets["names-like-verbs"] or (word == _DAWN and wording.any_of("adverbs", around.after[:1])):
        return False
    if entry.light and not wording.any_of("light-verbs", around.before) and not _is_lent_behind(around):
        return False
    if entry.blocks and wording.any_of(entry.blocks, (*around.before[-_NEAR:], *around.after[:_NEAR])):
        return False
    return entry.sport or len(wording.sets["sport"].intersection((*around.before, *around.after[:_AFTER]))) < _SPORT


def _is_lent_behind(around: _Around) -> bool:
    """Tell whether the verb that lends a noun its subject stands right behind it: "a session that will be held"."""
    held = around.entry.type != "clash"
    return held and any(form.removeprefix("س") in around.wording.sets["light-verbs"] for form in around.after[:1])


def _is_own(around: _Around) -> bool:
    """Tell whether a verb of hitting is no mere detail of an attack that its subject names: "a blast that hit the market"."""
    if around.entry.id in _DESCRIBING:
        first = around.match.first
        return around.match.proclitic == "و" or around.wording.breaks[first] > 0 or around.before[-1:] == ("ان",)
    if around.entry.id == CITED:
        return around.before[-1:] == ("في",)
    if around.entry.id not in _HITTING:
        return True
    near = (*around.before[-_SUBJECT:], *around.after[:_SUBJECT])
    return not around.wording.any_of("causes", near) and not around.wording.any_of("relatives", around.before[-2:])


_CHECKS = (_has_its_needs, _is_news, _is_declared, _is_no_other_sense, _is_own)


def _is_of_control(around: _Around) -> bool:
    match, entry = around.match, around.entry
    holds = "سيطر" in around.wording.text[match.start : match.end]
    return holds and entry.needs == "places" and entry.type == "control-change"


def _holds(around: _Around) -> bool:
    """Tell whether words of control tell that a place was taken, and do not only describe who holds it."""
    wording, match, entry = around.wording, around.match, around.entry
    owned = wording.forms[match.first].lstrip("وفب").startswith(_OWNED)
    before = around.before[-_LENDING:]
    if entry.needs_before and not owned and not wording.any_of(entry.needs_before, before):
        return False
    if wording.any_of("thwarting", before):
        return False
    limit = min(around.end, match.last + 1 + _AFTER)
    return not _describes(wording, match, around.after) and _holds_a_place(wording, match, limit)


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


def _describes(wording: Wording, match: Match[Trigger], after: tuple[str, ...]) -> bool:
    """Tell whether a present tense of holding only describes: "the movement that holds the strip", "an area held by"."""
    form = wording.forms[match.first].lstrip("وف")
    if not form.startswith(("يسيطر", "تسيطر")) or wording.any_of("since", after[:_SINCE]):
        return False
    relative = match.first > 0 and wording.any_of("relatives", wording.forms[match.first - 1 : match.first])
    return relative or (after[:1] and after[0] in {"عليها", "عليه", "عليهما"}) is True


def _is_alone(wording: Wording, match: Match[Trigger]) -> bool:
    """Tell whether a trigger is one definite word."""
    form = wording.forms[match.first].removeprefix("و")
    return match.first == match.last and form.startswith(("ال", "بال", "لل")) and not _is_drawn(wording, match.first)


def _is_drawn(wording: Wording, first: int) -> bool:
    """Tell whether a definite plural at word ``first`` is a new one: "a series of the raids", "scores of the raids"."""
    partitive = first > 0 and wording.forms[first - 1] == "من"
    at = first - 1 - partitive
    return at >= 0 and (
        at in wording.quantity_ends or (partitive and wording.any_of("drawn", wording.forms[max(0, at - 1) : at + 1]))
    )


def _stands_before(around: _Around) -> bool:
    """Tell whether a word that a trigger needs stands before it; of places also their names."""
    wording, match, entry, before = around.wording, around.match, around.entry, around.before
    if entry.role == "clitic":
        before = wording.forms[max(wording.sentence_start(match.first), match.first - _CLITIC) : match.first]
    named = entry.needs_before == "places" and wording.has_place(match.first - len(before), match.first)
    return named or wording.any_of(entry.needs_before, before)


def _own(entry: TriggerEntry, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before a trigger where what it needs may stand on either side of it."""
    if entry.needs == _BY_AIR:
        return before[-_NEAR:]
    if entry.within < _AFTER:
        return ()
    return before if entry.role == "noun" or entry.type in {"vote", "clash", "bombardment", "visit"} else ()
