"""Loaded namings of parties and acts: the words, whom they mean, which side they favour, and whose words they are.

A word such as "the rebels" means different parties in different wars. Every entry of the lexicon says to which country's
conflict it belongs; where several entries share a form, the one counts whose country was named last before the word, or is named
most in the report.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.annotators.naming.loaded import Loaded, loaded
from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.lexicons.matcher import Match
from khabar.model.layers import Naming, Slant, Statement
from khabar.model.spans import Span
from khabar.text.fold import fold
from khabar.text.reading import Reading

_FEWEST = 2
"""A conflict is one of a report's if so many of its words occur."""
_FEWEST_FOR_WORD = 3
"""… and so many if the naming is a single word, which may mean other things."""
_SHARE = 0.2
"""… and not much more seldom than those of the report's first conflict."""
_TAILS = 6
"""So many words at most go on with a naming."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingEntry(Entry):
    """Loaded words for one referent."""

    about: str
    referent: str
    slant: Slant
    kind: str
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tables:
    namings: Matcher[NamingEntry]
    countries: Matcher[str]
    tails: dict[str, frozenset[str]]


def _tables(lexicons: Lexicons) -> _Tables:
    entries = lexicons.entries("naming", NamingEntry)
    return _Tables(
        Matcher((form, entry) for entry in entries for form in entry.forms),
        Matcher((form, entry.id) for entry in lexicons.entries("naming_context", Entry) for form in entry.forms),
        {entry.id: frozenset(map(fold, entry.tails)) for entry in entries},
    )


def annotate(reading: Reading, lexicons: Lexicons) -> tuple[Naming, ...]:
    """Return the loaded namings of a report in text order."""
    tables = lexicons.compiled(_tables)
    text, words = reading.folded.text, reading.words
    conflicts = _Conflicts(tables.countries.find(text, words))
    found = [
        Loaded(match.start, words.ends[_with_tails(reading, match.last, tables.tails[entry.id])], entry.referent, entry)
        for match in tables.namings.find(text, words)
        if (entry := conflicts.choose(match))
    ]
    return tuple(
        Naming(span, one.core, one.entry.slant, _speaker(reading.layers.statements, span), one.entry.id)
        for one in _apart([*found, *loaded(reading, lexicons)])
        for span in (reading.raw_span(one.start, one.end),)
    )


def _apart(found: list[Loaded]) -> Iterator[Loaded]:
    """Yield the namings without overlaps: of those that overlap the longest, judged by one that knows the conflict."""
    cluster: list[Loaded] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.entry.id)):
        if cluster and one.start >= max(other.end for other in cluster):
            yield _best(cluster)
            cluster = []
        cluster.append(one)
    if cluster:
        yield _best(cluster)


def _best(cluster: list[Loaded]) -> Loaded:
    longest = max(cluster, key=lambda one: (one.end - one.start, isinstance(one.entry, NamingEntry)))
    known = [one for one in cluster if isinstance(one.entry, NamingEntry)]
    if not known or isinstance(longest.entry, NamingEntry):
        return longest
    judge = max(known, key=lambda one: (one.end - one.start, -one.start))
    return Loaded(longest.start, longest.end, judge.core, judge.entry)


def _with_tails(reading: Reading, last: int, tails: frozenset[str]) -> int:
    """Return the last word of a naming with the words that go on with it."""
    words, text = reading.words, reading.folded.text
    for at in range(last + 1, min(len(words), last + 1 + _TAILS)):
        if words.forms[at] not in tails or text[words.ends[at - 1] : words.starts[at]].strip():
            return at - 1
        last = at
    return last


def _speaker(statements: tuple[Statement, ...], span: Span) -> str | None:
    """Return the canonical speaker of the innermost statement whose content covers the words; None for the outlet."""
    within = [s for s in statements if any(content.covers(span) for content in s.content)]
    if not within:
        return None
    return min(within, key=lambda s: (sum(len(content) for content in s.content), s.id)).speaker_entity


class _Conflicts:
    """Which conflicts a report is about, and where each is named."""

    def __init__(self, matches: Iterable[Match[str]]) -> None:
        self._named: dict[str, list[int]] = {}
        for match in sorted(matches, key=lambda match: match.start):
            self._named.setdefault(match.values[0], []).append(match.start)
        self._most = max(map(len, self._named.values()), default=0)
        counts = {country: len(places) for country, places in self._named.items()}
        self._counts = {c: n for c, n in counts.items() if n >= _FEWEST and n >= self._most * _SHARE}

    def choose(self, match: Match[NamingEntry]) -> NamingEntry | None:
        """Return the entry of a form that belongs to the conflict at hand, or None if it belongs to none of the report's."""
        least = _FEWEST_FOR_WORD if match.first == match.last else _FEWEST
        own = [entry for entry in match.values if self._counts.get(entry.about, 0) >= least]
        if not own:
            return next((entry for entry in match.values if not entry.about), None)
        return max(own, key=lambda entry: (self._nearness(entry.about, match.start), entry.id))

    def _nearness(self, country: str, at: int) -> tuple[bool, int]:
        """Return how strongly a country is at hand: first the report's main one, then the one named last before ``at``."""
        places = self._named[country]
        nearest = bisect_left(places, at) - 1
        return self._counts[country] * 2 >= self._most, places[nearest] if nearest >= 0 else -1
