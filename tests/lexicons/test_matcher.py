"""The matcher against a search that tries every form at every place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import LexiconError
from khabar.lexicons.matcher import PROCLITICS, Matcher
from khabar.text.tokens import words

_FORMS = st.lists(st.text("ابول 1.", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=6)


def _by_trial(forms: list[str], text: str) -> set[tuple[int, int, str]]:
    cut = words(text)
    found = set()
    written = {" ".join(form.split()) for form in forms}
    for form in written | {f"لل{form[2:]}" for form in written if form.startswith("ال")}:
        for start in range(len(text)):
            first, end = cut.at(start), start + len(form)
            if first is None or not text.startswith(form, start) or end not in cut.ends:
                continue
            proclitic = text[cut.starts[first] : start]
            if not proclitic or proclitic in PROCLITICS:
                found.add((start, end, proclitic))
    return found


@given(_FORMS, st.text("ابول 1.", max_size=40))
def test_every_form_is_found_wherever_it_stands(forms: list[str], text: str) -> None:
    found = Matcher([(form, form) for form in forms]).find(text, words(text))
    assert {(match.start, match.end, match.proclitic) for match in found} == _by_trial(forms, text)
    assert [(match.end, match.start) for match in found] == sorted((match.end, match.start) for match in found)


def test_the_longest_of_overlapping_forms_is_taken() -> None:
    matcher = Matcher([("مجلس", 1), ("مجلس الأمن", 2), ("الأمن الدولي", 3)])
    text = "قال مجلس الامن الدولي"
    assert [match.values for match in matcher.longest(text, words(text))] == [(2,)]


def test_a_preposition_and_the_article_are_one() -> None:
    text = "وللرييس"
    (match,) = Matcher([("الرئيس", 1)]).find(text, words(text))
    assert (match.proclitic, text[match.start : match.end]) == ("و", "للرييس")


def test_an_empty_form_is_an_error() -> None:
    with pytest.raises(LexiconError):
        Matcher([("  ", 1)])
