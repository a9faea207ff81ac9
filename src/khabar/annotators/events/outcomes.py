"""The words that tell what befell people, compiled from their lexicon, with every conjugated form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from khabar.lexicons import Entry, Lexicons
from khabar.text.conjugation import Inflected, past, present, with_objects
from khabar.text.fold import fold

Syntax = Literal["noun", "passive", "active", "closed", "victims", "complement", "sport"]
Outcome = Literal["killed", "injured", "detained", "captured", "displaced", "missing", "rescued"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeEntry(Entry):
    """A word or phrase for an outcome, and where its victims stand."""

    outcome: Outcome
    syntax: Syntax
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """Words of which one must stand a little before it."""
    through: str = ""
    """A preposition that leads to its victims, with other words before it."""
    strict: bool = False
    people: bool = False
    """Whether it takes only victims whom a noun for people names: what is seized may be goods."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One written form of an outcome word."""

    id: str
    outcome: Outcome
    syntax: Syntax
    strict: bool
    inflected: Inflected | None = None
    """The verb form, or None for a noun or phrase."""
    until: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    through: str = ""
    people: bool = False


def outcome_forms(lexicons: Lexicons) -> Iterator[tuple[str, Cue]]:
    """Yield the written forms of all outcome words."""
    for entry in lexicons.entries("outcomes", OutcomeEntry):
        yield from _forms(entry)


def _forms(entry: OutcomeEntry) -> Iterator[tuple[str, Cue]]:
    verbs = [form for stem in entry.past for form in past(stem)]
    verbs += [form for stem in entry.present for form in present(stem)]
    if entry.syntax == "active":
        verbs += [form for verb in tuple(verbs) for form in with_objects(verb)]
    written = {verb.form for verb in verbs}
    for verb in verbs:
        yield (
            verb.form,
            Cue(entry.id, entry.outcome, entry.syntax, entry.strict, verb, entry.until, people=entry.people),
        )
    for form in entry.forms:
        if form not in written:
            after = tuple(map(fold, entry.after))
            cue = Cue(
                entry.id, entry.outcome, entry.syntax, entry.strict, None, entry.until, after, fold(entry.through)
            )
            yield form, replace(cue, people=entry.people)
