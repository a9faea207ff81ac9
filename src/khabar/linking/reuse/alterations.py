"""What the copy changed: word-level differences inside a shared passage, each with its kind."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from khabar.lexicons import Lexicons
from khabar.linking.reuse.account import Account, alteration_words
from khabar.linking.reuse.changes import Edit, Sides, kind_of
from khabar.model.record import Alteration, AlterationKind
from khabar.model.spans import Span

_MOVED: tuple[AlterationKind, str] = ("order", "moved")


def alterations(a: Account, b: Account, span_a: Span, span_b: Span, lexicons: Lexicons) -> tuple[Alteration, ...]:
    """Return the differences between two passages, in the order of ``a``, each with its kind and why it is of that kind."""
    sides = Sides(a, b, lexicons.compiled(alteration_words))
    edits = [part for edit in _joined(_edits(a, b, span_a, span_b)) for part in _parts(sides, edit)]
    moved = _moved(sides, edits)
    out = []
    for edit in edits:
        kind, why = _MOVED if edit in moved else kind_of(sides, edit)
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
