"""The noun phrases that name victims: how many, of which group, and where they stand."""

from dataclasses import dataclass, replace

from khabar.annotators.events.people import ARMED, CONCRETE, DEMONYM, Noun
from khabar.annotators.events.wording import Wording
from khabar.text.numbers import Quantity

_LONGEST = 9
"""A noun phrase goes on for at most so many words after its head."""
SEVERAL = (2, 19)
_NUMBERED = frozenset(
    {
        *("الساعه", "يوم", "عام", "سنه", "في", "رقم", "قبل", "بعد", "خلال"),
        *("الفرقه", "اللواء", "الكتيبه", "الماده", "القرار", "الفصل", "القناه", "الصفحه", "الدفعه", "البند", "الفقره"),
    }
)
"""Words behind which a number is a clock's, a year or a name, and counts nobody."""
_AND_ONE_OF = frozenset({"واحد", "واحدي"})
_MEMBERSHIP = (
    ("في", "صفوف"),
    ("من", "صفوف"),
    ("بين", "صفوف"),
    ("من", "جانب"),
    ("في", "جانب"),
    ("في", "اوساط"),
    ("من", "بين"),
    ("بين",),
    ("من",),
    ("في",),
)


@dataclass(frozen=True, slots=True)
class Victims:
    """A noun phrase for victims, in word indexes; the number is None for an unquantified plural."""

    first: int
    last: int
    low: int | None
    high: int | None
    group: str
    """A group of the guide, or ``person`` or ``other`` where the phrase itself does not say."""
    noun: Noun | None = None
    quantity: Quantity | None = None
    qualifier: str | None = None
    quantified: bool = False
    """Whether a number or an expression of quantity stands in the phrase."""
    vague: bool = False
    """Whether the number is one of vague words, such as "scores of"."""


def victims_at(wording: Wording, index: int, end: int) -> Victims | None:
    """Return the phrase for victims that begins at word ``index`` and before word ``end``, or None."""
    if index >= end:
        return None
    counted = None if is_one_of(wording, index) else _counted(wording, index, end)
    found = counted or _of_several(wording, index, end) or _bare(wording, index, end)
    return _with_group(wording, found, end) if found else None


def is_one_of(wording: Wording, index: int) -> bool:
    """Tell whether the word is "and one of", which is written like "one"."""
    noun = wording.noun(index + 1)
    return wording.forms[index] in _AND_ONE_OF and noun is not None and noun.definite and noun.number == "plural"


def _counted(wording: Wording, index: int, end: int) -> Victims | None:
    quantity = wording.quantities.get(index)
    if quantity is None or quantity.number.last >= end or _is_clock(wording, index):
        return None
    head = quantity.number.last + 1
    vague = quantity.number.vague
    base = Victims(
        index, head - 1, quantity.low, quantity.high, "person", None, quantity, quantity.qualifier, True, vague
    )
    if head < end and wording.forms[head] == "من" and not wording.breaks[head]:
        if not _partitive(wording, head + 1, end):
            return base
        head += 1
    noun = wording.noun(head) if head < end else None
    proclitic = wording.nouns[head].proclitic if noun else ""
    owned = noun is not None and noun.possessed and head == quantity.number.last + 1
    if noun and not owned and not proclitic and wording.breaks[head] < 1 + (wording.forms[head - 1].isdigit()):
        counted = replace(base, last=_extent(wording, wording.nouns[head].last, end), group=noun.group, noun=noun)
        return _with_second_noun(wording, counted, end)
    return _of_unknown_head(wording, base, head, end)


def _with_second_noun(wording: Wording, counted: Victims, end: int) -> Victims:
    """Return the phrase with a second noun that its number counts too: "two thousand migrants and refugees"."""
    at, noun = counted.last + 1, counted.noun
    other = wording.nouns.get(at) if at < end and not wording.breaks[at] else None
    if other is None or noun is None or not other.proclitic.startswith("و") or at in wording.quantities:
        return counted
    alike = other.noun.number == noun.number and other.noun.definite == noun.definite and not other.noun.possessed
    people = "person" not in {other.noun.group, noun.group} and noun.number != "dual"
    head = counted.quantity.number.last + 1 if counted.quantity else at
    if wording.forms[head].endswith("ا") != wording.forms[at].endswith("ا"):
        return counted
    if not alike or not people or (noun.number == "plural" and not noun.definite):
        return counted
    group = noun.group if noun.group == other.noun.group else "mixed"
    return replace(counted, last=_extent(wording, other.last, end), group=group)


def _of_unknown_head(wording: Wording, base: Victims, head: int, end: int) -> Victims | None:
    """Return the phrase whose counted noun no lexicon knows, unless it counts things or time."""
    bracketed = head < end and wording.gap(head).strip() == ")"
    if head >= end or (wording.breaks[head] and not bracketed) or _is_function(wording, head):
        return base if not _unit_before(wording, base.first) else None
    word = wording.forms[head]
    if (
        word.removeprefix("ال") in wording.sets["units"]
        or word.removesuffix("ا") in wording.sets["units"]
        or word[0].isdigit()
    ):
        return None
    return replace(base, last=_extent(wording, head, end), group="person")


def _of_several(wording: Wording, index: int, end: int) -> Victims | None:
    """Return a phrase with one of, several, many, most or all."""
    sets, word = wording.sets, wording.forms[index]
    kinds = ("one-of", "several", "many")
    bare = word[1:] if word[:1] in "وبل" and any(word[1:] in sets[kind] for kind in kinds) else word
    if not any(bare in sets[kind] for kind in kinds):
        return None
    low: int | None = None
    high: int | None = None
    head = index + 1
    if bare in sets["one-of"]:
        low = high = 1
    elif bare in sets["several"] and not (head < end and wording.forms[head] in sets["large"]):
        low, high = SEVERAL
    while head < end and head < index + 4 and (wording.forms[head] in sets["large"] or wording.forms[head] == "من"):
        head += 1
    noun = wording.noun(head) if head < end else None
    if bare in sets["several"] and "من" not in wording.forms[index + 1 : head]:
        return None
    if noun is None or (bare not in sets["one-of"] and noun.number == "singular" and noun.group not in {"fighters"}):
        return None
    last = _extent(wording, wording.nouns[head].last, end)
    return Victims(index, last, low, high, noun.group, noun, quantified=True, vague=low != high)


def _bare(wording: Wording, index: int, end: int) -> Victims | None:
    """Return a phrase without a quantity: one man, two men, or men."""
    found = wording.nouns.get(index)
    if found is None or found.last >= end or found.noun.body:
        return None
    noun, count = found.noun, None
    if index and wording.forms[index - 1] in wording.sets["several"]:
        return Victims(index, found.last, *SEVERAL, noun.group, noun, quantified=True, vague=True)
    if noun.group == "kin" and noun.definite and not noun.possessed:
        return None
    if noun.entry == DEMONYM and not _names_people(wording, index):
        return None
    if noun.number == "singular":
        count = 1
    elif noun.number == "dual" or not {"اثنين", "اثنان"}.isdisjoint(
        wording.forms[found.last + 1 : min(end, found.last + 3)]
    ):
        count = 2
    return Victims(index, _extent(wording, found.last, end), count, count, noun.group, noun)


def _names_people(wording: Wording, index: int) -> bool:
    """Tell whether a word for people of a state is a noun: it follows an outcome word, or is an object without a head."""
    if index - 1 in wording.cue_ends and not wording.breaks[index]:
        return True
    return wording.forms[index].endswith("يا") and index > 0 and not wording.forms[index - 1].endswith("ا")


def _is_clock(wording: Wording, index: int) -> bool:
    return index > 0 and wording.forms[index - 1] in _NUMBERED


def _unit_before(wording: Wording, index: int) -> bool:
    return index > 0 and wording.forms[index - 1] in wording.sets["units"]


def _partitive(wording: Wording, head: int, end: int) -> bool:
    """Tell whether "of" before ``head`` leads to people, not to a place or time."""
    return head < end and (wording.noun(head) is not None or not _is_function(wording, head))


def _is_function(wording: Wording, index: int) -> bool:
    word = wording.forms[index]
    if word in wording.sets["function"] or word == "من":
        return True
    return word.startswith(("و", "ف", "بال", "لل", "ب")) and (
        word[1:] in wording.sets["function"] or word.startswith(("وال", "بال", "لل")) or word[0] in "وب"
    )


def _extent(wording: Wording, last: int, end: int) -> int:
    """Return the last word of the phrase whose head ends at ``last``: adjectives, genitives and "of" phrases go along."""
    limit = min(end, last + 1 + _LONGEST)
    at = last + 1
    while at < limit and not wording.breaks[at]:
        if (
            wording.forms[at] in {"من", "ومن"}
            and at + 1 < limit
            and wording.noun(at + 1)
            and not wording.breaks[at + 1]
        ):
            at += 1
            last = wording.nouns[at].last
        elif (_is_function(wording, at) and not _is_ali(wording, at)) or at in wording.quantities:
            break
        else:
            last = max(at, wording.nouns[at].last if at in wording.nouns else at)
        at = last + 1
    return min(last, end - 1)


def _is_ali(wording: Wording, index: int) -> bool:
    """Tell whether the word is the name Ali, which folding makes one with the preposition."""
    if wording.forms[index] != "علي":
        return False
    after = wording.forms[index + 1 : index + 2]
    return index in wording.person_words or (after != () and after[0].startswith("عبد"))


def _with_group(wording: Wording, found: Victims, end: int) -> Victims:
    """Return the phrase with the group that its own words or the ranks in which the victims stood give."""
    if found.group in CONCRETE or found.group == "mixed":
        return found
    start = wording.nouns[found.first].last + 1 if found.first in wording.nouns else found.first + 1
    for at in range(start, found.last + 1):
        noun = wording.noun(at)
        if noun and noun.group in CONCRETE:
            return replace(found, group=noun.group)
    group = group_after(wording, found.last + 1, end)
    if group:
        return replace(found, group=group)
    if found.group == "element" and "ومن" in wording.forms[found.first : found.last + 1]:
        return replace(found, group="mixed")
    if found.last + 1 < end and wording.sets["suspected"].intersection(wording.forms[found.first : found.last + 2]):
        return replace(found, group="fighters")
    return replace(found, group="civilians") if found.group in {"kin", "official"} else found


def group_after(wording: Wording, index: int, end: int) -> str | None:
    """Return the group named by "among the ranks of", "from" and the like at word ``index``, or None."""
    for phrase in _MEMBERSHIP:
        if wording.forms[index : index + len(phrase)] != phrase:
            continue
        inside = phrase == ("في",)
        reach = 1 if inside else 4
        if wording.any_of("among", wording.forms[index + len(phrase) : index + len(phrase) + 1]):
            return None
        for at in range(index + len(phrase), min(end, index + len(phrase) + reach)):
            noun = wording.noun(at)
            if wording.breaks[at] > 1 or (noun and noun.group in CONCRETE):
                armed = noun is not None and (noun.body or noun.group in ARMED)
                return noun.group if noun and noun.group in CONCRETE and (armed or not inside) else None
    return None
