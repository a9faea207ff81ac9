"""A report as numbered words, each with its sentence and quotation: what the grammar of statements walks over."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from khabar.model.layers import Entity, EntityType
from khabar.model.spans import Span
from khabar.text.reading import Reading

from .lexicon import Lexicon

_NAME_QUOTE_WORDS = 4
_NAMED_QUOTE_WORDS = 3
"""A quotation of so few words after a noun in construct state belongs to the noun."""
_LETTER = 4
"""The name of a letter (``سي``, ``بي``) is shorter."""
_NICKNAME_WORDS = 2
"""The name of a person in marks after a common noun is no longer."""
_LONG_NAME_WORDS = 7
"""A name in marks is no longer than this, and the longer ones stand after a word for a body."""
_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as a range of words."""

    first: int
    last: int
    entity: Entity
    bound: bool
    """Whether letters of its first word stand before it."""


class Prose:
    """The words of a report with what lies between them. Offsets count in the folded text."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.text = reading.folded.text
        self.forms = reading.words.forms
        self._length = len(self.forms)
        self._bits = lexicon.kinds.bits
        self._stop = self._bits["stop"]
        self.marking_or_verb = self._bits["marking"] | self._bits["verb"]
        self.verb_or_relative = self._bits["verb"] | self._bits["relative"]
        self.kinds = list(map(lexicon.kinds.__getitem__, self.forms))
        self.starts = reading.words.starts
        self.ends = reading.words.ends
        self.sentences = [self._range(span) for span in reading.sentences]
        self.sentence_of = self._covering(self.sentences)
        self.quotes = [self._quote(span) for span in reading.quotations]
        self.quote_of = self._covering(self.quotes)
        self._spell_names()

    def _spell_names(self) -> None:
        """Take letters within a short name in marks for no complementiser: ``شبكة "سي إن إن"``."""
        letters = ~(self._bits["that"] | self._bits["joining"] | self._bits["function"] | self._stop)
        for first, last in self.quotes:
            if 0 < last - first < _NAMED_QUOTE_WORDS and len(self.forms[first]) < _LETTER:
                for word in range(first, last + 1):
                    self.kinds[word] &= letters

    def __len__(self) -> int:
        return len(self.forms)

    def _range(self, span: Span) -> tuple[int, int]:
        """Return the first and last word inside a raw span; last < first if there is none."""
        folded = self.reading.folded.from_raw(span)
        return bisect_left(self.starts, folded.start), bisect_right(self.ends, folded.end) - 1

    _quote = _range

    def _covering(self, ranges: list[tuple[int, int]]) -> list[int]:
        out = [-1] * len(self.forms)
        for number, (first, last) in enumerate(ranges):
            out[first : last + 1] = [number] * (last + 1 - first)
        return out

    @cached_property
    def quote_offsets(self) -> list[tuple[int, int]]:
        """Start and end of every quotation, marks excluded."""
        spans = [self.reading.folded.from_raw(span) for span in self.reading.quotations]
        return [(span.start, span.end) for span in spans]

    @cached_property
    def named(self) -> list[Named]:
        """Mentions in text order."""
        out = []
        for entity in self.reading.layers.entities:
            for mention in entity.mentions:
                span = self.reading.folded.from_raw(mention.span)
                first, last = self.word_at(span.start), self.word_at(span.end - 1)
                if first is not None and last is not None:
                    out.append(Named(first, last, entity, span.start > self.starts[first]))
        return sorted(out, key=lambda named: (named.first, -named.last, named.entity.name))

    @cached_property
    def named_at(self) -> dict[int, Named]:
        """The longest mention that covers a word."""
        out: dict[int, Named] = {}
        for named in self.named:
            for word in range(named.first, named.last + 1):
                if word not in out or out[word].last - out[word].first < named.last - named.first:
                    out[word] = named
        return out

    @cached_property
    def timed(self) -> frozenset[int]:
        """Words that belong to a time expression."""
        words: set[int] = set()
        for timex in self.reading.layers.timexes:
            first, last = self._range(timex.span)
            words.update(range(first, last + 1))
        return frozenset(words)

    @cached_property
    def persons(self) -> list[tuple[int, Named]]:
        """For every mention of a person its first word, and the person of those so far whom the report names most often."""
        out: list[tuple[int, Named]] = []
        for named in self.named:
            if named.entity.type == "PER":
                best = out[-1][1] if out else named
                out.append((named.first, max(best, named, key=lambda one: len(one.entity.mentions))))
        return out

    @cached_property
    def days(self) -> list[tuple[int, str]]:
        """First word and value of every time expression that gives a day, month or year, in text order."""
        out = []
        for timex in self.reading.layers.timexes:
            day = timex.value.partition("T")[0] if timex.type in {"DATE", "TIME"} else ""
            if _CALENDAR.fullmatch(day) and not self._to_come(day):
                word = self.word_at(self.reading.folded.from_raw(timex.span).start)
                out += [(word, day)] if word is not None else []
        return sorted(out)

    def _to_come(self, day: str) -> bool:
        """Tell whether a day lies after the day of publication, and so is none on which something was said."""
        published = self.reading.layers.publication.day
        if published is None or "W" in day:
            return False
        return day > published.isoformat()[: len(day)]

    def word_at(self, offset: int) -> int | None:
        """Return the word that covers ``offset``."""
        return self.reading.words.at(offset)

    def gap(self, word: int) -> str:
        """Return what stands between the word before and ``word``, spaces stripped and a Latin comma made Arabic."""
        return self.gaps[word] if 0 < word < self._length else ""

    @cached_property
    def gaps(self) -> list[str]:
        """What :meth:`gap` returns, for every word."""
        text = self.text
        return [
            "" if (between := text[end:start]) == " " else between.strip().replace(",", "،")
            for end, start in zip((0, *self.ends), self.starts, strict=False)
        ]

    def stops(self, word: int) -> bool:
        """Tell whether what is said may begin at ``word``, or its search must end there: after a mark, or by its form."""
        if self.kinds[word] & self._stop or self.gaps[word] or word in self._openers:
            return True
        return bool(self.kinds[word - 1] & self._bits["saying"])

    def of_kind(self, name: str) -> list[int]:
        """Return the words that are reporting verbs or nouns or contrasts (``name`` says which) by their form alone."""
        bit = self._bits[name]
        return [word for word, kinds in self._told if kinds & bit]

    @cached_property
    def _told(self) -> list[tuple[int, int]]:
        bits = self._bits
        known = bits["verb"] | bits["noun"] | bits["bare"] | bits["contrast"]
        return [(word, kinds) for word, kinds in enumerate(self.kinds) if kinds & known]

    @cached_property
    def conditional(self) -> bool:
        """Whether the report has a word for "if"."""
        return not {"اذا", "لو"}.isdisjoint(self.forms)

    def said_by(self, word: int) -> bool:
        """Tell whether ``بالقول``, ``قائلا`` or the like stands at ``word`` or right before it."""
        return any(self.kinds[at] & self._bits["saying"] for at in (word - 1, word) if 0 <= at < self._length)

    def ends_in_alef(self, word: int) -> bool:
        """Tell whether the word is written with the alef that folds to ya: ``مصطفى``, ``يدعى``."""
        return self.words_span(word, word).of(self.reading.document.raw).endswith("ى")

    def sentence_end(self, word: int) -> int:
        """Return the last word of the sentence of ``word``."""
        number = self.sentence_of[word]
        return self.sentences[number][1] if number >= 0 else word

    def sentence_start(self, word: int) -> int:
        """Return the first word of the sentence of ``word``."""
        number = self.sentence_of[word]
        return self.sentences[number][0] if number >= 0 else word

    def is_(self, name: str, word: int) -> bool:
        """Tell whether ``word`` exists and is of the word class ``name``; words of personal names are of none."""
        if not 0 <= word < self._length:
            return False
        if not self.kinds[word] & self._bits[name] or (self.forms[word] == "علي" and self._named_ali(word)):
            return False
        return self.type_at(word) != "PER"

    def _named_ali(self, word: int) -> bool:
        """Tell whether the word is the name and not the preposition, in a text that spells the two apart."""
        return self._spells_alef and self.words_span(word, word).of(self.reading.document.raw).endswith("ي")

    @cached_property
    def _spells_alef(self) -> bool:
        return " على " in self.reading.document.raw

    def is_form(self, name: str, form: str) -> bool:
        """Tell whether a folded form is of the word class ``name``."""
        return form in self.lexicon.classes[name]

    def loose(self, word: int) -> bool:
        """Tell whether ``word`` is an adverb or tells the time, and so belongs to no noun phrase."""
        return word in self.timed or self.is_("adverb", word)

    def opens_quote(self, word: int) -> bool:
        """Tell whether a quotation begins with ``word``."""
        return word in self._openers

    @cached_property
    def _openers(self) -> frozenset[int]:
        return frozenset(first for first, last in self.quotes if first <= last)

    def quote_length(self, word: int) -> int:
        """Return the number of words of the quotation that ``word`` stands in, 0 if none."""
        number = self.quote_of[word]
        if number < 0:
            return 0
        first, last = self.quotes[number]
        return last - first + 1

    def names_in_quotes(self, word: int) -> bool:
        """Tell whether the quotation that begins with ``word`` is marked off as a name rather than as speech."""
        if self.quote_length(word) > _NAME_QUOTE_WORDS:
            if self._names_speaker(word):
                return True
            return (
                self.quote_length(word) <= _LONG_NAME_WORDS
                and self.lexicon.sources.get(self.forms[word - 1]) == "group"
            )
        after = self.quotes[self.quote_of[word]][1] + 1
        if self.opens_quote(after) and ":" in self.gap(after):
            return True
        if self.is_("that", after) and not self.gap(word).startswith(":") and ":" not in self.gap(word):
            return True
        if ":" not in self.gap(word) and self._completes_noun(word):
            return True
        before = self.forms[word - 1] if word else ""
        bare = before.removeprefix("و").removeprefix("ل").removeprefix("ال")
        kind = self.lexicon.sources.get(bare)
        if kind == "person" and before.startswith(("ال", "وال")) and self.quote_length(word) > _NICKNAME_WORDS:
            return False
        if before in {"ل", "ول", "ب", "ك", "عبر"} or before.endswith("ـ") or kind:
            return True
        return before in self.lexicon.verbs or self.type_at(word) in {"MEDIA", "GROUP", "ORG", "PER"}

    def _names_speaker(self, word: int) -> bool:
        """Tell whether a longer name in marks is the subject of the verb before it: ``وقال "تجمع أهالي …" في بيان إن``."""
        if self.quote_length(word) > _LONG_NAME_WORDS or ":" in self.gap(word) or word == 0:
            return False
        after = self.quotes[self.quote_of[word]][1] + 1
        if self.forms[word - 1] not in self.lexicon.verbs or after + 1 >= len(self):
            return False
        occasion = self.forms[after] in {"في", "خلال"} and self.forms[after + 1] in self.lexicon.channels
        return self.is_("that", after) or occasion

    def _completes_noun(self, word: int) -> bool:
        """Tell whether a short quotation is the second half of a noun before it: ``نقطة «السويري»``, ``ما يعرف بـ «الحسبة»``."""
        before = self.forms[word - 1] if word else ""
        construct = (
            before.endswith("ه") and not before.startswith(("ال", "وال", "بال", "لل")) and word - 1 not in self.timed
        )
        if self.quote_length(word) == 1:
            return not self.is_("that", word - 1)
        short = self.quote_length(word) <= _NAMED_QUOTE_WORDS
        return short and construct and before not in self.lexicon.verbs and self.type_at(word - 1) is None

    def type_at(self, word: int) -> EntityType | None:
        """Return the type of the mention that covers ``word``."""
        named = self.named_at.get(word)
        return named.entity.type if named else None

    def span(self, start: int, end: int) -> Span:
        """Return the raw span of a range of folded offsets."""
        return self.reading.raw_span(start, end)

    def words_span(self, first: int, last: int) -> Span:
        """Return the raw span from one word to another, both included."""
        return self.span(self.starts[first], self.ends[last])
