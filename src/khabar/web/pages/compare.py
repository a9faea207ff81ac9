"""Two reports side by side: what they share, what moved, what was altered."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from khabar.model.layers import Layers
from khabar.model.record import Alteration, Copy, Passage
from khabar.model.spans import Span
from khabar.web.marking import Line, Mark, Segment, by_line, lines, segments
from khabar.web.shelf.reading import Report, Shelf

Side = Literal["a", "b"]
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
class Column:
    """One of the two reports."""

    report: Report
    rows: tuple[tuple[Line, tuple[Segment, ...]], ...]


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
    changes: tuple[Change, ...]
    ribbons: tuple[Ribbon, ...]


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
    return ComparePage(
        _column(first, blocks, "a"),
        _column(second, blocks, "b"),
        copy,
        blocks,
        tuple(_changes(blocks, first.document.raw, second.document.raw)),
        tuple(_ribbons(blocks, len(first.document.raw), len(second.document.raw))),
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
    rows = lines(report.document.raw)
    marks = [*_dropped(report.layers), *_marks(blocks, side)]
    raw = report.document.raw
    cut = (segments(raw, row.span, around) for row, around in zip(rows, by_line(rows, marks), strict=True))
    return Column(report, tuple(zip(rows, cut, strict=True)))


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
        Change(block.number, alteration, " ".join(alteration.a.of(a).split()), " ".join(alteration.b.of(b).split()))
        for block in blocks
        for alteration in block.passage.alterations
    ]
    yield from sorted(
        found, key=lambda change: (not change.telling, _gravity(change), change.block, change.alteration.a)
    )


def _gravity(change: Change) -> int:
    return TELLING.index(change.alteration.kind) if change.telling else len(TELLING)


def _ribbons(blocks: tuple[Block, ...], a: int, b: int) -> Iterator[Ribbon]:
    for block in blocks:
        yield Ribbon(block.number, _scaled(block.passage.a.span, a), _scaled(block.passage.b.span, b), block.moved)


def _scaled(span: Span, length: int) -> tuple[int, int]:
    return round(1000 * span.start / max(1, length)), round(1000 * span.end / max(1, length))
