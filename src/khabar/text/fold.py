"""Folding of Arabic text for matching, with the way back to the original.

Folding levels what writers vary without meaning: hamza and madda on alef, alef maqsura and ya, ta marbuta and ha, Persian
letter forms, presentation forms, Arabic-Indic digits, quotation marks and dashes, unusual spaces; and takes out tatweel,
vowel signs and invisible marks. Most letters fold one to one, so most texts keep their offsets; where they do not, positions
are kept.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from khabar.model.spans import Span

Points: TypeAlias = NDArray[np.uint32]
"""Code points of a text."""

_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىئی", "ي"),
    **dict.fromkeys("ةھہۀە", "ه"),
    "ؤ": "و",
    "ک": "ك",
    "گ": "ك",
    "ڤ": "ف",
    "پ": "ب",
    "چ": "ج",
    "٪": "%",
}
_QUOTES = dict.fromkeys("“”„‟«»″＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_SPACES = dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
_DIGITS = {chr(base + n): str(n) for base in (0x660, 0x6F0) for n in range(10)}
_MARKS = "\u0640\u0670" + "".join(
    chr(code)
    for first, last in ((0x610, 0x61A), (0x64B, 0x65F), (0x6D6, 0x6DC), (0x6DF, 0x6E8), (0x6EA, 0x6ED))
    for code in range(first, last + 1)
)
"""Tatweel and vowel signs: they belong to the letter before them."""
_VOWELS = frozenset(_MARKS)
_INVISIBLE = "\u00ad\u061c\u2060\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2061, 0x2069))
    for code in range(first, last + 1)
)
_REMOVED = _MARKS + _INVISIBLE
_SHORT = 80
"""Characters of a text below which its letters are folded one by one; longer ones are folded as an array."""
_PLANE = 0x10000
"""Code points that the array's table covers; a text with any beyond them is folded letter by letter."""
_NOTHING, _SEVERAL = np.uint32(0xFFFFFFFE), np.uint32(0xFFFFFFFF)
"""What stands in the table for a character that folds to nothing, and for one that folds to more than one."""


def _presentation_forms() -> dict[str, str]:
    forms = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            folded = "".join(_LETTERS.get(letter, letter) for letter in plain if letter not in _REMOVED)
            forms[chr(code)] = folded.strip()
    return forms


@cache
def _table() -> dict[int, str]:
    removed = dict.fromkeys(_REMOVED, "")
    return str.maketrans(_presentation_forms() | _LETTERS | _QUOTES | _DASHES | _SPACES | _DIGITS | removed)


@cache
def _uneven() -> re.Pattern[str]:
    """Return a pattern of the letters that do not fold to exactly one."""
    return re.compile("[" + "".join(re.escape(chr(code)) for code, plain in _table().items() if len(plain) != 1) + "]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, unless every character folded to exactly one, where each folded character came from."""

    text: str
    raw: str = field(repr=False)
    origins: tuple[int, ...] | None = field(default=None, repr=False)
    """``origins[i]`` is the raw offset of folded character ``i``; None when ``i`` itself is."""

    def to_raw(self, start: int, end: int) -> Span:
        """Return the raw span whose folding is ``text[start:end]``; vowel signs on its last letter belong to it."""
        if self.origins is None:
            return Span(start, end)
        begin = self.origins[start] if start < len(self.origins) else len(self.raw)
        if start == end:
            return Span(begin, begin)
        end = self.origins[end - 1] + 1
        while end < len(self.raw) and self.raw[end] in _VOWELS:
            end += 1
        return Span(begin, end)

    def from_raw(self, span: Span) -> Span:
        """Return the folded span of the characters that come from ``span`` of the raw text."""
        if self.origins is None:
            return span
        return Span(bisect_left(self.origins, span.start), bisect_left(self.origins, span.end))


@cache
def _points_table() -> Points:
    table = np.arange(_PLANE, dtype=np.uint32)
    for code, plain in _table().items():
        table[code] = ord(plain) if len(plain) == 1 else _SEVERAL if plain else _NOTHING
    return table


def code_points(text: str) -> Points | None:
    """Return the code points of a text, or None where some lie beyond the first 65,536."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return points if len(points) == 0 or points.max() < _PLANE else None


def _folded_points(text: str) -> tuple[Points, NDArray[np.bool_] | None] | None:
    """Return the folded code points of a long text and which of its characters they come from (None: all).

    None where the text is short or holds characters that fold to several.
    """
    points = code_points(text) if len(text) >= _SHORT else None
    if points is None:
        return None
    folded = _points_table()[points]
    largest = folded.max()
    if largest < _NOTHING:
        return folded, None
    if largest == _SEVERAL:
        return None
    kept = folded != _NOTHING
    return folded[kept], kept


def _text(points: Points) -> str:
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def fold(text: str) -> str:
    """Return ``text`` folded for comparison, without positions."""
    found = _folded_points(text)
    return text.translate(_table()) if found is None else _text(found[0])


def fold_with_positions(text: str) -> Folded:
    """Return ``text`` folded, with the positions that lead back to it."""
    found = _folded_points(text)
    if found is None:
        return _by_letter(text)
    points, kept = found
    return Folded(_text(points), text, None if kept is None else tuple(np.flatnonzero(kept).tolist()))


def _by_letter(text: str) -> Folded:
    table = _table()
    folded = text.translate(table)
    if len(folded) == len(text) and _uneven().search(text) is None:
        return Folded(folded, text)
    origins: list[int] = []
    at = 0
    for match in _uneven().finditer(text):
        place = match.start()
        origins += range(at, place)
        origins += [place] * len(table[ord(match.group())])
        at = place + 1
    origins += range(at, len(text))
    return Folded(folded, text, tuple(origins))
