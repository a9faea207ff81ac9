"""For which side somebody speaks whom the entities give none: by the words that name them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from khabar.model.layers import Layers
from khabar.model.spans import Span
from khabar.text.fold import fold
from khabar.text.reading import Reading

_OF_BODY = re.compile(
    r"(?:ال)?(?:جناح|مكتب|قياده|قاده|قيادات|رياسه|امانه|لجنه|هييه|وفد|اعضاء|عضو|نواب|كتله|زعيم|زعماء|رييس|ناطق|متحدث|ممثل|ممثلو|منسقيه|"
    r"مسوول|مسوولون|مسوولين|مسوولو|قيادي|مصدر|مصادر|بيان|مفاوضو|مقاتلو|انصار|قرار|مشروع قرار)(?!\w)"
)
"""Heads of names that stand for the body named after them."""
_STATES = (
    (
        "الاحتلال",
        re.compile(
            r"(?:سلطات|حكومه|قوات|جيش|شرطه|مخابرات|طيران|بحريه|محاكم|محكمه) الاحتلال(?: (?:ال)?(?:اسراييلي|صهيوني)ه?)?"
        ),
        "إسرائيل",
    ),
    (
        "اداره",
        re.compile(r"(?:ال)?اداره (?:(?:ال)?(?:اميركيه|امريكيه)|(?:الرييس )?(?:باراك )?اوباما)"),
        "الولايات المتحدة",
    ),
)
"""A word, the names with it by which a state is known that do not name it, and the state."""
_RESOLUTIONS = frozenset({"القرار", "قرار", "مشروع القرار"})
_COUNCIL = "مجلس الامن الدولي"
"""Whose a resolution is that is named without its issuer."""
INDEPENDENT = re.compile(
    r"(?<!\w)(?:(?:ال)?(?:مفتي|هييه تدريس|هييه التدريس|باحث|خبير|محلل|كاتب|اكاديمي|متقاعد|محام|محامي|ناشط|"
    r"قاض|قاضي|قاضيه)|استاذ)(?!\w)|"
    r"(?:حاكم|محافظ) (?:ال)?(?:بنك|مصرف)"
)
"""Callings in which one speaks for oneself, whatever body one works at."""
_UNSPEAKING = re.compile(r"(?:ال)?(?:لجنه|مجلس|برلمان|كونغرس|حزب (?:ال)?(?:ديمقراطي|جمهوري)|جمهوري|ديمقراطي)")
"""Bodies whose members speak for themselves."""
_PLACED = frozenset({"في", "من", "الي"})
_PAIR = re.compile(r"(?:ال)?(?:طرف|جانب|بلد|دولت|حزب|حكومت|وزير|رييس|وفد|حركت|فصيل|خصم|زعيم)(?:ان|ين)")
"""Duals that mean two parties named before."""
_SHORT = 4
"""Letters: a shorter name is no safe part of another."""
_OFFICE = 4
"""Words before the adjective of a state among which its office stands."""
_OFTEN = 2
"""Mentions that make a party one of the two that a report is about."""


@dataclass(frozen=True, slots=True)
class Party:
    """A mention that can act: where it stands in the folded text, and the canonical name of its party."""

    start: int
    end: int
    name: str
    state: bool = False
    """True for a state: named after "in", it is a place."""
    person: bool = False
    """True for somebody who is named, alone or for a side."""


def bodies(reading: Reading, names: Mapping[str, str]) -> dict[str, str]:
    """Map names without a party that hold that of a side ("the military wing of X", "a resolution of Y") to its name."""
    layers = reading.layers
    settled = {entity.name for entity in layers.entities if entity.party}
    speakers = {one.speaker_entity for one in layers.statements if one.speaker_entity}
    open_ = [(known, fold(known)) for known in sorted({*names, *speakers} - settled)]
    out = {
        known: state
        for known, name in open_
        for word, pattern, state in _STATES
        if word in name and pattern.fullmatch(name)
    }
    of_bodies = [(known, name) for known, name in open_ if _OF_BODY.match(name) and known not in out]
    if not of_bodies:
        return out
    sides = _written(reading, names)
    for known, name in of_bodies:
        held = [side for side in sides if any(f" {letters}{side} " in f" {name} " for letters in ("", "ل", "ب"))]
        if held:
            out[known] = sides[max(held, key=lambda side: (len(side), side))]
        elif name in _RESOLUTIONS and _COUNCIL in sides:
            out[known] = sides[_COUNCIL]
    return out | _followed(reading, {known for known, _ in of_bodies} - out.keys(), sides)


def _followed(reading: Reading, bodies: set[str], sides: Mapping[str, str]) -> dict[str, str]:
    """Map bodies to the side whose name follows theirs with "of" somewhere in the report ("the joint presidency of X")."""
    out: dict[str, str] = {}
    for one in (entity for entity in reading.layers.entities if entity.name in bodies):
        for mention in one.mentions:
            end = reading.folded.from_raw(mention.span).end
            if not reading.folded.text.startswith(" ل", end):
                continue
            owner = next((side for side in sides if _belongs(reading.folded.text, end + 1, side)), None)
            if owner:
                out.setdefault(one.name, sides[owner])
    return out


def _belongs(text: str, at: int, side: str) -> bool:
    return text.startswith((f"ل{side}", f"لل{side.removeprefix('ال')}"), at)


def _written(reading: Reading, names: Mapping[str, str]) -> dict[str, str]:
    """Map how sides are written in a report, folded, to their names."""
    out: dict[str, str] = {}
    for one in (entity for entity in reading.layers.entities if entity.party):
        spans = (reading.folded.from_raw(mention.span) for mention in one.mentions)
        for form in (fold(one.name), *(reading.folded.text[span.start : span.end] for span in spans)):
            if len(form) >= _SHORT:
                out.setdefault(form, names[one.name])
    return out


def memberships(reading: Reading, parties: Sequence[Party], names: Mapping[str, str]) -> dict[str, str]:
    """Map speakers without a party to the body that the phrase naming them somewhere gives ("X of group Y")."""
    layers = reading.layers
    known = {party for entity in layers.entities if (party := entity.party)}
    without = {entity.name for entity in layers.entities if entity.type == "PER" and not entity.party}
    starts = [party.start for party in parties]
    out: dict[str, str] = {}
    for statement in layers.statements:
        name = statement.speaker_entity
        if not name or not statement.speaker or name in out or not (name in without or name not in names):
            continue
        span = reading.folded.from_raw(statement.speaker)
        if INDEPENDENT.search(reading.folded.text, span.start, span.end):
            continue
        inside = parties[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        held = [party.name for party in inside if party.name != name and _speaks(reading, party, span.end)]
        if held:
            out[name] = next((side for side in held if side in known), held[0])
    return out


_STATE_OFFICE = re.compile(
    r"(?<!\w)(?:ال)?(?:وزير|وزيره|رييس|رييسه|سفير|مندوب|مبعوث|مسوول|متحدث|ناطق|قايد|خارجيه|دفاع|داخليه|حكومه|رياسه|وزاره|جيش)(?!\w)"
)


def officials(
    reading: Reading, nationalities: Mapping[str, str], settled: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, str]:
    """Map speakers without a party whose phrase gives a state's office ("minister of state of Yemen") to that state."""
    without = {one.name for one in reading.layers.entities if one.type == "PER" and not one.party} - settled.keys()
    out: dict[str, str] = {}
    for statement in reading.layers.statements:
        name = statement.speaker_entity
        if name not in without or not statement.speaker or name in out:
            continue
        phrase = reading.folded.text[slice(*_bounds(reading, statement.speaker))].split()
        at = next((at for at, word in enumerate(phrase) if word in nationalities), 0)
        office = " ".join(phrase[max(0, at - _OFFICE) : at + 1])
        if at and _STATE_OFFICE.search(office) and not _UNSPEAKING.search(office):
            state = nationalities[phrase[at]]
            out[name] = names.get(state, state)
    return out


def _bounds(reading: Reading, raw: Span) -> tuple[int, int]:
    span = reading.folded.from_raw(raw)
    return span.start, span.end


def _speaks(reading: Reading, party: Party, end: int) -> bool:
    if party.end > end or _UNSPEAKING.match(fold(party.name)):
        return False
    word = reading.words.at(party.start)
    return not (party.state and word and reading.words.forms[word - 1] in _PLACED)


def is_pair(form: str) -> bool:
    """Tell whether a folded word is a dual that means two parties ("the two sides")."""
    return _PAIR.fullmatch(form.removeprefix("و")) is not None


def pairs(text: str, parties: Sequence[Party]) -> list[tuple[int, list[str]]]:
    """Return every two parties named together with "and", by the offset where the second ends."""
    out = []
    for first, second in pairwise(parties):
        gap = text[first.end : second.start]
        if first.name != second.name and gap.strip() in {"و", "و ال", "وبين", "، وبين", "مع"}:
            out.append((second.end, [first.name, second.name]))
    return out


def leading(layers: Layers, names: Mapping[str, str]) -> list[str]:
    """Return the two parties that a report is about, if it names exactly two of them often."""
    counts: Counter[str] = Counter()
    for entity in layers.entities:
        if entity.party and entity.type in {"GPE", "GROUP", "ORG"}:
            counts[names.get(entity.name, entity.name)] += len(entity.mentions)
    often = sorted(name for name, count in counts.items() if count >= _OFTEN)
    return often if len(often) == 2 else []
