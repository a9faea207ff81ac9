"""The counts of an event: its figures, its votes, the raids it names, or those whom its words themselves number."""

from dataclasses import replace
from itertools import groupby

from khabar.annotators.events.arguments import Scene
from khabar.annotators.events.casualties import Figure, shifted
from khabar.annotators.events.occurrence import Occurrence
from khabar.annotators.events.victims import SEVERAL, victims_at
from khabar.annotators.events.votes import votes
from khabar.annotators.events.wording import Wording
from khabar.model.layers import Count
from khabar.model.spans import Span
from khabar.text.reading import Reading

_BEFALLEN = {"killing": "killed", "injury": "injured", "detention": "detained"}
_APART = frozenset({"children", "women"})
_MOVED = {"evacuation": "evacuated", "displacement": "displaced"}
_MOVING = 8
"""Those who are moved are named at most so many words behind the word for it."""
_OBJECTS = (("هما", 2), ("هم", None), ("هن", None), ("ها", 1), ("ه", 1))
"""How many an object pronoun stands for; the longest that fits is the one."""
_COUNTED = {"غاره": "raids", "غارات": "raids", "ضربه": "raids", "ضربات": "raids", "طلعه": "raids", "طلعات": "raids"}
_FIRED = {"صاروخ": "rockets", "صاروخا": "rockets", "صواريخ": "rockets", "قذيفه": "shells", "قذايف": "shells"}
"""What is fired in a bombardment and counted."""
_ONE_HELD = frozenset({"المعتقل", "المعتقله", "المحتجز", "المحتجزه"})
"""Adjectives of one who is held."""
_WAS_HELD = frozenset({"اعتقل", "اعتقلت", "احتجز", "اختطف", "اختطفت"})
"""Verbs of arrest that are passive before a place or a day."""
_WHERE = frozenset({"في", "عام", "قرب", "خلال", "لدي", "بعد", "قبل", "علي"})
_MEMBERS = 12
"""How many a cell has is told at most so many words after it."""


def counts(reading: Reading, wording: Wording, scene: Scene, one: Occurrence) -> tuple[Count, ...]:
    """Return the counts of an occurrence; victims of whom nothing says how many are its target and no count.

    "A number of civilians" is a count whose number is not known.
    """
    told = [replace(figure, low=None, high=None) if _is_some(wording, figure) else figure for figure in one.figures]
    told = [figure for figure in told if _says_how_many(figure) or _is_some(wording, figure)]
    if told:
        return _of_figures(reading, told)
    if one.type == "vote":
        return _of_votes(reading, wording, one)
    if one.type == "bombardment":
        return _of_raids(reading, wording, one) or _of_rockets(reading, wording, one)
    return _implied(reading, wording, scene, one)


def _says_how_many(figure: Figure) -> bool:
    """Tell whether a figure gives a number; "many" says nothing.

    One of the victims who is named for himself ("among them the mayor") is no count of his own.
    """
    if figure.subset_of is not None and figure.number is None and figure.group not in {"children", "women"}:
        return False
    return figure.low is not None and ((figure.low, figure.high) != SEVERAL or figure.number is not None)


def _is_some(wording: Wording, figure: Figure) -> bool:
    """Tell whether a figure is one of "a number of" people, large or small."""
    return figure.number is None and wording.any_of("several", wording.forms[wording.first_of(figure.who) :][:1])


def _of_figures(reading: Reading, told: list[Figure]) -> tuple[Count, ...]:
    """Return the figures as counts, each once; those of one kind who are named without a numeral are added up."""
    out: list[Count] = []
    for _, alike in groupby(told, key=_kind):
        some = list(alike)
        named = [figure for figure in some if figure.number is None and figure.low == figure.high is not None]
        if len(named) == len(some) > 1 and all(figure.subset_of is None for figure in some):
            total = sum(figure.low or 0 for figure in some)
            some = [replace(some[0], low=total, high=total)]
        out += [count for figure in some for count in _counts_of(reading, figure)]
    return tuple(dict.fromkeys(out))


def _kind(figure: Figure) -> tuple[object, ...]:
    """Return what figures must have in common that their numbers are added up; children and women are told apart."""
    group = figure.group if figure.group in _APART or figure.number is not None else None
    return figure.cue, group, figure.number is None, figure.low is None


def _counts_of(reading: Reading, folded: Figure) -> list[Count]:
    """Return a figure as a count; a number of dead and wounded together bounds both."""
    figure = shifted(folded, lambda span: reading.raw_span(span.start, span.end))
    words, part = figure.number or figure.who, figure.subset_of is not None
    return [
        Count(what, figure.low, figure.high, figure.qualifier, words, figure.group, part)
        for what in figure.outcome.split("+")
    ]


def _of_votes(reading: Reading, wording: Wording, one: Occurrence) -> tuple[Count, ...]:
    found = votes(wording, one.stretch.first)
    return tuple(
        replace(count, span=reading.raw_span(count.span.start, count.span.end)) for count in found if count.span
    )


def _of_raids(reading: Reading, wording: Wording, one: Occurrence) -> tuple[Count, ...]:
    """Return the number of raids that stands before the word for them."""
    at = wording.words.at(one.trigger.start)
    quantity = wording.quantity_ends.get(at - 1) if at else None
    what = _COUNTED.get(wording.forms[at]) if at else None
    if quantity is None or what is None:
        return ()
    span = reading.raw_span(quantity.number.start, quantity.number.end)
    return (Count(what, quantity.low, quantity.high, quantity.qualifier, span),)


def _of_rockets(reading: Reading, wording: Wording, one: Occurrence) -> tuple[Count, ...]:
    """Return the number of rockets or shells that a bombardment tells of: "with hundreds of rockets"."""
    for at in range(one.stretch.first, one.stretch.last):
        quantity = wording.quantity_ends.get(at)
        behind = wording.forms[at + 1 + (wording.forms[at + 1] == "من") :][:1]
        what = _FIRED.get(behind[0].removeprefix("ال")) if quantity and behind else None
        if quantity is not None and what is not None:
            span = reading.raw_span(quantity.number.start, quantity.number.end)
            return (Count(what, quantity.low, quantity.high, quantity.qualifier, span),)
    return ()


def _implied(reading: Reading, wording: Wording, scene: Scene, one: Occurrence) -> tuple[Count, ...]:
    """Return the count for which a pronoun, a singular or the names that follow stand: "they killed him", "X was held"."""
    if one.type in _MOVED:
        return _of_moved(reading, wording, one)
    what = _BEFALLEN.get(one.type)
    if what is None:
        return ()
    trigger = reading.raw_span(one.trigger.start, one.trigger.end)
    pronouns = [
        number
        for word in trigger.of(reading.document.raw).split()
        for ending, number in _OBJECTS
        if word.endswith(ending)
    ]
    number = pronouns[0] if pronouns else len(scene.persons_after(trigger)) or None
    span: Span | None = trigger
    if number is None and one.type == "detention" and _is_one_held(wording, one):
        number = 1
    if number is None and one.type == "detention":
        number, span = _members(reading, wording, one)
    return (Count(what, number, number, None, span),) if number else ()


def _is_one_held(wording: Wording, one: Occurrence) -> bool:
    """Tell whether the words of an arrest are of one man: "the leader held by …", "he was arrested in …"."""
    first, last = wording.first_of(one.trigger), wording.last_of(one.trigger)
    if wording.forms[first] in _ONE_HELD:
        return True
    where = wording.forms[last + 1] if last + 1 < len(wording.forms) else ""
    placed = where in _WHERE or (where.startswith("ب") and wording.has_place(last + 1, last + 2))
    return one.rule == "arrest-verb" and wording.forms[last] in _WAS_HELD and placed


def _of_moved(reading: Reading, wording: Wording, one: Occurrence) -> tuple[Count, ...]:
    """Return how many were moved: the first number of people behind the word for it."""
    first = wording.last_of(one.trigger) + 1
    end = min(one.stretch.last + 1, first + _MOVING)
    found = next((item for at in range(first, end) if (item := victims_at(wording, at, end)) and item.quantity), None)
    if found is None or found.quantity is None:
        return ()
    span = reading.raw_span(found.quantity.number.start, found.quantity.number.end)
    return (Count(_MOVED[one.type], found.low, found.high, found.qualifier, span),)


def _members(reading: Reading, wording: Wording, one: Occurrence) -> tuple[int | None, Span | None]:
    """Return how many belonged to the cell that was broken up: "a network of five suspects"."""
    first = wording.words.at(one.trigger.end - 1)
    if first is None:
        return None, None
    end = min(wording.sentence_end(first), first + 1 + _MEMBERS)
    for at in range(first + 1, end):
        if wording.any_of("comprising", wording.forms[at - 1 : at]) or wording.forms[at - 2 : at] == ("مكونه", "من"):
            found = victims_at(wording, at, end)
            if found and found.quantified and found.low == found.high:
                span = wording.words.span(found.first, found.last)
                return found.low, reading.raw_span(span.start, span.end)
    return None, None
