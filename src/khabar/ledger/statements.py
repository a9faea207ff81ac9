"""The same utterance over several reports: one statement with its variants."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.ledger.lines import StoryReport
from khabar.ledger.wording import containment, name_key, telling
from khabar.model.ids import content_id
from khabar.model.layers import Act, Statement
from khabar.model.record import RecordStatement, StatementVariant
from khabar.model.spans import Span

_SAME = 0.6
"""Share of the shorter wording's telling words from which two wordings of one speaker are one utterance."""
_FEWEST = 3
"""Telling words that two wordings must share."""
_APART = 3
"""Days between the reports of one utterance, at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report's wording of an utterance."""

    report: StoryReport
    statement: Statement
    span: Span
    stems: frozenset[str]


def merged_statements(reports: tuple[StoryReport, ...]) -> tuple[RecordStatement, ...]:
    """Return the utterances of the reports, each with its variants, earliest first.

    Two wordings are one utterance if the speaker is the same, their telling words overlap and their reports lie at most three
    days apart. Each wording is compared only with utterances that share some of its words, so that the time grows with
    the wordings, not with their pairs.
    """
    groups: list[list[Told]] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for told in _told(reports):
        key = name_key(told.statement.speaker_entity)
        at = _match(told, key, groups, index)
        if at is None:
            at = len(groups)
            groups.append([])
            for stem in told.stems:
                index[key, stem].append(at)
        groups[at].append(told)
    return tuple(_statement(group) for group in groups)


def _told(reports: tuple[StoryReport, ...]) -> Iterator[Told]:
    for report in reports:
        for statement in report.layers.statements:
            if statement.content and not statement.hypothetical:
                span = Span(statement.content[0].start, max(part.end for part in statement.content))
                stems = frozenset().union(*(telling(report.text(part)) for part in statement.content))
                yield Told(report, statement, span, stems)


def _match(told: Told, key: str, groups: list[list[Told]], index: dict[tuple[str, str], list[int]]) -> int | None:
    """Return the utterance that a wording belongs to, or None for a new one."""
    if not key or len(told.stems) < _FEWEST:
        return None
    shared = Counter(at for stem in told.stems for at in index.get((key, stem), ()))
    best = None
    for at, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count < _FEWEST:
            break
        first = groups[at][0]
        if containment(told.stems, first.stems) >= _SAME and _near(told.report, first.report):
            best = at
            break
    return best


def _near(a: StoryReport, b: StoryReport) -> bool:
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= _APART


def _statement(group: list[Told]) -> RecordStatement:
    first = group[0]
    fullest = max(group, key=lambda told: (len(told.stems), -told.span.start)).stems
    acts: Counter[Act] = Counter(told.statement.act for told in group if told.statement.act != "say")
    speaker = next((told.statement.speaker_entity for told in group if told.statement.speaker_entity), None)
    return RecordStatement(
        id=content_id("said", first.report.doc, first.statement.id, first.span.start),
        story=first.report.story,
        speaker=speaker,
        party=next((told.statement.speaker_party for told in group if told.statement.speaker_party), None),
        act=min(acts, key=lambda act: (-acts[act], act)) if acts else first.statement.act,
        date=next((told.statement.date for told in group if told.statement.date), None),
        variants=tuple(_variant(told, group, fullest) for told in group),
        accounts=len({told.report.account for told in group}),
    )


def _variant(told: Told, group: list[Told], fullest: frozenset[str]) -> StatementVariant:
    cue = told.statement.cue
    return StatementVariant(
        evidence=told.report.evidence(told.span),
        statement=told.statement.id,
        cue=told.report.text(cue) if cue else None,
        via=told.statement.via,
        dropped=_dropped(told, group, fullest),
    )


def _dropped(told: Told, group: list[Told], fullest: frozenset[str]) -> str:
    """Return in words what a wording lacks of the fullest one: channel, source's mode, words."""
    lacks = []
    via = {name for other in group for name in other.statement.via}
    if via - set(told.statement.via) and not told.statement.via:
        lacks.append("via " + ", ".join(sorted(via)))
    if told.statement.mode == "indirect" and any(other.statement.mode == "direct" for other in group):
        lacks.append("quotation marks")
    missing = len(fullest - told.stems)
    if missing:
        lacks.append(f"{missing} of {len(fullest)} telling words")
    return "; ".join(lacks)
