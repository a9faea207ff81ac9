"""Folding: long texts are folded as arrays, short ones letter by letter, and both must agree and lead back."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.text.fold import fold, fold_with_positions

_LETTERS = st.text("أإآٱىئيةهؤوکگپچ كلمةَُِّْـ\u200f\u00ad«»“”–—\u00a0٠١٢۳aZ.,\n🇸ﻻﷲﺐ", max_size=120)
_LONG = st.text("أىةؤَـ «a٣\n", min_size=100, max_size=300)


def test_what_writers_vary_is_levelled() -> None:
    assert fold("مُـؤتمرُ الأُمّة «إلى» ٢٠١٦ گلّى") == 'موتمر الامه "الي" 2016 كلي'


@given(_LETTERS | _LONG)
def test_a_text_folds_like_its_letters(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@given(_LETTERS | _LONG)
def test_positions_lead_back_to_the_letters_they_come_from(text: str) -> None:
    folded = fold_with_positions(text)
    assert folded.text == fold(text)
    for at in range(len(folded.text)):
        span = folded.to_raw(at, at + 1)
        assert folded.text[at] in fold(text[span.start])
        assert fold(text[span.start + 1 : span.end]) == ""


def test_a_text_beyond_the_first_plane_keeps_its_offsets() -> None:
    text = "خبر 🇸🇾 عَاجِل " * 10
    folded = fold_with_positions(text)
    at = folded.text.rindex("عاجل")
    assert folded.to_raw(at, at + 4).of(text) == "عَاجِل"
