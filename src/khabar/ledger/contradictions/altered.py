"""What a copy changed so that it says something else: the speaker, a number, a length of time, a negation."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import same_side, telling
from khabar.lexicons import Lexicons, bundled
from khabar.lexicons.actors import states
from khabar.model.ids import DocId
from khabar.model.layers import Count, Entity, Statement
from khabar.model.record import Alteration, AlterationKind, Contradiction, ContradictionKind, Passage, Strength
from khabar.model.spans import Span
from khabar.text.fold import fold

_KINDS: dict[AlterationKind, ContradictionKind] = {
    "speaker": "attribution",
    "number": "number",
    "date": "number",
    "negation": "denial",
}
_REASONS = {
    "speaker": ("تغيّر المنسوب إليه في النص المنقول", "the copy gives the words to another speaker"),
    "number": ("تغيّر العدد في النص المنقول", "the copy gives another number"),
    "date": ("تغيّرت المدة في النص المنقول", "the copy gives another length of time"),
    "negation": ("تغيّر النفي في النص المنقول", "the copy adds or drops a negation"),
}
_COUNTED = ("تغيّر المعدودون في النص المنقول", "the copy counts other people")
_NUMBER = re.compile(r"\((\d+), (\d+), [^)]*\)")
_LENGTH = re.compile(r"PT?\d+[A-Z]")
_RATE = re.compile(r"^\W*(?:سنت|دولار|ريال|يورو|نقط|درج|بالمئة|في المئة|بالمائة|%|٪|برميل|درهم|دينار|جنيه)")
"""Units of prices and rates after a changed number: they differ by the hour and not by account."""
_UNIT = 12
"""Characters after a changed number in which its unit stands."""
_SCALE_STEPS = frozenset({10**3, 10**6, 10**9})
"""Two numbers that differ by such a factor are one number, written with and without its scale."""
_NEAR = 200
"""Characters around a changed number in which two accounts must name somebody or some place in common."""
_UNNAMED = re.compile(r"^(?:مصدر|مصادر|مسؤول|مسءول|مسوول|مسؤولون|دبلوماسي|قيادي|شهود|ناشط|ناشطون|سكان)")
_LONGEST = 6
"""Words of a changed length of time on either side: a longer change is another sentence."""
_NEGATED = 3
"""Words of a negated wording, at most."""
_NEGATORS = frozenset(["لا", "لم", "لن", "ليس", "ليست", "ما", "ولا", "ولم", "ولن", "وليس"])
_ROOT = 4
"""First letters that an adjective shares with the name that it is made of."""
_AT_LARGE = frozenset({"unknown", None})
"""Groups of a number that does not say whom it counts."""
_HARMLESS = frozenset({"civilians", "children", "women"})
"""Groups whose naming or leaving out makes the same number say something else."""
_OTHERS = telling(
    "آخر آخرون أخرى آخرين عدد بعض أول كبير كبار كبيرة رفيع رفيعة المستوى بارز بارزة سابق خاص خاصة داخل عيان"
)
"""Words of an unnamed source's phrase that do not say to which side it belongs: rank, number and place."""
_ORDINAL = re.compile(r"^ال(?:اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)")
"""Ordinals tell of another day, quarter or place, not of another number."""
_AGED = re.compile(r"(?:البالغ|يبلغ|تبلغ|البالغة) من العمر\W*$")
"""Before an age: two persons have two ages."""
_RECALLING = re.compile(
    r"(?<!\w)(?:نفسه|نفسها|نفسهم|ذاته|ذاتها|المصدر|المصادر|الحركه|الجماعه|القناه|الصحيفه|الوكاله|الحزب|الجهه)(?!\w)"
)
"""Words of a source's phrase that recall one named before."""
_RECALLED = re.compile(r"^ال(?:شركه|وزاره|صحيفه|مصدر|مصادر|جانب|جهه|بيان|تقرير|هييه|موسسه)")
"""Words that recall somebody named before."""
_FIGURE = 2
"""Words of a changed number, at most."""
_LISTED = 2
"""So many changed numbers in one passage make it another list or table, not a changed copy."""
_ROUNDED = 0.99
"""Share from which two numbers are one, rounded otherwise."""
_DECIMAL = re.compile(r"\d[.,ر٫]\d")
"""Sums and rates: they differ by rounding, by day and by the way that halves are written, not by account."""
_SCALES = frozenset(["مليون", "مليار", "الف", "الاف", "ملايين", "مئه", "مايه"])
_SPELT_ALIKE = 0.75
_AROUND = 20
"""Characters shown on either side of a place where a copy leaves something out."""


def altered_copies(passages: tuple[Passage, ...], reports: dict[DocId, StoryReport]) -> Iterator[Contradiction]:
    """Yield a contradiction for every alteration of a shared passage that changes who speaks, how many, how long, or whether.

    The same alteration between several copies counts once. What a copy only leaves out is no contradiction, except for the
    words that say to which side an unnamed source belongs.
    """
    seen: set[tuple[str, str, str]] = set()
    for passage in passages:
        a, b = reports.get(passage.a.doc), reports.get(passage.b.doc)
        if a is None or b is None or passage.kind == "quotation":
            continue
        listed = sum(alteration.kind == "number" for alteration in passage.alterations) >= _LISTED
        for alteration in passage.alterations:
            if listed and alteration.kind == "number":
                continue
            alteration = _as_told(a, b, alteration)
            kind = _KINDS.get(alteration.kind)
            pair = sorted([fold(a.text(alteration.a)), fold(b.text(alteration.b))])
            key = (alteration.kind, pair[0], pair[1])
            if kind and key not in seen and _matters(a, b, alteration):
                seen.add(key)
                yield _line(kind, a, b, passage, alteration)


def _as_told(a: StoryReport, b: StoryReport, alteration: Alteration) -> Alteration:
    """Return an alteration for what it changes here: a word of a source's name, or of those whom a number counts."""
    sources = (_source_at(a, alteration.a), _source_at(b, alteration.b))
    if alteration.kind == "naming" and None not in sources:
        spans = [statement.speaker for statement in sources if statement and statement.speaker]
        return replace(alteration, kind="speaker", a=spans[0], b=spans[1])
    if alteration.kind == "synonym" and _other_group(a, b, alteration):
        return replace(alteration, kind="number")
    return alteration


def _source_at(report: StoryReport, words: Span) -> Statement | None:
    """Return the statement in whose source's name altered words begin, or right behind it."""
    for statement in report.layers.statements:
        speaker = statement.speaker
        if speaker and speaker.start <= words.start <= speaker.end + 1:
            return statement
    return None


def _other_group(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether one number counts people of one group in one report and people at large in the other."""
    one, other = _count_at(a, alteration.a), _count_at(b, alteration.b)
    if one is None or other is None or one.low is None:
        return False
    alike = (one.what, one.low, one.high) == (other.what, other.low, other.high)
    groups = {one.group, other.group}
    return alike and bool(groups & _AT_LARGE) and bool(groups & _HARMLESS)


def _count_at(report: StoryReport, words: Span) -> Count | None:
    counts = (count for event in report.layers.events for count in event.counts if count.span and not count.subset)
    return next((count for count in counts if count.span and words.overlaps(count.span)), None)


def _matters(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether an alteration changes what is said."""
    if alteration.kind == "speaker":
        return _other_speaker(a, b, alteration)
    if alteration.kind == "number" and _other_group(a, b, alteration):
        return True
    words = [fold(a.text(alteration.a)), fold(b.text(alteration.b))]
    long = _FIGURE if alteration.kind == "number" else _LONGEST
    if max(len(part.split()) for part in words) > long or words[0].replace(" ", "") == words[1].replace(" ", ""):
        return False
    if any(map(_ORDINAL.match, words)) or _AGED.search(a.raw[: alteration.a.start][-_NEAR:]):
        return False
    left, _, right = alteration.why.partition("|")
    if alteration.kind == "number":
        if _newer(a, b, alteration) or any(part in _SCALES or _DECIMAL.search(part) for part in words):
            return False
        if _is_rate(a, alteration.a) or not _one_matter(a, b, alteration):
            return False
        return _apart(_NUMBER.findall(left), _NUMBER.findall(right))
    if alteration.kind == "date" and not any(part in _SCALES for part in words):
        lengths = (left.strip(), right.strip())
        alike = all(map(_LENGTH.fullmatch, lengths)) and lengths[0][-1] == lengths[1][-1]
        return alike and _one_matter(a, b, alteration)
    return "∅" in (left.strip(), right.strip()) and _only_negated(words)


def _is_rate(report: StoryReport, number: Span) -> bool:
    return _RATE.match(report.raw[number.end : number.end + _UNIT]) is not None


def _one_matter(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether two reports tell of one matter where a number differs: copies do, others if they name something in common."""
    if _other_sources(a, b, alteration) or _holds(a, b, alteration.b) or _holds(b, a, alteration.a):
        return False
    return a.account == b.account or bool(_named_near(a, alteration.a) & _named_near(b, alteration.b))


def _holds(report: StoryReport, other: StoryReport, number: Span) -> bool:
    """Tell whether a report has another's number with its unit somewhere: then the two numbers are of two things."""
    unit = re.match(r"\W*\w+", other.raw[number.end : number.end + _NEAR])
    return unit is not None and other.text(number) + unit.group() in report.raw


def _named_near(report: StoryReport, number: Span) -> set[str]:
    near = Span(max(0, number.start - _NEAR), number.end + _NEAR)
    return {e.name for e in report.layers.entities for m in e.mentions if near.covers(m.span) and e.type != "MEDIA"}


def _other_sources(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether two known sources say the altered words: then they are two statements in one form of words."""
    sources = [_source(a, alteration.a), _source(b, alteration.b)]
    return None not in sources and not same_side(sources[0], sources[1])


def _only_negated(words: list[str]) -> bool:
    """Tell whether two short wordings are the same but for a negator of a verb or noun."""
    plain = [[form for form in part.split() if form not in _NEGATORS] for part in words]
    short = max(len(part.split()) for part in words) <= _NEGATED
    return short and plain[0] == plain[1]


def _apart(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> bool:
    """Tell whether each side has one number and the two exclude one another."""
    if len(left) != 1 or len(right) != 1:
        return False
    (low_a, high_a), (low_b, high_b) = (tuple(map(int, side[0])) for side in (left, right))
    close = min(high_a, high_b) >= _ROUNDED * max(low_a, low_b)
    scaled = min(low_a, low_b) > 0 and max(low_a, low_b) / min(low_a, low_b) in _SCALE_STEPS
    return not close and not scaled and (high_a < low_b or high_b < low_a)


def _newer(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether the numbers may be of two days, or of one source or outlet at two times, and so an update."""
    if a.day and b.day and abs((a.day - b.day).days) > 1:
        return True
    if a.outlet is not None and a.outlet == b.outlet:
        return True
    sources = [_source(a, alteration.a), _source(b, alteration.b)]
    return sources[0] is not None and same_side(sources[0], sources[1])


def _source(report: StoryReport, words: Span) -> str | None:
    return next(
        (s.speaker_entity for s in report.layers.statements if any(part.covers(words) for part in s.content)), None
    )


def _other_speaker(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether both reports name the source of the words, and name it so that it is another one."""
    told = [_spoken(a, alteration.a), _spoken(b, alteration.b)]
    if told[0] is None or told[1] is None:
        return False
    one, other = (statement.speaker_entity or "" for statement in told if statement)
    if not one or not other or one == other:
        return False
    phrases = [a.text(told[0].speaker or alteration.a), b.text(told[1].speaker or alteration.b)]
    if any(_RECALLING.search(fold(phrase)) for phrase in phrases):
        return False
    if _UNNAMED.match(one) and _UNNAMED.match(other):
        return _other_unnamed(a, b, phrases, {one, other})
    if not len(alteration.a) or not len(alteration.b):
        return False
    if telling(phrases[0]) & telling(phrases[1]):
        return False
    if not all(_is_side(report, name) for report, name in ((a, one), (b, other))):
        return False
    return not same_side(one, other) and SequenceMatcher(None, fold(one), fold(other)).ratio() < _SPELT_ALIKE


def _other_unnamed(a: StoryReport, b: StoryReport, phrases: list[str], sources: set[str]) -> bool:
    """Tell whether two phrases name unnamed sources of two sorts: more than a place, a rank or a medium tells them apart."""
    left, right = map(telling, phrases)
    scenes = {e.name for report in (a, b) for e in report.layers.entities if _is_scene(e)} - sources
    names = frozenset().union(*map(telling, scenes))
    origins = bundled().compiled(_origins)
    told = {stem for stem in left ^ right if stem not in origins and not any(_kin(stem, name) for name in names)}
    return any(not _spelt_otherwise(stem, left | right) for stem in told - _OTHERS)


def _spelt_otherwise(stem: str, stems: frozenset[str]) -> bool:
    """Tell whether a stem is another one with or without a letter of a preposition or conjunction."""
    return any(stem != other and (stem.endswith(other) or other.endswith(stem)) for other in stems)


def _origins(lexicons: Lexicons) -> frozenset[str]:
    """Return the stems of states and of their adjectives."""
    forms = (form for state in states(lexicons) for form in (state.name, *state.adjectives))
    return frozenset(found for form in forms for found in telling(form))


def _is_scene(entity: Entity) -> bool:
    """Tell whether an entity is a place, a body or a medium: its name in a source's says where, not on whose side."""
    return entity.type in {"LOC", "GPE", "ORG", "MEDIA"} or (entity.key or "").startswith("place:")


def _kin(stem: str, name: str) -> bool:
    """Tell whether a word is an adjective of a name, as far as their first letters show."""
    return stem[:_ROOT] == name[:_ROOT]


def _is_side(report: StoryReport, name: str) -> bool:
    """Tell whether a source is somebody whom the lexicons know as a body, and not a person or medium."""
    if _RECALLED.match(fold(name)):
        return False
    known = next((entity for entity in report.layers.entities if entity.name == name), None)
    return known is not None and known.type not in {"MEDIA", "PER"} and bool(known.key or known.party)


def _line(
    kind: ContradictionKind, a: StoryReport, b: StoryReport, passage: Passage, alteration: Alteration
) -> Contradiction:
    told = [
        (_side(a, alteration.a, passage.a.span), a.text(alteration.a) or "∅"),
        (_side(b, alteration.b, passage.b.span), b.text(alteration.b) or "∅"),
    ]
    (side_a, words_a), (side_b, words_b) = sorted(told, key=lambda item: item[0].order)
    ar, en = _COUNTED if _other_group(a, b, alteration) else _REASONS[alteration.kind]
    why = Reason(f"{ar}: «{words_a}» / «{words_b}»", f"{en}: “{words_a}” / “{words_b}”")
    return contradiction(kind, side_a, side_b, why, _strength(alteration, side_a, side_b))


def _strength(alteration: Alteration, a: Side, b: Side) -> Strength:
    """Return how strong a contradiction is: two unnamed sources may be one, and what is left out may have been meant."""
    if alteration.kind == "speaker" and all(_UNNAMED.match(side.claimant or "") for side in (a, b)):
        return "weak"
    return "strong" if len(alteration.a) and len(alteration.b) else "moderate"


def _side(report: StoryReport, words: Span, within: Span) -> Side:
    """Return the altered words as a side: with the phrase that names the source, if they belong to it."""
    spoken = _spoken(report, words)
    if spoken and spoken.speaker:
        return Side(report, spoken.speaker, spoken.speaker_entity)
    span = words
    if not len(span):
        span = Span(max(within.start, words.start - _AROUND), min(within.end, words.end + _AROUND)).trimmed(report.raw)
    return Side(report, span, _source(report, words))


def _spoken(report: StoryReport, words: Span) -> Statement | None:
    """Return the statement whose source the words name, or at whose naming they were left out."""
    for statement in report.layers.statements:
        speaker = statement.speaker
        if speaker and speaker.start <= words.start + 1 and words.end <= speaker.end + 1:
            return statement
    return None
