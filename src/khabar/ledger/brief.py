"""A brief of each story: every sentence quoted from a report; what accounts agree on, and what is disputed."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import likeness, telling
from khabar.model.ids import DocId
from khabar.model.record import BriefSentence, Contradiction, Evidence, RecordEvent, RecordStatement
from khabar.model.spans import Span
from khabar.text.reading import kept_text
from khabar.text.sentences import sentences

_AGREED, _DISPUTED, _SINGLE = 6, 4, 3
"""Sentences of each role, at most; told by one account only where nothing else is."""
_REPEATS = 0.6
"""Likeness from which a sentence says what another has said."""
_LONGEST = 600


@dataclass(slots=True)
class Told:
    """A sentence with the lines that it tells."""

    evidence: Evidence
    accounts: int = 0
    disputed: bool = False
    lines: set[str] = field(default_factory=set)


def briefs(
    reports: tuple[StoryReport, ...],
    events: tuple[RecordEvent, ...],
    statements: tuple[RecordStatement, ...],
    conflicts: tuple[Contradiction, ...],
) -> tuple[BriefSentence, ...]:
    """Return the brief of every story of the reports, by story and rank.

    Agreed sentences tell events and statements of at least two independent accounts, most accounts first; disputed ones are the
    two sides of contradictions, strongest first. A sentence that repeats one before it is left out.
    """
    told = _told(reports, events, statements, conflicts)
    by_story: dict[str, list[Told]] = defaultdict(list)
    stories = {report.doc: report.story for report in reports}
    for sentence in told:
        by_story[stories[sentence.evidence.doc]].append(sentence)
    raw = {report.doc: report.raw for report in reports}
    days = {report.doc: report.order for report in reports}
    out: list[BriefSentence] = []
    for story in sorted(by_story):
        ranked = sorted(by_story[story], key=lambda item: (-item.accounts, days[item.evidence.doc], item.evidence))
        out += _brief(story, ranked, raw)
    return tuple(out)


def _told(
    reports: tuple[StoryReport, ...],
    events: tuple[RecordEvent, ...],
    statements: tuple[RecordStatement, ...],
    conflicts: tuple[Contradiction, ...],
) -> list[Told]:
    found: dict[Evidence, Told] = {}
    cut = {report.doc: _sentences(report) for report in reports}
    lines = [(event.id, event.evidence[0], event.accounts, False) for event in events if not event.planned]
    lines += [(said.id, said.variants[0].evidence, said.accounts, False) for said in statements]
    lines += [(line.id, side, 1, True) for line in conflicts for side in (line.a, line.b)]
    for id_, evidence, accounts, disputed in lines:
        span = _around(cut[evidence.doc], evidence.span)
        if span is None or len(span) > _LONGEST:
            continue
        at = Evidence(evidence.doc, span)
        sentence = found.setdefault(at, Told(at))
        sentence.accounts = max(sentence.accounts, accounts)
        sentence.disputed |= disputed
        sentence.lines.add(id_)
    return list(found.values())


def _sentences(report: StoryReport) -> tuple[Span, ...]:
    layout = report.layers.layout
    headings = [span for span in (layout.title, layout.deck, *layout.subheads) if span is not None]
    return sentences(kept_text(report.raw, layout.drops), headings=headings)


def _around(found: tuple[Span, ...], span: Span) -> Span | None:
    at = bisect_right([sentence.start for sentence in found], span.start) - 1
    return found[at] if at >= 0 and found[at].end > span.start else None


def _brief(story: str, ranked: list[Told], raw: dict[DocId, str]) -> list[BriefSentence]:
    room = {"agreed": _AGREED, "disputed": _DISPUTED, "single": _SINGLE}
    said: list[frozenset[str]] = []
    out: list[BriefSentence] = []
    for sentence in ranked:
        role = "disputed" if sentence.disputed else "agreed" if sentence.accounts > 1 else "single"
        if role == "single" and any(line.role == "agreed" for line in out):
            continue
        stems = telling(sentence.evidence.span.of(raw[sentence.evidence.doc]))
        if room[role] == 0 or any(likeness(stems, other) >= _REPEATS for other in said):
            continue
        room[role] -= 1
        said.append(stems)
        lines = tuple(sorted(sentence.lines))
        out.append(BriefSentence(story, len(out) + 1, role, sentence.evidence, lines, sentence.accounts))  # type: ignore[arg-type]
    return out
