"""What the copy changed: word-level differences inside a shared passage, each with its kind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from khabar.lexicons import Lexicons
from khabar.linking.reuse.account import Account, alteration_words
from khabar.model.record import Alteration, AlterationKind
from khabar.model.spans import Span

_ALIKE = 78.0
"""Likeness (0 to 100, normalised indel similarity of the letters) from which two words are spellings of one."""


_MOVED: tuple[AlterationKind, str] = ("order", "moved")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of ``a`` and of ``b`` that stand in each other's place; the range of a side may be empty."""

    a: range
    b: range


@dataclass(frozen=True, slots=True)
class Sides:
    """Two reports and what telling words the lexicons know."""

    a: Account
    b: Account
    known: dict[str, frozenset[str]]

    def forms(self, edit: Edit) -> tuple[list[str], list[str]]:
        """Return the words of either side of an edit."""
        return [self.a.forms[i] for i in edit.a], [self.b.forms[i] for i in edit.b]


def alterations(a: Account, b: Account, span_a: Span, span_b: Span, lexicons: Lexicons) -> tuple[Alteration, ...]:
    """Return the differences between two passages, in the order of ``a``, each with its kind and why it is of that kind."""
    sides = Sides(a, b, lexicons.compiled(alteration_words))
    edits = [part for edit in _joined(_edits(a, b, span_a, span_b)) for part in _parts(sides, edit)]
    moved = _moved(sides, edits)
    out = []
    for edit in edits:
        kind, why = _MOVED if edit in moved else _kind(sides, edit)
        where_a, where_b = a.span_of(edit.a.start, edit.a.stop), b.span_of(edit.b.start, edit.b.stop)
        out.append(Alteration(kind, where_a, where_b, why))
    return tuple(out)


def _edits(a: Account, b: Account, span_a: Span, span_b: Span) -> Iterator[Edit]:
    words_a, words_b = a.words_in(span_a), b.words_in(span_b)
    forms_a, forms_b = a.forms[words_a.start : words_a.stop], b.forms[words_b.start : words_b.stop]
    for code in Levenshtein.opcodes(forms_a, forms_b):
        if code.tag != "equal":
            begin_a, begin_b = words_a.start, words_b.start
            yield Edit(
                range(begin_a + code.src_start, begin_a + code.src_end),
                range(begin_b + code.dest_start, begin_b + code.dest_end),
            )


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Join edits that touch, so that a replacement of several words by fewer is one difference."""
    held: Edit | None = None
    for edit in edits:
        if held is not None and held.a.stop == edit.a.start and held.b.stop == edit.b.start:
            held = Edit(range(held.a.start, edit.a.stop), range(held.b.start, edit.b.stop))
            continue
        if held is not None:
            yield held
        held = edit
    if held is not None:
        yield held


def _parts(sides: Sides, edit: Edit) -> Iterator[Edit]:
    """Cut an edit where the words that name a source begin or end, so that a change of source is a difference of its own."""
    parts_a = _cut(edit.a, sides.a.speakers)
    parts_b = _cut(edit.b, sides.b.speakers)
    if len(parts_a) <= 1 and len(parts_b) <= 1:
        yield edit
        return
    at_a, at_b = edit.a.start, edit.b.start
    for inside in (True, False) if (parts_a or parts_b)[0][0] else (False, True):
        here_a = next((part for is_in, part in parts_a if is_in == inside), range(at_a, at_a))
        here_b = next((part for is_in, part in parts_b if is_in == inside), range(at_b, at_b))
        if len(here_a) or len(here_b):
            yield Edit(here_a, here_b)
        at_a, at_b = max(at_a, here_a.stop), max(at_b, here_b.stop)


def _cut(words: range, inside: frozenset[int]) -> list[tuple[bool, range]]:
    parts = []
    for is_in, run in groupby(words, key=lambda word: word in inside):
        listed = list(run)
        parts.append((is_in, range(listed[0], listed[-1] + 1)))
    return parts


def _moved(sides: Sides, edits: list[Edit]) -> set[Edit]:
    """Return the edits whose words stand elsewhere in the other passage, as an edit of that side alone."""
    gone = {tuple(sides.a.forms[i] for i in edit.a): edit for edit in edits if len(edit.a) > 1 and not len(edit.b)}
    come = {tuple(sides.b.forms[i] for i in edit.b): edit for edit in edits if len(edit.b) > 1 and not len(edit.a)}
    return {found[words] for words in gone.keys() & come.keys() for found in (gone, come)}


def _kind(sides: Sides, edit: Edit) -> tuple[AlterationKind, str]:
    """Return the kind of an edit: the first of the tests below that holds, most telling first."""
    for kind, test in _TESTS:
        why = test(sides, edit)
        if why is not None:
            return kind, why
    if not len(edit.b):
        return "omitted", ""
    return ("added", "") if not len(edit.a) else ("synonym", "")


def _number(sides: Sides, edit: Edit) -> str | None:
    in_a = {sides.a.numbers[i] for i in edit.a if i in sides.a.numbers and i not in sides.a.times}
    in_b = {sides.b.numbers[i] for i in edit.b if i in sides.b.numbers and i not in sides.b.times}
    return _differ(map(str, in_a), map(str, in_b))


def _date(sides: Sides, edit: Edit) -> str | None:
    in_a = {sides.a.times[i] for i in edit.a if i in sides.a.times}
    in_b = {sides.b.times[i] for i in edit.b if i in sides.b.times}
    return _differ(in_a, in_b)


def _negation(sides: Sides, edit: Edit) -> str | None:
    negators = sides.known["negators"]
    in_a, in_b = ([form for form in forms if form in negators] for forms in sides.forms(edit))
    return None if len(in_a) == len(in_b) else _differ(in_a, in_b)


def _same_number(sides: Sides, edit: Edit) -> str | None:
    in_a = {sides.a.numbers.get(i) for i in edit.a}
    in_b = {sides.b.numbers.get(i) for i in edit.b}
    return "number" if in_a == in_b and None not in in_a and in_a else None


def _spelling(sides: Sides, edit: Edit) -> str | None:
    if not len(edit.a) or not len(edit.b):
        return None
    words_a, words_b = sides.forms(edit)
    return "letters" if fuzz.ratio("".join(words_a), "".join(words_b)) >= _ALIKE else _same_number(sides, edit)


def _speaker(sides: Sides, edit: Edit) -> str | None:
    in_a = [i for i in edit.a if i in sides.a.speakers]
    in_b = [i for i in edit.b if i in sides.b.speakers]
    if len(in_a) == len(edit.a) and len(in_b) == len(edit.b):
        return _differ((sides.a.forms[i] for i in in_a), (sides.b.forms[i] for i in in_b))
    return None


def _attribution(sides: Sides, edit: Edit) -> str | None:
    known = sides.known["attribution-words"]
    words_a, words_b = sides.forms(edit)
    in_a = [form for i, form in zip(edit.a, words_a, strict=True) if form in known or i in sides.a.cues]
    in_b = [form for i, form in zip(edit.b, words_b, strict=True) if form in known or i in sides.b.cues]
    if in_a and in_b and not known.intersection(in_a + in_b):
        return None  # one reporting verb for another is a synonym
    return _differ(in_a, in_b)


def _naming(sides: Sides, edit: Edit) -> str | None:
    loaded = any(i in sides.a.naming for i in edit.a) or any(i in sides.b.naming for i in edit.b)
    named_a = {sides.a.entities[i] for i in edit.a if i in sides.a.entities}
    named_b = {sides.b.entities[i] for i in edit.b if i in sides.b.entities}
    if not loaded and not (named_a and named_b):
        return None
    words_a, words_b = sides.forms(edit)
    return _differ(words_a, words_b)


def _differ(in_a: Iterable[str], in_b: Iterable[str]) -> str | None:
    left, right = sorted(in_a), sorted(in_b)
    return None if left == right else f"{' '.join(left) or '∅'} | {' '.join(right) or '∅'}"


_TESTS: tuple[tuple[AlterationKind, Callable[[Sides, Edit], str | None]], ...] = (
    ("negation", _negation),
    ("number", _number),
    ("date", _date),
    ("spelling", _spelling),
    ("speaker", _speaker),
    ("attribution", _attribution),
    ("naming", _naming),
)
