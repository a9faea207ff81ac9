"""Inflected forms of Arabic verbs, made by rule from a few written stems.

Unvowelled writing hides most of what distinguishes Arabic verb forms, so that a past and a present stem (third person
masculine singular) and an active participle give all third-person forms that a news text can hold. Forms are folded
(:mod:`khabar.text.fold`); vowel changes inside hollow and doubled verbs do not occur in the third person, except in the feminine
plural, which news does not use for sources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.text.fold import fold

Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]
Tense = Literal["past", "present", "participle"]

_OBJECTS = ("ه", "ها", "هم", "هما", "نا")


@dataclass(frozen=True, slots=True)
class Inflected:
    """One written form of a verb and what it says of its subject."""

    form: str
    tense: Tense
    gender: Gender
    number: Number
    object: str = ""
    """The object pronoun that is written on to it."""


def past(stem: str) -> Iterator[Inflected]:
    """Yield the third-person past forms of a stem such as ``قال`` or ``نفى``."""
    stem = fold(stem)
    weak = stem.endswith(("ي", "ا")) and len(stem) > 2
    root = stem[:-1] if weak else stem
    yield Inflected(stem, "past", "m", "s")
    yield Inflected(root + "ت", "past", "f", "s")
    yield Inflected(root + "وا", "past", "m", "p")
    yield Inflected(root + ("يا" if weak else "ا"), "past", "m", "d")
    yield Inflected(root + "تا", "past", "f", "d")


def present(stem: str) -> Iterator[Inflected]:
    """Yield the third-person present forms, indicative and jussive, of a stem such as ``يقول`` or ``يدعو``."""
    rest = fold(stem)[1:]
    root = rest[:-1] if rest.endswith(("ي", "و", "ا")) else rest
    yield Inflected("ي" + rest, "present", "m", "s")
    yield Inflected("ت" + rest, "present", "f", "s")
    for ending in ("ون", "وا"):
        yield Inflected("ي" + root + ending, "present", "m", "p")
    yield Inflected("ي" + rest + "ان", "present", "m", "d")
    yield Inflected("ت" + rest + "ان", "present", "f", "d")


def participle(stem: str) -> Iterator[Inflected]:
    """Yield the forms of an active participle that stand as an adverbial (accusative, indefinite): ``مضيفا``, ``مضيفة`` …"""
    stem = fold(stem)
    root = stem[:-1] if stem.endswith("ي") else stem
    yield Inflected(stem + "ا", "participle", "m", "s")
    yield Inflected(stem + "ه", "participle", "f", "s")
    yield Inflected(root + "ين", "participle", "m", "p")


def with_objects(verb: Inflected) -> Iterator[Inflected]:
    """Yield a finite form with each object pronoun: ``نفته``, ``أعلنها``, ``أبلغنا``."""
    base = verb.form
    if verb.number == "p" and base.endswith("وا"):
        base = base[:-1]
    elif verb.tense == "past" and base.endswith("ي"):
        base = base[:-1] + "ا"
    for pronoun in _OBJECTS:
        yield Inflected(base + pronoun, verb.tense, verb.gender, verb.number, pronoun)
