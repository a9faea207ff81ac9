"""Proclitics: all ways to take them off."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.text.clitics import splits, stems


@given(st.text("والبلكسفمت", max_size=8))
def test_stems_are_those_of_the_splits(word: str) -> None:
    assert set(stems(word)) == {split.stem for split in splits(word)}


def test_the_article_joined_to_a_preposition_is_taken_off() -> None:
    assert "رئيس" in set(stems("وللرئيس"))
    assert any(split.article and split.stem == "رئيس" and split.proclitic == "ول" for split in splits("وللرئيس"))
