"""Words that are loaded in any conflict: evaluative adjectives with the noun that they judge, and nouns that judge by themselves.

A lexicon of whole namings can never be complete ("terrorist cell", "terrorist gangs", "terrorist plot"). Here the adjective is
looked up, in all its forms, and the noun that it agrees with is found by the grammar of the noun phrase.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.model.layers import Slant
from khabar.text.fold import fold
from khabar.text.reading import Reading

_HEAD_REACH = 5
"""The noun of "the organisation of … the terrorist" stands at most so many words before its adjective."""
_NISBAS = 2
"""So many adjectives of origin at most stand between a noun and the one that judges it."""
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ولل", "وبال")
_ENDINGS = ("", "ه", "ين", "ون", "ات", "ان", "ا")
_SUFFIXES = ("ها", "هم", "ه", "نا", "هما")
_QUOTED = frozenset({"", '"', "(", ")", '("', '")', "'"})
_DEMONSTRATIVES = frozenset({"هذا", "هذه", "هولاء"})
_NAMED = 3
"""So many words at most follow "so-called" or a militia and belong to the naming."""
_SHORTEST = 4
"""A shorter word keeps its first letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedEntry(Entry):
    """Words of one judgement.

    ``kind`` is adjective (written forms derived), noun (written as they stand), head (nouns that an adjective may judge), tail
    (adjectives that only go on with a naming) or stop (words that never do); ``alone`` tells that the adjective may stand as
    a noun ("the extremists"), ``names`` that the words after a noun belong to it ("the so-called state of …").
    """

    kind: Literal["adjective", "noun", "head", "tail", "stop"]
    slant: Slant = "neutral-variant"
    referent: str = ""
    alone: bool = False
    names: bool = False


class Judgement(Protocol):
    """What a lexicon entry says of a naming."""

    @property
    def id(self) -> str:
        """The entry's id."""

    @property
    def slant(self) -> Slant:
        """Whom the naming favours."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded naming in folded offsets; ``core`` are the words without their judgement."""

    start: int
    end: int
    core: str
    entry: "Judgement"


@dataclass(frozen=True, slots=True)
class LoadedTables:
    """The lexicon made ready: adjectives by folded form, nouns as a matcher, heads and tails as sets."""

    adjectives: dict[str, LoadedEntry]
    nouns: Matcher[LoadedEntry]
    heads: frozenset[str]
    bodies: frozenset[str]
    tails: frozenset[str]
    stops: frozenset[str]


def loaded_tables(lexicons: Lexicons) -> LoadedTables:
    """Compile the lexicon of loaded words."""
    entries = lexicons.entries("naming_loaded", LoadedEntry)
    adjectives = {
        article + stem + ending: entry
        for entry in entries
        if entry.kind == "adjective"
        for stem in map(fold, entry.forms)
        for article in ("", "ال")
        for ending in (_ENDINGS if not stem.endswith("ه") else ("",))
    }
    return LoadedTables(
        adjectives,
        Matcher((form, entry) for entry in entries if entry.kind == "noun" for form in entry.forms),
        frozenset(fold(form) for entry in entries if entry.kind == "head" for form in entry.forms),
        frozenset(fold(form) for entry in entries if entry.id == "bodies" for form in entry.forms),
        frozenset(fold(form) for entry in entries if entry.kind == "tail" for form in entry.forms),
        frozenset(fold(form) for entry in entries if entry.kind == "stop" for form in entry.forms),
    )


def loaded(reading: Reading, lexicons: Lexicons) -> Iterator[Loaded]:
    """Yield the loaded words of a text: nouns, then adjectives with what they judge."""
    tables = lexicons.compiled(loaded_tables)
    text, words = reading.folded.text, reading.words
    phrases = _Phrases(text, words.forms, words.starts, words.ends, tables)
    for match in tables.nouns.find(text, words):
        entry = match.values[0]
        last = phrases.named(match.last) if entry.names else match.last
        yield Loaded(match.start, words.ends[last], entry.referent, entry)
    yield from phrases.namings()


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The words of a text, asked for the noun phrases around loaded adjectives."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tables: LoadedTables

    def namings(self) -> Iterator[Loaded]:
        at = 0
        while at < len(self.forms):
            entry = self._adjective(at)
            if entry is None:
                at += 1
                continue
            last = at
            while last + 1 < len(self.forms) and self._joined(last + 1) and self._goes_on(last + 1):
                last += 1
            first = self._head(at)
            if first is not None:
                start = self.starts[first] + self._proclitic(first)
                yield Loaded(start, self.ends[last], self.text[start : self.ends[at - 1]], entry)
            elif entry.alone and self._may_stand_alone(self.forms[at]):
                start = self.starts[at] + self._proclitic(at)
                yield Loaded(start, self.ends[last], entry.referent, entry)
            at = last + 1

    def named(self, last: int) -> int:
        """Return the last of the definite or named words that follow word ``last`` without a break."""
        at = last + 1
        while at < min(len(self.forms), last + 1 + _NAMED) and self._joined(at):
            form = self.forms[at]
            named = form.startswith(("ال", "لل", "ب")) or form in self.tables.bodies or form in self.tables.tails
            if not named and at > last + 1:
                break
            if form in self.tables.stops:
                break
            at += 1
        return at - 1

    def _adjective(self, at: int) -> LoadedEntry | None:
        """Return the entry of an adjective, with the conjunction or a fused preposition before it or not."""
        return self.tables.adjectives.get(self.forms[at]) or self.tables.adjectives.get(self._bare(at))

    def _goes_on(self, at: int) -> bool:
        return self._adjective(at) is not None or self.forms[at] in self.tables.tails

    def _joined(self, at: int) -> bool:
        """Tell whether nothing but quotation marks or brackets stands between word ``at`` and the one before."""
        return at > 0 and self.text[self.ends[at - 1] : self.starts[at]].strip() in _QUOTED

    def _head(self, at: int) -> int | None:
        """Return the first word of the noun phrase that the adjective at word ``at`` judges, or None."""
        if at == 0 or not self._joined(at) or self.forms[at].startswith(("ب", "لل", "كال")):
            return None
        if not self._bare(at).startswith("ال"):
            return self._indefinite_head(at)
        if self._is_definite(at - 1):
            return self._definite_head(at)
        if self._is_head(at - 1):
            return at - 1
        return next((back for back in self._before(at) if self._bare(back) in self.tables.heads), None)

    def _indefinite_head(self, at: int) -> int | None:
        if self._is_head(at - 1):
            return at - 1
        between = self.forms[at - 1].endswith(("ه", "ين", "ي"))
        return at - 2 if between and at > 1 and self._joined(at - 1) and self._is_head(at - 2) else None

    def _definite_head(self, at: int) -> int | None:
        """Return where a definite noun phrase before an adjective begins: over adjectives of origin to its noun."""
        first, form = at - 1, self._bare(at)
        plural = form.endswith(("ين", "ون"))
        if plural and not self.forms[first].endswith(("ين", "ون", "ان")) and not self._is_head(first):
            return None
        if not plural and not form.endswith("ه") and self.forms[first].endswith("ه"):
            return None
        for _ in range(_NISBAS):
            nisba = self.forms[first].endswith(("ي", "يه", "يين", "يون"))
            if not (nisba and first and self._joined(first) and self._is_definite(first - 1)):
                break
            first -= 1
        if first and self._joined(first) and self._bare(first - 1) in self.tables.bodies | _DEMONSTRATIVES:
            return first - 1
        if self._is_head(first):
            return first
        return next((back for back in self._before(first) if self._bare(back) in self.tables.bodies), first)

    def _before(self, at: int) -> Iterator[int]:
        """Yield the words before an adjective, nearest first, as far as its noun phrase may reach."""
        for back in range(at - 1, max(-1, at - 1 - _HEAD_REACH), -1):
            if self.forms[back] in self.tables.stops:
                return
            yield back
            if not self._joined(back):
                return

    def _is_head(self, at: int) -> bool:
        """Tell whether a word is a noun that may be judged, with or without a possessive suffix."""
        bare = self._bare(at)
        if bare in self.tables.heads:
            return True
        stems = [bare[: -len(suffix)] for suffix in _SUFFIXES if bare.endswith(suffix)]
        return any({stem, stem[:-1] + "ه"} & self.tables.heads for stem in stems if len(stem) > 2)

    def _is_definite(self, at: int) -> bool:
        return self.forms[at].startswith(("ال", *_PREFIXES))

    def _bare(self, at: int) -> str:
        """Return a word without the conjunction or preposition before it; the article fused with ل is written out."""
        form = self.forms[at]
        if form in self.tables.heads:
            return form
        if form.startswith(("لل", "ولل")):
            return "ال" + form[form.index("لل") + 2 :]
        if form[0] in "وبلكف" and len(form) >= _SHORTEST:
            inner = form[1:]
            return inner[1:] if inner[0] in "بل" and inner[1:] in self.tables.heads else inner
        return form

    def _proclitic(self, at: int) -> int:
        """Return how many letters of a word are no part of the naming; the article fused with ل is one."""
        form, bare = self.forms[at], self._bare(at)
        return 1 if form.startswith("ولل") else 0 if form.startswith("لل") else len(form) - len(bare)

    def _may_stand_alone(self, form: str) -> bool:
        """Tell whether an adjective without a noun is one itself: a plural, or one with the article."""
        return form.endswith(("ين", "ون")) or (form.startswith(("ال", *_PREFIXES)) and form[-1] not in "هات")
