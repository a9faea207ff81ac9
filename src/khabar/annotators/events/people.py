"""Nouns for people: the group that each names, and whether it stands in the singular, dual or plural."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from khabar.lexicons import Entry, Lexicons
from khabar.lexicons.actors import states
from khabar.text.fold import fold

Group = Literal[
    "civilians", "fighters", "soldiers", "police", "children", "women", "person", "element", "other", "kin", "official"
]
Number = Literal["singular", "dual", "plural"]

CONCRETE = frozenset({"civilians", "fighters", "soldiers", "police", "children", "women"})
"""Groups that say who somebody is; the rest wait for a word that does."""
DEMONYM = "demonym"
"""The entry of nouns for people after their state, which are adjectives elsewhere."""
ARMED = frozenset({"fighters", "soldiers", "police"})
"""Groups that bear arms."""

_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ي", "ك")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleEntry(Entry):
    """A noun for people, or the name of a body to which people belong."""

    group: Group
    plural: tuple[str, ...] = ()
    body: bool = False
    """Whether it is a body to which people belong, and no person."""


@dataclass(frozen=True, slots=True)
class Noun:
    """One written form of a noun for people."""

    entry: str
    group: Group
    number: Number
    definite: bool = False
    possessed: bool = False
    body: bool = False


@dataclass(frozen=True, slots=True)
class NounMatch:
    """A noun for people in a text: its words and the proclitic before it."""

    first: int
    last: int
    proclitic: str
    noun: Noun


def noun_forms(lexicons: Lexicons) -> dict[str, Noun]:
    """Return the written forms of all nouns for people; of two readings of a form the earlier entry's stands."""
    forms: dict[str, Noun] = {}
    for entry in lexicons.entries("victims", PeopleEntry):
        for form, noun in _forms(entry):
            forms.setdefault(form, noun)
    for form, noun in _demonyms(lexicons):
        forms.setdefault(form, noun)
    return forms


def _demonyms(lexicons: Lexicons) -> Iterator[tuple[str, Noun]]:
    """Yield what people are called after their state: "a Yemeni"; the accusative is left out where it is the state's name."""
    known = states(lexicons)
    names = {fold(form) for state in known for form in state.forms}
    for adjective in sorted({fold(adjective) for state in known for adjective in state.adjectives}):
        if adjective.endswith("ي") and " " not in adjective:
            yield adjective, Noun(DEMONYM, "person", "singular")
            if adjective + "ا" not in names:
                yield adjective + "ا", Noun(DEMONYM, "person", "singular")
            yield adjective + "ان", Noun(DEMONYM, "person", "dual")
            for plural in (adjective + "ين", adjective + "ون"):
                yield plural, Noun(DEMONYM, "person", "plural")
                yield "ال" + plural, Noun(DEMONYM, "person", "plural", definite=True)


def dual_forms(noun: str) -> tuple[str, str]:
    """Return the nominative and the oblique dual of a folded singular noun."""
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    return stem + "ان", stem + "ين"


def _forms(entry: PeopleEntry) -> list[tuple[str, Noun]]:
    out: list[tuple[str, Noun]] = []
    for plural in entry.plural:
        base = fold(plural)
        out += _inflected(base, entry, "plural")
        if not base.endswith(("ن", "ي", "ا", "ه", "ء")) and " " not in base:
            out.append((base + "ا", Noun(entry.id, entry.group, "plural")))
    for singular in entry.forms:
        base = fold(singular)
        out += _inflected(base, entry, "singular")
        if " " not in base:
            out.append((base + "ا", Noun(entry.id, entry.group, "singular")))
            out += [form for dual in dual_forms(base) for form in _inflected(dual, entry, "dual")]
        elif not base.startswith("ال"):
            first, rest = base.split(" ", 1)
            out += [(f"{dual[:-1]} {rest}", Noun(entry.id, entry.group, "dual")) for dual in dual_forms(first)]
    return out


def _inflected(form: str, entry: PeopleEntry, number: Number) -> list[tuple[str, Noun]]:
    """Return the form bare, with the article, in the construct state and with possessive pronouns."""
    plain = Noun(entry.id, entry.group, number, definite=form.startswith("ال"), body=entry.body)
    out = [(form, plain)]
    if form.startswith("ال") or " " in form:
        return out
    out.append(("ال" + form, Noun(entry.id, entry.group, number, definite=True, body=entry.body)))
    stem = form[:-1] if form.endswith(("ان", "ين", "ون")) and number != "singular" else form
    stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
    owned = Noun(entry.id, entry.group, number, definite=True, possessed=True)
    out += [(stem + pronoun, owned) for pronoun in _PRONOUNS]
    if stem != form:
        out.append((stem, plain))
    return out
