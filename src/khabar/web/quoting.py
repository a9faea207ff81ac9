"""Words of a report with a little of what stands around them."""

import re
from dataclasses import dataclass

from khabar.model.record import Evidence
from khabar.model.spans import Span
from khabar.web.clipping import QUOTED, clipped
from khabar.web.shelf.reading import Brief, Sources

AROUND = 180
"""At most so many characters are shown on either side."""

_BEFORE = re.compile(r"[\n.!؟?]\s+|\n")
_ENDED = re.compile(r"[.!؟?][\"”»)]*\Z")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a record rests on, cut out of its report with the rest of the sentence."""

    source: Brief
    span: Span
    before: str
    text: str
    after: str


def quotation(sources: Sources, evidence: Evidence) -> Quotation:
    """Return the words of an evidence with the rest of their sentence, whitespace levelled; long ones up to a limit."""
    raw, span = sources.raw(evidence.doc), evidence.span
    start = _sentence_start(raw, span.start)
    end = span.end if _ENDED.search(raw, max(span.start, span.end - 4), span.end) else _sentence_end(raw, span.end)
    return Quotation(
        sources.brief(evidence.doc),
        span,
        _level(raw[start : span.start]),
        clipped(_level(raw[span.start : min(span.end, span.start + 4 * QUOTED)]), QUOTED),
        _level(raw[span.end : end]),
    )


def _sentence_start(raw: str, at: int) -> int:
    window = max(0, at - AROUND)
    ends = [match.end() for match in _BEFORE.finditer(raw, window, at)]
    if ends:
        return ends[-1]
    return raw.find(" ", window, at) + 1 if window else 0


def _sentence_end(raw: str, at: int) -> int:
    window = min(len(raw), at + AROUND)
    match = _BEFORE.search(raw, at, window)
    if match:
        return match.end()
    cut = raw.rfind(" ", at, window)
    return window if window == len(raw) or cut < 0 else cut


def _level(text: str) -> str:
    """Level whitespace, keeping one space at either end where there was any."""
    return re.sub(r"\s+", " ", text)
