"""Victims that stand before their verb, or whom a relative clause takes up."""

from dataclasses import replace

from khabar.annotators.events.outcomes import Cue
from khabar.annotators.events.victims import Victims, victims_at
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match

_BACK = 16
"""The victims begin at most so many words before a verb."""
_BODY = 4
"""The body to which a victim belongs stands at most so many words before the verb."""
_AMONG = 9
"""The parts of the victims ("among them ten children") take up at most so many words before the verb."""
_LISTED = 14
"""Further victims with a number of their own take up at most so many words before the verb."""
_ASIDE = 6
"""An aside in brackets has at most so many words."""
RELATIVE = {"الذي": 1, "التي": 1, "اللذين": 2, "اللذان": 2, "اللتين": 2, "الذين": None}
"""Relative pronouns, with the number of those for whom they stand where they show it."""


def preceding(wording: Wording, cue: Match[Cue]) -> Victims | None:
    """Return the victims that end right before the verb, the longest phrase that does."""
    relative = wording.forms[cue.first - 1] if cue.first else ""
    relative = relative[1:] if relative.startswith("و") and relative[1:] in RELATIVE else relative
    edge = cue.first - 1 if relative in RELATIVE else cue.first
    if edge > 0 and wording.forms[edge - 1] == "قد":
        edge -= 1
    if wording.forms[max(0, edge - 2) : edge] == ("علي", "الاقل"):
        edge -= 2
    edge = _before_aside(wording, edge)
    start = max(0, edge - _BACK)
    for at in range(edge - 1, start, -1):
        if (
            wording.breaks[at] > 1
            or (wording.breaks[at] and relative not in RELATIVE)
            or wording.forms[at] in wording.sets["openers"]
        ):
            start = at + (wording.forms[at] in wording.sets["openers"])
            break
    verb = cue.values[0].inflected
    relative = relative if relative in RELATIVE else ""
    for at in range(start, edge):
        found = victims_at(wording, at, edge)
        if found and _ends_at(wording, found, edge):
            return _agreeing(found, verb.number if verb else "s", relative)
    if relative in RELATIVE and relative != "التي" and verb and verb.tense == "past" and not cue.values[0].strict:
        count = {"s": 1, "d": 2}.get(verb.number)
        return Victims(max(start, edge - 4), max(start, edge - 1), count, count, "understood") if count else None
    return None


def _before_aside(wording: Wording, edge: int) -> int:
    """Return the word before which an aside in brackets begins that ends before word ``edge``, or that word."""
    if edge < len(wording.forms) and ")" in wording.gap(edge):
        for at in range(edge - 1, max(0, edge - _ASIDE), -1):
            if "(" in wording.gap(at):
                return at
    return edge


def _ends_at(wording: Wording, found: Victims, edge: int) -> bool:
    """Tell whether the phrase reaches word ``edge``, a short "in …" that says of which body left aside."""
    if found.last >= edge - 1 - (wording.breaks[edge - 1] > 0):
        return True
    after = wording.forms[found.last + 1]
    if after.removeprefix("و") in wording.sets["among"] and found.quantified and edge - found.last <= _AMONG:
        return not any(kind > 1 for kind in wording.breaks[found.last + 1 : edge])
    between = range(found.last + 1, edge)
    joined = found.quantified and after.startswith("و") and not any(wording.breaks[at] for at in between)
    if joined and edge - found.last <= _LISTED and any(at in wording.quantities for at in between):
        return True
    return (after == "في" or joined) and edge - found.last <= _BODY


def _agreeing(found: Victims, number: str, relative: str) -> Victims:
    """Return the phrase with the number that its verb shows where the noun alone leaves it open."""
    if number == "d" and not found.quantified:
        return replace(found, low=2, high=2)
    plural = found.noun is not None and found.noun.number == "plural"
    if relative in RELATIVE and RELATIVE[relative] and not found.quantified and found.low is None and not plural:
        return replace(found, low=RELATIVE[relative], high=RELATIVE[relative])
    return found
