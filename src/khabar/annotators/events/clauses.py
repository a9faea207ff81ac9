"""How far the words reach that tell of one event: its clause, or the phrase of a noun."""

from dataclasses import dataclass

from khabar.annotators.events.wording import Wording

_LONGEST_CLAUSE = 26
_LONGEST_PHRASE = 11
_LONGEST_SUBJECT = 12
_LONG = 8
"""A conjunction ends a noun's phrase once so many words stand before it."""
_SHORTEST = 5
"""A comma ends a clause once so many words stand before it."""
_GOING_ON = 14
"""A comma before what goes on with a clause ends it once so many words stand before it."""
_LIGHT_REACH = 14
"""A verb that lends a noun its subject stands at most so many words before it."""
_LONGEST_ASIDE = 5
_LONGEST_APPOSITION = 12
_TAKING_UP = frozenset({"في", "خلال", "اثر", "جراء", "بعد", "قرب", "علي", "وسط"})
"""Words with which a phrase goes on behind an aside."""
_PERFORMED_REACH = 26
"""The same of a verb that performs what a noun with ب names, whatever titles the subject bears."""
_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان"})
_ASIDES = frozenset({"(", ")", "-", "–", '"', "“", "”", "«", "»"})
"""Marks that set off words within a clause."""
_OPENING = frozenset("“«")
_BLESSINGS = frozenset({"حفظه", "يحفظه", "ايده", "رعاه", "رحمه", "حفظها", "حفظهم", "حفظهما"})
"""Words with which a blessing is set off by dashes behind a ruler's name."""
_DASHES = frozenset({"-", "ـ", "–", "--"})
_BEFORE_MASDAR = frozenset(
    {"اثر", "بعد", "عقب", "قبل", "خلال", "جراء", "عن", "من", "الي", "في", "وسط", "مع", "منذ", "علي", "بينها", "منها"}
)
"""Prepositions, after which a word that tells of an event is a noun whose clause is not that of the verb before them."""
_LEADING = frozenset({"في", "الي", "عن", "طريق"})
"""Prepositions that lead from a verb of managing to what is managed, and from another verb to something else."""
_NEXT = 2
_AFTERMATH = frozenset({"بعد", "عقب"})
"""Prepositions behind which another event stands that came first."""
_GOVERNING = frozenset({"تحت", "بعد", "قبل", "خلال", "وسط", "منذ", "عقب", "اثر"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from ``first`` to ``last``, both included."""

    first: int
    last: int


def clause(wording: Wording, first: int, last: int, bounds: Stretch) -> Stretch:
    """Return the clause around the verb or noun at words ``first`` to ``last``, within ``bounds``."""
    return Stretch(_start(wording, first, bounds), _end(wording, first, last, bounds, _LONGEST_CLAUSE))


def own_clause(wording: Wording, first: int, last: int, bounds: Stretch) -> Stretch:
    """Return the clause of an event's own word; behind a preposition that word is a noun, and nothing before it is its own."""
    found = clause(wording, first, last, bounds)
    behind = first > 0 and wording.forms[first - 1] in _BEFORE_MASDAR
    return Stretch(first, found.last) if behind else found


def phrase(wording: Wording, first: int, last: int, bounds: Stretch) -> Stretch:
    """Return the phrase that the noun at words ``first`` to ``last`` heads, within ``bounds``."""
    end = _end(wording, first, last, bounds, _LONGEST_PHRASE)
    at = last + 1
    while at <= end:
        goes_on = aside(wording, at, end)
        if goes_on is not None:
            at = goes_on
        elif _ends_phrase(wording, first, at):
            return Stretch(first, at - 1)
        at += 1
    return Stretch(first, end)


def aside(wording: Wording, at: int, end: int) -> int | None:
    """Return the word that takes up a noun's phrase after an aside between commas ("a child, aged two, in a raid"), or None."""
    if at > end or not wording.breaks[at] or wording.forms[at] in wording.sets["function"]:
        return None
    longest = _LONGEST_APPOSITION if wording.forms[at].startswith("ال") else _LONGEST_ASIDE
    for back in range(at + 1, min(end, at + longest) + 1):
        if wording.breaks[back]:
            return back if wording.forms[back] in _TAKING_UP else None
    return None


def _ends_phrase(wording: Wording, first: int, at: int) -> bool:
    """Tell whether a noun's phrase ends before word ``at``, within its clause."""
    form = wording.forms[at]
    if ":" in wording.gap(at) or at in wording.conjoined_events:
        return True
    if form in wording.sets["phrase-ends"] or (wording.breaks[at] and form not in wording.sets["function"]):
        return True
    if at - first > 1 and not _OPENING.isdisjoint(wording.gap(at)):
        return True
    return form.startswith(("وال", "وت", "وي", "ون")) and at - first > _LONG


def light_verb(wording: Wording, first: int, bounds: Stretch, *, over_commas: bool = False) -> int | None:
    """Return the verb that lends the noun at word ``first`` its subject ("carried out raids"), or None."""
    if first and wording.forms[first - 1] in _GOVERNING:
        return None
    manages = first and wording.forms[first - 1] in _LEADING
    performed = wording.forms[first].startswith("ب")
    reach = _PERFORMED_REACH if performed else _LIGHT_REACH
    for at in range(first - 1, max(bounds.first, first - reach) - 1, -1):
        form = wording.forms[at]
        if form in wording.sets["light-verbs"] or (form[0] in "وفس" and form[1:] in wording.sets["light-verbs"]):
            if manages and first - at > _NEXT and not wording.any_of("managing", (form,)):
                return None
            return _managed(wording, at, bounds)
        if form in wording.sets["openers"] or (wording.breaks[at] and not over_commas and not _is_aside(wording, at)):
            return None
    return None


def _is_aside(wording: Wording, at: int) -> bool:
    """Tell whether what stands before word ``at`` sets off an aside: brackets, quotation marks, a day between commas."""
    if wording.gap(at).strip() in _ASIDES:
        return True
    return not wording.sets["adverbs"].isdisjoint(wording.forms[at - 1 : at + 1])


def _managed(wording: Wording, verb: int, bounds: Stretch) -> int:
    """Return the verb of managing on which a verb's noun depends ("managed to impose control"), or the word itself."""
    if verb == 0 or wording.forms[verb - 1] not in {"من", "في"}:
        return verb
    for at in range(verb - 2, max(bounds.first, verb - _LIGHT_REACH) - 1, -1):
        if wording.any_of("managing", wording.forms[at : at + 1]):
            return at
        if wording.forms[at] in wording.sets["openers"]:
            break
    return verb


def _start(wording: Wording, first: int, bounds: Stretch) -> int:
    """Return where the clause of the verb at word ``first`` begins: at the verb, or at a subject before it."""
    if is_conjoined(wording, first):
        return first
    at = first
    while at > max(bounds.first, first - _LONGEST_SUBJECT) and not wording.breaks[at]:
        before = wording.forms[at - 1]
        if before == "قد" and at - 1 > bounds.first and not wording.breaks[at - 1]:
            at -= 1
            continue
        if (
            before in _RELATIVES
            or before in wording.sets["openers"]
            or before in wording.sets["clause-ends"]
            or before in {"ان", "بان"}
        ):
            return at
        at -= 1
    return at if wording.breaks[at] or at == bounds.first else first


def is_conjoined(wording: Wording, index: int) -> bool:
    """Tell whether a conjunction is written on to word ``index``, which does not merely begin with its letter."""
    form = wording.forms[index]
    return form[0] in "وف" and len(form) > 3 and form not in wording.sets["verbs-in-w-f"]


def _end(wording: Wording, first: int, last: int, bounds: Stretch, longest: int) -> int:
    """Return the last word that belongs to what begins at ``first``."""
    at = last + 1
    while at <= min(bounds.last, first + longest):
        if wording.breaks[at] > 1 or (wording.breaks[at] and _closes(wording, first, at)):
            break
        if wording.forms[at] in wording.sets["clause-ends"] or at in wording.conjoined_verbs:
            break
        if wording.forms[at] in _AFTERMATH and at + 1 in wording.event_words and at > last + 1:
            break
        at += 1
    return min(at - 1, bounds.last)


def _closes(wording: Wording, first: int, at: int) -> bool:
    """Tell whether the comma before word ``at`` ends the clause.

    A name in apposition, an office holder or an adverbial behind it goes on with the clause: "the minister, X, arrived, today".
    """
    if wording.gap(at).strip() in {"(", ")", '"', '("'}:
        return False
    form = wording.forms[at]
    if form in _BLESSINGS or (wording.forms[at - 1] == "الله" and wording.gap(at).strip() in _DASHES):
        return False
    if form in _RELATIVES or form in wording.sets["openers"] or form in wording.sets["verbal-negation"]:
        return at - first >= _SHORTEST
    if form in wording.sets["function"] or at in wording.persons or wording.any_of("institutions", (form,)):
        return at - first >= _GOING_ON
    return at - first >= _SHORTEST or form[0] in "وف"
