"""Two headlines: agreement, contradiction and its ground."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.ledger import agreement


@pytest.mark.parametrize(
    ("first", "second", "ground"),
    [
        ("الوزارة: مقتل 12 عاملا في انهيار المنجم", "الوزارة: مقتل 40 عاملا في انهيار المنجم", "number"),
        ("الرئيس يشارك في قمة الجنوب", "الرئيس لا يشارك في قمة الجنوب", "negation"),
        ("ارتفاع أسعار القمح في الأسواق العالمية", "انخفاض أسعار القمح في الأسواق العالمية", "antonym"),
    ],
)
def test_contradictions_and_their_grounds(first: str, second: str, ground: str) -> None:
    found = agreement(first, second)
    assert (found.verdict, found.ground) == ("disagree", ground)
    assert any(found.words)


def test_a_headline_agrees_with_itself() -> None:
    title = "الحكومة توافق على خطة جديدة لإعمار المدينة"
    assert agreement(title, title).verdict == "agree"


def test_other_news_is_neither() -> None:
    assert agreement("منتخب الناشئين يفوز بكأس البطولة", "زلزال يضرب جزيرة بعيدة في المحيط").verdict != "agree"


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_compared(first: str, second: str) -> None:
    found = agreement(first, second)
    assert 0 <= found.confidence <= 1
    assert (found.ground is None) == (found.verdict != "disagree")
