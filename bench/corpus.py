"""Made-up reports with planted copies of known extent, for benchmarks.

Words are drawn from the package's list of Arabic words with falling frequency, so that there are no natural stock phrases:
precision measured on them is an upper bound. The same seed gives the same reports.
"""

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np

import khabar

_WORDS = Path(khabar.__file__).parent / "lexicons" / "data" / "common_words.tsv.gz"
_VOCABULARY, _DRAWN = 60_000, 1 << 16
_LOOK_BACK = 2000
"""A copy is taken from one of the reports that came last."""
_FURNITURE = (
    "للاشتراك في النشرة اليومية اضغط على الرابط أدناه واملأ الاستمارة المرفقة.",
    "هذه المادة محمية ولا يسمح بنقلها كاملة أو مجتزأة من غير موافقة مكتوبة.",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence of report ``copy`` that was taken from report ``source``."""

    source: int
    copy: int
    source_span: tuple[int, int]
    copy_span: tuple[int, int]
    edited: float
    whole: bool


def corpus(count: int, seed: int) -> Iterator[tuple[str, list[Planted]]]:
    """Yield ``count`` reports, each with what was planted in it."""
    chooser = random.Random(seed)
    words = _Words(chooser)
    recent: list[list[tuple[str, int, int]]] = []
    for number in range(count):
        sentences: list[tuple[str, tuple[int, int, int, float, bool] | None]] = [
            (words.sentence(), None) for _ in range(chooser.randint(8, 24))
        ]
        if recent and chooser.random() < 0.35:
            back = chooser.randint(1, len(recent))
            _plant(chooser, words, sentences, recent[-back], number - back)
        if chooser.random() < 0.25:
            sentences.append((chooser.choice(_FURNITURE), None))
        yield _written(chooser, sentences, number, recent)
        del recent[:-_LOOK_BACK]


class _Words:
    def __init__(self, chooser: random.Random) -> None:
        listed = [
            word
            for word in gzip.decompress(_WORDS.read_bytes()).decode().split("\n")
            if len(word) > 1 and word[0] != "#"
        ]
        chooser.shuffle(listed)
        self._drawn = chain.from_iterable(_drawn(listed[:_VOCABULARY], chooser.getrandbits(64)))
        self._chooser = chooser

    def draw(self, count: int) -> list[str]:
        return list(islice(self._drawn, count))

    def sentence(self) -> str:
        return " ".join(self.draw(self._chooser.randint(8, 34))) + "."

    def edited(self, text: str, rate: float) -> str:
        out: list[str] = []
        for word in text.split(" "):
            what = self._chooser.random()
            if what >= rate:
                out.append(word)
            elif what >= rate * 2 / 3:
                out += [word, *self.draw(1)]
            elif what >= rate / 3:
                out += self.draw(1)
        return " ".join(out)


def _drawn(words: list[str], seed: int) -> Iterator[list[str]]:
    """Yield words without end, many at a time, each as often as its rank in the list lets expect."""
    generator = np.random.default_rng(seed)
    shares = np.cumsum(1 / (np.arange(len(words)) + 3))
    while True:
        places = np.searchsorted(shares, generator.random(_DRAWN) * shares[-1])
        yield [words[place] for place in places.tolist()]


def _plant(
    chooser: random.Random,
    words: _Words,
    sentences: list[tuple[str, tuple[int, int, int, float, bool] | None]],
    source: list[tuple[str, int, int]],
    number: int,
) -> None:
    size = min(
        len(source), chooser.choice((chooser.randint(1, 2), chooser.randint(3, 5), len(source) // 2, len(source)))
    )
    begin = chooser.randint(0, len(source) - size)
    rate = chooser.choice((0, 0, 0.02, 0.05, 0.1, 0.2))
    whole = size == len(source)
    taken = [
        (words.edited(text, rate), (number, start, end, rate, whole))
        for text, start, end in source[begin : begin + size]
    ]
    if whole:
        sentences[:] = [*taken, *sentences[: chooser.randint(0, 3)]]
    else:
        at = chooser.randint(0, len(sentences))
        sentences[at:at] = taken


def _written(
    chooser: random.Random,
    sentences: list[tuple[str, tuple[int, int, int, float, bool] | None]],
    number: int,
    recent: list[list[tuple[str, int, int]]],
) -> tuple[str, list[Planted]]:
    text, planted, placed = "", [], []
    for sentence, origin in sentences:
        start = len(text)
        text += sentence
        placed.append((sentence, start, len(text)))
        if origin:
            source, begin, end, rate, whole = origin
            planted.append(Planted(source, number, (begin, end), (start, len(text)), rate, whole))
        text += "\n" if chooser.random() < 0.3 else " "
    recent.append([row for row in placed if row[0] not in _FURNITURE])
    return text, planted
