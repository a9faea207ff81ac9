"""Two reports side by side: what they share, what moved, what was altered."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from khabar.model.layers import Layers
from khabar.model.record import Alteration, Copy, Passage
from khabar.model.spans import Span
from khabar.web.clipping import clipped
from khabar.web.marking import Line, Mark, Segment, by_line, lines, segments
from khabar.web.shelf.reading import Report, Shelf

Side = Literal["a", "b"]
ROOM = 20_000
"""Characters of a report that a column shows whole; of a longer one it shows the shared passages and what stands around them."""
AROUND = 2
"""Rows shown on either side of a shared passage."""
CHANGES, RIBBONS = 80, 200
"""Alterations and bands that are shown, the gravest and the first."""
ALTERED = 160
"""Characters of an alteration that the list of changes quotes."""
TELLING = ("speaker", "attribution", "negation", "number", "date", "naming")
"""Kinds of alterations that change what is said, the gravest first; the others change how."""


@dataclass(frozen=True, slots=True)
class Block:
    """A shared passage with its place in both reports."""

    number: int
    passage: Passage
    moved: bool
    """True if it stands in another order than its neighbours."""


@dataclass(frozen=True, slots=True)
class Change:
    """An alteration with its words."""

    block: int
    alteration: Alteration
    a: str
    b: str

    @property
    def telling(self) -> bool:
        """True if it changes what is said."""
        return self.alteration.kind in TELLING


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a column."""

    line: Line
    segments: tuple[Segment, ...]
    left_out: Span | None
    """What was left out between the row before and this one."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two reports."""

    report: Report
    rows: tuple[Row, ...]
    left_out: Span | None
    """What was left out after the last row."""

    @property
    def blocks(self) -> frozenset[str]:
        """References of the passages that begin in the rows shown."""
        return frozenset(ref for row in self.rows for segment in row.segments for ref in segment.opens)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A passage as a band between two bars, in thousandths of the texts' lengths."""

    number: int
    a: tuple[int, int]
    b: tuple[int, int]
    moved: bool


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything on the page of two reports."""

    a: Column
    b: Column
    copy: Copy | None
    blocks: tuple[Block, ...]
    """The passages that begin in rows shown on both sides."""
    changes: tuple[Change, ...]
    ribbons: tuple[Ribbon, ...]
    altered: int
    """Number of all alterations."""


def compare_page(shelf: Shelf, a: str, b: str) -> ComparePage | None:
    """Return two reports side by side, ``a`` first; None if one of them does not exist."""
    first, second = shelf.report(a), shelf.report(b)
    if first is None or second is None:
        return None
    passages = sorted(
        (_facing(passage, a) for passage in shelf.passages(a, b)), key=lambda p: (p.a.span, p.b.span, p.id)
    )
    still = _in_order([passage.b.span.start for passage in passages])
    blocks = tuple(Block(n + 1, passage, n not in still) for n, passage in enumerate(passages))
    copy = shelf.line("copy", f"{a}+{b}", Copy) or shelf.line("copy", f"{b}+{a}", Copy)
    changes = tuple(_changes(blocks, first.document.raw, second.document.raw))
    columns = _column(first, blocks, "a"), _column(second, blocks, "b")
    shown = columns[0].blocks & columns[1].blocks
    joined = tuple(block for block in blocks if f"k{block.number}" in shown)
    return ComparePage(
        *columns,
        copy,
        joined,
        changes[:CHANGES],
        tuple(_ribbons(joined[:RIBBONS], len(first.document.raw), len(second.document.raw))),
        len(changes),
    )


def _facing(passage: Passage, a: str) -> Passage:
    """Return the passage with its sides in the order of the page."""
    if passage.a.doc == a:
        return passage
    turned = tuple(Alteration(alt.kind, alt.b, alt.a, alt.why) for alt in passage.alterations)
    direction = {"a->b": "b->a", "b->a": "a->b", None: None}[passage.direction]
    return Passage(passage.id, passage.b, passage.a, passage.kind, turned, direction, passage.why)  # type: ignore[arg-type]


def _in_order(starts: Sequence[int]) -> set[int]:
    """Return the indexes of a longest increasing run of ``starts``: the passages that kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, start in enumerate(starts):
        at = bisect_left(tails, start)
        before.append(ends[at - 1] if at else None)
        tails[at : at + 1] = [start]
        ends[at : at + 1] = [index]
    kept: set[int] = set()
    index_: int | None = ends[-1] if ends else None
    while index_ is not None:
        kept.add(index_)
        index_ = before[index_]
    return kept


def _column(report: Report, blocks: tuple[Block, ...], side: Side) -> Column:
    raw = report.document.raw
    rows = lines(raw)
    marks = [*_dropped(report.layers), *_marks(blocks, side)]
    shown = _shown(rows, [getattr(block.passage, side).span for block in blocks])
    kept = tuple(row for row, show in zip(rows, shown, strict=True) if show)
    out: list[Row] = []
    at = 0
    for row, around in zip(kept, by_line(kept, marks), strict=True):
        out.append(Row(row, segments(raw, row.span, around), _between(raw, at, row.span.start)))
        at = row.span.end
    return Column(report, tuple(out), _between(raw, at, len(raw)))


def _shown(rows: Sequence[Line], passages: Sequence[Span]) -> list[bool]:
    """Tell which rows are shown: all that there is room for, or those near shared passages until the room is used up."""
    if not rows or rows[-1].span.end <= ROOM:
        return [True] * len(rows)
    starts = [row.span.start for row in rows]
    shown = [False] * len(rows)
    room = ROOM
    for passage in passages or [rows[0].span]:
        first = bisect_right(starts, passage.start) - 1 - AROUND
        last = bisect_left(starts, passage.end) + AROUND
        for index in range(max(0, first), min(len(rows), last)):
            if not shown[index] and room > 0:
                shown[index] = True
                room -= len(rows[index].span)
    return shown


def _between(raw: str, start: int, end: int) -> Span | None:
    return Span(start, end) if raw[start:end].strip() else None


def _dropped(layers: Layers) -> Iterator[Mark]:
    yield from (Mark(drop.span, "drop", f"x{n}") for n, drop in enumerate(layers.layout.drops))


def _marks(blocks: tuple[Block, ...], side: Side) -> Iterator[Mark]:
    for block in blocks:
        layer = "moved" if block.moved else "passage"
        yield Mark(getattr(block.passage, side).span, layer, f"k{block.number}")
        for place, alteration in enumerate(block.passage.alterations):
            span: Span = getattr(alteration, side)
            if len(span):
                yield Mark(span, f"alt-{alteration.kind}", f"k{block.number}.{place}")


def _changes(blocks: tuple[Block, ...], a: str, b: str) -> Iterator[Change]:
    """Yield the alterations, those that change what is said first."""
    found = [
        Change(block.number, alteration, _worded(alteration.a, a), _worded(alteration.b, b))
        for block in blocks
        for alteration in block.passage.alterations
    ]
    yield from sorted(
        found, key=lambda change: (not change.telling, _gravity(change), change.block, change.alteration.a)
    )


def _worded(span: Span, raw: str) -> str:
    return clipped(" ".join(span.of(raw).split()), ALTERED)


def _gravity(change: Change) -> int:
    return TELLING.index(change.alteration.kind) if change.telling else len(TELLING)


def _ribbons(blocks: tuple[Block, ...], a: int, b: int) -> Iterator[Ribbon]:
    for block in blocks:
        yield Ribbon(block.number, _scaled(block.passage.a.span, a), _scaled(block.passage.b.span, b), block.moved)


def _scaled(span: Span, length: int) -> tuple[int, int]:
    return round(1000 * span.start / max(1, length)), round(1000 * span.end / max(1, length))
