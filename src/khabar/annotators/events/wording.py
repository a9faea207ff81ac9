"""The words of a folded text with what the rules of this room look up about them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from khabar.annotators.events.outcomes import Cue, outcome_forms
from khabar.annotators.events.people import Noun, NounMatch, noun_forms
from khabar.annotators.events.triggers import Trigger, trigger_forms
from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.lexicons.actors import states
from khabar.lexicons.matcher import Match
from khabar.model.spans import Span
from khabar.text.fold import fold
from khabar.text.numbers import Quantity, quantities
from khabar.text.tokens import Words
from khabar.text.tokens import words as words_of

V = TypeVar("V", Cue, Trigger)

_PREFIXES = frozenset("وفبلك")
_LONGEST_SENTENCE = 200
"""A sentence has at most so many words; what goes on longer is no prose."""
_SHORTEST = 3
"""A shorter word keeps its first letter."""
_GOING_ON = frozenset({"ما", "مما"})
"""Relatives that go on with a sentence behind a semicolon."""
_HARD = re.compile(r"[.!?؟؛;\n…]")
_SOFT = re.compile(r"[،,:\-(){}\[\]/|]")


@lru_cache(maxsize=4096)
def _kind(gap: str) -> int:
    """Return what the characters between two words are: 2 the end of a sentence, 1 a comma or the like, 0 nothing."""
    if gap == " ":
        return 0
    return 2 if _HARD.search(gap) else 1 if _SOFT.search(gap) else 0


def word_sets(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """Compile the closed sets of words that the rules look up, folded, by their names."""
    return {
        entry.id: frozenset(fold(form) for form in entry.forms) for entry in lexicons.entries("event_context", Entry)
    }


def prefixed_sets(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """Compile the same sets with each word also as a conjunction or preposition is written on to it."""
    return {name: words.union(*map(_prefixed, words)) for name, words in lexicons.compiled(word_sets).items()}


def _prefixed(word: str) -> set[str]:
    """Return a word with each conjunction and preposition; ل and the article are written as one."""
    forms = {letter + word for letter in "وفبل"}
    return forms | {"لل" + word[2:]} if word.startswith("ال") else forms


def vocabulary(lexicons: Lexicons) -> Matcher[Noun | Cue | Trigger]:
    """Compile one matcher over nouns for people, outcome words and triggers, so that a text is searched once."""
    forms: list[tuple[str, Noun | Cue | Trigger]] = [*noun_forms(lexicons).items()]
    return Matcher([*forms, *outcome_forms(lexicons), *trigger_forms(lexicons)])


def _leftmost_longest(matches: list[Match[Noun | Cue | Trigger]], kind: type[V]) -> list[Match[V]]:
    """Return the matches that stand for values of one kind, none overlapping another, in text order."""
    out: list[Match[V]] = []
    found: list[Match[V]] = []
    for match in matches:
        values = match.values
        if len(values) == 1:  # the usual case: the match can be kept as it is
            if type(values[0]) is kind:
                found.append(cast("Match[V]", match))
        elif own := tuple([value for value in values if isinstance(value, kind)]):
            found.append(Match(match.start, match.end, match.first, match.last, match.proclitic, own))
    for one in sorted(found, key=lambda match: (match.first, -match.last, match.start)):
        if not out or one.first > out[-1].last:
            out.append(one)
    return out


def _noun_of(match: Match[Noun | Cue | Trigger]) -> Noun | None:
    return next((value for value in match.values if isinstance(value, Noun)), None)


def gazetteer(lexicons: Lexicons) -> frozenset[tuple[str, ...]]:
    """Compile the names of places, states and capitals as tuples of folded words."""
    names = [name for row in lexicons.rows("places") for name in row[0].split("|")]
    names += [name for state in states(lexicons) for name in (*state.forms, *state.metonyms)]
    return frozenset(tuple(fold(name).split()) for name in names)


def gazetteer_heads(lexicons: Lexicons) -> frozenset[str]:
    """Compile the first words of the names of places."""
    return frozenset(name[0] for name in lexicons.compiled(gazetteer))


class Wording:
    """A folded text cut into words, with its breaks, quantities and nouns for people."""

    def __init__(self, text: str, lexicons: Lexicons, words: Words | None = None) -> None:
        self.text = text
        self.lexicons = lexicons
        self.words = words if words is not None else words_of(text)
        self.forms = self.words.forms
        self.sets = lexicons.compiled(word_sets)
        """The closed sets of words, by name."""
        self._prefixed = lexicons.compiled(prefixed_sets)
        self.named_places: frozenset[int] = frozenset()
        """Words of mentions that the report's entities show to be places."""
        self.persons: dict[int, int] = {}
        """The last word of each mention that the report's entities show to be a person, by its first."""
        self.figures: frozenset[int] = frozenset()
        """The last words of the mentions of persons whom the lexicons know."""
        self._places: dict[int, bool] = {}

    @cached_property
    def breaks(self) -> list[int]:
        """For each word what stands before it: 0 nothing, 1 a comma or the like, 2 the end of a sentence.

        A run of words without any stop is cut as well, so that no text makes sentences too long to be searched.
        """
        text = self.text
        kinds = [_kind(text[a:b]) for a, b in zip(self.words.ends, self.words.starts[1:], strict=False)]
        kinds = [2, *kinds][: len(self.forms)]
        for at in [at for at, kind in enumerate(kinds) if kind > 1]:
            if self.forms[at] in _GOING_ON and self.gap(at).strip() in {"؛", ";"}:
                kinds[at] = 1
        start = 0
        for at in [*(at for at, kind in enumerate(kinds) if kind > 1), len(kinds)]:
            for cut in range(start + _LONGEST_SENTENCE, at, _LONGEST_SENTENCE):
                kinds[cut] = 2
            start = at
        return kinds

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [at for at, kind in enumerate(self.breaks) if kind > 1]

    @cached_property
    def _all_quantities(self) -> list[Quantity]:
        return quantities(self.text, self.words)

    @cached_property
    def shares(self) -> list[int]:
        """The last words of the numerals that are percentages, in order."""
        return [quantity.number.last for quantity in self._all_quantities if quantity.percent]

    @cached_property
    def quantities(self) -> dict[int, Quantity]:
        """The quantities by the word with which they or their qualifiers begin; percentages and ranks are left out."""
        found = {}
        for quantity in self._all_quantities:
            if not quantity.ordinal and not quantity.percent:
                first = self.words.at(quantity.start)
                found[quantity.number.first if first is None else first] = quantity
        return found

    @cached_property
    def quantity_ends(self) -> dict[int, Quantity]:
        """The same quantities by the last word of the numeral."""
        return {quantity.number.last: quantity for quantity in self.quantities.values()}

    @cached_property
    def _matches(self) -> list[Match[Noun | Cue | Trigger]]:
        return list(self.lexicons.compiled(vocabulary).find(self.text, self.words))

    @cached_property
    def cues(self) -> list[Match[Cue]]:
        """The outcome words in order, the leftmost longest where several overlap."""
        return _leftmost_longest(self._matches, Cue)

    @cached_property
    def cue_at(self) -> dict[int, Match[Cue]]:
        """The outcome words by their first word."""
        return {match.first: match for match in self.cues}

    @cached_property
    def cue_ends(self) -> frozenset[int]:
        """The last words of the outcome words."""
        return frozenset(match.last for match in self.cues)

    @cached_property
    def triggers(self) -> list[Match[Trigger]]:
        """The triggers of events in order, the leftmost longest where several overlap."""
        return _leftmost_longest(self._matches, Trigger)

    @cached_property
    def person_words(self) -> frozenset[int]:
        """All words of the mentions of persons."""
        return frozenset(at for first, last in self.persons.items() for at in range(first, last + 1))

    @cached_property
    def trigger_at(self) -> dict[int, Match[Trigger]]:
        """The triggers of events by their first word."""
        return {match.first: match for match in self.triggers}

    @cached_property
    def conjoined_verbs(self) -> frozenset[int]:
        """Words at which "and" joins another verb that tells of an event."""
        verbs = [cue.first for cue in self.cues if cue.proclitic == "و" and cue.values[0].inflected]
        verbs += [match.first for match in self.triggers if match.proclitic == "و" and match.values[0].verbal]
        whole = self.sets["verbs-in-w-f"]
        return frozenset(at for at in verbs if self.forms[at] not in whole)

    @cached_property
    def event_words(self) -> frozenset[int]:
        """First words of all that tells of an event."""
        return frozenset(match.first for match in self.triggers)

    @cached_property
    def conjoined_events(self) -> frozenset[int]:
        """Words at which "and" joins another word that tells of an event."""
        return frozenset(match.first for match in self.triggers if match.proclitic == "و")

    @cached_property
    def nouns(self) -> dict[int, NounMatch]:
        """Nouns for people by their first word, the longest where several begin."""
        found: dict[int, NounMatch] = {}
        for match in self._matches:
            noun = match.values[0] if len(match.values) == 1 else _noun_of(match)
            if type(noun) is not Noun:
                continue
            best = found.get(match.first)
            if best is None or (match.last, -len(match.proclitic)) > (best.last, -len(best.proclitic)):
                found[match.first] = NounMatch(match.first, match.last, match.proclitic, noun)
        return found

    def has_place(self, first: int, end: int) -> bool:
        """Tell whether a place of the gazetteer is named from word ``first`` up to word ``end``."""
        return any(self._is_place(index) for index in range(first, min(end, len(self.forms))))

    def _is_place(self, index: int) -> bool:
        known = self._places.get(index)
        if known is None:
            known = self._places[index] = index in self.named_places or self._begins_place(index)
        return known

    def _begins_place(self, index: int) -> bool:
        form = self.forms[index]
        heads = {form, form[1:]} if form[0] in _PREFIXES and len(form) > _SHORTEST else {form}
        if form.startswith("لل"):
            heads.add("ال" + form[2:])
        heads &= self.lexicons.compiled(gazetteer_heads)
        if not heads:
            return False
        names = self.lexicons.compiled(gazetteer)
        return any((head, *self.forms[index + 1 : index + 1 + more]) in names for head in heads for more in (0, 1, 2))

    def noun(self, index: int) -> Noun | None:
        """Return the noun for people that begins at word ``index``, or None."""
        found = self.nouns.get(index)
        return found.noun if found else None

    def clause_start(self, index: int) -> int:
        """Return the first word of the stretch without punctuation in which word ``index`` stands."""
        while index > 0 and not self.breaks[index]:
            index -= 1
        return index

    def gap(self, index: int) -> str:
        """Return the characters between word ``index`` and the word before it."""
        return self.text[self.words.ends[index - 1] : self.words.starts[index]] if index else ""

    def any_of(self, name: str, forms: Iterable[str]) -> bool:
        """Tell whether a word of the named set is among ``forms``, with or without a conjunction or preposition."""
        return not self._prefixed[name].isdisjoint(forms)

    def first_of(self, span: Span) -> int:
        """Return the index of the first word of a span of the folded text."""
        index = self.words.at(span.start)
        return index if index is not None else 0

    def last_of(self, span: Span) -> int:
        """Return the index of the last word of a span of the folded text."""
        index = self.words.at(span.end - 1)
        return index if index is not None else self.first_of(span)

    def sentence_start(self, index: int) -> int:
        """Return the index of the first word of the sentence of word ``index``."""
        at = bisect_right(self._sentence_starts, index)
        return self._sentence_starts[at - 1] if at else 0

    def sentence_end(self, index: int) -> int:
        """Return the index after the last word of the sentence of word ``index``."""
        at = bisect_right(self._sentence_starts, index)
        return self._sentence_starts[at] if at < len(self._sentence_starts) else max(len(self.forms), index + 1)
