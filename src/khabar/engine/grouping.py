"""The stages that group all reports into stories and join their entities."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from khabar.engine.shelf import opened
from khabar.engine.stages import Materials, Stage
from khabar.engine.workers import in_batches
from khabar.lexicons import bundled
from khabar.linking.entities import ReportEntities, link
from khabar.linking.stories import StoryReport, group, story_report
from khabar.model.record import StoryMember
from khabar.store.flatten import entity_row
from khabar.store.writing import TablesWriter

_REPORTS = 128
"""Reports that a worker prepares at once."""


def make_stories(materials: Materials, writer: TablesWriter) -> None:
    """Write the story and storyline of every report."""
    numbers = in_batches(range(len(materials.shelf)), _REPORTS)
    prepared = materials.workers.map(partial(_story_reports, materials.shelf.folder), numbers)
    known = list(materials.before.rows("stories", StoryMember)) if materials.before else ()
    members = group([report for some in prepared for report in some], bundled(), known)
    writer.add("stories", sorted(members, key=lambda member: member.doc))


def _story_reports(shelf: Path, numbers: tuple[int, ...]) -> list[StoryReport]:
    found = ((opened(shelf).document(number), opened(shelf).layers(number)) for number in numbers)
    return [story_report(document, layers, bundled()) for document, layers in found]


def make_entities(materials: Materials, writer: TablesWriter) -> None:
    """Write the entities over all reports, the most mentioned first."""
    known = materials.before.entities() if materials.before else ()
    writer.add("record_entities", [entity_row(entity) for entity in link(_entities(materials), bundled(), known)])


def _entities(materials: Materials) -> Iterator[ReportEntities]:
    for document, layers in materials.shelf.reports():
        yield ReportEntities(document.id, layers.publication.day, document.raw, layers.entities)


STORIES = Stage("stories", ("reports",), ("linking/stories",), make_stories, "stories")
ENTITIES = Stage("entities", ("reports",), ("linking/entities",), make_entities, "record_entities")
