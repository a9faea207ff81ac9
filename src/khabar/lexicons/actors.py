"""Actors with names of their own: parties, organisations, people and states, and the adjectives of states."""

from dataclasses import dataclass, replace
from typing import Literal

from khabar.lexicons.loading import Entry, Lexicons
from khabar.lexicons.outlets import outlets
from khabar.model.layers import EntityType
from khabar.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Entry):
    """An entry of ``parties.toml`` or ``organisations.toml``."""

    name: str
    """Canonical Arabic name."""
    en: str
    type: EntityType
    party: str | None = None
    """Canonical name of the side that it belongs to."""
    country: str | None = None
    """ISO code of the state that it is rooted in."""
    theatres: tuple[str, ...] = ()
    """ISO codes of other states in which it acts, so that a general word in a report about them may mean it."""
    resolves: tuple[str, ...] = ()
    """For a word such as "the rebels": ids of the parties (or ``state:CODE``) that it may stand for, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """An entry of ``people.toml``."""

    name: str
    en: str
    short: tuple[str, ...] = ()
    """Forms that can only be this person even in a report that never gives the full name."""
    party: str | None = None
    country: str | None = None
    role: str | None = None
    """The office that the years 2011 to 2017 know the person by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateEntry(Entry):
    """An entry of ``states.toml``; the id is the ISO code."""

    name: str
    party: str | None = None
    metonyms: tuple[str, ...] = ()
    """Capitals and seats that stand for the government where they act."""
    bynames: tuple[str, ...] = ()
    """Other words for the state or its government, wherever they stand."""
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state: its names, the capitals that stand for its government, its adjectives."""

    code: str
    name: str
    en: str
    party: str
    forms: tuple[str, ...]
    metonyms: tuple[str, ...]
    bynames: tuple[str, ...]
    adjectives: tuple[str, ...]
    """Singular and plural, without the article."""


Origin = Literal["party", "organisation", "person", "short", "state", "metonym", "byname", "outlet", "bare-outlet"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a form found in a text stands for."""

    key: str
    """Entry id with its kind before it: ``person:lavrov``, ``state:RU``."""
    name: str
    en: str
    type: EntityType
    origin: Origin
    party: str | None = None
    country: str | None = None
    role: str | None = None
    resolves: tuple[str, ...] = ()
    theatres: tuple[str, ...] = ()


def states(lexicons: Lexicons) -> tuple[State, ...]:
    """Return all states, by code: the compiled nationalities with the entries of ``states.toml`` laid over them."""
    written = {entry.id: entry for entry in lexicons.entries("states", StateEntry)}
    found = []
    for code, name, en, *adjectives in lexicons.rows("nationalities"):
        entry = written.get(code)
        plain = name.split(" (")[0]
        forms = entry.forms if entry else (plain,)
        more = entry.adjectives if entry else ()
        merged = tuple(dict.fromkeys(form for form in (*adjectives, *more) if form))
        canonical = entry.name if entry else plain
        party = (entry.party if entry else None) or canonical
        metonyms, bynames = (entry.metonyms, entry.bynames) if entry else ((), ())
        found.append(State(code, canonical, en, party, forms, metonyms, bynames, merged))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Adjective:
    """The adjective of a state: "Russian", or with ``plural`` "Russians"."""

    state: State
    plural: bool


def adjectives(lexicons: Lexicons) -> dict[str, Adjective]:
    """Return the adjectives of states by the folded form without the article; plurals in both cases."""
    table: dict[str, Adjective] = {}
    for state in states(lexicons):
        for form in map(fold, state.adjectives):
            singular = form.endswith(("ي", "يه"))
            table.setdefault(form, Adjective(state, not singular))
            if form.endswith("ون"):
                table.setdefault(form[:-2] + "ين", Adjective(state, True))
            if form.endswith("ي"):
                for ending in ("ه", "ون", "ين", "تين", "ان", "ات"):
                    table.setdefault(form + ending, Adjective(state, ending in {"ون", "ين"}))
    return table


def known_names(lexicons: Lexicons) -> list[tuple[str, Known]]:
    """Return every form of every actor with what it stands for."""
    found: list[tuple[str, Known]] = []
    for file, origin in (("parties", "party"), ("organisations", "organisation")):
        for entry in lexicons.entries(file, Party):
            known = Known(
                f"{origin}:{entry.id}",
                entry.name,
                entry.en,
                entry.type,
                "party" if file == "parties" else "organisation",
                entry.party,
                entry.country,
                resolves=entry.resolves,
                theatres=entry.theatres,
            )
            found += [(form, known) for form in entry.forms if "(" not in form]
    for person in lexicons.entries("people", Person):
        full = Known(
            f"person:{person.id}", person.name, person.en, "PER", "person", person.party, person.country, person.role
        )
        found += [(form, full) for form in person.forms]
        found += [(form, replace(full, origin="short")) for form in person.short]
    for state in states(lexicons):
        key = f"state:{state.code}"
        named = Known(key, state.name, state.en, "GPE", "state", state.party, state.code)
        found += [(form, named) for form in state.forms]
        found += [(form, replace(named, origin="metonym")) for form in state.metonyms]
        found += [(form, replace(named, origin="byname")) for form in state.bynames]
    found += [(other, known) for form, known in found for other in _american(form)]
    return found + _outlet_names(lexicons)


def _american(form: str) -> list[str]:
    """Return a form with the adjective of America spelt the other way (أمريكي, أميركي)."""
    if "أمريك" in form:
        return [form.replace("أمريك", "أميرك")]
    return [form.replace("أميرك", "أمريك")] if "أميرك" in form else []


def _outlet_names(lexicons: Lexicons) -> list[tuple[str, Known]]:
    found = []
    for outlet in outlets(lexicons).entries:
        origin: Origin
        for form in outlet.forms:
            origin = "bare-outlet" if form in outlet.bare or outlet.type == "social" else "outlet"
            known = Known(f"outlet:{outlet.id}", outlet.name, outlet.en, "MEDIA", origin, country=outlet.country)
            found.append((form, known))
    return found
