"""What is told to have happened in a text: one occurrence for each event of each clause, from triggers and casualty figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from khabar.annotators.events.bearing import borne_out
from khabar.annotators.events.casualties import Figure, figures_of
from khabar.annotators.events.clauses import Stretch, clause, light_verb, phrase
from khabar.annotators.events.modality import Modality, modality
from khabar.annotators.events.triggers import Trigger, TriggerEntry
from khabar.annotators.events.wording import Wording
from khabar.lexicons.matcher import Match
from khabar.model.layers import EventType
from khabar.model.spans import Span

OUTCOME_TYPES: dict[str, EventType] = {
    "killed": "killing",
    "killed+injured": "killing",
    "injured": "injury",
    "detained": "detention",
    "captured": "detention",
    "displaced": "displacement",
    "rescued": "evacuation",
}
_KILL = "قتل"
"""What a word of killing holds that means it also in a sentence about sport."""
_INSTRUMENT = 3
"""That by which people were killed is named at most so many words behind them."""
_FORESEEN = 6
"""What is foreseen begins at most so many words behind the word that says so."""
_PLAN = frozenset({"المقرر", "المرتقب", "المتوقع", "المنتظر", "المزمع", "مقررا", "يتوقع", "ينتظر", "المفترض"})
"""Words that say that something is foreseen, with "that" behind them."""
_BY = frozenset({"في", "اثر", "جراء", "خلال", "نتيجه", "بفعل"})
"""Prepositions before that by which people were killed."""
_GOES_ON = frozenset({"clash", "bombardment", "talks", "truce-declared"})
_WAGED = 3
"""Fighting without a verb is told if its sides or place follow within so many words."""
_TOTAL = 5
"""The noun of "the toll rose to N dead" stands at most so many words before the number."""
_FAR_TOTAL = 16
"""The same where the number follows "to"."""
_LINK = 2
"""The relative that links a cause stands at most so many words before the verb's complement."""
_CAUSE = 10
"""A verb before its subject stands at most so many words before the outcome that it leads to."""
_JOINED = 2
"""A noun that "and" joins to another shares its verb if that stands at most so many words before it."""
_ADJACENT = 3
"""Two tellings of one event that goes on stand at most so many words apart."""
_MEETINGS = frozenset({"meeting-held"})
_CAN_BE_PLANNED = frozenset({"visit", "vote", "talks", "evacuation", "meeting-held", "truce-declared"})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event as one clause tells it, in words and folded offsets."""

    type: EventType
    stretch: Stretch
    trigger: Span
    rule: str
    figures: tuple[Figure, ...] = ()
    modes: tuple[str, ...] = ()
    told: Modality = field(default_factory=Modality)
    planned: bool = False
    verbal: bool = False
    accident: bool = False
    """Whether its sentence tells of an accident or a disaster, which nobody did."""


def occurrences(wording: Wording, quoted: dict[int, Stretch]) -> list[Occurrence]:
    """Return the occurrences of a text in order; ``quoted`` is the innermost statement that each word lies in."""
    figures = [figure for figure in figures_of(wording) if not figure.sport or _KILL in figure.cue.of(wording.text)]
    outcomes = list(_of_figures(wording, figures, quoted))
    found = [*outcomes, *_of_triggers(wording, figures, quoted)]
    found = _with_instruments(wording, found, {id(one) for one in outcomes})
    merged = _merged(wording, sorted(found, key=lambda one: (one.stretch.first, one.trigger, one.type)))
    starts = [figure.cue.start for figure in figures]
    return [_with_consequences(wording, one, figures, starts) for one in merged]


def _with_instruments(wording: Wording, found: list[Occurrence], outcomes: set[int]) -> list[Occurrence]:
    """Return occurrences with what killed made part of the killing: "five were killed in clashes in the city"."""
    told = sorted((one for one in found if id(one) in outcomes), key=lambda one: one.stretch.last)
    lasts = [one.stretch.last for one in told]
    grown: dict[int, Stretch] = {}
    out = []
    for one in found:
        at = _first(wording, one.trigger)
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


def bounds_of(wording: Wording, first: int, quoted: dict[int, Stretch]) -> Stretch:
    """Return the words that a clause around word ``first`` may reach: its sentence, and the statement that it lies in."""
    start, end = wording.sentence_start(first), wording.sentence_end(first) - 1
    inside = quoted.get(first)
    return Stretch(max(start, inside.first), min(end, inside.last)) if inside else Stretch(start, end)


def _of_figures(wording: Wording, figures: list[Figure], quoted: dict[int, Stretch]) -> Iterator[Occurrence]:
    groups: list[list[Figure]] = []
    for figure in figures:
        if figure.outcome not in OUTCOME_TYPES or not figure.asserted or _is_natural(wording, figure):
            continue
        if figure.rule.endswith("-victims") and figure.low is None and figure.quantified:
            continue
        if figure.outcome == "rescued" and not _is_freed(wording, figure):
            continue
        if groups and groups[-1][0].cue == figure.cue:
            groups[-1].append(figure)
        else:
            groups.append([figure])
    starts = sorted(_first(wording, figure.cue) for figure in figures)
    before = -1
    for group in groups:
        yield _of_group(wording, group, quoted, starts, before)
        before = max(before, *(_last(wording, figure.who.hull(figure.cue)) for figure in group))


def _of_group(
    wording: Wording, group: list[Figure], quoted: dict[int, Stretch], starts: list[int], before: int
) -> Occurrence:
    """Return what one outcome word tells, begun after word ``before``, where the outcome told before it ends."""
    cue = group[0].cue
    hull = cue
    for figure in group:
        hull = hull.hull(figure.who)
    first, last = _first(wording, hull), _last(wording, hull)
    bounds = bounds_of(wording, _first(wording, cue), quoted)
    later = bisect_right(starts, last)
    following = starts[later] if later < len(starts) else bounds.last + 1
    bounds = Stretch(min(first, max(bounds.first, before + 1)), max(last, min(bounds.last, following - 1)))
    reach = clause if group[0].verbal else phrase
    stretch = reach(wording, first, last, bounds)
    kind = OUTCOME_TYPES[group[0].outcome]
    first = _with_cause(wording, first, bounds) if kind in {"killing", "injury"} else first
    stretch = Stretch(min(first, stretch.first), max(last, stretch.last))
    accident = wording.any_of("accident", wording.forms[bounds.first : wording.sentence_end(first)])
    return Occurrence(
        kind,
        stretch,
        cue,
        group[0].rule,
        tuple(group),
        verbal=group[0].verbal,
        accident=accident and kind != "detention",
    )


def _with_cause(wording: Wording, first: int, bounds: Stretch) -> int:
    """Return where an outcome's telling begins: at what caused it ("…, which cost"), or at the total that it gives."""
    linked = _linked(wording, first, bounds)
    if linked is not None:
        return linked
    reach = _FAR_TOTAL if wording.forms[first - 1 : first] == ("الي",) else _TOTAL
    for at in range(first - 1, max(bounds.first, first - reach) - 1, -1):
        if wording.breaks[at + 1]:
            break
        if wording.any_of("totals", wording.forms[at : at + 1]):
            risen = at > bounds.first and wording.any_of("totals", wording.forms[at - 1 : at])
            return at - risen
    return first


def _linked(wording: Wording, first: int, bounds: Stretch) -> int | None:
    """Return where the cause begins that a verb links to the outcome at word ``first`` ("a bomb went off, which led to")."""
    for at in range(first - 1, max(bounds.first, first - 1 - _LINK) - 1, -1):
        if wording.forms[at] in wording.sets["result"]:
            return max(bounds.first, clause(wording, max(bounds.first, at - 1), at, bounds).first)
        if wording.breaks[at]:
            break
    for at in range(first - 2, max(bounds.first, first - _CAUSE) - 1, -1):
        if wording.any_of("result-verbs", wording.forms[at : at + 1]):
            return _cause_before(wording, at, bounds)
        if wording.breaks[at]:
            break
    return None


def _cause_before(wording: Wording, verb: int, bounds: Stretch) -> int:
    """Return where the cause is named whose verb stands at word ``verb``: "a huge bomb in the market, led to …".

    That is a cause before its comma or relative, or else the verb's own clause.
    """
    behind = wording.breaks[verb] == 1 or wording.any_of("relatives", wording.forms[max(0, verb - 1) : verb])
    start = clause(wording, verb, verb, bounds).first
    if not behind:
        return start
    for at in range(verb - 1, max(bounds.first, verb - _FAR_TOTAL) - 1, -1):
        if wording.any_of("causes", wording.forms[at : at + 1]):
            return at
        if wording.breaks[at]:
            break
    return start


def _is_freed(wording: Wording, figure: Figure) -> bool:
    """Tell whether those rescued were captives or migrants, not people in an accident."""
    at = _first(wording, figure.cue)
    return wording.any_of("rescued-from", wording.forms[wording.sentence_start(at) : wording.sentence_end(at)])


def _is_natural(wording: Wording, figure: Figure) -> bool:
    """Tell whether the figure tells of a death that nobody caused."""
    words = wording.forms[_first(wording, figure.cue) : _last(wording, figure.cue) + 1]
    return wording.any_of("natural-death", words)


def _of_triggers(wording: Wording, figures: list[Figure], quoted: dict[int, Stretch]) -> Iterator[Occurrence]:
    told = {
        (OUTCOME_TYPES.get(figure.outcome), index)
        for figure in figures
        for index in range(_first(wording, figure.cue), _last(wording, figure.cue) + 1)
    }
    hurt = {
        wording.sentence_start(_first(wording, figure.cue))
        for figure in figures
        if figure.asserted and OUTCOME_TYPES.get(figure.outcome) in {"killing", "injury"}
    }
    for match in wording.triggers:
        for value in match.values:
            entry = value.entry
            if any((entry.type, index) in told for index in range(match.first, match.last + 1)):
                continue
            if entry.harmless and wording.sentence_start(match.first) in hurt:
                continue
            if borne_out(wording, match, entry):
                yield from _of_trigger(wording, match, value, quoted)
                break


def _of_trigger(
    wording: Wording, match: Match[Trigger], value: Trigger, quoted: dict[int, Stretch]
) -> Iterator[Occurrence]:
    entry = value.entry
    bounds = bounds_of(wording, match.first, quoted)
    told = modality(wording, match.first, match.proclitic, verbal=value.verbal)
    sentence = bounds_of(wording, match.first, {})
    verb = None if value.verbal else _lending_verb(wording, match, entry)
    if verb is not None and modality(wording, verb, "", verbal=False).hypothetical:
        told = replace(told, hypothetical=True)
    bounds = Stretch(min(bounds.first, verb), bounds.last) if verb is not None else bounds
    stretch = _stretch(wording, match, entry, verb, bounds)
    if entry.type == "killing":
        cause = _linked(wording, stretch.first, bounds)
        stretch = stretch if cause is None else Stretch(min(cause, stretch.first), stretch.last)
    foreseen = _foreseen(wording, stretch.first, sentence)
    stretch = stretch if foreseen is None else Stretch(foreseen, stretch.last)
    planned = told.future or wording.any_of("planned", wording.forms[stretch.first : stretch.last + 1])
    planned = planned or (told.hypothetical and entry.type == "vote")
    rescued = planned and entry.type in _CAN_BE_PLANNED
    if told.negated or (told.hypothetical and not rescued) or _is_bare(match, entry, stretch):
        return
    if entry.type == "clash" and not value.verbal and verb is None and not _is_waged(wording, match, stretch):
        return
    span = Span(match.start, match.end)
    type_: EventType = "meeting-planned" if planned and entry.type in _MEETINGS else entry.type
    planned = told.future or (planned and entry.type in _CAN_BE_PLANNED)
    yield Occurrence(type_, stretch, span, entry.id, modes=entry.modes, told=told, planned=planned, verbal=value.verbal)
    if type_ == "meeting-cancelled" and not value.verbal and match.first < match.last:
        inner = phrase(wording, match.first + 1, match.last, bounds)
        if wording.any_of("planned", wording.forms[inner.first : inner.last + 1]):
            yield Occurrence("meeting-planned", inner, span, entry.id, planned=True)


def _foreseen(wording: Wording, first: int, bounds: Stretch) -> int | None:
    """Return where "it is planned that" begins before a clause that begins at word ``first``, or None."""
    if wording.forms[first - 1 : first] != ("ان",) or first - 2 < bounds.first:
        return None
    for at in range(first - 2, max(bounds.first, first - _FORESEEN) - 1, -1):
        if wording.forms[at] in _PLAN:
            return at - (at > bounds.first and wording.forms[at - 1] in {"من", "ومن"})
        if wording.breaks[at]:
            return None
    return None


def _is_waged(wording: Wording, match: Match[Trigger], stretch: Stretch) -> bool:
    """Tell whether fighting without a verb has a side, a place or a verb of its own behind it."""
    after = wording.forms[match.last : min(stretch.last, match.last + _WAGED) + 1]
    return wording.any_of("waged", after) or wording.any_of("breaks-out", after)


def _lending_verb(wording: Wording, match: Match[Trigger], entry: TriggerEntry) -> int | None:
    """Return the verb that lends a noun its subject; one that "and" joins to another noun has none of its own."""
    truce = entry.type == "truce-declared"
    verb = light_verb(wording, match.first, bounds_of(wording, match.first, {}), over_commas=truce)
    related = wording.any_of("relatives", wording.forms[match.last + 1 : match.last + 3])
    if related and wording.forms[match.first].startswith("ال"):
        return None
    if verb is None or (match.proclitic.startswith("و") and match.first - verb > _JOINED):
        return None
    if entry.type == "statement-issued" and not wording.any_of("issuing", wording.forms[verb : verb + 1]):
        return None
    return verb


def _stretch(
    wording: Wording, match: Match[Trigger], entry: TriggerEntry, verb: int | None, bounds: Stretch
) -> Stretch:
    if entry.role == "verb":
        return clause(wording, match.first, match.last, bounds)
    if entry.role == "clitic":
        return Stretch(match.first, clause(wording, match.first, match.last, bounds).last)
    if entry.role == "adjective":
        return _adjectival(wording, match, bounds)
    if verb is None:
        return phrase(wording, match.first, match.last, bounds)
    start = clause(wording, verb, verb, bounds).first
    return Stretch(start, clause(wording, match.first, match.last, bounds).last)


def _is_bare(match: Match[Trigger], entry: TriggerEntry, stretch: Stretch) -> bool:
    """Tell whether a noun stands alone, so that nothing is told of the event but its name."""
    if entry.role != "noun" or entry.needs_before or entry.type in {"statement-issued", "killing", "detention", "veto"}:
        return False
    return stretch.first == match.first and stretch.last == match.last


def _adjectival(wording: Wording, match: Match[Trigger], bounds: Stretch) -> Stretch:
    """Return an adjective with the noun before it and a place after it: "the besieged quarters in …"."""
    first = max(bounds.first, match.first - 2)
    while first < match.first and (any(wording.breaks[first + 1 : match.first + 1]) or _opens(wording, first)):
        first += 1
    after = match.last + 1
    placed = after < bounds.last and wording.forms[after] == "في" and not wording.breaks[after]
    return Stretch(first, min(bounds.last, after + 1) if placed else match.last)


def _opens(wording: Wording, index: int) -> bool:
    return wording.forms[index] in wording.sets["function"] or wording.forms[index] == "من"


def _merged(wording: Wording, found: list[Occurrence]) -> list[Occurrence]:
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


def _with_consequences(wording: Wording, one: Occurrence, figures: list[Figure], starts: list[int]) -> Occurrence:
    """Return a bombardment with the casualties that its sentence tells after it, and its words up to them."""
    if one.type != "bombardment":
        return one
    end = wording.sentence_end(one.stretch.first)
    low, high = bisect_left(starts, one.trigger.end), bisect_left(starts, wording.words.ends[end - 1])
    told = {"killed", "injured", "killed+injured", "displaced"}
    hurt = tuple(figure for figure in figures[low:high] if figure.asserted and figure.outcome in told)
    if not hurt:
        return one
    last = max(_last(wording, figure.who.hull(figure.cue)) for figure in hurt)
    return replace(one, figures=hurt, stretch=Stretch(one.stretch.first, max(one.stretch.last, last)))


def _first(wording: Wording, span: Span) -> int:
    index = wording.words.at(span.start)
    return index if index is not None else 0


def _last(wording: Wording, span: Span) -> int:
    index = wording.words.at(span.end - 1)
    return index if index is not None else _first(wording, span)
