"""Vetoes in the UN Security Council, whose days are publicly known: what "the day after the veto" can be counted from."""

import re
from dataclasses import dataclass
from datetime import date

from khabar.lexicons.actors import StateEntry
from khabar.lexicons.loading import Entry, Lexicons
from khabar.text.fold import fold

_WORD = re.compile(r"\b[وفبل]?(?:ال)?(?:فيتو|نقض)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoEntry(Entry):
    """An entry of ``vetoes.toml``; the forms name what the draft resolution was about."""

    day: str
    """Day of the vote, ISO."""
    states: tuple[str, ...]
    """ISO codes of the permanent members that voted against."""


@dataclass(frozen=True, slots=True)
class Veto:
    """A vote in the Council that a permanent member's veto decided."""

    day: date
    states: frozenset[str]
    subjects: tuple[str, ...]
    """Folded words for what it was about."""


@dataclass(frozen=True, slots=True)
class Vetoes:
    """All known vetoes, and the folded names and adjectives of the states that cast them."""

    all: tuple[Veto, ...]
    names: dict[str, re.Pattern[str]]

    def meant(self, sentence: str) -> list[Veto]:
        """Return the vetoes that a folded sentence may speak of: cast by just the states it names, on a subject it names."""
        if not _WORD.search(sentence):
            return []
        states = {code for code, name in self.names.items() if name.search(sentence)}
        return [one for one in self.all if one.states == states and any(word in sentence for word in one.subjects)]


def vetoes(lexicons: Lexicons) -> Vetoes:
    """Compile the vetoes; use through ``lexicons.compiled``."""
    entries = lexicons.entries("vetoes", VetoEntry)
    cast = tuple(
        Veto(date.fromisoformat(one.day), frozenset(one.states), tuple(map(fold, one.forms))) for one in entries
    )
    voting = frozenset[str]().union(*(one.states for one in cast))
    states = (one for one in lexicons.entries("states", StateEntry) if one.id in voting)
    return Vetoes(cast, {one.id: _any_name(one) for one in states})


def _any_name(state: StateEntry) -> re.Pattern[str]:
    names = "|".join(re.escape(fold(name)) for name in (*state.forms, *state.metonyms, *state.adjectives))
    return re.compile(rf"\b[وفبلك]?(?:ال)?(?:{names})\b")
