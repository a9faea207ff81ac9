"""The index of a folder of pages: words with the sentences and names that hold them.

It says the same as the index of the server: words by their stems, and where in its sentence each stands. Sentences are numbered
from the oldest, as on the shelf; names from the most mentioned.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from khabar.text.fold import fold, fold_with_positions
from khabar.text.reading import kept_text
from khabar.text.tokens import words
from khabar.web.clipping import TITLE, clipped
from khabar.web.folder.holding import compact, gaps, hold, hold_shards
from khabar.web.links import file_of
from khabar.web.parting import part_at
from khabar.web.shelf.finding import stem_of
from khabar.web.shelf.reading import Report, Shelf
from khabar.web.shelf.stems import keys

CHUNK, CHUNK_LETTERS = 24, 6000
"""Sentences in a file, and letters after which no other is added."""
NAMES = 60
"""Names in a file."""
_EDGE = "\x01"
"""Stands before and after every word of a sentence in its file."""

Sentence = tuple[int, int, int, str | None, str | None, int]
"""Number, start, end, outlet, day, whether somebody said it."""


def write_words(shelf: Shelf, out: Path) -> None:
    """Write the index of a shelf below ``out``."""
    forms = shelf.rows("SELECT form, n, stem FROM word")
    stems = {form: stem.lower() for form, _, stem in forms}
    sentences = _Sentences(out, stems)
    for report, rows in _by_report(shelf):
        sentences.add(report, rows)
    named, names = _names(shelf, stems, out)
    postings = sentences.postings
    held = (
        (stem, f"{postings.get(stem, b'').decode()}\t{named.get(stem, '')}") for stem in postings.keys() | named.keys()
    )
    facts = {
        "fold": _folding(),
        "forms": hold_shards(out, "forms", ((f, f"{compact(n)}\t{'' if s == f else s}") for f, n, s in forms)),
        "stems": hold_shards(out, "stems", held),
        "chunks": sentences.close(),
        "days": sentences.days,
        "sentences": sentences.last,
        "names": [names, NAMES],
    }
    hold(out, "facts", facts)


def _by_report(shelf: Shelf) -> Iterator[tuple[Report, list[Sentence]]]:
    rows = shelf.rows("SELECT doc, number, start, end, outlet, day, said FROM sentence ORDER BY number")
    for doc, group in groupby(rows, key=lambda row: row[0]):
        report = shelf.report(doc)
        if report is not None:
            yield report, [row[1:] for row in group]


class _Sentences:
    """Writes sentences in files of some, and notes where each word stands."""

    def __init__(self, out: Path, stems: Mapping[str, str]) -> None:
        self._out = out
        self._stems = stems
        self.postings: dict[str, bytearray] = {}
        """For each stem its sentences, each as the step from the one before with the places of the word."""
        self._seen: dict[str, int] = {}
        self._docs: list[tuple[Any, ...]] = []
        self._lines: list[tuple[Any, ...]] = []
        self._letters = 0
        self._firsts: list[int] = []
        self._outlets: dict[str, list[tuple[int, int]]] = {}
        self._said: list[str] = []
        self.days: list[tuple[str, int]] = []
        """Days with the first sentence of each."""
        self.last = 0

    def add(self, report: Report, rows: list[Sentence]) -> None:
        """Take up the sentences of a report."""
        kept = kept_text(report.document.raw, report.layers.layout.drops)
        brief = report.brief
        for number, start, end, outlet, day, said in rows:
            if self._lines and (len(self._lines) >= CHUNK or self._letters > CHUNK_LETTERS):
                self._write()
            if not self._lines:
                self._firsts.append(number)
            file = file_of("report", brief.doc, number=part_at(report.parts, start))
            about = (file, brief.title, outlet or brief.name, day, brief.basis == "inferred")
            if not self._docs or self._docs[-1] != about:
                self._docs.append(about)
            text = self._words(number, kept[start:end])
            self._lines.append((len(self._docs) - 1, start, end, text))
            self._letters += end - start
            self._note(number, outlet or "", day or "", bool(said))

    def _words(self, number: int, text: str) -> str:
        """Note the words of a sentence; return it with their edges marked."""
        folded = fold_with_positions(text)
        found = words(folded.text)
        pieces, at, place = [], 0, 0
        for form, start, end in zip(found.forms, found.starts, found.ends, strict=True):
            key = "".join(filter(str.isalnum, form))
            if not key:
                continue
            span = folded.to_raw(start, end)
            pieces += [_bare(text[at : span.start]), _bare(span.of(text))]
            at = span.end
            self._post(self._stems.get(key, key), number, place)
            place += 1
        return _EDGE.join([*pieces, _bare(text[at:])])

    def _post(self, stem: str, number: int, place: int) -> None:
        held = self.postings.setdefault(stem, bytearray())
        before = self._seen.get(stem, 0)
        if before != number:
            held += f"{' ' if held else ''}{compact(number - before)}".encode()
            self._seen[stem] = number
        held += f".{compact(place)}".encode()

    def _note(self, number: int, outlet: str, day: str, said: bool) -> None:
        ranges = self._outlets.setdefault(outlet, [])
        if ranges and ranges[-1][1] == number:
            ranges[-1] = (ranges[-1][0], number + 1)
        else:
            ranges.append((number, number + 1))
        if not self.days or self.days[-1][0] != day:
            self.days.append((day, number))
        self._said.append("1" if said else "0")
        self.last = number

    def _write(self) -> None:
        hold(self._out, f"sentences/{len(self._firsts) - 1}", {"docs": self._docs, "lines": self._lines})
        self._docs, self._lines, self._letters = [], [], 0

    def close(self) -> str:
        """Write what is left, the outlets and who is quoted; return the first sentence of each file."""
        if self._lines:
            self._write()
        outlets = {name: gaps([at for pair in ranges for at in pair]) for name, ranges in sorted(self._outlets.items())}
        hold(self._out, "outlets", outlets)
        hold(
            self._out,
            "said",
            "".join(f"{int(''.join(self._said[n : n + 4]), 2):x}" for n in range(0, len(self._said), 4)),
        )
        return gaps(self._firsts)


def _names(shelf: Shelf, stems: Mapping[str, str], out: Path) -> tuple[dict[str, str], int]:
    """Write the names in files of some; return for each stem the names that have it, and how many names there are."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    rows = shelf.rows("SELECT id, name, type, mentions FROM entity ORDER BY mentions DESC, name, id")
    some = []
    for number, (id_, name, type_, mentions) in enumerate(rows, 1):
        entity = shelf.entity(id_)
        forms = {name, *(form for form, _ in entity.variants), entity.en or ""} if entity else {name}
        for key in {key for form in forms for key in keys(form)}:
            held[stems.get(key) or stem_of(shelf, key).lower()].append(number)
        some.append((file_of("entity", id_), clipped(name, TITLE), type_, mentions))
        if len(some) == NAMES or number == len(rows):
            hold(out, f"names/{(number - 1) // NAMES}", some)
            some = []
    return {stem: gaps(sorted(set(numbers))) for stem, numbers in held.items()}, len(rows)


def _folding() -> dict[str, str]:
    """Return what every character folds to that does not fold to itself."""
    letters = (chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    return {letter: folded for letter in letters if (folded := fold(letter)) != letter}


def _bare(text: str) -> str:
    return text.replace(_EDGE, " ")
