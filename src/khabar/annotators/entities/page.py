"""One report laid out for the name grammars: its words with their readings, what lies between them, and the known names."""

from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from khabar.annotators.entities.vocabulary import ABBREVIATED, ALA, VERBS, Vocabulary, Word
from khabar.lexicons import Match
from khabar.lexicons.actors import Known
from khabar.lexicons.places import PlaceName
from khabar.lexicons.titles import BodyHead, Title
from khabar.model.layers import EntityType
from khabar.text.reading import Reading

_LOOSE = frozenset({",", "،", "-", ":", '"', "(", ")", "«", "»", "'", "“", "”", "’", "‘"})

_NO_PROCLITIC = frozenset("اس")
"""Letters before a name that are rather the word's own (الفني is no لفني)."""
SPORT = 4
"""Words of sport in a report where clubs go by the names of towns and other words."""
_HAMZAS = frozenset("أإآ")
_OUTLETS = frozenset({"outlet", "bare-outlet"})
_OPENING, _CLOSING = frozenset("\"('"), frozenset("\")'")


@dataclass(slots=True)
class Found:
    """A stretch of words that names something."""

    first: int
    last: int
    start: int
    """Offset in the folded text, proclitics excluded."""
    type: EntityType
    rule: str
    name: str
    """Canonical name, or the words themselves in folded form where it is not known."""
    key: str | None = None
    core: tuple[int, int] | None = None
    """First and last word of the person's name inside title + name; None for a title alone."""
    role: tuple[int, int] | None = None
    """First and last word of the title phrase."""
    apposed: tuple[int, int] | None = None
    """First and last word of a second title phrase, after the name."""
    head: int | None = None
    """Index of the head word of a body or group."""
    metonym: bool = False
    nested: bool = False
    known: Known | None = None
    place: PlaceName | None = None
    state: str | None = None
    """ISO code of the state that its adjective or name gives."""
    trigger: bool = False
    """A place after a trigger word."""
    attributes: dict[str, str] = field(default_factory=dict)


class Page:
    """Words of the folded text with their readings and separators, and the longest known names by first word."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self.reading = reading
        self.text = reading.folded.text
        self.vocabulary = vocabulary
        self.sets = vocabulary.sets
        words = reading.words
        self.forms, self.starts, self.ends = words.forms, words.starts, words.ends
        self.words: list[Word] = vocabulary.words(words.forms)
        self.size = len(self.words)
        self.gaps = (
            [self.text[end:start] for end, start in zip((0, *self.ends[:-1]), self.starts, strict=True)]
            if self.size
            else []
        )
        self.head_ends: dict[int, int] = {}
        """Last word of the titles and heads of several words, by first word."""
        for index, word in enumerate(self.words):
            if word.unsettled:
                self._settle(index, word)
        self.known: dict[int, Match[Known | PlaceName]] = {}
        for match in vocabulary.matcher.find(self.text, words):
            if match.proclitic[:1] in _NO_PROCLITIC:
                continue
            before = self.known.get(match.first)
            if before is None or (before.last, -before.start) < (match.last, -match.start):
                self.known[match.first] = match
        self._actors = {
            first: value
            for first, match in self.known.items()
            for value in reversed(match.values)
            if isinstance(value, Known) and value.origin not in _OUTLETS
        }

    def _settle(self, index: int, word: Word) -> None:
        """Read a word as the letters before folding, the mark after it or the words beside it show it to be."""
        if word.form in ALA:
            if self._letter(self.ends[index] - 1) == "ى":  # على, which folding makes equal to the name علي.
                self.words[index] = self.vocabulary.function_word(word.form)
        elif word.alef and self._letter(self.starts[index]) in _HAMZAS:
            self.words[index] = self.vocabulary.bare_word(word.form)
        elif word.form in ABBREVIATED and index + 1 < self.size:
            gap = self.gaps[index + 1]
            if gap[:1] == "." and not gap[1:].strip():  # The full stop of "د." is no more than a space.
                self.gaps[index + 1] = " "
        if word.leads:
            self._join_long_head(index, self.words[index])

    def _letter(self, at: int) -> str:
        """Return the letter of the raw text that a letter of the folded text comes from."""
        origins = self.reading.folded.origins
        return self.reading.document.raw[at if origins is None else origins[at]]

    def _join_long_head(self, index: int, word: Word) -> None:
        for stem in (word.stem, word.form, word.form[1:], word.form[2:]):
            if index in self.head_ends:
                return
            offset = len(word.form) - len(stem)
            for words, title in self.vocabulary.long_titles.get(stem, ()):
                if self.forms[index + 1 : index + len(words)] == words[1:]:
                    self._read_as(index, word, offset, title=title)
                    self.head_ends[index] = index + len(words) - 1
            for words, head in self.vocabulary.long_heads.get(stem, ()):
                if self.forms[index + 1 : index + len(words)] == words[1:]:
                    self._read_as(index, word, offset, head=head)
                    self.head_ends[index] = index + len(words) - 1

    def _read_as(
        self, index: int, word: Word, offset: int, title: Title | None = None, head: BodyHead | None = None
    ) -> None:
        """Give a word the title or head that it begins together with the words after it."""
        made = self.words[index] = copy(word)
        made.title, made.head, made.offset = title or word.title, head or word.head, offset
        made.may_be_person = word.may_be_person or title is not None
        made.may_be_body = word.may_be_body or head is not None

    def head_end(self, index: int) -> int:
        """Return the last word of the title or head that begins at word ``index``."""
        return self.head_ends.get(index, index)

    def quoted(self, first: int, last: int) -> bool:
        """Tell whether words ``first`` to ``last`` stand between quotation marks or brackets."""
        after = self.text[self.ends[last] : self.ends[last] + 2]
        return self.gaps[first][-1:] in _OPENING and bool(after) and after.strip()[:1] in _CLOSING

    def quoted_end(self, first: int, longest: int) -> int | None:
        """Return the last of at most ``longest`` words from ``first`` on that stand together between marks or brackets."""
        for last in range(first, min(first + longest, self.size)):
            if last > first and not self.joined(last):
                return None
            if self.quoted(first, last):
                return last
        return None

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Codes of the three states that the report names most, by name or adjective, the first the most."""
        counts = Counter(word.state.code for word in self.words if word.state)
        for match in self.known.values():
            for value in match.values:
                if isinstance(value, Known) and value.country and value.origin in {"state", "metonym"}:
                    counts[value.country] += 1
        return tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3])

    @cached_property
    def sport(self) -> int:
        """How many words of the report are about sport, where clubs go by their names alone."""
        words = self.sets["sport-words"]
        return sum(form in words for form in self.forms)

    def joined(self, index: int) -> bool:
        """Tell whether word ``index`` follows the word before it with nothing but a space between."""
        return 0 < index < self.size and (self.gaps[index] == " " or self.gaps[index] == "  ")

    def opens_line(self, index: int) -> bool:
        """Tell whether word ``index`` is the first of a line."""
        return index == 0 or "\n" in self.gaps[index]

    def near(self, index: int) -> bool:
        """Tell whether only spaces and at most light punctuation stand before word ``index``, and no line break."""
        if not 0 < index < self.size:
            return False
        gap = self.gaps[index]
        return gap == " " or (len(gap) < 5 and all(letter == " " or letter in _LOOSE for letter in gap))

    def known_actor(self, index: int, type_: EntityType | None = None) -> Known | None:
        """Return the actor known by the longest name that begins at word ``index``: an outlet only where MEDIA is asked for."""
        if type_ is None:
            return self._actors.get(index)
        match = self.known.get(index)
        values = match.values if match is not None else ()
        return next((value for value in values if isinstance(value, Known) and value.type == type_), None)

    def known_other(self, index: int) -> bool:
        """Tell whether a body, state or outlet is known by the longest name that begins at word ``index``."""
        match = self.known.get(index)
        return match is not None and any(isinstance(value, Known) and value.type != "PER" for value in match.values)

    def known_place(self, index: int) -> PlaceName | None:
        """Return the place of the gazetteer whose name begins at word ``index``; one without need of a trigger first."""
        match = self.known.get(index)
        if match is None:
            return None
        if self.words[index].stop or (match.proclitic and match.first == match.last and self._is_word(index)):
            return None
        places = [value for value in match.values if isinstance(value, PlaceName)]
        return next((place for place in places if not place.needs_trigger), places[0] if places else None)

    def _is_word(self, index: int) -> bool:
        names = self.vocabulary.names
        if self.forms[index].endswith("وا"):
            return True
        return names.is_word(self.forms[index]) or names.is_word(self.forms[index].lstrip("وف"))

    def named_after(self, first: int) -> bool:
        """Tell whether the person at word ``first`` is whom a thing is named after ("مطار الملك فلان")."""
        if not self.joined(first):
            return False
        before, things = self.forms[first - 1], self.sets["named-after-persons"]
        if self.words[first - 1].definite:
            return before in things
        return any(before[offset:] in things for offset in (0, 1, 2))

    def raw(self, first: int, last: int, start: int | None = None) -> str:
        """Return the raw text of words ``first`` to ``last``, from folded offset ``start`` if given."""
        span = self.reading.raw_span(self.starts[first] if start is None else start, self.ends[last])
        return span.of(self.reading.document.raw)

    def verb(self, index: int) -> bool:
        """Tell whether word ``index`` is a verb that takes an actor beside it."""
        return 0 <= index < self.size and self.words[index].stop == "verb"

    def does(self, index: int) -> bool:
        """Tell whether word ``index`` is a verb that takes an actor, who may also be the one to whom it is done."""
        return 0 <= index < self.size and self.words[index].stop in VERBS
