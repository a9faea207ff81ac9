"""Talks that are told to have reached an agreement and to be at a dead end."""

import re
from collections.abc import Iterator

from khabar.ledger.concepts import Subject
from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.model.record import Contradiction
from khabar.model.spans import Span

_REACHED = re.compile(
    r"(?:جرى|تم|أعلن|أعلنت) التوصل[^.،؛\n]{0,40}?إلى اتفاق[^.،؛\n]*|توصل(?:ت|وا|ا|تا)?[^.،؛\n]{0,40}?إلى اتفاق[^.،؛\n]*"
)
_DEAD = re.compile(
    r"(?:اجتماعات|محادثات|مفاوضات|مباحثات|مشاورات|المحادثات|المفاوضات|المباحثات|الاجتماعات)[^.،؛\n]{0,50}?"
    r"(?:طريق مسدود|الطريق المسدود|فشلت|انهارت)"
)
_CONTEXT = 160
"""Characters before an outcome in which the parties of the talks are named."""


def talks_outcomes(subjects: tuple[Subject, ...]) -> Iterator[Contradiction]:
    """Yield for each report the first pair of outcomes of talks that exclude one another and share a party or a place.

    Only within one report: two reports of two days tell of the course of talks, not against one another.
    """
    for subject in subjects:
        reached = [_outcome(match) for match in _REACHED.finditer(subject.report.raw)]
        dead = [_outcome(match) for match in _DEAD.finditer(subject.report.raw)]
        pairs = [(a, b) for a in reached for b in dead if _common(subject, a, b)]
        for a, b in pairs[:1]:
            why = Reason(
                "محادثات بلغت اتفاقا ومحادثات في طريق مسدود", "talks that reached an agreement, talks at a dead end"
            )
            sides = [Side(subject.report, span, _claimant(subject, span)) for span in (a, b)]
            yield contradiction("sequence", sides[0], sides[1], why, "weak")


def _outcome(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end()).trimmed(match.string)


def _common(subject: Subject, a: Span, b: Span) -> bool:
    named = [subject.of(Span(max(0, span.start - _CONTEXT), span.end)).parties for span in (a, b)]
    return bool(named[0] & named[1])


def _claimant(subject: Subject, span: Span) -> str | None:
    said = [s for s in subject.report.layers.statements if any(part.covers(span) for part in s.content)]
    return min(said, key=lambda s: sum(map(len, s.content))).speaker_entity if said else None
