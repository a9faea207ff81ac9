"""Segments rebuild the text and carry exactly the marks that cover them."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.model.spans import Span
from khabar.web.marking import Line, Mark, by_line, lines, segments

TEXT = "قال خبر 🇸🇾 عَاجِل إن موسكو بعيدة.\n\nوأضاف نص آخر هنا، ثم سكت.\n" * 3


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    bounds = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    spans = draw(st.lists(bounds, max_size=12))
    return [Mark(Span(min(pair), max(pair)), f"layer{n % 3}", f"r{n}") for n, pair in enumerate(spans)]


@given(marks())
def test_segments_rebuild_their_region(some: list[Mark]) -> None:
    region = Span(3, len(TEXT) - 2)
    cut = segments(TEXT, region, some)
    assert "".join(segment.text for segment in cut) == region.of(TEXT)
    assert all(segment.span.of(TEXT) == segment.text for segment in cut)


@given(marks())
def test_every_character_carries_its_marks(some: list[Mark]) -> None:
    for segment in segments(TEXT, Span(0, len(TEXT)), some):
        for at in range(segment.span.start, segment.span.end):
            expected = {mark.ref for mark in some if mark.span.start <= at < mark.span.end}
            assert set(segment.refs) == expected


@given(marks())
def test_rows_get_the_marks_that_reach_into_them(some: list[Mark]) -> None:
    rows = lines(TEXT)
    for row, around in zip(rows, by_line(rows, some), strict=True):
        assert {m for m in around if m.span.overlaps(row.span)} == {m for m in some if m.span.overlaps(row.span)}


def test_a_mark_opens_once() -> None:
    cut = segments(TEXT, Span(0, 20), [Mark(Span(2, 12), "a", "x"), Mark(Span(5, 8), "b", "y")])
    assert [segment.opens for segment in cut if segment.opens] == [("x",), ("y",)]


def test_rows_cover_all_that_is_no_blank() -> None:
    rows = lines(TEXT)
    covered = {at for row in rows for at in range(row.span.start, row.span.end)}
    assert all(letter.isspace() for at, letter in enumerate(TEXT) if at not in covered)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "هذه جملة فيها كلام كثير عن أشياء وقعت في ذلك اليوم. " * 60
    rows = lines(text)
    assert len(rows) > 2
    assert not rows[0].continues
    assert all(row.continues for row in rows[1:])
    assert all(text[row.span.end - 1] == "." for row in rows)


def test_an_empty_text_has_no_rows() -> None:
    assert lines("\n \n") == ()
    assert by_line((Line(Span(0, 1)),), []) == [[]]
