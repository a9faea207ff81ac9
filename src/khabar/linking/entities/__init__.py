"""Entities over reports: one line for each person, body and place, whatever the spelling."""

from collections import defaultdict
from collections.abc import Iterable

from khabar.lexicons import Lexicons, bundled
from khabar.lexicons.actors import adjectives, states
from khabar.lexicons.person_names import name_words
from khabar.lexicons.places import place_names
from khabar.linking.entities.bodies import join_bodies
from khabar.linking.entities.gathering import Gathered, ReportEntities, gather
from khabar.linking.entities.persons import join_persons
from khabar.linking.entities.places import Gazetteer, join_places
from khabar.linking.entities.record import record_entity, with_kept_ids
from khabar.model.record import RecordEntity

__all__ = ["ReportEntities", "link"]


def link(
    reports: Iterable[ReportEntities], lexicons: Lexicons | None = None, known: Iterable[RecordEntity] = ()
) -> list[RecordEntity]:
    """Return the entities of all reports, the most mentioned first; the order of the reports does not matter.

    ``known`` are entities found earlier among some of the reports: they keep their ids.

    Work and memory grow with the number of mentions; no step compares every report or every name with every other.
    """
    lexicons = lexicons or bundled()
    kinds: dict[str, list[Gathered]] = defaultdict(list)
    for entity in sorted(gather(reports), key=lambda entity: entity.order):
        kinds[_kind(entity)].append(entity)
    found = [(person, None) for person in join_persons(kinds["person"], lexicons.compiled(name_words))]
    found += [(body, None) for body in join_bodies(kinds["body"], lexicons.compiled(adjectives))]
    located = join_places(kinds["place"], lexicons.compiled(_gazetteer))
    by_code = {state.code: state for state in lexicons.compiled(states)}
    lines = [record_entity(entity, place, by_code) for entity, place in [*found, *located]]
    return sorted(with_kept_ids(lines, known), key=lambda line: (-len(line.mentions), line.name, line.id))


def _kind(entity: Gathered) -> str:
    if entity.type == "PER":
        return "person"
    return "place" if entity.type in {"GPE", "LOC"} else "body"


def _gazetteer(lexicons: Lexicons) -> Gazetteer:
    return Gazetteer(place_names(lexicons))
