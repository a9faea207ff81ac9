"""Report text cut into segments that carry their marks, so that a browser never counts characters."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from khabar.model.spans import Span
from khabar.text.sentences import sentences

LONG_PARAGRAPH = 700
"""A paragraph of more characters is cut at sentence ends, so that its margin can stand beside it."""
LONGEST_ROW = 2000
"""A row of more characters is cut between words, sentence or not."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text that a record rests on."""

    span: Span
    layer: str
    """Empty for a mark that only cuts the text, so that an address has a place to lead to."""
    ref: str
    """Id of the record within the page; empty where it has no card."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that all carry the same marks."""

    text: str
    span: Span
    layers: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    """Records whose first characters these are."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the page: a paragraph, or some sentences of a long one."""

    span: Span
    continues: bool = False
    """True if the row goes on with the paragraph of the row before it."""


def lines(text: str, region: Span | None = None) -> tuple[Line, ...]:
    """Return the rows of a region of a text: its non-blank lines, long ones cut between sentences."""
    region = region or Span(0, len(text))
    out: list[Line] = []
    at = region.start
    for line in region.of(text).split("\n"):
        span = Span(at, at + len(line)).trimmed(text)
        at += len(line) + 1
        if len(span):
            out.extend(_cut(text, span) if len(span) > LONG_PARAGRAPH else [Line(span)])
    return tuple(out)


def _cut(text: str, span: Span) -> list[Line]:
    ends = [span.start + sentence.end for sentence in sentences(span.of(text))]
    rows: list[Line] = []
    start = span.start
    for end in [*ends, span.end]:
        if end - start >= LONG_PARAGRAPH // 2 or (end == span.end and start < end):
            rows += (Line(piece, bool(rows) or at > 0) for at, piece in enumerate(broken(text, Span(start, end))))
            start = end
    return rows


def broken(text: str, span: Span, longest: int = LONGEST_ROW) -> list[Span]:
    """Return a span cut between words into spans of at most ``longest`` characters."""
    out: list[Span] = []
    start = span.start
    while span.end - start > longest:
        space = text.rfind(" ", start + 1, start + longest)
        end = space if space > start else start + longest
        out.append(Span(start, end))
        start = end
    return [*out, Span(start, span.end)]


def by_line(rows: tuple[Line, ...], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return for each row the marks that reach into it; rows and marks are each gone through once."""
    waiting = deque(sorted(marks, key=lambda mark: (mark.span, mark.layer, mark.ref)))
    active: list[Mark] = []
    out: list[list[Mark]] = []
    for row in rows:
        active = [mark for mark in active if mark.span.end > row.span.start]
        while waiting and waiting[0].span.start < row.span.end:
            active.append(waiting.popleft())
        out.append(list(active))
    return out


def segments(text: str, region: Span, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Return ``region`` of the text as consecutive segments, cut wherever a mark begins or ends."""
    inside = sorted(
        (mark for mark in marks if mark.span.overlaps(region)), key=lambda mark: (mark.span, mark.layer, mark.ref)
    )
    cuts = {region.start, region.end}
    for mark in inside:
        cuts.update(at for at in (mark.span.start, mark.span.end) if region.start < at < region.end)
    edges = sorted(cuts)
    out: list[Segment] = []
    active: list[Mark] = []
    following = iter([*inside, None])
    waiting = next(following)
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.span.end > start]
        while waiting is not None and waiting.span.start <= start:
            active.append(waiting)
            waiting = next(following)
        out.append(_segment(text, Span(start, end), active))
    return tuple(out)


def _segment(text: str, span: Span, active: list[Mark]) -> Segment:
    return Segment(
        span.of(text),
        span,
        tuple(dict.fromkeys(mark.layer for mark in active if mark.layer)),
        tuple(dict.fromkeys(mark.ref for mark in active if mark.ref)),
        tuple(dict.fromkeys(mark.ref for mark in active if mark.ref and mark.span.start == span.start)),
    )
