"""Sentences, kept whole across quotation marks, abbreviations and hard line wraps."""

import re

from khabar.model.spans import Span

_END = re.compile(r"[.!?؟…]+[\"”»)\]]*(?=\s|$)|\n\s*\n|\n")
_INITIAL = re.compile(r"(?:^|[\s(])(?:د|أ|ا|م|ص|ت|ج|هـ|[A-Z])\.$")
_WRAP_WIDTH = 40
"""A line shorter than this ends a sentence even without a stop: it is a headline or a list item."""


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without surrounding whitespace.

    A stop ends a sentence unless it follows an initial. A line break ends one unless the line is long, has no stop at its
    end, and the next line goes on without a blank line between them (a hard wrap).
    """
    out: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() < start or _goes_on(text, start, match):
            continue
        _append(out, text, Span(start, match.end()))
        start = match.end()
    _append(out, text, Span(start, len(text)))
    return tuple(out)


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group().startswith("\n"):
        wrapped = match.group() == "\n" and match.end() < len(text) and not text[match.end()].isspace()
        return wrapped and match.start() - start >= _WRAP_WIDTH and text[match.start() - 1] not in '.!?؟…:"”»'
    return match.group().startswith(".") and bool(
        _INITIAL.search(text[max(start, match.start() - 3) : match.start() + 1])
    )


def _append(out: list[Span], text: str, span: Span) -> None:
    inner = span.trimmed(text)
    if len(inner):
        out.append(inner)
