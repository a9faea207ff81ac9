"""Names are told from other words by their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.lexicons import bundled
from khabar.lexicons.name_likeness import BIAS, SCALE, NameLikeness, groups


@pytest.mark.parametrize(
    ("name", "word"), [("سيباستيان", "تستقطب"), ("غيراشتشينكو", "بانتمايهم"), ("برتران", "لتعزيز"), ("كاظم", "اختصوه")]
)
def test_a_name_looks_more_like_one_than_a_word_does(name: str, word: str) -> None:
    likeness = bundled().compiled(NameLikeness)
    assert likeness.of(name) > 0 > likeness.of(word)


def test_the_groups_of_a_word_are_its_edges_and_what_is_inside() -> None:
    assert groups("بان") == [BIAS, "=3", "<ب", "<با", "<بان", "ن>", "ان>", "بان>", "با", "ان", "بان"]


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=14))
def test_the_likeness_is_the_sum_of_the_weights_of_the_groups(word: str) -> None:
    weights = {group: int(weight) for group, weight in bundled().rows("name_likeness")}
    assert bundled().compiled(NameLikeness).of(word) == sum(weights.get(group, 0) for group in groups(word)) / SCALE
