"""Victims who are named: by words that no lexicon knows, or one after another."""

from khabar.annotators.events.outcomes import Cue
from khabar.annotators.events.victims import Victims, group_after
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match

_ROLL = 24
"""The names of those killed take up at most so many words."""
_STOP = 2
"""The break before a word that begins a sentence."""
_NAME = 6
"""A personal name with its title has at most so many words."""


def named(wording: Wording, at: int, end: int) -> Victims | None:
    """Return one person named by words that no lexicon knows: "the death of General …"."""
    word = wording.forms[at] if at < end else ""
    if not word or word in wording.sets["function"] or word.endswith(("ين", "ون", "ات", "ه")) or len(word) < 3:
        return None
    if word in wording.sets["places"]:
        return None
    last = at
    while last + 1 < end and last < at + 5 and not wording.breaks[last + 1] and not _closes_name(wording, last + 1):
        last += 1
    count = None if _is_broken_plural(wording, at, end) else 1
    return Victims(at, last, count, count, group_after(wording, last + 1, end) or "person")


def known_person(wording: Wording, at: int, end: int) -> Victims | None:
    """Return the one person whom the report's entities show to be named at word ``at``."""
    last = wording.persons.get(at)
    if last is None or last >= end:
        return None
    return Victims(at, last, 1, 1, group_after(wording, last + 1, end) or "person")


def each_of(wording: Wording, at: int, end: int) -> Victims:
    """Return those whom "each of A, B and C" names, counted by what parts them."""
    last, count = at, 1
    while last + 1 < min(end, at + _ROLL) and wording.breaks[last + 1] < _STOP:
        form = wording.forms[last + 1]
        if form in wording.sets["function"] or form in wording.sets["openers"]:
            break
        last += 1
        count += form.startswith("و") and len(form) > 2
    return Victims(at, last, count, count, "person")


def _is_broken_plural(wording: Wording, at: int, end: int) -> bool:
    """Tell whether word ``at`` is a broken plural: its adjective is feminine though it is not itself."""
    if at + 1 >= end or wording.breaks[at + 1]:
        return False
    word, adjective = wording.forms[at], wording.forms[at + 1]
    return word.startswith("ال") and adjective.startswith("ال") and adjective.endswith("يه") and not word.endswith("ه")


def _closes_name(wording: Wording, index: int) -> bool:
    return wording.forms[index] in wording.sets["function"] or wording.forms[index].startswith(("و", "بال", "لل"))


def named_subject(wording: Wording, cue: Match[Cue]) -> Victims | None:
    """Return one person named between "that" and the verb by words that no lexicon knows."""
    verb, at = cue.values[0].inflected, cue.first
    while (
        at > 0
        and cue.first - at < _NAME
        and not wording.breaks[at]
        and wording.forms[at - 1] not in wording.sets["openers"]
    ):
        at -= 1
    opened = at > 0 and (wording.forms[at - 1] in wording.sets["openers"]) and not wording.breaks[at]
    if not opened or at == cue.first or verb is None or verb.number != "s" or verb.tense != "past":
        return None
    if any(form in wording.sets["function"] or form[0].isdigit() for form in wording.forms[at : cue.first]):
        return None
    return Victims(at, cue.first - 1, 1, 1, "person")


def is_person_name(wording: Wording, found: Victims) -> bool:
    """Tell whether such words are a name of at least two words whose bearer's body is told."""
    return found.last > found.first and not wording.forms[found.first].startswith("ال") and found.group != "person"


def is_told_of_one(wording: Wording, cue: Match[Cue]) -> bool:
    """Tell whether a verb of killing or arrest is passive and of one man named before: "…, was killed in a raid"."""
    before = wording.forms[cue.first - 1] if cue.first else ""
    where = wording.forms[cue.last + 1 : cue.last + 2]
    passive = where in {("في",), ("قرب",), ("خلال",), ("عام",), ("اثر",), ("علي",), ("من",)}
    return cue.values[0].outcome in {"killed", "detained"} and passive and before not in {"من", "ما", "ومن", "لمن"}


def fell_in_battle(found: Victims) -> bool:
    """Tell whether those who fell are counted men, and not dead or wounded, who are told by their own word."""
    return found.quantified and found.noun is not None and found.noun.entry != "casualty"
