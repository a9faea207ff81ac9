"""The phrases of ``layout.toml``, ready to be looked up at the beginning of a line."""

import re
from dataclasses import dataclass
from typing import Literal

from khabar.lexicons import Entry, Lexicons
from khabar.model.layers import DropKind
from khabar.text.fold import fold

Shape = Literal["line", "named", "label", "start", "list", "tail", "photo", "gallery", "section", "path"]
Role = Literal[
    "desk",
    "operator",
    "site",
    "opener",
    "speaking",
    "clock",
    "address",
    "writer",
    "network",
    "site-ending",
    "lead-verb",
]

_AT_THE_BEGINNING = frozenset({"line", "named", "label", "start", "list", "gallery", "section", "path"})
_LABEL = re.compile(r"\s*[:/|»>،\-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseEntry(Entry):
    """An entry of ``layout.toml``."""

    kind: DropKind
    shape: Shape
    words: int = 40
    """For the shape ``start``: how many words may follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsEntry(Entry):
    """An entry of ``layout_words.toml``."""

    role: Role


@dataclass(frozen=True, slots=True)
class Opening:
    """A phrase found at the beginning of a line."""

    entry: PhraseEntry
    end: int
    """Offset in the folded line where the phrase ends."""
    alone: bool
    """Whether the line is nothing else, punctuation aside."""
    labelled: bool
    """Whether a colon, dash or the like follows it."""


class Phrases:
    """All phrases by shape; openings by their first word."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._by_word: dict[str, list[tuple[str, PhraseEntry]]] = {}
        tails: list[tuple[str, PhraseEntry]] = []
        photos: list[str] = []
        for entry in lexicons.entries("layout", PhraseEntry):
            forms = [" ".join(fold(form).lower().split()) for form in entry.forms]
            if entry.shape in _AT_THE_BEGINNING:
                for form in forms:
                    self._by_word.setdefault(form.split()[0], []).append((form, entry))
            elif entry.shape == "tail":
                tails += [(form, entry) for form in forms]
            else:
                photos += forms
        for candidates in self._by_word.values():
            candidates.sort(key=lambda pair: (-len(pair[0]), pair[1].id))
        self._tails = dict(sorted(tails, reverse=True))
        alternatives = "|".join(map(_tail_pattern, sorted(self._tails, key=lambda form: (-len(form), form))))
        self.tail = re.compile(rf"(?<![\u0621-\u064a])(?:{alternatives})")
        cues = "|".join(map(re.escape, sorted(photos, key=lambda form: (-len(form), form))))
        self.photo_cue = re.compile(rf"(?<!\w)(?:{cues})(?!\w)")
        self._words = {
            entry.role: frozenset(fold(form).lower() for form in entry.forms)
            for entry in lexicons.entries("layout_words", WordsEntry)
        }

    def words(self, role: Role) -> frozenset[str]:
        """Return the folded words of a role."""
        return self._words.get(role, frozenset())

    def openings(self, line: str) -> list[Opening]:
        """Return the phrases with which a folded line begins (bullets aside), the longest first."""
        at = len(line) - len(line.lstrip(" \t-*.…•●■►>|:_\"'«»([\u200f"))
        word = re.match(r"[^\W_]+", line[at:])
        found: list[Opening] = []
        for form, entry in self._by_word.get(word.group(), ()) if word else ():
            end = at + len(form)
            if line.startswith(form, at) and not line[end : end + 1].isalnum():
                rest = line[end:]
                alone = not any(letter.isalnum() for letter in rest)
                found.append(Opening(entry, end, alone, _LABEL.match(rest) is not None))
        return found

    def tail_entry(self, form: str) -> PhraseEntry:
        """Return the entry of a phrase that :attr:`tail` found."""
        return self._tails[form]


def _tail_pattern(form: str) -> str:
    """Return a pattern of a form; the text after a long one is often joined to it when a page is extracted."""
    return re.escape(form) + ("" if form.count(" ") > 1 else r"(?!\w)")


def phrases(lexicons: Lexicons) -> Phrases:
    """Return the phrases of these lexicons, compiled once."""
    return lexicons.compiled(Phrases)
