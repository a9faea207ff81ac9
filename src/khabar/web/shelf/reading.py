"""Reading from the shelf."""

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from khabar.errors import RecordError
from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.model.record import Evidence, Passage, RecordEntity
from khabar.model.spans import Span
from khabar.text.fold import fold
from khabar.web.shelf.layout import VERSION

T = TypeVar("T")

_BRIEF = "doc, name, outlet, title, day, basis, story, storyline, kind, account"


@dataclass(frozen=True, slots=True)
class Brief:
    """A report in one line."""

    doc: str
    name: str
    outlet: str | None
    title: str
    day: str | None
    basis: str | None
    story: str
    storyline: str
    kind: str
    account: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its layers."""

    brief: Brief
    document: Document
    layers: Layers
    parts: tuple[int, ...]
    """Where the parts begin in which it is shown: 0 alone for nearly all."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in one line; the last five fields count its outlets and its lines in the record."""

    id: str
    storyline: str
    title: str
    lead: str
    first: str | None
    last: str | None
    reports: int
    accounts: int
    outlets: int
    statements: int
    positions: int
    events: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class StorylineRow:
    """A storyline in one line."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    accounts: int
    stories: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter of the list of stories: days, and one value a facet."""

    start: str = ""
    end: str = ""
    party: str = ""
    place: str = ""
    outlet: str = ""
    order: str = "accounts"


class Shelf:
    """One shelf, opened for reading; may be used from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the shelf at ``path``. Raises RecordError if it is missing, damaged or of another version."""
        if not path.is_file():
            raise RecordError(f"{path}: there is no shelf; `khabar serve` makes it from the record")
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._threads = threading.local()
        try:
            version = self.fact("version")
        except sqlite3.DatabaseError as error:
            raise RecordError(f"{path}: this is no shelf ({error})") from error
        if version != str(VERSION):
            raise RecordError(f"{path}: the shelf is of another version")

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query with its values."""
        connection = getattr(self._threads, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
            self._threads.connection = connection
        return connection.execute(query, values).fetchall()

    def fact(self, key: str) -> str:
        """Return a fact about the shelf, or an empty text."""
        found = self.rows("SELECT value FROM fact WHERE key = ?", [key])
        return found[0][0] if found else ""

    def manifest(self) -> dict[str, Any]:
        """Return the record's manifest."""
        return dict(json.loads(self.fact("manifest") or "{}"))

    def report(self, doc: str) -> Report | None:
        """Return a report with its layers."""
        found = self.rows(f"SELECT {_BRIEF}, document, layers, parts FROM report WHERE doc = ?", [doc])
        if not found:
            return None
        *brief, document, layers, parts = found[0]
        return Report(
            Brief(*brief),
            msgspec.json.decode(document, type=Document),
            msgspec.json.decode(zlib.decompress(layers), type=Layers),
            tuple(map(int, parts.split())),
        )

    def story(self, id_: str) -> StoryRow | None:
        """Return a story's line."""
        found = self.rows("SELECT * FROM story WHERE id = ?", [id_])
        return StoryRow(*found[0]) if found else None

    def parts(self) -> dict[str, tuple[int, ...]]:
        """Return where the parts begin of every report that is shown in several."""
        rows = self.rows("SELECT doc, parts FROM report WHERE parts != '0'")
        return {doc: tuple(map(int, parts.split())) for doc, parts in rows}

    def reports_of(self, story: str, limit: int = 1000, offset: int = 0) -> list[Brief]:
        """Return the reports of a story in time order, undated ones last."""
        query = f"SELECT {_BRIEF} FROM report WHERE story = ? ORDER BY day IS NULL, day, outlet, doc LIMIT ? OFFSET ?"
        return [Brief(*row) for row in self.rows(query, [story, limit, offset])]

    def storylines(self, choice: Choice, limit: int, offset: int) -> list[StorylineRow]:
        """Return the storylines that have a story within ``choice``, in its order."""
        where, values = _telling(choice)
        order = "last DESC, accounts DESC" if choice.order == "newest" else "accounts DESC, last DESC"
        query = f"SELECT * FROM storyline WHERE {where} ORDER BY {order}, id LIMIT ? OFFSET ?"
        return [StorylineRow(*row) for row in self.rows(query, [*values, limit, offset])]

    def storylines_within(self, choice: Choice) -> int:
        """Return how many storylines have a story within ``choice``."""
        where, values = _telling(choice)
        return int(self.rows(f"SELECT count(*) FROM storyline WHERE {where}", values)[0][0])

    def storyline(self, id_: str) -> StorylineRow | None:
        """Return a storyline's line."""
        found = self.rows("SELECT * FROM storyline WHERE id = ?", [id_])
        return StorylineRow(*found[0]) if found else None

    def stories_of(self, storyline: str, limit: int = 50, offset: int = 0) -> list[StoryRow]:
        """Return the stories of a storyline in time order."""
        query = "SELECT * FROM story WHERE storyline = ? ORDER BY first IS NULL, first, id LIMIT ? OFFSET ?"
        return [StoryRow(*row) for row in self.rows(query, [storyline, limit, offset])]

    def main_stories(self, storyline: str, choice: Choice, limit: int) -> list[StoryRow]:
        """Return the stories of a storyline within ``choice`` that most accounts tell, in time order."""
        where, values = _within(choice)
        query = (
            f"SELECT * FROM (SELECT * FROM story s WHERE storyline = ? AND {where}"
            " ORDER BY accounts DESC, reports DESC, id LIMIT ?) ORDER BY first IS NULL, first, id"
        )
        return [StoryRow(*row) for row in self.rows(query, [storyline, *values, limit])]

    def stories_with(self, value: str, limit: int) -> list[StoryRow]:
        """Return the stories in which a party, place or outlet has a part, those of most accounts first."""
        query = (
            "SELECT DISTINCT s.* FROM story s JOIN facet f ON f.story = s.id WHERE f.kind IN ('party', 'place', 'outlet')"
            " AND f.value = ? ORDER BY s.accounts DESC, s.reports DESC, s.id LIMIT ?"
        )
        return [StoryRow(*row) for row in self.rows(query, [value, limit])]

    def facet(self, kind: str, limit: int) -> list[tuple[str, int]]:
        """Return the commonest values of a facet with their numbers of stories."""
        query = "SELECT value, n FROM facet_value WHERE kind = ? ORDER BY n DESC, value LIMIT ?"
        return [(value, n) for value, n in self.rows(query, [kind, limit])]

    def extent(self) -> tuple[str | None, str | None, int]:
        """Return the first and the last day of the reports, and their number."""
        first, last, reports = json.loads(self.fact("extent"))
        return first, last, reports

    def lines(self, kind: str, story: str, type_: type[T], limit: int = 500, offset: int = 0) -> list[T]:
        """Return the lines of one kind of a story, in the record's order."""
        query = "SELECT body FROM line WHERE kind = ? AND story = ? ORDER BY place, id LIMIT ? OFFSET ?"
        return self._decode(query, [kind, story, limit, offset], type_)

    def line(self, kind: str, id_: str, type_: type[T]) -> T | None:
        """Return one line of the record."""
        found = self._decode("SELECT body FROM line WHERE kind = ? AND id = ?", [kind, id_], type_)
        return found[0] if found else None

    def lines_of(self, who: str, kind: str, type_: type[T], limit: int = 200) -> list[T]:
        """Return the lines of one kind whose speaker, actor or referent is ``who``."""
        query = "SELECT body FROM line WHERE who = ? AND kind = ? ORDER BY place, id LIMIT ?"
        return self._decode(query, [who, kind, limit], type_)

    def touching(self, doc: str, kind: str, type_: type[T], limit: int = 200) -> list[T]:
        """Return the lines of one kind that rest on characters of a report."""
        query = (
            "SELECT body FROM line WHERE kind = ? AND id IN (SELECT id FROM touch WHERE doc = ? AND kind = ?)"
            " ORDER BY place, id LIMIT ?"
        )
        return self._decode(query, [kind, doc, kind, limit], type_)

    def spans_in(self, doc: str) -> list[tuple[str, str, Span]]:
        """Return (kind, id, span) of every line of the record that rests on characters of a report."""
        query = "SELECT kind, id, start, end FROM touch WHERE doc = ? AND end > start ORDER BY start, end, kind, id"
        return [(kind, id_, Span(start, end)) for kind, id_, start, end in self.rows(query, [doc])]

    def passages(self, a: str, b: str) -> list[Passage]:
        """Return the passages that two reports share."""
        query = "SELECT body FROM line WHERE kind = 'passage' AND who IN (?, ?) ORDER BY place, id"
        return self._decode(query, [f"{a}+{b}", f"{b}+{a}"], Passage)

    def entity_named(self, name: str) -> str | None:
        """Return the id of the entity that has ``name`` among its forms; the most mentioned one."""
        query = (
            "SELECT e.id FROM variant v JOIN entity e ON e.id = v.entity WHERE v.folded = ?"
            " ORDER BY (e.name = ?) DESC, e.mentions DESC, e.id LIMIT 1"
        )
        found = self.rows(query, [fold(name), name])
        return found[0][0] if found else None

    def entity(self, id_: str) -> RecordEntity | None:
        """Return an entity."""
        return self.line("entity", id_, RecordEntity)

    def place_called(self, slug: str) -> str | None:
        """Return the Arabic name of the place, state or body whose English name makes ``slug``."""
        found = self.rows("SELECT name FROM entity WHERE slug = ? ORDER BY mentions DESC, id LIMIT 1", [slug])
        found = found or self.rows("SELECT name FROM place WHERE slug = ?", [slug])
        return found[0][0] if found else None

    def outlets_naming(self, id_: str) -> list[tuple[str, int]]:
        """Return the outlets that name an entity with their numbers of mentions."""
        query = "SELECT outlet, n FROM entity_outlet WHERE entity = ? ORDER BY n DESC, outlet LIMIT 30"
        return [(outlet, n) for outlet, n in self.rows(query, [id_])]

    def sources(self, evidence: Iterable[Evidence | str]) -> "Sources":
        """Return the reports that ``evidence`` (or document ids) name, with their texts."""
        docs = sorted({item if isinstance(item, str) else item.doc for item in evidence})
        held: dict[str, tuple[Brief, str]] = {}
        for start in range(0, len(docs), 500):
            some = docs[start : start + 500]
            query = f"SELECT {_BRIEF}, raw FROM report WHERE doc IN ({','.join('?' * len(some))})"
            held.update((row[0], (Brief(*row[:-1]), row[-1])) for row in self.rows(query, some))
        return Sources(held)

    def _decode(self, query: str, values: Sequence[Any], type_: type[T]) -> list[T]:
        decoder = msgspec.json.Decoder(type_)
        return [decoder.decode(body) for (body,) in self.rows(query, values)]


class Sources:
    """Some reports with their texts, to quote from."""

    def __init__(self, held: dict[str, tuple[Brief, str]]) -> None:
        self._held = held

    def __contains__(self, doc: str) -> bool:
        return doc in self._held

    def brief(self, doc: str) -> Brief:
        """Return a report's line."""
        return self._held[doc][0]

    def raw(self, doc: str) -> str:
        """Return a report's text."""
        return self._held[doc][1]

    def text(self, evidence: Evidence) -> str:
        """Return the characters of an evidence, whitespace levelled."""
        return " ".join(evidence.span.of(self.raw(evidence.doc)).split())


def _telling(choice: Choice) -> tuple[str, list[str]]:
    """Return the condition that a storyline has a story within ``choice``, with its values."""
    where, values = _within(choice)
    return (f"id IN (SELECT s.storyline FROM story s WHERE {where})", values) if values else ("1", [])


def _within(choice: Choice) -> tuple[str, list[str]]:
    """Return the condition that the story ``s`` is within ``choice``, with its values."""
    conditions, values = ["1"], []
    if choice.start:
        conditions.append("s.last >= ?")
        values.append(choice.start)
    if choice.end:
        conditions.append("s.first <= ?")
        values.append(choice.end)
    for kind in ("party", "place", "outlet"):
        value = getattr(choice, kind)
        if value:
            conditions.append("s.id IN (SELECT story FROM facet WHERE kind = ? AND value = ?)")
            values += [kind, value]
    return " AND ".join(conditions), values
