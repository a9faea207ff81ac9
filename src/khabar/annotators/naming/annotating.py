"""Loaded namings of parties and acts: the words, whom they mean, which side they favour, and whose words they are."""

from collections.abc import Iterator

from khabar.annotators.naming.conflicts import Conflicts
from khabar.annotators.naming.governed import governed
from khabar.annotators.naming.lexicon import ConflictEntry, Loaded, LoadedEntry, NamingEntry, Tables, tables
from khabar.annotators.naming.phrases import Phrases
from khabar.lexicons import Entry, Lexicons
from khabar.lexicons.matcher import Match
from khabar.model.layers import Naming, Statement
from khabar.model.spans import Span
from khabar.text.reading import Reading

_OPENERS = frozenset({"في", "علي"})
"""Go on with a naming only if a word after them does: "in" a place, and a given name that is spelt like "on"."""
_AND = " و"
_HIS = ("هم", "ها", "ه")
_THE = "ال"
_TAILS = 6
"""So many words at most go on with a naming."""


def annotate(reading: Reading, lexicons: Lexicons) -> tuple[Naming, ...]:
    """Return the loaded namings of a report in text order."""
    found = [
        (reading.raw_span(one.start, one.end), one)
        for one in _coordinated(reading.folded.text, _apart(list(_loaded(reading, lexicons.compiled(tables)))))
        if not _is_harmless(one)
    ]
    speakers = _speakers(reading.layers.statements, [span for span, _ in found])
    return tuple(
        Naming(span, one.core, one.entry.slant, speaker, one.entry.id)
        for (span, one), speaker in zip(found, speakers, strict=True)
    )


def _loaded(reading: Reading, compiled: Tables) -> Iterator[Loaded]:
    """Yield every loaded naming, overlapping ones included."""
    text, words = reading.folded.text, reading.words
    phrases = Phrases(text, words.forms, words.starts, words.ends, compiled)
    matches = compiled.matcher.find(text, words)
    conflicts = _conflicts(matches)
    for match in matches:
        whole = [value for value in match.values if isinstance(value, NamingEntry)]
        entry = conflicts.choose(match, whole) if whole else None
        if entry is not None:
            last = _with_tails(phrases, match.last, compiled.tails[entry.id])
            yield Loaded(match.start, words.ends[last], entry.referent, entry)
        for value in match.values:
            if isinstance(value, LoadedEntry) and (conflicts.at_hand or not value.conflict):
                one = _of_any_conflict(phrases, match, value)
                if one is not None:
                    yield one
    yield from phrases.judged(conflicts.at_hand)


def _of_any_conflict(phrases: Phrases, match: Match[Entry], entry: LoadedEntry) -> Loaded | None:
    if entry.kind == "harmless":
        return Loaded(match.start, match.end, "", entry)
    return governed(phrases, match, entry)


def _conflicts(matches: list[Match[Entry]]) -> Conflicts:
    named: dict[str, list[int]] = {}
    for match in matches:
        for value in match.values:
            if isinstance(value, ConflictEntry):
                named.setdefault(value.id, []).append(match.start)
    return Conflicts(named)


def _is_harmless(one: Loaded) -> bool:
    return isinstance(one.entry, LoadedEntry) and one.entry.kind == "harmless"


def _apart(found: list[Loaded]) -> Iterator[Loaded]:
    """Yield the namings without overlaps: those that overlap are one phrase."""
    cluster: list[Loaded] = []
    end = -1
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.entry.id)):
        if cluster and one.start >= end:
            yield _best(cluster)
            cluster = []
        cluster.append(one)
        end = max(end, one.end)
    if cluster:
        yield _best(cluster)


def _best(cluster: list[Loaded]) -> Loaded:
    """Return what overlapping namings make together, judged by the longest of those that know the conflict."""
    longest = max(cluster, key=lambda one: one.end - one.start)
    if _is_harmless(longest):
        return longest
    judge = max(cluster, key=lambda one: (isinstance(one.entry, NamingEntry), one.end - one.start, -one.start))
    return Loaded(cluster[0].start, max(one.end for one in cluster), judge.core, judge.entry)


def _coordinated(text: str, found: Iterator[Loaded]) -> Iterator[Loaded]:
    """Yield the namings with those made one that "and" joins: "their aggression and their tyranny"."""
    last: Loaded | None = None
    for one in found:
        if last is None:
            last = one
        elif text[last.end : one.start] == _AND and _are_his(text[last.start : last.end], text[one.start : one.end]):
            last = Loaded(last.start, one.end, last.core, last.entry)
        else:
            yield last
            last = one
    if last is not None:
        yield last


def _are_his(before: str, word: str) -> bool:
    """Tell whether two namings are words with the same pronoun; the first may be several that "and" has joined."""
    first = before.rpartition(" ")[2]
    his = next((pronoun for pronoun in _HIS if first.endswith(pronoun)), None)
    return (
        his is not None and word.endswith(his) and " " not in word and not word.startswith(_THE) and _THE not in before
    )


def _with_tails(phrases: Phrases, last: int, tails: frozenset[str]) -> int:
    """Return the last word of a naming with the words that go on with it."""
    forms, found = phrases.forms, last
    for at in range(last + 1, min(len(forms), last + 1 + _TAILS)):
        if forms[at] not in tails or phrases.text[phrases.ends[at - 1] : phrases.starts[at]].strip():
            break
        if forms[at] not in _OPENERS:
            found = at
    return found


def _speakers(statements: tuple[Statement, ...], spans: list[Span]) -> Iterator[str | None]:
    """Yield for each span, in text order, the speaker of the innermost statement that covers it; None for the outlet."""
    contents = sorted(
        ((content, sum(map(len, s.content)), s.id, s.speaker_entity) for s in statements for content in s.content),
        key=lambda one: (one[0].start, one[0].end, one[2]),
        reverse=True,
    )
    open_: list[tuple[Span, int, int, str | None]] = []
    for span in spans:
        while contents and contents[-1][0].start <= span.start:
            open_.append(contents.pop())
        open_ = [one for one in open_ if one[0].end > span.start]
        within = [one for one in open_ if one[0].covers(span)]
        yield min(within, key=lambda one: (one[1], one[2]))[3] if within else None
