"""Where the victims of an outcome word stand: after it, before it, around it, or in the word itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khabar.annotators.events.following import forward, opens_clause, stands_alone
from khabar.annotators.events.named import (
    each_of,
    fell_in_battle,
    is_person_name,
    is_told_of_one,
    known_person,
    named,
    named_subject,
)
from khabar.annotators.events.outcomes import Cue
from khabar.annotators.events.people import ARMED
from khabar.annotators.events.preceding import RELATIVE, preceding
from khabar.annotators.events.tolls import victims_in_word
from khabar.annotators.events.victims import Victims, victims_at
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match
from khabar.text.fold import fold

_ADVERBS = 3
"""So many adverbs at most stand between a verb and its object."""
_APART = 6
"""The two parts of "cost … the lives" stand at most so many words apart."""
_OBJECT = 12
"""A counted object stands at most so many words after a verb whose subject comes first."""
_UPON = {("علي",), ("ب",), ("عليه",), ("عليها",), ("عليهم",)}
"""Prepositions behind a verb of perishing that make it one of deciding or finishing off."""
_ADDUCED = {("علي", "ذلك"), ("علي", "هذا")}
"""Words behind a verb of dying for a cause that make it one of adducing."""


@dataclass(frozen=True, slots=True)
class Found:
    """Victims of one outcome word, in word indexes, before groups are settled."""

    cue: Match[Cue]
    outcome: str
    victims: Victims
    agent: tuple[int, int] | None = None
    """First and last word of whoever did it, where the clause's subject names it."""
    rule: str = ""


def read(wording: Wording, cue: Match[Cue], end: int) -> Iterator[Found]:
    """Yield what the outcome word tells of; ``end`` is the word before which its victims must begin."""
    if wording.any_of("stopping-verbs", wording.forms[cue.last : cue.last + 1]) and wording.any_of(
        "stopped", wording.forms[cue.last + 1 : cue.last + 3]
    ):
        return
    for value in sorted(cue.values, key=lambda v: _ORDER.index(v.syntax)):
        found = list(_READERS[value.syntax](wording, cue._replace(values=(value,)), end))
        if value.people and not all(_are_people(one) for one in found):
            continue
        if found:
            yield from found
            return


def _are_people(found: Found) -> bool:
    """Tell whether a noun for people names the victims; those who flee are many and unarmed."""
    if found.outcome == "displaced" and (not found.victims.quantified or found.victims.group in ARMED):
        return False
    return found.victims.noun is not None


def _noun(wording: Wording, cue: Match[Cue], end: int) -> Iterator[Found]:
    """A noun with its victims in the genitive: "the killing of three soldiers"."""
    value, at = cue.values[0], cue.last + 1
    if at >= end or wording.breaks[at] > 1 or _is_illness(wording, at, value.outcome):
        return
    if value.after and not any(
        form.endswith(value.after) for form in wording.forms[max(0, cue.first - _APART) : cue.first]
    ):
        return
    if value.through:
        led = next((i for i in range(at, min(end, at + _APART)) if wording.forms[i] == value.through), None)
        if led is None or led + 1 >= end or any(wording.breaks[at : led + 2]):
            return
        at = led + 1
    if (
        wording.forms[at : at + 2] == ("كل", "من")
        and at + 2 < end
        and wording.forms[at + 2] not in wording.sets["function"]
    ):
        yield Found(cue, value.outcome, each_of(wording, at + 2, end), rule=value.id)
        return
    at += wording.forms[at] in {"كل", "كلا", "نحو"} and at not in wording.quantities
    at += wording.forms[at : at + 1] == ("من",)
    if at >= end:
        return
    found = victims_at(wording, at, end)
    if found is None and not wording.breaks[at]:
        found = _after_adverb(wording, at, end) or known_person(wording, at, end)
        found = found or (None if value.strict else named(wording, at, end))
    if found and value.id == "falling" and not fell_in_battle(found):
        return
    if found and not _is_illness(wording, found.last + 1, value.outcome) and _is_told(value.outcome, found):
        yield Found(cue, value.outcome, found, rule=value.id)


def _is_told(outcome: str, found: Victims) -> bool:
    """Tell whether the phrase is specific enough for an outcome whose words have other senses (families, to lose)."""
    if outcome == "missing":
        return found.quantified or found.low == 2
    if outcome == "displaced" and found.noun and found.noun.entry == "casualty":
        return False
    if outcome == "captured" and found.noun and found.noun.entry == "casualty" and found.low is None:
        return False
    return (
        outcome != "captured" or found.quantified or found.low is not None or not (found.noun and found.noun.definite)
    )


def _after_adverb(wording: Wording, at: int, end: int) -> Victims | None:
    """Return victims after "what is no fewer than" and the like, which the quantity does not begin with."""
    for index in range(at, min(at + 4, end)):
        if wording.breaks[index]:
            return None
        if index in wording.quantities:
            return victims_at(wording, index, end)
    return None


def _passive(wording: Wording, cue: Match[Cue], end: int) -> Iterator[Found]:
    """A verb whose subject are the victims: "three soldiers fell", "fell three soldiers"."""
    value = cue.values[0]
    if value.strict and wording.forms[cue.last + 1 : cue.last + 2] in _UPON:
        return
    if wording.forms[cue.last + 1 : cue.last + 3] in _ADDUCED:
        return
    if value.strict and wording.any_of("decided", wording.forms[cue.last + 1 : cue.last + 2]):
        return
    found = _subject(wording, cue, end)
    ill = _is_illness(wording, cue.last + 1, value.outcome)
    if found and not ill and not _is_illness(wording, found.last + 1, value.outcome) and _is_told(value.outcome, found):
        yield Found(cue, value.outcome, found, rule=value.id)


def _active(wording: Wording, cue: Match[Cue], end: int) -> Iterator[Found]:
    """A verb with an object, or in the passive, which is written alike."""
    value, verb = cue.values[0], cue.values[0].inflected
    if wording.forms[cue.last + 1 : cue.last + 3] == ("كل", "من") and cue.last + 3 < end:
        yield Found(cue, value.outcome, each_of(wording, cue.last + 3, end), rule=value.id)
        return
    plural = verb is not None and verb.number != "s"
    if verb and verb.object:
        yield from _by_pronoun(wording, cue)
        return
    alone = stands_alone(wording, cue, end)
    if alone and not plural and value.outcome == "killed" and not opens_clause(wording, cue):
        before = preceding(wording, cue)
        if before:
            yield Found(cue, value.outcome, before, rule=value.id)
            return
    found = None if plural and alone else forward(wording, cue, end, _plausible_object)
    found = _object_after(wording, cue, found, end) or _object_of_one(wording, cue, found, end) or found
    if found and _is_told(value.outcome, found):
        agent = (cue.last + 1, found.first - 1) if found.first > cue.last + 1 else None
        agent = agent if agent and wording.forms[agent[0]] not in wording.sets["function"] else None
        yield Found(cue, value.outcome, found, agent, value.id)
        return
    plural = plural and not wording.any_of("hitting-people", wording.forms[cue.last : cue.last + 1])
    if plural or (value.outcome in {"killed", "displaced"} and not opens_clause(wording, cue)):
        before = preceding(wording, cue) or (None if value.strict else named_subject(wording, cue))
        if before:
            yield Found(cue, value.outcome, before, rule=value.id)
            return
    one = _one_named(wording, cue, end)
    if one:
        yield Found(cue, value.outcome, one, rule=value.id)


def _one_named(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return the one man whom a verb in the past tells of: named before its passive, or by unknown words behind it."""
    value, verb = cue.values[0], cue.values[0].inflected
    if verb is None or verb.tense != "past" or verb.number != "s":
        return None
    if verb.gender == "m" and stands_alone(wording, cue, end) and is_told_of_one(wording, cue):
        return Victims(cue.first, cue.last, 1, 1, "understood")
    behind = _person_behind(wording, cue, end) if value.outcome == "killed" and not opens_clause(wording, cue) else None
    if behind is not None:
        return behind
    if value.strict or cue.last + 1 >= end or wording.breaks[cue.last + 1]:
        return None
    person = named(wording, cue.last + 1, end)
    return person if person and is_person_name(wording, person) else None


def _person_behind(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return the person named behind a verb whose subject stands before it, an adverb left aside: "the fire killed today …"."""
    at = cue.last + 1
    while at < min(end, cue.last + 1 + _ADVERBS) and wording.forms[at] in wording.sets["adverbs"]:
        at += 1
    return known_person(wording, at, end)


def _object_after(wording: Wording, cue: Match[Cue], found: Victims | None, end: int) -> Victims | None:
    """Return the counted object that follows an uncounted armed subject: "gunmen killed … 48 worshippers"."""
    noun = found.noun if found else None
    if (
        found is None
        or noun is None
        or found.quantified
        or noun.number == "singular"
        or noun.group not in ARMED | {"element"}
    ):
        return None
    for at in range(cue.last + 2, min(end, cue.last + 2 + _OBJECT)):
        if wording.breaks[at] or wording.forms[at].startswith("و"):
            return None
        other = victims_at(wording, at, end) if at in wording.quantities else None
        if other and other.quantified and wording.forms[at - 1] not in wording.sets["function"]:
            return other
    return None


def _object_of_one(wording: Wording, cue: Match[Cue], found: Victims | None, end: int) -> Victims | None:
    """Return the object in the accusative behind the one man who is the verb's subject: "a gunman killed a soldier"."""
    noun = found.noun if found else None
    if found is None or noun is None or found.quantified or noun.number != "singular" or noun.definite:
        return None
    if found.first != cue.last + 1 or wording.forms[found.first].endswith("ا"):
        return None
    for at in range(found.first + 1, min(end, found.last + 2)):
        other = victims_at(wording, at, end) if not wording.breaks[at] else None
        if other and (other.quantity or wording.forms[at].endswith(("ا", "ين"))) and other.first == at:
            return other if other.low is not None else None
    return None


def _by_pronoun(wording: Wording, cue: Match[Cue]) -> Iterator[Found]:
    """A verb whose object is a pronoun for the noun before its relative clause: "the cell which they arrested"."""
    relative = wording.forms[cue.first - 1] if cue.first else ""
    found = preceding(wording, cue) if relative in RELATIVE else None
    if found and found.group != "understood":
        yield Found(cue, cue.values[0].outcome, found, rule=cue.values[0].id)


def _plausible_object(cue: Match[Cue], found: Victims) -> bool:
    """Tell whether the phrase can be the object: not a definite subject that another object would follow."""
    strict, noun = cue.values[0].strict, found.noun
    if found.quantified or noun is None:
        return not strict or found.quantified
    if noun.group in {"fighters", "soldiers", "police"} and noun.number == "plural" and not noun.definite:
        return found.last == found.first
    if noun.number == "plural" and noun.definite and not noun.possessed and noun.group not in {"civilians", "children"}:
        return found.first > cue.last + 1
    return True


def _subject(wording: Wording, cue: Match[Cue], end: int) -> Victims | None:
    """Return the victims as the verb's subject, before the verb if it agrees in number, else after it."""
    verb = cue.values[0].inflected
    agrees = verb is not None and verb.number != "s"
    opens = opens_clause(wording, cue)
    alone = stands_alone(wording, cue, end)
    found = preceding(wording, cue) if agrees or (alone and not opens) else None
    if found is None and not agrees:
        found = forward(wording, cue, end)
    if found is None and not opens:
        found = preceding(wording, cue) or (None if cue.values[0].strict else named_subject(wording, cue))
    if found is None and not cue.values[0].strict:
        found = _understood(cue) if alone else named(wording, cue.last + 1, end)
    return found


def _understood(cue: Match[Cue]) -> Victims | None:
    """Return the one person whom a verb of dying in the singular means without naming him."""
    verb, value = cue.values[0].inflected, cue.values[0]
    if value.id != "die" or verb is None or verb.number != "s" or verb.tense != "past":
        return None
    return Victims(cue.first, cue.last, 1, 1, "understood")


def _closed(wording: Wording, cue: Match[Cue], end: int) -> Iterator[Found]:
    """A verb and its complement with the victims between them or before: "twenty rebels met their death"."""
    value = cue.values[0]
    until = {fold(word) for word in value.until}
    for at in range(cue.last + 1, min(max(end, wording.sentence_end(cue.last)), cue.last + 16)):
        if wording.forms[at] in until:
            found = forward(wording, cue, at) if at > cue.last + 1 else preceding(wording, cue)
            if found is None and at > cue.last + 1:
                found = named(wording, cue.last + 1, at)
            if found:
                yield Found(cue, value.outcome, found, rule=value.id)
            return


def _complement(wording: Wording, cue: Match[Cue], end: int) -> Iterator[Found]:
    """A complement such as "captive" after the victims."""
    del end
    for at in range(wording.clause_start(cue.first), cue.first):
        found = victims_at(wording, at, cue.first)
        if found and (found.quantified or not (found.noun and found.noun.definite)):
            yield Found(cue, cue.values[0].outcome, found, rule=cue.values[0].id)
            return


def _as_victims(wording: Wording, cue: Match[Cue], end: int) -> Iterator[Found]:
    """The word is itself the victims: a number before it, a total after it, or a bare "dead and wounded"."""
    found = victims_in_word(wording, cue, end)
    if found:
        yield Found(cue, cue.values[0].outcome, found, rule=cue.values[0].id)


def _is_illness(wording: Wording, at: int, outcome: str) -> bool:
    """Tell whether what follows names an illness and not a wound: "stricken with …"."""
    if outcome != "injured" or at >= len(wording.forms):
        return False
    word = wording.forms[at]
    if (
        not word.startswith("ب")
        or wording.breaks[at]
        or word in wording.sets["function"]
        or _begins_people(wording, at)
    ):
        return False
    if word in wording.sets["grave"]:
        return False
    rest = word[1:].removeprefix("ال")
    return not rest.startswith(tuple(wording.sets["wounds"]))


def _begins_people(wording: Wording, at: int) -> bool:
    """Tell whether the word itself is a quantity or a noun for people, such as "some"."""
    quantity, noun = wording.quantities.get(at), wording.nouns.get(at)
    return (quantity is not None and quantity.start == wording.words.starts[at]) or (
        noun is not None and not noun.proclitic
    )


_ORDER = ("victims", "active", "passive", "closed", "complement", "noun", "sport")
"""The order in which the readings of an ambiguous word are tried."""
_READERS: dict[str, Callable[[Wording, Match[Cue], int], Iterator[Found]]] = {
    "victims": _as_victims,
    "noun": _noun,
    "passive": _passive,
    "active": _active,
    "closed": _closed,
    "complement": _complement,
    "sport": lambda _wording, _cue, _end: iter(()),
}
