"""The verdict on two headlines: a small linear model over named features, and the reason in a word."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from khabar.ledger.agreement.features import Headline, compile_axes, compile_rarity, features, headline, parting
from khabar.ledger.wording import stem
from khabar.lexicons import Lexicons, bundled
from khabar.text.fold import fold

Verdict = Literal["agree", "disagree", "other"]
Ground = Literal["number", "negation", "antonym", "name", "wording"]
VERDICTS: tuple[Verdict, ...] = ("agree", "disagree", "other")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two headlines are to one another."""

    verdict: Verdict
    ground: Ground | None
    """What shows a contradiction: the first of number, negation, antonym, name that the two differ in, else the wording."""
    words: tuple[str, str]
    """The words of either headline that show it, for a reader; empty where a side has none."""
    confidence: float
    """Probability of the verdict under the model, 0 to 1."""


def compile_weights(lexicons: Lexicons) -> dict[str, tuple[float, float, float]]:
    """Return the weights of ``agreement_weights.tsv.gz``: feature to one weight for each verdict."""
    return {name: (float(a), float(d), float(o)) for name, a, d, o in lexicons.rows("agreement_weights")}


def compile_names(lexicons: Lexicons) -> frozenset[str]:
    """Return the folded names of states and their peoples, as words."""
    cells = [cell for row in lexicons.rows("nationalities") for cell in (row[1], *row[3:]) if cell]
    return frozenset(word.removeprefix("ال") for cell in cells for word in fold(cell).split())


def agreement(first: str, second: str, lexicons: Lexicons | None = None) -> Agreement:
    """Return whether two headlines agree, disagree, or tell of different things, with the ground for a disagreement."""
    lexicons = lexicons or bundled()
    weights, axes = lexicons.compiled(compile_weights), lexicons.compiled(compile_axes)
    a, b = headline(first), headline(second)
    scores = [0.0, 0.0, 0.0]
    for name, value in features(a, b, axes, lexicons.compiled(compile_rarity)).items():
        for at, weight in enumerate(weights.get(name, ())):
            scores[at] += value * weight
    top = max(scores)
    best = scores.index(top)
    confidence = 1 / sum(math.exp(score - top) for score in scores)
    verdict = VERDICTS[best]
    if verdict != "disagree":
        return Agreement(verdict, None, ("", ""), round(confidence, 3))
    ground, words = _ground(a, b, lexicons)
    return Agreement(verdict, ground, words, round(confidence, 3))


def _ground(a: Headline, b: Headline, lexicons: Lexicons) -> tuple[Ground, tuple[str, str]]:
    apart = parting(a, b, lexicons.compiled(compile_axes))
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return "number", (_list(a.numbers), _list(b.numbers))
    if bool(a.negators) != bool(b.negators):
        return "negation", (_list(a.negators), _list(b.negators))
    if apart.opposed:
        return "antonym", (_on(a, apart.opposed, lexicons), _on(b, apart.opposed, lexicons))
    names = lexicons.compiled(compile_names)
    named = tuple(
        _list(form for form in of.forms if form not in other.forms and form.removeprefix("ال") in names)
        for of, other in ((a, b), (b, a))
    )
    if named[0] and named[1]:
        return "name", (named[0], named[1])
    return "wording", (_list(apart.left), _list(apart.right))


def _on(side: Headline, opposed: tuple[str, ...], lexicons: Lexicons) -> str:
    axes = lexicons.compiled(compile_axes)
    return _list(form for form in side.forms if any(axis in opposed for axis, _ in axes.get(stem(form), ())))


def _list(forms: Iterable[str]) -> str:
    return " ".join(sorted(set(forms)))
