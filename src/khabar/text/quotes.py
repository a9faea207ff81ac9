"""Quotation marks and what stands between them."""

from khabar.model.spans import Span

_PAIRS = {"«": "»", "“": "”", "‹": "›", "„": "”", "‘": "’"}
_EVEN = '"″＂'
_LONGEST = 3000
"""A pair further apart than this (in characters) is two strays, not a quotation."""


def quotations(text: str) -> tuple[Span, ...]:
    """Return the spans between paired quotation marks of raw ``text``, marks excluded, in order and not nested.

    Straight marks are paired in turn within a paragraph, except that a quotation which its paragraph leaves open may close
    in a later one. Outlets often write an opening mark with the closing sign or the reverse, so any mark closes one that no
    mark of its own kind closes.
    """
    out: list[Span] = []
    opened: int | None = None
    closer = ""
    for at, letter in enumerate(text):
        if opened is not None and at - opened > _LONGEST:
            opened = None
        if opened is None:
            if letter in _PAIRS or letter in _EVEN:
                opened, closer = at + 1, _PAIRS.get(letter, letter)
        elif letter == closer or (letter in "»”" and closer in "»”") or (letter in _EVEN and closer in _EVEN):
            out.append(Span(opened, at))
            opened = None
    return tuple(out)
