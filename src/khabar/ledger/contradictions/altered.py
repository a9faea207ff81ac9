"""What a copy changed so that it says something else: the speaker, a number, a length of time, a negation."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import same_side, telling
from khabar.model.ids import DocId
from khabar.model.layers import Statement
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
_NUMBER = re.compile(r"\((\d+), (\d+), [^)]*\)")
_LENGTH = re.compile(r"PT?\d+[A-Z]")
_UNNAMED = re.compile(r"^(?:مصدر|مصادر|مسؤول|مسءول|مسوول|مسؤولون|دبلوماسي|قيادي|شهود|ناشط|ناشطون|سكان)")
_LONGEST = 6
"""Words of a changed length of time on either side: a longer change is another sentence."""
_NEGATED = 3
"""Words of a negated wording, at most."""
_NEGATORS = frozenset(["لا", "لم", "لن", "ليس", "ليست", "ما", "ولا", "ولم", "ولن", "وليس"])
_RECALLED = re.compile(r"^ال(?:شركه|وزاره|صحيفه|مصدر|مصادر|جانب|جهه|بيان|تقرير|هييه|موسسه)")
"""Words that recall somebody named before."""
_FIGURE = 3
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
            kind = _KINDS.get(alteration.kind)
            pair = sorted([fold(a.text(alteration.a)), fold(b.text(alteration.b))])
            key = (alteration.kind, pair[0], pair[1])
            if kind and key not in seen and _matters(a, b, alteration):
                seen.add(key)
                yield _line(kind, a, b, passage, alteration)


def _matters(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether an alteration changes what is said."""
    if alteration.kind == "speaker":
        return _other_speaker(a, b, alteration)
    words = [fold(a.text(alteration.a)), fold(b.text(alteration.b))]
    long = _FIGURE if alteration.kind == "number" else _LONGEST
    if max(len(part.split()) for part in words) > long or words[0].replace(" ", "") == words[1].replace(" ", ""):
        return False
    left, _, right = alteration.why.partition("|")
    if alteration.kind == "number":
        if _newer(a, b, alteration) or any(part in _SCALES or _DECIMAL.search(part) for part in words):
            return False
        return _apart(_NUMBER.findall(left), _NUMBER.findall(right))
    if alteration.kind == "date":
        return _LENGTH.fullmatch(left.strip()) is not None and _LENGTH.fullmatch(right.strip()) is not None
    return "∅" in (left.strip(), right.strip()) and _only_negated(words)


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
    return not close and (high_a < low_b or high_b < low_a)


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
    if _UNNAMED.match(one) and _UNNAMED.match(other):
        return telling(one) != telling(other)
    if not len(alteration.a) or not len(alteration.b):
        return False
    phrases = [a.text(told[0].speaker or alteration.a), b.text(told[1].speaker or alteration.b)]
    if telling(phrases[0]) & telling(phrases[1]):
        return False
    if not all(_is_side(report, name) for report, name in ((a, one), (b, other))):
        return False
    return not same_side(one, other) and SequenceMatcher(None, fold(one), fold(other)).ratio() < _SPELT_ALIKE


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
    ar, en = _REASONS[alteration.kind]
    why = Reason(f"{ar}: «{words_a}» / «{words_b}»", f"{en}: “{words_a}” / “{words_b}”")
    strength: Strength = "strong" if len(alteration.a) and len(alteration.b) else "moderate"
    return contradiction(kind, side_a, side_b, why, strength)


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
