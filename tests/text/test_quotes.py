"""Quotation marks are paired by their surroundings where their signs mislead; sentences respect them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.quotes import quotations
from khabar.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("قال «نعم» ثم «لا».", ["نعم", "لا"]),
        ('قال "نعم" ثم "لا".', ["نعم", "لا"]),
        ("قال «الجسر مغلق«. وأضاف «نعم».", ["الجسر مغلق", "نعم"]),
        ("قال »نعم«.", ["نعم"]),
        ('قال «رأيت "النهار" أمس».', ['رأيت "النهار" أمس']),
        ("قال «لم تغلق\nوأضاف «نعم».", ["لم تغلق", "نعم"]),
        ('قال: "لم تغلق', ["لم تغلق"]),
        ("صحيفة “النهار” و“المساء”", ["النهار", "المساء"]),
    ],
)
def test_pairs(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == inside


@given(st.text(st.sampled_from('"«»“” \nأبن.:ول'), max_size=80))
def test_quotations_are_in_order_and_not_nested(text: str) -> None:
    found = quotations(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= span.start < span.end <= len(text) for span in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «نعم. لا. ربما». ثم مضى.", ["قال: «نعم. لا. ربما».", "ثم مضى."]),
        ("وصل التنظيم.وقالت المصادر نعم.", ["وصل التنظيم.", "وقالت المصادر نعم."]),
        ("شركة (جي.ايه.سي) في الميناء.", ["شركة (جي.ايه.سي) في الميناء."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected
