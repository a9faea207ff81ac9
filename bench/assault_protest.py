"""Five-fold F1 of telling sentences about assaults and about protests, beside a keyword baseline.

usage: python bench/assault_protest.py FOLDER [--seed N]

FOLDER holds ``assault_sentences.csv.gz`` and ``protest_sentences.csv.gz`` of the Arabic event gold standard (columns
``label`` and ``text``). Label "yes" stands against both kinds of "no"; "ambiguous" is left out. The model is a logistic
regression over words and pairs of words, over classes of words near one another, and over what the rules for events find in the
sentence; features, weights and the threshold are fitted on the four training folds alone.
"""

import argparse
import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.annotators.events.casualties import figures_of
from khabar.annotators.events.occurrences import occurrences
from khabar.annotators.events.wording import Wording
from khabar.lexicons import bundled
from khabar.text.fold import fold

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

FOLDS = 5
FEATURES = 1200
ROUNDS = 8
SMOOTHING = 0.5
MANY = frozenset({"assault"})
"""Kinds with enough sentences of their own that single rules and the shares of single features say something."""
KEYWORDS = {
    "assault": "قتل|هجوم|هاجم|قصف|تفجير|انفجار|اغتيال|اطلق|غار|جرح|اصاب|اعتداء|خطف|اشتباك|ضرب|طعن|انتحاري",
    "protest": "تظاهر|مظاهر|احتجاج|محتج|اعتصام|معتصم|اضراب|مسير|شغب|عصيان",
}
CLASSES = {
    "assault": {},
    "protest": {
        "act": "تظاهر|احتشد|تجمع|اعتصم|يعتصم|نزل|خرج|اضرب|اندلع|تجدد|انطلق|نظم|قطع|سد|توجه|جاب|رشق|احرق",
        "chant": "هتف|يهتف|ردد|رفع|ندد|وصف|قال|حمل",
        "crowd": "متظاهر|محتج|معتصم|الاف|ميات|عشرات|انصار|مناصر|شخص|طلاب",
        "rally": "مظاهر|تظاهر|مسير|احتجاجات|اعتصام|اضراب|صدامات|شغب",
        "cause": "احتجاجا|للمطالب|مطالب|للتنديد|تنديدا|تندد|ضد|تضامنا|للاحتجاج|دعما|استنكارا|رفضا|طالب",
        "place": "شوارع|امام|ساح|ميدان|وسط|مقر|طريق|الطرق|مدينه|مدن|العاصم",
        "sign": "شعارات|هتافات|لافتات|صور|اعلام|اطارات|الحجاره|بالحجاره|زجاجات",
        "time": "امس|اليوم|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه",
    },
}
_AND, _THE = "(?:و|ف)?", "(?:ال|لل|ب)?"
DEMONSTRATE = re.compile(_AND + "(?:تظاهر(?:ت|وا)?|يتظاهر|احتشد(?:ت|وا)?|اعتصم(?:ت|وا)?|يعتصم|اضرب(?:ت|وا)?)$")
GATHER = re.compile(
    _AND + "(?:تجمع(?:ت|وا)?|خرج(?:ت|وا)?|نزل(?:ت|وا)?|احرق|رشق|سد|قطع|توجه|جاب|نفذ|انطلق(?:ت)?|سار(?:ت)?)$"
)
CROWD = re.compile(_AND + _THE + r"(?:متظاهر\w*|محتج\w*|معتصم\w*|الاف|ميات|عشرات)$")
RALLY = re.compile(_AND + _THE + r"(?:مظاهر\w*|تظاهر(?:ه|ات)|مسيرات|مسيره|احتجاجات|اعتصاما?)$")
LAUNCH = re.compile(_AND + r"(?:اندلعت|تجددت|خرجت|انطلقت|نظم\w*|شهدت?|نفذ\w*|قاد|سارت|عمت|في|خلال|وسط|نزول)$")
CAUSE = re.compile(
    "(?:احتجاجا|للمطالبه|مطالبين|للتنديد|تنديدا|للاحتجاج|تضامنا|تاييدا|ضد|تندد|مناهضه|مناويه|استنكارا|تطالب)$"
)
SIGN = re.compile("شعارات|هتافات|لافتات|اطارات|بالحجاره|شوارع")
NEAR = 5
"""Words of two classes count together when so few words lie between them."""


def sentences(path: Path) -> tuple[list[str], Flags]:
    """Return the texts of a file and whether each is of its event type."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["label"] != "ambiguous"]
    return [row["text"] for row in rows], np.array([row["label"] == "yes" for row in rows])


def features(text: str, name: str) -> Counter[str]:
    """Return the features of a sentence: n-grams, key words, classes of words near one another, events, casualty figures."""
    wording = Wording(fold(text), bundled())
    out: Counter[str] = Counter()
    stems = [_stem(form) for form in wording.forms]
    out.update(f"w {stem}" for stem in stems)
    out.update(f"b {first} {second}" for first, second in pairwise(stems))
    told = [*_told(wording, KEYWORDS[name], rules=name in MANY), *_together(wording.forms, CLASSES[name])]
    if name == "protest":
        told += [f"r {least}" for least in range(1, protest_strength(wording.forms) + 1)]
    out.update(dict.fromkeys(told, 5))
    return out


def protest_strength(forms: tuple[str, ...]) -> int:
    """Return 0 to 7: how clearly the words tell that a crowd gathers, not what it chants or what befalls it."""
    found = {"demonstrate": 0, "gather": 0, "launch": 0, "cause": 0, "sign": 0}
    for at, form in enumerate(forms):
        near = (*forms[max(0, at - 3) : at], *forms[at + 1 : at + NEAR])
        if DEMONSTRATE.match(form):
            found["demonstrate"] = 2
        if GATHER.match(form) and any(CROWD.match(word) or RALLY.match(word) for word in near):
            found["gather"] = 2
        if RALLY.match(form) and any(LAUNCH.match(word) for word in forms[max(0, at - 3) : at]):
            found["launch"] = 1
        found["cause"] = max(found["cause"], int(bool(CAUSE.match(form))))
        found["sign"] = max(found["sign"], int(bool(SIGN.search(form))))
    return sum(found.values())


def _together(forms: tuple[str, ...], classes: dict[str, str]) -> Iterator[str]:
    """Yield the classes of words in the sentence, and each two and three of them that stand near one another."""
    places: list[tuple[int, str]] = []
    for name, words in classes.items():
        starts = tuple(head + word for word in words.split("|") for head in ("", "و", "ال", "وال", "ب", "لل"))
        places += [(at, name) for at, form in enumerate(forms) if form.startswith(starts)]
    places.sort()
    yield from {f"p {name}" for _, name in places}
    for first, (at, name) in enumerate(places):
        near = [other for place, other in places[first + 1 :] if place - at <= NEAR and other != name]
        yield from (f"p {name} {other}" for other in near)
        yield from (f"p {name} {a} {b}" for a, b in pairwise(near) if a != b)


def _told(wording: Wording, keywords: str, *, rules: bool) -> Iterator[str]:
    hits = [key for key in keywords.split("|") if any(key in form for form in wording.forms)]
    yield from (f"k {key}" for key in hits)
    yield f"k {min(len(hits), 3)}"
    for one in occurrences(wording, {}):
        yield f"e {one.type}"
        if rules:
            yield f"e {one.rule}"
    yield from (f"f {figure.outcome} {figure.asserted} {figure.low is None}" for figure in figures_of(wording))


def _stem(form: str) -> str:
    for prefix in ("وال", "بال", "فال", "كال", "ال", "لل", "و", "ب", "ل"):
        if form.startswith(prefix) and len(form) - len(prefix) > 2:
            form = form[len(prefix) :]
            break
    for suffix in ("ات", "ون", "ين", "وا", "ها", "هم", "ان", "ه", "ي", "ا"):
        if form.endswith(suffix) and len(form) - len(suffix) > 2:
            return form[: -len(suffix)]
    return form


def matrix(chosen: list[str], rows: list[Counter[str]]) -> Floats:
    """Return one unit vector a sentence over the chosen features, with a constant last."""
    index = {name: at for at, name in enumerate(chosen)}
    out = np.zeros((len(rows), len(chosen)), np.float32)
    for row, counts in enumerate(rows):
        for name, count in counts.items():
            if name in index:
                out[row, index[name]] = 1 + np.log(count)
    return np.asarray(out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6), np.float32)


def weigh(x: Floats, own: Floats, labels: Flags) -> Floats:
    """Return unit vectors whose features count by how far their shares in the two classes of ``own`` lie apart.

    The weight is the size of the logarithm of the ratio of both shares (Wang and Manning 2012).
    """
    yes, others = SMOOTHING + own[labels].sum(axis=0), SMOOTHING + own[~labels].sum(axis=0)
    weighed = x * np.abs(np.log((yes / yes.sum()) / (others / others.sum())))
    return np.asarray(weighed / np.maximum(np.linalg.norm(weighed, axis=1, keepdims=True), 1e-6), np.float32)


def choose(rows: list[Counter[str]], labels: Flags) -> list[str]:
    """Return the features that tell the classes of the training sentences apart best."""
    yes, all_ = Counter[str](), Counter[str]()
    for row, label in zip(rows, labels, strict=True):
        all_.update(row.keys())
        yes.update(row.keys() if label else ())
    share, others = labels.sum(), len(labels) - labels.sum()
    score = {
        name: abs(yes[name] / share - (count - yes[name]) / others) / np.sqrt(count)
        for name, count in all_.items()
        if count > 2
    }
    return sorted(score, key=lambda name: (-score[name], name))[:FEATURES]


def fit(x: Floats, y: Flags, penalty: float) -> Floats:
    """Return the weights of a class-balanced logistic regression, the constant last, by Newton's method over sentences.

    There are more features than sentences, so that each step solves for one coefficient a sentence: the weights are the
    sentences' sum with these coefficients.
    """
    full = np.hstack([x * 4, np.ones((len(x), 1), np.float32)]).astype(np.float64)
    gram, sign = full @ full.T, np.where(y, 1.0, 0.0)
    weight = np.where(y, 0.3 / y.mean(), 0.7 / (1 - y.mean()))
    told: NDArray[np.float64] = np.zeros(len(y))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-told))
        curve = np.maximum(weight * chance * (1 - chance), 1e-6)
        aim = told + weight * (sign - chance) / curve
        coefficients = np.linalg.solve(gram + np.diag(penalty / curve), aim)
        told = gram @ coefficients
    return np.asarray(full.T @ coefficients, np.float32)


def scores(x: Floats, weights: Floats) -> Floats:
    """Return how far each sentence lies on the side of "yes"."""
    return np.asarray(x * 4 @ weights[:-1] + weights[-1], np.float32)


def measures(truth: Flags, told: Flags) -> tuple[float, float, float]:
    """Return F1, precision and recall."""
    hits = float((truth & told).sum())
    precision, recall = hits / max(1, told.sum()), hits / max(1, truth.sum())
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def folds(labels: Flags, count: int, seed: int) -> NDArray[np.int64]:
    """Return a fold for each sentence, both classes spread evenly."""
    out = np.zeros(len(labels), np.int64)
    for label in (False, True):
        places = np.flatnonzero(labels == label)
        out[np.random.default_rng(seed).permutation(places)] = np.arange(len(places)) % count
    return out


def predict(rows: list[Counter[str]], labels: Flags, train: Flags, penalty: float, seed: int, *, many: bool) -> Flags:
    """Return what a model fitted on the training sentences says of the others; ``many``: whether features are weighed."""
    inside = [row for row, used in zip(rows, train, strict=True) if used]
    chosen = choose(inside, labels[train])
    x = matrix(chosen, rows)
    own, truth = x[train], labels[train]
    inner, held = folds(truth, 4, seed + 1), np.zeros(len(truth), np.float32)
    for fold_ in range(4):
        used = inner != fold_
        weighed = weigh(own, own[used], truth[used]) if many else own
        held[~used] = scores(weighed[~used], fit(weighed[used], truth[used], penalty))
    threshold = max(np.unique(held), key=lambda cut: (measures(truth, held >= cut)[0], cut))
    weighed = weigh(x, own, truth) if many else x
    return np.asarray(scores(weighed[~train], fit(weighed[train], truth, penalty)) >= threshold)


def run(folder: Path, name: str, seed: int, penalty: float) -> str:
    texts, labels = sentences(folder / f"{name}_sentences.csv.gz")
    rows = [features(text, name) for text in texts]
    told = np.zeros(len(labels), bool)
    parts = folds(labels, FOLDS, seed)
    for part in range(FOLDS):
        told[parts == part] = predict(rows, labels, parts != part, penalty, seed, many=name in MANY)
    keyword = np.array([any(key in fold(text) for key in KEYWORDS[name].split("|")) for text in texts])
    lines = [f"{name}: {int(labels.sum())} of {len(labels)} sentences"]
    for title, values in (("keywords", measures(labels, keyword)), ("model", measures(labels, told))):
        lines.append(f"  {title:9s} F1 {values[0]:.3f}  P {values[1]:.3f}  R {values[2]:.3f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=20.0)
    options = parser.parse_args()
    for name in KEYWORDS:
        print(run(options.folder, name, options.seed, options.penalty), flush=True)


if __name__ == "__main__":
    main()
