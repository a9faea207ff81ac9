"""What is told to have happened in a text: one occurrence for each event of each clause, from triggers and casualty figures."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from khabar.annotators.events.bearing import CITED, borne_out
from khabar.annotators.events.casualties import Figure, figures_of
from khabar.annotators.events.causes import attack_before, linked, with_cause
from khabar.annotators.events.clauses import Stretch, aside, clause, light_verb, own_clause, phrase
from khabar.annotators.events.joining import merged, with_consequences, with_instruments
from khabar.annotators.events.modality import modality
from khabar.annotators.events.occurrence import Occurrence
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
_AGENT = 4
"""The disease that killed is named at most so many words before the verb."""
_RETURN = 3
"""The word for a return or help stands at most so many words before those who were driven out."""
_PERMITTED = 10
"""What is permitted is named at most so many words behind the word that permits."""
_FORESEEN = 6
"""What is foreseen begins at most so many words behind the word that says so."""
_CALLED = 4
"""The call for a meeting stands at most so many words before it."""
_PLAN = frozenset({"المقرر", "المرتقب", "المتوقع", "المنتظر", "المزمع", "مقررا", "يتوقع", "ينتظر", "المفترض"})
"""Words that say that something is foreseen, with "that" behind them."""
_WAGED = 3
"""Fighting without a verb is told if its sides or place follow within so many words."""
_LOCATED = frozenset({"storm-house", "attempt-on-life"})
"""Attacks whose words themselves show whom or what they hit."""
_JOINED = 2
"""A noun that "and" joins to another shares its verb if that stands at most so many words before it."""
_APPROVAL = "vote-noun"
"""The approval that a decision is about was given: "the decision to approve"."""
_HELD = frozenset({"captive-victims", "detained-victims"})
"""Words for captives, of whom a sentence about their release tells nothing new."""
_COMMUNIQUES = frozenset({"speech-noun", "communique", "communique-of", CITED})
_CITED = 8
"""The verb that cites a communiqué stands at most so many words before it."""
_WHOSE = 4
"""Whose a communiqué is takes up at most so many words."""
_MEETINGS = frozenset({"meeting-held"})
_TOLD_BARE = frozenset({"statement-issued", "killing", "detention", "veto", "truce-extended"})
"""Types of which a noun alone tells."""
_CAN_BE_PLANNED = frozenset({"visit", "vote", "talks", "evacuation", "meeting-held", "truce-declared"})


def occurrences(wording: Wording, quoted: dict[int, Stretch]) -> list[Occurrence]:
    """Return the occurrences of a text in order; ``quoted`` is the innermost statement that each word lies in."""
    figures = [figure for figure in figures_of(wording) if not figure.sport or _KILL in figure.cue.of(wording.text)]
    outcomes = list(_of_figures(wording, figures, quoted))
    found = [*outcomes, *_of_triggers(wording, figures, quoted)]
    found = with_instruments(wording, found, {id(one) for one in outcomes})
    joined = merged(wording, sorted(found, key=lambda one: (one.stretch.first, one.trigger, one.type)))
    starts = [figure.cue.start for figure in figures]
    return [with_consequences(wording, one, figures, starts) for one in joined]


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
        if _is_generic(wording, figure) or _is_a_matter(wording, figure) or _returns(wording, figure):
            continue
        if figure.rule.endswith("-victims") and figure.low is None and figure.quantified:
            continue
        if figure.rule in _HELD and wording.any_of("freeing", _sentence(wording, figure)):
            continue
        if figure.outcome == "rescued" and not _is_freed(wording, figure):
            continue
        if figure.outcome == "injured" and figure.low is None and groups and groups[-1][0].who == figure.who:
            continue  # "dead and wounded" without a number are one telling
        if groups and groups[-1][0].cue == figure.cue:
            groups[-1].append(figure)
        else:
            groups.append([figure])
    starts = sorted(wording.first_of(figure.cue) for figure in figures)
    before = -1
    for group in groups:
        yield _of_group(wording, group, quoted, starts, before)
        before = max(before, *(wording.last_of(figure.who.hull(figure.cue)) for figure in group))


def _of_group(
    wording: Wording, group: list[Figure], quoted: dict[int, Stretch], starts: list[int], before: int
) -> Occurrence:
    """Return what one outcome word tells, begun after word ``before``, where the outcome told before it ends."""
    cue = group[0].cue
    hull = cue
    for figure in group:
        hull = hull.hull(figure.who)
    first, last = wording.first_of(hull), wording.last_of(hull)
    bounds = bounds_of(wording, wording.first_of(cue), quoted)
    later = bisect_right(starts, last)
    following = starts[later] if later < len(starts) else bounds.last + 1
    if not group[0].verbal and aside(wording, bounds.last + 1, wording.sentence_end(last) - 1) is not None:
        bounds = Stretch(bounds.first, wording.sentence_end(last) - 1)
    bounds = Stretch(min(first, max(bounds.first, before + 1)), max(last, min(bounds.last, following - 1)))
    reach = own_clause if group[0].verbal else phrase
    stretch = reach(wording, first, last, bounds)
    kind = OUTCOME_TYPES[group[0].outcome]
    if wording.text[wording.words.starts[first] : cue.start] == "ف" and first > bounds.first and group[0].verbal:
        first = attack_before(wording, first, bounds)
    first = with_cause(wording, first, bounds) if kind in {"killing", "injury"} else first
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


def _sentence(wording: Wording, figure: Figure) -> tuple[str, ...]:
    """Return the words of the sentence in which a figure stands."""
    at = wording.first_of(figure.cue)
    return wording.forms[wording.sentence_start(at) : wording.sentence_end(at)]


def _is_freed(wording: Wording, figure: Figure) -> bool:
    """Tell whether those rescued were captives or migrants, not people in an accident."""
    return wording.any_of("rescued-from", _sentence(wording, figure))


def _is_natural(wording: Wording, figure: Figure) -> bool:
    """Tell whether the figure tells of a death that no violence and no accident caused."""
    first = wording.first_of(figure.cue)
    if wording.any_of("disease", wording.forms[max(0, first - _AGENT) : first]):
        return True
    if not wording.any_of("natural-death", wording.forms[first : wording.last_of(figure.cue) + 1]):
        return False
    return not any(wording.any_of(name, _sentence(wording, figure)) for name in ("accident", "causes", "succumbing"))


def _is_a_matter(wording: Wording, figure: Figure) -> bool:
    """Tell whether a killing or arrest is only what a case, a file or an anniversary is about."""
    first = wording.first_of(figure.cue)
    return not figure.verbal and wording.any_of("matters", wording.forms[max(0, first - 1) : first])


def _returns(wording: Wording, figure: Figure) -> bool:
    """Tell whether those driven out are only people who return or are helped."""
    first = wording.first_of(figure.who)
    before = wording.forms[max(0, first - _RETURN) : first]
    return figure.outcome == "displaced" and wording.any_of("returning", before)


def _is_generic(wording: Wording, figure: Figure) -> bool:
    """Tell whether the figure tells of what somebody does as a rule: "he kills people", without a number."""
    verb = wording.forms[wording.first_of(figure.cue)].lstrip("وف")
    whom = wording.forms[wording.first_of(figure.who)]
    behind = figure.verbal and not figure.quantified and figure.who.start > figure.cue.start
    return behind and verb.startswith(("ي", "ت")) and whom.startswith("ال")


def _of_triggers(wording: Wording, figures: list[Figure], quoted: dict[int, Stretch]) -> Iterator[Occurrence]:
    told = {
        (OUTCOME_TYPES.get(figure.outcome), index)
        for figure in figures
        for index in range(wording.first_of(figure.cue), wording.last_of(figure.cue) + 1)
    }
    hurt = {
        wording.sentence_start(wording.first_of(figure.cue))
        for figure in figures
        if figure.asserted and OUTCOME_TYPES.get(figure.outcome) in {"killing", "injury"}
    }
    for match in wording.triggers:
        for value in match.values:
            entry = value.entry
            if told and any((entry.type, index) in told for index in range(match.first, match.last + 1)):
                continue
            if entry.harmless and wording.sentence_start(match.first) in hurt:
                continue
            made = list(_of_trigger(wording, match, value, quoted)) if borne_out(wording, match, entry) else []
            if made:
                yield from made
                break


def _of_trigger(
    wording: Wording, match: Match[Trigger], value: Trigger, quoted: dict[int, Stretch]
) -> Iterator[Occurrence]:
    entry = value.entry
    bounds = bounds_of(wording, match.first, quoted)
    said = entry.type == "statement-issued"
    told = modality(wording, match.first, match.proclitic, verbal=value.verbal, people=said)
    if entry.id == _APPROVAL:
        told = replace(told, hypothetical=False)
    sentence = bounds_of(wording, match.first, {})
    verb = None if value.verbal else _lending_verb(wording, match, entry)
    if verb is not None and (
        modality(wording, verb, "", verbal=False).hypothetical or _is_permitted(wording, verb, sentence)
    ):
        told = replace(told, hypothetical=True)
    if verb is not None and modality(wording, verb, "", verbal=True).negated:
        return
    if not value.verbal and wording.forms[max(0, match.first - 1)] in wording.sets["purposes"]:
        told = replace(told, hypothetical=True)
    bounds = Stretch(min(bounds.first, verb), bounds.last) if verb is not None else bounds
    stretch = _stretch(wording, match, entry, verb, bounds)
    if entry.type == "killing":
        cause = linked(wording, stretch.first, bounds)
        stretch = stretch if cause is None else Stretch(min(cause, stretch.first), stretch.last)
    foreseen = _foreseen(wording, stretch.first, sentence)
    stretch = stretch if foreseen is None else Stretch(foreseen, stretch.last)
    words = wording.forms[stretch.first : stretch.last + 1]
    ahead = wording.forms[stretch.first : match.first] if value.verbal else words
    planned = told.future or wording.any_of("planned", ahead) or _is_to_come(wording, ahead)
    planned = planned or _is_called_for(wording, match.first, sentence)
    planned = planned or (_is_present(wording, match, value) and wording.any_of("to-come", words))
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


def _is_present(wording: Wording, match: Match[Trigger], value: Trigger) -> bool:
    """Tell whether a trigger is a verb in the present, which a day to come makes one of the future."""
    return value.verbal and wording.forms[match.first].removeprefix("و").startswith(("ي", "ت"))


def _is_to_come(wording: Wording, words: tuple[str, ...]) -> bool:
    """Tell whether a verb that lends an event its subject stands in the future: "the visit will take place"."""
    verbs = wording.sets["light-verbs"]
    return any(word[0] == "س" and word[1:] in verbs for word in words)


def _is_permitted(wording: Wording, verb: int, bounds: Stretch) -> bool:
    """Tell whether what a verb's noun names is only allowed, ordered or threatened: "allowed the carrying out of raids"."""
    led = wording.forms[verb].startswith("ب") or wording.forms[verb - 1 : verb] == ("في",)
    return led and wording.any_of("permitting", wording.forms[max(bounds.first, verb - _PERMITTED) : verb])


def _is_called_for(wording: Wording, first: int, bounds: Stretch) -> bool:
    """Tell whether somebody only calls for the meeting at word ``first``: "called for an urgent meeting"."""
    led = wording.forms[first - 1 : first] in {("الي",), ("لعقد",), ("عقد",)}
    return led and wording.any_of("called-for", wording.forms[max(bounds.first, first - _CALLED) : first])


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
    if any(value.entry.id in _LOCATED for value in match.values):
        return True
    after = wording.forms[match.last : min(stretch.last, match.last + _WAGED) + 1]
    return wording.any_of("waged", after) or wording.any_of("breaks-out", after)


def _lending_verb(wording: Wording, match: Match[Trigger], entry: TriggerEntry) -> int | None:
    """Return the verb that lends a noun its subject; one that "and" joins to another noun has none of its own."""
    truce = entry.type == "truce-declared"
    verb = light_verb(wording, match.first, bounds_of(wording, match.first, {}), over_commas=truce)
    related = wording.any_of("relatives", wording.forms[match.last + 1 : match.last + 3])
    if related and wording.forms[match.first].startswith("ال"):
        return None
    if verb is not None and entry.needs_before == "places" and match.first - verb > _JOINED:
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
        return own_clause(wording, match.first, match.last, bounds)
    if entry.role == "clitic":
        return Stretch(match.first, clause(wording, match.first, match.last, bounds).last)
    if entry.role == "adjective":
        return _adjectival(wording, match, bounds)
    if verb is None and entry.id in _COMMUNIQUES:
        return _of_communique(wording, match, entry.id, bounds)
    if verb is None:
        return phrase(wording, match.first, match.last, bounds)
    start = own_clause(wording, verb, verb, bounds).first
    return Stretch(start, clause(wording, match.first, match.last, bounds).last)


def _of_communique(wording: Wording, match: Match[Trigger], entry_id: str, bounds: Stretch) -> Stretch:
    """Return the phrase of a communiqué with whose it is; one without a word of that with the verb that cites it."""
    found = phrase(wording, match.first, match.last, bounds)
    if entry_id == CITED:
        sentence = wording.sentence_start(match.first)
        for at in range(match.first - 2, max(sentence, match.first - _CITED) - 1, -1):
            if wording.any_of("citing", wording.forms[at : at + 1]):
                return Stretch(at, match.last)
    if found.last == match.last < match.first + _JOINED and wording.forms[match.first - 1 : match.first] == ("في",):
        start = clause(wording, match.first - 1, match.first, bounds).first
        return Stretch(max(start, match.first - _CITED), found.last)
    return Stretch(found.first, min(found.last, match.last + _WHOSE))


def _is_bare(match: Match[Trigger], entry: TriggerEntry, stretch: Stretch) -> bool:
    """Tell whether a noun stands alone, so that nothing is told of the event but its name."""
    if entry.role != "noun" or entry.needs_before or entry.type in _TOLD_BARE:
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
