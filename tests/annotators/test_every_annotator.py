"""What must hold of every annotator, found through the registry: spans of the text, the same twice, no text too strange."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import EXAMPLE

from khabar.annotators import registry
from khabar.annotators.contract import Annotator
from khabar.annotators.registry import REGISTRY, analyse
from khabar.errors import KhabarError
from khabar.ingest import read
from khabar.lexicons import Lexicons
from khabar.model.document import Document, document_id
from khabar.model.layers import Layers
from khabar.model.spans import Span
from khabar.store.flatten import spans_of
from khabar.text.reading import Reading

FRAGMENTS = (
    "قال", "وأضاف", "أن", "إن", "الوزير", "سيرغي لافروف", "وزير الخارجية الروسي", "روسيا", "موسكو", "حلب", "في", "من", "إلى",
    "يوم", "أمس الاثنين", "12 كانون الأول/ ديسمبر 2016", "قبل يومين", "«", "»", '"', "“", "”", ":", "،", ".", "؟", "(رويترز)",
    "\n", "\n\n", "قتل 35 شخصا", "عشرات الآلاف", "النظام", "الإرهابيين", "رفض", "وافقت", "بشرط", "نفى", "اتهم", "بحسب", "نقلا عن",
    "ـ", "ًٌٍ", "\u200f", "\ufeff", "\u00a0", "ﷲ", "ﻻ", "🇸🇾", "é", "2016", "٢٠١٦", "1/1/1437", "لم", "لن", "إذا", "و", "ال",
)  # fmt: skip
ARABIC = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)
MIXED = st.lists(st.one_of(ARABIC, ANY_TEXT), max_size=5).map("".join)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 12, 31))


def document(raw: str, retrieved: date | None = None, title_end: int = 0) -> Document:
    return Document(document_id("t", raw, None, None), "t", raw, retrieved=retrieved, title_end=title_end)


def all_spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from all_spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from all_spans(part)


def example_documents() -> list[Document]:
    return [made for made in read([EXAMPLE]) if isinstance(made, Document)]


def check_spans(raw: str, layers: Layers) -> None:
    for span in all_spans(layers):
        assert 0 <= span.start < span.end <= len(raw), span
        text = span.of(raw)
        assert text == text.strip(), (span, text)
    for layer, _, span, _, rule in spans_of(layers):
        assert rule, f"{layer} {span} does not say which rule made it"


def test_the_registry_is_in_order() -> None:
    registry.check(REGISTRY)
    assert len({annotator.name for annotator in REGISTRY}) == len(REGISTRY)


def test_an_annotator_that_comes_too_early_is_refused() -> None:
    def nothing(_: Reading, __: Lexicons) -> tuple[()]:
        return ()

    late = Annotator("late", 1, "timexes", ("expressions",), nothing)
    with pytest.raises(KhabarError, match="requires expressions"):
        registry.check((late,))
    with pytest.raises(KhabarError, match="already made"):
        registry.check((Annotator("a", 1, "timexes", (), nothing), Annotator("b", 1, "timexes", (), nothing)))
    with pytest.raises(KhabarError, match="no layer"):
        registry.check((Annotator("a", 1, "weather", (), nothing),))


@pytest.mark.parametrize("report", example_documents(), ids=lambda report: report.name)
def test_spans_are_characters_of_the_report(report: Document) -> None:
    check_spans(report.raw, analyse(report))


@pytest.mark.parametrize("report", example_documents(), ids=lambda report: report.name)
def test_the_same_report_twice_gives_the_same_layers(report: Document) -> None:
    assert analyse(report) == analyse(report) == analyse(dataclasses.replace(report), Lexicons())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(raw=MIXED.filter(str.strip), retrieved=DAYS)
def test_no_text_is_too_strange(raw: str, retrieved: date | None) -> None:
    check_spans(raw, analyse(document(raw, retrieved)))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report=st.sampled_from(example_documents()), cut=st.tuples(st.integers(0, 4000), st.integers(0, 4000)))
def test_a_report_may_begin_and_end_anywhere(report: Document, cut: tuple[int, int]) -> None:
    raw = report.raw[min(cut) : max(cut)] or report.raw
    check_spans(raw, analyse(document(raw, report.retrieved)))


@pytest.mark.parametrize(
    "unit", ["قال ", "« ", '"', "الاثنين ", "35 ", "(", "وأضاف أن ", "، ", "و", "\n", "في 12 ", "قتل 35 شخصا في حلب. "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    """Twenty times the text may take sixty times as long, not four hundred."""
    import time

    def seconds(copies: int) -> float:
        raw = "تقرير. " + unit * copies
        best = float("inf")
        for _ in range(2):
            since = time.perf_counter()
            analyse(document(raw))
            best = min(best, time.perf_counter() - since)
        return best

    analyse(document(unit))
    short = seconds(400)
    assert seconds(8000) < max(60 * short, 0.5)
