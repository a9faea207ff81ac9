"""Of what kind a difference between two copies is: the telling kinds first, each with the words that show it."""

import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from khabar.linking.reuse.account import Account
from khabar.model.record import AlterationKind
from khabar.text.clitics import stems

T = TypeVar("T")

_ALIKE = 78.0
"""Likeness (0 to 100, normalised indel similarity of the letters) from which two words are spellings of one."""
_DIGITS = re.compile(r"\d+")
_SHORTEST_STEM = 3
_NOT_TO = re.compile(r"[وف]?أ(?:ن\s+لا|لّ?ا)\b")
"""أن لا and ألا, which lose their difference from إلا when a text is folded."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of ``a`` and of ``b`` that stand in each other's place; the range of a side may be empty."""

    a: range
    b: range


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one report that stand in the place of others."""

    account: Account
    words: range
    known: Mapping[str, frozenset[str]]

    @property
    def forms(self) -> list[str]:
        """The folded words."""
        return [self.account.forms[word] for word in self.words]

    @property
    def raw(self) -> str:
        """The words as they are written."""
        return self.account.span_of(self.words.start, self.words.stop).of(self.account.document.raw)

    @property
    def edges(self) -> tuple[int, int]:
        """The words before and after."""
        return self.words.start - 1, self.words.stop

    def values(self, of_word: Mapping[int, T]) -> set[T]:
        """Return what the words have been given by a layer."""
        return {of_word[word] for word in self.words if word in of_word}

    def values_around(self, of_word: Mapping[int, T]) -> set[T]:
        """Return what the words before and after have been given."""
        return {of_word[word] for word in self.edges if word in of_word}

    def beside(self, words: Set[int]) -> bool:
        """Tell whether the word before or after is one of ``words``."""
        return any(word in words for word in self.edges)

    def knows(self, word: int, kind: str) -> bool:
        """Tell whether a word, its proclitics aside, is one of a kind of telling words."""
        return not self.known[kind].isdisjoint(_bare(self.account.forms[word]))


@dataclass(frozen=True, slots=True)
class Sides:
    """Two reports and what telling words the lexicons know."""

    a: Account
    b: Account
    known: dict[str, frozenset[str]]

    def of(self, edit: Edit) -> tuple[Side, Side]:
        """Return either side of an edit."""
        return Side(self.a, edit.a, self.known), Side(self.b, edit.b, self.known)


def kind_of(sides: Sides, edit: Edit) -> tuple[AlterationKind, str]:
    """Return the kind of an edit, the first of the tests below that holds, and what shows it."""
    a, b = sides.of(edit)
    for kind, test in _TESTS:
        why = test(a, b)
        if why is not None:
            return kind, why
    if not len(b.words):
        return "omitted", ""
    return ("added", "") if not len(a.words) else ("synonym", "")


def _negation(a: Side, b: Side) -> str | None:
    in_a, in_b = _negators(a), _negators(b)
    return None if len(in_a) == len(in_b) else _differ(in_a, in_b)


def _negators(side: Side) -> list[str]:
    """Return the words that negate; "especially" (لا سيما), "or not" (أم لا) and "however" (غير أن) do not."""
    forms, out = side.account.forms, []
    for word in side.words:
        before, after = forms[word - 1] if word else "", forms[word + 1] if word + 1 < len(forms) else ""
        if (
            _negates(forms[word], side.known["negators"])
            and after not in {"سيما", "ان"}
            and before.removeprefix("و") not in {"ام", "ان"}
        ):
            out.append(forms[word])
    return out + ["الا"] * len(_NOT_TO.findall(side.raw))


def _negates(form: str, negators: frozenset[str]) -> bool:
    """Tell whether a word negates, a conjunction before it aside, and a preposition where a noun follows (بعدم, not كلم)."""
    bare = form[1:] if form[0] in "وف" else form
    return not negators.isdisjoint({form, bare}) or (bare[:1] in {"ب", "ل"} and bare[1:] == "عدم")


def _number(a: Side, b: Side) -> str | None:
    if _digits(a) and _digits(a) == _digits(b):  # of 1.12 and 12.1 one is the other, put in order for the eye
        return None
    in_a = a.values(a.account.counts) - b.values_around(b.account.counts)
    in_b = b.values(b.account.counts) - a.values_around(a.account.counts)
    if not (in_a and in_b) and not (_digits(a) or _digits(b)) and all(low < high for low, high, _ in in_a | in_b):
        return None  # "several" for another word
    return _differ(map(str, in_a), map(str, in_b))


def _digits(side: Side) -> list[int]:
    return sorted(int(run) for run in _DIGITS.findall(side.raw))


def _date(a: Side, b: Side) -> str | None:
    """What goes on saying the same day on the other side, such as the second name of a month, is no other date."""
    in_a = a.values(a.account.times) - b.values_around(b.account.times)
    in_b = b.values(b.account.times) - a.values_around(a.account.times)
    return _differ(in_a, in_b)


def _spelling(a: Side, b: Side) -> str | None:
    if not len(a.words) or not len(b.words):
        return None
    if fuzz.ratio("".join(a.forms), "".join(b.forms)) >= _ALIKE:
        return "letters"
    in_a = {a.account.numbers.get(word) for word in a.words}
    in_b = {b.account.numbers.get(word) for word in b.words}
    same = (in_a == in_b and None not in in_a) or (bool(_digits(a)) and _only_numbers(a) and _only_numbers(b))
    return "number" if same else None


def _only_numbers(side: Side) -> bool:
    """Tell whether the words are figures and signs of percentage only."""
    return all(
        form[0].isdigit() or side.knows(word, "percent-words")
        for word, form in zip(side.words, side.forms, strict=True)
    )


def _inflection(a: Side, b: Side) -> str | None:
    """One word with another article or proclitic."""
    if len(a.words) != 1 or len(b.words) != 1:
        return None
    shared = {stem for stem in _bare(a.forms[0]) & _bare(b.forms[0]) if len(stem) >= _SHORTEST_STEM}
    return f"one word: {max(shared, key=len)}" if shared else None


def _speaker(a: Side, b: Side) -> str | None:
    """Another speaker, or one left out; a title that comes or goes beside the name is not."""
    in_a, in_b = _named(a), _named(b)
    if in_a is None or in_b is None or not (in_a or in_b):
        return None
    if (not in_a and a.beside(a.account.speakers)) or (not in_b and b.beside(b.account.speakers)):
        return None
    if in_a and in_b and (_told_by(in_a, in_b) or _told_by(in_b, in_a)):
        return None
    if a.values(a.account.entities) and a.values(a.account.entities) == b.values(b.account.entities):
        return None
    return _differ(in_a, in_b)


def _named(side: Side) -> list[str] | None:
    """Return the words that name a speaker without titles, or None if there are others."""
    if any(word not in side.account.speakers for word in side.words):
        return None
    return [side.account.forms[word] for word in side.words if not side.knows(word, "honorifics")]


def _told_by(some: list[str], others: list[str]) -> bool:
    """Tell whether every word of a name is in another name, proclitics aside."""
    held = set().union(*map(_bare, others))
    return all(not held.isdisjoint(_bare(form)) for form in some)


def _attribution(a: Side, b: Side) -> str | None:
    in_a, in_b = _sourced(a), _sourced(b)
    if in_a and in_b and (not (_known(a) or _known(b)) or _told_by(in_a, in_b) or _told_by(in_b, in_a)):
        return None  # one reporting verb for another is a synonym
    return _differ(in_a, in_b)


def _sourced(side: Side) -> list[str]:
    return [
        form
        for word, form in zip(side.words, side.forms, strict=True)
        if word in side.account.cues or side.knows(word, "attribution-words")
    ]


def _known(side: Side) -> bool:
    return any(side.knows(word, "attribution-words") for word in side.words)


def _naming(a: Side, b: Side) -> str | None:
    loaded = any(word in side.account.naming for side in (a, b) for word in side.words)
    if not loaded and not (a.values(a.account.entities) and b.values(b.account.entities)):
        return None
    return _differ(a.forms, b.forms)


def _bare(form: str) -> set[str]:
    """Return a word and what is left of it without proclitics; an opening alif is taken to be its own."""
    return {stem for stem in stems(form) if not (form[0] == "ا" and stem == form[1:])}


def _differ(in_a: Iterable[str], in_b: Iterable[str]) -> str | None:
    left, right = sorted(in_a), sorted(in_b)
    return None if left == right else f"{' '.join(left) or '∅'} | {' '.join(right) or '∅'}"


_TESTS: tuple[tuple[AlterationKind, Callable[[Side, Side], str | None]], ...] = (
    ("negation", _negation),
    ("number", _number),
    ("date", _date),
    ("spelling", _spelling),
    ("synonym", _inflection),
    ("speaker", _speaker),
    ("attribution", _attribution),
    ("naming", _naming),
)
