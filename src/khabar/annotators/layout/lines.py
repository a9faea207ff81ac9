"""The lines of a report as it lies, and what is dropped of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from khabar.model.layers import Drop, DropKind
from khabar.model.spans import Span
from khabar.text.reading import Reading

_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+")
_EDGE = " \t-*.…:|>•●■►»«_=~,،؛;\"'()[]{}!؟?\u200f"
_LONGEST_DATE = 60
_STOPS = '.!?؟…"”»'


@dataclass(slots=True)
class Line:
    """A line that holds something, without the whitespace around it."""

    span: Span
    folded: str
    """Its text, folded and in lower case."""
    dropped: bool = False
    _cut: tuple[str, list[str]] = ("", [])
    """The folded text last cut into words, and the words."""

    @property
    def core(self) -> str:
        """The folded text without bullets and punctuation at its ends."""
        return self.folded.strip(_EDGE)

    @property
    def words(self) -> list[str]:
        """The folded words."""
        if self._cut[0] is not self.folded:
            self._cut = self.folded, _WORD.findall(self.folded)
        return self._cut[1]

    @property
    def stopped(self) -> bool:
        """Whether it ends like a sentence: with a stop or a closing quotation mark."""
        return self.folded[-1:] in _STOPS

    def __len__(self) -> int:
        return self.span.end - self.span.start


@dataclass(slots=True)
class Sheet:
    """A report's lines, and the drops found so far."""

    reading: Reading
    lines: list[Line]
    drops: list[Drop] = field(default_factory=list)
    title: Span | None = None

    @property
    def raw(self) -> str:
        """The raw text."""
        return self.reading.document.raw

    def open_lines(self) -> list[Line]:
        """Return the lines that stay, so far."""
        return [line for line in self.lines if not line.dropped]

    def body(self) -> list[Line]:
        """Return the lines that stay and are not in the title."""
        after = self.title.end if self.title else 0
        return [line for line in self.lines if not line.dropped and line.span.start >= after]

    def drop(self, line: Line, kind: DropKind, rule: str) -> None:
        """Drop a whole line."""
        line.dropped = True
        self.drops.append(Drop(line.span, kind, rule))

    def drop_part(self, line: Line, part: Span, kind: DropKind, rule: str) -> None:
        """Drop a range at the beginning or the end of a line; what remains is the line."""
        part = part.trimmed(self.raw)
        if not len(part):
            return
        self.drops.append(Drop(part, kind, rule))
        rest = Span(part.end, line.span.end) if part.start <= line.span.start else Span(line.span.start, part.start)
        line.span = rest.trimmed(self.raw)
        line.folded = folded_part(self.reading, line.span)
        line.dropped = not len(line.span)

    def raw_range(self, line: Line, start: int, end: int) -> Span:
        """Return the raw span of a range of a line's folded text."""
        base = self.reading.folded.from_raw(line.span).start
        return self.reading.raw_span(base + start, base + end)


def folded_part(reading: Reading, span: Span) -> str:
    """Return the folded text of a raw span, in lower case."""
    inner = reading.folded.from_raw(span)
    text = reading.folded.text[inner.start : inner.end]
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def sheet(reading: Reading) -> Sheet:
    """Return the lines of a report's text; what the page's markup showed to be furniture is dropped from the start."""
    raw, size = reading.document.raw, len(reading.document.raw)
    outside = [
        Span(start, min(end, size)) for start, end in reading.document.boilerplate if start < end and start < size
    ]
    out = Sheet(reading, [])
    out.drops += [Drop(span, "page", "boilerplate") for span in outside]
    for start, end in _between(outside, size):
        for match in _LINE.finditer(raw, start, end):
            span = Span(match.start(), match.end()).trimmed(raw)
            if len(span):
                out.lines.append(Line(span, folded_part(reading, span)))
    return out


def furniture_lines(page: Sheet) -> Iterator[Span]:
    """Yield the short lines of what the page's markup showed to be furniture."""
    for drop in page.drops:
        if drop.kind == "page":
            for match in _LINE.finditer(page.raw, drop.span.start, drop.span.end):
                if match.end() - match.start() <= _LONGEST_DATE:
                    yield Span(match.start(), match.end()).trimmed(page.raw)


def _between(outside: list[Span], size: int) -> Iterator[tuple[int, int]]:
    at = 0
    for span in sorted(outside):
        if at < span.start:
            yield at, span.start
        at = max(at, span.end)
    if at < size:
        yield at, size
