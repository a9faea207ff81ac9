"""One folded text laid out for the grammar: which words of time stand where."""

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Literal

from khabar.lexicons import Entry, Lexicons
from khabar.text.fold import fold
from khabar.text.numbers import qualifier_openings
from khabar.text.numerals import Numeral, NumeralReader, vocabulary
from khabar.text.tokens import Words

Role = Literal[
    "unit", "part", "midnight", "phase", "relday", "night", "day-word", "bound", "season", "direction", "demonstrative",
    "few", "period", "ref", "adjective", "anaphor", "eve", "set", "every", "clock", "clock-minutes", "zone", "era",
    "matching", "before-duration", "fraction", "and-fraction", "decade", "part-of-year", "century", "holiday", "no-time",
    "tense", "nowadays",
]  # fmt: skip
Slots = dict[str, str]
Found = tuple[int, Slots]
"""Index after the last word of what was found, and what its words say."""

_INNER_ROLES = frozenset(
    {"tense", "nowadays", "few", "era", "zone", "matching", "clock-minutes", "and-fraction", "direction"}
)
"""Roles of words that begin no expression."""
_LEADING = frozenset({"demonstrative", "before-duration", "every"})
"""Roles of words that begin an expression only together with the next word."""
_DIGITS = frozenset({"number"})
_YEAR_DIGITS = 4
_AFTER_NUMBER = frozenset({"و", "ال", "الي", "حتي", "وحتي", "والي", "من"})
"""Words that are none of time and may follow a number within an expression."""
_SHORT_NUMBER, _LONG_NUMBER = "0", "0000"
_PAST_DIGITS = ":"
"""No folded word that begins with a digit sorts at or after this, and every other word does."""
_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthEntry(Entry):
    """A month's names in one calendar and region."""

    number: int
    calendar: Literal["gregorian", "hijri"]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayEntry(Entry):
    """A day of the week; Monday is 1."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWordEntry(Entry):
    """A word or phrase of time and its role in a time expression."""

    role: Role
    value: str
    count: Literal["one", "two", "many", ""] = ""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One written form of a lexicon entry: its first word with proclitic, the words after it, and what it means."""

    role: str
    value: str
    id: str
    rest: tuple[str, ...]
    proclitic: str
    offset: int
    """Letters of the first word before the form itself."""
    article: bool
    number: int = 0
    count: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Every written form of the time lexicons by its first word, and the roles that a word may begin with."""

    lexemes: dict[str, tuple[Lexeme, ...]]
    """Longest phrases first."""
    by_role: dict[str, dict[str, tuple[Lexeme, ...]]]
    """The same, by role."""
    openings: dict[str, "Opening"]
    """What may begin with a word, and with a number in digits (by :data:`_SHORT_NUMBER` and :data:`_LONG_NUMBER`)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What may begin with a word."""

    roles: frozenset[str]
    """Roles of the lexemes that may begin an expression, and "number" for the words of numbers and digits."""
    following: Container[str] | None
    """Words of which one must come next, besides digits, if anything is to begin here; None if any may."""


def _openings(lexemes: dict[str, tuple[Lexeme, ...]]) -> dict[str, Opening]:
    """Return what may begin with the words of lexemes and of numbers."""
    numbers = vocabulary()
    counted = frozenset(lexemes) | frozenset(numbers) | _AFTER_NUMBER
    led = counted | qualifier_openings()
    made = {word: Opening(_DIGITS, counted) for word in numbers}
    for word, all_ in lexemes.items():
        leading = [lexeme for lexeme in all_ if _leads(lexeme)]
        roles = frozenset(lexeme.role for lexeme in leading)
        alone = {lexeme.role for lexeme in leading if not lexeme.rest}
        seconds = frozenset(lexeme.rest[0] for lexeme in leading if lexeme.rest)
        if word in numbers and roles:
            made[word] = Opening(roles | _DIGITS, None)
        elif roles and alone <= _LEADING:
            made[word] = Opening(roles, seconds | led if alone else seconds)
        elif roles:
            made[word] = Opening(roles, None)
    made[_SHORT_NUMBER], made[_LONG_NUMBER] = Opening(_DIGITS, counted), Opening(_DIGITS, None)
    return made


def _leads(lexeme: Lexeme) -> bool:
    """Tell whether an expression may begin with a lexeme."""
    if lexeme.role == "before-duration":
        return lexeme.value in {"ago", "after"}
    return lexeme.role not in _INNER_ROLES


def lexeme_table(lexicons: Lexicons) -> Table:
    """Compile the time lexicons."""
    found: dict[str, list[Lexeme]] = {}
    for first, lexeme in _lexemes(lexicons):
        found.setdefault(first, []).append(lexeme)
    lexemes = {word: tuple(sorted(all_, key=lambda one: (-len(one.rest), one.offset))) for word, all_ in found.items()}
    by_role: dict[str, dict[str, tuple[Lexeme, ...]]] = {}
    for word, all_ in lexemes.items():
        said = by_role[word] = {}
        for one in all_:
            said[one.role] = (*said.get(one.role, ()), one)
    return Table(lexemes, by_role, _openings(lexemes))


def _lexemes(lexicons: Lexicons) -> Iterable[tuple[str, Lexeme]]:
    for month in lexicons.entries("months", MonthEntry):
        for form in month.forms:
            yield from _written(form, "month", month.calendar, month.id, month.number, ambiguous=month.ambiguous)
    for day in lexicons.entries("weekdays", WeekdayEntry):
        for form in day.forms:
            yield from _written(form, "weekday", "", day.id, day.number)
    for word in lexicons.entries("time_words", TimeWordEntry):
        for form in word.forms:
            yield from _written(form, word.role, word.value, word.id, count=word.count)
            if word.role == "unit" and not fold(form).startswith("ال"):
                yield from _written("ال" + form, word.role, word.value, word.id, count=word.count, article=True)


def _written(
    form: str,
    role: str,
    value: str,
    entry: str,
    number: int = 0,
    count: str = "",
    ambiguous: bool = False,
    article: bool = False,
) -> Iterable[tuple[str, Lexeme]]:
    first, *rest = fold(form).split()
    definite = article or first.startswith("ال")
    for proclitic in ("",) if ambiguous or role in {"era", "clock-minutes", "tense", "nowadays"} else _PROCLITICS:
        word, offset = proclitic + first, len(proclitic)
        if definite and proclitic.endswith("ل"):
            word, offset = proclitic + first[1:], offset - 1
        yield word, Lexeme(role, value, entry, tuple(rest), proclitic, offset, definite, number, count, ambiguous)


class Scan:
    """Looks words up in one text. Indexes count words, offsets count folded characters."""

    def __init__(self, text: str, words: Words, table: Table) -> None:
        self.text = text
        self.words = words
        self.forms = words.forms
        self.size = len(words.forms)
        self.table = table.lexemes
        self._by_role = table.by_role
        self._numerals: dict[int, Numeral | None] = {}
        self.reader = NumeralReader(text, words)
        self._openings = table.openings
        self._numbers = vocabulary()

    def gap(self, index: int) -> str:
        """Return what stands between word ``index`` and the word before it; empty at the ends of the text."""
        if not 0 < index < self.size:
            return ""
        return self.text[self.words.ends[index - 1] : self.words.starts[index]]

    def near(self, index: int, marks: str = ")") -> bool:
        """Tell whether only a space, a lone line break or one of ``marks`` lies before word ``index``."""
        if index >= self.size:
            return False
        gap = self.gap(index)
        return gap == " " or not gap or (not gap.strip(" \n" + marks) and gap.count("\n") < 2)

    def lex(self, index: int, role: str, lead: bool = False) -> tuple[Lexeme, int] | None:
        """Return the longest lexeme of ``role`` at ``index`` and the index after it; ``lead`` allows a proclitic."""
        said = self._by_role.get(self.forms[index]) if index < self.size else None
        for lexeme in said.get(role, ()) if said is not None else ():
            rest = lexeme.rest
            if (lead or not lexeme.proclitic) and (not rest or self._goes_on(index, rest)):
                return lexeme, index + 1 + len(rest)
        return None

    def roles_at(self, index: int) -> Collection[str]:
        """Return the roles of the lexemes at ``index``, and "number" where a word of numbers stands."""
        form = self.forms[index]
        said = self._by_role.get(form, ())
        return (*said, "number") if form in self._numbers else said

    def table_role(self, index: int, role: str) -> bool:
        """Tell whether a lexeme of ``role`` stands at ``index``, with or without proclitic."""
        return role in self._by_role.get(self.forms[index], ())

    def follows(self, index: int, role: str, marks: str = ")") -> tuple[Lexeme, int] | None:
        """Like :meth:`lex`, for a word that must stand right after the one before it, without proclitic."""
        return self.lex(index, role) if self.near(index, marks) else None

    def word(self, index: int, *forms: str) -> bool:
        """Tell whether one of ``forms`` stands at ``index``, right after the word before it."""
        return index < self.size and self.forms[index] in forms and self.near(index)

    def _goes_on(self, index: int, rest: tuple[str, ...]) -> bool:
        end = index + 1 + len(rest)
        return self.forms[index + 1 : end] == rest and all(self.near(at) for at in range(index + 1, end))

    def numeral(self, index: int) -> Numeral | None:
        """Return the numeral that begins with word ``index``, if one does."""
        if index >= self.size:
            return None
        form = self.forms[index]
        if not (form in self._numbers or form[0].isdigit()):
            return None
        if index not in self._numerals:
            self._numerals[index] = self.reader.at(index)
        return self._numerals[index]

    def digits(self, index: int, low: int, high: int) -> int | None:
        """Return the plain digits at ``index`` as a number if it lies from ``low`` to ``high``."""
        if index >= self.size:
            return None
        form = self.forms[index]
        if len(form) <= 4 and form.isdecimal() and low <= int(form) <= high:
            return int(form)
        return None

    def index_after(self, offset: int) -> int:
        """Return the index of the first word that begins at or after ``offset``."""
        low, high = 0, self.size
        while low < high:
            middle = (low + high) // 2
            if self.words.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def beginnings(self) -> Iterator[tuple[int, frozenset[str]]]:
        """Yield the words with which an expression may begin, with their roles; digits are a number."""
        forms = self.forms
        openings = list(map(self._openings.get, forms))
        for index in [index for index, form in enumerate(forms) if form < _PAST_DIGITS]:
            short = len(forms[index]) < _YEAR_DIGITS and forms[index].isdigit()
            openings[index] = self._openings[_SHORT_NUMBER if short else _LONG_NUMBER]
        last = self.size - 1
        for index in compress(range(self.size), openings):
            opening = openings[index]
            if opening is None:
                continue
            if opening.following is not None:
                following = forms[index + 1] if index < last else ""
                if following not in opening.following and not following[:1].isdigit():
                    continue
            yield index, opening.roles
