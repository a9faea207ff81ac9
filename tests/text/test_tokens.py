"""Words: cut as an array in long texts, one by one in short ones."""

import re

from hypothesis import given
from hypothesis import strategies as st

from khabar.text.tokens import words

_WORD = re.compile(r"\d+(?:[.,/:٫٬]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")
_TEXTS = st.text("ابج 12٣.,/:٫٬'’%\n²x", min_size=80, max_size=200) | st.text("اب 1.,%'_😀", max_size=200)


@given(_TEXTS)
def test_words_are_numbers_with_their_marks_and_runs_of_letters(text: str) -> None:
    found = words(text)
    expected = [(match.group(), *match.span()) for match in _WORD.finditer(text)]
    assert list(zip(found.forms, found.starts, found.ends, strict=True)) == expected


def test_a_number_keeps_its_separators_and_its_percent_sign() -> None:
    text = "ارتفعت 12.5% و3,400 في 2016/12/6 عند 11:30 و50%60. " + "نص " * 30
    assert words(text).forms[:9] == ("ارتفعت", "12.5%", "و", "3,400", "في", "2016/12/6", "عند", "11:30", "و")
    assert words(text).forms[9:11] == ("50%", "60")
