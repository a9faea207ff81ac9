"""Titles and head words: what stands before the names of persons, bodies, groups and places."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from khabar.lexicons.loading import Entry, Lexicons
from khabar.model.layers import EntityType
from khabar.text import conjugation
from khabar.text.fold import fold

E = TypeVar("E", bound=Entry)
StopKind = Literal["function", "calendar", "verb", "deed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Entry):
    """An entry of ``titles.toml``."""

    kind: Literal["office", "occupation", "kin", "honorific", "rank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyHead(Entry):
    """An entry of ``body_heads.toml``."""

    kind: Literal["institution", "authority", "group", "force", "followers", "sources", "media"]
    type: EntityType
    before: tuple[str, ...] = ()
    """If given, the words of which one must follow the head, with or without the article: elsewhere it is another noun."""
    never_before: tuple[str, ...] = ()
    """Words before which, with or without the article, the head is another noun."""

    @property
    def before_words(self) -> frozenset[str]:
        """The words of ``before``, folded."""
        return _folded(self.before)

    @property
    def never_words(self) -> frozenset[str]:
        """The words of ``never_before``, folded."""
        return _folded(self.never_before)


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTrigger(Entry):
    """An entry of ``place_triggers.toml``."""


def titles(lexicons: Lexicons) -> dict[tuple[str, ...], Title]:
    """Return titles by the folded words of their forms, as written (with the article where the lexicon has it)."""
    return _by_words(lexicons.entries("titles", Title))


def body_heads(lexicons: Lexicons) -> dict[tuple[str, ...], BodyHead]:
    """Return head words of bodies and groups by their folded words."""
    return _by_words(lexicons.entries("body_heads", BodyHead))


def place_triggers(lexicons: Lexicons) -> dict[tuple[str, ...], PlaceTrigger]:
    """Return words before place names by their folded words."""
    return _by_words(lexicons.entries("place_triggers", PlaceTrigger))


def _by_words(entries: tuple[E, ...]) -> dict[tuple[str, ...], E]:
    return {tuple(fold(form).split()): entry for entry in entries for form in entry.forms}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameStop(Entry):
    """An entry of ``name_stops.toml``: words at which a name ends."""

    kind: StopKind
    past: tuple[str, ...] = ()
    """Past stems of verbs that stop a name in every form of the third person."""
    present: tuple[str, ...] = ()
    """Their present stems."""
    objects: bool = False
    """The past forms stop a name with an object pronoun too."""


def name_stops(lexicons: Lexicons) -> dict[str, NameStop]:
    """Return the words at which a name ends, by folded form."""
    entries = lexicons.entries("name_stops", NameStop)
    return {form: entry for (form,), entry in reversed(_by_words(entries).items())}


def inflected_stops(lexicons: Lexicons) -> dict[str, StopKind]:
    """Return the folded forms that are made of the verb stems of ``name_stops.toml``, with their kinds; some are also names."""
    kinds: dict[str, StopKind] = {}
    for entry in lexicons.entries("name_stops", NameStop):
        past = [form for stem in entry.past for form in conjugation.past(stem)]
        made = [*past, *(form for stem in entry.present for form in conjugation.present(stem))]
        if entry.objects:
            made += [bound for form in past for bound in conjugation.with_objects(form)]
        for form in made:
            kinds.setdefault(form.form, entry.kind)
    return kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSet(Entry):
    """An entry of ``name_grammar.toml``: a set of words that a grammar of names turns on."""


def name_grammar(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """Return the sets of words of the name grammars by id, folded."""
    return {entry.id: frozenset(map(fold, entry.forms)) for entry in lexicons.entries("name_grammar", WordSet)}
