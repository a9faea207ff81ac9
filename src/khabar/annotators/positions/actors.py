"""Who takes the position: the subject, the agent of a noun, or the speaker."""

import re
from bisect import bisect_left
from functools import cached_property

from khabar.annotators.positions.names import Names
from khabar.annotators.positions.people import is_office, is_people
from khabar.annotators.positions.sides import (
    Party,
    is_pair,
    leading,
    pairs,
)
from khabar.lexicons import Lexicons
from khabar.model.layers import Statement
from khabar.text.reading import Reading

_PREPOSITIONS = frozenset(
    [
        "من", "الي", "علي", "عن", "في", "مع", "بين", "لدي", "ضد", "عند", "بعد", "قبل", "منذ", "خلال", "حول",
        "تجاه", "ازاء", "دون", "بشان", "وسط", "امام", "تحت", "فوق", "عبر", "باسم", "بسبب", "نحو", "وفي", "ومع",
        "وعلي",
    ]
)  # fmt: skip
_FILLERS = frozenset(
    ["امس", "اليوم", "ايضا", "مجددا", "رسميا", "بدوره", "بدورها", "بشده", "علنا", "مساء", "صباح", "قد", "كان", "كانت"]
)
_QUANTIFIERS = frozenset(["الكثير", "كثير", "بعض", "عدد", "معظم", "جميع", "كل", "غالبيه", "اغلبيه", "مجموعه"])
_MEMBERS = frozenset(
    [
        "مندوبون", "مندوبو", "ممثلون", "ممثلو", "نواب", "اعضاء", "قاده", "قياديون", "مسوولون", "مسوولو", "وزراء",
        "وفد", "وفود", "زعماء", "ناشطون", "متحدث", "ناطق", "مصدر", "مصادر", "فصايل", "قوي", "جماعات", "اطراف",
    ]
)  # fmt: skip
"""Nouns for people of a side that is named after them."""
_BELONGING = frozenset(["في", "من", "عن", "باسم", "ب"])

_OWN = frozenset(
    [
        "بلاده", "بلادها", "بلادنا", "حزبنا", "حزبه", "حزبها", "حكومته", "حكومتنا", "حكومتها", "دولته",
        "دولتنا", "حركته", "حركتنا", "حركتها", "وزارته", "وزارتنا", "فرقنا", "شعبنا", "جيشنا", "قواتنا",
    ]
)  # fmt: skip
"""Nouns with a possessive that stand for the speaker's own party."""
_CLAUSE = frozenset(["ان", "انه", "انها", "التي", "الذي", "الذين", "الي", "علي", "من", "عن", "قد", "لا", "لم", "لن"])
"""Words at which the name of an office is over."""
_OFFICE = 12
"""Words among which the holder of an office is named after it."""
_OF_OFFICE = 4
"""Words among which the body of an office is named after it."""
_QUALIFIERS = 2
"""Definite words that may qualify people."""
_AFTER = 8
"""Words that may stand between a verb and its subject."""
_HEAD = 6
"""Characters at the head of a clause that may precede a subject (a conjunction)."""
_TOGETHER = re.compile(r"(?<!\w)(?:مع|بين|وبين) ")
_TITLE = 16
"""Characters of title that may stand between "with" and a party."""
_PEOPLE = re.compile(r"و?ال\w{3,}(?:ون|ين|اء)")
"""A definite plural of persons."""
_CONJUNCTION = 1
"""Letters of a conjunction before a subject."""
_OPENERS = 2
"""Words at the head of a clause among which its subject stands."""
_OPENING = 15
"""Characters that may precede the subject of a sentence (its verb)."""
_NEAR = 45
"""Characters that may stand between a subject inside its clause and its verb."""


class Cast:
    """Who is named where in a report, and who speaks where."""

    def __init__(self, reading: Reading, lexicons: Lexicons) -> None:
        self.names = Names(reading, lexicons)
        self.parties = self.names.parties
        self._reading = reading
        self._text = reading.folded.text
        self._words = reading.words
        self._starts = [party.start for party in self.parties]
        self._pairs = pairs(self._text, self.parties)
        self._leading = leading(reading.layers, self.names.acting)

    @cached_property
    def _times(self) -> frozenset[int]:
        """Where the words of time expressions begin."""
        return _times(self._reading)

    def speaker(self, statement: Statement) -> list[str]:
        """Return the parties for which the speakers of a statement speak; empty if nobody is named."""
        if not statement.speaker_entity:
            return []
        several = self._speaking(statement)
        if several:
            return several
        return self.names.speaking(statement)

    def _speaking(self, statement: Statement) -> list[str]:
        """Return the parties that the phrase naming a statement's speakers gives, if it gives two or more."""
        if statement.speaker is None:
            return []
        span = self._reading.folded.from_raw(statement.speaker)
        if is_pair(self._text[span.start : span.end]):
            return self.both(span.start)
        index = bisect_left(self._starts, span.start)
        if index >= len(self.parties) or self.parties[index].end > span.end:
            return []
        names = self._joint(index)
        return names if len(names) > 1 and self.parties[index].end < span.end else []

    def both(self, at: int) -> list[str]:
        """Return the two parties that "the two sides" means at an offset: those named together last before it."""
        index = bisect_left(self._pairs, (at, []))
        return self._pairs[index - 1][1] if index else self._leading

    def starting(self, offset: int) -> Party | None:
        """Return the party whose mention begins at an offset."""
        index = bisect_left(self._starts, offset)
        return self.parties[index] if index < len(self.parties) and self.parties[index].start == offset else None

    def at(self, offset: int) -> list[str]:
        """Return the party whose mention covers an offset."""
        return next(([party.name] for party in self.parties if party.start <= offset < party.end), [])

    def after(self, word: int, end: int) -> list[str]:
        """Return the parties that stand as subject right after word ``word``, before offset ``end``."""
        at = word + 1
        for _ in range(_AFTER):
            if at >= len(self._words) or self._words.starts[at] >= end or self._broken(at):
                return []
            index = bisect_left(self._starts, self._words.starts[at])
            if index < len(self.parties) and self.parties[index].start == self._words.starts[at]:
                return self._joint(index)
            if is_pair(self._words.forms[at]):
                return self.both(self._words.starts[at])
            if is_office(self._words.forms[at]):
                return self._holder(at, end)
            if self._words.forms[at] in self.names.surnames:
                return [self.names.surnames[self._words.forms[at]]]
            if not self._skippable(at):
                return []
            at += 1
        return []

    def _holder(self, word: int, end: int) -> list[str]:
        """Return who holds the office named at ``word``: the person named after it, else the body or state of the office."""
        body: list[str] = []
        for at in range(word + 1, min(word + 1 + _OFFICE, len(self._words))):
            start = self._words.starts[at]
            if start >= end or self._broken(at) or self._words.forms[at] in _CLAUSE:
                break
            party = self.starting(start)
            if party and party.person:
                return self._joint(bisect_left(self._starts, start))
            body = body or ([party.name] if party and at - word <= _OF_OFFICE else [])
        return body

    def _skippable(self, word: int) -> bool:
        """Tell whether a subject may still follow ``word``: an adverb, a time, or "many of"."""
        form = self._words.forms[word]
        if self._words.starts[word] in self._times:
            return True
        if form in _BELONGING:
            return self._words.forms[word - 1] in _QUANTIFIERS or self._words.forms[word - 1] in _MEMBERS
        return form in _FILLERS or form in _QUANTIFIERS or form in _MEMBERS

    def before(self, start: int, at: int, near: int = _NEAR) -> list[str]:
        """Return the parties that stand as subject between ``start`` and ``at``: at the head of the clause, or nearest."""
        first = bisect_left(self._words.starts, start)
        if first < len(self._words) and self._words.starts[first] < at and self._words.forms[first] in _OWN:
            return []
        inside = self._nominatives(start, at)
        if not inside:
            return self._pair(first, at) or self._set_off(at)
        if self.parties[inside[0]].start - start <= _HEAD:
            return self._joint(inside[0])
        return self._joint(inside[-1]) if at - self.parties[inside[-1]].end <= near else []

    def _pair(self, first: int, at: int) -> list[str]:
        """Return the parties of a dual that opens the clause at word ``first``."""
        if first < len(self._words) and self._words.starts[first] < at and is_pair(self._words.forms[first]):
            return self.both(self._words.starts[first])
        return []

    def _set_off(self, at: int) -> list[str]:
        """Return the party that only a comma parts from the verb at ``at``."""
        index = bisect_left(self._starts, at) - 1
        if index < 0 or self._text[self.parties[index].end : at] not in {"، ", ", "} or self._governed(index):
            return []
        return self._joint(index)

    def opening(self, start: int, at: int) -> list[str]:
        """Return the subject of the clauses before: the party that opens the sentence at ``start``, if one does."""
        inside = self._nominatives(start, at)
        if inside and self.parties[inside[0]].start - start <= _OPENING:
            return self._joint(inside[0])
        first = bisect_left(self._words.starts, start)
        return self.unnamed_after(first, at) if first < len(self._words) else []

    def heading(self, start: int, at: int) -> list[str]:
        """Return the parties that head the clause at ``start`` if nothing stands between them and the verb at ``at``."""
        inside = self._nominatives(start, at)
        if not inside or self.parties[inside[0]].start - start > _CONJUNCTION:
            return []
        last = self.parties[inside[-1]]
        return self._joint(inside[0]) if self._text[last.end : at] in {" ", ' "', '" '} else []

    def inside(self, start: int, end: int) -> list[str]:
        """Return the party that is named first between two offsets, whatever governs it, with those joined to it."""
        index = bisect_left(self._starts, start)
        return self._joint(index) if index < len(self.parties) and self.parties[index].end <= end else []

    def partners(self, start: int, end: int) -> list[str]:
        """Return the parties that "with" or "between" names in a clause."""
        out: list[str] = []
        for match in _TOGETHER.finditer(self._text, start, end):
            index = bisect_left(self._starts, match.end())
            if index < len(self.parties) and self.parties[index].start - match.end() <= _TITLE:
                out += self._joint(index)
            elif is_pair(self._text[match.end() : end].split(" ", 1)[0]):
                out += self.both(match.end())
        return out

    def unnamed(self, start: int, at: int) -> list[str]:
        """Return the people in the plural that open a clause before a plural verb at ``at`` ("the reformers hope")."""
        first = bisect_left(self._words.starts, start)
        for word in range(first, min(first + _OPENERS, len(self._words))):
            if self._words.starts[word] >= at:
                break
            if _PEOPLE.fullmatch(self._words.forms[word]):
                return [self._written(word)]
        return []

    def unnamed_after(self, word: int, end: int) -> list[str]:
        """Return the people in the plural that stand as subject right after the verb at ``word``, as they are written."""
        at = word + 1
        while at < len(self._words) and self._words.starts[at] < end and self._skippable(at) and not self._broken(at):
            at += 1
        if at >= len(self._words) or self._words.starts[at] >= end or self._broken(at):
            return []
        form = self._words.forms[at]
        return [self._written(at)] if is_people(form) else []

    def _written(self, word: int) -> str:
        """Return the people at ``word`` as they are written, with the definite words that qualify them."""
        last = word
        while (
            last - word < _QUALIFIERS
            and last + 1 < len(self._words)
            and not self._broken(last + 1)
            and self._text[self._words.ends[last] : self._words.starts[last + 1]] == " "
            and self._words.forms[last + 1].startswith("ال")
            and self._words.forms[last + 1] not in _CLAUSE
        ):
            last += 1
        span = self._reading.raw_span(self._words.starts[word], self._words.ends[last])
        written = span.of(self._reading.document.raw)
        return written.removeprefix("و") if self._words.forms[word].startswith("وال") else written

    def told(self, start: int, end: int) -> bool:
        """Tell whether a party is named between two offsets, or a dual may mean two that are named elsewhere."""
        index = bisect_left(self._starts, start)
        return bool(self._pairs or self._leading) or (index < len(self._starts) and self._starts[index] < end)

    def agent(self, word: int, end: int) -> list[str]:
        """Return the parties that stand as genitive or as adjective of nationality right after noun ``word``."""
        at = self._by(word, end) or word + 1
        while at < len(self._words) and self._skippable(at):
            at += 1
        if at >= len(self._words) or self._words.starts[at] >= end:
            return []
        index = bisect_left(self._starts, self._words.starts[at])
        if index < len(self.parties) and self.parties[index].start == self._words.starts[at]:
            return self._joint(index)
        if is_office(self._words.forms[at]):
            return self._holder(at, end)
        return self._states(at, end) or ([self._written(at)] if is_people(self._words.forms[at]) else [])

    def _by(self, word: int, end: int) -> int | None:
        """Return the word after "by" that follows a noun and at most two adjectives ("sharp criticism by X"), or None."""
        forms = self._words.forms
        for at in range(word + 1, min(word + 4, len(forms) - 2)):
            if self._words.starts[at] >= end or self._broken(at):
                return None
            if forms[at] == "من":
                return at + 2 if forms[at + 1] in {"قبل", "جانب", "طرف"} else at + 1
            if forms[at].startswith("ال") or self.starting(self._words.starts[at]):
                return None
        return None

    def before_relative(self, at: int) -> list[str]:
        """Return the party that a relative pronoun right before offset ``at`` follows."""
        word = self._words.at(at)
        if not word or word < 2:
            return []
        end = self._words.ends[word - 2]
        index = bisect_left(self._starts, end) - 1
        if index < 0 or self.parties[index].end != end:
            people = self._words.forms[word - 1] == "الذين" and is_people(self._words.forms[word - 2])
            return [self._written(word - 2)] if people else []
        if (
            index
            and self.parties[index].state
            and self._text[self.parties[index - 1].end : self.parties[index].start] == " من "
        ):
            index -= 1
        return [self.parties[index].name]

    def _states(self, word: int, end: int) -> list[str]:
        """Return the states whose adjectives stand at ``word`` and, joined by "and", after it."""
        names: list[str] = []
        while word < len(self._words) and self._words.starts[word] < end:
            form = self._words.forms[word]
            name = self.names.nationalities.get(form if not names else form.removeprefix("و"))
            if name is None or (names and not form.startswith("و")):
                break
            names.append(self.names.acting.get(name, name))
            word += 1
        return names

    def _nominatives(self, start: int, at: int) -> list[int]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, at)
        return [index for index in range(low, high) if self.parties[index].end <= at and not self._governed(index)]

    def _joint(self, index: int) -> list[str]:
        names = [self.parties[index].name]
        end = self.parties[index].end
        while index + 1 < len(self.parties) and self._text[end : self.parties[index + 1].start] in {
            " و",
            " و ",
            "، و",
            " وكذلك ",
            "، وكذلك ",
            " وايضا ",
        }:
            index += 1
            names.append(self.parties[index].name)
            end = self.parties[index].end
        return list(dict.fromkeys([*names, *self._second_adjective(self.parties[index])]))

    def _second_adjective(self, party: Party) -> list[str]:
        """Return the second state of "the American and the Russian officials"."""
        word = self._words.at(party.end - 1)
        if word is None or self._words.forms[word] not in self.names.nationalities:
            return []
        following = self._words.forms[word + 1] if word + 1 < len(self._words) else ""
        name = self.names.nationalities.get(following[1:]) if following.startswith("وال") else None
        return [self.names.acting.get(name, name)] if name else []

    def _broken(self, word: int) -> bool:
        gap = self._text[self._words.ends[word - 1] : self._words.starts[word]]
        return any(letter in gap for letter in ".:؛!؟\n")

    def _governed(self, index: int) -> bool:
        """Tell whether a preposition governs the mention, so that it is no subject."""
        start = self.parties[index].start
        word = self._words.at(start)
        if word is None:
            return False
        lead = self._text[self._words.starts[word] : start]
        if lead in {"ب", "ل", "لل", "ك", "وب", "ول"} or self._text.startswith("لل", start):
            return True
        return word > 0 and self._words.forms[word - 1] in _PREPOSITIONS


def _times(reading: Reading) -> frozenset[int]:
    """Return where the words of time expressions begin."""
    words = reading.words
    out: set[int] = set()
    for timex in reading.layers.timexes:
        span = reading.folded.from_raw(timex.span)
        low, high = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
        out.update(words.starts[low:high])
    return frozenset(out)
