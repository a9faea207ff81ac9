"""Who is credited: telling bylines, datelines with an agency, and signatures from sentences."""

import re
from dataclasses import dataclass

from khabar.annotators.layout.phrases import phrases
from khabar.lexicons import Lexicons
from khabar.lexicons.actors import states
from khabar.lexicons.outlets import Outlet, outlets
from khabar.lexicons.person_names import name_words
from khabar.lexicons.places import place_names
from khabar.text.fold import fold

_PARTS = re.compile(r"[-–—―−/\\:|،,;()\[\]«»{}\"“”+*•]|(?<=\s)ـ+(?=\s)|\s{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_SURNAME = re.compile(r"ال\w{3,}[ين]")
"""A surname from a place or a tribe."""
_MOST_PARTS = 7
_MOST_WORDS = 5
_MOST_UNKNOWN_WORDS = 2
_SHORTEST_NAME = 3
_DASHED = re.compile(r"[-–—ـ]")
_QUOTED = re.compile(r"[«»{}\"“”\[\]:]")
_FAMILIAR = 20
"""Bearers from which a word that is also an ordinary one may open a person's name."""
_NAME_PARTICLES = frozenset(["بن", "ابن", "بنت", "ال", "ابو", "ام", "عبد", "ابي", "د", "م", "ا"])


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit names."""

    outlets: tuple[Outlet, ...] = ()
    sure: int = 0
    """How many of its outlets are named by a form that is nothing else."""
    desks: int = 0
    places: int = 0
    people: int = 0
    sites: int = 0
    """How many names it has that end like a site's and that no list has."""
    unknown: int = 0
    """Parts of one or two words, between dashes, of which no list tells what they are: one, two beside an outlet."""
    parts: int = 0
    opening: str = ""
    """What its first part is: outlet, or the kind of name."""

    @property
    def anchored(self) -> bool:
        """Whether it names an outlet or a desk, and not only people or places."""
        return bool(self.outlets) or self.desks > 0 or self.sites > 0


class Credits:
    """The lists by which credits are read."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._outlets = outlets(lexicons)
        self._bare = {_key(form) for entry in self._outlets.entries for form in entry.bare}
        self._names = lexicons.compiled(name_words)
        self._desk = phrases(lexicons).words("desk")
        self._site_endings = phrases(lexicons).words("site-ending")
        self._address = phrases(lexicons).words("address")
        self._places = {
            fold(name) for name, found in place_names(lexicons) if found.place.kind not in {"village", "quarter"}
        }
        self._places |= {fold(form) for state in states(lexicons) for form in state.forms}

    def read(self, text: str) -> Credit | None:
        """Return what a short text credits, or None where part of it is no name of outlet, desk, place or person."""
        parts = [part.strip(" .\u200f\u202b\u202a\u202c\u00a0") for part in _PARTS.split(text)]
        parts = [part for part in parts if any(letter.isalpha() for letter in part)]
        if not parts or len(parts) > _MOST_PARTS:
            return None
        found: list[Outlet] = []
        opening = ""
        counts = {"sure": 0, "desks": 0, "places": 0, "people": 0, "sites": 0, "unknown": 0}
        for part in parts:
            outlet = self._outlets.named(part)
            if outlet is not None:
                found.append(outlet)
                opening = opening or "outlets"
                counts["sure"] += _key(part) not in self._bare
                continue
            kind = self._kind(part)
            if kind == "sentence":
                return None
            opening = opening or kind
            counts[kind] += 1
        dashed = len(parts) > 1 and _DASHED.search(text) is not None and _QUOTED.search(text) is None
        if counts["unknown"] > (dashed + (dashed and bool(found) and len(parts) > 2)):
            return None
        return Credit(tuple(found), parts=len(parts), opening=opening, **counts)

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a folded word is in the dictionary, or is no word at all."""
        return self._names.is_word(word) or not word.isalpha()

    def is_person(self, words: list[str]) -> bool:
        """Tell whether folded words are a person's name, perhaps with a form of address before it."""
        while words and (words[0] in self._address or words[0] == "من"):
            words = words[1:]
        if not words or len(words) > _MOST_WORDS or words[0].startswith("ال"):
            return False
        return self._opens_name(words) and all(self._may_be_name(word) for word in words[1:])

    def _opens_name(self, words: list[str]) -> bool:
        """Tell whether the first word is a given name, or may be one because a surname follows."""
        first = words[0]
        if first in _NAME_PARTICLES or first.startswith("عبد"):
            return True
        given = self._names.given(first) or self._names.given(first.removeprefix("و"))
        if len(words) > 1 and _SURNAME.fullmatch(words[-1]):
            return bool(given) or (len(words) == 2 and not self._names.is_word(first))
        return bool(given) and not (self._names.is_word(first) and given < _FAMILIAR)

    def _may_be_name(self, word: str) -> bool:
        if word in _NAME_PARTICLES or _SURNAME.fullmatch(word) or not self._names.is_word(word):
            return True
        return bool(self._names.bearers(word) or self._names.bearers(word.removeprefix("و")))

    def _is_strange(self, words: list[str]) -> bool:
        """Tell whether two words are neither in the dictionary nor built from its words: an unusual name."""
        names = self._names
        return len(words) == 2 and not any(
            len(word) < _SHORTEST_NAME or names.is_word(word) or names.is_built(word) for word in words
        )

    def _may_follow_desk(self, words: list[str]) -> bool:
        """Tell whether words after a desk's word go with it: nothing, another, an outlet, a place, a person, or ب and one."""
        if not words or words[0].removeprefix("و") in self._desk or words == ["ب"]:
            return True
        joined = " ".join(words)
        bare = joined.removeprefix("ب")
        named = any(self._outlets.named(name) is not None or name in self._places for name in (joined, bare))
        return named or self.is_person(words) or words[-1] in self._site_endings

    def _kind(self, part: str) -> str:
        words = _WORD.findall(fold(part).lower())
        if not words or len(words) > _MOST_WORDS:
            return "sentence"
        if words[0] in self._desk and self._may_follow_desk(words[1:]):
            return "desks"
        if len(words) > 1 and words[-1] in self._site_endings:
            return "sites"
        joined = " ".join(words)
        if joined in self._places or joined.removeprefix("من ") in self._places:
            return "places"
        if len(words) > 1 and (self.is_person(words) or self._is_strange(words)):
            return "people"
        return "unknown" if len(words) <= _MOST_UNKNOWN_WORDS else "sentence"


def credits_of(lexicons: Lexicons) -> Credits:
    """Return the credit reader of these lexicons, compiled once."""
    return lexicons.compiled(Credits)


def _key(name: str) -> str:
    return " ".join(_WORD.findall(fold(name).lower()))
