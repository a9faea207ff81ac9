"""A story: what happened, who said what, who stands where, what cannot both be true, who copied whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.model.record import (
    Contradiction,
    Control,
    Copy,
    Evidence,
    NamingUse,
    RecordEvent,
    RecordStatement,
    StatementVariant,
)
from khabar.web.chains import ChainLink, chain
from khabar.web.pages.brief import BriefLine, brief_of
from khabar.web.pages.positions import Matrix, matrix_of
from khabar.web.pictures.map import Map, map_of
from khabar.web.pictures.stemma import Stemma, stemma_of
from khabar.web.pictures.timeline import Timeline, timeline_of
from khabar.web.quoting import Quotation, quotation
from khabar.web.shelf.reading import Brief, Shelf, Sources, StoryRow

SHOWN = {"reports": 40, "statements": 12, "events": 10, "contradictions": 8}
"""Lines of each kind on the story's page; the section's own page has them all."""
SECTIONS = ("reports", "statements", "events", "contradictions")
PAGE = 20
"""Lines on a page of a section."""
WORDINGS, TELLINGS, OTHERS = 2, 2, 10
"""Other wordings of a statement and tellings of an event that are quoted, and those of which at least the report is named."""
CLAIMS = 12
"""Claims of a count that are listed."""
NEAR_STORIES = 15
"""Stories of the same storyline that are listed."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement with its wordings."""

    statement: RecordStatement
    text: Quotation
    chain: tuple[ChainLink, ...]
    variants: tuple[tuple[StatementVariant, Quotation, tuple[ChainLink, ...]], ...]
    """The other wordings."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event with the words that tell it."""

    event: RecordEvent
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction with both its quotations."""

    contradiction: Contradiction
    a: Quotation
    b: Quotation


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share text; the original first where it is known."""

    copy: Copy
    first: Brief
    second: Brief


@dataclass(frozen=True, slots=True)
class NamingRow:
    """How one outlet names one referent: (word, slant, own, quoted, copied)."""

    referent: str
    outlet: str | None
    words: tuple[tuple[str, str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything on the page of a story."""

    row: StoryRow
    siblings: tuple[StoryRow, ...]
    reports: tuple[Brief, ...]
    originals: frozenset[str]
    """Reports that copy no other one of the story."""
    brief: tuple[BriefLine, ...]
    timeline: Timeline
    voices: tuple[tuple[str | None, tuple[Voice, ...]], ...]
    matrix: Matrix
    events: tuple[EventEntry, ...]
    clashes: tuple[Clash, ...]
    copies: tuple[Pair, ...]
    """Those whose original is known first, then by how much is shared."""
    stemma: Stemma
    naming: tuple[NamingRow, ...]
    map: Map | None


def story_page(shelf: Shelf, id_: str) -> StoryPage | None:
    """Return the page of a story; None if there is no such story."""
    row = shelf.story(id_)
    if row is None:
        return None
    reports = shelf.reports_of(id_)
    copies = shelf.lines("copy", id_, Copy, 200)
    statements = shelf.lines("statement", id_, RecordStatement, SHOWN["statements"])
    events = shelf.lines("event", id_, RecordEvent, SHOWN["events"])
    matrix = matrix_of(shelf, id_)
    clashes = shelf.lines("contradiction", id_, Contradiction, SHOWN["contradictions"])
    sources = shelf.sources([*_evidence(statements, events, clashes), *_ends(copies)])
    return StoryPage(
        row,
        tuple(story for story in shelf.stories_of(row.storyline) if story.id != id_),
        tuple(reports[: SHOWN["reports"]]),
        frozenset(brief.doc for brief in reports) - _copying(copies),
        brief_of(shelf, row),
        timeline_of(reports, _copying(copies), events),
        tuple(_voices(statements, sources)),
        matrix,
        tuple(_events(events, sources)),
        tuple(_clashes(clashes, sources)),
        tuple(_pairs(copies, sources)),
        stemma_of(copies, sources),
        tuple(naming_rows(shelf.lines("naming", id_, NamingUse, 2000))),
        map_of(shelf, shelf.lines("event", id_, RecordEvent, 300), shelf.lines("control", id_, Control, 200)),
    )


@dataclass(frozen=True, slots=True)
class SectionPage:
    """All lines of one kind of a story, a page at a time."""

    row: StoryRow
    section: str
    page: int
    pages: int
    reports: tuple[Brief, ...] = ()
    voices: tuple[tuple[str | None, tuple[Voice, ...]], ...] = ()
    events: tuple[EventEntry, ...] = ()
    clashes: tuple[Clash, ...] = ()


def section_page(shelf: Shelf, id_: str, section: str, page: int, size: int = PAGE) -> SectionPage | None:
    """Return a page of a section; None if there is no such story or section."""
    row = shelf.story(id_)
    if row is None or section not in SECTIONS:
        return None
    pages = max(1, -(-getattr(row, section) // size))
    page = min(max(1, page), pages)
    start = (page - 1) * size
    if section == "reports":
        return SectionPage(row, section, page, pages, reports=tuple(shelf.reports_of(id_, size, start)))
    if section == "statements":
        statements = shelf.lines("statement", id_, RecordStatement, size, start)
        voices = tuple(_voices(statements, shelf.sources(_evidence(statements, [], []))))
        return SectionPage(row, section, page, pages, voices=voices)
    if section == "events":
        events = shelf.lines("event", id_, RecordEvent, size, start)
        return SectionPage(
            row, section, page, pages, events=tuple(_events(events, shelf.sources(_evidence([], events, []))))
        )
    clashes = shelf.lines("contradiction", id_, Contradiction, size, start)
    held = tuple(_clashes(clashes, shelf.sources(_evidence([], [], clashes))))
    return SectionPage(row, section, page, pages, clashes=held)


def _evidence(
    statements: Sequence[RecordStatement], events: Sequence[RecordEvent], clashes: Sequence[Contradiction]
) -> Iterator[Evidence]:
    for statement in statements:
        yield from (variant.evidence for variant in statement.variants)
    for event in events:
        yield from event.evidence
        yield from (claim.evidence for count in event.counts for claim in count.claims)
    for clash in clashes:
        yield from (clash.a, clash.b)


def _ends(copies: Sequence[Copy]) -> Iterator[str]:
    for copy in copies:
        yield from (copy.a, copy.b)


def _pairs(copies: Sequence[Copy], sources: Sources) -> Iterator[Pair]:
    for copy in sorted(copies, key=lambda c: (c.direction is None, -max(c.share_a, c.share_b), c.a, c.b)):
        if copy.a in sources and copy.b in sources:
            ends = (copy.b, copy.a) if copy.direction == "b->a" else (copy.a, copy.b)
            yield Pair(copy, *map(sources.brief, ends))


def _copying(copies: Sequence[Copy]) -> set[str]:
    """Return the reports that are copied from another one."""
    return {copy.b if copy.direction == "a->b" else copy.a for copy in copies if copy.direction}


def _voices(statements: Sequence[RecordStatement], sources: Sources) -> Iterator[tuple[str | None, tuple[Voice, ...]]]:
    by_party: defaultdict[str | None, list[Voice]] = defaultdict(list)
    for statement in statements:
        told = [variant for variant in statement.variants if variant.evidence.doc in sources]
        if told:
            by_party[statement.party].append(_voice(statement, told, sources))
    order = sorted(by_party.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))
    yield from ((party, tuple(voices)) for party, voices in order)


def _voice(statement: RecordStatement, told: list[StatementVariant], sources: Sources) -> Voice:
    """The first wording that lacks nothing stands for the statement; the others are folded under it."""
    fullest = next((variant for variant in told if not variant.dropped), told[0])
    links = {id(variant): _links(statement, variant, sources) for variant in told}
    others = tuple(
        (variant, quotation(sources, variant.evidence), links[id(variant)])
        for variant in told
        if variant is not fullest
    )
    return Voice(statement, quotation(sources, fullest.evidence), links[id(fullest)], others)


def _links(statement: RecordStatement, variant: StatementVariant, sources: Sources) -> tuple[ChainLink, ...]:
    return chain(statement.speaker, None, variant.via, sources.brief(variant.evidence.doc).outlet)


def _events(events: Sequence[RecordEvent], sources: Sources) -> Iterator[EventEntry]:
    for event in events:
        told = [quotation(sources, evidence) for evidence in event.evidence if evidence.doc in sources]
        yield EventEntry(event, tuple(told))


def _clashes(clashes: Sequence[Contradiction], sources: Sources) -> Iterator[Clash]:
    for clash in clashes:
        if clash.a.doc in sources and clash.b.doc in sources:
            yield Clash(clash, quotation(sources, clash.a), quotation(sources, clash.b))


def naming_rows(uses: Sequence[NamingUse]) -> Iterator[NamingRow]:
    """Yield for each referent and outlet the words used, the most used first."""
    held: defaultdict[tuple[str, str], defaultdict[tuple[str, str], dict[str, int]]]
    held = defaultdict(lambda: defaultdict(lambda: {"own": 0, "quoted": 0, "copied": 0}))
    for use in uses:
        held[use.referent, use.outlet or ""][use.word, use.slant][use.voice] += 1
    for (referent, outlet), words in sorted(held.items()):
        counted = [(word, slant, n["own"], n["quoted"], n["copied"]) for (word, slant), n in words.items()]
        yield NamingRow(referent, outlet or None, tuple(sorted(counted, key=lambda row: (-sum(row[2:]), row[0]))))
