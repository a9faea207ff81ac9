"""Where what caused an outcome is told: before the verb that links the two, or in the total that a number completes."""

from khabar.annotators.events.clauses import Stretch, clause
from khabar.annotators.events.wording import Wording

_TOTAL = 5
"""The noun of "the toll rose to N dead" stands at most so many words before the number."""
_FAR_TOTAL = 16
"""The same where the number follows "to"."""
_LINK = 2
"""The relative that links a cause stands at most so many words before the verb's complement."""
_ASIDES = 1
"""So many commas at most stand between a cause and the verb behind it: "the blast in the village, near the capital, and led"."""
_CAUSE = 10
"""A verb before its subject stands at most so many words before the outcome that it leads to."""
_ATTACK = 26
"""The attack that cost lives is told at most so many words before the relative that links them."""
_ATTACKS = frozenset({"bombardment", "clash"})


def with_cause(wording: Wording, first: int, bounds: Stretch) -> int:
    """Return where an outcome's telling begins: at what caused it ("…, which cost"), or at the total that it gives."""
    cause = linked(wording, first, bounds)
    if cause is not None:
        return cause
    reach = _FAR_TOTAL if wording.forms[first - 1 : first] == ("الي",) else _TOTAL
    for at in range(first - 1, max(bounds.first, first - reach) - 1, -1):
        if wording.breaks[at + 1]:
            break
        if wording.any_of("totals", wording.forms[at : at + 1]):
            risen = at > bounds.first and wording.any_of("totals", wording.forms[at - 1 : at])
            return at - risen
    return first


def linked(wording: Wording, first: int, bounds: Stretch) -> int | None:
    """Return where the cause begins that a verb links to the outcome at word ``first`` ("a bomb went off, which led to")."""
    for at in range(first - 1, max(bounds.first, first - 1 - _LINK) - 1, -1):
        if wording.forms[at] in wording.sets["result"]:
            return attack_before(wording, at, bounds)
        if wording.breaks[at]:
            break
    for at in range(first - 1, max(bounds.first, first - _CAUSE) - 1, -1):
        if wording.any_of("result-verbs", wording.forms[at : at + 1]):
            return _cause_before(wording, at, bounds)
        if wording.breaks[at]:
            break
    return None


def _cause_before(wording: Wording, verb: int, bounds: Stretch) -> int:
    """Return where the cause is named whose verb stands at word ``verb``: "a huge bomb in the market, led to …".

    That is a cause before its comma or relative, or else the verb's own clause.
    """
    if verb > bounds.first and wording.forms[verb - 1] in wording.sets["result"]:
        return attack_before(wording, verb - 1, bounds)
    behind = wording.breaks[verb] == 1 or wording.any_of("relatives", wording.forms[max(0, verb - 1) : verb])
    start = clause(wording, verb, verb, bounds).first
    if not behind:
        return start
    asides = 0
    for at in range(verb - 1, max(bounds.first, verb - _FAR_TOTAL) - 1, -1):
        if wording.any_of("causes", wording.forms[at : at + 1]):
            return at
        asides += wording.breaks[at] > 0
        if asides > _ASIDES:
            break
    return start


def attack_before(wording: Wording, at: int, bounds: Stretch) -> int:
    """Return where the clause begins that word ``at`` goes on with: that of the attack nearest before it, or the words there."""
    for index in range(at - 1, max(bounds.first, at - _ATTACK) - 1, -1):
        match = wording.trigger_at.get(index)
        if match is not None and any(value.entry.type in _ATTACKS for value in match.values):
            return max(bounds.first, clause(wording, match.first, match.last, bounds).first)
    return max(bounds.first, clause(wording, max(bounds.first, at - 1), at, bounds).first)
