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

from khabar.model.spans import Span

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
_INVISIBLE = "\u00ad\u061c\u2060\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2061, 0x2069))
    for code in range(first, last + 1)
)
_REMOVED = _MARKS + _INVISIBLE


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

    def to_raw(self, span: Span) -> Span:
        """Return the raw span whose folding is ``span``; vowel signs on its last letter belong to it."""
        if self.origins is None:
            return span
        start = self.origins[span.start] if span.start < len(self.origins) else len(self.raw)
        if span.start == span.end:
            return Span(start, start)
        end = self.origins[span.end - 1] + 1
        while end < len(self.raw) and self.raw[end] in _MARKS:
            end += 1
        return Span(start, end)

    def from_raw(self, span: Span) -> Span:
        """Return the folded span of the characters that come from ``span`` of the raw text."""
        if self.origins is None:
            return span
        return Span(bisect_left(self.origins, span.start), bisect_left(self.origins, span.end))


def fold(text: str) -> str:
    """Return ``text`` folded for comparison, without positions."""
    return text.translate(_table())


def fold_with_positions(text: str) -> Folded:
    """Return ``text`` folded, with the positions that lead back to it."""
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
