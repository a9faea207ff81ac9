"""Making one of the occurrences that belong together: tellings of one event, and attacks with those whom they hurt."""

from bisect import bisect_left
from dataclasses import replace

from khabar.annotators.events.casualties import Figure
from khabar.annotators.events.clauses import Stretch
from khabar.annotators.events.occurrence import Occurrence
from khabar.annotators.events.wording import Wording

_GOES_ON = frozenset({"clash", "bombardment", "talks", "truce-declared"})
_ADJACENT = 3
"""Two tellings of one event that goes on stand at most so many words apart."""
_MEANWHILE = frozenset({"فيما", "بينما"})
"""Words behind which something else is told."""
_INSTRUMENT = 3
"""That by which people were killed is named at most so many words behind them."""
_BY = frozenset({"في", "اثر", "جراء", "خلال", "نتيجه", "بفعل"})
"""Prepositions before that by which people were killed."""


def with_instruments(wording: Wording, found: list[Occurrence], outcomes: set[int]) -> list[Occurrence]:
    """Return occurrences with what killed made part of the killing: "five were killed in clashes in the city"."""
    told = sorted((one for one in found if id(one) in outcomes), key=lambda one: one.stretch.last)
    lasts = [one.stretch.last for one in told]
    grown: dict[int, Stretch] = {}
    out = []
    for one in found:
        at = wording.first_of(one.trigger)
        within = bisect_left(lasts, at - _INSTRUMENT) if _is_instrument(wording, one, at) else len(told)
        killed = next(
            (k for k in told[within : within + 2] if k.stretch.first < at <= k.stretch.last + _INSTRUMENT), None
        )
        if (
            killed is None
            or killed.type not in {"killing", "injury"}
            or wording.sentence_end(killed.stretch.first) <= at
        ):
            out.append(one)
        else:
            reach = grown.get(id(killed), killed.stretch)
            grown[id(killed)] = Stretch(reach.first, max(reach.last, one.stretch.last))
    return [replace(one, stretch=grown[id(one)]) if id(one) in grown else one for one in out]


def _is_instrument(wording: Wording, one: Occurrence, at: int) -> bool:
    """Tell whether an attack stands as that by which something else befell somebody: "in a raid", "by shelling"."""
    if one.type not in {"clash", "bombardment"} or one.verbal:
        return False
    letters = wording.text[wording.words.starts[at] : one.trigger.start]
    return "ب" in letters or (at > 0 and wording.forms[at - 1] in _BY)


def merged(wording: Wording, found: list[Occurrence]) -> list[Occurrence]:
    """Return the occurrences with those of one type whose words overlap made one."""
    out: list[Occurrence] = []
    latest: dict[str, int] = {}
    for one in found:
        same = latest.get(one.type)
        if same is None or not _is_same(wording, out[same], one):
            latest[one.type] = len(out)
            out.append(one)
        else:
            other = out[same]
            stretch = Stretch(min(other.stretch.first, one.stretch.first), max(other.stretch.last, one.stretch.last))
            out[same] = replace(other, stretch=stretch, figures=(*other.figures, *one.figures))
    return out


def _is_same(wording: Wording, a: Occurrence, b: Occurrence) -> bool:
    """Tell whether two occurrences of one type overlap, or follow one another at once where one event goes on."""
    whole = wording.sentence_end(a.stretch.last) > b.stretch.first
    between = wording.forms[a.stretch.last + 1 : b.stretch.first + 1]
    apart = b.verbal or wording.any_of("clause-ends", between) or wording.any_of("light-verbs", between)
    gap = _ADJACENT if a.type in _GOES_ON and whole and not apart else 0
    return a.stretch.first <= b.stretch.last + gap and b.stretch.first <= a.stretch.last + gap


def with_consequences(wording: Wording, one: Occurrence, figures: list[Figure], starts: list[int]) -> Occurrence:
    """Return a bombardment with the casualties that its sentence tells after it, and its words up to them."""
    if one.type != "bombardment":
        return one
    end = wording.sentence_end(one.stretch.first)
    first = wording.last_of(one.trigger) + 1
    end = next((at for at in range(first, end) if wording.forms[at] in _MEANWHILE), end)
    before = wording.words.starts[max(0, wording.first_of(one.trigger) - 1)]
    low, high = bisect_left(starts, before), bisect_left(starts, wording.words.ends[end - 1])
    told = {"killed", "injured", "killed+injured", "displaced"}
    hurt = tuple(figure for figure in figures[low:high] if figure.asserted and figure.outcome in told)
    if not hurt:
        return one
    last = max(wording.last_of(figure.who.hull(figure.cue)) for figure in hurt)
    return replace(one, figures=hurt, stretch=Stretch(one.stretch.first, max(one.stretch.last, last)))
