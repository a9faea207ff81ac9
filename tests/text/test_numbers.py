import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.fold import fold
from khabar.text.numbers import Quantity, quantities
from khabar.text.numerals import dual_stems, vocabulary
from khabar.text.tokens import words

EXACT = {
    "وصل 3 ملايين و200 ألف زائر": 3_200_000,
    "قتل ثلاثة عشر شخصا": 13,
    "خمسة وعشرون كتابا": 25,
    "مئة وخمسة وعشرين بيتا": 125,
    "ألفان وخمسمئة شجرة": 2_500,
    "تسعمائة وتسعة وتسعون ألفا وتسعمائة": 999_900,
    "ثلاثمائة و واحد و ثلاثون": 331,
    "إحدى عشرة رحلة": 11,
    "نصف مليون زائر": 500_000,
    "مليون ونصف المليون": 1_500_000,
    "3.5 ملايين": 3_500_000,
    "1,234,567 نسمة": 1_234_567,
    "12.500 متفرج": 12_500,
    "٣٥ طالباً": 35,
    "لعشر ساعات": 10,
    "لـ48 ساعة": 48,
    "بألفين ومائتين درهم": 2_200,
}
VAGUE = {
    "عشرات السيارات": (20, 99),
    "مئات السيارات": (100, 999),
    "آلاف السيارات": (1_000, 9_999),
    "عشرات الألوف من الناس": (10_000, 99_999),
    "مئات الآلاف": (100_000, 999_999),
    "بضعة كتب": (3, 9),
    "بعض الكتب": (2, 19),
    "بضع مئات": (300, 999),
    "بين 20 و30 سيارة": (20, 30),
    "ثلاثة أو أربعة كتب": (3, 4),
    "ما بين 4 إلى 6 كتب": (4, 6),
}
QUALIFIED = {
    "نحو 3 كتب": "about",
    "وأكثر من 79 كتاباً": "more-than",
    "ما لا يقل عن 35 كتابا": "at-least",
    "35 كتابا على الأقل": "at-least",
    "أقل من عشرة كتب": "less-than",
    "لا يتجاوز 20 كتابا": "at-most",
}


def found(text: str) -> list[Quantity]:
    folded = fold(text)
    return quantities(folded, words(folded))


@pytest.mark.parametrize(("text", "value"), EXACT.items())
def test_exact_numbers(text: str, value: int) -> None:
    assert [(one.low, one.high) for one in found(text)] == [(value, value)]


@pytest.mark.parametrize(("text", "bounds"), VAGUE.items())
def test_vague_numbers_and_ranges(text: str, bounds: tuple[int, int]) -> None:
    assert [(one.low, one.high) for one in found(text)] == [bounds]


@pytest.mark.parametrize(("text", "code"), QUALIFIED.items())
def test_qualifiers(text: str, code: str) -> None:
    assert [one.qualifier for one in found(text)] == [code]


def test_what_is_no_number() -> None:
    for text in ("جاء يوم الاثنين", "إحدى الرحلات", "في 12/12/2016", "لست أدري", "الساعة 11:59"):
        assert not found(text), text


def test_ordinals_and_percentages() -> None:
    (rank,) = found("في الثامن والعشرين من الشهر")
    assert rank.ordinal and rank.low == 28
    assert [one.percent for one in found("خمسة في المئة و7% و8 %")] == [True, True, True]


def test_qualifier_is_part_of_the_span() -> None:
    folded = fold("جاء نحو 3 ملايين زائر")
    (one,) = quantities(folded, words(folded))
    assert folded[one.start : one.end] == "نحو 3 ملايين"
    assert folded[one.number.start : one.number.end] == "3 ملايين"


def test_dual_stems() -> None:
    assert "كتاب" in dual_stems("كتابين")
    assert "سياره" in dual_stems("سيارتان")


@given(st.lists(st.sampled_from([*sorted(vocabulary())[::7], "7", "3.5", "12/1", "و", "من", "اكثر", ".", "(", "\n"])))
def test_any_run_of_number_words_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in found(text):
        assert 0 <= one.start <= one.number.start < one.end <= len(text)
        assert one.low <= one.high


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert found(text) == found(text)
