"""What expressions say before they have values."""

from itertools import pairwise

from tests.annotators.dating import dated

from khabar.annotators.expressions import ANNOTATOR
from khabar.lexicons import bundled
from khabar.model.document import Document, document_id
from khabar.text.reading import Reading


def slots(raw: str) -> list[dict[str, str]]:
    return [dict(one.slots) for one in dated(raw).expressions]


def test_slots_say_what_the_words_say() -> None:
    (one,) = slots("وقع الاتفاق يوم الأحد 10 شوال 1436هـ")
    assert one == {"calendar": "hijri", "day": "10", "month": "10", "weekday": "7", "year": "1436"}


def test_verbs_about_a_weekday_tell_past_from_future() -> None:
    assert [one.get("tense") for one in slots("سيعقد اللقاء الجمعة.\nعقد اللقاء الجمعة.\nاللقاء الجمعة.")] == [
        "future",
        "past",
        None,
    ]


def test_a_noun_that_looks_like_a_future_verb_is_none() -> None:
    for noun in ("سياسة", "سيارة", "السيطرة", "سيدة", "سنوات"):
        assert "tense" not in slots(f"{noun} المدينة الجمعة")[-1], noun


def test_spans_survive_vowel_signs_and_invisible_marks() -> None:
    raw = "وصل الوفد يومَ الأحـــدِ \u200fالماضي، مساءً."
    (one, *_) = dated(raw).expressions
    assert one.span.of(raw).startswith("يومَ") and "الأحـــدِ" in one.span.of(raw)


def test_proclitics_stay_outside() -> None:
    raw = "ولعشر ساعات وبالأحد وللأسبوع المقبل"
    assert [one.span.of(raw) for one in dated(raw).expressions] == ["عشر ساعات", "الأحد", "للأسبوع المقبل"]


def test_an_hour_in_another_zone_stands_inside() -> None:
    raw = "انطلقت الجلسة عند الساعة 10.30 (1930 بتوقيت جرينتش) مساء أمس الأحد."
    assert [one.span.of(raw) for one in dated(raw).expressions] == [
        "الساعة 10.30 (1930 بتوقيت جرينتش) مساء أمس الأحد",
        "1930 بتوقيت جرينتش",
    ]


def test_expressions_come_in_order_and_only_brackets_nest() -> None:
    raw = "وصل أمس الأحد الساعة 5 مساء وغادر قبل يومين، منذ نحو شهر، في 5 مارس (آذار) الماضي ومطلع العام المقبل."
    spans = [one.span for one in dated(raw).expressions]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_the_text_alone_decides() -> None:
    raw = "وصل أمس"
    reading = Reading(Document(document_id("t", raw, None, None), "t", raw))
    assert ANNOTATOR.annotate(reading, bundled()) == ANNOTATOR.annotate(reading, bundled())
