"""Figures of human outcomes in a text: how many were killed, hurt, held, driven out, missing or rescued, and who they were.

The rules follow the grammar of such sentences: a word for the outcome (:mod:`outcomes`) and a noun phrase for the victims
(:mod:`victims`) that stands after it, before it, or between its two parts (:mod:`syntax`). A figure is what a sentence
reports; what it only presupposes ("the dead", "the martyr") is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from khabar.annotators.events.following import opens_clause
from khabar.annotators.events.modality import Modality, modality
from khabar.annotators.events.outcomes import Cue
from khabar.annotators.events.people import CONCRETE
from khabar.annotators.events.syntax import Found, read
from khabar.annotators.events.victims import Victims, group_after, is_one_of, victims_at
from khabar.annotators.events.wording import Wording
from khabar.lexicons import Lexicons, bundled
from khabar.lexicons.matcher import Match
from khabar.model.spans import Span
from khabar.text.fold import fold_with_positions

_PLACE = 5
"""A phrase of place between those whom "and" joins has less than so many words."""
_AMONG_REACH = 7
"""A part of the victims is named at most so many words behind them."""
_NO_CUE = frozenset({"وفر", "وفرت", "وفروا"})
"""Words that look like "and" with a verb of flight: to provide."""
_OPEN = frozenset({"person", "element", "other", "understood"})
"""Groups that wait for another word of the sentence."""
_DUAL_OR_PLURAL = "ين"
"""The ending that the dual and the plural have in common."""
_SPORT_WORDS = 2
"""So many different words of sport make a sentence one about sport."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One set of victims and what befell them. Spans are those of the text that was read."""

    outcome: str
    """killed, injured, detained, captured, displaced, missing, rescued, or killed+injured for a number of both."""
    low: int | None
    """None, as ``high``, for a plural without a number."""
    high: int | None
    group: str
    """civilians, fighters, soldiers, police, children, women, mixed or unknown."""
    cue: Span
    who: Span
    number: Span | None = None
    by: Span | None = None
    qualifier: str | None = None
    asserted: bool = True
    """False for what is denied, hypothetical, intended or to come."""
    subset_of: int | None = None
    """Index of the figure of which this is a part."""
    sport: bool = False
    """Whether the sentence is about sport, where injuries are no events."""
    verbal: bool = False
    """Whether the cue is a verb."""
    rule: str = ""
    quantified: bool = False
    """Whether a number or an expression of quantity stands with the victims."""


def figures(text: str, lexicons: Lexicons | None = None) -> tuple[Figure, ...]:
    """Return the figures of a raw text in order, with spans of that text."""
    folded = fold_with_positions(text)
    wording = Wording(folded.text, lexicons or bundled())
    return tuple(shifted(figure, lambda span: folded.to_raw(span.start, span.end)) for figure in figures_of(wording))


def shifted(figure: Figure, to_raw: Callable[[Span], Span]) -> Figure:
    """Return the figure with every span mapped by ``to_raw``."""
    number, by = (span and to_raw(span) for span in (figure.number, figure.by))
    return replace(figure, cue=to_raw(figure.cue), who=to_raw(figure.who), number=number, by=by)


def figures_of(wording: Wording) -> list[Figure]:
    """Return the figures of a folded text in order, with spans of that text."""
    out: list[Figure] = []
    sentence: list[Match[Cue]] = []
    for cue in wording.cues:
        if cue.proclitic.endswith("ا") or wording.forms[cue.first] in _NO_CUE:
            continue
        if sentence and cue.first >= wording.sentence_end(sentence[-1].first):
            out += _sentence_figures(wording, sentence, len(out))
            sentence = []
        sentence.append(cue)
    return out + _sentence_figures(wording, sentence, len(out))


def _sentence_figures(wording: Wording, cues: list[Match[Cue]], base: int) -> list[Figure]:
    if not cues:
        return []
    end = wording.sentence_end(cues[-1].first)
    found: list[tuple[Found, int | None]] = []
    taken, starts = -1, {cue.first for cue in cues}
    for index, cue in enumerate(cues):
        if cue.first <= taken:
            continue
        following = cues[index + 1].first if index + 1 < len(cues) else end
        for item in _with_companion(wording, cue, cues[index + 1 : index + 2], end, following):
            found.append((item, None))
            taken = max(taken, item.victims.last, cue.last)
            parents = len(found) - 1
            for other in (*_coordinated(wording, item, end, starts), *_company(wording, item, end)):
                found.append((other, None))
                taken = max(taken, other.victims.last)
            found += [(part, parents) for part in _parts(wording, found[-1][0], end, starts)]
            taken = max(taken, found[-1][0].victims.last) if found[-1][1] is not None else taken
    if not found:
        found = [(item, None) for item in _sport_injury(wording, cues)]
    return _settled(wording, _paired(wording, _without_repeats(_joined_parts(found))), base)


def _sport_injury(wording: Wording, cues: list[Match[Cue]]) -> Iterator[Found]:
    """Yield the one injured player of a sentence about sport that speaks of an injury without a phrase for him."""
    for cue in cues:
        if any(
            value.syntax == "sport" or (value.id == "injury-noun" and "اصاب" in wording.forms[cue.first])
            for value in cue.values
        ):
            words = wording.forms[wording.sentence_start(cue.first) : wording.sentence_end(cue.first)]
            if _is_sport(wording, cue.first) and not wording.any_of("many-injuries", words):
                yield Found(cue, "injured", Victims(cue.first, cue.last, 1, 1, "person"), rule="sport-injury")
            return


def _paired(wording: Wording, found: list[tuple[Found, int | None]]) -> list[tuple[Found, int | None]]:
    """Return the figures with two for a noun written alike in the dual and the plural, where "six others" follows it."""
    out = list(found)
    for index, ((item, parent), (other, _)) in enumerate(pairwise(found)):
        noun, following = item.victims.noun, other.victims.noun
        alike = noun is not None and wording.forms[item.victims.first].endswith(_DUAL_OR_PLURAL) and not noun.definite
        others = following is not None and following.entry == "other" and other.victims.quantity is not None
        if alike and others and item.victims.low is None and not item.victims.quantified:
            out[index] = (replace(item, victims=replace(item.victims, low=2, high=2)), parent)
    return out


def _joined_parts(found: list[tuple[Found, int | None]]) -> list[tuple[Found, int | None]]:
    """Return the figures with parts of two joined wholes ("five dead and eleven wounded, among them …") made parts of both."""
    out = list(found)
    for index, (item, parent) in enumerate(found):
        if not parent or found[parent - 1][1] is not None or item.cue.values[0].syntax != "victims":
            continue
        whole, before = found[parent][0], found[parent - 1][0]
        if before.outcome != whole.outcome and whole.victims.first - before.victims.last in {1, 2}:
            out[index] = (replace(item, outcome=_joint(f"{before.outcome}+{whole.outcome}")), parent)
    return out


def _with_companion(
    wording: Wording, cue: Match[Cue], after: list[Match[Cue]], end: int, following: int
) -> Iterator[Found]:
    """Yield what a cue tells, joined with the next cue where both share one phrase: "dead and wounded", "killed and hurt"."""
    other = after[0] if after and after[0].first == cue.last + 1 and after[0].proclitic.startswith("و") else None
    if other and other.values[0].outcome != cue.values[0].outcome and _shares_phrase(wording, cue, other):
        second = next(read(wording, other, end), None)
        pair = _joint(f"{cue.values[0].outcome}+{other.values[0].outcome}")
        if second and cue.values[0].syntax != "victims":
            yield replace(second, cue=cue, outcome=pair)
            return
        first = next(read(wording, cue, following), None)
        if first and not (second and second.victims.quantified):
            yield from _shared(wording, first, other, pair, end)
            return
    yield from read(wording, cue, _limit(wording, following, end))


def _shared(wording: Wording, first: Found, other: Match[Cue], pair: str, end: int) -> Iterator[Found]:
    """Yield "dead and wounded": one figure for a number of both, or one each where there is no number."""
    trailing = victims_at(wording, other.first, end)
    group = group_after(wording, other.last + 1, end) or (trailing.group if trailing else None)
    victims = replace(first.victims, last=max(first.victims.last, other.last))
    victims = replace(victims, group=group) if group in CONCRETE else victims
    if victims.quantified:
        yield replace(first, outcome=pair, victims=victims)
    else:
        yield replace(first, victims=victims)
        yield replace(first, cue=other, outcome=other.values[0].outcome, victims=victims)


def _shares_phrase(wording: Wording, cue: Match[Cue], other: Match[Cue]) -> bool:
    """Tell whether two neighbouring cues have their victims in common: nouns do, verbs without a subject of their own too."""
    verb = next((value.inflected for value in cue.values if value.inflected), None)
    if wording.breaks[other.first] or cue.values[0].syntax not in {"victims", "noun", "active", "passive"}:
        return False
    return verb is None or (verb.number == "s" and opens_clause(wording, cue))


def _joint(pair: str) -> str:
    return "killed+injured" if pair == "injured+killed" else pair


def _limit(wording: Wording, following: int, end: int) -> int:
    """Return where the cue's victims must end: before the next cue, unless that is itself a word for victims."""
    found = wording.nouns.get(following) if following < end else None
    return end if found and not found.proclitic.startswith("و") else following


def _coordinated(wording: Wording, item: Found, end: int, cues: set[int]) -> Iterator[Found]:
    """Yield further victims of the same outcome that "and" joins: "four children and three women"."""
    at = _joined_behind(wording, item.victims.last + 1, end, cues)
    while at < end and wording.breaks[at] <= 1 and _is_joined(wording, at) and at not in cues:
        limit = min((cue for cue in cues if cue > at), default=end)
        found = victims_at(wording, at + (wording.forms[at] == "و"), min(limit, end))
        if found is None or not _is_new(wording, found, at) or (found.noun is None and found.last + 1 == limit):
            return
        yield replace(item, victims=found)
        at = found.last + 1


def _joined_behind(wording: Wording, at: int, end: int, cues: set[int]) -> int:
    """Return where "and" with a number follows, a short phrase of place left aside: "a guard in the north and three soldiers"."""
    for index in range(at, min(end, at + _PLACE)):
        if wording.breaks[index] or index in cues or wording.forms[index].removeprefix("و") in wording.sets["among"]:
            return at
        if index in wording.quantities and _is_joined(wording, index):
            return index
    return at


def _is_joined(wording: Wording, at: int) -> bool:
    """Tell whether word ``at`` begins with "and", not merely with its letter ("one")."""
    quantity, noun = wording.quantities.get(at), wording.nouns.get(at)
    if is_one_of(wording, at):
        return True
    if quantity is not None:
        return wording.forms[at].startswith("و") and (
            wording.forms[at] == "و" or quantity.start > wording.words.starts[at]
        )
    return wording.forms[at].startswith("و") and (noun is None or noun.proclitic != "") and wording.forms[at] != "ومن"


def _company(wording: Wording, item: Found, end: int) -> Iterator[Found]:
    """Yield those in whose company the victims were: "he was killed … together with scores of his men"."""
    start = max(item.cue.last, item.victims.last) + 1
    for at in range(start, min(end, start + 5)):
        together = wording.forms[at] in wording.sets["together-with"]
        if wording.breaks[at] > together:
            return
        if together or (at == start == item.cue.last + 1 and wording.forms[at] == "مع"):
            linked = wording.forms[at + 1 : at + 2] in {("الي",), ("عن",), ("علي",)}
            found = victims_at(wording, at + 1 + linked, end)
            if found and (found.quantified or found.low == 2):
                yield replace(item, victims=found)
            return


def _is_new(wording: Wording, other: Victims, at: int) -> bool:
    """Tell whether a coordinated phrase is a figure of its own and not part of the one before it."""
    if wording.breaks[at] and not other.quantified:
        return _is_ranked(other)
    if other.quantified:
        return True
    if other.noun is None or other.low is None:
        return False
    return not other.noun.definite or other.noun.possessed


def _is_ranked(other: Victims) -> bool:
    """Tell whether a phrase names one more man by his rank: "Private …, and Corporal …"."""
    noun = other.noun
    named = other.last > other.first and noun is not None and noun.definite and not noun.possessed
    return named and noun is not None and noun.number == "singular" and noun.group in {"soldiers", "police"}


def _parts(wording: Wording, item: Found, end: int, cues: set[int]) -> Iterator[Found]:
    """Yield parts of the victims: "among them three children and a woman"."""
    start = item.victims.last + 1
    for at in range(start, min(end, start + _AMONG_REACH)):
        if wording.breaks[at] > 1 or at in cues:
            return
        word = wording.forms[at]
        if (word[1:] if word.startswith("و") else word) not in wording.sets["among"]:
            continue
        part = victims_at(wording, at + 1, end)
        if part and at + 1 not in cues:
            first = replace(item, victims=part)
            yield first
            yield from _coordinated(wording, first, end, cues)
        return


def _without_repeats(found: list[tuple[Found, int | None]]) -> list[tuple[Found, int | None]]:
    """Return the figures without a second one over the same words."""
    out: list[tuple[Found, int | None]] = []
    seen: set[tuple[str, int, int]] = set()
    places: dict[int, int] = {}
    for index, (item, parent) in enumerate(found):
        key = (item.outcome, item.victims.first, item.victims.last)
        if key not in seen:
            seen.add(key)
            places[index] = len(out)
            out.append((item, None if parent is None else places.get(parent)))
    return out


def _settled(wording: Wording, found: list[tuple[Found, int | None]], base: int) -> list[Figure]:
    """Return figures with their groups settled over the sentence: others are as those before them, a whole is mixed."""
    groups = _inherited(wording, found)
    for index in reversed(range(len(groups) - 1)):
        later = groups[index + 1] if found[index + 1][1] is None else ""
        if groups[index] == "person" and found[index][0].victims.noun is None and later in CONCRETE:
            groups[index] = later
    for index, (_, parent) in enumerate(found):
        wholes = [] if parent is None else [parent - 1, parent] if "+" in found[index][0].outcome else [parent]
        for whole in wholes:
            if groups[whole] not in CONCRETE and groups[index] in CONCRETE:
                groups[whole] = "mixed"
    sport = _is_sport(wording, found[0][0].cue.first) if found else False
    if found and _is_in_transport(wording, found[0][0].cue.first):
        groups = ["civilians" if group in _OPEN else group for group in groups]
    return [
        _figure(wording, item, None if parent is None else base + parent, group, sport)
        for (item, parent), group in zip(found, groups, strict=True)
    ]


def _inherited(wording: Wording, found: list[tuple[Found, int | None]]) -> list[str]:
    """Return the groups of figures; others are as those before them, and men beside women are men."""
    groups = [item.victims.group for item, _ in found]
    for index, group in enumerate(groups):
        before = groups[index - 1] if index else ""
        if group == "element" and before in {"women", "children"}:
            groups[index] = "person"
        elif group in _OPEN and before in CONCRETE | {"mixed"} and group != "person":
            groups[index] = before
        elif group in {"understood", "element"}:
            groups[index] = _rank_before(wording, found[index][0].victims.first) or group
    return groups


def _is_in_transport(wording: Wording, index: int) -> bool:
    """Tell whether the sentence of word ``index`` is about an accident of a boat, bus or train: its victims are passengers."""
    words = wording.forms[wording.sentence_start(index) : wording.sentence_end(index)]
    return wording.any_of("transport", words)


def _rank_before(wording: Wording, index: int) -> str | None:
    """Return soldiers or police if the nearest body of men named before word ``index`` in its sentence is one."""
    at = index
    while at > 0 and wording.breaks[at] < 2:
        at -= 1
        noun = wording.noun(at)
        if noun and noun.group in {"soldiers", "police", "fighters"}:
            return noun.group
    return None


def _figure(wording: Wording, item: Found, parent: int | None, group: str, sport: bool) -> Figure:
    cue, victims, words = item.cue, item.victims, wording.words
    verbal = any(value.inflected for value in cue.values)
    people = cue.values[0].syntax == "victims"
    told = modality(wording, cue.first, cue.proclitic, verbal=verbal, people=people)
    told = Modality() if item.rule == "sport-injury" else told
    numeral = victims.quantity.number if victims.quantity else None
    return Figure(
        item.outcome,
        victims.low,
        victims.high,
        group if group in CONCRETE | {"mixed"} and not sport else "unknown",
        Span(cue.start, cue.end),
        words.span(victims.first, victims.last),
        Span(numeral.start, numeral.end) if numeral else None,
        words.span(*item.agent) if item.agent else None,
        victims.qualifier,
        told.asserted,
        parent,
        sport,
        cue.values[0].inflected is not None and item.cue.values[0].syntax != "victims",
        item.rule,
        victims.quantified,
    )


def _is_sport(wording: Wording, index: int) -> bool:
    start = index
    while start > 0 and wording.breaks[start] < 2:
        start -= 1
    return len(wording.sets["sport"].intersection(wording.forms[start : wording.sentence_end(index)])) >= _SPORT_WORDS
