"""Search: what the reader typed, and the sentences and names that hold it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from khabar.errors import UsageError
from khabar.model.spans import Span
from khabar.text.fold import fold_with_positions
from khabar.text.tokens import words
from khabar.web.shelf.reading import Shelf
from khabar.web.shelf.stems import keys, stem

LONGEST = 200
"""A query of more characters is refused."""
COUNTED = 1000
"""Hits are counted up to this number."""

_PIECE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: stems and phrases that must all stand in one sentence, and where."""

    phrases: tuple[tuple[str, ...], ...]
    prefixes: tuple[str, ...] = ()
    outlet: str = ""
    start: str = ""
    end: str = ""
    story: str = ""
    said: bool = False

    @property
    def match(self) -> str:
        """The query in the index's own language; stems are letters and digits, so nothing needs escaping."""
        exact = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        return " AND ".join([*exact, *(f'"{prefix}"*' for prefix in self.prefixes)])


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found, cut into pieces; every second piece is a word that was looked for."""

    doc: str
    span: Span
    pieces: tuple[str, ...]


def parse(shelf: Shelf, text: str, **where: str | bool) -> Query | None:
    """Return what ``text`` asks for: words, "phrases", and word* for beginnings; None if it has no letter or digit.

    Raises UsageError with what to do about it where the query is too long.
    """
    if len(text) > LONGEST:
        raise UsageError(f"a search has at most {LONGEST} characters")
    phrases, prefixes = [], []
    for quoted, bare in _PIECE.findall(re.sub(r"[“”«»„]", '"', text).replace('""', '"')):
        piece = quoted or bare
        stems = tuple(stem_of(shelf, key) for key in keys(piece))
        if stems and bare.endswith("*"):
            prefixes += [key.lower() for key in keys(bare)]
        elif stems:
            phrases.append(stems)
    if not phrases and not prefixes:
        return None
    return Query(tuple(phrases), tuple(prefixes), **where)  # type: ignore[arg-type]


def stem_of(shelf: Shelf, key: str) -> str:
    """Return the stem of a folded word: the record's own, or worked out in the same way for a word it lacks."""
    found = shelf.rows("SELECT stem FROM word WHERE form = ?", [key])
    return found[0][0] if found else stem(key, lambda form: _often(shelf, form))


def _often(shelf: Shelf, form: str) -> int:
    found = shelf.rows("SELECT n FROM word WHERE form = ?", [form])
    return found[0][0] if found else 0


def count(shelf: Shelf, query: Query) -> int:
    """Return how many sentences match, at most ``COUNTED``."""
    conditions, values = _conditions(query)
    inner = f"SELECT 1 FROM sentence_words w {conditions} LIMIT {COUNTED}"
    return int(shelf.rows(f"SELECT count(*) FROM ({inner})", values)[0][0])


def find(shelf: Shelf, query: Query, limit: int, offset: int) -> list[Hit]:
    """Return the sentences that match, of the newest reports first."""
    conditions, values = _conditions(query)
    numbers = shelf.rows(
        f"SELECT w.rowid FROM sentence_words w {conditions} ORDER BY w.rowid DESC LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    marks = ",".join("?" * len(numbers))
    rows = shelf.rows(
        "SELECT s.doc, s.start, s.end, substr(r.raw, s.start + 1, s.end - s.start) FROM sentence s"
        f" JOIN report r ON r.doc = s.doc WHERE s.number IN ({marks}) ORDER BY s.number DESC",
        [number for (number,) in numbers],
    )
    wanted = {stem.lower() for phrase in query.phrases for stem in phrase}
    texts = [_Cut.of(text) for *_, text in rows]
    stems = _stems(shelf, {key for text in texts for key in text.keys if key})
    return [
        Hit(doc, Span(start, end), text.pieces(lambda key: _looked_for(stems[key], wanted, query.prefixes)))
        for (doc, start, end, _), text in zip(rows, texts, strict=True)
    ]


def find_names(shelf: Shelf, query: Query, limit: int) -> list[tuple[str, str, str, int]]:
    """Return (id, name, type, mentions) of the entities whose names match, the most mentioned first."""
    return [
        (id_, name, type_, n)
        for id_, name, type_, n in shelf.rows(
            "SELECT id, name, type, mentions FROM entity WHERE number IN"
            " (SELECT rowid FROM entity_words WHERE entity_words MATCH ?) ORDER BY mentions DESC, name LIMIT ?",
            [query.match, limit],
        )
    ]


def _conditions(query: Query) -> tuple[str, list[str]]:
    conditions, values = ["sentence_words MATCH ?"], [query.match]
    for column, operator, value in (
        ("outlet", "=", query.outlet), ("day", ">=", query.start), ("day", "<=", query.end), ("story", "=", query.story),
    ):  # fmt: skip
        if value:
            conditions.append(f"s.{column} {operator} ?")
            values.append(value)
    if query.said:
        conditions.append("s.said = 1")
    join = "JOIN sentence s ON s.number = w.rowid " if len(conditions) > 1 else ""
    return f"{join}WHERE {' AND '.join(conditions)}", values


def _stems(shelf: Shelf, forms: set[str]) -> dict[str, str]:
    """Return the stems of folded words of the record, as the index writes them."""
    held = sorted(forms)
    stems: dict[str, str] = {}
    for start in range(0, len(held), 500):
        some = held[start : start + 500]
        stems.update(shelf.rows(f"SELECT form, stem FROM word WHERE form IN ({','.join('?' * len(some))})", some))
    return {form: (stems.get(form) or stem_of(shelf, form)).lower() for form in held}


def _looked_for(stem: str, wanted: set[str], prefixes: tuple[str, ...]) -> bool:
    return stem in wanted or stem.startswith(prefixes)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence with its words: their keys in the index and where they stand."""

    text: str
    keys: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> "_Cut":
        folded = fold_with_positions(text)
        found = words(folded.text)
        keys_ = tuple("".join(filter(str.isalnum, form)) for form in found.forms)
        spans = (folded.to_raw(start, end) for start, end in zip(found.starts, found.ends, strict=True))
        return cls(text, keys_, tuple(spans))

    def pieces(self, marked: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the sentence in pieces, every second one a word that is marked."""
        pieces, at = [], 0
        for key, span in zip(self.keys, self.spans, strict=True):
            if key and marked(key):
                pieces += [self.text[at : span.start], span.of(self.text)]
                at = span.end
        return (*pieces, self.text[at:])
