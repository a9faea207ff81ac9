"""The lexicons of naming made ready: whole namings of one conflict, words of conflicts, and words loaded in any conflict."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.lexicons.actors import adjectives
from khabar.model.layers import Slant
from khabar.text.fold import fold
from khabar.text.remembered import Remembered

PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "ولل", "وبال")
"""How a definite word may begin."""
SUFFIXES = ("ها", "هم", "ه", "نا", "هما", "ا")
"""Pronouns, and the ending of the indefinite accusative, that a noun may have."""
_ENDINGS = ("", "ه", "ين", "ون", "ات", "ان", "ا")
_ORIGIN_ENDINGS = ("", "ه", "ين", "ون", "ا")
_SHORTEST = 4
"""A shorter word keeps its first letter."""
_MOST_WORDS = 50_000
"""Words of which it is remembered what they are."""


class Judgement(Protocol):
    """What a lexicon entry says of a naming."""

    @property
    def id(self) -> str:
        """The entry's id."""

    @property
    def slant(self) -> Slant:
        """Whom the naming favours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingEntry(Entry):
    """Loaded words for one referent."""

    about: str
    referent: str
    slant: Slant
    kind: str
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictEntry(Entry):
    """Words that show to which country's conflict a passage belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedEntry(Entry):
    """Words of one judgement, or words that the grammar of judgements needs.

    ``kind`` is adjective (written forms derived), noun (written as they stand), liberation, act, band, against, called or
    so-called (nouns that are loaded by what they govern), described (as what, in quotation marks), following (words that go
    on with the noun phrase before them), company ("and his …", with who stands before), harmless (words that look loaded
    and are not), head (nouns that an adjective may judge), party and origin (who may commit an act or lead a band, as nouns
    and as adjectives), territory (nouns before a place's name), unfree (what is set free without being a place), object
    (nouns that are no part of the name before them), tail (adjectives that only go on with a naming) or stop (words that
    never do). ``alone`` tells that the adjective may stand as a noun ("the extremists"), ``names`` that the words after a
    noun belong to it ("militia of …"), ``conflict`` that the words are loaded only in a report about a conflict, ``strict``
    that the adjective judges no other nouns than the listed ones.
    """

    kind: Literal[
        "adjective", "noun", "liberation", "act", "band", "against", "called", "so-called", "described", "following", "company",
        "harmless", "head", "party", "origin", "territory", "unfree", "object", "tail", "stop",
    ]  # fmt: skip
    slant: Slant = "neutral-variant"
    referent: str = ""
    alone: bool = False
    names: bool = False
    conflict: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A lexicon entry that takes its slant from the party beside it."""

    id: str
    slant: Slant


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded naming in folded offsets; ``core`` are the words without their judgement."""

    start: int
    end: int
    core: str
    entry: Judgement


class Adjectives(Remembered[LoadedEntry | None]):
    """The entry of a written word that is a loaded adjective, with or without a letter before it; found out when first asked."""

    def __init__(self, entries: dict[str, LoadedEntry], heads: frozenset[str]) -> None:
        """Take the derived forms, and the nouns that keep their first letter."""
        super().__init__(self._entry, _MOST_WORDS)
        self._entries = entries
        self._heads = heads

    def _entry(self, form: str) -> LoadedEntry | None:
        return self._entries.get(form) or self._entries.get(bare(form, self._heads))

    def judges(self, form: str) -> bool:
        """Tell whether a word is a loaded adjective as it stands, with no letter before it."""
        return form in self._entries


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that naming looks words up in."""

    matcher: Matcher[Entry]
    tails: dict[str, frozenset[str]]
    """Words that go on with a whole naming, by its entry."""
    adjectives: Adjectives
    heads: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    parties: dict[str, Slant]
    """Who may commit an act, with whom a judgement of it favours."""
    origins: dict[str, Slant]
    """The same as adjectives without article."""
    nisbas: frozenset[str]
    """Adjectives of nationality and of those origins, with the article."""
    territories: frozenset[str]
    unfree: frozenset[str]
    objects: frozenset[str]
    going_on: frozenset[str]
    stops: frozenset[str]


_MATCHED = frozenset(
    {
        "noun",
        "liberation",
        "act",
        "band",
        "against",
        "called",
        "so-called",
        "described",
        "following",
        "company",
        "harmless",
    }
)


def tables(lexicons: Lexicons) -> Tables:
    """Compile the three lexicons."""
    namings = lexicons.entries("naming", NamingEntry)
    conflicts = lexicons.entries("naming_context", ConflictEntry)
    entries = lexicons.entries("naming_loaded", LoadedEntry)

    def forms(kind: str, id_: str = "") -> frozenset[str]:
        return frozenset(
            fold(form) for entry in entries if entry.kind == kind and id_ in ("", entry.id) for form in entry.forms
        )

    heads = forms("head")
    origins = dict(_sides(entries, "origin", _ORIGIN_ENDINGS))
    return Tables(
        Matcher(_matched(namings, conflicts, entries)),
        {entry.id: frozenset(map(fold, entry.tails)) for entry in namings},
        Adjectives(dict(_adjectives(entries)), heads),
        heads,
        forms("head", "people"),
        forms("head", "bodies"),
        dict(_sides(entries, "party", ("",))),
        origins,
        frozenset(f"ال{form}" for form in (*adjectives(lexicons), *origins)),
        forms("territory"),
        forms("unfree"),
        forms("object"),
        forms("tail"),
        forms("stop"),
    )


def bare(form: str, heads: frozenset[str]) -> str:
    """Return a word without the conjunction or preposition before it; the article fused with ل is written out."""
    if form in heads or any(form.endswith(suffix) and form[: -len(suffix)] in heads for suffix in SUFFIXES):
        return form
    if form.startswith(("لل", "ولل")):
        return "ال" + form[form.index("لل") + 2 :]
    if form[0] in "وبلكف" and len(form) >= _SHORTEST:
        inner = form[1:]
        return inner[1:] if inner[0] in "بل" and inner[1:] in heads else inner
    return form


def _sides(entries: tuple[LoadedEntry, ...], kind: str, endings: tuple[str, ...]) -> Iterator[tuple[str, Slant]]:
    """Yield the written forms of those who may commit an act, with whom a judgement of it favours."""
    for entry in entries:
        for stem in map(fold, entry.forms) if entry.kind == kind else ():
            yield from ((stem + ending, entry.slant) for ending in endings)


def _matched(*groups: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
    """Yield the forms that are sought as they stand; an act is sought with the article as well."""
    for entry in (entry for group in groups for entry in group):
        if isinstance(entry, LoadedEntry) and entry.kind not in _MATCHED:
            continue
        for form in entry.forms:
            yield form, entry
            if isinstance(entry, LoadedEntry) and entry.kind == "act":
                yield "ال" + form, entry


def _adjectives(entries: tuple[LoadedEntry, ...]) -> Iterator[tuple[str, LoadedEntry]]:
    """Yield the written forms of every loaded adjective: article, gender, dual and plural."""
    for entry in entries:
        for stem in map(fold, entry.forms) if entry.kind == "adjective" else ():
            for ending in _ENDINGS if not stem.endswith("ه") else ("",):
                yield stem + ending, entry
                yield "ال" + stem + ending, entry
