"""Numerals in folded text: digits, number words, their compounds, ordinals and vague numbers.

Number words are a closed class, as proclitics are, so their forms stand here and not in a lexicon file. Every written form
is laid out in one table with its proclitics and article, so that reading a numeral is a few look-ups a word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from khabar.text.tokens import Words

Kind = Literal[
    "unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "dual", "plural", "vague", "ordinal", "half"
]

SCALES = {"thousand": 1_000, "million": 1_000_000, "milliard": 1_000_000_000, "billion": 10**12}
_LARGEST = 10**15
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_NOT_NUMERALS = frozenset({"لست", "فست", "كست", "كالف", "بال", "وال"})
"""Common words that a proclitic and a number word would spell."""

_UNITS = {
    1: "واحد واحده احد احدي",
    2: "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي",
    3: "ثلاث ثلاثه",
    4: "اربع اربعه",
    5: "خمس خمسه",
    6: "ست سته",
    7: "سبع سبعه",
    8: "ثمان ثماني ثمانيه",
    9: "تسع تسعه",
}
_ONLY_IN_COMPOUNDS = frozenset({"احد", "احدي", "اثنا", "اثني", "اثنتا", "اثنتي"})
_TENS = {20: "عشر", 30: "ثلاث", 40: "اربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
_HUNDRED = ("ميه", "مايه")
_HUNDREDS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
_TWO_HUNDRED = "ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي"
_SCALE_WORDS: dict[str, tuple[str, str, str]] = {
    "thousand": ("الف الفا", "الفان الفين الفا الفي", "الاف الوف"),
    "million": ("مليون مليونا", "مليونان مليونين", "ملايين"),
    "milliard": ("مليار مليارا بليون بليونا", "ملياران مليارين", "مليارات بلايين"),
    "billion": ("تريليون تريليونا ترليون ترليونا", "تريليونان تريليونين", "تريليونات ترليونات"),
}
_VAGUE = {
    "عشرات": (20, 99),
    "ميات": (100, 999),
    "بضع": (3, 9),
    "بضعه": (3, 9),
    "بعض": (2, 19),
    "عده": (2, 19),
}
_MANIFOLD = {"عشرات": 10, "ميات": 100, "بضع": 3, "بضعه": 3, "عده": 2}
"""Least multiple of the scale word after a vague number: tens of thousands begin at ten thousand."""
_ORDINALS = {
    1: "اول اولي حادي حاديه",
    2: "ثاني ثانيه",
    3: "ثالث ثالثه",
    4: "رابع رابعه",
    5: "خامس خامسه",
    6: "سادس سادسه",
    7: "سابع سابعه",
    8: "ثامن ثامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_DIGITS = re.compile(r"\d{1,18}")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3}){1,5}|\d{1,3}(?:\.\d{3}){2,5}")
_DECIMAL = re.compile(r"(\d{1,15})[.,٫](\d{1,9})")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One written form of a number word: its kind and value, and what of the form stands before the word itself."""

    kind: Kind
    value: int
    form: str
    proclitic: str = ""
    article: bool = False

    @property
    def joined(self) -> bool:
        """Whether the word is joined to what precedes it by و."""
        return self.proclitic.startswith("و")

    @property
    def offset(self) -> int:
        """Where the word (with its article) begins in the written form."""
        fused = self.article and self.proclitic.endswith("ل")
        return len(self.proclitic) - (1 if fused else 0)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in folded text; ``low`` and ``high`` are the same where it is exact."""

    start: int
    """Offset in the folded text, without proclitic; the article belongs to the numeral."""
    end: int
    first: int
    """Index of its first word."""
    last: int
    low: int
    high: int
    ordinal: bool = False
    vague: bool = False
    definite: bool = False
    digits: bool = False
    """True if it begins with digits."""
    fraction: bool = False
    """True if it is no whole number; low and high are then the whole numbers about it."""
    feminine: bool = False
    """True for an ordinal in the feminine, such as that of an hour."""


def _plain_forms() -> Iterable[tuple[Kind, int, str]]:
    for value, forms in _UNITS.items():
        yield from (("unit", value, form) for form in forms.split())
    yield from (("ten", 10, form) for form in ("عشر", "عشره"))
    for value, stem in _TENS.items():
        yield from (("tens", value, stem + ending) for ending in ("ون", "ين"))
    yield from (("hundred", 100, form) for form in _HUNDRED)
    yield from (("hundreds", 200, form) for form in _TWO_HUNDRED.split())
    for value, stems in _HUNDREDS.items():
        yield from (("hundreds", value * 100, stem + hundred) for stem in stems.split() for hundred in _HUNDRED)
    for name, (singular, dual, plural) in _SCALE_WORDS.items():
        yield from (("dual", SCALES[name] * 2, form) for form in dual.split())
        yield from (("plural", SCALES[name], form) for form in plural.split())
        yield from (("scale", SCALES[name], form) for form in singular.split())
    yield from (("vague", low, form) for form, (low, _) in _VAGUE.items())
    for value, forms in _ORDINALS.items():
        yield from (("ordinal", value, form) for form in forms.split())
    yield from (("half", 2, "نصف"), ("half", 4, "ربع"))


@cache
def vocabulary() -> dict[str, NumberWord]:
    """Return every written form of a number word, with its proclitics and article."""
    forms = tuple(_plain_forms())
    table = {form: NumberWord(kind, value, form) for kind, value, form in forms}
    for kind, value, form in forms:
        for proclitic in _PROCLITICS:
            table.setdefault(proclitic + form, NumberWord(kind, value, form, proclitic))
            fused = proclitic[:-1] + "لل" if proclitic.endswith("ل") else proclitic + "ال"
            table.setdefault(fused + form, NumberWord(kind, value, form, proclitic, article=True))
    for form in _NOT_NUMERALS:
        table.pop(form, None)
    return table


def digits_value(form: str) -> tuple[int, int, bool] | None:
    """Return the value of a digit token as (low, high, fraction), or None if it is a date, a time or the like.

    Groups of three after a comma are thousands; a lone group after a full stop is a decimal only if it is not of three digits.
    """
    form = form.rstrip("%")
    if _DIGITS.fullmatch(form):
        return int(form), int(form), False
    if _GROUPED.fullmatch(form):
        value = int(re.sub(r"\D", "", form))
        return value, value, False
    decimal = _DECIMAL.fullmatch(form)
    if not decimal:
        return None
    whole, part = int(decimal[1]), decimal[2]
    if len(part) == 3 and "." in form and decimal[1] != "0":
        return whole * 1000 + int(part), whole * 1000 + int(part), False
    return (whole, whole, False) if not int(part) else (whole, whole + 1, True)


class NumeralReader:
    """Reads numerals in one folded text."""

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words
        self._table = vocabulary()

    def at(self, index: int) -> Numeral | None:
        """Return the longest numeral that begins with word ``index``, or None. A bare ordinal needs no article here."""
        form = self.words.forms[index]
        if form[0].isdigit():
            return self._cardinal(index)
        word = self._table.get(form)
        if word is None:
            return None
        if word.kind == "vague" or word.kind == "plural":
            return self._vague(index, word)
        return self._ordinal(index, word) if word.kind == "ordinal" else self._cardinal(index)

    def _word(self, index: int, joined: bool | None = None) -> NumberWord | None:
        """Return the number word at ``index`` if only a space lies before it; ``joined`` asks for or against a leading و."""
        if index >= len(self.words) or not self._adjacent(index):
            return None
        word = self._table.get(self.words.forms[index])
        if word is None or (joined is not None and word.joined != joined) or (joined is False and word.proclitic):
            return None
        return word

    def _adjacent(self, index: int) -> bool:
        if not index:
            return True
        between = self.text[self.words.ends[index - 1] : self.words.starts[index]]
        return not between or (between.isspace() and "\n\n" not in between)

    def _joint(self, index: int) -> tuple[int, NumberWord | None] | None:
        """Return where the next addend stands after و: its index and word (None for digits), or None."""
        forms = self.words.forms
        if index + 1 < len(forms) and forms[index] == "و" and self._adjacent(index) and self._adjacent(index + 1):
            if forms[index + 1][0].isdigit():
                return index + 1, None
            word = self._word(index + 1, joined=False)
            return (index + 1, word) if word else None
        joined = self._word(index, joined=True)
        return (index, joined) if joined else None

    def _made(self, first: int, last: int, low: int, high: int, **flags: bool) -> Numeral:
        word = self._table.get(self.words.forms[first])
        start = self.words.starts[first] + (word.offset if word else 0)
        end = self.words.ends[last]
        if self.text[end - 1] == "%":
            end -= 1
        definite = bool(word and word.article) or (
            first > 0 and self.words.forms[first - 1].endswith("ال") and not word
        )
        return Numeral(start, end, first, last, low, high, definite=definite, digits=word is None, **flags)

    def _vague(self, index: int, word: NumberWord) -> Numeral | None:
        if word.kind == "plural":
            return self._made(index, index, word.value, word.value * 10 - 1, vague=True)
        low, high = _VAGUE[word.form]
        after = self._word(index + 1, joined=False)
        if after and after.kind in {"plural", "scale"} and word.form in _MANIFOLD:
            top = (high + 1) if word.form not in {"عده"} else 10
            return self._made(index, index + 1, _MANIFOLD[word.form] * after.value, top * after.value - 1, vague=True)
        if after and after.kind == "vague" and after.form in {"عشرات", "ميات"} and word.form in {"بضع", "بضعه"}:
            ten = _MANIFOLD[after.form]
            return self._made(index, index + 1, 3 * ten, 10 * ten - 1, vague=True)
        return self._made(index, index, low, high, vague=True)

    def _ordinal(self, index: int, word: NumberWord) -> Numeral | None:
        feminine = word.form[-1] == "ه" or word.form == "اولي"
        after = self._word(index + 1)
        if after and after.kind == "ten" and not after.proclitic:
            return self._made(index, index + 1, word.value + 10, word.value + 10, ordinal=True, feminine=feminine)
        if after and after.kind == "tens" and after.joined and after.article and word.form not in {"اول", "اولي"}:
            value = word.value + after.value
            return self._made(index, index + 1, value, value, ordinal=True, feminine=feminine)
        if word.form in {"حادي", "حاديه"}:
            return None
        return self._made(index, index, word.value, word.value, ordinal=True, feminine=feminine)

    def _cardinal(self, index: int) -> Numeral | None:
        group = self._group(index, self._table.get(self.words.forms[index]), _LARGEST)
        if group is None:
            return None
        low, high, fraction, scale, last = group
        while scale > 1:
            joint = self._joint(last + 1)
            if joint is None:
                break
            if joint[1] is not None and joint[1].kind == "half":
                low, high, last = low + scale // joint[1].value, high + scale // joint[1].value, joint[0]
                again = self._word(last + 1, joined=False)
                last += bool(again and again.kind == "scale" and again.value == scale)
                break
            group = self._group(joint[0], joint[1], scale)
            if group is None or group[2]:
                break
            low, high, scale, last = low + group[0], high + group[1], group[3], group[4]
        return self._made(index, last, low, high, fraction=fraction and low != high)

    def _group(self, index: int, word: NumberWord | None, limit: int) -> tuple[int, int, bool, int, int] | None:
        """Return (low, high, fraction, scale, last word) of one addend below ``limit``: a number and its scale word."""
        if word is not None and word.kind in {"scale", "dual"}:
            fits = word.value < limit
            return (word.value, word.value, False, _scale_of(word), index) if fits else None
        if word is not None and word.kind == "half":
            scale = self._word(index + 1, joined=False)
            if scale and scale.kind == "scale" and scale.value < limit:
                return scale.value // word.value, scale.value // word.value, False, 1, index + 1
            return None
        small = self._below_thousand(index, word) if word else self._digits(index)
        if small is None:
            return None
        low, high, fraction, last = small
        scale = self._word(last + 1, joined=False)
        if scale and scale.kind in {"scale", "plural"} and not (scale.article and word is None):
            low, high, fraction = self._scaled(index, low, high, fraction, scale.value)
            return (low, high, fraction, scale.value, last + 1) if high < limit else None
        return (low, high, fraction, 1, last) if high < limit else None

    def _digits(self, index: int) -> tuple[int, int, bool, int] | None:
        value = digits_value(self.words.forms[index])
        return (*value, index) if value else None

    def _scaled(self, index: int, low: int, high: int, fraction: bool, scale: int) -> tuple[int, int, bool]:
        decimal = _DECIMAL.fullmatch(self.words.forms[index])
        if decimal and not _GROUPED.fullmatch(self.words.forms[index].replace(".", "x")):
            parts = 10 ** len(decimal[2])
            value = (int(decimal[1]) * parts + int(decimal[2])) * scale
            return value // parts, -(-value // parts), value % parts != 0
        return low * scale, high * scale, fraction

    def _below_thousand(self, index: int, word: NumberWord) -> tuple[int, int, bool, int] | None:
        found: tuple[int, int] | None
        if word.kind in {"hundred", "hundreds"}:
            found = self._and_below_hundred(word.value, index)
        elif word.kind == "unit":
            hundred = self._word(index + 1, joined=False)
            if hundred and hundred.kind == "hundred" and not hundred.article and word.value > 2:
                found = self._and_below_hundred(word.value * 100, index + 1)
            else:
                found = self._below_hundred(index, word)
        else:
            found = self._below_hundred(index, word)
        return (found[0], found[0], False, found[1]) if found else None

    def _and_below_hundred(self, hundreds: int, last: int) -> tuple[int, int]:
        joint = self._joint(last + 1)
        if joint and joint[1]:
            rest = self._below_hundred(*joint)  # type: ignore[arg-type]
            after = self._word(rest[1] + 1, joined=False) if rest else None
            if rest and not (after and after.kind == "hundred"):
                return hundreds + rest[0], rest[1]
        return hundreds, last

    def _below_hundred(self, index: int, word: NumberWord) -> tuple[int, int] | None:
        if word.kind in {"tens", "ten"}:
            return word.value, index
        if word.kind != "unit":
            return None
        after = self._word(index + 1, joined=False)
        if after and after.kind == "ten":
            return word.value + 10, index + 1
        joint = self._joint(index + 1)
        if joint and joint[1] and joint[1].kind == "tens":
            return word.value + joint[1].value, joint[0]
        # "إحدى" alone is "one of", and "الاثنين" is Monday.
        if word.form in _ONLY_IN_COMPOUNDS or (word.article and word.value == 2):
            return None
        return word.value, index


def _scale_of(word: NumberWord) -> int:
    return word.value // 2 if word.kind == "dual" else word.value


def with_bounds(numeral: Numeral, low: int, high: int, last: Numeral) -> Numeral:
    """Return ``numeral`` stretched to the end of ``last``, with these bounds."""
    return replace(numeral, end=last.end, last=last.last, low=low, high=high)


def dual_stems(word: str) -> tuple[str, ...]:
    """Return the singulars that a folded word may be the dual of ("مدنيان", "طفلتين"), without consulting a dictionary."""
    for ending in ("تان", "تين"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return (word[: -len(ending)] + "ه", word[: -len(ending)] + "ت")
    for ending in ("ان", "ين"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return (word[: -len(ending)],)
    return ()
