"""Which words each outlet uses for each party: its own, quoted, or come with copied text."""

from collections import defaultdict

from khabar.ledger.lines import StoryReport
from khabar.model.ids import DocId
from khabar.model.layers import Naming
from khabar.model.record import NamingUse, Passage
from khabar.model.spans import Span


def naming_uses(reports: tuple[StoryReport, ...], passages: tuple[Passage, ...]) -> tuple[NamingUse, ...]:
    """Return every loaded naming with its voice.

    A word that a source uses is quoted. A word inside text that the report has from another report is copied, unless the copy
    changed that very word. All others are the outlet's own.
    """
    copied = _copied(passages, {report.doc: report for report in reports})
    uses = [_use(report, naming, copied[report.doc]) for report in reports for naming in report.layers.naming]
    return tuple(sorted(uses, key=lambda use: (use.outlet or "", use.referent, use.word, use.evidence)))


def _use(report: StoryReport, naming: Naming, copied: list[tuple[Span, tuple[Span, ...]]]) -> NamingUse:
    voice = "own"
    if naming.attributed_to:
        voice = "quoted"
    elif any(
        span.covers(naming.span) and not any(naming.span.overlaps(edit) for edit in edits) for span, edits in copied
    ):
        voice = "copied"
    return NamingUse(
        outlet=report.outlet,
        referent=naming.referent,
        word=report.text(naming.span),
        slant=naming.slant,
        voice=voice,  # type: ignore[arg-type]
        attributed_to=naming.attributed_to,
        evidence=report.evidence(naming.span),
    )


def _copied(
    passages: tuple[Passage, ...], reports: dict[DocId, StoryReport]
) -> dict[DocId, list[tuple[Span, tuple[Span, ...]]]]:
    """Map each report to its spans that came from another report, with the spans that the copy changed.

    The direction of a passage says who copied; where it is not known, the later report of the two is taken to have copied, and
    where both are of one day, neither.
    """
    out: dict[DocId, list[tuple[Span, tuple[Span, ...]]]] = defaultdict(list)
    for passage in passages:
        target = _target(passage, reports)
        if target == passage.a.doc:
            out[target].append((passage.a.span, tuple(edit.a for edit in passage.alterations)))
        elif target == passage.b.doc:
            out[target].append((passage.b.span, tuple(edit.b for edit in passage.alterations)))
    return out


def _target(passage: Passage, reports: dict[DocId, StoryReport]) -> DocId | None:
    if passage.direction:
        return passage.b.doc if passage.direction == "a->b" else passage.a.doc
    a, b = reports.get(passage.a.doc), reports.get(passage.b.doc)
    if a is None or b is None or a.day is None or b.day is None or a.day == b.day:
        return None
    return b.doc if a.day < b.day else a.doc
