"""Outlets are found by whatever an input calls them."""

import re

import pytest

from khabar.lexicons import bundled
from khabar.lexicons.outlets import Outlet, canonical, outlets
from khabar.text.fold import fold

ENTRIES = outlets(bundled()).entries


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ("aawsat", "aawsat"),
        ("صحيفة «الشرق الأوسط»", "aawsat"),
        ("http://www.okaz.com.sa/new/Issues/1.htm", "okaz"),
        ("arabic.cnn.com", "cnn"),
        ("(أ.ف.ب)", "afp"),
        ("د ب أ", "dpa"),
        ("REUTERS", "reuters"),
        ("وكالة الأنباء السعودية", "spa"),
    ],
)
def test_names_codes_and_addresses(said: str, id_: str) -> None:
    found = canonical(said, bundled())
    assert found is not None
    assert found.id == id_


@pytest.mark.parametrize("said", ["", "وكالة", "http://[", "nowhere.example", "كلمة عادية", "...."])
def test_what_is_no_outlet(said: str) -> None:
    assert canonical(said, bundled()) is None


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_found_by_its_own_name(entry: Outlet) -> None:
    assert canonical(entry.name, bundled()) is entry
    assert canonical(entry.id, bundled()) is entry
    assert fold(entry.name) in fold(entry.example)
    assert re.fullmatch("[A-Z]{2}", entry.country)
    assert set(entry.bare) <= set(entry.forms)


def test_a_domain_belongs_to_one_outlet() -> None:
    domains = [domain for entry in ENTRIES for domain in entry.domains]
    assert len(set(domains)) == len(domains)
