"""Train the weights by which a word that no list knows is told from a person's name by its letters.

    python tools/train_name_likeness.py NEWSFANE.txt.gz

NEWSFANE is the token-per-line file of the NewsFANE gold corpus (Fahd Alotaibi and Mark Lee, CC BY-SA 3.0; credited in NOTICE).
Names are its words inside persons' names and those that several people of the package's ``person_names`` bear; other words are
its words outside any name and those of ``common_words``. A logistic regression over the groups of letters of
``khabar.lexicons.name_likeness``, with weight decay, by full-batch gradient steps from zero: no chance enters, and the
same files give the same weights. What it makes of words of the corpus that were kept apart (one in ten) is printed.
"""

import argparse
import gzip
from collections import Counter
from math import log1p
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from khabar.lexicons import bundled
from khabar.lexicons.name_likeness import SCALE, groups
from khabar.lexicons.person_names import name_words
from khabar.text.fold import fold

_TARGET = Path(__file__).resolve().parents[1] / "src" / "khabar" / "lexicons" / "data" / "name_likeness.tsv.gz"
_PERSONS = frozenset(
    {
        "Politician",
        "Athlete",
        "Artist",
        "Other_PER",
        "Religious_PER",
        "Scientist",
        "Businessperson",
        "Engineer",
        "Police",
    }
)
_BORNE = 3
"""People who bear a word before it is learnt as a name."""
_LISTED = 0.3
"""How much a word of the lists counts beside one of the corpus."""
_STEPS, _RATE, _DECAY = 300, 1.0, 2e-6
_RAREST, _LEAST = 5, 8
"""Words that hold a group before it gets a weight, and the least weight (in hundredths) that is kept."""

Floats = NDArray[np.float64]


def examples(source: Path) -> dict[str, tuple[float, float]]:
    """Return words with how much they count as names and as other words."""
    names: Counter[str] = Counter()
    others: Counter[str] = Counter()
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            token, _, label = line.strip().partition("\t")
            word = fold(token.strip("\u200e"))
            if word.isalpha() and len(word) > 1:
                kind = label.partition("-")[2]
                if kind in _PERSONS:
                    names[word] += 1
                elif label == "O":
                    others[word] += 1
    counted = {word: (log1p(names[word]), log1p(others[word])) for word in names | others}
    known = name_words(bundled())
    for word, (given, surname) in known.people.items():
        if given + surname >= _BORNE and word not in counted:
            counted[word] = (_LISTED * log1p(given + surname), 0.0)
    for word in known.common:
        if word not in counted:
            counted[word] = (0.0, _LISTED)
    return counted


class Model:
    """Weights of groups of letters."""

    def __init__(self, words: list[str], positive: Floats, negative: Floats) -> None:
        """Learn from words with how much each counts as a name and as another word; rare groups get no weight."""
        held = Counter(group for word in words for group in set(groups(word)))
        self.groups = {group: at for at, group in enumerate(sorted(group for group, n in held.items() if n >= _RAREST))}
        rows, columns = self._matrix(words)
        positive = positive * (negative.sum() / positive.sum())
        total = positive + negative
        size, decay = len(self.groups), _DECAY * total.sum()
        self.weights, momentum = np.zeros(size), np.zeros(size)
        scale = np.bincount(columns, weights=total[rows], minlength=size) / 4 + decay
        for _ in range(_STEPS):
            logits = np.bincount(rows, weights=self.weights[columns], minlength=len(words))
            missed = total / (1 + np.exp(-logits)) - positive
            gradient = np.bincount(columns, weights=missed[rows], minlength=size) + decay * self.weights
            momentum = 0.9 * momentum - _RATE / 12 * gradient / scale
            self.weights = self.weights + momentum

    def _matrix(self, words: list[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        found = [[at for group in groups(word) if (at := self.groups.get(group)) is not None] for word in words]
        rows = np.repeat(np.arange(len(words)), [len(one) for one in found])
        return rows, np.concatenate([np.array(one, dtype=np.intp) for one in found])

    def logits(self, words: list[str]) -> Floats:
        """Return the logarithms of the odds that words are names."""
        rows, columns = self._matrix(words)
        return np.bincount(rows, weights=self.weights[columns], minlength=len(words)).astype(np.float64)


def main() -> None:
    """Train, say how it does, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    counted = examples(parser.parse_args().source)
    apart = {word for word, (name, other) in counted.items() if crc32(word.encode()) % 10 == 0 and name + other > 0.5}
    for shown in (True, False):
        words = sorted(word for word in counted if not (shown and word in apart))
        positive, negative = (np.array([counted[word][side] for word in words]) for side in (0, 1))
        model = Model(words, positive, negative)
        if shown:
            report(sorted(apart), counted, model)
    whole = np.round(model.weights * SCALE).astype(int).tolist()
    lines = [f"{group}\t{whole[at]}" for group, at in model.groups.items() if abs(whole[at]) >= _LEAST]
    data = gzip.compress(("\n".join(["# group\tweight", *lines]) + "\n").encode(), 9, mtime=0)
    _TARGET.write_bytes(data)
    print(f"{len(lines)} weights, {len(data)} bytes")


def report(words: list[str], counted: dict[str, tuple[float, float]], model: Model) -> None:
    """Print precision and recall on words kept apart."""
    names = np.array([counted[word][0] > counted[word][1] for word in words])
    logits = model.logits(words)
    for least in (-1.0, 0.0, 1.0, 2.0):
        found = logits > least
        hit = int((found & names).sum())
        print(f"logit > {least}: precision {hit / found.sum():.3f}, recall {hit / names.sum():.3f} of {names.sum()}")


if __name__ == "__main__":
    main()
