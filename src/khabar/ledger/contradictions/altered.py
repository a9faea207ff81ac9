"""What a copy changed so that it says something else: the speaker, a number, a negation, the chain."""

from collections.abc import Iterator

from khabar.ledger.contradictions.sides import Reason, Side, contradiction
from khabar.ledger.lines import StoryReport
from khabar.model.ids import DocId
from khabar.model.layers import Statement
from khabar.model.record import Alteration, AlterationKind, Contradiction, ContradictionKind, Passage, Strength
from khabar.model.spans import Span

_KINDS: dict[AlterationKind, ContradictionKind] = {
    "speaker": "attribution",
    "number": "number",
    "date": "number",
    "negation": "denial",
}
_REASONS = {
    "speaker": ("تغيّر المنسوب إليه في النص المنقول", "the copy gives the words to another speaker"),
    "number": ("تغيّر العدد في النص المنقول", "the copy gives another number"),
    "date": ("تغيّرت المدة أو التاريخ في النص المنقول", "the copy gives another time or length of time"),
    "negation": ("تغيّر النفي في النص المنقول", "the copy adds or drops a negation"),
}


def altered_copies(passages: tuple[Passage, ...], reports: dict[DocId, StoryReport]) -> Iterator[Contradiction]:
    """Yield a contradiction for every alteration of a shared passage that changes who speaks, how many, or whether.

    An alteration that stands on one side only is shown on the other by the phrase around it: the speaker of the statement
    there, or the words that the passage keeps on either side.
    """
    for passage in passages:
        a, b = reports.get(passage.a.doc), reports.get(passage.b.doc)
        if a is None or b is None or passage.kind == "quotation":
            continue
        for alteration in passage.alterations:
            kind = _KINDS.get(alteration.kind)
            if kind and _matters(a, b, alteration):
                yield _line(kind, a, b, passage, alteration)


def _matters(a: StoryReport, b: StoryReport, alteration: Alteration) -> bool:
    """Tell whether an alteration changes what is said, and does not only leave out.

    A number or a time must stand on both sides, a time with two values that are both told; a speaker must be named on both
    sides, so that leaving a name to the verb ("he said") is no change.
    """
    if alteration.kind in {"number", "date"} and not (len(alteration.a) and len(alteration.b)):
        return False
    if alteration.kind == "date":
        values = [part.strip() for part in alteration.why.split("|")]
        return len(values) == 2 and all(value[:1] in "P12" and "X" not in value for value in values)
    if alteration.kind == "speaker":
        told = [_statement(report, words) for report, words in ((a, alteration.a), (b, alteration.b))]
        return all(statement is not None and statement.speaker is not None for statement in told)
    return True


def _line(
    kind: ContradictionKind, a: StoryReport, b: StoryReport, passage: Passage, alteration: Alteration
) -> Contradiction:
    side_a = _side(a, alteration.a, passage.a.span)
    side_b = _side(b, alteration.b, passage.b.span)
    ar, en = _REASONS[alteration.kind]
    words_a, words_b = a.text(alteration.a) or "∅", b.text(alteration.b) or "∅"
    why = Reason(f"{ar}: «{words_a}» / «{words_b}»", f"{en}: “{words_a}” / “{words_b}”")
    both_sides = bool(len(alteration.a) and len(alteration.b))
    strength: Strength = "strong" if both_sides else "moderate"
    return contradiction(kind, side_a, side_b, why, strength)


def _side(report: StoryReport, words: Span, within: Span) -> Side:
    """Return the altered words as a side: with the speaker phrase that they belong to, if they stand in one."""
    statement = _statement(report, words)
    speaker = statement.speaker if statement else None
    span = words
    if speaker and speaker.start <= words.start and words.end <= speaker.end:
        span = speaker
    if not len(span):
        span = Span(max(within.start, words.start - 20), min(within.end, words.end + 20)).trimmed(report.raw)
    return Side(report, span, statement.speaker_entity if statement else None)


def _statement(report: StoryReport, words: Span) -> Statement | None:
    """Return the statement whose speaker or content the words touch."""
    for statement in report.layers.statements:
        spans = [*statement.content, *((statement.speaker,) if statement.speaker else ())]
        if any(span.start <= words.start and words.end <= span.end for span in spans):
            return statement
    return None
