"""A long report in parts, each light enough for one page."""

from bisect import bisect_right
from collections.abc import Sequence

from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.model.spans import Span
from khabar.web.annotations import marks_of, noted
from khabar.web.marking import Line, lines

BUDGET = 170_000
"""Bytes of a page that a part may take, by the estimate of the weights below."""
_ROW, _LETTER, _MARK, _CARD, _SMALL_CARD = 240, 2, 230, 950, 560
"""Bytes of markup: of a row, a letter, a mark, the card of a statement, position or event, another card."""


def part_starts(document: Document, layers: Layers) -> tuple[int, ...]:
    """Return where the parts of a report begin: 0 alone for nearly all reports."""
    if _heaviest(document, layers) <= BUDGET:
        return (0,)
    rows = lines(document.raw)
    starts, held = [0], 0
    for row, weight in zip(rows, _weights(rows, layers), strict=True):
        if held and held + weight > BUDGET:
            starts.append(row.span.start)
            held = 0
        held += weight
    return tuple(starts)


def part_at(starts: Sequence[int], offset: int) -> int:
    """Return the number of the part, from one, in which a character lies."""
    return max(1, bisect_right(starts, offset))


def part_span(starts: Sequence[int], number: int, length: int) -> Span:
    """Return the characters of a part of a report of ``length`` characters."""
    return Span(starts[number - 1], starts[number] if number < len(starts) else max(length, starts[-1]))


def _heaviest(document: Document, layers: Layers) -> int:
    """Return what the whole report weighs at most, from counts alone."""
    marks = sum(1 for _ in marks_of(layers))
    cards = len(layers.statements) + len(layers.positions) + len(layers.events)
    small = len(layers.timexes) + len(layers.naming)
    rows = document.raw.count("\n") + 1 + len(document.raw) // 350
    return rows * _ROW + len(document.raw) * _LETTER + marks * _MARK + cards * _CARD + small * _SMALL_CARD


def _weights(rows: Sequence[Line], layers: Layers) -> list[int]:
    starts = [row.span.start for row in rows]
    weights = [_ROW + _LETTER * len(row.span) for row in rows]
    for mark in marks_of(layers):
        weights[_row(starts, mark.span)] += _MARK
    for _, layer, span, _ in noted(layers):
        weights[_row(starts, span)] += _SMALL_CARD if layer in ("timex", "naming") else _CARD
    return weights


def _row(starts: Sequence[int], span: Span) -> int:
    return max(0, bisect_right(starts, span.start) - 1)
