"""Quantities in folded text: numerals with their qualifiers ("about", "at least"), ranges and percentages."""

from dataclasses import dataclass
from functools import cache

from khabar.text.numerals import Numeral, NumeralReader, vocabulary, with_bounds
from khabar.text.tokens import Words

__all__ = ["Qualifier", "Quantity", "qualifier_before", "qualifier_openings", "quantities", "spanned"]

_BEFORE = {
    "about": "نحو|حوالي|قرابه|زهاء|ما يقارب|ما يقرب من|يقارب|تقارب|ما يناهز|يناهز|تناهز|في حدود|بحدود|ما يقدر ب|تقريبا",
    "more-than": "اكثر من|ازيد من|ما يزيد علي|ما يزيد عن|يزيد علي|يزيد عن|تزيد علي|تزيد عن|ما يفوق|يفوق|تفوق|يتجاوز|تتجاوز"
    "|تجاوز|تجاوزت|فاق|فاقت|ما يربو علي|يربو علي|تربو علي|يربو عن",
    "at-least": "ما لا يقل عن|لا يقل عن|لا تقل عن|لن يقل عن|لن تقل عن|لم يقل عن|لم تقل عن"
    "|ما لايقل عن|لايقل عن|لاتقل عن|علي الاقل|كحد ادني",
    "less-than": "اقل من|دون|ما دون|ما يقل عن|يقل عن|تقل عن",
    "at-most": "ما لا يزيد علي|ما لا يزيد عن|لا يزيد علي|لا يزيد عن|لا تزيد علي|لا تزيد عن|لا يتجاوز|لا تتجاوز|لم يتجاوز"
    "|لم تتجاوز|لا يتعدي|لا تتعدي|كحد اقصي|علي الاكثر|ما يصل الي|يصل الي|تصل الي",
}
_AFTER = {
    "about": "تقريبا|علي وجه التقريب",
    "at-least": "علي الاقل|او اكثر|فاكثر|فما فوق|كحد ادني|علي اقل تقدير",
    "at-most": "علي الاكثر|كحد اقصي|او اقل|فاقل",
}
_AFTER_WINDOW = 4
"""A qualifier after the number stands at most this many words behind it: "35 شخصا على الأقل"."""
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ول", "وب")
_PERCENT = frozenset({("في", "الميه"), ("في", "المايه"), ("في", "ميه"), ("بالميه",), ("بالمايه",), ("بالماءه",)})
_BETWEEN = frozenset({"بين", "وبين", "تتراوح", "يتراوح"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in folded text with what its words say about it."""

    start: int
    """Offset in the folded text where qualifier or number begins, proclitic excluded."""
    end: int
    low: int
    high: int
    number: Numeral
    """The numeral alone: its own offsets, words, and whether it is ordinal, vague, definite or a fraction."""
    qualifier: str | None = None
    """about, more-than, at-least, less-than or at-most; None if the number stands alone."""
    qualifier_words: str | None = None
    """The qualifier as it stands, folded."""
    percent: bool = False

    @property
    def ordinal(self) -> bool:
        """Whether it is a rank and not a count."""
        return self.number.ordinal


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier before a number or a unit: its code, first word, and where it begins without proclitic."""

    code: str
    first: int
    start: int


@cache
def qualifier_openings() -> frozenset[str]:
    """Return every folded word with which a qualifier before a number may begin."""
    return frozenset(form[0] for found in _qualifiers(after=False).values() for form, _ in found)


@cache
def _qualifiers(after: bool) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return qualifiers by the word next to the number (last before it, first after it), longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, phrases in (_AFTER if after else _BEFORE).items():
        for phrase in phrases.split("|"):
            key = tuple(phrase.split())
            for proclitic in ("",) if after else _PROCLITICS:
                form = (proclitic + key[0], *key[1:])
                table.setdefault(form[0] if after else form[-1], []).append((form, code))
    return {word: tuple(sorted(found, key=lambda item: (-len(item[0]), item))) for word, found in table.items()}


def quantities(text: str, words: Words) -> list[Quantity]:
    """Return the numerals of folded ``text`` in order, each with its qualifier; bare ordinals without article are left out."""
    reader, known = NumeralReader(text, words), vocabulary()
    out: list[Quantity] = []
    at, forms = 0, words.forms
    while at < len(forms):
        form = forms[at]
        numeral = reader.at(at) if form in known or form[0].isdigit() else None
        if numeral is None or (numeral.ordinal and not numeral.definite):
            at += 1
            continue
        numeral = spanned(reader, numeral)
        out.append(_qualified(text, words, numeral, out[-1].number.last if out else -1))
        at = numeral.last + 1 + (2 if out[-1].percent and forms[numeral.last + 1 : numeral.last + 2] == ("في",) else 0)
    return out


def spanned(reader: NumeralReader, numeral: Numeral) -> Numeral:
    """Return the numeral stretched over a second bound: "بين 20 و30", "ثلاثة أو أربعة", "4-6", "ما بين 4 إلى 6"."""
    forms, text = reader.words.forms, reader.text
    after = numeral.last + 1
    if after >= len(forms) or numeral.ordinal or numeral.vague:
        return numeral
    between = numeral.first > 0 and forms[numeral.first - 1] in _BETWEEN
    gap = text[numeral.end : reader.words.starts[after]]
    second: Numeral | None = None
    if gap.strip() == "-" and forms[after][0].isdigit():
        second = reader.at(after)
    elif gap.isspace() and after + 1 < len(forms) and forms[after] in {"او", "الي", "و"}:
        second = reader.at(after + 1) if forms[after] == "او" or between else None
    elif gap.isspace() and between and forms[after].startswith("و"):
        second = reader.at(after)
    if second is None or second.ordinal or second.vague or not numeral.low < second.high:
        return numeral
    return with_bounds(numeral, _scaled_bound(numeral, second), second.high, second)


def _scaled_bound(first: Numeral, second: Numeral) -> int:
    """Return the lower bound: "3 أو 4 آلاف" counts thousands on both sides."""
    for scale in (10**9, 10**6, 10**3):
        if second.low >= scale and second.low % scale == 0 and first.low * scale < second.low and first.low < 1000:
            return first.low * scale
    return first.low


def _qualified(text: str, words: Words, numeral: Numeral, floor: int) -> Quantity:
    start, end, code, phrase = numeral.start, numeral.end, None, None
    before = qualifier_before(text, words, numeral.first, floor)
    if before:
        start, code = before.start, before.code
        phrase = text[start : words.ends[numeral.first - 1]]
    else:
        after = _after(text, words, numeral.last)
        if after:
            code, phrase = after
    percent = _percent(text, words, numeral)
    return Quantity(start, end, numeral.low, numeral.high, numeral, code, phrase, percent)


def qualifier_before(text: str, words: Words, index: int, floor: int) -> Qualifier | None:
    """Return the qualifier that ends right before word ``index`` and begins after word ``floor``."""
    if not index or text[words.ends[index - 1] : words.starts[index]].strip(' ("\n'):
        return None
    for phrase, code in _qualifiers(after=False).get(words.forms[index - 1], ()):
        first = index - len(phrase)
        if first > floor and words.forms[first:index] == phrase:
            written = " ".join(phrase)
            plain = next(plain for plain in _BEFORE[code].split("|") if written.endswith(plain))
            return Qualifier(code, first, words.starts[first] + len(written) - len(plain))
    return None


def _after(text: str, words: Words, last: int) -> tuple[str, str] | None:
    table = _qualifiers(after=True)
    for index in range(last + 1, min(last + 1 + _AFTER_WINDOW, len(words))):
        gap = text[words.ends[index - 1] : words.starts[index]]
        if words.forms[index][0].isdigit() or any(mark in gap for mark in ".،,؛:\n"):
            return None
        for phrase, code in table.get(words.forms[index], ()):
            if words.forms[index : index + len(phrase)] == phrase:
                return code, " ".join(phrase)
    return None


def _percent(text: str, words: Words, numeral: Numeral) -> bool:
    rest = text[numeral.end : numeral.end + 2].strip()
    following = words.forms[numeral.last + 1 : numeral.last + 3]
    return rest.startswith("%") or following in _PERCENT or following[:1] in _PERCENT
