"""Shared blocks: what is found, with which edges, and what is not taken for copying."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.reuse.reports import BRIDGE, HARBOUR, blocks_of

from khabar.lexicons import bundled
from khabar.linking.reuse import shared_text
from khabar.text.shingles import concatenated, word_table


def test_an_identical_report_is_one_block_from_end_to_end() -> None:
    [(a, b, [block])] = blocks_of(BRIDGE, BRIDGE)
    assert (a, b) == (0, 1)
    assert block.a.of(BRIDGE) == block.b.of(BRIDGE) == BRIDGE.rstrip(".")


def test_spelling_punctuation_and_vowel_signs_do_not_hide_a_copy() -> None:
    other = BRIDGE.replace("أ", "ا").replace("ة", "ه").replace("،", "").replace("الجسر", "الجِسْر")
    [(_, _, [block])] = blocks_of(BRIDGE, other)
    assert block.b.of(other) == other.rstrip(".")


def test_edited_words_stay_inside_the_block() -> None:
    other = BRIDGE.replace("سبعة أسابيع على الأقل", "ثلاثة أسابيع").replace("القديم ", "")
    [(_, _, [block])] = blocks_of(BRIDGE, other)
    assert block.a.of(BRIDGE) == BRIDGE.rstrip(".")


def test_a_paragraph_moved_into_another_report_is_found_where_it_stands() -> None:
    other = f"{HARBOUR}\n{BRIDGE}\n{HARBOUR[::-1]}"
    [(_, _, [block])] = blocks_of(BRIDGE, other)
    assert block.b.of(other) == BRIDGE.rstrip(".")


def test_two_sentences_in_the_other_order_are_two_blocks() -> None:
    first, second = BRIDGE.split(". ")
    [(_, _, found)] = blocks_of(BRIDGE, f"{second} {first}.")
    assert len(found) == 2
    assert found[0].b.start > found[1].b.start


@pytest.mark.parametrize(
    "shared",
    [
        "خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز آل سعود",
        "سائلا الله أن يتغمده بواسع رحمته ويسكنه فسيح جناته ويلهم ذويه الصبر والسلوان",
        "في هذا اليوم من العام الماضي كان قد تم",
    ],
)
def test_titles_formulas_and_grammar_are_no_copy(shared: str) -> None:
    assert blocks_of(f"{BRIDGE} {shared} ثم غادر الجميع.", f"{HARBOUR} {shared} قبل العشاء.") == []


def test_page_furniture_on_very_many_pages_is_no_copy() -> None:
    words = "قمح شعير زيتون تين رمان عنب توت لوز جوز فستق بندق كرز مشمش خوخ دراق إجاص تفاح سفرجل".split()
    shuffled = random.Random(5)
    pages = [
        " ".join(shuffled.choices(words, k=40)) + ".\nاشترك في نشرة الأخبار اليومية ليصلك جديد المقالات والصور والمقاطع"
        for _ in range(200)
    ]
    assert blocks_of(*pages) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ابتثج دذرزس.\n«»َـ٣", max_size=80), max_size=6), st.integers(1, 3))
def test_blocks_hold_equal_words_and_do_not_depend_on_batches(texts: list[str], size: int) -> None:
    batches = [word_table(texts[at : at + size]) for at in range(0, len(texts), size)] or [word_table([])]
    table = concatenated(batches)
    whole = word_table(texts)
    assert all((getattr(table, f) == getattr(whole, f)).all() for f in ("hashes", "starts", "ends", "first"))
    for a, b, found in shared_text(table, bundled()):
        assert a < b
        for block in found:
            assert 0 <= block.a.start < block.a.end <= len(texts[a])
            assert 0 <= block.b.start < block.b.end <= len(texts[b])


def test_every_pair_that_a_naive_search_finds_is_found() -> None:
    chooser = random.Random(11)
    words = [f"كلمة{chr(0x628 + i % 20)}{chr(0x62D + i // 20)}" for i in range(300)]
    texts = [" ".join(chooser.choices(words, k=60)) for _ in range(30)]
    for copy in range(12):
        source = texts[copy].split()
        texts.append(
            " ".join(chooser.choices(words, k=20) + source[10 : 10 + 12 + copy] + chooser.choices(words, k=20))
        )
    expected = {
        (a, b)
        for a in range(len(texts))
        for b in range(a + 1, len(texts))
        if any(" ".join(run) in texts[b] for run in _runs(texts[a].split(), 10))
    }
    assert {(a, b) for a, b, _ in blocks_of(*texts)} == expected


def _runs(words: list[str], size: int) -> list[list[str]]:
    return [words[at : at + size] for at in range(len(words) - size + 1)]
