"""Words that are the victims themselves ("the dead"): their number before them, a total after them, a share, or none."""

from dataclasses import replace

from khabar.annotators.events.outcomes import Cue
from khabar.annotators.events.victims import Victims, group_after, victims_at
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match

_SHARE = 5
"""A percentage stands at most so many words before those of whom it is a share."""
_COPULA = 30
"""What the share is stands at most so many words behind them."""
_TOTAL = 20
"""In "the number of dead … rose to N" the number stands at most so many words after the noun."""
_RISEN = 5
"""In "rose to N … the number of dead" the number stands at most so many words before the noun."""
_FALL_OF = frozenset({"سقوط", "بسقوط", "وقوع", "بوقوع"})
"""Nouns for the fall of somebody, after which one dead man stands in the genitive."""
_BODIES = frozenset({"جثث", "جثامين"})
_COUNTED_BODIES = {"جثه": 1, "جثتي": 2, "جثمان": 1, "جثماني": 2}
"""Words for one body or two, whose noun follows in the genitive."""
_FOUND = 5
"""The verb of finding stands at most so many words before a body."""
_FALL = 4
"""In "dead of theirs fell" the verb stands at most so many words after the noun."""
_BACK = 16
"""The subject of "fell dead" begins at most so many words before."""


def victims_in_word(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return the victims that the word itself names, where the sentence tells of them and does not only presuppose them."""
    counted = _number_before(wording, cue, end) or _total_after(wording, cue, end) or _total_before(wording, cue)
    counted = counted or _bodies_of(wording, cue, end)
    return counted or _share_of(wording, cue, end) or _bare_victims(wording, cue, end)


def _number_before(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    if cue.proclitic:
        return None
    partitive = cue.first > 0 and wording.forms[cue.first - 1] == "من"
    at = cue.first - 1 - partitive
    quantity = wording.quantity_ends.get(at)
    if quantity:
        first = wording.words.at(quantity.start)
        return victims_at(wording, at if first is None else first, end)
    for back in range(at, max(-1, at - 3), -1):
        if wording.breaks[back + 1]:
            return None
        found = victims_at(wording, back, end)
        if found and found.quantified and back < cue.first <= found.last:
            return found if found.low != 1 else None
    return None


def _share_of(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return the unnumbered part that "70 per cent of the dead …" tells of, with its group where "are …" follows."""
    if (
        not any(cue.first - _SHARE <= last < cue.first for last in wording.shares)
        or wording.forms[cue.first - 1] != "من"
    ):
        return None
    group = group_after(wording, cue.last + 1, end)
    for at in range(cue.last + 1, min(end, cue.last + _COPULA)):
        if wording.forms[at] == "هم":
            group = group_after(wording, at + 1, end) or group
    return Victims(cue.first, cue.last, None, None, group or "person", quantified=True)


def _total_after(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return the number of "the number of dead rose to N"."""
    totals = wording.sets["totals"]
    window = [
        w[1:] if w[:1] in "وب" and w[1:] in totals else w for w in wording.forms[max(0, cue.first - 3) : cue.first]
    ]
    if totals.isdisjoint(window):
        return None
    reached = wording.any_of("reaching", wording.forms[max(0, cue.first - 3) : cue.first])
    for at in range(cue.last + 1, min(end, cue.last + 1 + _TOTAL)):
        if wording.breaks[at] > 1:
            return None
        found = victims_at(wording, at, end)
        if found and _has_other_word(wording, cue, found):
            return None
        at_once = reached and at == cue.last + 1
        if found and found.quantity and (at_once or _reaches(wording, at)):
            group = group_after(wording, cue.last + 1, end)
            return replace(found, group=group) if group and found.group == "person" else found
    return None


def _bodies_of(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return those whose bodies are told of: "the bodies of twenty people"."""
    word, behind = wording.forms[cue.last], cue.last + 1
    if word in _BODIES and behind in wording.quantities:
        return victims_at(wording, behind, end)
    if word not in _COUNTED_BODIES or not wording.any_of(
        "finding", wording.forms[max(0, cue.first - _FOUND) : cue.first]
    ):
        return None
    found = victims_at(wording, behind, end) if behind < end and not wording.breaks[behind] else None
    count = _COUNTED_BODIES[word]
    return replace(found, low=count, high=count) if found and found.noun and not found.quantified else None


def _has_other_word(wording: Wording, cue: Match[Cue], found: Victims) -> bool:
    """Tell whether a number counts those of another outcome, whom its own noun names: "the dead and wounded … 1000 dead"."""
    own = cue.values[0].outcome
    others = (wording.cue_at.get(at) for at in range(found.first, found.last + 1))
    return any(other is not None and other.values[0].outcome != own for other in others)


def _total_before(wording: Wording, cue: Match[Cue]) -> Victims | None:
    """Return the number of "rose to N the number of dead"."""
    if not wording.any_of("totals", wording.forms[max(0, cue.first - 1) : cue.first]):
        return None
    for at in range(cue.first - 2, max(0, cue.first - 2 - _RISEN), -1):
        quantity = wording.quantity_ends.get(at)
        if wording.breaks[at + 1]:
            return None
        if quantity is not None:
            first = wording.words.at(quantity.start)
            found = victims_at(wording, at if first is None else first, at + 1)
            return found if found and _reaches(wording, found.first) else None
    return None


def _reaches(wording: Wording, at: int) -> bool:
    return at > 0 and wording.forms[at - 1] in wording.sets["reaching"]


def _bare_victims(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return victims without a number after a verb that tells of them: "dead and wounded fell"."""
    word = wording.forms[cue.first]
    before = {_bare(w) for w in wording.forms[max(0, cue.first - 3) : cue.first]}
    falling = not wording.sets["fell"].isdisjoint(wording.forms[cue.last + 1 : min(end, cue.last + 1 + _FALL)])
    told = falling or not wording.sets["tells-victims"].isdisjoint(before)
    if word.startswith(("ال", "لل", "وال", "بال")) or not told or "الشهيد" in before:
        return None
    noun = wording.noun(cue.first)
    if noun is None or (noun.definite and not noun.possessed) or noun.possessed:
        return None
    subject = _fallen(wording, cue) if before & wording.sets["fell"] else None
    if subject:
        return subject
    count = {"singular": 1, "dual": 2}.get(noun.number)
    if count == 1 and not word.endswith("ا") and wording.forms[cue.first - 1] not in _FALL_OF:
        return None
    found = victims_at(wording, cue.first, end)
    return replace(found, low=count, high=count) if found else None


def _fallen(wording: Wording, cue: Match[Cue]) -> Victims | None:
    """Return the counted subject of "fell dead"."""
    for at in range(max(wording.clause_start(cue.first), cue.first - _BACK), cue.first):
        found = victims_at(wording, at, cue.first)
        if found and found.quantified:
            return found
    return None


def _bare(form: str) -> str:
    return form[1:] if form[0] in "وف" and len(form) > 3 else form
