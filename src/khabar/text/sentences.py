"""Sentences, kept whole across quotation marks, abbreviations and hard line wraps."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from khabar.model.spans import Span
from khabar.text.quotes import quotations

_END = re.compile(
    r"""[.!?؟…\n](?:(?<=\n)(?:\s*\n)?|(?<=[.!?؟…])[.!?؟…]*["”»)\]]*(?=\s|$)"""
    r"""|(?<=[^\W\d_]{3}[.؟!])[.؟!]*["”»)\]]*\.?(?=[^\W\d_]{3}))"""
)
"""A line break, a stop before a space, or a stop that a writer glued to the next word."""
_INITIAL = re.compile(r"(?:^|[\s(])(?:د|أ|ا|م|ص|ت|ج|هـ|[A-Z])\.$")
_DECIMAL = re.compile(r"(?:^|\D)\d{1,2}\.$")
_DIGITS = re.compile(r" \d{1,3}(?!\d)")
"""Together: a decimal number printed with a space in it, as the Arabic order of its halves often has it."""
_WRAP_WIDTH = 40
"""A line shorter than this ends a sentence even without a stop: it is a headline or a list item."""


def sentences(text: str, quoted: Sequence[Span] | None = None, headings: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without surrounding whitespace.

    A stop ends a sentence unless it follows an initial or stands inside one of the quotations ``quoted`` (found in the text if
    not given); a quotation that closes right after a stop ends the sentence with it. A line break ends one unless the line is
    long, has no stop at its end, and the next line goes on without a blank line between them (a hard wrap). ``headings`` (titles
    and the like) are not joined to what stands around them.
    """
    inside = _Inside(quotations(text) if quoted is None else quoted)
    edges = sorted({edge for span in headings for edge in (span.start, span.end)} - {0, len(text)})
    pieces = zip([0, *edges], [*edges, len(text)], strict=True)
    return tuple(sentence for first, last in pieces for sentence in _between(text, first, last, inside))


def _between(text: str, first: int, last: int, inside: "_Inside") -> list[Span]:
    out: list[Span] = []
    start = first
    for match in _END.finditer(text, first, last):
        if match.start() < start or inside.holds(match.start(), match.end()) or _goes_on(text, start, match):
            continue
        _append(out, text, Span(start, match.end()))
        start = match.end()
    _append(out, text, Span(start, last))
    return out


class _Inside:
    """Tells whether a place lies inside a quotation."""

    def __init__(self, quoted: Sequence[Span]) -> None:
        self._starts = [span.start for span in quoted]
        self._ends = [span.end for span in quoted]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a stop from ``start`` to ``end`` lies inside a quotation that does not close with it."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group().startswith("\n"):
        return match.group() == "\n" and match.start() - start >= _WRAP_WIDTH and _wrapped(text, match.start())
    if not match.group().startswith("."):
        return False
    before = text[max(start, match.start() - 3) : match.start() + 1]
    return bool(_INITIAL.search(before) or (_DECIMAL.search(before) and _DIGITS.match(text, match.end())))


def _wrapped(text: str, at: int) -> bool:
    """Tell whether the line break at ``at`` cuts a sentence: no stop before it, and text goes on at most a space after it."""
    after = at + 2 if text[at + 1 : at + 2] == " " else at + 1
    before = at - 1
    while before > 0 and text[before] == " ":
        before -= 1
    return after < len(text) and not text[after].isspace() and text[before] not in '.!?؟…:"”»'


def _append(out: list[Span], text: str, span: Span) -> None:
    inner = span.trimmed(text)
    if len(inner):
        out.append(inner)
