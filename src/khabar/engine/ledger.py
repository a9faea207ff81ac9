"""The stage that lays the ledger: storyline by storyline in worker processes."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from khabar.engine.shelf import Shelf, opened
from khabar.engine.stages import Materials, Stage
from khabar.engine.workers import in_batches
from khabar.ledger import StoryInput, StoryLedger, StoryReport, story_ledger
from khabar.linking.reuse import group_of
from khabar.model.ids import DocId
from khabar.model.record import Copy, Passage, StoryMember
from khabar.store.record import Record
from khabar.store.writing import TablesWriter

_STORYLINES = 16
"""Storylines that a worker gets at once: most hold a single report."""
_TABLES = {
    "record_statements": "statements",
    "proposals": "proposals",
    "record_positions": "positions",
    "record_events": "events",
    "control": "control",
    "contradictions": "contradictions",
    "naming_uses": "naming",
    "timeline": "timeline",
    "brief": "brief",
}
"""Table → field of the ledger of a storyline."""


@dataclass(frozen=True, slots=True)
class Storyline:
    """What a worker needs to know of a storyline; it looks the reports up itself."""

    id: str
    members: tuple[tuple[int, str, str], ...]
    """Number of the report, its story, its copy group."""
    passages: tuple[Passage, ...]


def make_ledger(materials: Materials, writer: TablesWriter) -> None:
    """Write the ledger of every storyline, by storyline."""
    tasks = in_batches(_storylines(materials.record), _STORYLINES)
    for ledgers in materials.workers.map(partial(_ledgers, materials.shelf.folder), tasks):
        for ledger in ledgers:
            for table, field in _TABLES.items():
                writer.add(table, list(getattr(ledger, field)))


def _storylines(record: Record) -> Iterator[Storyline]:
    numbers = {doc: number for number, doc in enumerate(record.ids())}
    groups = group_of(record.rows("copies", Copy))
    members: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    storyline_of: dict[DocId, str] = {}
    for member in record.rows("stories", StoryMember):
        storyline_of[member.doc] = member.storyline
        members[member.storyline].append((numbers[member.doc], member.story, groups.get(member.doc, "")))
    passages: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in record.rows("passages", Passage):
        if (storyline := storyline_of[passage.a.doc]) == storyline_of[passage.b.doc]:
            passages[storyline].append(passage)
    for storyline in sorted(members):
        yield Storyline(storyline, tuple(sorted(members[storyline])), tuple(passages[storyline]))


def _ledgers(shelf: Path, storylines: tuple[Storyline, ...]) -> list[StoryLedger]:
    return [story_ledger(_input(opened(shelf), storyline)) for storyline in storylines]


def _input(shelf: Shelf, storyline: Storyline) -> StoryInput:
    reports = tuple(_report(shelf, *member) for member in storyline.members)
    return StoryInput(storyline.id, reports, storyline.passages)


def _report(shelf: Shelf, number: int, story: str, group: str) -> StoryReport:
    document, layers = shelf.document(number), shelf.layers(number)
    return StoryReport(
        doc=document.id,
        story=story,
        raw=document.raw,
        layers=layers,
        outlet=layers.layout.outlet or document.outlet,
        day=layers.publication.day,
        group=group,
    )


LEDGER = Stage("ledger", ("reports", "reuse", "stories"), ("ledger", "linking/reuse"), make_ledger)
