"""Making the shelf from a record."""

import json
import sqlite3
import zlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import msgspec

from khabar.lexicons import Lexicons
from khabar.lexicons.places import place_names
from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.model.record import Evidence, RecordEvent, RecordPosition, RecordStatement
from khabar.model.spans import Span
from khabar.text.fold import fold
from khabar.text.reading import kept_text
from khabar.text.sentences import sentences
from khabar.web.clipping import TITLE, clipped, short
from khabar.web.holdings import Holdings
from khabar.web.marking import broken
from khabar.web.parting import part_starts
from khabar.web.shelf.gathering import Gathering
from khabar.web.shelf.layout import INDEXES, TABLES, VERSION
from khabar.web.shelf.stems import keys, slug, stem

BEGINNING = 2000
"""Characters in which a report without a headline must show what to call it by."""

_encode = msgspec.json.encode


def make(holdings: Holdings, path: Path, fingerprint: str = "") -> None:
    """Write the shelf of a record to ``path``, in one step at the end: a shelf that was stopped half way is not there."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    shelf = sqlite3.connect(partial, isolation_level=None)
    try:
        shelf.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + TABLES)
        _Filling(shelf, holdings).all()
        facts = {
            "version": str(VERSION),
            "fingerprint": fingerprint,
            "extent": json.dumps(shelf.execute("SELECT min(day), max(day), count(*) FROM report").fetchone()),
            "manifest": json.dumps(holdings.manifest(), default=str),
        }
        shelf.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())
        shelf.executescript(INDEXES + "ANALYZE;")
    finally:
        shelf.close()
    partial.replace(path)


class _Filling:
    """One run over the holdings."""

    def __init__(self, shelf: sqlite3.Connection, holdings: Holdings) -> None:
        self._shelf = shelf
        self._holdings = holdings
        self._copies = list(holdings.copies())
        self._gathering = Gathering(holdings.members(), self._copies)
        self._counts: Counter[str] = Counter()

    def all(self) -> None:
        self._many("report", 14, self._reports())
        self._ledger()
        self._many("story", 13, (tally.row(story) for story, tally in self._gathering.stories.items()))
        self._many("storyline", 7, self._gathering.storylines())
        facets = ((*f, story) for story, tally in self._gathering.stories.items() for f in sorted(tally.facets))
        self._many("facet", 3, facets)
        self._shelf.execute("INSERT INTO facet_value SELECT kind, value, count(*) FROM facet GROUP BY kind, value")
        self._words()
        self._entities()

    def _many(self, table: str, width: int, rows: Iterable[tuple[Any, ...]]) -> None:
        # Table names are this module's own; only values come from outside.
        self._shelf.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({','.join('?' * width)})", rows)

    def _reports(self) -> Iterator[tuple[Any, ...]]:
        self._shelf.execute("CREATE TEMP TABLE draft (doc, start, end, day, outlet, story, said, words)")
        for document, layers in self._holdings.reports():
            day = layers.publication.day.isoformat() if layers.publication.day else None
            outlet = short(" ".join((layers.layout.outlet or document.outlet or "").split())) or None
            title = title_of(document, layers)
            member = self._gathering.add(document.id, day, title, outlet)
            self._draft(document, layers, (day, outlet, member.story))
            yield (
                document.id, document.name, outlet, title, day, layers.publication.basis, member.story, member.storyline,
                member.kind, self._gathering.account(document.id), _parts(document, layers), document.raw, _encode(document),
                _packed(layers),
            )  # fmt: skip

    def _draft(self, document: Document, layers: Layers, about: tuple[str | None, ...]) -> None:
        kept = kept_text(document.raw, layers.layout.drops)
        said = _Reach(span for statement in layers.statements for span in statement.content)
        rows = []
        for sentence in _sentences(kept, layers):
            forms = keys(sentence.of(kept))
            self._counts.update(forms)
            row = (document.id, sentence.start, sentence.end, *about, said.meets(sentence), " ".join(forms))
            rows.append(row)
        self._shelf.executemany("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _words(self) -> None:
        """Index the sentences, oldest first, so that the newest are found first by walking the index backwards."""
        count = self._counts.__getitem__
        stems = {form: stem(form, count) for form in self._counts}
        self._many("word", 3, ((form, self._counts[form], stems[form]) for form in sorted(stems)))
        drafts = self._shelf.execute("SELECT * FROM draft ORDER BY day IS NOT NULL, day, doc, start")
        for number, (*row, forms) in enumerate(drafts.fetchall(), 1):
            self._shelf.execute("INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *row))
            indexed = " ".join(stems[form] for form in forms.split())
            self._shelf.execute("INSERT INTO sentence_words (rowid, stems) VALUES (?, ?)", (number, indexed))
        self._shelf.execute("DROP TABLE draft")

    def _entities(self) -> None:
        count = self._counts.__getitem__
        for number, entity in enumerate(self._holdings.entities(), 1):
            row = (
                number,
                entity.id,
                entity.name,
                entity.type,
                sum(n for _, n in entity.variants),
                slug(entity.en or ""),
            )
            if not self._shelf.execute("INSERT OR IGNORE INTO entity VALUES (?, ?, ?, ?, ?, ?)", row).rowcount:
                continue  # two entities of one id: the first stands for both
            forms = {entity.name: 0} | dict(entity.variants)
            self._many("variant", 3, ((fold(form), entity.id, n) for form, n in forms.items()))
            indexed = " ".join(stem(key, count) for form in (*forms, entity.en or "") for key in keys(form))
            self._shelf.execute("INSERT INTO entity_words (rowid, stems) VALUES (?, ?)", (number, indexed))
            shown, outlets = self._gathering.spread(entity.mentions)
            self._line("entity", entity.id, "", entity.name, number, replace(entity, mentions=shown))
            self._many("entity_outlet", 3, ((entity.id, outlet, n) for outlet, n in outlets))

    def _line(self, kind: str, id_: str, story: str, who: str | None, place: int, value: Any) -> None:
        row = (kind, id_, story, who, place, _encode(value))
        self._shelf.execute("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?, ?, ?)", row)

    def _touch(self, kind: str, id_: str, evidence: Iterable[Evidence]) -> None:
        rows = [(e.doc, kind, id_, e.span.start, e.span.end) for e in evidence]
        self._shelf.executemany("INSERT INTO touch VALUES (?, ?, ?, ?, ?)", rows)

    def _ledger(self) -> None:
        self._statements(self._holdings.statements())
        self._positions(self._holdings.positions())
        self._events(self._holdings.events())
        self._contradictions()
        self._sharing()
        for control in self._holdings.control():
            self._line("control", control.id, control.story, control.party, 0, control)
        for sentence in self._holdings.brief():
            self._line("brief", f"{sentence.story}-{sentence.rank}", sentence.story, None, sentence.rank, sentence)
        self._proposals()
        for number, use in enumerate(self._holdings.naming()):
            place = self._gathering.place.get(use.evidence.doc)
            self._line("naming", f"naming-{number}", place.story if place else "", use.referent, number, use)

    def _proposals(self) -> None:
        """Shelve the proposals, and what their places are called in Arabic: the gazetteer's name of the most populous one."""
        slugs = set()
        for proposal in self._holdings.proposals():
            self._line("proposal", proposal.id, "", proposal.proposer, 0, proposal)
            slugs.add(proposal.place)
        named = sorted(place_names(Lexicons()), key=lambda item: (-item[1].place.population, item[0]))
        called = {slug(found.place.en): found.place.name for _, found in reversed(named)}
        self._many("place", 2, ((place, called[place]) for place in sorted(filter(None, slugs)) if place in called))

    def _statements(self, statements: Iterable[RecordStatement]) -> None:
        for place, statement in enumerate(statements):
            self._line("statement", statement.id, statement.story, statement.speaker, place, statement)
            self._touch("statement", statement.id, [variant.evidence for variant in statement.variants])
            self._gathering.count(statement.story, "statement", [("party", statement.party)])

    def _positions(self, positions: Iterable[RecordPosition]) -> None:
        for place, position in enumerate(positions):
            stories = {self._gathering.place[e.doc].story for e in position.evidence if e.doc in self._gathering.place}
            for story in sorted(stories):
                self._gathering.count(story, "position", [("party", position.actor)])
                self._line("position", f"{position.id}@{story}", story, position.actor, place, position)
            self._touch("position", position.id, position.evidence)

    def _events(self, events: Iterable[RecordEvent]) -> None:
        for place, event in enumerate(events):
            self._line("event", event.id, event.story, event.actor, place, event)
            self._touch("event", event.id, event.evidence)
            named: list[tuple[str, str | None]] = [("place", name) for name in event.places]
            self._gathering.count(event.story, "event", [*named, ("party", event.actor)])

    def _contradictions(self) -> None:
        for place, contradiction in enumerate(self._holdings.contradictions()):
            self._line("contradiction", contradiction.id, contradiction.story, None, place, contradiction)
            self._touch("contradiction", contradiction.id, (contradiction.a, contradiction.b))
            self._gathering.count(contradiction.story, "contradiction", ())

    def _sharing(self) -> None:
        """Copies and passages belong to the story of their first report; both reports know of them."""
        whole = Span(0, 0)
        for place, copy in enumerate(self._copies):
            id_ = f"{copy.a}+{copy.b}"
            member = self._gathering.place.get(copy.a)
            self._line("copy", id_, member.story if member else "", None, place, copy)
            self._touch("copy", id_, (Evidence(copy.a, whole), Evidence(copy.b, whole)))
        for place, passage in enumerate(self._holdings.passages()):
            self._line("passage", passage.id, "", f"{passage.a.doc}+{passage.b.doc}", place, passage)
            self._touch("passage", passage.id, (passage.a, passage.b))


class _Reach:
    """Spans asked in the order of the text whether one of them lies on another span; each is gone through once."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._waiting = deque(sorted(spans))
        self._end = 0

    def meets(self, span: Span) -> bool:
        """Tell whether a span has characters of ``span``, which must not lie before one that was asked of earlier."""
        while self._waiting and self._waiting[0].start < span.end:
            self._end = max(self._end, self._waiting.popleft().end)
        return self._end > span.start


def _packed(layers: Layers) -> bytes:
    """Return the layers of a report in about a fifth of their bytes; the fastest level is nearly the best one here."""
    return zlib.compress(_encode(layers), 1)


def _parts(document: Document, layers: Layers) -> str:
    return " ".join(map(str, part_starts(document, layers)))


def _sentences(kept: str, layers: Layers) -> Iterator[Span]:
    """Yield the sentences of a kept text; headlines stand alone, and what has no stop for long is cut between words."""
    layout = layers.layout
    headings = [span for span in (layout.title, layout.deck, *layout.subheads) if span]
    for sentence in sentences(kept, headings=headings):
        yield from broken(kept, sentence)


def title_of(document: Document, layers: Layers) -> str:
    """Return a report's headline, or where it has none the beginning of its text."""
    if layers.layout.title is not None and len(layers.layout.title):
        return _title(layers.layout.title.of(document.raw))
    kept = kept_text(document.raw, layers.layout.drops)
    text = kept.lstrip()[:BEGINNING]
    first = next(iter(sentences(text)), Span(0, 0)).of(text)
    return _title(" ".join(first.split()[:16]) or document.name)


def _title(text: str) -> str:
    """Return a headline as lists show it: in one line, not too long, its character references read."""
    return clipped(" ".join(unescape(text).split()), TITLE)
