"""Talks that one report tells to have reached an agreement and to be at a dead end, to be open and to be left, to be hoped
for and to be broken off."""

import re
from collections.abc import Iterator
from itertools import islice

from khabar.ledger.concepts import Subject
from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.wording import same_side
from khabar.model.layers import Statement
from khabar.model.record import Contradiction
from khabar.model.spans import Span

_TALKS = (
    r"(?:اجتماعات|محادثات|مفاوضات|مباحثات|مشاورات|المحادثات|المفاوضات|المباحثات|المشاورات|الاجتماعات|الحوار|قنوات الحوار|"
    r"قنوات الاتصال|الاتصالات)"
)
_REACHED = re.compile(
    r"(?:جرى|تم|أعلن|أعلنت) التوصل[^.،؛\n]{0,40}?إلى اتفاق[^.،؛\n]*|توصل(?:ت|وا|ا|تا)?[^.،؛\n]{0,40}?إلى اتفاق[^.،؛\n]*"
)
_DEAD = re.compile(_TALKS + r"[^.،؛\n]{0,50}?(?:طريق مسدود|الطريق المسدود|فشلت|انهارت)")
_OPEN = re.compile(
    _TALKS
    + r"[^.،؛\n]{0,50}?(?:لا تزال|لا يزال|ما زالت|ما زال|مازالت|مازال)\s+(?:قائمة|قائما|قائم|مستمرة|مستمرا|مفتوحة|مفتوحا|جارية)"
)
_LEFT = re.compile(
    r"(?:انسحبت|انسحب|انسحبوا)\s+(?:منها|منه|من (?:المحادثات|المفاوضات|المباحثات|الحوار|المشاورات|الاتفاق|الاتفاقات))"
)
_OUTCOMES = (
    (
        _REACHED,
        _DEAD,
        Reason("محادثات بلغت اتفاقا ومحادثات في طريق مسدود", "talks that reached an agreement, talks at a dead end"),
    ),
    (_OPEN, _LEFT, Reason("حوار قائم وانسحاب منه", "talks that are open, and a party that has left them")),
)
_MOST = 20
"""Outcomes of one sort in a report that are held against others, at most."""
_CONTEXT = 160
"""Characters before an outcome in which the parties of the talks are named."""
_HOPED = re.compile(r"(?:ستتوصلان|سيتوصلان|ستتوصل|سيتوصل|التوصل)[^.؛\n]{0,30}?(?:إلى|الى) (?:اتفاق|تسوية|حل)")
_BROKEN_OFF = re.compile(r"(?:إلغاء|الغاء|ألغت|ألغى|إفشال|أفشل|نسف|الانسحاب من|انسحاب|عرقل)")


def talks_outcomes(subjects: tuple[Subject, ...]) -> Iterator[Contradiction]:
    """Yield for each report and kind the first pair of outcomes of talks that exclude one another and share a party or a place.

    Only within one report: two reports of two days tell of the course of talks, not against one another.
    """
    for subject in subjects:
        for good, bad, why in _OUTCOMES:
            ends = [
                [_outcome(match) for match in islice(pattern.finditer(subject.report.raw), _MOST)]
                for pattern in (good, bad)
            ]
            pairs = [(a, b) for a in ends[0] for b in ends[1] if _common(subject, a, b)]
            for a, b in pairs[:1]:
                sides = [Side(subject.report, span, _claimant(subject, span)) for span in (a, b)]
                yield contradiction("sequence", sides[0], sides[1], why, "weak")


def hopes_and_accusations(subjects: tuple[Subject, ...]) -> Iterator[Contradiction]:
    """Yield for each report the first speaker who expects an agreement with a party and accuses it of breaking talks off."""
    for subject in subjects:
        said = [s for s in subject.report.layers.statements if s.content and not s.negated]
        hopes = [s for s in said if s.act in ("hope", "believe") and _HOPED.search(_text(subject, s))][:_MOST]
        broken = [s for s in said if s.act == "accuse" and _BROKEN_OFF.search(_text(subject, s))][:_MOST]
        pairs = [(a, b) for a in hopes for b in broken if _one_speaker(a, b) and _one_partner(subject, a, b)]
        for a, b in pairs[:1]:
            sides = [Side(subject.report, _whole(s), s.speaker_entity) for s in (a, b)]
            why = Reason(
                "يتوقع اتفاقا مع طرف ويتهمه بقطع المحادثات",
                "expects an agreement with a party, and accuses it of ending the talks",
            )
            yield contradiction("sequence", sides[0], sides[1], why, "weak")


def _text(subject: Subject, statement: Statement) -> str:
    return subject.report.text(_whole(statement))


def _whole(statement: Statement) -> Span:
    """Return a statement's content, with whom it accuses."""
    parts = [*statement.content, *([statement.accused] if statement.accused else [])]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _one_speaker(a: Statement, b: Statement) -> bool:
    return same_side(a.speaker_entity, b.speaker_entity)


def _one_partner(subject: Subject, hope: Statement, accusation: Statement) -> bool:
    """Tell whether both name one party besides the speaker's own."""
    shared = subject.of_statement(hope).parties & subject.of_statement(accusation).parties
    return any(not same_side(party, hope.speaker_party) for party in shared)


def _outcome(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end()).trimmed(match.string)


def _common(subject: Subject, a: Span, b: Span) -> bool:
    named = [subject.of(Span(max(0, span.start - _CONTEXT), span.end)).parties for span in (a, b)]
    return bool(named[0] & named[1])


def _claimant(subject: Subject, span: Span) -> str | None:
    said = [s for s in subject.report.layers.statements if any(part.covers(span) for part in s.content)]
    return min(said, key=lambda s: sum(map(len, s.content))).speaker_entity if said else None
