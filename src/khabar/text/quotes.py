"""Quotation marks and what stands between them."""

import re

from khabar.model.spans import Span

_CLOSERS = {"«": "»", "“": "”", "‹": "›", "„": "”", "‘": "’"}
_CLOSING = frozenset('»”›’"″＂')
_EVEN = frozenset('"″＂')
_MARK = re.compile(f"[{''.join(sorted(frozenset(_CLOSERS) | _CLOSING))}]")
_PROCLITICS = frozenset("وفبلكـ")
_LONGEST = 3000
"""A pair further apart than this (in characters) is two strays, not a quotation."""


def quotations(text: str) -> tuple[Span, ...]:
    """Return the spans between paired quotation marks of raw ``text``, marks excluded, in order and not nested.

    Marks are paired in turn; a mark of another kind inside an open quotation belongs to it. Outlets often write an opening
    mark with the closing sign or the reverse, so where sign and surroundings disagree the surroundings decide: a mark glued
    to the word after it and apart from the one before opens, any other closes. A quotation that was never closed ends with
    its paragraph, or with the last sentence before the next opening mark.
    """
    out: list[Span] = []
    opened: int | None = None
    opener = ""
    for at, mark in _marks(text):
        if opened is not None and at - opened > _LONGEST:
            opened = None
        if opened is None:
            if mark in _EVEN or mark in _CLOSERS or _opens(text, at) or _reversed(text, at):
                opened, opener = at + 1, mark
        elif _foreign(opener, mark):
            continue
        elif _opens(text, at):
            out.append(_unclosed(text, opened, at))
            opened, opener = at + 1, mark
        else:
            out.append(Span(opened, at))
            opened = None
    if opened is not None and len(text) - opened <= _LONGEST and text[opened - 2 : opened - 1] in {":", " ", "\n"}:
        out.append(_unclosed(text, opened, len(text)))
    return tuple(span for span in out if len(span))


def _marks(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in _MARK.finditer(text)]


def _foreign(opener: str, mark: str) -> bool:
    """Tell whether ``mark`` is of another kind than the quotation it stands in, and so part of it."""
    if opener in _EVEN or mark in _EVEN:
        return (opener in _EVEN) != (mark in _EVEN)
    return (opener in "‘’" and mark not in "‘’") or (mark in "‘’" and opener not in "‘’")


def _opens(text: str, at: int) -> bool:
    """Tell whether the mark stands before a word and apart from the one before it (a proclitic does not count)."""
    if at + 1 >= len(text) or not (text[at + 1].isalnum() or text[at + 1] in "(["):
        return False
    before = at - 1
    while before >= 0 and text[before] in _PROCLITICS:
        before -= 1
    return before < 0 or (not text[before].isalnum() and (before == at - 1 or text[before].isspace()))


def _reversed(text: str, at: int) -> bool:
    """Tell whether a closing sign stands apart from the words on both sides, and so may open what follows: ``قال ” لا``."""
    return at > 0 and text[at - 1] in " :" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalnum()


def _unclosed(text: str, opened: int, at: int) -> Span:
    """Return where a quotation without a closing mark ends: with its paragraph, or with the last full sentence in it."""
    line_end = text.find("\n", opened, at)
    if line_end >= 0 or at == len(text):
        return Span(opened, line_end if line_end >= 0 else at).trimmed(text)
    stop = text.rfind(". ", opened, at)
    return Span(opened, stop + 1 if stop >= 0 else at).trimmed(text)
