"""Spans of text and their algebra.

A span is half-open and counts Unicode code points, so that ``raw[span.start:span.end]`` is its text in Python, and the
same numbers hold in DuckDB and Spark.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points; ordered by start, then end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} is not a range")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return min(self.end, other.end) > max(self.start, other.start)

    def covers(self, other: "Span") -> bool:
        """Tell whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Self:
        """Return the span moved by ``by`` characters."""
        return type(self)(self.start + by, self.end + by)

    def hull(self, other: "Span") -> "Span":
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def trimmed(self, text: str, strip: str | None = None) -> "Span":
        """Return the span without leading and trailing whitespace (or the characters of ``strip``)."""
        inner = self.of(text)
        left = len(inner) - len(inner.lstrip(strip))
        right = len(inner.rstrip(strip))
        return Span(self.start + left, self.start + max(left, right))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sorted, disjoint spans that cover the same characters; touching spans are joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = out[-1].hull(span)
        elif len(span):
            out.append(span)
    return tuple(out)


class Cover:
    """A set of spans that tells quickly whether one of them covers another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = merged(spans)

    def covers(self, span: Span) -> bool:
        """Tell whether ``span`` lies wholly in one of the spans (touching ones joined)."""
        at = bisect_right(self._spans, span.start, key=lambda one: one.start) - 1
        return at >= 0 and self._spans[at].covers(span)


def overlap_share(a: Span, b: Span) -> float:
    """Return the Jaccard overlap (intersection over union) of the characters of two spans, 0 to 1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (len(a) + len(b) - shared) if shared > 0 else 0.0
