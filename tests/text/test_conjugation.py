"""Inflected forms made by rule."""

import pytest

from khabar.text import conjugation
from khabar.text.fold import fold


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("قال", {"قال", "قالت", "قالوا", "قالا"}),
        ("نفى", {"نفى", "نفت", "نفوا", "نفيا"}),
        ("حث", {"حث", "حثت", "حثوا"}),
    ],
)
def test_past(stem: str, forms: set[str]) -> None:
    assert set(map(fold, forms)) <= {form.form for form in conjugation.past(stem)}


@pytest.mark.parametrize(
    ("stem", "forms"),
    [("يقول", {"يقول", "تقول", "يقولون"}), ("يدعو", {"يدعو", "تدعو", "يدعون"}), ("يرى", {"يرى", "ترى", "يرون"})],
)
def test_present(stem: str, forms: set[str]) -> None:
    assert set(map(fold, forms)) <= {form.form for form in conjugation.present(stem)}


def test_participles_agree_with_their_subject() -> None:
    forms = {(form.form, form.gender, form.number) for form in conjugation.participle("داعي")}
    assert {("داعيا", "m", "s"), ("داعيه", "f", "s"), ("داعين", "m", "p")} <= forms


def test_object_pronouns_change_a_weak_ending() -> None:
    (he_denied, *_rest) = conjugation.past("نفى")
    assert {form.form: form.object for form in conjugation.with_objects(he_denied)}["نفاه"] == "ه"
