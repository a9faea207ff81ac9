"""Victims that stand behind their verb, and whether anything of the verb's clause stands before it."""

from collections.abc import Callable
from dataclasses import replace

from khabar.annotators.events.outcomes import Cue
from khabar.annotators.events.preceding import RELATIVE
from khabar.annotators.events.victims import Victims, victims_at
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match

_REACH = 9
"""The victims begin at most so many words after a verb; its agent and adverbs stand between."""
_FAR = 14
"""The same where they begin with a number."""
_AS_MANY = frozenset({"مجموعه", "يقارب", "يزيد", "لا", "يقرب", "مجموعهم"})
"""Words that with "what" before them lead to a number: "what adds up to"."""


def forward(
    wording: Wording, cue: Match[Cue], end: int, fits: Callable[[Match[Cue], Victims], bool] = lambda _cue, _found: True
) -> Victims | None:
    """Return the first phrase after the verb that can be its victims and that ``fits``."""
    limit = min(end, cue.last + 1 + _FAR)
    for at in range(cue.last + 1, limit):
        if at > cue.last + _REACH and at not in wording.quantities:
            continue
        if wording.breaks[at] > 1 or (wording.breaks[at] and at > cue.last + 3 and not _goes_on(wording, at)):
            return None
        found = victims_at(wording, at, end)
        if found and fits(cue, found) and (at == cue.last + 1 or _can_stand_apart(wording, at, found)):
            return found if not _after_least(wording, at) else replace(found, qualifier="at-least")
    return None


def _goes_on(wording: Wording, at: int) -> bool:
    """Tell whether a clause goes on behind the comma before word ``at``: with a number, or behind the day."""
    return wording.forms[at][0].isdigit() or wording.forms[at - 1] in wording.sets["adverbs"]


def _can_stand_apart(wording: Wording, at: int, found: Victims) -> bool:
    """Tell whether a phrase that does not follow its verb at once can be its subject or object."""
    if _after_least(wording, at):
        return True
    if wording.forms[at - 1] == "كل" or (
        wording.forms[at - 1] in wording.sets["function"] and wording.forms[at - 1] not in wording.sets["adverbs"]
    ):
        return False
    if found.quantified:
        return True
    noun = found.noun
    if noun is None or (at in wording.nouns and wording.nouns[at].proclitic) or at - 1 in wording.quantity_ends:
        return False
    return not noun.definite or (noun.possessed and noun.group in {"civilians", "kin", "children"})


def _after_least(wording: Wording, at: int) -> bool:
    """Tell whether "no fewer than" stands before a noun that is a number in itself (a dual)."""
    return wording.forms[max(0, at - 3) : at][-2:] == ("يقل", "عن")


def opens_clause(wording: Wording, cue: Match[Cue]) -> bool:
    """Tell whether nothing of the verb's own clause stands before it."""
    if cue.first == 0 or wording.breaks[cue.first] or cue.proclitic:
        return True
    return wording.forms[cue.first - 1] in wording.sets["openers"] and wording.forms[cue.first - 1] not in RELATIVE


def stands_alone(wording: Wording, cue: Match[Cue], end: int) -> bool:
    """Tell whether nothing that could be an object follows the verb at once."""
    at = cue.last + 1
    if wording.forms[at : at + 1] == ("ما",) and at + 1 < end and wording.forms[at + 1] in _AS_MANY:
        return False
    return (
        at >= end
        or wording.breaks[at] > 0
        or wording.forms[at] in wording.sets["function"]
        or wording.forms[at][0] in "وب"
    )
