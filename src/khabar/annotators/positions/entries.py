"""The two lexicons of positions: words that show a stance, and kinds of thing that one can take a stance on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.model.layers import Stance
from khabar.text import conjugation
from khabar.text.fold import fold

Frame = Literal["verb", "participle", "first", "noun", "modal", "quality", "phrase", "relative", "obligation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceEntry(Entry):
    """Words that show a stance, and where their actor stands.

    An entry with ``present`` is a verb: ``forms`` are its past stems, and every form of it is made by rule.
    """

    stance: Stance
    frame: Frame = "verb"
    present: tuple[str, ...] = ()
    """Present stems of the verbs whose past stems ``forms`` are, in the same order."""
    participle: tuple[str, ...] = ()
    """Active participles of the verbs that stand as adverbials."""
    nouns: tuple[str, ...] = ()
    """Verbal nouns with an agent or a possessive."""
    other: tuple[str, ...] = ()
    """Forms made by rule that are common words with another meaning, left out."""
    only: tuple[str, ...] = ()
    """Kinds of proposal of which one must be named; empty for any."""
    link: tuple[str, ...] = ()
    """Prepositions (or, if they are one letter, proclitics) one of which must follow within the clause."""
    needs_proposal: bool = False
    """True if the words show a stance only beside a named kind of proposal."""
    about: str = ""
    """The kind of proposal that the words themselves name; empty where the clause must name it."""
    direct: bool = False
    """True if the proposal must be what the word itself governs ("declared a truce", not "declared that … the truce")."""
    mutual: bool = False
    """True for what two sides do together, so that who stands after "with" or "between" holds the stance as well."""
    negated: str = ""
    """The stance after a negation; empty where a negated use shows none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalEntry(Entry):
    """A kind of thing that is negotiated or decided; the first entry wins where two fit equally well."""


GENERAL = frozenset({"measure", "rule", "relations"})
"""Kinds that say how something is done rather than what: any other kind that is named beside them is the thing."""
_LONG = 4
"""Letters: shorter nouns with an ending are often other words."""
_POSSESSIVES = ("ه", "ها", "هم", "هما", "نا")
_THINGS = frozenset({"ه", "ها"})
"""Object pronouns that may stand for a thing ("the offer, which they refused")."""


@dataclass(frozen=True, slots=True)
class PositionLexicon:
    """Both lexicons, compiled."""

    stances: Matcher[StanceEntry]
    proposals: Matcher[str]
    rank: dict[str, int]
    """Place of each kind of proposal in the file."""


def compile_positions(lexicons: Lexicons) -> PositionLexicon:
    """Return the matchers over ``stances.toml`` and ``proposals.toml``."""
    written = lexicons.entries("stances", StanceEntry)
    stances = [
        replace(entry, link=tuple(map(fold, entry.link)), other=tuple(map(fold, entry.other))) for entry in written
    ]
    kinds = lexicons.entries("proposals", ProposalEntry)
    return PositionLexicon(
        Matcher(dict.fromkeys(pair for entry in stances for pair in inflected(entry) if pair[0] not in entry.other)),
        Matcher(
            dict.fromkeys((form, kind.id) for kind in kinds for written in kind.forms for form in declined(written))
        ),
        {kind.id: rank for rank, kind in enumerate(kinds)},
    )


def declined(form: str) -> Iterator[str]:
    """Yield a noun as it is written and, if it is one word without article, in the accusative and with possessives."""
    folded = fold(form)
    yield folded
    if " " in folded or folded.startswith("ال") or len(folded) < _LONG:
        return
    if not folded.endswith(("ه", "ا", "ات")):
        yield folded + "ا"
    stem = folded.removesuffix("ه") + "ت" if folded.endswith("ه") else folded
    if not folded.endswith("ا"):
        for pronoun in _POSSESSIVES:
            yield stem + pronoun


def inflected(entry: StanceEntry) -> Iterator[tuple[str, StanceEntry]]:
    """Yield every form of an entry, with the entry in the frame in which the form is read."""
    if not entry.present:
        for form in entry.forms:
            yield fold(form), entry
    else:
        yield from _verb(entry)
    participle = replace(entry, frame="participle")
    for stem in entry.participle:
        for found in conjugation.participle(stem):
            yield found.form, participle
    noun = replace(entry, frame="noun")
    for form in map(fold, entry.nouns):
        yield form, noun
        for pronoun in _POSSESSIVES:
            yield (form.removesuffix("ه") + "ت" if form.endswith("ه") else form) + pronoun, noun


def _verb(entry: StanceEntry) -> Iterator[tuple[str, StanceEntry]]:
    first, relative = replace(entry, frame="first"), replace(entry, frame="relative")
    past = [found for stem in entry.forms for found in conjugation.past(stem)]
    present = [found for stem in entry.present for found in conjugation.present(stem)]
    for found in (*past, *present):
        yield found.form, entry
        for thing in conjugation.with_objects(found):
            if thing.object in _THINGS:
                yield thing.form, relative
    written = {found.form for found in past}
    for stem in map(fold, entry.present):
        for letter in ("ن", "ا"):
            if letter + stem[1:] not in written:
                yield letter + stem[1:], first
    for stem in map(fold, entry.forms):
        if not stem.endswith(("ي", "ا")):
            yield stem + "نا", first
