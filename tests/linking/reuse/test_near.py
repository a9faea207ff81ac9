"""Near-duplicates against a comparison of every pair."""

import random
from itertools import combinations

from khabar.linking.reuse.near import near_pairs
from khabar.text.shingles import word_table


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def test_all_pairs_above_the_threshold_and_no_other() -> None:
    chooser = random.Random(3)
    words = [f"{chr(0x628 + i % 25)}{chr(0x62D + i // 25)}م" for i in range(500)]
    texts = [" ".join(chooser.choices(words, k=chooser.choice((8, 40, 200, 400)))) for _ in range(40)]
    for source in texts[:40]:
        kept = [word for word in source.split() if chooser.random() > 0.06]
        texts.append(" ".join(kept))
    expected = {
        (a, b)
        for a, b in combinations(range(len(texts)), 2)
        if runs(texts[a]) and len(runs(texts[a]) & runs(texts[b])) / len(runs(texts[a]) | runs(texts[b])) >= 0.7
    }
    assert {(pair.a, pair.b) for pair in near_pairs(word_table(texts))} == expected
    assert len(expected) > 20


def test_the_empty_and_the_short_have_no_pairs() -> None:
    assert near_pairs(word_table(["", "كلمة", "كلمة", "كلمتان هنا"])) == []
